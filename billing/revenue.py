"""What came in, what models cost, and who pays: staff's page about money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, TruncMonth
from django.utils import timezone
from djstripe.models import Charge, Invoice, Subscription

from billing.models import Difference, ModelCall, StripeEvent
from billing.notices import Money
from billing.plans import CURRENCY
from billing.rights import LIVE, add_months, calendar_month, standing_of

MONTHS = 12
PEOPLE = 200
HEIGHT, STEP, WIDE = 160.0, 56.0, 18.0


@dataclass(frozen=True, slots=True)
class Month:
    """A month's money: what was paid, what of it was given back, and what models cost."""

    first: date
    paid: int
    back: int
    cost: Decimal

    @property
    def kept(self) -> Money:
        return Money(self.paid - self.back, CURRENCY)

    @property
    def given_back(self) -> Money:
        return Money(self.back, CURRENCY)


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a month's two bars stand in the picture."""

    month: Month
    x: float
    kept_y: float
    kept_height: float
    cost_x: float
    cost_y: float
    cost_height: float


def page() -> dict[str, Any]:
    months = by_month(timezone.now())
    return {
        "months": months,
        "bars": bars(months),
        "width": MONTHS * STEP,
        "people": who_pays(timezone.now()),
        "failed": StripeEvent.objects.filter(status="failed").count(),
        "differences": Difference.objects.filter(mended=False).count(),
    }


def by_month(now: datetime) -> list[Month]:
    """The last twelve months, oldest first; three queries."""
    first = add_months(calendar_month(now)[0], 1 - MONTHS)
    paid = _sums(Invoice, "amount_paid", first, stripe_data__status="paid")
    back = _sums(Charge, "amount_refunded", first)
    calls = ModelCall.objects.filter(created_at__date__gte=first).annotate(
        month=TruncMonth("created_at")
    )
    costs = {
        row["month"].date(): row["total"]
        for row in calls.order_by().values("month").annotate(total=Sum("cost"))
    }
    return [
        Month(day, paid.get(day, 0), back.get(day, 0), costs.get(day) or Decimal(0))
        for day in (add_months(first, each) for each in range(MONTHS))
    ]


def _sums(model: Any, key: str, first: date, **more: Any) -> dict[date, int]:  # noqa: ANN401 - dj-stripe has no types
    """Sums of an amount by the month in which its invoice or charge was made."""
    rows = (
        model.objects.filter(
            created__date__gte=first,
            livemode=settings.STRIPE_LIVE_MODE,
            stripe_data__currency=CURRENCY,
            **more,
        )
        .order_by()
        .annotate(
            month=TruncMonth("created"), said=Cast(KT(f"stripe_data__{key}"), BigIntegerField())
        )
        .values("month")
        .annotate(total=Sum("said"))
    )
    return {row["month"].date(): row["total"] or 0 for row in rows}


def bars(months: Sequence[Month]) -> list[Bar]:
    """Two bars a month, on one scale each: what came in, and what models cost."""
    most = max((each.paid - each.back for each in months), default=0) or 1
    dearest = max((each.cost for each in months), default=Decimal(0)) or Decimal(1)
    made = []
    for number, each in enumerate(months):
        kept = round(HEIGHT * max(each.paid - each.back, 0) / most, 1)
        cost = round(HEIGHT * float(each.cost / dearest), 1)
        x = number * STEP + 8
        made.append(Bar(each, x, HEIGHT - kept, kept, x + WIDE + 2, HEIGHT - cost, cost))
    return made


@dataclass(frozen=True, slots=True)
class Payer:
    email: str
    state: str
    offer: str
    until: datetime | None
    customer_id: str


def who_pays(now: datetime) -> list[Payer]:
    """People with a live subscription, newest first; at most two hundred."""
    rows = (
        Subscription.objects.filter(
            livemode=settings.STRIPE_LIVE_MODE, stripe_data__status__in=LIVE
        )
        .select_related("customer__subscriber")
        .order_by("-created")[:PEOPLE]
    )
    return [_payer(row, now) for row in rows]


def _payer(row: Any, now: datetime) -> Payer:  # noqa: ANN401 - dj-stripe has no types
    standing = standing_of([row.stripe_data], now)
    owner = row.customer.subscriber
    return Payer(
        email=owner.email if owner else "nobody here",
        state=standing.state.replace("_", " "),
        offer=standing.offer.title if standing.offer else "",
        until=standing.until,
        customer_id=row.customer.id,
    )
