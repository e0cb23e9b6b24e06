"""Who may open what: every address is classified here, and the test fails for one that is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.tests.factories import a_data_export, a_photo, a_session
from api.tests.factories import a_login, a_token
from interviews.tests.factories import a_mock, a_question, a_set, a_story, an_answer
from jobs.tests.factories import a_board, a_job, a_posting, an_uploaded_job
from matching.tests.factories import (
    a_hidden_company,
    a_letter,
    a_link,
    a_match,
    a_search,
    a_statement,
    a_tailoring,
    an_opinion,
)
from resumes.tests.factories import a_draft, a_resume, an_export

pytestmark = pytest.mark.django_db


def a_suggestion(owner: User) -> dict[str, Any]:
    tailoring = a_tailoring(owner)
    return {"pk": tailoring.match_id, "number": tailoring.suggestions.earliest("pk").pk}


def an_open_question(owner: User) -> dict[str, Any]:
    tailoring = a_tailoring(owner)
    return {"pk": tailoring.match_id, "number": tailoring.questions.earliest("pk").pk}


PUBLIC = {"landing", "style", "healthz", "readyz", "feed:open"}
PUBLIC_POSTS = {"start"}  # jobalign/tests/test_guests.py
# test_sharing.py, test_tracking.py, test_feed.py
BY_SECRET = {"matching:shared", "jobs:feed", "feed:stop"}
SHARED = {"feed:posting", "feed:mark"}  # postings are everybody's; matching/tests/test_feed.py
BY_SIGNATURE = {"stripe_webhook"}  # billing/tests/test_webhooks.py
PUBLIC_OF = {"example": {"slug": "nurse"}}
MEMBERS_OF = {"accounts:save": {"section": "profile"}}  # the same for everyone, of each one's own
MEMBERS = {
    "dashboard",
    "keep",
    "receipt",
    "tokens",
    "receipt_csv",
    "data",
    "close_account",
    "keep_account",
    "accounts:change_photo",
    "accounts:profile",
    "accounts:activity",
    "resumes:index",
    "resumes:upload",
    "jobs:index",
    "jobs:add",
    "jobs:board",
    "jobs:csv",
    "jobs:import",
    "jobs:sources",
    "jobs:calendar",
    "feed:index",
    "feed:away",
    "feed:searches",
    "matching:index",
    "matching:add",
    "matching:compare",
    "interviews:index",
    "interviews:add",
    "interviews:stories",
    "interviews:add_story",
    "billing:plan",
    "billing:buy",
    "billing:done",
    "billing:manage",
}
OWNERS: dict[str, Callable[[User], dict[str, Any]]] = {
    "accounts:end_session": lambda owner: {"pk": a_session(owner).pk},
    "accounts:photo": lambda owner: {"name": a_photo(owner)},
    "data_export": lambda owner: {"pk": a_data_export(owner).pk},
    "revoke_token": lambda owner: {"pk": a_token(owner).pk},
    "end_login": lambda owner: {"key": a_login(owner).pk},
    "resumes:detail": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:edit": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:restore": lambda owner: {"pk": a_resume(owner).pk, "number": 1},
    "resumes:retry": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:make_default": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:file": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:compare": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:draft_preview": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:discard": lambda owner: {"pk": a_draft(owner).resume_id, "key": "a" * 32},
    "resumes:export": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:preview": lambda owner: {"pk": a_resume(owner).pk},
    "resumes:exported": lambda owner: {"pk": an_export(owner).pk},
    "resumes:delete": lambda owner: {"pk": a_resume(owner).pk},
    "jobs:detail": lambda owner: {"pk": a_job(owner).pk},
    "jobs:edit": lambda owner: {"pk": a_job(owner).pk},
    "jobs:retry": lambda owner: {"pk": a_job(owner).pk},
    "jobs:file": lambda owner: {"pk": an_uploaded_job(owner).pk},
    "jobs:move": lambda owner: {"pk": a_job(owner).pk},
    "jobs:notes": lambda owner: {"pk": a_job(owner).pk},
    "jobs:remove_board": lambda owner: {"pk": a_board(owner).pk},
    "jobs:delete": lambda owner: {"pk": a_job(owner).pk},
    "matching:detail": lambda owner: {"pk": a_match(owner).pk},
    "matching:opinion": lambda owner: {"pk": an_opinion(owner).match_id},
    "matching:retry": lambda owner: {"pk": a_match(owner).pk},
    "matching:again": lambda owner: {"pk": a_match(owner).pk},
    "matching:tailor": lambda owner: {"pk": a_tailoring(owner).match_id},
    "matching:decide_all": lambda owner: {"pk": a_tailoring(owner).match_id},
    "matching:decide": a_suggestion,
    "matching:answer": an_open_question,
    "matching:save_version": lambda owner: {"pk": a_tailoring(owner).match_id},
    "matching:score_version": lambda owner: {"pk": a_tailoring(owner).match_id},
    "matching:tailor_preview": lambda owner: {"pk": a_tailoring(owner).match_id},
    "matching:material": lambda owner: {"pk": a_resume(owner).pk},
    "matching:take_back": lambda owner: {"pk": a_statement(owner).pk},
    "feed:show_company": lambda owner: {"pk": a_hidden_company(owner).pk},
    "feed:change_search": lambda owner: {"pk": a_search(owner).pk},
    "matching:say_also": lambda owner: {"pk": a_letter(owner).match_id, "kind": "letter"},
    "matching:retry_tailoring": lambda owner: {"pk": a_tailoring(owner).match_id},
    "matching:letter": lambda owner: {"pk": a_letter(owner).match_id, "kind": "letter"},
    "matching:edit_letter": lambda owner: {"pk": a_letter(owner).match_id, "kind": "letter"},
    "matching:settle_claim": lambda owner: {"pk": a_letter(owner).match_id, "kind": "letter"},
    "matching:restore_letter": lambda owner: {
        "pk": a_letter(owner).match_id,
        "kind": "letter",
        "number": 1,
    },
    "matching:delete_letter": lambda owner: {"pk": a_letter(owner).match_id, "kind": "letter"},
    "matching:letter_file": lambda owner: {
        "pk": a_letter(owner).match_id,
        "kind": "letter",
        "name": "txt",
    },
    "matching:delete": lambda owner: {"pk": a_match(owner).pk},
    "interviews:detail": lambda owner: {"pk": a_set(owner).pk},
    "interviews:ics": lambda owner: {"pk": a_set(owner).pk},
    "interviews:guide": lambda owner: {"pk": a_set(owner).pk, "kind": "docx"},
    "interviews:retry": lambda owner: {"pk": a_set(owner).pk},
    "interviews:delete": lambda owner: {"pk": a_set(owner).pk},
    "interviews:start_mock": lambda owner: {"pk": a_set(owner).pk},
    "interviews:question": lambda owner: {"pk": a_question(owner).pk},
    "interviews:draft": lambda owner: {"pk": a_question(owner).pk},
    "interviews:aside": lambda owner: {"pk": a_question(owner).pk},
    "interviews:judge_again": lambda owner: {"pk": an_answer(owner).pk},
    "interviews:mock": lambda owner: {"pk": a_mock(owner).pk},
    "interviews:end_mock": lambda owner: {"pk": a_mock(owner).pk},
    "interviews:story": lambda owner: {"pk": a_story(owner).pk},
    "interviews:delete_story": lambda owner: {"pk": a_story(owner).pk},
    "matching:many_jobs": lambda owner: {"pk": a_resume(owner).pk},
    "matching:many_jobs_csv": lambda owner: {"pk": a_resume(owner).pk},
    "matching:many_resumes": lambda owner: {"pk": a_job(owner).pk},
    "matching:many_resumes_csv": lambda owner: {"pk": a_job(owner).pk},
    "matching:choose": lambda owner: {"pk": a_match(owner).pk},
    "matching:beside": lambda owner: {"pk": a_match(owner).pk, "other": a_match(owner).pk},
    "matching:pdf": lambda owner: {"pk": a_match(owner).pk},
    "matching:sent": lambda owner: {"pk": a_job(owner).pk},
    "matching:share": lambda owner: {"pk": a_match(owner).pk},
    "matching:revoke": lambda owner: {"pk": a_link(owner).pk},
}
# Guarded by the packages that they belong to, and by their own tests there.
PACKAGES = (
    *("account_", "socialaccount_", "mfa_", "usersessions_"),
    *("google_", "github_", "openid_connect_", "djstripe:"),
    "api:",  # called with tokens: api/tests/test_access.py
)
LEGACY_SOCIAL = tuple(
    f"social/{end}/" for end in ("login/cancelled", "login/error", "signup", "connections")
)


def patterns(
    found: list[URLPattern | URLResolver], namespace: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every pattern with its full name; the admin is one gate of its own."""
    for each in found:
        if isinstance(each, URLPattern):
            yield f"{namespace}{each.name or ''}", each
        elif each.namespace != "admin":
            inner = f"{namespace}{each.namespace}:" if each.namespace else namespace
            yield from patterns(each.url_patterns, inner)


