"""What a visitor sends from the front page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from core.forms import ACCEPTED, EMPTY, TOO_LARGE, no_nul
from jobs.forms import LONGEST_TEXT, SHORTEST_TEXT

TOO_SHORT = "This is too short to be a job. Paste the whole advertisement."


class StartForm(forms.Form):
    """A résumé and a job, for a first report."""

    resume = forms.FileField(
        label="Your résumé",
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": "Choose a file: PDF, Word, OpenDocument, RTF or text."},
    )
    job = forms.CharField(
        label="The job",
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Paste the advertisement.",
            "null_characters_not_allowed": "Paste the text as plain text.",
        },
    )

    def __init__(self, *args: Any, too_large: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large or []

    def clean_resume(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["resume"]
        if not file.size:
            raise forms.ValidationError(EMPTY.format(name=file.name))
        return file

    def clean_job(self) -> str:
        text = no_nul(self.cleaned_data["job"])
        if len(text.strip()) < SHORTEST_TEXT:
            raise forms.ValidationError(TOO_SHORT)
        return text

    def clean(self) -> dict[str, Any]:
        if self.too_large:
            self.errors.pop("resume", None)
            self.add_error("resume", TOO_LARGE.format(name=self.too_large[0]))
        return self.cleaned_data
