"""Calls that nobody thought of: schemathesis makes them up from the description, right and wrong.

Some hundred by default; ``FUZZ=150`` makes more than ten thousand (``FUZZ`` is how many a call).
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.conf import LazySettings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from accounts.models import User
from api.tests.calls import CALLS
from api.tests.factories import a_login, a_token, caller
from interviews.tests.factories import a_mock, a_set, a_story, an_answer
from jobs.tests.factories import a_board, an_uploaded_job
from matching.tests.factories import (
    a_hidden_company,
    a_letter,
    a_link,
    a_match,
    a_ready_feed,
    a_recommendation,
    a_search,
    a_statement,
    a_tailoring,
)
from resumes.tests.factories import a_draft, an_export

pytestmark = pytest.mark.django_db
EACH = int(os.environ.get("FUZZ", "3"))
CHECKS: list[Any] = [
    not_a_server_error,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
]
MODES = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]
FEW = 60
PLURALS = {"resume": "resumes", "job": "jobs", "match": "matches"}


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The server's handler would close the connection, and with it the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def seeded(user: User) -> dict[str, list[Any]]:
    """A person who has something of everything, and the numbers by which it is found."""
    tailoring, letter = a_tailoring(user), a_letter(user)
    questions, answer = a_set(user), an_answer(user)
    feed, export, job = a_ready_feed(user), an_export(user), an_uploaded_job(user)
    found = a_recommendation(user, feed=feed)
    match = a_match(user)
    told, draft, mock = a_statement(user, match.resume), a_draft(user), a_mock(user, questions)
    parts = [*tailoring.suggestions.all(), *tailoring.questions.all(), told, letter.match]
    matches, resumes, jobs = [tailoring.match, letter.match, match], [feed.resume], [job]
    rows: dict[str, list[Any]] = {
        "answers": [answer],
        "boards": [a_board(user)],
        "hidden-companies": [a_hidden_company(user)],
        "links": [a_link(user)],
        "mocks": [mock],
        "searches": [a_search(user, feed=feed)],
        "stories": [a_story(user)],
        "exports": [export],
        "interviews": [questions],
        "jobs": jobs + [each.job for each in matches],
        "matches": matches,
        "postings": [found.posting],
        "questions": [*questions.questions.all()],
        "resumes": [*resumes, draft.resume, *(each.resume for each in matches)],
        "tokens": [a_token(user)],
    }
    return {
        **{kind: [row.pk for row in found] for kind, found in rows.items()},
        "number": sorted({1, 2, *(part.pk for part in parts)}),
        "kind": ["letter", "email", "pdf", "docx"],
        "key": [draft.key, a_login(user).pk],
        "name": ["pdf", "txt", "docx"],
    }


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("one_connection")
def test_no_call_breaks_the_server_or_the_description(
    user: User, seeded: dict[str, list[Any]], settings: LazySettings
) -> None:
    settings.API_RATES = {"self_hosted": 10**9, "visitor": 10**9}
    settings.ALLOWED_HOSTS = ["*"]
    described = schemathesis.openapi.from_wsgi("/api/v1/schema/", WSGIHandler())
    headers = caller(user).headers
    seen: Counter[int] = Counter()
    operations: Any = described.get_all_operations()
    for found in operations:
        for mode in MODES:
            _fuzz(found.ok(), mode, seeded, headers, seen)
    print(dict(sorted(seen.items())), sum(seen.values()))  # noqa: T201 - what it was all about
    assert sum(seen.values()) >= len(CALLS) * EACH
    assert sum(count for status, count in seen.items() if status < 300) >= FEW
    assert not [status for status in seen if status >= 500]


def _fuzz(
    operation: Any,  # noqa: ANN401 - schemathesis' own
    mode: GenerationMode,
    seeded: dict[str, list[Any]],
    headers: dict[str, str],
    seen: Counter[int],
) -> None:
    """Calls of one kind; each is taken back, so that the next finds all as it was."""
    kind = operation.path.removeprefix("/api/v1/").partition("/")[0]

    @settings(
        max_examples=EACH,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
    def run(case: Any, data: Any) -> None:  # noqa: ANN401 - as they come
        for name in case.path_parameters or {}:
            known = seeded.get(kind if name == "id" else name)
            if known and data.draw(st.integers(0, 3)):
                case.path_parameters[name] = data.draw(st.sampled_from(known))
        for name in ("resume", "job", "match"):
            if isinstance(case.body, dict) and name in case.body and data.draw(st.booleans()):
                case.body[name] = data.draw(st.sampled_from(seeded[PLURALS[name]]))
        with transaction.atomic():
            response = case.call(headers=headers)
            transaction.set_rollback(True)
        seen[response.status_code] += 1
        case.validate_response(response, checks=CHECKS)

    run()
