"""What belongs to applications as a whole: tables, the calendar, what was sent, sources."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from api.parsers import Form
from api.permissions import MayOpen
from api.schema import call, file
from api.shapes import tracking as shapes
from api.views.base import Calls, sound
from core.forms import TOO_LARGE
from core.uploads import too_large
from jobs import importing, tracking
from jobs.forms import BoardForm, TableForm
from jobs.gathering.boards import add_board, remove_board
from jobs.models import CompanyBoard, Job
from jobs.source_presenting import source_lines
from matching import services
from matching.models import LetterRevision, Sent
from resumes.models import ResumeVersion


class Tables(Calls):
    """All applications as a table."""

    queryset = Job.objects.none()

    def get_parsers(self) -> list[BaseParser]:
        return [Form()] if self.is_for("bring") else super().get_parsers()

    @file("All applications as CSV", "text/csv; charset=utf-8")
    def csv(self, request: Request) -> HttpResponse:
        """With stages, dates and notes."""
        return tracking.csv_of(self.me)

    @call(
        "Bring a table of applications",
        said={"multipart/form-data": shapes.BringTable},
        gives=shapes.Brought,
    )
    def bring(self, request: Request) -> Response:
        """All or none; a row that is there already is left out."""
        for name in too_large(request._request):  # noqa: SLF001 - DRF's documented way to the request
            raise ValidationError({"file": [TOO_LARGE.format(name=name)]})
        self.said(shapes.BringTable)
        table = sound(TableForm({}, request.FILES))["file"]
        return self.shaped(shapes.Brought, importing.bring(self.me, table.read()))


class MyCalendar(Calls):
    """The private calendar of closing days and reminders."""

    once = False  # what opens something is never kept with a key
    permission_classes = (MayOpen,)
    queryset = Job.objects.none()

    @call("The address of my calendar", gives=shapes.CalendarShape)
    def show(self, request: Request) -> Response:
        """Whoever has it can read its dates."""
        return self.shaped(shapes.CalendarShape, {"url": _address(self.me)})

    @call("Give my calendar a new address", gives=shapes.CalendarShape)
    def renew(self, request: Request) -> Response:
        """The old one shows nothing any more."""
        tracking.renew_calendar(self.me)
        return self.shaped(shapes.CalendarShape, {"url": _address(self.me)})


def _address(owner: User) -> str:
    return settings.SITE_URL + reverse("jobs:feed", args=[tracking.calendar_of(owner).key])


class WhatWasSent(Calls):
    """Which version and which letter went with an application."""

    queryset = Sent.objects.none()

    def job(self, pk: int) -> Job:
        found: Job = self.one(Job.objects.owned_by(self.me).listed(), pk=pk)
        return found

    def rows(self) -> QuerySet[Sent]:
        return Sent.objects.owned_by(self.me).select_related("version__resume", "letter__letter")

    @call("What was sent", gives=shapes.SentShape)
    def show(self, request: Request, pk: int) -> Response:
        """A letter that is rewritten later stays here as it was."""
        row = self.rows().filter(job=self.job(pk)).first() or Sent(job_id=pk)
        return self.shaped(shapes.SentShape, row)

    @call("Say what was sent", said=shapes.SaySent, gives=shapes.SentShape)
    def change(self, request: Request, pk: int) -> Response:
        """Only what is sent is changed."""
        job, said = self.job(pk), self.said(shapes.SaySent)
        row = self.rows().filter(job=job).first() or Sent(job=job)
        version = self.version(said["version"]) if "version" in said else row.version
        letter = self.letter(job, said["letter"]) if "letter" in said else row.letter
        services.keep_sent(owner=self.me, job=job, version=version, letter=letter)
        return self.shaped(shapes.SentShape, self.one(self.rows(), job=job))

    def version(self, said: dict[str, Any] | None) -> ResumeVersion | None:
        rows = ResumeVersion.objects.filter(resume__owner=self.me).select_related("resume")
        found: ResumeVersion | None = _named(rows, "version", said)
        return found

    def letter(self, job: Job, said: dict[str, Any] | None) -> LetterRevision | None:
        rows = LetterRevision.objects.filter(letter__owner=self.me, letter__match__job=job)
        names = {"match": "letter__match", "kind": "letter__kind", "number": "number"}
        which = said and {names[name]: value for name, value in said.items()}
        found: LetterRevision | None = _named(rows.select_related("letter"), "letter", which)
        return found


def _named(rows: QuerySet[Any], field: str, which: dict[str, Any] | None) -> Any:  # noqa: ANN401 - a row
    if which is None:
        return None
    found = rows.filter(**which).first()
    if found is None:
        raise ValidationError({field: ["You have no such one."]})
    return found


class Sources(Calls):
    """Where postings come from."""

    queryset = CompanyBoard.objects.none()

    @call("The sources of postings", gives=shapes.SourcesShape)
    def show(self, request: Request) -> Response:
        """How each stands, and what is left of its quota."""
        lines = source_lines(for_staff=self.me.is_staff)
        return self.shaped(shapes.SourcesShape, {"results": lines})


class Boards(Calls):
    """Companies' own boards."""

    queryset = CompanyBoard.objects.none()
    sorts: ClassVar[dict[str, Any]] = {
        "company": ("company", "pk"),
        "newest": ("-added_at", "-pk"),
    }

    @call("Companies' boards", gives=shapes.BoardShape(many=True))
    def list(self, request: Request) -> Response:
        """They are everybody's; `mine` are those that you added."""
        return self.page(self.rows(), shapes.BoardShape)

    @call("Add a company's board", said=shapes.AddBoard, gives=shapes.BoardShape, status=201)
    def create(self, request: Request) -> Response:
        """Its jobs are read in a few minutes."""
        said = sound(BoardForm(self.said(shapes.AddBoard)))
        made = self.one(self.rows(), pk=add_board(owner=self.me, **said).pk)
        return self.made(shapes.BoardShape, made, "board", made.pk)

    @call("A company's board", gives=shapes.BoardShape)
    def retrieve(self, request: Request, pk: int) -> Response:
        """That you added."""
        return self.shaped(shapes.BoardShape, self.mine(pk))

    @call("Take a board off your list", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """It is read on for those who use it too."""
        remove_board(owner=self.me, board=self.mine(pk))
        return Response(status=204)

    def rows(self) -> QuerySet[CompanyBoard]:
        return CompanyBoard.objects.seen_by(self.me).select_related("source")

    def mine(self, pk: int) -> CompanyBoard:
        found: CompanyBoard = self.one(self.rows().filter(uses__owner=self.me), pk=pk)
        return found
