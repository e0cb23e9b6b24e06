"""Many reports in one table, two beside each other, shared by links, and a second opinion."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.request import Request
from rest_framework.response import Response

from api.permissions import MayOpen
from api.schema import WORDS, call, file
from api.shapes import comparing as shapes
from api.views.base import Calls, sound
from api.views.matches import ROWS, Matches
from core.errors import Refused
from jobs.models import Job
from matching import services
from matching.beside import Beside
from matching.comparing import MOST_AT_ONCE, SORTS_OF, Table, csv_of
from matching.forms import ShareForm
from matching.models import Match, SecondOpinion, ShareLink
from resumes.models import Resume

NOT_MADE = "This report is not made yet."


class ManyJobs(Calls):
    """One résumé against many jobs."""

    queryset = Match.objects.none()
    sorts: ClassVar[dict[str, Any]] = SORTS_OF["job"]
    address = "many-jobs"

    def table(self, pk: int) -> Table:
        return Table(self.me, "job", self.one(Resume.objects.owned_by(self.me).listed(), pk=pk))

    @call("A table of reports", gives=shapes.TableRow(many=True), parameters=[WORDS])
    def list(self, request: Request, pk: int) -> Response:
        """The newest report of each pair."""
        return self.page(self.table(pk).rows.search(self.words), shapes.TableRow)

    @call("How far a table is", gives=shapes.OpenShape)
    def show(self, request: Request, pk: int) -> Response:
        """And what can be scored."""
        table = self.table(pk)
        progress = table.progress
        names = ("total", "ready", "failed", "to_go", "good")
        said: dict[str, Any] = {each: getattr(progress, each) for each in names}
        return self.shaped(shapes.OpenShape, said | {"open": _numbers(table)})

    @call("Score many at once", said=shapes.Score, gives=shapes.Scored, status=202)
    def score(self, request: Request, pk: int) -> Response:
        """All or none, each counted once; `Location` says how far they are."""
        table, said = self.table(pk), self.said(shapes.Score)
        wanted = set(said.get("chosen", []))
        chosen = [one for one in table.open if said["all"] or one.pk in wanted]
        pairs = table.pairs(chosen[:MOST_AT_ONCE])
        made = services.request_matches(owner=self.me, pairs=pairs)
        numbers = {"matches": [match.pk for match in made]}
        return self.placed(shapes.Scored, numbers, 202, f"{self.address}-open", pk)

    @file("A table as CSV", "text/csv; charset=utf-8")
    def csv(self, request: Request, pk: int) -> HttpResponse:
        """For a spreadsheet."""
        return csv_of(self.table(pk))


def _numbers(table: Table) -> list[int]:
    return [one.pk for one in table.open[:MOST_AT_ONCE]]


class ManyResumes(ManyJobs):
    """Many résumés against one job."""

    sorts: ClassVar[dict[str, Any]] = SORTS_OF["resume"]
    address = "many-resumes"

    def table(self, pk: int) -> Table:
        return Table(self.me, "resume", self.one(Job.objects.owned_by(self.me).listed(), pk=pk))


class Opinions(Matches):
    """The second opinion on a report, where a model is set up."""

    queryset = SecondOpinion.objects.none()  # type: ignore[assignment] # of another kind of row

    def opinion(self, pk: int) -> SecondOpinion:
        rows = SecondOpinion.objects.select_related("match").filter(owner=self.me)
        found: SecondOpinion = self.one(rows, match_id=pk)
        return found

    @call("The second opinion on a report", gives=shapes.OpinionShape)
    def show(self, request: Request, pk: int) -> Response:
        """A model's, which never changes the score."""
        return self.shaped(shapes.OpinionShape, self.opinion(pk))

    @call("Ask for a second opinion", gives=shapes.OpinionShape, status=202)
    def ask(self, request: Request, pk: int) -> Response:
        """Or for it once more."""
        services.ask_opinion(self.one(self.rows(), pk=pk))
        return self.begun(shapes.OpinionShape, self.opinion(pk), "opinion", pk)


class TwoReports(Calls):
    """Two reports beside each other."""

    queryset = Match.objects.none()

    @call("Two reports beside each other", gives=shapes.BesideShape)
    def beside(self, request: Request, pk: int, number: int) -> Response:
        """What differs, and by how many points."""
        left, right = self.ready(pk), self.ready(number)
        return self.shaped(shapes.BesideShape, Beside.of(left.parsed, right.parsed))

    def ready(self, pk: int) -> Match:
        found: Match = self.one(Match.objects.owned_by(self.me), pk=pk)
        if not found.is_ready:
            raise Refused(NOT_MADE)
        return found


class Links(Calls):
    """The private links of reports."""

    once = False  # what opens something is never kept with a key
    permission_classes = (MayOpen,)
    queryset = ShareLink.objects.none()

    def rows(self) -> QuerySet[ShareLink]:
        rows = ShareLink.objects.owned_by(self.me).still_open()
        return rows.select_related("match__job", "owner").defer("match__report")

    @call("The links of a report", gives=shapes.LinkShape(many=True))
    def list(self, request: Request, pk: int) -> Response:
        """Those that open something, and how often each was opened."""
        self.one(Match.objects.owned_by(self.me), pk=pk)
        return self.page(self.rows().filter(match=pk), shapes.LinkShape)

    @call("Share a report", said=shapes.ShareReport, gives=shapes.LinkShape, status=201)
    def create(self, request: Request, pk: int) -> Response:
        """Anyone who has the link may read it until it runs out or is taken back."""
        match = self.one(Match.objects.select_related(*ROWS).owned_by(self.me), pk=pk)
        form = ShareForm(self.said(shapes.ShareReport))
        made = services.share(match=match, **sound(form))
        return self.made(shapes.LinkShape, made, "link", made.pk)

    @call("A link", gives=shapes.LinkShape)
    def retrieve(self, request: Request, pk: int) -> Response:
        """While it opens something."""
        return self.shaped(shapes.LinkShape, self.one(self.rows(), pk=pk))

    @call("Take a link back", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """It opens nothing from now on."""
        services.revoke(self.one(self.rows(), pk=pk))
        return Response(status=204)
