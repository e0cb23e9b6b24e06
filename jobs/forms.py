"""What a person sends about a job."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files import File

from core.forms import ACCEPTED, EMPTY, TOO_LARGE, no_nul
from jobs.boards import COMPANY_BOARDS
from jobs.importing import MOST_BYTES
from jobs.models import Job, Outcome, Stage

LONGEST_TEXT = 100_000
SHORTEST_TEXT = 40
PROVIDERS = [("", "As its address says"), *((k, b.NAME) for k, b in COMPANY_BOARDS.items())]
NOTHING = "Paste the advertisement, choose its file, or give its address."


def _url(label: str) -> forms.URLField:
    return forms.URLField(label=label, max_length=2000, required=False, assume_scheme="https")


class TableForm(forms.Form):
    """A table of applications."""

    file = forms.FileField(
        label="The file",
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv"}),
        error_messages={"required": "Choose a file."},
    )

    def clean_file(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["file"]
        if not file.size:
            raise forms.ValidationError(EMPTY.format(name=file.name))
        if file.size > MOST_BYTES:
            raise forms.ValidationError(f"{file.name} is larger than 1 MB. Bring it in parts.")
        return file


class AddForm(forms.Form):
    """A job, pasted, as a file, or by its address."""

    text = forms.CharField(
        label="The advertisement",
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
        error_messages={"null_characters_not_allowed": "Paste the text as plain text."},
    )
    file = forms.FileField(
        label="Or its file",
        required=False,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    url = _url("Or its address")

    def __init__(self, *args: Any, too_large: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large or []

    def clean_text(self) -> str:
        text = no_nul(self.cleaned_data["text"])
        if text.strip() and len(text.strip()) < SHORTEST_TEXT:
            raise forms.ValidationError("This is too short to be a job. Paste the whole text.")
        return text if text.strip() else ""

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        file = said.get("file")
        if self.too_large:
            self.add_error("file", TOO_LARGE.format(name=self.too_large[0]))
        elif file and not file.size:
            self.add_error("file", EMPTY.format(name=file.name))
        elif not (file or said.get("text") or said.get("url") or self.errors):
            self.add_error("text", NOTHING)
        return said


class EditForm(forms.Form):
    """A person's corrections of a job."""

    title = forms.CharField(label="Title", max_length=200, required=False)
    company = forms.CharField(label="Employer", max_length=200, required=False)
    location = forms.CharField(label="Place", max_length=200, required=False)
    closes_on = forms.DateField(
        label="Closes on",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    url = _url("Its address")
    text = forms.CharField(
        label="The advertisement as a machine reads it",
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 16}),
    )

    def __init__(self, *args: Any, job: Job, **kwargs: Any) -> None:
        """What a job came with, it must keep."""
        super().__init__(*args, **kwargs)
        self.fields["url"].required = job.source in (Job.Source.ADDRESS, Job.Source.FOUND)
        self.fields["title"].required = job.source == Job.Source.TABLE
        self.fields["text"].required = job.source != Job.Source.TABLE or bool(job.text)

    def clean_text(self) -> str:
        return no_nul(self.cleaned_data["text"]).replace("\r\n", "\n")


class MoveForm(forms.Form):
    """A stage, and how it ended where it did."""

    stage = forms.ChoiceField(label="Stage", choices=Stage.choices)
    outcome = forms.ChoiceField(
        label="How it ended", choices=[("", "Not said"), *Outcome.choices], required=False
    )


class NotesForm(forms.ModelForm[Job]):
    """What a person notes of an application."""

    class Meta:
        model = Job
        fields = ("applied_on", "remind_on", "remind_about", "people", "pay_talk", "notes")
        widgets = {  # noqa: RUF012 - Django's shape
            "applied_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "remind_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "people": forms.Textarea(attrs={"rows": 2}),
            "notes": forms.Textarea(attrs={"rows": 4}),
        }


class BoardForm(forms.Form):
    """A company's board, by its address or by its name at a provider."""

    said = forms.CharField(label="Address or name of the board", max_length=500)
    provider = forms.ChoiceField(label="Provider", choices=PROVIDERS, required=False)
    company = forms.CharField(label="Company", max_length=200, required=False)
