"""Coming in, who one is, tokens, and what one did."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Q
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import services
from accounts.forms import ProfileForm
from accounts.models import Activity, Profile, Sending, User
from accounts.views import SHOWS
from accounts.views import SORTS as NEWEST
from api import signing_in, tokens
from api.models import Login, PersonalToken
from api.permissions import IsLogin
from api.schema import WORDS, call
from api.shapes import people as shapes
from api.views.base import Calls, in_turn, sound
from core.errors import Refused

SENT = "If this address can be registered, a code is on its way to it."


class Doors(Calls):
    """Coming in and going out."""

    once = False
    permission_classes = (AllowAny,)

    @call("Register", said=shapes.Register, gives=shapes.Registered, status=202, auth=[])
    def register(self, request: Request) -> Response:
        """A code is mailed, as by the page for signing up. What is answered does not tell whether
        the address is known."""
        said = self.said(shapes.Register)
        key = signing_in.register(request._request, said["email"], said["password"])  # noqa: SLF001 - DRF's documented way to the request
        answer = {"confirmation": key, "detail": SENT}
        return self.placed(shapes.Registered, answer, 202, "register-confirm")

    @call("Confirm a registration", said=shapes.Confirm, gives=shapes.Tokens, auth=[])
    def confirm(self, request: Request) -> Response:
        """The code that was mailed opens the account."""
        said = self.said(shapes.Confirm)
        person = signing_in.confirmed(request._request, said["confirmation"], said["code"])  # noqa: SLF001 - as above
        return self.shaped(shapes.Tokens, tokens.log_in(person))

    @call("Log in", said=shapes.LogIn, gives=shapes.Tokens, auth=[])
    def token(self, request: Request) -> Response:
        """An access token for 24 hours, and a refresh token to get the next."""
        said = self.said(shapes.LogIn)
        person = signing_in.proven(
            request._request,  # noqa: SLF001 - as above
            said["email"],
            said["password"],
            said.get("code", ""),
        )
        return self.shaped(shapes.Tokens, tokens.log_in(person))

    @call("Get new tokens", said=shapes.Refresh, gives=shapes.Tokens, auth=[])
    def refresh(self, request: Request) -> Response:
        """The refresh token is spent by this; one that comes twice ends the login."""
        return self.shaped(shapes.Tokens, tokens.refreshed(self.said(shapes.Refresh)["refresh"]))


class LogOut(Calls):
    """Going out."""

    once = False

    @call("Log out", gives=None, status=204)
    def logout(self, request: Request) -> Response:
        """Ends the login of the access token, or revokes the personal token, that it is called
        with."""
        if isinstance(request.auth, Login):
            tokens.log_out(request.auth)
        elif isinstance(request.auth, PersonalToken):
            tokens.revoke(request.auth)
        return Response(status=204)


class MyAccount(Calls):
    """The person who calls."""

    queryset = User.objects.none()

    @call("Who I am", gives=shapes.Me)
    def show(self, request: Request) -> Response:
        """The account of the token."""
        return self.shaped(shapes.Me, self._me())

    @call("Change what is shown of me", said=shapes.ChangeMe, gives=shapes.Me)
    @in_turn
    def change(self, request: Request) -> Response:
        """Only what is sent is changed."""
        said = self.said(shapes.ChangeMe)
        profile = Profile.objects.select_related("user").get(user=self.me)
        before = {"name": self.me.name, "headline": profile.headline, "place": profile.place}
        form = ProfileForm(before | said, instance=profile)
        sound(form)
        services.save_section(form, form.saved)
        return self.shaped(shapes.Me, self._me())

    def _me(self) -> User:
        return User.objects.select_related("profile").get(pk=self.me.pk)


class MyTokens(Calls):
    """Personal tokens."""

    once = False
    permission_classes = (IsLogin,)
    queryset = PersonalToken.objects.none()

    @call("My tokens", gives=shapes.Token(many=True))
    def list(self, request: Request) -> Response:
        """Those that are revoked stay in the list."""
        return self.page(PersonalToken.objects.owned_by(self.me), shapes.Token)

    @call("Make a token", said=shapes.MakeToken, gives=shapes.NewToken, status=201)
    def create(self, request: Request) -> Response:
        """Its secret is in this answer, and nowhere else."""
        said = self.said(shapes.MakeToken)
        row, secret = tokens.make_token(owner=self.me, **said)
        context = {"request": request, "secret": secret}
        response = Response(shapes.NewToken(row, context=context).data, status=201)
        response["Location"] = request.build_absolute_uri(f"{request.path}{row.pk}/")
        return response

    @call("One of my tokens", gives=shapes.Token)
    def retrieve(self, request: Request, pk: int) -> Response:
        """Without its secret."""
        return self.shaped(shapes.Token, self.one(PersonalToken.objects.owned_by(self.me), pk=pk))

    @call("Revoke a token", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """It opens nothing from now on."""
        rows = PersonalToken.objects.owned_by(self.me).select_related("owner")
        row = self.one(rows, pk=pk)
        if not row.is_open:
            raise Refused("This token does not count any more.")
        tokens.revoke(row)
        return Response(status=204)


class MyReceipt(Calls):
    """What left the server for me."""

    queryset = Sending.objects.none()
    sorts: ClassVar = {"newest": ("-at", "-pk"), "oldest": ("at", "pk")}
    shows: ClassVar = {str(kind): (str(kind.label), Q(kind=kind)) for kind in Sending.Kind}

    @call("What left the server for me", gives=shapes.Left(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """To whom, when, how much and what was in it; `show` narrows it to a kind."""
        rows = Sending.objects.owned_by(self.me)
        for word in self.words.split():
            rows = rows.filter(Q(receiver__icontains=word) | Q(purpose__icontains=word))
        return self.page(rows, shapes.Left)


class MyActivity(Calls):
    """What I did."""

    queryset = Activity.objects.none()
    sorts = NEWEST
    shows = SHOWS

    @call("What I did", gives=shapes.Did(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """And where; `show` narrows it."""
        rows = Activity.objects.owned_by(self.me)
        if self.words:
            rows = rows.filter(Q(text__icontains=self.words) | Q(device__icontains=self.words))
        return self.page(rows, shapes.Did)