def status(response: HttpResponseBase) -> int:
    """The status of a response that is not read; a file in it is closed."""
    request_finished.disconnect(close_old_connections)  # the test's transaction lives on
    response.close()
    request_finished.connect(close_old_connections)
    return response.status_code


def test_every_address_is_classified() -> None:
    known = PUBLIC | PUBLIC_POSTS | BY_SECRET | BY_SIGNATURE | SHARED | PUBLIC_OF.keys()
    known |= MEMBERS | MEMBERS_OF.keys() | OWNERS.keys()
    unknown = {
        name or str(pattern.pattern)
        for name, pattern in patterns(get_resolver().url_patterns)
        if name not in known
        and not name.startswith(PACKAGES)
        and not (not name and str(pattern.pattern) in LEGACY_SOCIAL)
    }
    assert unknown == set()


@pytest.mark.parametrize("name", sorted(OWNERS))
def test_a_stranger_gets_404_by_every_method_that_the_owner_may_use(
    name: str, user: User, mine: Client, theirs: Client
) -> None:
    for method in ("get", "post"):
        address = reverse(name, kwargs=OWNERS[name](user))
        theirs_answer = status(getattr(theirs, method)(address))
        mine_answer = status(getattr(mine, method)(address))
        assert mine_answer in (200, 302, 405, 422)
        assert theirs_answer == (405 if mine_answer == 405 else 404)


