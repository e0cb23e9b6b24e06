"""What a person asks of an interview."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db.models import QuerySet

from accounts.models import User
from ai.interviewing import CATEGORIES, USUAL, Mix
from interviews.models import Category, QuestionSet, Story
from interviews.services import LONGEST_ANSWER
from jobs.models import Job
from matching.models import Match

MOST_OF_A_KIND = 12
MOST_OFFERED = 100
SHORT_ENOUGH = MaxLengthValidator(LONGEST_ANSWER, "Keep it under 20,000 characters.")
CHOOSE = "Choose a report or a job."
Offered = dict[str, dict[str, tuple[str, Any]]]
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
"""Days that a plan counts to and that every calendar takes."""


class AskForm(forms.Form):
    """A report or a job to ask from, and how many questions of each kind.

    The newest of both are offered, and always the one that was ``asked`` for.
    """

    about = forms.ChoiceField(
        label="Report or job",
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )

    def __init__(self, *args: Any, owner: User, asked: Mapping[str, str] = {}, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.rows = _offered(owner, [*asked.items(), ("about", self.data.get("about", ""))])
        about = cast("forms.ChoiceField", self.fields["about"])
        about.choices = [
            (name, [(key, label) for key, (label, _) in rows.items()])
            for name, rows in self.rows.items()
            if rows
        ]
        about.initial = next((f"{kind}-{pk}" for kind, pk in asked.items()), None)
        for category in CATEGORIES:
            self.fields[category] = forms.IntegerField(
                label=Category(category).label,
                min_value=0,
                max_value=MOST_OF_A_KIND,
                initial=USUAL[category],
            )

    @property
    def chosen(self) -> Match | Job:
        """What was chosen, once it is found to be sound."""
        key = self.cleaned_data["about"]
        chosen: Match | Job = next(rows[key][1] for rows in self.rows.values() if key in rows)
        return chosen

    @property
    def counts(self) -> list[forms.BoundField]:
        """The fields for how many of each kind."""
        return [self[category] for category in CATEGORIES]

    @property
    def mix(self) -> Mix:
        return {category: self.cleaned_data[category] for category in CATEGORIES}


def _offered(owner: User, asked: Iterable[tuple[str, str]]) -> Offered:
    """What one can ask from, by its key: the newest, and what was asked for."""
    keys = [key if kind == "about" else f"{kind}-{key}" for kind, key in asked]
    wanted = {
        kind: [pk for key in keys if (pk := _number(key, kind))] for kind in ("match", "job")
    }
    matches = Match.objects.owned_by(owner).exclude(status=Match.Status.FAILED).listed()
    jobs = Job.objects.owned_by(owner).with_words()
    return {
        "With a résumé": {
            f"match-{row.pk}": (f"{row.job.name}, with {row.resume.title}", row)
            for row in _newest(matches, wanted["match"])
        },
        "The job alone": {
            f"job-{row.pk}": (f"{row.name}, {row.company}" if row.company else row.name, row)
            for row in _newest(jobs.defer("text"), wanted["job"])
        },
    }


def _number(key: str, kind: str) -> int | None:
    name, _, number = key.partition("-")
    return int(number) if name == kind and number.isdecimal() and len(number) < 18 else None


def _newest(rows: QuerySet[Any], also: list[int]) -> list[Any]:
    newest = list(rows.order_by("-created_at", "-pk")[:MOST_OFFERED])
    missing = set(also) - {row.pk for row in newest}
    return [*newest, *rows.filter(pk__in=missing)] if missing else newest


class AnswerForm(forms.Form):
    """An answer as it would be said."""

    text = forms.CharField(
        label="Your answer",
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={
            "required": "Write a few sentences first.",
            "max_length": "This is longer than an hour's talk: keep it under 20,000 characters.",
        },
    )
    seconds = forms.IntegerField(
        min_value=0, max_value=86_400, required=False, widget=forms.HiddenInput
    )


class PlanForm(forms.ModelForm[QuestionSet]):
    """When and where the interview is."""

    held_on = forms.DateField(
        label="Day of the interview",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(EARLIEST, "Choose a day after 2000."),
            MaxValueValidator(LATEST, "Choose a day before 2100."),
        ],
    )

    class Meta:
        model = QuestionSet
        fields = ("held_on", "held_at", "notes")
        widgets = {  # noqa: RUF012 - Django's shape
            "held_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "notes": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["notes"].validators.append(SHORT_ENOUGH)


class StoryForm(forms.ModelForm[Story]):
    """A story in its four parts."""

    class Meta:
        model = Story
        fields = ("title", "situation", "task", "action", "result", "tags")
        help_texts = {  # noqa: RUF012 - Django's shape
            "situation": "Where was it, when, and how large?",
            "task": "What had to be reached, or what made it hard?",
            "action": "What did you do yourself, step by step?",
            "result": "How did it end, and what changed because of it?",
        }
        widgets = {  # noqa: RUF012 - Django's shape
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("situation", "task", "action", "result")
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.Meta.widgets:
            self.fields[name].validators.append(SHORT_ENOUGH)
