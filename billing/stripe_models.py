"""What is kept of Stripe beside dj-stripe's tables: events to act on, and what came of them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from core.models import BackgroundWork, OwnedQuerySet


class StripeEvent(BackgroundWork):
    """Stripe has said that something happened: a reason to read a customer again, once.

    What happened is not taken from the event, which may be old, out of order, or of another
    version; the state is read from the API when a worker comes to it.
    """

    TASK = "billing.read_event"
    STEPS = ("Reading from Stripe", "Keeping what was read")

    event_id = models.CharField(max_length=255, unique=True)
    type = models.CharField(max_length=250)
    customer_id = models.CharField(max_length=255, blank=True, db_index=True)
    object_id = models.CharField(max_length=255, blank=True)
    api_version = models.CharField(max_length=64, blank=True)
    happened_at = models.DateTimeField()
    after = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="The newest reading of the customer that had begun when this arrived.",
    )

    class Meta(BackgroundWork.Meta):
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.type} {self.event_id}"

    def renew(self) -> bool:
        """To be done again: what has been read by now is not enough."""
        self.after = CustomerRead.begun_of(self.customer_id)
        self.save(update_fields=["after"])
        return super().renew()

    @property
    def is_covered(self) -> bool:
        """Whether a reading that began after this arrived has been kept: of the several events of
        one purchase one is then enough. Counted in readings, not in time, so no clock matters."""
        rows = CustomerRead.objects.filter(customer_id=self.customer_id, kept__gt=self.after)
        return rows.exists()


class CustomerRead(models.Model):
    """The order of readings of a customer, so that an older one never overwrites a newer.

    ``begun`` counts readings as they begin, ``kept`` is the number of the one whose result stands.
    """

    customer_id = models.CharField(max_length=255, unique=True)
    begun = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    kept_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="billing_customerread_order", condition=Q(kept__lte=F("begun"))
            ),
        ]

    def __str__(self) -> str:
        return self.customer_id

    @classmethod
    def begun_of(cls, customer_id: str) -> int:
        """How many readings of a customer have begun."""
        rows = cls.objects.filter(customer_id=customer_id).values_list("begun", flat=True)
        return rows.first() or 0


class ClosedCustomer(BackgroundWork):
    """A customer of Stripe whose account here was closed: to be deleted there too."""

    TASK = "billing.close_customer"
    STEPS = ("Deleting at Stripe",)

    customer_id = models.CharField(max_length=255, unique=True)

    class Meta(BackgroundWork.Meta):
        pass

    def __str__(self) -> str:
        return f"closing {self.customer_id}"


class Notice(BackgroundWork):
    """A mail about money, sent once for each thing that it is about."""

    class Kind(models.TextChoices):
        PAYMENT_FAILED = "payment_failed"
        TRIAL_ENDING = "trial_ending"
        ENDED = "ended"

    TASK = "billing.send_notice"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    about = models.CharField(max_length=255, help_text="The invoice or subscription.")

    class Meta(BackgroundWork.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.UniqueConstraint(fields=["kind", "about"], name="billing_notice_once"),
            models.CheckConstraint(
                name="billing_notice_kind_known",
                condition=Q(kind__in=["payment_failed", "trial_ending", "ended"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} about {self.about}"


class Difference(models.Model):
    """Something that Stripe and we did not agree on, found by the nightly comparison."""

    found_at = models.DateTimeField(default=timezone.now)
    customer_id = models.CharField(max_length=255, blank=True)
    what = models.CharField(max_length=300)
    ours = models.CharField(max_length=300, blank=True)
    theirs = models.CharField(max_length=300, blank=True)
    mended = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["-found_at", "-pk"]

    def __str__(self) -> str:
        return self.what


class Grant(models.Model):
    """Pro, given by a member of staff until the end of a day, with the reason."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants"
    )
    ends_on = models.DateField(help_text="The last day.")
    reason = models.CharField(max_length=300)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects: ClassVar[OwnedQuerySet[Grant]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="billing_grant_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"Pro for {self.owner} until {self.ends_on}"

    def clean(self) -> None:
        super().clean()
        if self.ends_on and self.ends_on < timezone.now().date():
            raise ValidationError({"ends_on": "This day has passed. Choose today or a later day."})
