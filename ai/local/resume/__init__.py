"""A résumé's text to its facts, each with the words it rests on."""

from __future__ import annotations

from ai.documents import Document, records
from ai.local.resume.basics import read_basics
from ai.local.resume.education import studies_of
from ai.local.resume.facts import FactsBuilder
from ai.local.resume.found import Found, unwrapped
from ai.local.resume.lists import (
    Item,
    interests_in,
    is_language,
    items_in,
    languages_in,
    publications_in,
    undertakings_of,
)
from ai.local.resume.person import find_name
from ai.local.resume.rows import Row, rows_of
from ai.local.resume.sections import Section, sections_of
from ai.local.resume.skills import Group, skills_of
from ai.local.resume.unheaded import with_told_parts
from ai.local.resume.vocabulary import section_of
from ai.local.resume.work import roles_of
from ai.local.skills import matcher
from ai.schemas import ResumeFacts

__all__ = ["read"]

_TELLING = ("work", "summary", "projects", "volunteer", "other")
_NAMED_KINDS = ("hard", "tool")
_MOST_NAMED = 30
_MOST_ROWS = 4_000  # a résumé's; what goes beyond is not read for facts


def read(document: Document) -> ResumeFacts:
    """The facts of a résumé. What it does not say is absent.

    Deterministic. ``meta.evidence`` maps JSON pointers (``/work/0/position``) to the words in
    ``document.text`` that say the value, with a confidence between 0 and 1. Dates are YYYY-MM or
    YYYY; a role that goes on has no ``endDate``.
    """
    if (said := records.facts_of(document)) is not None:
        return said
    text = document.text
    rows = rows_of(document)[:_MOST_ROWS]
    name = find_name(rows, document)
    sections = with_told_parts(sections_of(rows, name[0] if name else None), text)
    builder = FactsBuilder()
    read_basics(builder, document, sections, name)
    builder.work(roles_of(_rows(sections, "work"), text))
    builder.volunteer(roles_of(_rows(sections, "volunteer"), text))
    builder.education(studies_of(_rows(sections, "education"), text))
    builder.projects(undertakings_of(_rows(sections, "projects"), text))
    _read_skills(builder, sections, text)
    builder.certificates(items_in(_rows(sections, "certificates"), text))
    builder.awards(items_in(_rows(sections, "awards"), text))
    builder.publications(publications_in(_rows(sections, "publications"), text))
    builder.languages(languages_in(_rows(sections, "languages")))
    builder.interests(interests_in(_rows(sections, "interests"), text))
    return builder.facts


def _rows(sections: list[Section], kind: str) -> list[Row]:
    return [row for section in sections if section.kind == kind for row in section.rows]


def _read_skills(builder: FactsBuilder, sections: list[Section], text: str) -> None:
    """Skills; what stands among them and is a language that people speak is one of those."""
    groups: list[Group] = []
    for section in sections:
        if section.kind == "skills":
            groups += skills_of(section.rows, text)
    spoken = [g for g in groups if g.items and all(is_language(i.value) for i in g.items)]
    for group in spoken:
        rows = [Row(item.start, item.end, item.value) for item in group.items]
        builder.languages(languages_in(rows))
    others = [g for g in groups if g.name and section_of(g.name.value) in ("interests", "awards")]
    for group in others:
        if group.name and section_of(group.name.value) == "interests":
            builder.interests(group.items)
        else:
            builder.awards([Item(item) for item in group.items])
    apart = {id(group) for group in [*spoken, *others]}
    own = [group for group in groups if id(group) not in apart]
    builder.skills(own or [Group(items=_named_skills(sections, text))])


def _named_skills(sections: list[Section], text: str) -> list[Found]:
    """Without a section of skills: those that the roles and the summary name, less surely."""
    found: dict[str, Found] = {}
    for section in sections:
        if section.kind in _TELLING and section.rows:
            start, end = section.rows[0].start, max(row.end for row in section.rows)
            for one in matcher.find(text[start:end]):
                if one.kind in _NAMED_KINDS and len(one.text) > 2 and len(found) < _MOST_NAMED:
                    said = Found(unwrapped(one.text), start + one.start, start + one.end, 0.4)
                    found.setdefault(one.name, said)
    return list(found.values())
