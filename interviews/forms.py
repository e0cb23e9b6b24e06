"""What a person asks of an interview."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator

from accounts.models import User
from ai.interviewing import CATEGORIES, USUAL, Mix
from interviews.models import Category, QuestionSet, Story
from interviews.services import LONGEST_ANSWER
from matching.models import Match

MOST_OF_A_KIND = 12
MOST_OFFERED = 100
SHORT_ENOUGH = MaxLengthValidator(LONGEST_ANSWER, "Keep it under 20,000 characters.")
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
"""Days that a plan counts to and that every calendar takes."""


class AskForm(forms.Form):
    """A report to ask from, and how many questions of each kind."""

    match = forms.ModelChoiceField(
        Match.objects.none(),
        label="Report",
        empty_label=None,
        error_messages={"required": "Choose a report.", "invalid_choice": "Choose a report."},
    )

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Match.objects.owned_by(owner).exclude(status=Match.Status.FAILED).listed().newest()
        field = cast("forms.ModelChoiceField[Any]", self.fields["match"])
        field.queryset = rows
        field.choices = [
            (row.pk, f"{row.job.name}, with {row.resume.title}") for row in rows[:MOST_OFFERED]
        ]
        for category in CATEGORIES:
            self.fields[category] = forms.IntegerField(
                label=Category(category).label,
                min_value=0,
                max_value=MOST_OF_A_KIND,
                initial=USUAL[category],
            )

    @property
    def counts(self) -> list[forms.BoundField]:
        """The fields for how many of each kind."""
        return [self[category] for category in CATEGORIES]

    @property
    def mix(self) -> Mix:
        return {category: self.cleaned_data[category] for category in CATEGORIES}


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
