"""The one state machine for all slow work, and access by owner.

A row that a worker fills in goes waiting → running → ready or failed. Each change is a
compare-and-set in the database, so that of two workers one proceeds; ``attempts`` and
``started_at`` are the fence: a worker whose lease ran out and was taken over can no longer settle
the row, nor can it when the row has been renewed and is counted from one again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, ClassVar, Self, TypeVar

import structlog
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from ai.documents.limits import WALL_SECONDS
from ai.errors import EngineBusy, EngineError
from ai.fallback import Reading
from core.errors import Superseded, TryLater
from core.queue import publish

log = structlog.get_logger()
M = TypeVar("M", bound=models.Model)

MAX_ATTEMPTS = 3
LEASE = timedelta(seconds=30)
OPENING = timedelta(seconds=WALL_SECONDS + 15)  # a scan takes its time to be recognised
LONGEST_COUNTDOWN = 120  # what waits longer than the broker's visibility is left to the sweeper
CREDITS = ("engine", "engine_version", "engine_note", "dropped", "milliseconds")
GAVE_UP = "This stopped three times before it was done. Try again; if it stops again, tell us."


class OwnedQuerySet(models.QuerySet[M]):
    """Rows that belong to one person."""

    def owned_by(self, person: Any) -> Self:  # noqa: ANN401 - anonymous visitors own nothing
        return self.filter(owner_id=person.pk) if person.pk else self.none()


class BackgroundWorkQuerySet(OwnedQuerySet[M]):
    """Rows that workers fill in."""

    def ready(self) -> Self:
        return self.filter(status=BackgroundWork.Status.READY)

    def unsettled(self) -> Self:
        return self.filter(status__in=BackgroundWork.UNSETTLED)

    def claimable(self) -> Self:
        """Waiting and due, or running under a lease that has run out."""
        now = timezone.now()
        waiting = Q(status=BackgroundWork.Status.WAITING) & (
            Q(not_before=None) | Q(not_before__lte=now)
        )
        lapsed = Q(status=BackgroundWork.Status.RUNNING, leased_until__lt=now)
        return self.filter(waiting | lapsed)

    def newest(self) -> Self:
        return self.order_by("-created_at", "-pk")


class BackgroundWork(models.Model):
    """A row that a worker fills in, with where it stands and where its content came from."""

    class Status(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        READY = "ready"
        FAILED = "failed"

    UNSETTLED: ClassVar = (Status.WAITING, Status.RUNNING)
    TASK: ClassVar[str]
    STEPS: ClassVar[tuple[str, ...]] = ()

    status = models.CharField(
        max_length=8, choices=Status.choices, default=Status.WAITING, editable=False
    )
    problem = models.CharField(max_length=500, blank=True, editable=False)
    step = models.PositiveSmallIntegerField(default=0, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    queued_at = models.DateTimeField(default=timezone.now, editable=False)
    not_before = models.DateTimeField(null=True, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    charged_on = models.DateField(
        null=True, editable=False, help_text="The month whose allowance this work has taken."
    )
    engine = models.CharField(max_length=40, blank=True, editable=False)
    engine_note = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="Why it was not the first engine that did this.",
    )
    engine_version = models.CharField(max_length=40, blank=True, editable=False)
    model = models.CharField(max_length=80, blank=True, editable=False)
    prompt_version = models.CharField(max_length=64, blank=True, editable=False)
    tokens = models.PositiveIntegerField(default=0, editable=False)
    dropped = models.PositiveIntegerField(
        default=0, editable=False, help_text="Statements of a model that had no source."
    )
    milliseconds = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[Any] = BackgroundWorkQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_failed_has_problem",
                condition=(Q(status="failed") & ~Q(problem=""))
                | (~Q(status="failed") & Q(problem="")),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_running_has_lease",
                condition=~Q(status="running") | Q(leased_until__isnull=False),
            ),
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_settled_has_finish",
                condition=Q(status__in=["waiting", "running"], finished_at=None)
                | Q(status__in=["ready", "failed"], finished_at__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["queued_at"],
                condition=Q(status__in=["waiting", "running"]),
                name="%(app_label)s_%(class)s_open",
            ),
        ]

    # What a page asks.

    @property
    def is_settled(self) -> bool:
        return self.status in (self.Status.READY, self.Status.FAILED)

    @property
    def is_ready(self) -> bool:
        return self.status == self.Status.READY

    @property
    def is_failed(self) -> bool:
        return self.status == self.Status.FAILED

    @property
    def step_name(self) -> str:
        """What is being done now, in words; empty when nothing is."""
        return self.STEPS[self.step - 1] if 0 < self.step <= len(self.STEPS) else ""

    # The request half.

    def enqueue(self) -> None:
        """Hand the row to the workers once the transaction is committed."""
        transaction.on_commit(self.publish)

    def publish(self, countdown: float = 0) -> bool:
        """Send the row's number to the workers; false where the broker does not answer."""
        return publish(self.TASK, self.pk, countdown=countdown, priority=self.priority)

    @property
    def priority(self) -> int | None:
        """Of what waits for the same workers: 0 is taken first, 9 last; None as it came."""
        return None

    def renew(self) -> bool:
        """ready or failed → waiting, to be done again: false while it is under way."""
        settled = Q(status__in=[self.Status.READY, self.Status.FAILED])
        changed = self._change(
            settled,
            status=self.Status.WAITING,
            problem="",
            attempts=0,
            step=0,
            not_before=None,
            finished_at=None,
            queued_at=timezone.now(),
        )
        if changed:
            self.enqueue()
        return changed

    # The worker half.

    def claim(self) -> bool:
        """waiting → running, or over from a worker that died: true for one worker."""
        now = timezone.now()
        rows = type(self).objects.claimable().filter(pk=self.pk, attempts__lt=MAX_ATTEMPTS)
        changed = rows.update(
            status=self.Status.RUNNING,
            attempts=F("attempts") + 1,
            started_at=now,
            leased_until=now + LEASE,
            step=0,
        )
        if changed:
            self.refresh_from_db()
        return bool(changed)

    def at_step(self, number: int, *, lease: timedelta = LEASE) -> None:
        """Say which of ``STEPS`` has begun (from 1), and renew the lease for it.

        Raises Superseded when another worker has taken over.
        """
        mine = {"step": number, "leased_until": timezone.now() + lease}
        if not self._change(self._mine, **mine):
            raise Superseded

    @contextmanager
    def working(self) -> Iterator[None]:
        """Settle the claimed row whatever happens within: an ``EngineError`` fails it with its
        sentence, ``TryLater`` puts it back for later, anything else puts it back until the third
        time."""
        try:
            yield
        except Superseded:
            log.info("superseded", work=str(self))
        except TryLater as later:
            self._put_back(later.seconds, counted=False)
        except EngineBusy as busy:
            self._put_back(busy.seconds, counted=False)
        except EngineError as error:
            self.fail(error.problem)
        except Exception:
            log.exception("work stopped", work=str(self), attempt=self.attempts)
            if self.attempts >= MAX_ATTEMPTS:
                self.fail(GAVE_UP)
            else:
                self._put_back(seconds=2**self.attempts, counted=True)

    @contextmanager
    def settling(self) -> Iterator[None]:
        """What is written within is kept together with running → ready, or not at all."""
        with transaction.atomic():
            if not self._change(self._mine, leased_until=timezone.now() + LEASE):
                raise Superseded
            yield
            self._change(
                self._mine,
                status=self.Status.READY,
                finished_at=timezone.now(),
                leased_until=None,
            )

    def credit(self, reading: Reading, milliseconds: float) -> None:
        """Say who did it, why not another, and how long it took."""
        self.engine, self.engine_version = reading.engine.name, reading.engine.version
        self.engine_note, self.dropped = reading.note, reading.dropped
        self.milliseconds = round(milliseconds)
        self.save(update_fields=CREDITS)

    @transaction.atomic
    def fail(self, problem: str) -> bool:
        """waiting or running → failed, once: true for the one that did it."""
        open_ = Q(status__in=self.UNSETTLED, attempts=self.attempts, started_at=self.started_at)
        changed = self._change(
            open_,
            status=self.Status.FAILED,
            problem=problem[:500],
            finished_at=timezone.now(),
            leased_until=None,
        )
        if changed:
            self.when_failed()
            self._change(Q(), charged_on=None)  # given back; failing again gives nothing more
        return changed

    def when_failed(self) -> None:
        """Called once, in the transaction in which the row fails: give back what it cost."""

    # Within.

    @property
    def _mine(self) -> Q:
        return Q(status=self.Status.RUNNING, attempts=self.attempts, started_at=self.started_at)

    def _put_back(self, seconds: float, *, counted: bool) -> None:
        due = timezone.now() + timedelta(seconds=seconds)
        changed = self._change(
            self._mine,
            status=self.Status.WAITING,
            not_before=due,
            queued_at=due,
            leased_until=None,
            step=0,
            attempts=F("attempts") - (0 if counted else 1),
        )
        if changed and seconds <= LONGEST_COUNTDOWN:
            self.publish(countdown=seconds)

    def _change(self, condition: Q, **values: Any) -> bool:
        changed = type(self).objects.filter(condition, pk=self.pk).update(**values)
        if changed:
            self.refresh_from_db(fields=list(values))
        return bool(changed)
