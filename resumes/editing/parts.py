"""The parts of a résumé that are edited as entries: their fields, and their lists of lines."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.forms import BaseFormSet, formset_factory

from ai import schemas
from resumes.forms import MOST_ENTRIES, MOST_SENT, DateField, line_field, lines_field

Fields = dict[str, forms.Field]


@dataclass(frozen=True, slots=True)
class Part:
    """A part as its forms show it; ``names`` and ``lists`` are JSON Resume's."""

    key: str
    title: str
    one: str
    model: type[schemas.Fact]
    formset: type[BaseFormSet[forms.Form]]
    names: tuple[str, ...]
    lists: tuple[str, ...]
    head: tuple[str, ...]


def _part(key: str, title: str, one: str, model: type[schemas.Fact], fields: Fields) -> Part:
    lists = tuple(
        name for name in fields if str(model.model_fields[name].annotation) == "list[str]"
    )
    names = tuple(name for name in fields if name not in lists)
    was = forms.IntegerField(required=False, widget=forms.HiddenInput)
    form = type(f"{key.capitalize()}Form", (forms.Form,), {"was": was, **fields})
    formset: type[BaseFormSet[forms.Form]] = formset_factory(
        form, extra=0, can_delete=True, max_num=MOST_ENTRIES, absolute_max=MOST_SENT
    )
    return Part(key, title, one, model, formset, names, lists, names[:2])


def _dates() -> Fields:
    return {"startDate": DateField(label="From"), "endDate": DateField(label="To")}


OTHERS = (
    _part(
        "projects",
        "Projects",
        "a project",
        schemas.Project,
        {
            "name": line_field("Name"),
            **_dates(),
            "url": line_field("Address", 500),
            "description": lines_field("Description", 2),
            "highlights": lines_field("What you did, a line each"),
            "keywords": lines_field("Technologies, a line each", 2),
        },
    ),
    _part(
        "certificates",
        "Certificates",
        "a certificate",
        schemas.Certificate,
        {
            "name": line_field("Name"),
            "issuer": line_field("Issued by"),
            "date": DateField(label="Date"),
            "url": line_field("Address", 500),
        },
    ),
    _part(
        "volunteer",
        "Volunteering",
        "a voluntary role",
        schemas.Volunteer,
        {
            "position": line_field("Role"),
            "organization": line_field("Organisation"),
            "location": line_field("Place"),
            **_dates(),
            "summary": lines_field("Summary", 2),
            "highlights": lines_field("What you did, a line each"),
        },
    ),
    _part(
        "awards",
        "Awards",
        "an award",
        schemas.Award,
        {
            "title": line_field("Title"),
            "awarder": line_field("Given by"),
            "date": DateField(label="Date"),
            "summary": lines_field("Summary", 2),
        },
    ),
    _part(
        "publications",
        "Publications",
        "a publication",
        schemas.Publication,
        {
            "name": line_field("Title", 500),
            "publisher": line_field("Publisher"),
            "releaseDate": DateField(label="Date"),
            "url": line_field("Address", 500),
            "summary": lines_field("Summary", 2),
        },
    ),
    _part(
        "languages",
        "Languages",
        "a language",
        schemas.Language,
        {"language": line_field("Language"), "fluency": line_field("How well")},
    ),
    _part(
        "interests",
        "Interests",
        "an interest",
        schemas.Interest,
        {"name": line_field("Interest"), "keywords": lines_field("More closely, a line each", 2)},
    ),
    _part(
        "profiles",
        "Profiles",
        "a profile",
        schemas.Profile,
        {
            "network": line_field("Network"),
            "username": line_field("Name there"),
            "url": line_field("Address", 500),
        },
    ),
)
