"""Résumés: brought, read, named, taken along, deleted."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response

from api.parsers import Form
from api.schema import ANY_FILE, WORDS, call, file
from api.shapes import resumes as shapes
from api.views.base import Calls, download, sound
from core.uploads import too_large
from resumes import services
from resumes.export import KINDS
from resumes.export.wording import language_of
from resumes.forms import UploadForm
from resumes.models import Export, Resume
from resumes.views.resumes import SHOWS, SORTS


class Resumes(Calls):
    """My résumés."""

    queryset = Resume.objects.none()
    sorts = SORTS
    shows = SHOWS

    def get_parsers(self) -> list[BaseParser]:
        return [Form()] if self.is_for("create") else super().get_parsers()

    def rows(self) -> QuerySet[Resume]:
        return Resume.objects.select_related("current", "owner").owned_by(self.me)

    @call("My résumés", gives=shapes.ResumeLine(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """`q` searches names, files and texts."""
        rows = Resume.objects.owned_by(self.me).listed().search(self.words)
        return self.page(rows, shapes.ResumeLine)

    @call(
        "Bring a résumé",
        said={"multipart/form-data": shapes.UploadResume},
        gives=shapes.ResumeLine,
        status=202,
    )
    def create(self, request: Request) -> Response:
        """It is read in the background."""
        sent = request.data
        if unknown := set(sent) - {"file"}:
            raise ValidationError({name: ["There is no such field here."] for name in unknown})
        form = UploadForm(sent, request.FILES, too_large=too_large(request._request))  # noqa: SLF001 - DRF's documented way to the request
        files = sound(form)["file"]
        if len(files) != 1:
            raise ValidationError({"file": ["Bring one file at a time."]})
        made = services.upload_resume(owner=self.me, file=files[0])
        return self.begun(shapes.ResumeLine, made, "resume", made.pk)

    @call("A résumé", gives=shapes.ResumeWhole)
    def retrieve(self, request: Request, pk: int) -> Response:
        """With its text, its facts and what was seen of its formatting."""
        return self.shaped(shapes.ResumeWhole, self.one(self.rows(), pk=pk))

    @call("Name a résumé", said=shapes.ChangeResume, gives=shapes.ResumeLine)
    def partial_update(self, request: Request, pk: int) -> Response:
        """Its name here; the file keeps its own."""
        resume = self.one(self.rows(), pk=pk)
        title = self.said(shapes.ChangeResume)["title"]
        services.rename(resume, title)
        return self.shaped(shapes.ResumeLine, self.one(self.rows(), pk=pk))

    @call("Delete a résumé", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """With its file, its versions, and the reports made with it."""
        services.delete(self.one(self.rows(), pk=pk))
        return Response(status=204)

    @file("The file as it was brought")
    def file(self, request: Request, pk: int) -> HttpResponseBase:
        """Always as a download."""
        resume = self.one(self.rows(), pk=pk)
        return download(resume.file.open("rb"), resume.filename)


class ResumeVerbs(Resumes):
    """What one does to one résumé."""

    @call("Have it read again", gives=shapes.ResumeLine, status=202)
    def read(self, request: Request, pk: int) -> Response:
        """Corrections stay current."""
        services.read_again(self.one(self.rows(), pk=pk))
        return self.begun(shapes.ResumeLine, self.one(self.rows(), pk=pk), "resume", pk)

    @call("Make it the default", gives=shapes.ResumeLine)
    def default(self, request: Request, pk: int) -> Response:
        """It is chosen wherever none is named."""
        services.make_default(self.one(self.rows(), pk=pk))
        return self.shaped(shapes.ResumeLine, self.one(self.rows(), pk=pk))


class Versions(Calls):
    """The versions of a résumé."""

    queryset = Resume.objects.none()
    sorts: ClassVar[dict[str, Any]] = {"newest": ("-number",), "oldest": ("number",)}

    def resume(self, pk: int) -> Resume:
        rows = Resume.objects.select_related("current", "owner").owned_by(self.me)
        found: Resume = self.one(rows, pk=pk)
        return found

    @call("The versions of a résumé", gives=shapes.VersionLine(many=True))
    def list(self, request: Request, pk: int) -> Response:
        """As read, corrected, tailored."""
        rows = self.resume(pk).versions.defer("facts", "basis", "text")
        return self.page(rows, shapes.VersionLine)

    @call("A version", gives=shapes.VersionWhole)
    def retrieve(self, request: Request, pk: int, number: int) -> Response:
        """With its facts."""
        version = self.one(self.resume(pk).versions.all(), number=number)
        return self.shaped(shapes.VersionWhole, version)

    @call("Make an old version current", gives=shapes.VersionWhole, status=201)
    def restore(self, request: Request, pk: int, number: int) -> Response:
        """As a new version."""
        resume = self.resume(pk)
        version = self.one(resume.versions.all(), number=number)
        made = services.restore(resume=resume, version=version)
        return self.made(shapes.VersionWhole, made, "version", pk, made.number)

    @call("Make a file of a version", said=shapes.AskExport, gives=shapes.ExportLine, status=202)
    def export(self, request: Request, pk: int) -> Response:
        """It is offered once a machine has read the same facts in it."""
        resume = self.resume(pk)
        said = self.said(shapes.AskExport)
        number = said.pop("version", None) or (resume.current.number if resume.current else 0)
        version = self.one(resume.versions.select_related("resume__owner"), number=number)
        said.setdefault("language", language_of(resume.text))
        made = services.export(version=version, **said)
        return self.begun(shapes.ExportLine, made, "export", made.pk)


class Exports(Calls):
    """Files made of versions."""

    queryset = Export.objects.none()

    def rows(self) -> QuerySet[Export]:
        return Export.objects.owned_by(self.me).select_related("version")

    @call("My exports", gives=shapes.ExportLine(many=True))
    def list(self, request: Request) -> Response:
        """Those of the last day."""
        return self.page(self.rows().defer("version__facts", "version__text"), shapes.ExportLine)

    @call("An export", gives=shapes.ExportLine)
    def retrieve(self, request: Request, pk: int) -> Response:
        """How it fares."""
        return self.shaped(shapes.ExportLine, self.one(self.rows(), pk=pk))

    @file("The file", ANY_FILE, *KINDS.values())
    def file(self, request: Request, pk: int) -> HttpResponseBase:
        """Once it is ready."""
        made = self.one(self.rows(), pk=pk)
        if not made.is_ready:
            raise Http404
        return download(made.file.open("rb"), made.filename, KINDS[made.format])
