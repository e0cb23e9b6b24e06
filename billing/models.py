"""What a person has used."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from billing.plans import Feature
from core.models import OwnedQuerySet


class Usage(models.Model):
    """How often a person used a feature in a month."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    feature = models.CharField(
        max_length=20, choices=[(each.value, each.value) for each in Feature]
    )
    month = models.DateField(help_text="The month's first day.")
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
            models.CheckConstraint(name="billing_usage_first_day", condition=Q(month__day=1)),
        ]

    def __str__(self) -> str:
        return f"{self.owner}: {self.feature} {self.spent} in {self.month:%B %Y}"
