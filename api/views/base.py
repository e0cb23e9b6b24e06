"""What all calls have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.forms import BaseForm
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.serializers import BaseSerializer, Serializer
from rest_framework.viewsets import GenericViewSet

from accounts.models import User
from api import idempotency, throttles
from api.models import KeptAnswer
from api.paging import one_of
from core.listing import words

Rows = QuerySet[Any]
Answers = Callable[..., Response]
Shows = Mapping[str, tuple[str, Q]]


def in_turn(change: Answers) -> Answers:
    """For a change of what is sent alone: of a person's, one after the other, so that two at once
    keep what both said."""

    @wraps(change)
    def in_its_turn(self: Calls, *args: Any, **kwargs: Any) -> Response:
        with transaction.atomic():
            User.objects.select_for_update().get(pk=self.me.pk)
            return change(self, *args, **kwargs)

    return in_its_turn


class Calls(GenericViewSet[Any]):
    """Calls on one kind of thing. ``once`` is whether a POST takes an Idempotency-Key."""

    once: ClassVar[bool] = True
    sorts: ClassVar[Mapping[str, Sequence[Any]]] = {"newest": ("-created_at", "-pk")}
    shows: ClassVar[Shows] = {}
    lookup_value_converter = "int"
    _kept: KeptAnswer | None = None

    @property
    def me(self) -> User:
        person = self.request.user
        assert isinstance(person, User)  # noqa: S101 - what IsPerson has seen to
        return person

    def is_for(self, action: str) -> bool:
        """Whether a call is for one of its actions, before DRF has named it."""
        does: dict[str, str] = getattr(self, "action_map", None) or {}
        return does.get((self.request.method or "").lower()) == action if self.request else False

    # Every call.

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if self.once:
            self._kept = idempotency.begin(request)

    def handle_exception(self, exc: Exception) -> Response:
        if isinstance(exc, idempotency.Known):
            return idempotency.again(exc.kept)  # type: ignore[return-value] # ready to be sent
        try:
            return super().handle_exception(exc)
        except Exception:
            if self._kept is not None:
                self._kept.delete()
            raise

    def finalize_response(
        self,
        request: Request,
        response: Any,  # noqa: ANN401 - DRF's signature
        *args: Any,
        **kwargs: Any,
    ) -> Response:
        made = super().finalize_response(request, response, *args, **kwargs)
        for name, value in throttles.headers(request).items():
            made[name] = value
        made["Cache-Control"] = "private, no-store"
        if self._kept is not None and isinstance(made, Response):
            made.add_post_render_callback(partial(idempotency.keep, self._kept))
        return made

    # What calls are made of.

    def said(self, shape: type[Serializer[Any]]) -> dict[str, Any]:
        """What was sent, when it is sound. Raises ValidationError."""
        sent = shape(data=self.request.data)
        sent.is_valid(raise_exception=True)
        return dict(sent.validated_data)

    def one(self, rows: Rows, **which: Any) -> Any:  # noqa: ANN401 - a row
        """One of the rows; 404 where it is none of them."""
        return get_object_or_404(rows, **which)

    def shaped(
        self, shape: type[BaseSerializer[Any]], thing: object, status: int = 200
    ) -> Response:
        return Response(shape(thing, context=self.get_serializer_context()).data, status=status)

    def page(self, rows: Rows, shape: type[Serializer[Any]]) -> Response:
        """A page of a list: of the part that was asked for."""
        show = self.request.query_params.get("show", "")
        if show:
            rows = rows.filter(self.shows[one_of(show, "show", self.shows)][1])
        found = self.paginate_queryset(rows)
        assert found is not None  # noqa: S101 - the paginator is set
        context = self.get_serializer_context()
        shape(context=context).get_fields()  # says what is wrong of an empty list, too
        return self.get_paginated_response(shape(found, many=True, context=context).data)

    @property
    def words(self) -> str:
        """What is searched for."""
        return words(self.request._request)  # noqa: SLF001 - DRF's documented way to the request

    def begun(
        self, shape: type[BaseSerializer[Any]], work: object, name: str, *args: object
    ) -> Response:
        """202: the work goes on in the background, and ``Location`` says how it fares."""
        return self.placed(shape, work, 202, name, *args)

    def made(
        self, shape: type[BaseSerializer[Any]], row: object, name: str, *args: object
    ) -> Response:
        """201: it is there, at ``Location``."""
        return self.placed(shape, row, 201, name, *args)

    def placed(
        self,
        shape: type[BaseSerializer[Any]],
        row: object,
        status: int,
        name: str,
        *args: object,
    ) -> Response:
        response = self.shaped(shape, row, status)
        response["Location"] = reverse(f"api:{name}", args=args, request=self.request)
        return response


def sound(form: BaseForm) -> dict[str, Any]:
    """What a page's form makes of what was sent, in its own sentences."""
    if form.is_valid():
        return form.cleaned_data
    raise ValidationError(
        {
            "non_field_errors" if name == "__all__" else name: [str(each) for each in sentences]
            for name, sentences in form.errors.items()
        }
    )


def download(file: Any, name: str, content_type: str = "") -> HttpResponseBase:  # noqa: ANN401 - an open file
    """A file, always as a download."""
    kind = content_type or "application/octet-stream"
    return FileResponse(file, as_attachment=True, filename=name, content_type=kind)


def made_file(content: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
