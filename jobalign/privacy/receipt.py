"""What left the server for a person: filtered, summed, and as a table to take along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Case, Q, QuerySet, Sum, Value, When
from django.http import HttpResponse, QueryDict
from django.utils import timezone

from accounts.models import Sending, User
from core.sheets import csv_response

LONGEST = 254
SPANS = {"day": ("Today", 1), "week": ("The last 7 days", 7), "month": ("The last 30 days", 30)}
MASKED = {
    "yes": ("Masked", Q(masked=True)),
    "no": ("Not masked", Q(masked=False)),
    "nothing": ("Nothing to mask", Q(masked=None)),
}
KINDS = {kind: str(kind.label) for kind in Sending.Kind}
ABOUT = {
    Sending.Kind.MODEL: "A language model",
    Sending.Kind.MAIL: "Mails to yourself, through this server’s mail service",
    Sending.Kind.SEARCH: "A job board: the words and places of your saved searches",
    Sending.Kind.PAGE: "The site of a job: the request for its page, nothing else",
    Sending.Kind.PAYMENT: "Takes the payments",
    Sending.Kind.SIGN_IN: "Where you sign in",
    Sending.Kind.LINK: "Your private links",
}
TOGETHER = (Sending.Kind.MAIL, Sending.Kind.PAGE, Sending.Kind.LINK)


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its name in the address, its label, what can be chosen, and what is."""

    name: str
    label: str
    everything: str
    options: Sequence[tuple[str, str]]
    chosen: str


def choices(person: User, asked: QueryDict) -> list[Choice]:
    """The filters, each with what there is to choose."""
    mine = Sending.objects.owned_by(person).order_by()
    said = mine.values_list("receiver", "kind").distinct()
    there = {kind for _, kind in said}
    to = [(each, each) for each in sorted({receiver for receiver, _ in said})]
    kinds = [(kind, words) for kind, words in KINDS.items() if kind in there]
    return [
        Choice("to", "To", "Everyone", to, _said(asked, "to")),
        Choice("kind", "What", "Everything", kinds, _said(asked, "kind")),
        Choice("masked", "Masked", "Either", _named(MASKED), _said(asked, "masked")),
        Choice("when", "When", "Since the start", _named(SPANS), _said(asked, "when")),
    ]


def lines(person: User, asked: Mapping[str, str]) -> QuerySet[Sending]:
    """The person's lines that the filters leave; what is no filter leaves all."""
    found = Sending.objects.owned_by(person).select_related("call")
    if to := _said(asked, "to"):
        found = found.filter(receiver=to)
    if kind := _said(asked, "kind"):
        found = found.filter(kind=kind)
    if (masked := _said(asked, "masked")) in MASKED:
        found = found.filter(MASKED[masked][1])
    if (when := _said(asked, "when")) in SPANS:
        found = found.filter(at__gte=timezone.now() - timedelta(days=SPANS[when][1]))
    return found


@dataclass(frozen=True, slots=True)
class Month:
    """What went to somebody since the first of the month."""

    who: str
    about: str
    times: int
    size: int


def this_month(person: User) -> list[Month]:
    """Since the first of the month, for each whom something was sent to: how often, how much.

    Mails, pages of jobs and links are one each, however many addresses there were.
    """
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    since = Sending.objects.owned_by(person).filter(at__gte=first).order_by()
    one = Case(When(kind__in=TOGETHER, then=Value("")), default="receiver")
    sums = since.values("kind", who=one).annotate(n=Sum("times"), size=Sum("characters"))
    found = [
        Month(each["who"] or KINDS[kind], ABOUT[kind], each["n"], each["size"] or 0)
        for each in sums
        for kind in [Sending.Kind(each["kind"])]
    ]
    return sorted(found, key=lambda month: (-month.size, month.who))


def table(rows: Iterable[Sending]) -> HttpResponse:
    """The lines as CSV."""
    head = [
        *("When", "Kind", "To whom", "Model", "What for", "What was in it", "Times"),
        *("Characters", "Masked", "Taken out", "Problem"),
    ]
    body = (
        (
            timezone.localtime(each.at).isoformat(timespec="seconds"),
            each.get_kind_display(),
            each.receiver,
            each.call.model if hasattr(each, "call") else "",
            each.purpose,
            each.what,
            each.times,
            "" if each.characters is None else each.characters,
            {True: "yes", False: "no", None: "nothing to mask"}[each.masked],
            each.call.taken_out if hasattr(each, "call") else "",
            each.problem,
        )
        for each in rows
    )
    return csv_response("data-receipt.csv", head, body)


def _said(asked: Mapping[str, str], name: str) -> str:
    return asked.get(name, "").replace("\x00", "")[:LONGEST]


def _named(offered: Mapping[str, tuple[str, object]]) -> list[tuple[str, str]]:
    return [(key, str(said[0])) for key, said in offered.items()]
