"""Programs for tests: tokens, and callers who use them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.test import Client
from django.test.client import MULTIPART_CONTENT

from accounts.models import User
from api import tokens
from api.models import KeptAnswer, Login, PersonalToken

JSON = "application/json"

if TYPE_CHECKING:

    class Answer(HttpResponse):
        """What Django's test client gives."""

        def json(self) -> Any:  # noqa: ANN401 - whatever was answered
            ...


def a_token(owner: User, scope: str = "write") -> PersonalToken:
    """A personal token whose secret nobody knows any more."""
    digest = f"{owner.pk}-{PersonalToken.objects.count()}"
    return PersonalToken.objects.create(
        owner=owner, name="My script", scope=scope, digest=digest, begins="ja_k3JvQ0aX"
    )


def a_login(owner: User) -> Login:
    """A program that logged in."""
    tokens.log_in(owner)
    return Login.objects.owned_by(owner).latest("created_at")


def a_kept_answer(owner: User) -> KeptAnswer:
    """What was answered to a call with a key."""
    return KeptAnswer.objects.create(owner=owner, key="one", said="x", status=202, body="{}")


@dataclass(frozen=True)
class Caller:
    """A program that calls with a token; without one, anybody."""

    token: str = ""

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def __call__(
        self, method: str, path: str, body: object = None, files: object = None, **headers: str
    ) -> Answer:
        """Call ``path`` below ``/api/v1/``, or a whole address."""
        address = path if path.startswith(("/", "http")) else f"/api/v1/{path}"
        call = getattr(Client(), method.lower())
        all_ = self.headers | {name.replace("_", "-"): said for name, said in headers.items()}
        if files is not None:
            answer = call(address, files, content_type=MULTIPART_CONTENT, headers=all_)
        elif method.lower() == "get":
            answer = call(address, headers=all_)
        else:
            sent = "" if body is None else json.dumps(body)
            answer = call(address, sent, content_type=JSON, headers=all_)
        made: Answer = answer
        return made


def caller(owner: User) -> Caller:
    """A program that logged in for a person."""
    return Caller(tokens.log_in(owner).access)


def token_caller(owner: User, scope: str = "write") -> Caller:
    """A program with a personal token of a person."""
    return Caller(tokens.make_token(owner=owner, name="My script", scope=scope)[1])
