"""What is suggested for one application: changes of wording, questions, a letter.

These are models of this app, kept in a file of their own; ``matching.models`` names them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from ai import suggestions as said
from ai.schemas import Span
from billing import services as billing
from billing.plans import Feature
from core.models import BackgroundWork
from resumes.models import Resume, ResumeVersion

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Tailoring(BackgroundWork):
    """The suggestions for one report, and how far the person has accepted them.

    ``base`` is the score with none accepted, ``now`` with those that are, ``most`` with all.
    """

    TASK = "matching.tailor"
    STEPS = ("Waiting for the report", "Looking for better words")

    match = models.OneToOneField("matching.Match", on_delete=models.CASCADE)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    base = models.DecimalField(max_digits=4, decimal_places=1, null=True, editable=False)
    now = models.DecimalField(max_digits=4, decimal_places=1, null=True, editable=False)
    most = models.DecimalField(max_digits=4, decimal_places=1, null=True, editable=False)
    version = models.ForeignKey(
        ResumeVersion, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    if TYPE_CHECKING:
        owner_id: int
        match_id: int
        suggestions: RelatedManager[Suggestion]
        questions: RelatedManager[Question]

    class Meta(BackgroundWork.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.CheckConstraint(
                name="matching_tailoring_ready_has_score",
                condition=~Q(status="ready") | Q(base__isnull=False, now__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"tailoring of {self.match}"

    def get_absolute_url(self) -> str:
        return reverse("matching:tailor", args=[self.match_id])

    def when_failed(self) -> None:
        billing.give_back(self.owner_id, Feature.TAILOR, self.charged_on)


class Question(models.Model):
    """What only the person can say. An answer stays their material for as long as the résumé."""

    class Kind(models.TextChoices):
        GAP = "gap", "Asked for and not shown"
        NUMBER = "number", "A missing number"
        OWN = "own", "Said without being asked"

    class State(models.TextChoices):
        OPEN = "open"
        ANSWERED = "answered"
        NO = "no"

    resume = models.ForeignKey(Resume, on_delete=models.CASCADE, related_name="questions")
    tailoring = models.ForeignKey(
        Tailoring, null=True, on_delete=models.SET_NULL, related_name="questions"
    )
    order = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    asks = models.CharField(max_length=300)
    about = models.TextField()
    where = models.CharField(max_length=200, blank=True)
    required = models.BooleanField(default=False)
    points = models.DecimalField(max_digits=4, decimal_places=1, default=0)
    asked = models.JSONField(default=list, help_text="Where the job asks for it.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="matching_question_answered_has_answer",
                condition=(Q(state="answered") & ~Q(answer=""))
                | (~Q(state="answered") & Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return self.asks

    @property
    def parsed(self) -> said.Question:
        return said.Question(
            asks=self.asks,
            about=self.about,
            kind="number" if self.kind == self.Kind.NUMBER else "gap",
            where=self.where,
            required=self.required,
            points=float(self.points),
        )

    @property
    def material(self) -> str:
        """What the person has said with it, for whoever looks claims up."""
        return f"{self.about}. {self.answer}" if self.kind == self.Kind.GAP else self.answer


class Suggestion(models.Model):
    """One change of wording, and what the person made of it."""

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        EDITED = "edited", "Accepted in own words"
        REFUSED = "refused"

    TAKEN: ClassVar = (State.ACCEPTED, State.EDITED)

    tailoring = models.ForeignKey(Tailoring, on_delete=models.CASCADE, related_name="suggestions")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8)
    where = models.CharField(max_length=200)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    why = models.CharField(max_length=300)
    serves = models.CharField(max_length=300, blank=True)
    evidence = models.JSONField(default=list)
    points = models.DecimalField(max_digits=4, decimal_places=1, default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    own = models.TextField("own wording", blank=True)
    question = models.ForeignKey(
        Question, null=True, on_delete=models.SET_NULL, related_name="suggestions"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="matching_suggestion_edited_has_words",
                condition=(Q(state="edited") & ~Q(own="")) | (~Q(state="edited") & Q(own="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.where}"

    @property
    def is_taken(self) -> bool:
        return self.state in self.TAKEN

    @property
    def words(self) -> str:
        """What would stand there: the person's wording, if they gave one."""
        return self.own or self.after

    @property
    def parsed(self) -> said.Suggestion:
        return said.Suggestion.model_validate(
            {
                "kind": self.kind,
                "where": self.where,
                "before": self.before,
                "after": self.words,
                "why": self.why,
                "serves": self.serves,
                "evidence": self.evidence,
                "points": float(self.points),
            }
        )

    @property
    def spans(self) -> list[Span]:
        return [Span.model_validate(each) for each in self.evidence]


class CoverLetter(BackgroundWork):
    """A letter or a short e-mail for one report; its words are in revisions."""

    class Kind(models.TextChoices):
        LETTER = "letter", "Letter"
        EMAIL = "email", "Short e-mail"

    class Tone(models.TextChoices):
        PLAIN = "plain", "Plain"
        WARM = "warm", "Warm"
        FORMAL = "formal", "Formal"

    class Length(models.TextChoices):
        HALF = "half", "Half a page"
        PAGE = "page", "One page"

    TASK = "matching.write_letter"
    STEPS = ("Waiting for the report", "Writing")

    match = models.ForeignKey("matching.Match", on_delete=models.CASCADE, related_name="letters")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    kind = models.CharField(max_length=6, choices=Kind.choices)
    tone = models.CharField(max_length=6, choices=Tone.choices, default=Tone.PLAIN)
    length = models.CharField(max_length=4, choices=Length.choices, default=Length.HALF)
    subject = models.CharField(max_length=200, blank=True)

    if TYPE_CHECKING:
        owner_id: int
        match_id: int
        revisions: RelatedManager[LetterRevision]

    class Meta(BackgroundWork.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.UniqueConstraint(fields=["match", "kind"], name="matching_letter_one_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} for {self.match}"

    def get_absolute_url(self) -> str:
        return reverse("matching:letter", args=[self.match_id, self.kind])

    def when_failed(self) -> None:
        billing.give_back(self.owner_id, Feature.LETTER, self.charged_on)

    @property
    def style(self) -> said.LetterStyle:
        return said.LetterStyle.model_validate(
            {"kind": self.kind, "tone": self.tone, "length": self.length}
        )

    def add(self, text: str, note: str) -> LetterRevision:
        """A next revision, the current one from now on."""
        last = self.revisions.order_by("-number").values_list("number", flat=True).first()
        return self.revisions.create(number=(last or 0) + 1, text=text, note=note)


class LetterRevision(models.Model):
    """The words of a letter as they stood; never changed once written."""

    letter = models.ForeignKey(CoverLetter, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    note = models.CharField(max_length=100)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["letter", "number"], name="matching_revision_number_unique"
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("A revision is never changed; add another.")
        super().save(*args, **kwargs)
