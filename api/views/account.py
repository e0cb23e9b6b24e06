"""How a person wants to be met, and their programs' logins."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import services
from accounts.forms import SECTIONS
from accounts.models import Profile
from api import tokens
from api.models import Login
from api.parsers import Form
from api.permissions import IsLogin
from api.schema import call, file
from api.shapes import account as shapes
from api.views.base import Calls, download, in_turn, sound
from core.forms import TOO_LARGE
from core.uploads import too_large


class MySettings(Calls):
    """How I want to be met."""

    queryset = Profile.objects.none()

    def profile(self) -> Profile:
        return Profile.objects.select_related("user").get(user=self.me)

    @call("My settings", gives=shapes.SettingsShape)
    def show(self, request: Request) -> Response:
        """Language and look, language models, and mail."""
        return self.shaped(shapes.SettingsShape, self.profile())

    @call("Change my settings", said=shapes.ChangeSettings, gives=shapes.SettingsShape)
    @in_turn
    def change(self, request: Request) -> Response:
        """Only what is sent is changed."""
        said = self.said(shapes.ChangeSettings)
        for name in ("look", "model", "mail"):
            kind: Any = SECTIONS[name]
            if said.keys() & kind.base_fields.keys():
                profile = self.profile()
                before = {each: getattr(profile, each) for each in kind.base_fields}
                form = kind(before | said, instance=profile)
                sound(form)
                services.save_section(form, form.saved)
        return self.shaped(shapes.SettingsShape, self.profile())


class MyPhoto(Calls):
    """My photo."""

    queryset = Profile.objects.none()

    def get_parsers(self) -> list[BaseParser]:
        return [Form()] if self.is_for("keep") else super().get_parsers()

    @file("My photo", "image/jpeg")
    def show(self, request: Request) -> HttpResponseBase:
        """As it was made anew, without what a camera writes into it."""
        mine = Profile.objects.get(user=self.me)
        if not mine.photo:
            raise Http404
        return download(mine.photo.open("rb"), "photo.jpg", "image/jpeg")

    @call(
        "Keep a photo",
        said={"multipart/form-data": shapes.KeepPhoto},
        gives=shapes.SettingsShape,
    )
    def keep(self, request: Request) -> Response:
        """In place of the last; at most 10 MB."""
        for name in too_large(request._request):  # noqa: SLF001 - DRF's documented way to the request
            raise ValidationError({"photo": [TOO_LARGE.format(name=name)]})
        photo = self.said(shapes.KeepPhoto)["photo"]
        services.keep_photo(user=self.me, data=photo.read())
        return self.shaped(shapes.SettingsShape, Profile.objects.get(user=self.me))

    @call("Remove my photo", gives=None, status=204)
    def remove(self, request: Request) -> Response:
        """Your initials are shown again."""
        services.remove_photo(self.me)
        return Response(status=204)


class MyLogins(Calls):
    """Programs that are logged in for me."""

    once = False
    permission_classes = (IsLogin,)
    queryset = Login.objects.none()
    sorts: ClassVar[dict[str, Any]] = {"newest": ("-refreshed_at", "-pk")}

    @call("Programs that are logged in", gives=shapes.LoginLine(many=True))
    def list(self, request: Request) -> Response:
        """With a password, and not yet out."""
        return self.page(Login.objects.owned_by(self.me).still_open(), shapes.LoginLine)

    @call("Log a program out", gives=None, status=204)
    def destroy(self, request: Request, key: str) -> Response:
        """Its tokens open nothing from now on."""
        rows = Login.objects.owned_by(self.me).select_related("owner")
        tokens.log_out(self.one(rows, pk=key))
        return Response(status=204)
