"""What a person has used, and what of Stripe is kept beside dj-stripe's tables."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Sending
from ai.groq.client import Call
from billing.plans import Feature
from billing.stripe_models import (
    ClosedCustomer,
    CustomerRead,
    Difference,
    Grant,
    Notice,
    StripeEvent,
)
from core.models import OwnedQuerySet

__all__ = [
    "ClosedCustomer",
    "CustomerRead",
    "Difference",
    "Grant",
    "ModelCall",
    "Notice",
    "StripeEvent",
    "Usage",
]


class Usage(models.Model):
    """How often a person used a feature in a month."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    feature = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Feature]
    )
    month = models.DateField(
        help_text="The first day of the month that is counted: one's own, or the calendar's."
    )
    spent = models.PositiveIntegerField(default=0)

    objects: ClassVar[OwnedQuerySet[Usage]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "usage"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["owner", "feature", "month"], name="billing_usage_one_a_month"
            ),
            models.CheckConstraint(
                name="billing_usage_feature_known",
                condition=Q(feature__in=[each.value for each in Feature]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.feature} {self.spent} from {self.month}"


class ModelCall(models.Model):
    """A request to a language model: who asked, which model, and what it cost.

    To whom it went, how much, and what came of it stands on its line of the receipt.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    sending = models.OneToOneField(
        Sending,
        editable=False,
        on_delete=models.CASCADE,
        related_name="call",
        help_text="Its line on the receipt.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    verb = models.CharField(max_length=30)
    model = models.CharField(max_length=80)
    prompt_version = models.CharField(max_length=64)
    prompt_hash = models.CharField(max_length=64)
    request_id = models.CharField(max_length=100, blank=True)
    taken_out = models.PositiveIntegerField(
        default=0, help_text="Names, addresses and numbers that were masked."
    )
    sent = models.TextField(blank=True, help_text="The documents as they were sent, for a time.")
    tokens_in = models.PositiveIntegerField(default=0)
    tokens_out = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveIntegerField(default=0)
    cost = models.DecimalField("cost in US dollars", max_digits=12, decimal_places=6, default=0)

    objects: ClassVar[OwnedQuerySet[ModelCall]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="billing_modelcall_cost", condition=Q(cost__gte=0)),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["created_at"], name="billing_modelcall_day"),
            models.Index(fields=["owner", "-created_at"], name="billing_modelcall_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} by {self.model}"

    @classmethod
    def of(cls, line: Sending, call: Call) -> ModelCall:
        """The row for a call that was made, beside its line on the receipt."""
        return cls(
            owner=line.owner,
            sending=line,
            verb=call.verb,
            model=call.model,
            prompt_version=call.prompt_version,
            prompt_hash=call.prompt_hash,
            request_id=call.request_id,
            taken_out=call.taken_out,
            sent=call.sent.replace("\0", ""),
            tokens_in=call.tokens_in,
            tokens_out=call.tokens_out,
            milliseconds=call.milliseconds,
            cost=Decimal(str(round(call.cost, 6))),
        )
