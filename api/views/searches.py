"""The search for jobs for a résumé, searches that are kept, and what was put away."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import WORDS, call
from api.shapes import searches as shapes
from api.shapes.found import PostingLine
from api.views.base import Calls, Shows, in_turn, sound
from api.views.found import FILTERS
from core.errors import Refused
from jobs.models import Posting
from matching.feed import looks, services, timing
from matching.feed.filters import FilterForm, filtered
from matching.feed.presenting import facets_of, marked, new_in
from matching.models import Feed, HiddenCompany, PostingMark, SavedSearch
from resumes.models import Resume

NO_FEED = "Jobs are not looked for with this résumé. Name one of yours that is read."


class Feeds(Calls):
    """The search for jobs for a résumé."""

    queryset = Feed.objects.none()

    def resume(self, pk: int) -> Resume:
        rows = (
            Resume.objects.owned_by(self.me)
            .select_related("current", "owner", "feed__owner")
            .defer("feed__judged")
        )
        found: Resume = self.one(rows.defer("text"), pk=pk)
        return found

    @call("How far the search is", gives=shapes.FeedShape, parameters=FILTERS[1:])
    def show(self, request: Request, pk: int) -> Response:
        """With how many jobs there are, and how many for each value of a filter. While it is
        `looking`, filters that are new are still held against all postings."""
        feed = self.one(Feed.objects.filter(owner=self.me), resume=pk)
        form = FilterForm(request.query_params)
        sound(form)
        look = looks.ask(feed, form)
        rows = feed.among(look)
        feed.whole, feed.new = rows.count(), new_in(rows, feed)
        feed.found, feed.facets = filtered(rows, form.said).count(), facets_of(rows, form)
        feed.looking = look is not None and look.is_open
        return self.shaped(shapes.FeedShape, feed)

    @call("Have jobs looked for, or say that you looked", gives=shapes.FeedWork, status=202)
    def look(self, request: Request, pk: int) -> Response:
        """As opening the page does: what comes after this visit is new at the next."""
        resume = self.resume(pk)
        feed: Feed | None = getattr(resume, "feed", None)
        if feed is not None:
            services.visit(feed)
        elif resume.is_ready:
            feed = timing.begin(resume)
        else:
            raise Refused("This résumé is not read yet.")
        return self.begun(shapes.FeedWork, feed, "feed", pk)


class OpenPostings(Calls):
    """Advertisements whose sources ask that they be shown to everybody."""

    queryset = Posting.objects.none()
    sorts: ClassVar[dict[str, Any]] = {
        "newest": (F("posted_on").desc(nulls_last=True), "-pk"),
        "oldest": ("posted_on", "pk"),
    }

    @call("Open advertisements", gives=PostingLine(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """`q` searches titles and employers."""
        rows = Posting.objects.live().cards().listed().select_related("source")
        rows = rows.filter(source__key__in=marked())
        for word in self.words.split():
            rows = rows.filter(Q(title__icontains=word) | Q(company__icontains=word))
        return self.page(rows, PostingLine)


class Marks(Calls):
    """What I made of advertisements."""

    queryset = PostingMark.objects.none()
    sorts: ClassVar[dict[str, Any]] = {"newest": ("-at", "-pk"), "oldest": ("at", "pk")}
    shows: ClassVar[Shows] = {
        str(kind): (str(kind.label), Q(kind=kind)) for kind in PostingMark.Kind
    }

    @call("What I saved and put away", gives=shapes.MarkLine(many=True))
    def list(self, request: Request) -> Response:
        """`show` narrows it; an advertisement's `mark` takes it back."""
        rows = PostingMark.objects.owned_by(self.me).select_related("posting__source")
        return self.page(rows.defer("posting__text", "posting__facts"), shapes.MarkLine)


class HiddenCompanies(Calls):
    """Employers whose jobs I do not want to see."""

    queryset = HiddenCompany.objects.none()
    sorts: ClassVar[dict[str, Any]] = {"name": ("name", "pk"), "newest": ("-at", "-pk")}

    @call("Hidden employers", gives=shapes.HiddenLine(many=True))
    def list(self, request: Request) -> Response:
        """One is hidden by the `mark` of one of its advertisements."""
        return self.page(HiddenCompany.objects.owned_by(self.me), shapes.HiddenLine)

    @call("A hidden employer", gives=shapes.HiddenLine)
    def retrieve(self, request: Request, pk: int) -> Response:
        """And since when it is."""
        row = self.one(HiddenCompany.objects.owned_by(self.me), pk=pk)
        return self.shaped(shapes.HiddenLine, row)

    @call("Show an employer's jobs again", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """From now on."""
        self.one(HiddenCompany.objects.owned_by(self.me), pk=pk).delete()
        return Response(status=204)


class Searches(Calls):
    """My saved searches."""

    queryset = SavedSearch.objects.none()
    sorts: ClassVar[dict[str, Any]] = {"name": ("name", "pk"), "newest": ("-made_at", "-pk")}

    def rows(self) -> QuerySet[SavedSearch]:
        return SavedSearch.objects.owned_by(self.me).select_related("feed").defer("feed__judged")

    @call("My saved searches", gives=shapes.SearchShape(many=True))
    def list(self, request: Request) -> Response:
        """With how often each is written about."""
        return self.page(self.rows(), shapes.SearchShape)

    @call("Save a search", said=shapes.KeepSearch, gives=shapes.SearchShape, status=201)
    def create(self, request: Request) -> Response:
        """You are written to about what is new, and only then."""
        said = self.said(shapes.KeepSearch)
        resume, name, every = (said.pop(key, "") for key in ("resume", "name", "every"))
        rows = Feed.objects.filter(owner=self.me).select_related("owner")
        feed = rows.filter(resume_id=resume).first()
        if feed is None:
            raise ValidationError({"resume": [NO_FEED]})
        form = FilterForm(as_typed(said))
        sound(form)
        made = services.keep_search(feed, form, name, every)
        return self.made(shapes.SearchShape, made, "search", made.pk)

    @call("A saved search", gives=shapes.SearchShape)
    def retrieve(self, request: Request, pk: int) -> Response:
        """Its filters can be sent to `recommendations` as they are."""
        return self.shaped(shapes.SearchShape, self.one(self.rows(), pk=pk))

    @call("Change a saved search", said=shapes.ChangeSearch, gives=shapes.SearchShape)
    @in_turn
    def partial_update(self, request: Request, pk: int) -> Response:
        """Its name, and how often it is written about."""
        row, said = self.one(self.rows(), pk=pk), self.said(shapes.ChangeSearch)
        row.name = " ".join(said.get("name", row.name).split())
        services.change_search(row, said.get("every", row.every))
        return self.shaped(shapes.SearchShape, row)

    @call("Delete a saved search", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """Nobody writes about it any more."""
        services.delete_search(self.one(self.rows(), pk=pk))
        return Response(status=204)


def as_typed(said: dict[str, Any]) -> QueryDict:
    """Filters as they stand in a URL."""
    made = QueryDict(mutable=True)
    for name, value in said.items():
        made.setlist(name, value if isinstance(value, list) else [str(value)])
    return made
