"""What a person sends about a résumé."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.forms import BaseFormSet, formset_factory
from django.http import QueryDict

from core.forms import TOO_LARGE, ManyFilesField
from resumes.export import Choice
from resumes.export.wording import LANGUAGES, language_of
from resumes.models import Export, Resume, ResumeVersion


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


def line_field(label: str, most: int = 200) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False)


def lines_field(label: str, rows: int = 4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=20_000, required=False, widget=widget)


class BasicsForm(forms.Form):
    """The résumé's name here, and the person's particulars in it."""

    title = forms.CharField(label="Name of this résumé", max_length=150)
    name = line_field("Name")
    label = line_field("Professional title")
    email = line_field("E-mail")
    phone = line_field("Phone", 60)
    city = line_field("Place")
    url = line_field("LinkedIn or portfolio", 500)
    summary = lines_field("Summary")
    skills = lines_field("Skills, separated by commas or lines")


class WorkForm(forms.Form):
    """One role. ``was`` is its place in the facts before, so that its evidence is kept."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    position = line_field("Title")
    name = line_field("Employer")
    location = line_field("Place")
    startDate = DateField(label="From")  # noqa: N815 - JSON Resume's word
    endDate = DateField(label="To")  # noqa: N815 - JSON Resume's word
    summary = lines_field("Summary", 2)
    highlights = lines_field("What you did, a line each")


class EducationForm(forms.Form):
    """One course of study. ``was`` is its place in the facts before."""

    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    institution = line_field("School or university")
    studyType = line_field("Degree")  # noqa: N815 - JSON Resume's word
    area = line_field("Subject")
    startDate = DateField(label="From")  # noqa: N815 - JSON Resume's word
    endDate = DateField(label="To")  # noqa: N815 - JSON Resume's word
    score = line_field("Grade", 60)


MOST_ENTRIES = 60  # that a person may add up to; as many as were read are always shown
MOST_SENT = 200
WorkForms: type[BaseFormSet[WorkForm]] = formset_factory(
    WorkForm, extra=1, can_delete=True, max_num=MOST_ENTRIES, absolute_max=MOST_SENT
)
EducationForms: type[BaseFormSet[EducationForm]] = formset_factory(
    EducationForm, extra=1, can_delete=True, max_num=MOST_ENTRIES, absolute_max=MOST_SENT
)


class ExportForm(forms.Form):
    """Which version, in which format and looks. What is not chosen is as it mostly is wanted."""

    version_number = forms.TypedChoiceField(label="Version", coerce=int)
    format = forms.ChoiceField(choices=Export.Format.choices, initial=Export.Format.PDF)
    design = forms.ChoiceField(choices=Export.Design.choices, initial=Export.Design.CLEAR)
    paper = forms.ChoiceField(choices=Export.PaperSize.choices, initial=Export.PaperSize.A4)
    language = forms.ChoiceField(
        label="Headings and months in", choices=LANGUAGES, help_text="Your own words stay."
    )

    def __init__(
        self, resume: Resume, data: QueryDict | None = None, *, like: Export | None = None
    ) -> None:
        self.versions = list(resume.versions.all())
        initial = {
            "version_number": resume.current.number if resume.current else 1,
            "language": language_of(resume.text),
        }
        if like is not None:
            initial |= {n: getattr(like, n) for n in ("format", "design", "paper", "language")}
        if data is not None:
            asked = {name: data.get(name) for name in self.base_fields if data.get(name)}
            shown = {name: f.initial for name, f in self.base_fields.items() if f.initial}
            data = {**shown, **initial, **asked}  # type: ignore[assignment] # read as a mapping
        super().__init__(data, initial=initial)
        self.fields["version_number"].choices = [  # type: ignore[attr-defined]
            (one.number, f"{one.number}: {one.said}") for one in self.versions
        ]

    @property
    def _said(self) -> dict[str, Any]:
        """What was chosen, and what mostly is where a choice is none of ours."""
        self.full_clean()
        good = self.cleaned_data if self.is_bound else {}
        return {
            name: good.get(name) or self.initial.get(name) or field.initial
            for name, field in self.fields.items()
        }

    @property
    def version(self) -> ResumeVersion:
        number = self._said["version_number"]
        return next(one for one in self.versions if one.number == number)

    @property
    def choices(self) -> dict[str, str]:
        return {k: str(v) for k, v in self._said.items() if k != "version_number"}

    @property
    def choice(self) -> Choice:
        return Choice(**self.choices)  # type: ignore[arg-type] # as the fields' choices are

    @property
    def query(self) -> str:
        return urlencode(self._said)
