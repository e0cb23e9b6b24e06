"""A résumé's facts as a document: sections, entries, lines. Every format is written from this."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ai.schemas import (
    Award,
    Basics,
    Certificate,
    Education,
    Project,
    Publication,
    ResumeFacts,
    SkillGroup,
    Volunteer,
    Work,
)
from resumes.export.wording import Wording

LABELS = ("Position", "Employer", "Place")


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the person, with the address behind it if it can be pressed."""

    shown: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A role, a course, a project…: a head with its dates, what is beside it, and what was done.

    ``notes`` are lists behind a label of ours, such as courses.
    """

    head: str = ""
    dates: str = ""
    beside: tuple[str, ...] = ()
    url: str | None = None
    text: str = ""
    bullets: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: a text, entries, or lists with or without a label."""

    key: str
    title: str
    text: str = ""
    entries: tuple[Entry, ...] = ()
    lists: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole résumé."""

    name: str
    label: str
    language: str
    contacts: tuple[Contact, ...]
    sections: tuple[Section, ...] = field(default=())


def outline_of(
    facts: ResumeFacts, language: str = "en", named: frozenset[str] = frozenset()
) -> Outline:
    """The document that says ``facts``.

    ``named`` are entries (``/work/0``) whose parts are said in words: "Employer: …".
    """
    wording = Wording.of(language)
    basics = facts.basics
    sections = (
        Section(key, wording.headings[key], *said) for key, said in _sections(facts, wording, named)
    )
    return Outline(
        _line(basics.name),
        _line(basics.label),
        language,
        tuple(_contacts(basics)),
        tuple(s for s in sections if s.text or s.entries or s.lists),
    )


Said = tuple[str, tuple[Entry, ...], tuple[tuple[str, str], ...]]


def _sections(
    facts: ResumeFacts, wording: Wording, named: frozenset[str]
) -> Iterator[tuple[str, Said]]:
    yield "summary", (_text(facts.basics.summary), (), ())
    yield "work", _entries(_role(one, wording, f"/work/{i}" in named) for i, one in enumerate(facts.work))
    yield "education", _entries(_course(one, wording) for one in facts.education)
    yield "skills", ("", (), tuple(_skills(facts.skills)))
    yield "projects", _entries(_project(one, wording) for one in facts.projects)
    yield "certificates", _entries(_certificate(one, wording) for one in facts.certificates)
    yield "volunteer", _entries(
        _role(one, wording, f"/volunteer/{i}" in named) for i, one in enumerate(facts.volunteer)
    )
    yield "awards", _entries(_award(one, wording) for one in facts.awards)
    yield "publications", _entries(_publication(one, wording) for one in facts.publications)
    yield "languages", ("", (), tuple(_languages(facts)))
    yield "interests", ("", (), tuple(_interests(facts)))


def _entries(entries: Iterable[Entry]) -> Said:
    return "", tuple(one for one in entries if one != Entry()), ()


def _line(said: str | None) -> str:
    """A fact on one line."""
    return " ".join((said or "").split())


def _text(said: str | None) -> str:
    """A fact of several lines, none of them empty."""
    return "\n".join(filter(None, map(_line, (said or "").splitlines())))


def _lines(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(_line, said)))


def _contacts(basics: Basics) -> Iterator[Contact]:
    place = basics.location
    if basics.email:
        yield Contact(_line(basics.email), f"mailto:{_line(basics.email)}")
    if basics.phone:
        yield Contact(_line(basics.phone))
    if place:
        city = " ".join(filter(None, (place.postalCode, place.city)))
        parts = (place.address, city, place.region, place.countryCode)
        if said := ", ".join(filter(None, map(_line, parts))):
            yield Contact(said)
    for url in [basics.url, *(profile.url for profile in basics.profiles)]:
        if url:
            yield Contact(shown_address(url), _address(url))
    for profile in basics.profiles:
        if not profile.url and (said := _line(f"{profile.network or ''} {profile.username or ''}")):
            yield Contact(said)


def shown_address(url: str) -> str:
    """An address as people write it."""
    return re.sub(r"^https?://(?:www\.)?", "", _line(url), flags=re.IGNORECASE).rstrip("/")


def _address(url: str) -> str | None:
    """An address that may be pressed: none of a kind that could run something."""
    said = _line(url)
    if re.match(r"https?://[^\s]+$", said, re.IGNORECASE):
        return said
    return f"https://{said}" if re.fullmatch(r"[\w.-]+\.\w{2,}(?:/\S*)?", said) else None


def _role(role: Work | Volunteer, wording: Wording, named: bool) -> Entry:  # noqa: FBT001
    name = _line(role.organization if isinstance(role, Volunteer) else role.name)
    parts = (_line(role.position), name, _line(role.location))
    dates = wording.stretch(role.startDate, role.endDate)
    if named or not parts[0]:
        parts = tuple(f"{a}: {b}" if b else "" for a, b in zip(LABELS, parts, strict=True))  # type: ignore[assignment]
    said = [part for part in parts if part]
    return Entry(
        said[0] if said else "",
        dates if (role.startDate or role.endDate) else "",
        tuple(said[1:]),
        text=_text(role.summary),
        bullets=_lines(role.highlights),
    )


def _course(course: Education, wording: Wording) -> Entry:
    degree = ", ".join(filter(None, (_line(course.studyType), _line(course.area))))
    head, beside = _line(course.institution), degree
    notes = []
    if course.score:
        notes.append((wording.grade, _line(course.score)))
    if course.courses:
        notes.append((wording.courses, ", ".join(_lines(course.courses))))
    dated = course.startDate or course.endDate
    return Entry(
        head or beside,
        _study_time(course, wording) if dated else "",
        (beside,) if head and beside else (),
        notes=tuple(notes),
    )


def _study_time(course: Education, wording: Wording) -> str:
    return wording.stretch(course.startDate, course.endDate)


def _skills(groups: list[SkillGroup]) -> Iterator[tuple[str, str]]:
    """Groups without a name come first, where no other's name stands above them."""
    for group in sorted(groups, key=lambda group: bool(group.name)):
        said = ", ".join(_lines(group.keywords))
        name = _line(group.name)
        if said or name:
            yield (name, said) if said else ("", name)