@pytest.mark.parametrize("name", sorted(OWNERS))
def test_a_number_that_no_row_can_have_is_not_found(
    name: str, user: User, mine: Client, theirs: Client
) -> None:
    address = reverse(name, kwargs=OWNERS[name](user))
    longer = re.sub(r"/\d+/", f"/{10**25}/", address, count=1)
    if longer != address:
        assert {status(client.get(longer)) for client in (mine, theirs)} == {404}


@pytest.mark.parametrize("name", sorted(OWNERS))
def test_nothing_of_the_owner_is_in_what_a_stranger_gets(
    name: str, user: User, theirs: Client
) -> None:
    response = theirs.get(reverse(name, kwargs=OWNERS[name](user)))
    assert b"Ada" not in response.content


@pytest.mark.parametrize("name", sorted(MEMBERS | MEMBERS_OF.keys() | OWNERS.keys()))
def test_visitors_are_sent_to_sign_in(name: str, user: User, client: Client) -> None:
    kwargs = OWNERS[name](user) if name in OWNERS else MEMBERS_OF.get(name)
    address = reverse(name, kwargs=kwargs)
    for method in ("get", "post"):
        response = getattr(client, method)(address)
        assert response.status_code == 302
        assert response["Location"] == f"/accounts/login/?next={address}"


@pytest.mark.parametrize("name", sorted(SHARED))
def test_what_members_share_is_closed_to_visitors(name: str, client: Client) -> None:
    address = reverse(name, kwargs={"pk": a_posting().pk})
    response = client.post(address) if name == "feed:mark" else client.get(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("name", sorted(PUBLIC - {"readyz"} | PUBLIC_OF.keys()))
def test_anyone_may_open_what_is_public(name: str, client: Client) -> None:
    assert client.get(reverse(name, kwargs=PUBLIC_OF.get(name))).status_code == 200


def test_the_admin_is_closed_to_members_and_visitors(mine: Client, client: Client) -> None:
    for someone in (mine, client):
        response = someone.get("/admin/resumes/resume/")
        assert response.status_code == 302
        assert response["Location"].startswith("/admin/login/")
