"""The filters of the feed: what they mean, and how they are said in a URL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from math import cos, radians
from operator import or_
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from django import forms
from django.db.models import Count, F, FloatField, Model, Q, QuerySet, Value
from django.db.models.functions import ACos, Cast, Cos, Greatest, Least, Radians, Sin
from django.http import QueryDict
from django.utils import timezone

from jobs.boards import PROVIDERS
from jobs.places import place_of
from jobs.posting_models import Employment, Remote, Seniority
from matching.models import Recommendation

ROUND = 6371.0  # the earth's radius in kilometres
DEGREE = 111.0  # kilometres between two parallels
Rows = QuerySet[Recommendation]
M = TypeVar("M", bound=Model)
SORTS = {"best": "Best fit first", "newest": "Newest first", "pay": "Best paid first"}
ORDERS = {
    "best": ("-rank", "pk"),
    "newest": (F("posting__posted_on").desc(nulls_last=True), "-found_at", "pk"),
    "pay": (F("posting__yearly_max").desc(nulls_last=True), "-rank", "pk"),
}
REACH = 50
WITHIN = [(10, "10 km"), (25, "25 km"), (50, "50 km"), (100, "100 km")]
AGES = [("", "Any time"), (1, "Since yesterday"), (7, "This week"), (30, "This month")]
UNKNOWN = "This place is not in our list: jobs are shown whose place has these words."


class FilterForm(forms.Form):
    """What is looked for; nonsense is as if nothing was said."""

    all_optional = True

    def __init__(self, data: QueryDict) -> None:
        filled = data.copy()
        filled.setdefault("within", str(REACH))
        super().__init__(filled)

    q = forms.CharField(label="Words", required=False, max_length=100)
    place = forms.CharField(label="Place", required=False, max_length=100)
    within = forms.TypedChoiceField(
        label="Within", choices=WITHIN, coerce=int, required=False, empty_value=None
    )
    remote = forms.MultipleChoiceField(label="At home", choices=Remote.choices, required=False)
    pay = forms.IntegerField(
        label="Salary from, a year", required=False, min_value=0, max_value=10_000_000
    )
    kind = forms.MultipleChoiceField(label="Type", choices=Employment.choices, required=False)
    level = forms.MultipleChoiceField(label="Level", choices=Seniority.choices, required=False)
    age = forms.TypedChoiceField(
        label="Published", choices=AGES, coerce=int, required=False, empty_value=None
    )
    source = forms.MultipleChoiceField(
        label="Source",
        choices=[(key, provider.NAME) for key, provider in PROVIDERS.items()],
        required=False,
    )
    sort = forms.ChoiceField(label="Sort by", choices=list(SORTS.items()), required=False)
    new = forms.BooleanField(label="Only what is new", required=False)

    @property
    def said(self) -> dict[str, Any]:
        """The filters that say something, each value once."""
        self.is_valid()
        cleaned = getattr(self, "cleaned_data", {})
        once = {
            key: list(dict.fromkeys(one)) if isinstance(one, list) else one
            for key, one in cleaned.items()
        }
        said = {key: one for key, one in once.items() if one not in ("", None, [], False)}
        if "place" in said:
            said.setdefault("within", REACH)
        else:
            said.pop("within", None)
        return said

    @property
    def query(self) -> str:
        """The filters as they stand in a URL."""
        return urlencode(self.said, doseq=True)

    @property
    def narrowing(self) -> str:
        """The filters that ask something of a posting, as in a URL; empty when none does."""
        asked = {"within", *NARROW}
        said = {key: one for key, one in self.said.items() if key in asked}
        return urlencode(sorted(said.items()), doseq=True)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The same as names and values, for a form that sends them on."""
        return parse_qsl(self.query)

    @property
    def count(self) -> int:
        """How many of the filters are set."""
        return len(self.said.keys() - {"sort", "within"})

    @property
    def problem(self) -> str:
        """What of the filters cannot be followed as it was meant."""
        place = self.said.get("place", "")
        return UNKNOWN if place and not place_of(place).at else ""

    @property
    def order(self) -> tuple[Any, ...]:
        return ORDERS[self.said.get("sort") or "best"]


def filtered(rows: Rows, said: Mapping[str, Any], *, but: str = "") -> Rows:
    """The recommendations that the filters let through, all but one of them."""
    rows = narrowed(rows, said, at="posting__", but=but)
    return _new(rows) if "new" in said and but != "new" else rows


