"""The feed and a posting as their pages show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import get_text_list

from accounts.models import User
from jobs.boards import PROVIDERS
from jobs.credits import Credit, credit_of
from jobs.gathering import switches
from jobs.models import Job, Posting, Source
from jobs.posting_models import Employment, Remote
from jobs.source_presenting import CallsLeft, calls_left
from matching.feed.filters import FACETS, Choice, FilterForm, Rows, counts, filtered
from matching.models import Feed, Look, PostingMark, Recommendation
from resumes.models import Resume

PAGE = 20
MOST_RESUMES = 50
UNFOLDED = 5
"""So many choices of a filter are shown at once."""
SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}
PERIODS = {"HOUR": "an hour", "DAY": "a day", "WEEK": "a week", "MONTH": "a month"}


def marked() -> list[str]:
    """The sources whose jobs are to be shown to everybody."""
    return [key for key, one in PROVIDERS.items() if one.ATTRIBUTION.public_only]


def pay(posting: Posting) -> str:
    """What is paid, as one writes it: "£37,000 to £44,000 a year"."""
    low, high = posting.salary_min, posting.salary_max
    if low is None and high is None:
        return ""
    said = [_money(one, posting.currency) for one in (low, high) if one is not None]
    span = " to ".join(dict.fromkeys(said))
    if low is None:
        span = f"up to {span}"
    elif high is None:
        span = f"from {span}"
    period = PERIODS.get(posting.period, "a year" if posting.period == "YEAR" else "")
    return f"{span} {period}".strip()


def _money(amount: Decimal, currency: str) -> str:
    figure = f"{amount:,.2f}".removesuffix(".00")
    sign = SIGNS.get(currency)
    return f"{sign}{figure}" if sign else f"{figure} {currency}".strip()


@dataclass(frozen=True, slots=True)
class Card:
    """A recommendation in the list."""

    row: Recommendation
    credits: list[Credit]
    mark: PostingMark | None
    is_new: bool
    away: float | None = None

    @property
    def posting(self) -> Posting:
        return self.row.posting

    @property
    def about(self) -> list[str]:
        """Employer, place, pay and kind of work, as far as is known."""
        posting = self.posting
        place = posting.place
        if place and self.away:
            place = f"{place}, {self.away:.0f} km"
        kind = dict(Employment.choices).get(posting.employment, "")
        home = dict(Remote.choices).get(posting.remote, "")
        return [one for one in (posting.company, place, home, pay(posting), kind) if one]

    @property
    def job(self) -> Job | None:
        return self.mark.job if self.mark else None


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter by choices; a long list is folded after the first."""

    name: str
    label: str
    values: list[Choice]

    @property
    def first(self) -> list[Choice]:
        return self.values if len(self.values) <= UNFOLDED + 1 else self.values[:UNFOLDED]

    @property
    def rest(self) -> list[Choice]:
        return self.values[len(self.first) :]

    @property
    def rest_chosen(self) -> bool:
        return any(value.chosen for value in self.rest)


@dataclass(frozen=True)
class FeedPage:
    """All that the page of the feed shows."""

    cards: list[Card] = field(default_factory=list)
    listed: Page[Any] | None = None
    found: int = 0
    whole: int = 0
    new: int = 0
    facets: list[Facet] = field(default_factory=list)
    resumes: Sequence[Resume] = ()
    resting: str = ""
    asked_again: datetime | None = None
    elsewhere: list[CallsLeft] = field(default_factory=list)
    look: Look | None = None

    @property
    def looking(self) -> bool:
        """Whether all postings are still to be looked through with the filters."""
        return self.look is not None and self.look.is_open

    @classmethod
    def of(
        cls, request: HttpRequest, feed: Feed | None, form: FilterForm, look: Look | None = None
    ) -> FeedPage:
        assert isinstance(request.user, User)  # noqa: S101 - members only
        mine = list(Resume.objects.owned_by(request.user).listed().newest()[:MOST_RESUMES])
        if feed is None:
            return cls(resumes=mine)
        rows, said = feed.among(look), form.said
        found = filtered(rows, said).order_by(*form.order)
        page = Paginator(
            found.select_related("posting__source").defer("posting__text", "posting__facts"), PAGE
        ).get_page(request.GET.get("page"))
        at_fault = [one for one in Source.objects.at_fault() if switches.is_on(one.key)]
        now = timezone.now()
        rests = [one.not_before for one in at_fault if one.not_before and one.not_before > now]
        return cls(
            cards=_cards(list(page), feed, request.user),
            listed=page,
            found=page.paginator.count,
            whole=look.looked_through if look else rows.count(),
            look=look,
            new=new_in(rows, feed),
            facets=facets_of(rows, form),
            resumes=mine,
            resting=get_text_list([str(one) for one in at_fault], "and"),
            asked_again=min(rests, default=None),
            elsewhere=calls_left(now),
        )


def new_in(rows: Rows, feed: Feed) -> int:
    """How many came since the visit before this one."""
    return filtered(rows, {"new": True}).count() if feed.visited_before else 0


def facets_of(rows: Rows, form: FilterForm) -> list[Facet]:
    """The filters by choices, each value with how many jobs there would be."""
    return [
        Facet(name, str(form.fields[name].label), counts(rows, form.said, name)) for name in FACETS
    ]


def _cards(rows: list[Recommendation], feed: Feed, owner: User) -> list[Card]:
    postings = [row.posting for row in rows]
    marks = PostingMark.objects.filter(owner=owner, posting__in=postings).select_related("job")
    by_posting = {mark.posting_id: mark for mark in marks}
    credits_ = _credits(postings)
    before = feed.visited_before
    return [
        Card(
            row,
            credits_[row.posting_id],
            by_posting.get(row.posting_id),
            before is not None and row.found_at > before,
            getattr(row, "away", None),
        )
        for row in rows
    ]


def _credits(postings: list[Posting]) -> dict[int, list[Credit]]:
    """By posting, all sources that have the job."""
    found = {one.pk: [credit_of(one)] for one in postings}
    groups = {one.group_id: one.pk for one in postings if one.group_id}
    others = Posting.objects.filter(group__in=groups, lead=False, expired_at=None)
    for other in others.select_related("source").only("group_id", "via", "url", "source__key"):
        said, credit = found[groups[other.group_id or 0]], credit_of(other)
        if credit.text not in {one.text for one in said}:
            said.append(credit)
    return found


@dataclass(frozen=True, slots=True)
class PostingPage:
    """A posting by itself."""

    posting: Posting
    same: list[Posting]
    mark: PostingMark | None = None
    best: Recommendation | None = None
    resumes: Sequence[Resume] = ()

    @classmethod
    def of(cls, posting: Posting, user: User | None) -> PostingPage:
        same = Posting.objects.filter(group=posting.group_id).exclude(pk=posting.pk)
        others = list(same.select_related("source").listed()) if posting.group_id else []
        if user is None:
            return cls(posting, others)
        rows = Recommendation.objects.filter(feed__owner=user, posting=posting)
        return cls(
            posting,
            others,
            PostingMark.objects.filter(owner=user, posting=posting).select_related("job").first(),
            rows.select_related("feed__resume").order_by("-rank").first(),
            list(Resume.objects.owned_by(user).listed().newest()[:MOST_RESUMES]),
        )

    @property
    def pay(self) -> str:
        return pay(self.posting)
