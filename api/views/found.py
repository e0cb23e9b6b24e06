"""Jobs for one's résumés, and what one makes of them."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import call
from api.shapes import found as shapes
from api.views.base import Calls, sound
from core.errors import Refused
from core.forms import number
from jobs.models import Posting
from jobs.posting_models import Employment, Remote, Seniority
from matching.feed import looks, services
from matching.feed.filters import AGES, ORDERS, WITHIN, FilterForm, filtered
from matching.models import Feed, Recommendation
from resumes.models import Resume

SOON = "2"
"""Seconds in which a look is most often done."""
KEPT = {"sort", "limit", "cursor", "fields", "resume"}


def _filter(name: str, kind: type, described: str, *among: object) -> OpenApiParameter:
    return OpenApiParameter(name, kind, description=described, enum=among or None)


FILTERS = [
    _filter("resume", int, "For which résumé; without it, for the newest."),
    _filter("q", str, "Words."),
    _filter("place", str, "A place."),
    _filter("within", int, "Kilometres around the place.", *(one for one, _ in WITHIN)),
    _filter("remote", str, "At home or not.", *Remote.values),
    _filter("pay", int, "A salary of at least so much a year."),
    _filter("kind", str, "The type of contract.", *Employment.values),
    _filter("level", str, "The level.", *Seniority.values),
    _filter("age", int, "At most so many days old.", *(one for one, _ in AGES if one)),
    _filter("source", str, "The key of a source."),
    _filter("new", bool, "Only what came since the last visit."),
]


class Recommendations(Calls):
    """Jobs for a résumé."""

    queryset = Recommendation.objects.none()
    sorts = ORDERS

    @call("Jobs for a résumé", gives=shapes.Found(many=True), parameters=FILTERS)
    def list(self, request: Request) -> Response:
        """Those that are open and not put away, gathered in the background.

        Without filters, the best of all postings. With filters that were not asked for before, all
        postings are looked through once more: until that is done the answer has what is known, and
        `Retry-After` says when to ask again.
        """
        asked = request.query_params
        mine = Resume.objects.owned_by(self.me)
        if "resume" in asked:
            resume = self.one(mine, pk=number(asked["resume"]) or 0)
        else:
            resume = mine.newest().first()
        form = FilterForm(asked)
        sound(form)
        feed = Feed.objects.filter(resume=resume, owner=self.me).first() if resume else None
        look = looks.ask(feed, form) if feed else None
        rows = feed.among(look) if feed else Recommendation.objects.none()
        found = filtered(rows, form.said).select_related("posting__source")
        answer = self.page(found.defer("posting__text", "posting__facts"), shapes.Found)
        if look and look.is_open:
            answer["Retry-After"] = SOON
        return answer


class Postings(Calls):
    """Advertisements, which are everybody's."""

    queryset = Posting.objects.none()

    def posting(self, pk: int) -> Posting:
        found: Posting = self.one(Posting.objects.select_related("source"), pk=pk)
        return found

    @call("An advertisement", gives=shapes.PostingWhole)
    def retrieve(self, request: Request, pk: int) -> Response:
        """With its text, and whether it is still open."""
        return self.shaped(shapes.PostingWhole, self.posting(pk))

    @call("Make something of it", said=shapes.Mark, gives=shapes.Marked)
    def mark(self, request: Request, pk: int) -> Response:
        """Save it, have a report made, or put it away."""
        posting, said = self.posting(pk), self.said(shapes.Mark)
        does = said["do"]
        came: dict[str, int | None] = {"job": None, "match": None}
        if does == "save":
            came["job"] = services.save(self.me, posting).pk
        elif does == "report":
            match = services.report(self.me, self._resume(said), posting)
            came = {"job": match.job_id, "match": match.pk}
        elif does == "company":
            services.hide_company(self.me, posting)
        elif does == "back":
            services.take_back(self.me, posting)
        else:
            services.put_away(self.me, posting, {"hide": "hidden"}.get(does, does))
        return self.shaped(shapes.Marked, came)

    def _resume(self, said: dict[str, int]) -> Resume:
        rows = Resume.objects.owned_by(self.me).select_related("current")
        resume = rows.filter(pk=said.get("resume", 0)).first()
        if resume is None:
            raise ValidationError({"resume": ["Name one of your résumés."]})
        if resume.is_failed:
            raise Refused("This résumé could not be read.")
        return resume