def _project(project: Project, wording: Wording) -> Entry:
    tools = ", ".join(_lines(project.keywords))
    return Entry(
        _line(project.name),
        wording.stretch(project.startDate, project.endDate)
        if project.startDate or project.endDate
        else "",
        url=_line(project.url) or None,
        text=_text(project.description),
        bullets=_lines(project.highlights),
        notes=((wording.technologies, tools),) if tools else (),
    )


def _certificate(one: Certificate, wording: Wording) -> Entry:
    beside = tuple(filter(None, (_line(one.issuer),)))
    return Entry(_line(one.name), wording.date(one.date), beside, url=_line(one.url) or None)


def _award(one: Award, wording: Wording) -> Entry:
    beside = tuple(filter(None, (_line(one.awarder),)))
    return Entry(_line(one.title), wording.date(one.date), beside, text=_text(one.summary))


def _publication(one: Publication, wording: Wording) -> Entry:
    beside = tuple(filter(None, (_line(one.publisher),)))
    return Entry(
        _line(one.name),
        wording.date(one.releaseDate),
        beside,
        url=_line(one.url) or None,
        text=_text(one.summary),
    )


def _languages(facts: ResumeFacts) -> Iterator[tuple[str, str]]:
    for one in facts.languages:
        name, fluency = _line(one.language), _line(one.fluency)
        if name or fluency:
            yield (name, fluency) if fluency else ("", name)


def _interests(facts: ResumeFacts) -> Iterator[tuple[str, str]]:
    said = [_line(one.name) for one in facts.interests if not one.keywords]
    if said := list(filter(None, said)):
        yield "", ", ".join(said)
    for one in facts.interests:
        if one.keywords:
            yield _line(one.name), ", ".join(_lines(one.keywords))
