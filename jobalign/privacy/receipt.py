"""What left the server for a person: filtered, summed, and as a table to take along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from django.db.models import Count, Q, QuerySet, Sum
from django.http import HttpResponse, QueryDict
from django.utils import timezone

from accounts.models import User
from billing.models import ModelCall
from core.sheets import csv_response
from core.templatetags.ui import verb_words

LONGEST = 200
SPANS = {"day": ("Today", 1), "week": ("The last 7 days", 7), "month": ("The last 30 days", 30)}
MASKED = {"yes": ("Masked", Q(masked=True)), "no": ("Not masked", Q(masked=False))}


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its name in the address, its label, what can be chosen, and what is."""

    name: str
    label: str
    everything: str
    options: list[tuple[str, str]]
    chosen: str


def host(address: str) -> str:
    """Whom a request went to: the host's name."""
    return urlsplit(address).netloc or address


def choices(person: User, asked: QueryDict) -> list[Choice]:
    """The filters, each with what there is to choose."""
    mine = ModelCall.objects.owned_by(person).order_by()
    sites = mine.values_list("sent_to", flat=True).distinct()
    verbs = mine.values_list("verb", flat=True).distinct()
    return [
        Choice(
            "to",
            "To",
            "Everyone",
            [(each, host(each)) for each in sorted(sites)],
            _said(asked, "to"),
        ),
        Choice(
            "verb",
            "What for",
            "Everything",
            [(each, verb_words(each)) for each in sorted(verbs)],
            _said(asked, "verb"),
        ),
        Choice("masked", "Masked", "Either", _named(MASKED), _said(asked, "masked")),
        Choice("when", "When", "Since the start", _named(SPANS), _said(asked, "when")),
    ]


def calls(person: User, asked: QueryDict) -> QuerySet[ModelCall]:
    """The person's lines that the filters leave; what is no filter leaves all."""
    found = ModelCall.objects.owned_by(person)
    if to := _said(asked, "to"):
        found = found.filter(sent_to=to)
    if verb := _said(asked, "verb"):
        found = found.filter(verb=verb)
    if (masked := _said(asked, "masked")) in MASKED:
        found = found.filter(MASKED[masked][1])
    if (when := _said(asked, "when")) in SPANS:
        found = found.filter(created_at__gte=timezone.now() - timedelta(days=SPANS[when][1]))
    return found


def this_month(person: User) -> list[dict[str, object]]:
    """Since the first of the month, for each whom something was sent to: how often, how much."""
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    since = ModelCall.objects.owned_by(person).filter(created_at__gte=first).order_by()
    sums = since.values("sent_to").annotate(times=Count("pk"), size=Sum("characters"))
    return [{**each, "host": host(each["sent_to"])} for each in sums.order_by("-size")]


def table(rows: Iterable[ModelCall]) -> HttpResponse:
    """The lines as CSV."""
    head = ["When", "To whom", "Model", "What for", "Characters", "Masked", "Taken out", "Problem"]
    lines = (
        (
            timezone.localtime(each.created_at).isoformat(timespec="seconds"),
            host(each.sent_to),
            each.model,
            verb_words(each.verb),
            each.characters,
            "yes" if each.masked else "no",
            each.taken_out,
            each.problem,
        )
        for each in rows
    )
    return csv_response("data-receipt.csv", head, lines)


def _said(asked: QueryDict, name: str) -> str:
    return asked.get(name, "").replace("\x00", "")[:LONGEST]


def _named(offered: Mapping[str, tuple[str, object]]) -> list[tuple[str, str]]:
    return [(key, str(said[0])) for key, said in offered.items()]
