"""Interviews: sets of questions, answers with feedback, mock interviews, and stories."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

from ai.interviewing import CATEGORIES, USUAL, Advice, BankItem, Feedback, Questions
from ai.interviewing import Question as Asked
from ai.local.interviewing.bank import known
from billing import services as billing
from billing.plans import Feature
from core.models import BackgroundWork, BackgroundWorkQuerySet, OwnedQuerySet
from jobs.models import Job
from matching.models import Match

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Category(models.TextChoices):
    TECHNICAL = "technical", "Technical"
    BEHAVIOURAL = "behavioural", "Behavioural"
    ROLE = "role", "Role and employer"
    GAPS = "gaps", "Gaps and doubts"
    ASK = "ask", "To ask them"


def usual_mix() -> dict[str, int]:
    return {str(category): count for category, count in USUAL.items()}


class QuestionSetQuerySet(BackgroundWorkQuerySet["QuestionSet"]):
    def listed(self) -> Self:
        """For lists: with their job and résumé, and how many questions were practised."""
        counted = self.annotate(
            count=Count("questions", distinct=True),
            practised=Count(
                "questions", filter=Q(questions__answers__isnull=False), distinct=True
            ),
        )
        return counted.select_related("job", "match__resume").defer(
            "match__report", "match__resume_text", "match__job_text", "job__text"
        )


class QuestionSet(BackgroundWork):
    """The questions to expect for one job, with a guide and a day.

    With a report they rest on the résumé too; without one, on the job alone.
    """

    TASK = "interviews.ask"
    STEPS = ("Waiting for the report", "Choosing questions")

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="question_sets")
    match = models.ForeignKey(
        Match, null=True, blank=True, on_delete=models.CASCADE, related_name="question_sets"
    )
    mix = models.JSONField(default=usual_mix, help_text="How many questions of each category.")
    guide = models.JSONField(default=list, editable=False)
    held_on = models.DateField("day of the interview", null=True, blank=True)
    held_at = models.TimeField("time", null=True, blank=True)
    notes = models.TextField("place, people, way there", blank=True)

    objects: ClassVar[QuestionSetQuerySet] = QuestionSetQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        job_id: int
        match_id: int | None
        questions: RelatedManager[Question]
        mocks: RelatedManager[MockInterview]

    class Meta(BackgroundWork.Meta):
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["owner", "-created_at"], name="interviews_set_newest"),
        ]

    def __str__(self) -> str:
        return f"questions for {self.job}"

    def get_absolute_url(self) -> str:
        return reverse("interviews:detail", args=[self.pk])

    @property
    def texts(self) -> tuple[str, str]:
        """The résumé's text, empty where there is none, and the job's, as they were read."""
        if self.match is None:
            return "", self.job.text
        return self.match.resume_text, self.match.job_text

    @property
    def rests_on(self) -> str:
        """Where both texts stand, or the job's alone."""
        return (self.match or self.job).get_absolute_url()

    @property
    def advice(self) -> list[Advice]:
        return [Advice.model_validate(each) for each in self.guide]

    def when_failed(self) -> None:
        billing.give_back(self.owner_id, Feature.QUESTIONS, self.charged_on)

    def keep(self, found: Questions) -> None:
        """Keep the questions; those that were answered before stay as they are."""
        self.questions.filter(answers=None, draft="").delete()
        kept = set(self.questions.values_list("question", flat=True))
        new = [one for one in found.questions if one.question not in kept]
        first = self.questions.count()
        Question.objects.bulk_create(
            Question.of(self, number, one) for number, one in enumerate(new, first + 1)
        )
        self.guide = [advice.model_dump() for advice in found.guide]
        self.save(update_fields=["guide"])


