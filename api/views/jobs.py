"""Jobs: brought, read, corrected, tracked, deleted."""

from __future__ import annotations

from django.core.files import File
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from api.parsers import Form, Json
from api.schema import WORDS, call, file
from api.shapes import jobs as shapes
from api.views.base import Calls, download, in_turn, sound
from core.errors import Refused
from core.uploads import too_large
from jobs import services, tracking
from jobs.forms import AddForm, EditForm
from jobs.models import Job
from jobs.views import SHOWS, SORTS

NOTED = ("applied_on", "remind_on", "remind_about", "people", "pay_talk", "notes")


class Jobs(Calls):
    """My jobs."""

    queryset = Job.objects.none()
    sorts = SORTS
    shows = SHOWS

    def get_parsers(self) -> list[BaseParser]:
        return [Json(), Form()] if self.is_for("create") else super().get_parsers()

    def rows(self) -> QuerySet[Job]:
        return Job.objects.select_related("owner", "recheck").owned_by(self.me).with_best_score()

    @call("My jobs", gives=shapes.JobLine(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """`q` searches titles, employers, places and texts; `show` narrows to a stage."""
        rows = Job.objects.owned_by(self.me).listed().search(self.words).with_best_score()
        return self.page(rows, shapes.JobLine)

    @call(
        "Bring a job",
        said={"application/json": shapes.AddJobText, "multipart/form-data": shapes.AddJob},
        gives=shapes.JobLine,
        status=202,
    )
    def create(self, request: Request) -> Response:
        """Pasted, as a file, or by its address; it is read in the background."""
        shape = shapes.AddJob if request.FILES else shapes.AddJobText
        said = self.said(shape)
        said.pop("file", None)
        late = too_large(request._request)  # noqa: SLF001 - DRF's documented way to the request
        form = AddForm(said, request.FILES, too_large=late)
        made = _added(self.me, **sound(form))
        return self.begun(shapes.JobLine, made, "job", made.pk)

    @call("A job", gives=shapes.JobWhole)
    def retrieve(self, request: Request, pk: int) -> Response:
        """With its text and what it asks for."""
        return self.shaped(shapes.JobWhole, self.one(self.rows(), pk=pk))

    @call("Correct a job", said=shapes.ChangeJob, gives=shapes.JobWhole)
    @in_turn
    def partial_update(self, request: Request, pk: int) -> Response:
        """Only what is sent is changed; a changed text is read again."""
        job = self.one(self.rows(), pk=pk)
        said = self.said(shapes.ChangeJob)
        if not job.is_settled:
            raise Refused("This job is being read now.")
        before = {name: getattr(job, name) for name in EditForm.base_fields}
        values = sound(EditForm(before | said, job=job))
        text, url = values.pop("text"), values.pop("url")
        services.correct(job=job, text=text, url=url, values=values)
        return self.shaped(shapes.JobWhole, self.one(self.rows(), pk=pk))

    @call("Delete a job", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """With its file and the reports made for it."""
        services.delete(self.one(self.rows(), pk=pk))
        return Response(status=204)

    @call("Have it read again", gives=shapes.JobLine, status=202)
    def read(self, request: Request, pk: int) -> Response:
        """Corrections stay."""
        services.read_again(self.one(self.rows(), pk=pk))
        return self.begun(shapes.JobLine, self.one(self.rows(), pk=pk), "job", pk)

    @file("The file as it was brought")
    def file(self, request: Request, pk: int) -> HttpResponseBase:
        """Of a job that was brought as one."""
        job = self.one(self.rows().exclude(file=""), pk=pk)
        return download(job.file.open("rb"), job.filename)


def _added(owner: User, *, text: str, url: str, file: File[bytes] | None) -> Job:
    if file:
        return services.add_uploaded(owner=owner, file=file, url=url)
    if not text:
        return services.add_by_address(owner=owner, url=url)
    return services.add_pasted(owner=owner, text=text, url=url)


class Tracker(Calls):
    """Where one application stands."""

    queryset = Job.objects.none()

    def job(self, pk: int) -> Job:
        found: Job = self.one(Job.objects.select_related("owner").owned_by(self.me), pk=pk)
        return found

    @call("Where an application stands", gives=shapes.Tracked)
    def show(self, request: Request, pk: int) -> Response:
        """Its stage, what is noted of it, and what happened to it."""
        return self.shaped(shapes.Tracked, self.job(pk))

    @call("Move it, or note something", said=shapes.Track, gives=shapes.Tracked)
    @in_turn
    def change(self, request: Request, pk: int) -> Response:
        """Only what is sent is changed. An outcome goes with the stage `closed`."""
        job = self.job(pk)
        said = self.said(shapes.Track)
        stage = said.get("stage", job.stage)
        outcome = said.get("outcome", job.outcome if stage == job.stage else "")
        if outcome and stage != "closed":
            raise ValidationError({"outcome": ["An outcome goes with the stage “closed”."]})
        tracking.move(job=job, stage=stage, outcome=outcome)
        noted = {name: said[name] for name in NOTED if name in said}
        if noted:
            tracking.note(job=job, values=noted)
        return self.shaped(shapes.Tracked, self.job(pk))
