"""Every call of the interface, with something to call it on and something to send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User
from api.tests.factories import a_token
from interviews.tests.factories import a_question, a_set, an_answer
from jobs.tests.factories import TEXT as JOB
from jobs.tests.factories import a_job, a_posting, an_uploaded_job
from matching.tests.factories import a_letter, a_match, a_tailoring
from resumes.tests.factories import TEXT, a_resume, an_export

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


def a_file() -> dict[str, Any]:
    return {"file": SimpleUploadedFile("ada.txt", TEXT.encode())}


resume, job, match = pk_of(a_resume), pk_of(a_job), pk_of(a_match)
question, posting = pk_of(a_question), pk_of(lambda _owner: a_posting())
TAILOR = {"decision": "accept"}
CALLS = [
    Call("POST", "logout", 204),
    Call("GET", "me", 200),
    Call("PATCH", "me", 200, body={"headline": "Gardener"}),
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
    Call("GET", "version", 200, a_version),
    Call("POST", "version-restore", 201, a_version),
    Call("POST", "resume-export", 202, resume, {"format": "txt"}),
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
    Call("GET", "matches", 200),
    Call("POST", "matches", 422, body={"resume": 1, "job": 1}),
    Call("GET", "match", 200, match),
    Call("DELETE", "match", 204, match),
    Call("GET", "match-pdf", 200, match),
    Call("POST", "match-retry", 409, match),
    Call("GET", "tailoring", 200, tailored),
    Call("POST", "tailoring", 202, match),
    Call("PATCH", "suggestion", 200, a_suggestion, {"decision": "refuse"}),
    Call("POST", "decisions", 200, tailored, TAILOR),
    Call("PATCH", "tailoring-question", 200, an_open_question, {"answer": "I pruned 300 trees."}),
    Call("POST", "tailoring-version", 409, tailored),
    Call("POST", "tailoring-score", 409, tailored),
    Call("GET", "letters", 200, match),
    Call("GET", "letter", 200, written),
    Call("POST", "letter", 202, written, {"tone": "warm"}),
    Call("PATCH", "letter", 200, written, {"text": "Dear Ruth,\n\nI prune roses."}),
    Call("DELETE", "letter", 204, written),
    Call("GET", "revisions", 200, written),
    Call("POST", "revision-restore", 201, lambda owner: {**written(owner), "number": 1}),
    Call("GET", "letter-file", 200, lambda owner: {**written(owner), "name": "txt"}),
    Call("GET", "interviews", 200),
    Call("POST", "interviews", 422, body={"job": 1}),
    Call("GET", "interview", 200, pk_of(a_set)),
    Call("PATCH", "interview", 200, pk_of(a_set), {"held_on": "2026-12-24", "held_at": "09:30"}),
    Call("DELETE", "interview", 204, pk_of(a_set)),
    Call("POST", "interview-retry", 409, pk_of(a_set)),
    Call("GET", "set-questions", 200, pk_of(a_set)),
    Call("GET", "question", 200, question),
    Call("PATCH", "question", 200, question, {"marked": True}),
    Call("GET", "answers", 200, question),
    Call("POST", "answers", 202, question, {"text": "I covered the roses in the night of frost."}),
    Call("GET", "answer", 200, pk_of(an_answer)),
    Call("GET", "recommendations", 200),
    Call("GET", "posting", 200, posting, shared=True),
    Call("POST", "posting-mark", 200, posting, {"do": "save"}, shared=True),
    Call("GET", "billing", 200),
    Call("GET", "invoices", 200),
    Call("GET", "dashboard", 200),
]
DOORS = {"auth-register", "register-confirm", "auth-token", "refresh"}
"""Open to all: they are how one comes in."""
PAGES = {"schema", "docs", "redoc"}
