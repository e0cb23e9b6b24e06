"""Reports: asked for, read, taken along."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from api.paging import one_of
from api.schema import WORDS, call, file
from api.shapes import matches as shapes
from api.views.base import Calls, made_file, sound
from core import typesetting
from core.errors import Refused
from matching import services
from matching.forms import MatchForm
from matching.models import Match
from matching.presenting import ReportPage
from matching.report_pdf import report_pdf
from matching.views import SHOWS, SORTS

ROWS = ("resume", "job", "version", "owner")
PAPERS: dict[str, typesetting.Paper] = {"a4": "a4", "us-letter": "us-letter"}
PAPER = OpenApiParameter("paper", str, enum=[*PAPERS], description="The size of its pages.")


class Matches(Calls):
    """My reports."""

    queryset = Match.objects.none()
    sorts = SORTS
    shows = SHOWS

    def rows(self) -> QuerySet[Match]:
        return Match.objects.select_related(*ROWS).owned_by(self.me)

    @call("My reports", gives=shapes.MatchLine(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """`q` searches résumés, titles and employers."""
        rows = Match.objects.owned_by(self.me).listed().search(self.words)
        return self.page(rows, shapes.MatchLine)

    @call("Ask for a report", said=shapes.AskMatch, gives=shapes.MatchLine, status=202)
    def create(self, request: Request) -> Response:
        """It waits for both documents to be read."""
        chosen = _chosen(self.me, self.said(shapes.AskMatch))
        made = services.request_match(owner=self.me, **chosen)
        return self.begun(shapes.MatchLine, made, "match", made.pk)

    @call("A report", gives=shapes.MatchWhole)
    def retrieve(self, request: Request, pk: int) -> Response:
        """As it was made, with its ledger."""
        return self.shaped(shapes.MatchWhole, self.one(self.rows(), pk=pk))

    @call("Delete a report", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """The résumé and the job stay."""
        services.delete(self.one(self.rows(), pk=pk))
        return Response(status=204)

    @call("Have a failed report made after all", gives=shapes.MatchLine, status=202)
    def retry(self, request: Request, pk: int) -> Response:
        """Where it failed."""
        services.try_again(self.one(self.rows(), pk=pk))
        return self.begun(shapes.MatchLine, self.one(self.rows(), pk=pk), "match", pk)

    @file("The report as a PDF", "application/pdf", parameters=[PAPER])
    def pdf(self, request: Request, pk: int) -> HttpResponseBase:
        """To keep or to send."""
        match = self.one(self.rows(), pk=pk)
        paper = one_of(request.query_params.get("paper", ""), "paper", PAPERS)
        if not match.is_ready:
            raise Refused("This report is not made yet.")
        texts = {"resume_text": match.resume_text, "job_text": match.job_text}
        try:
            made = report_pdf(match, ReportPage.of(match.parsed, **texts), PAPERS[paper])
        except typesetting.Untypesettable as problem:
            raise Refused(f"{problem}.") from None
        name = f"report-{slugify(match.job.name) or match.pk}.pdf"
        return made_file(made, name, "application/pdf")


def _chosen(owner: User, said: dict[str, Any]) -> dict[str, Any]:
    """The rows that were named, when they are one's own."""
    number = said.pop("version", None)
    chosen = sound(MatchForm(said, owner=owner))
    if number is not None:
        version = chosen["resume"].versions.filter(number=number).first()
        if version is None:
            raise ValidationError({"version": ["This résumé has no such version."]})
        chosen["version"] = version
    return chosen
