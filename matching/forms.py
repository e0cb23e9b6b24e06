"""What a person asks of a report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from accounts.models import User
from jobs.models import Job
from matching.models import LetterRevision, ShareLink
from resumes.models import Resume, ResumeVersion

MOST_OFFERED = 100


class MatchForm(forms.Form):
    """One of one's résumés against one of one's jobs."""

    resume = forms.ModelChoiceField(
        Resume.objects.none(),
        label="Résumé",
        empty_label=None,
        error_messages={"required": "Choose a résumé.", "invalid_choice": "Choose a résumé."},
    )
    job = forms.ModelChoiceField(
        Job.objects.none(),
        label="Job",
        empty_label=None,
        error_messages={"required": "Choose a job.", "invalid_choice": "Choose a job."},
    )

    def __init__(self, *args: Any, owner: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        resumes = Resume.objects.owned_by(owner).exclude(status=Resume.Status.FAILED).listed()
        jobs = Job.objects.owned_by(owner).with_words().listed()
        self._offer("resume", resumes.order_by("-is_default", "-pk"))
        self._offer("job", jobs.newest())

    def _offer(self, name: str, rows: QuerySet[Any]) -> None:
        """Let one of ``rows`` be chosen; they are asked for once, however often they are shown."""
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset = rows
        field.choices = [(row.pk, str(row)) for row in rows]


class ShareForm(forms.Form):
    """How long a link opens, and what it shows."""

    DAYS = ((1, "For a day"), (7, "For a week"), (30, "For 30 days"))

    days = forms.TypedChoiceField(label="It opens", choices=DAYS, coerce=int, initial=7)
    shows = forms.ChoiceField(
        label="It shows",
        choices=ShareLink.Shows.choices,
        initial=ShareLink.Shows.MASKED,
        widget=forms.RadioSelect,
    )


class SentForm(forms.Form):
    """A version of one's résumés, and a letter for this job."""

    version = forms.ModelChoiceField(
        ResumeVersion.objects.none(), label="Résumé", required=False, empty_label="None"
    )
    letter = forms.ModelChoiceField(
        LetterRevision.objects.none(), label="Letter", required=False, empty_label="None"
    )

    def __init__(self, *args: Any, owner: User, job: Job, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        versions = ResumeVersion.objects.filter(resume__owner=owner).select_related("resume")
        versions = versions.defer("facts", "basis", "resume__text").order_by("-pk")
        letters = LetterRevision.objects.filter(letter__owner=owner, letter__match__job=job)
        letters = letters.select_related("letter").defer("text").order_by("-pk")
        self._offer("version", versions, lambda v: f"{v.resume.title}, version {v.number}")
        self._offer(
            "letter", letters, lambda r: f"{r.letter.get_kind_display()}, revision {r.number}"
        )

    def _offer(self, name: str, rows: QuerySet[Any], words: Callable[[Any], str]) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset = rows
        field.choices = [("", "None"), *((row.pk, words(row)) for row in rows[:MOST_OFFERED])]
