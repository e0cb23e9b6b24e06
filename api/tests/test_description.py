"""The description: it is valid, says all, and its examples are true to it."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client
from jsonschema import Draft202012Validator

from accounts.models import User
from api.tests.calls import CALLS, DOORS

pytestmark = pytest.mark.django_db
Node = dict[str, Any]


@pytest.fixture(scope="module")
def described() -> Node:
    from drf_spectacular.generators import SchemaGenerator  # noqa: PLC0415 - after the settings

    generator: Any = SchemaGenerator
    found: Node = generator().get_schema(request=None, public=True)
    return found


def operations(described: Node) -> list[tuple[str, Node]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def bodies(operation: Node) -> list[Node]:
    """All that is sent and answered in JSON."""
    found = [operation.get("requestBody", {}), *operation["responses"].values()]
    return [
        media
        for body in found
        for kind, media in body.get("content", {}).items()
        if "json" in kind or kind.startswith("multipart")
    ]


def test_it_is_valid_and_nothing_in_it_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("spectacular", "--validate", "--fail-on-warn", "--format", "openapi-json")
    assert '"openapi": "3.1' in capsys.readouterr().out


def test_it_has_every_call(described: Node) -> None:
    assert len(operations(described)) == len(CALLS) + len(DOORS)


def test_every_call_has_a_name_words_and_examples(described: Node) -> None:
    names = [operation["operationId"] for _, operation in operations(described)]
    assert len(names) == len(set(names))
    for name, operation in operations(described):
        assert operation["summary"], name
        assert operation["description"], name
        assert all("example" in media for media in bodies(operation)), name


def test_every_example_fits_what_it_is_an_example_of(described: Node) -> None:
    count = 0
    for name, operation in operations(described):
        for media in bodies(operation):
            schema = {**media["schema"], "components": described["components"]}
            problems = list(Draft202012Validator(schema).iter_errors(media["example"]))
            assert not problems, (name, problems[0].message)
            count += 1
    assert count > len(CALLS)


@pytest.mark.parametrize("page", ["docs", "redoc"])
def test_it_is_read_from_here_alone(page: str, client: Client) -> None:
    answer = client.get(f"/api/{page}/")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "http://" not in text
    assert "https://" not in text
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-eval" not in policy


def test_anyone_may_read_it(client: Client, user: User, settings: LazySettings) -> None:  # noqa: ARG001 - by its name
    answer = client.get("/api/v1/schema/")
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")
    assert answer.json()["servers"][0]["url"] == settings.SITE_URL
