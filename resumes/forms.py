"""What a person sends about a résumé."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.forms import BaseFormSet, formset_factory

from core.forms import TOO_LARGE, ManyFilesField


class UploadForm(forms.Form):
    """One or several files."""

    file = ManyFilesField(
        label="Your résumé",
        error_messages={"required": "Choose a file: PDF, Word, OpenDocument, RTF or text."},
    )

    def __init__(self, *args: Any, too_large: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large or []

    def clean(self) -> dict[str, Any]:
        if self.too_large:
            self.errors.pop("file", None)
        for name in self.too_large:
            self.add_error("file", TOO_LARGE.format(name=name))
        if len(self.cleaned_data.get("file", [])) > settings.UPLOADS_AT_ONCE:
            self.add_error("file", f"At most {settings.UPLOADS_AT_ONCE} files at once.")
        return self.cleaned_data


class DateField(forms.RegexField):
    """A month as in 2021-04, or a year."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
            required=False,
            error_messages={"invalid": "Write a month as 2021-04, or a year as 2021."},
            **kwargs,
        )


def _line(label: str, most: int = 200) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False)


def _lines(label: str, rows: int = 4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=20_000, required=False, widget=widget)


class BasicsForm(forms.Form):
    """The résumé's name here, and the person's particulars in it."""

    title = forms.CharField(label="Name of this résumé", max_length=150)
    name = _line("Name")
    label = _line("Professional title")
    email = _line("E-mail")
    phone = _line("Phone", 60)
    city = _line("Place")
    url = _line("LinkedIn or portfolio", 500)
    summary = _lines("Summary")
    skills = _lines("Skills, separated by commas or lines")


class WorkForm(forms.Form):
    """One role. ``was`` is its place in the facts before, so that its evidence is kept."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    position = _line("Title")
    name = _line("Employer")
    location = _line("Place")
    startDate = DateField(label="From")  # noqa: N815 - JSON Resume's word
    endDate = DateField(label="To")  # noqa: N815 - JSON Resume's word
    summary = _lines("Summary", 2)
    highlights = _lines("What you did, a line each")


class EducationForm(forms.Form):
    """One course of study. ``was`` is its place in the facts before."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    institution = _line("School or university")
    studyType = _line("Degree")  # noqa: N815 - JSON Resume's word
    area = _line("Subject")
    startDate = DateField(label="From")  # noqa: N815 - JSON Resume's word
    endDate = DateField(label="To")  # noqa: N815 - JSON Resume's word
    score = _line("Grade", 60)


MOST_ENTRIES = 60  # that a person may add up to; as many as were read are always shown
MOST_SENT = 200
WorkForms: type[BaseFormSet[WorkForm]] = formset_factory(
    WorkForm, extra=1, can_delete=True, max_num=MOST_ENTRIES, absolute_max=MOST_SENT
)
EducationForms: type[BaseFormSet[EducationForm]] = formset_factory(
    EducationForm, extra=1, can_delete=True, max_num=MOST_ENTRIES, absolute_max=MOST_SENT
)