def narrowed(
    rows: QuerySet[M], said: Mapping[str, Any], *, at: str = "", but: str = ""
) -> QuerySet[M]:
    """Postings that the filters let through, or rows that have a posting ``at`` a path."""
    for name, narrow in NARROW.items():
        if name in said and name != but:
            rows = narrow(rows, said, at)
    return rows


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, and how many jobs there would be with it."""

    key: str
    name: str
    count: int
    chosen: bool


def counts(rows: Rows, said: Mapping[str, Any], name: str) -> list[Choice]:
    """The values of a filter, those with the most jobs first."""
    column, names = FACETS[name]
    found = filtered(rows, said, but=name).exclude(**{column: ""})
    counted = found.order_by().values_list(column).annotate(number=Count("pk"))
    chosen = set(said.get(name, ()))
    number = dict(counted)
    keys = {*number, *chosen}
    made = [Choice(key, names.get(key, key), number.get(key, 0), key in chosen) for key in keys]
    return sorted(made, key=lambda one: (-one.count, one.name))


def _words(rows: QuerySet[M], said: Mapping[str, Any], at: str) -> QuerySet[M]:
    for word in str(said["q"]).replace("\x00", "").split():
        columns = (f"{at}{column}__icontains" for column in ("title", "company", "text"))
        rows = rows.filter(reduce(or_, (Q(**{column: word}) for column in columns)))
    return rows


def _place(rows: QuerySet[M], said: Mapping[str, Any], at: str) -> QuerySet[M]:
    """Within a distance of a known place, else by its words; work at home is everywhere."""
    words = str(said["place"]).replace("\x00", "")
    degrees = place_of(words).at
    home = Q(**{f"{at}remote": Remote.REMOTE})
    if degrees is None:
        return rows.filter(Q(**{f"{at}place__icontains": words}) | home)
    reach = float(said["within"])
    north, east = degrees
    wide = reach / DEGREE
    broad = min(180.0, wide / max(cos(radians(north)), 0.01))
    near = Q(
        **{
            f"{at}latitude__range": (north - wide, north + wide),
            f"{at}longitude__range": (east - broad, east + broad),
            "away__lte": reach,
        }
    )
    told: Any = rows.annotate(away=_kilometres(north, east, at))
    found: QuerySet[M] = told.filter(near | home)
    return found


def _kilometres(north: float, east: float, at: str) -> Any:  # noqa: ANN401 - an expression
    """The distance over the earth, by the spherical law of cosines."""
    here, there = radians(north), Radians(F(f"{at}latitude"))
    round_ = Cos(Radians(F(f"{at}longitude")) - Value(radians(east)))
    whole = Value(cos(here)) * Cos(there) * round_ + Value(_sin(here)) * Sin(there)
    sound = Greatest(Least(whole, Value(1.0)), Value(-1.0))  # a sum of fractions may lie beyond
    return Cast(ACos(sound) * Value(ROUND), FloatField())


def _sin(angle: float) -> float:
    return cos(angle - radians(90))


def _chosen(column: str, name: str) -> Any:  # noqa: ANN401 - a function
    def narrow(rows: QuerySet[M], said: Mapping[str, Any], at: str) -> QuerySet[M]:
        return rows.filter(**{f"{at}{column}__in": said[name]})

    return narrow


def _pay(rows: QuerySet[M], said: Mapping[str, Any], at: str) -> QuerySet[M]:
    most, least, pay = f"{at}yearly_max", f"{at}yearly_min", said["pay"]
    return rows.filter(Q(**{f"{most}__gte": pay}) | Q(**{most: None, f"{least}__gte": pay}))


def _age(rows: QuerySet[M], said: Mapping[str, Any], at: str) -> QuerySet[M]:
    since = timezone.localdate() - timedelta(days=said["age"])
    return rows.filter(**{f"{at}posted_on__gte": since})


def _new(rows: Rows) -> Rows:
    return rows.filter(Q(feed__visited_before=None) | Q(found_at__gt=F("feed__visited_before")))


NARROW = {
    "q": _words,
    "place": _place,
    "remote": _chosen("remote", "remote"),
    "pay": _pay,
    "kind": _chosen("employment", "kind"),
    "level": _chosen("seniority", "level"),
    "age": _age,
    "source": _chosen("source__key", "source"),
}
"""What each filter asks of a posting."""
FACETS: dict[str, tuple[str, dict[str, str]]] = {
    "remote": ("posting__remote", dict(Remote.choices)),
    "kind": ("posting__employment", dict(Employment.choices)),
    "level": ("posting__seniority", dict(Seniority.choices)),
    "source": (
        "posting__source__key",
        {key: provider.NAME for key, provider in PROVIDERS.items()},
    ),
}
