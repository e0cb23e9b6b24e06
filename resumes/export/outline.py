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
    Location,
    Project,
    Publication,
    ResumeFacts,
    SkillGroup,
    Volunteer,
    Work,
)
from resumes.export.wording import Wording

_ROLE = ("Position", "Employer", "Place")
_COURSE = ("School", "Degree", "Subject")
List = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the person, with the address behind it if it can be pressed."""

    shown: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A role, a course, a project…: a head with its dates, what is beside it, and what was done.

    ``rows`` stand below the head, each on its own line; ``notes`` are lists behind a label of
    ours, such as courses.
    """

    head: str = ""
    dates: str = ""
    rows: tuple[str, ...] = ()
    url: str | None = None
    text: str = ""
    bullets: tuple[str, ...] = ()
    notes: tuple[List, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: a text, entries, or lists with or without a label."""

    key: str
    title: str
    text: str = ""
    entries: tuple[Entry, ...] = ()
    lists: tuple[List, ...] = ()

    @property
    def is_of_items(self) -> bool:
        """Whether its entries are things with a name, each a bullet, rather than times of life."""
        return self.key in ("certificates", "awards", "publications")


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

    ``named`` are entries (``/work/0``) whose parts are said in words ("Employer: …"), because
    their place alone would not tell a machine which is which.
    """
    wording = Wording.of(language)
    basics = facts.basics
    sections = (
        Section(key, wording.headings[key], *said)
        for key, said in _sections(facts, wording, named)
    )
    return Outline(
        _line(basics.name),
        _line(basics.label),
        language,
        tuple(_contacts(basics, "/basics/phone" in named)),
        tuple(s for s in sections if s.text or s.entries or s.lists),
    )


Said = tuple[str, tuple[Entry, ...], tuple[List, ...]]


def _sections(
    facts: ResumeFacts, wording: Wording, named: frozenset[str]
) -> Iterator[tuple[str, Said]]:
    def told(part: str, number: int) -> bool:
        return f"/{part}/{number}" in named

    yield "summary", (_text(facts.basics.summary), (), ())
    yield (
        "work",
        _entries(_role(r, wording, named=told("work", i)) for i, r in enumerate(facts.work)),
    )
    yield (
        "education",
        _entries(
            _course(c, wording, named=told("education", i)) for i, c in enumerate(facts.education)
        ),
    )
    yield "skills", ("", (), tuple(_skills(facts.skills)))
    yield "projects", _entries(_project(one, wording) for one in facts.projects)
    yield "certificates", _entries(_certificate(one, wording) for one in facts.certificates)
    yield (
        "volunteer",
        _entries(
            _role(r, wording, named=told("volunteer", i)) for i, r in enumerate(facts.volunteer)
        ),
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


def _contacts(basics: Basics, named: bool) -> Iterator[Contact]:
    if basics.email:
        yield Contact(_line(basics.email), f"mailto:{_line(basics.email)}")
    if basics.phone:
        yield Contact(f"Phone: {_line(basics.phone)}" if named else _line(basics.phone))
    if basics.location and (said := _place(basics.location)):
        yield Contact(said)
    for url in [basics.url, *(profile.url for profile in basics.profiles)]:
        if url:
            yield Contact(shown_address(url), _address(url))
    for profile in basics.profiles:
        if not profile.url and (
            said := _line(f"{profile.network or ''} {profile.username or ''}")
        ):
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


def _place(place: Location) -> str:
    """A place from its parts, as an envelope has them."""
    code, city, region = _line(place.postalCode), _line(place.city), _line(place.region)
    if region:
        region = f"{region} {code}".strip()
    else:
        city = f"{code} {city}".strip()
    parts = (_line(place.address), city, region, _line(place.countryCode))
    return ", ".join(filter(None, parts))


def _role(role: Work | Volunteer, wording: Wording, *, named: bool) -> Entry:
    name = _line(role.organization if isinstance(role, Volunteer) else role.name)
    parts = [_line(role.position), name, _line(role.location)]
    named = named or not parts[0]
    said = _named(_ROLE, parts) if named else [part for part in parts if part]
    return Entry(
        said[0] if said else "",
        wording.stretch(role.startDate, role.endDate),
        tuple(said[1:]) if named else _beside(said[1:]),
        text=_text(role.summary),
        bullets=_lines(role.highlights),
    )


def _beside(said: list[str]) -> tuple[str, ...]:
    return ("  ·  ".join(said),) if said else ()


def _named(labels: Iterable[str], said: Iterable[str]) -> list[str]:
    return [f"{label}: {part}" for label, part in zip(labels, said, strict=True) if part]


def _course(course: Education, wording: Wording, *, named: bool) -> Entry:
    parts = [_line(course.institution), _line(course.studyType), _line(course.area)]
    degree = ", ".join(filter(None, parts[1:]))
    said = _named(_COURSE, parts) if named else [part for part in (parts[0], degree) if part]
    notes: list[List] = []
    if course.score:
        notes.append((wording.grade, (_line(course.score),)))
    if course.courses:
        notes.append((wording.courses, _lines(course.courses)))
    return Entry(
        said[0] if said else "",
        wording.stretch(course.startDate, course.endDate, whole=True),
        tuple(said[1:]),
        notes=tuple(notes),
    )


def _skills(groups: list[SkillGroup]) -> Iterator[List]:
    """All that stands in no group as one list, before the groups: no other's name is above it."""
    loose = [word for group in groups if not group.name for word in _lines(group.keywords)]
    if loose:
        yield "", tuple(loose)
    for group in groups:
        if name := _line(group.name):
            said = _lines(group.keywords)
            yield (name, said) if said else ("", (name,))


def _project(project: Project, wording: Wording) -> Entry:
    tools = _lines(project.keywords)
    return Entry(
        _line(project.name),
        wording.stretch(project.startDate, project.endDate),
        url=_line(project.url) or None,
        text=_text(project.description),
        bullets=_lines(project.highlights),
        notes=((wording.technologies, tools),) if tools else (),
    )


def _certificate(one: Certificate, wording: Wording) -> Entry:
    url = _line(one.url) or None
    return Entry(_line(one.name), wording.date(one.date), _lines([one.issuer or ""]), url)


def _award(one: Award, wording: Wording) -> Entry:
    given = _lines([one.awarder or ""])
    return Entry(_line(one.title), wording.date(one.date), given, text=_text(one.summary))


def _publication(one: Publication, wording: Wording) -> Entry:
    return Entry(
        _line(one.name),
        wording.date(one.releaseDate),
        _lines([one.publisher or ""]),
        url=_line(one.url) or None,
        text=_text(one.summary),
    )


def _languages(facts: ResumeFacts) -> Iterator[List]:
    for one in facts.languages:
        name, fluency = _line(one.language), _line(one.fluency)
        if name or fluency:
            yield (name, (fluency,)) if name and fluency else ("", (name or fluency,))


def _interests(facts: ResumeFacts) -> Iterator[List]:
    if said := _lines(one.name or "" for one in facts.interests if not one.keywords):
        yield "", said
    for one in facts.interests:
        if one.keywords:
            yield _line(one.name), _lines(one.keywords)