class Question(models.Model):
    """One question of a set, with what it rests on and the person's draft."""

    set = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="questions")
    order = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=20, editable=False)
    category = models.CharField(max_length=12, choices=Category.choices)
    topic = models.CharField(max_length=200)
    question = models.CharField(max_length=400)
    probes = models.CharField(max_length=300)
    level = models.PositiveSmallIntegerField(default=1)
    said = models.JSONField("as the engine gave it", editable=False)
    marked = models.BooleanField(default=False)
    skipped = models.BooleanField(default=False)
    notes = models.TextField(blank=True)
    draft = models.TextField(blank=True)
    draft_saved_at = models.DateTimeField(null=True, editable=False)

    if TYPE_CHECKING:
        set_id: int
        answers: RelatedManager[Answer]

    class Meta:
        ordering: ClassVar[list[str]] = ["order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="interviews_question_category_known",
                condition=Q(category__in=list(CATEGORIES)),
            ),
            models.CheckConstraint(
                name="interviews_question_level", condition=Q(level__gte=1, level__lte=3)
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        return reverse("interviews:question", args=[self.pk])

    @property
    def asked(self) -> Asked:
        return Asked.model_validate(self.said)

    @classmethod
    def of(cls, questions: QuestionSet, order: int, one: Asked) -> Question:
        """The row for a question that an engine gave."""
        return cls(
            set=questions,
            order=order,
            item=one.item,
            category=one.category,
            topic=one.topic[:200],
            question=one.question[:400],
            probes=one.probes[:300],
            level=one.level,
            said=one.model_dump(mode="json"),
        )


class MockInterview(models.Model):
    """Some questions of a set in a row, as in the interview itself."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    set = models.ForeignKey(QuestionSet, on_delete=models.CASCADE, related_name="mocks")
    order = models.JSONField(help_text="The questions' numbers, in the order they are asked.")
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[OwnedQuerySet[MockInterview]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    if TYPE_CHECKING:
        owner_id: int
        set_id: int
        answers: RelatedManager[Answer]

    class Meta:
        ordering: ClassVar[list[str]] = ["-started_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-started_at"], name="interviews_mock_newest"),
        ]

    def __str__(self) -> str:
        return f"mock interview of {self.set}"

    def get_absolute_url(self) -> str:
        return reverse("interviews:mock", args=[self.pk])


class Answer(BackgroundWork):
    """An answer as the person gave it, and how it fared."""

    TASK = "interviews.judge"
    STEPS = ("Listening",)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    mock = models.ForeignKey(
        MockInterview, null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )
    text = models.TextField()
    seconds = models.PositiveIntegerField(default=0, help_text="How long the person took.")
    score = models.DecimalField(max_digits=4, decimal_places=1, null=True, editable=False)
    feedback = models.JSONField(null=True, editable=False)

    if TYPE_CHECKING:
        owner_id: int
        question_id: int

    class Meta(BackgroundWork.Meta):
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *BackgroundWork.Meta.constraints,
            models.CheckConstraint(
                name="interviews_answer_ready_has_feedback",
                condition=~Q(status="ready") | Q(feedback__isnull=False, score__isnull=False),
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            *BackgroundWork.Meta.indexes,
            models.Index(fields=["owner", "-created_at"], name="interviews_answer_newest"),
        ]

    def __str__(self) -> str:
        return f"answer to {self.question}"

    @property
    def parsed(self) -> Feedback:
        return Feedback.model_validate(self.feedback)

    def when_failed(self) -> None:
        billing.give_back(self.owner_id, Feature.PRACTICE, self.charged_on)


class Story(models.Model):
    """Something the person did, told so that it can be used again."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    title = models.CharField(max_length=150)
    situation = models.TextField(blank=True)
    task = models.TextField(blank=True)
    action = models.TextField(blank=True)
    result = models.TextField(blank=True)
    tags = models.CharField(
        "shows", max_length=300, blank=True, help_text="Skills and strengths, with commas between."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[OwnedQuerySet[Story]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "stories"
        ordering: ClassVar[list[str]] = ["-updated_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-updated_at"], name="interviews_story_newest"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("interviews:story", args=[self.pk])

    @property
    def told(self) -> str:
        """The whole story as one would tell it."""
        parts = (self.situation, self.task, self.action, self.result)
        return "\n\n".join(part.strip() for part in parts if part.strip())

    @property
    def words(self) -> str:
        """What it is matched by."""
        return f"{self.title} {self.tags} {self.told}"


class BankQuestion(models.Model):
    """A question that staff add to the written bank."""

    category = models.CharField(max_length=12, choices=Category.choices)
    holds = models.CharField(
        "holds for",
        max_length=200,
        default="when: always",
        help_text="As in the bank's files: “field: Nursing; Home care”, “kind: tool”, "
        "“when: company” or “when: always”.",
    )
    level = models.PositiveSmallIntegerField(choices=((1, "1"), (2, "2"), (3, "3")), default=1)
    question = models.CharField(max_length=300, unique=True)
    probes = models.CharField("what it probes", max_length=200)
    good = models.CharField("how a good answer is built", max_length=300)
    follow_up = models.CharField("a likely follow-up", max_length=200)
    is_active = models.BooleanField("in use", default=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["category", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="interviews_bank_level", condition=Q(level__gte=1, level__lte=3)
            ),
            models.CheckConstraint(
                name="interviews_bank_category", condition=Q(category__in=list(CATEGORIES))
            ),
        ]

    def __str__(self) -> str:
        return self.question

    def clean(self) -> None:
        """Refuse a section that no case could ever have, so that no question is lost to a typo."""
        kind, _, said = self.holds.partition(":")
        names = [name.strip() for name in said.split(";") if name.strip()]
        sections = known()
        if kind.strip() not in sections or not names:
            raise ValidationError({"holds": "Write it as “field: Nursing” or “when: always”."})
        wrong = [name for name in names if name not in sections[kind.strip()]]
        if wrong:
            near = get_close_matches(wrong[0], sections[kind.strip()], n=1, cutoff=0.5)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            raise ValidationError({"holds": f"The bank has no “{wrong[0]}”.{hint}"})

    @property
    def as_item(self) -> BankItem:
        kind, _, names = self.holds.partition(":")
        values: dict[str, Any] = {
            "category": self.category,
            "kind": kind.strip(),
            "holds": tuple(name.strip() for name in names.split(";")),
            "words": (),
        }
        names_of = ("level", "question", "probes", "good", "follow_up")
        return BankItem(**values, **{name: getattr(self, name) for name in names_of})
