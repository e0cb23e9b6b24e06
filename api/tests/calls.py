"""Every call of the interface, with something to call it on and something to send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.models import User
from api.tests.factories import a_login, a_token
from interviews.tests.factories import a_mock, a_question, a_set, a_story, an_answer
from jobs.tests.factories import TEXT as JOB
from jobs.tests.factories import a_board, a_job, a_posting, an_uploaded_job
from matching.tests.factories import (
    a_hidden_company,
    a_letter,
    a_link,
    a_match,
    a_ready_feed,
    a_search,
    a_statement,
    a_tailoring,
    an_opinion,
)
from resumes.tests.factories import TEXT, a_draft, a_resume, an_export

At = dict[str, Any]
Of = Callable[[User], At]


@dataclass(frozen=True)
class Call:
    """A method at an address: of whose rows, with which body, and what its owner is answered."""

    method: str
    name: str
    status: int
    of: Of = field(default=lambda _owner: {})
    body: Any = None
    files: Callable[[], Any] | None = None
    shared: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.name}"

    def address(self, owner: User) -> str:
        return reverse(f"api:{self.name}", kwargs=self.of(owner))


def pk_of(make: Callable[[User], Any]) -> Of:
    return lambda owner: {"pk": make(owner).pk}


def a_version(owner: User) -> At:
    return {"pk": a_resume(owner).pk, "number": 1}


def tailored(owner: User) -> At:
    return {"pk": a_tailoring(owner).match_id}


def a_suggestion(owner: User) -> At:
    made = a_tailoring(owner)
    return {"pk": made.match_id, "number": made.suggestions.earliest("pk").pk}


def an_open_question(owner: User) -> At:
    made = a_tailoring(owner)
    return {"pk": made.match_id, "number": made.questions.earliest("pk").pk}


def written(owner: User) -> At:
    return {"pk": a_letter(owner).match_id, "kind": "letter"}


def drafted(owner: User) -> At:
    made = a_draft(owner)
    return {"pk": made.resume_id, "key": made.key}


def fed(owner: User) -> At:
    return {"pk": a_ready_feed(owner).resume_id}


def told(owner: User) -> At:
    made = a_statement(owner)
    return {"pk": made.resume_id, "number": made.pk}


def opined(owner: User) -> At:
    return {"pk": an_opinion(owner).match_id}


def compared(owner: User) -> At:
    """A résumé, and a job that it has not been compared with."""
    a_job(owner)
    return {"pk": a_resume(owner).pk}


def logged_in(owner: User) -> At:
    return {"key": a_login(owner).pk}


def a_picture() -> dict[str, Any]:
    out = BytesIO()
    Image.new("RGB", (300, 300), "green").save(out, "PNG")
    return {"photo": SimpleUploadedFile("me.png", out.getvalue())}


def a_table() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("jobs.csv", b"Job,Employer\nPilot,Air Leeds\n")}


def a_file() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("ada.txt", TEXT.encode())}


resume, job, match = pk_of(a_resume), pk_of(a_job), pk_of(a_match)
question, posting = pk_of(a_question), pk_of(lambda _owner: a_posting())
TAILOR = {"decision": "accept"}
CALLS = [
    Call("POST", "logout", 204),
    Call("GET", "me", 200),
    Call("PATCH", "me", 200, body={"headline": "Gardener"}),
    Call("GET", "settings", 200),
    Call("PATCH", "settings", 200, body={"theme": "ink-dark", "mail_reminders": False}),
    Call("GET", "photo", 404),
    Call("POST", "photo", 200, files=a_picture),
    Call("DELETE", "photo", 204),
    Call("GET", "logins", 200),
    Call("DELETE", "one-login", 204, logged_in),
    Call("GET", "tokens", 200),
    Call("POST", "tokens", 201, body={"name": "Script"}),
    Call("GET", "one-token", 200, pk_of(a_token)),
    Call("DELETE", "one-token", 204, pk_of(a_token)),
    Call("GET", "activity", 200),
    Call("GET", "receipt", 200),
    Call("GET", "resumes", 200),
    Call("POST", "resumes", 202, files=a_file),
    Call("GET", "resume", 200, resume),
    Call("PATCH", "resume", 200, resume, {"title": "Roses"}),
    Call("DELETE", "resume", 204, resume),
    Call("GET", "resume-file", 200, resume),
    Call("POST", "resume-read", 202, resume),
    Call("POST", "resume-default", 200, resume),
    Call("GET", "versions", 200, resume),
    Call("POST", "versions", 201, resume, {"work": [{"was": 0, "position": "Head Gardener"}]}),
    Call("GET", "version", 200, a_version),
    Call("GET", "version-changes", 200, a_version),
    Call("GET", "preview", 200, resume),
    Call("GET", "drafts", 200, resume),
    Call("POST", "drafts", 201, resume, {"basics": {"label": "Head gardener"}}),
    Call("GET", "draft", 200, drafted),
    Call("PATCH", "draft", 200, drafted, {"revision": 1, "skills": ["Pruning"]}),
    Call("DELETE", "draft", 204, drafted),
    Call("POST", "draft-undo", 200, drafted),
    Call("POST", "draft-save", 409, drafted),
    Call("GET", "draft-preview", 200, drafted),
    Call("POST", "version-restore", 201, a_version),
    Call("POST", "resume-export", 202, resume, {"format": "txt"}),
    Call("GET", "feed", 200, fed),
    Call("POST", "feed", 202, resume),
    Call("GET", "material", 200, resume),
    Call("DELETE", "one-material", 204, told),
    Call("GET", "many-jobs", 200, compared),
    Call("POST", "many-jobs", 202, compared, {"all": True}),
    Call("GET", "many-jobs-open", 200, compared),
    Call("GET", "many-jobs-csv", 200, compared),
    Call("GET", "exports", 200),
    Call("GET", "export", 200, pk_of(an_export)),
    Call("GET", "export-file", 404, pk_of(an_export)),
    Call("GET", "jobs", 200),
    Call("POST", "jobs", 202, body={"text": JOB}),
    Call("GET", "job", 200, job),
    Call("PATCH", "job", 200, job, {"title": "Gardener"}),
    Call("DELETE", "job", 204, job),
    Call("GET", "job-file", 200, pk_of(an_uploaded_job)),
    Call("POST", "job-read", 202, job),
    Call("GET", "tracker", 200, job),
    Call("PATCH", "tracker", 200, job, {"stage": "applied", "notes": "Ask for Ruth."}),
    Call("GET", "table", 200),
    Call("POST", "table", 200, files=a_table),
    Call("GET", "calendar", 200),
    Call("POST", "calendar", 200),
    Call("GET", "sent", 200, job),
    Call("PATCH", "sent", 200, job, {"version": None, "letter": None}),
    Call("GET", "many-resumes", 200, job),
    Call("POST", "many-resumes", 409, job, {"all": True}),
    Call("GET", "many-resumes-open", 200, job),
    Call("GET", "many-resumes-csv", 200, job),
    Call("GET", "sources", 200),
    Call("GET", "boards", 200),
    Call("POST", "boards", 201, body={"said": "rosewood", "provider": "greenhouse"}),
    Call("GET", "board", 200, pk_of(a_board)),
    Call("DELETE", "board", 204, pk_of(a_board)),
    Call("GET", "matches", 200),
    Call("POST", "matches", 422, body={"resume": 1, "job": 1}),
    Call("GET", "match", 200, match),
    Call("DELETE", "match", 204, match),
    Call("GET", "match-pdf", 200, match),
    Call("POST", "match-retry", 409, match),
    Call("GET", "opinion", 200, opined),
    Call("POST", "opinion", 202, opined),
    Call("GET", "beside", 200, lambda owner: {**match(owner), "number": a_match(owner).pk}),
    Call("GET", "links", 200, match),
    Call("POST", "links", 201, match, {"days": 1, "shows": "points"}),
    Call("GET", "link", 200, pk_of(a_link)),
    Call("DELETE", "link", 204, pk_of(a_link)),
    Call("GET", "tailoring", 200, tailored),
    Call("POST", "tailoring", 202, match),
    Call("PATCH", "suggestion", 200, a_suggestion, {"decision": "refuse"}),
    Call("POST", "decisions", 200, tailored, TAILOR),
    Call("PATCH", "tailoring-question", 200, an_open_question, {"answer": "I pruned 300 trees."}),
    Call("GET", "tailoring-preview", 200, tailored),
    Call("POST", "tailoring-version", 409, tailored),
    Call("POST", "tailoring-score", 409, tailored),
    Call("GET", "letters", 200, match),
    Call("GET", "letter", 200, written),
    Call("POST", "letter", 202, written, {"tone": "warm"}),
    Call("PATCH", "letter", 200, written, {"text": "Dear Ruth,\n\nI prune roses."}),
    Call("DELETE", "letter", 204, written),
    Call("GET", "claims", 200, written),
    Call("POST", "claims", 200, written, {"do": "out", "sentence": "I grew 40 kinds of roses."}),
    Call("GET", "revisions", 200, written),
    Call("POST", "revision-restore", 201, lambda owner: {**written(owner), "number": 1}),
    Call("GET", "revision-changes", 200, lambda owner: {**written(owner), "number": 1}),
    Call("GET", "letter-file", 200, lambda owner: {**written(owner), "name": "txt"}),
    Call("GET", "interviews", 200),
    Call("POST", "interviews", 422, body={"job": 1}),
    Call("GET", "interview", 200, pk_of(a_set)),
    Call("PATCH", "interview", 200, pk_of(a_set), {"held_on": "2026-12-24", "held_at": "09:30"}),
    Call("DELETE", "interview", 204, pk_of(a_set)),
    Call("POST", "interview-retry", 409, pk_of(a_set)),
    Call("GET", "set-questions", 200, pk_of(a_set)),
    Call("GET", "plan", 200, pk_of(a_set)),
    Call("GET", "plan-calendar", 200, pk_of(a_set)),
    Call("GET", "guide", 200, lambda owner: {"pk": a_set(owner).pk, "kind": "docx"}),
    Call("POST", "set-mocks", 201, pk_of(a_set)),
    Call("GET", "mocks", 200),
    Call("GET", "mock", 200, pk_of(a_mock)),
    Call("POST", "mock-answers", 409, pk_of(a_mock), {"question": 10**9, "text": "I did."}),
    Call("POST", "mock-end", 200, pk_of(a_mock)),
    Call("GET", "stories", 200),
    Call("POST", "stories", 201, body={"title": "The night of frost"}),
    Call("GET", "story", 200, pk_of(a_story)),
    Call("PATCH", "story", 200, pk_of(a_story), {"result": "Two plants were lost."}),
    Call("DELETE", "story", 204, pk_of(a_story)),
    Call("GET", "question", 200, question),
    Call("PATCH", "question", 200, question, {"marked": True}),
    Call("GET", "answers", 200, question),
    Call("POST", "answers", 202, question, {"text": "I covered the roses in the night of frost."}),
    Call("GET", "answer", 200, pk_of(an_answer)),
    Call("POST", "answer-retry", 409, pk_of(an_answer)),
    Call("GET", "recommendations", 200),
    Call("GET", "searches", 200),
    Call("POST", "searches", 422, body={"resume": 1, "q": "gardener"}),
    Call("GET", "search", 200, pk_of(a_search)),
    Call("PATCH", "search", 200, pk_of(a_search), {"every": "never", "name": "Roses only"}),
    Call("DELETE", "search", 204, pk_of(a_search)),
    Call("GET", "marks", 200),
    Call("GET", "hidden-companies", 200),
    Call("GET", "hidden-company", 200, pk_of(a_hidden_company)),
    Call("DELETE", "hidden-company", 204, pk_of(a_hidden_company)),
    Call("GET", "postings", 200),
    Call("GET", "posting", 200, posting, shared=True),
    Call("POST", "posting-mark", 200, posting, {"do": "save"}, shared=True),
    Call("GET", "billing", 200),
    Call("GET", "invoices", 200),
    Call("GET", "dashboard", 200),
]
DOORS = {"auth-register", "register-confirm", "auth-token", "refresh"}
"""Open to all: they are how one comes in."""
PAGES = {"schema", "docs", "redoc"}
