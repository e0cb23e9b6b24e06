"""The archive of one's data that LinkedIn gives: a ZIP of tables.

https://www.linkedin.com/help/linkedin/answer/a1339364: Positions.csv, Education.csv
and so on, each with a line of names; months as "Mar 2019".
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO, TextIOWrapper

from ai.documents.limits import MOST_TABLE
from ai.documents.problems import unreadable
from ai.local.dates import parse_date
from ai.schemas import (
    Award,
    Basics,
    Certificate,
    Education,
    Language,
    Location,
    Profile,
    Project,
    Publication,
    ResumeFacts,
    SkillGroup,
    Volunteer,
    Work,
)

Row = dict[str, str]
_TABLES = frozenset(
    (
        *("profile.csv", "positions.csv", "education.csv", "skills.csv", "certifications.csv"),
        *("languages.csv", "projects.csv", "honors.csv", "publications.csv", "courses.csv"),
        *("volunteering.csv", "email addresses.csv", "phonenumbers.csv"),
    )
)
_TELLING = frozenset(("profile.csv", "positions.csv", "education.csv", "skills.csv"))
_MOST_ROWS = 1_000
_SITE = re.compile(r"https?://[^\s,\]]+")


def is_archive(names: set[str]) -> bool:
    """Whether a ZIP with these members is such an archive."""
    return len(_TELLING & {name.rpartition("/")[2].lower() for name in names}) > 0


def read(data: bytes) -> ResumeFacts:
    """The facts in the archive. Raises ``Unreadable``."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        tables = {name: list(rows) for name, rows in _tables(archive)}
    facts = ResumeFacts(basics=_basics(tables))
    for table, add in _ADD.items():
        for row in tables.get(table, []):
            add(facts, row)
    return facts


def _tables(archive: zipfile.ZipFile) -> Iterator[tuple[str, list[Row]]]:
    for part in archive.infolist():
        name = part.filename.rpartition("/")[2].lower()
        if name in _TABLES:
            if part.file_size > MOST_TABLE:
                raise unreadable("too heavy")
            with archive.open(part) as file:
                text = TextIOWrapper(file, "utf-8-sig", "replace").read(MOST_TABLE)
            yield name, _rows(text)


def _rows(text: str) -> list[Row]:
    """The rows of a table by the names in its head; some tables have notes above it."""
    text = text.replace("\x00", "")
    found = list(csv.reader(StringIO(text, newline="")))[: _MOST_ROWS + 20]
    head = next((i for i, row in enumerate(found) if len(row) > 1 or i == len(found) - 1), 0)
    if found and len(found[0]) == 1 and found[0][0].strip().lower() == "name":
        head = 0
    names = [name.strip().lower() for name in found[head]] if found else []
    rows = (zip(names, map(str.strip, row), strict=False) for row in found[head + 1 :])
    return [kept for row in rows if any((kept := dict(row)).values())]


def _date(row: Row, *names: str) -> str | None:
    said = next((row[name] for name in names if row.get(name)), "")
    return parse_date(said)


def _text(row: Row, *names: str) -> str | None:
    return next((row[name] for name in names if row.get(name)), None)


def _told(text: str | None) -> tuple[str | None, list[str]]:
    """A description as a summary and bullets, as far as it has some."""
    lines = [line.strip() for line in (text or "").splitlines() if line.strip()]
    marked = [re.match(r"[-•*·–▪]\s*(.+)", line) for line in lines]
    if not any(marked):
        return (" ".join(lines) or None), []
    plain = [line for line, m in zip(lines, marked, strict=True) if m is None]
    return (" ".join(plain) or None), [m.group(1) for m in marked if m]


def _basics(tables: dict[str, list[Row]]) -> Basics:
    row = next(iter(tables.get("profile.csv", [])), {})
    emails = tables.get("email addresses.csv", [])
    first = next((one for one in emails if one.get("primary", "").lower() == "yes"), None)
    email = (first or next(iter(emails), {})).get("email address")
    phone = next(iter(tables.get("phonenumbers.csv", [])), {}).get("number")
    place = _text(row, "geo location", "address")
    site = _SITE.search(row.get("websites", ""))
    handles = re.findall(r"[\w.]+", row.get("twitter handles", ""))
    return Basics(
        name=" ".join(filter(None, (row.get("first name"), row.get("last name")))) or None,
        label=_text(row, "headline"),
        email=email or None,
        phone=phone or None,
        url=site.group() if site else None,
        summary=_text(row, "summary"),
        location=Location(city=place) if place else None,
        profiles=[Profile(network="X", username=h, url=f"https://x.com/{h}") for h in handles[:1]],
    )


def _position(facts: ResumeFacts, row: Row) -> None:
    summary, bullets = _told(_text(row, "description"))
    facts.work.append(
        Work(
            name=_text(row, "company name"),
            position=_text(row, "title"),
            location=_text(row, "location"),
            startDate=_date(row, "started on"),
            endDate=_date(row, "finished on"),
            summary=summary,
            highlights=bullets,
        )
    )


def _school(facts: ResumeFacts, row: Row) -> None:
    degree, _, area = (_text(row, "degree name") or "").partition(", ")
    facts.education.append(
        Education(
            institution=_text(row, "school name"),
            studyType=degree or None,
            area=area or None,
            startDate=_date(row, "start date"),
            endDate=_date(row, "end date"),
        )
    )


def _skill(facts: ResumeFacts, row: Row) -> None:
    if not facts.skills:
        facts.skills.append(SkillGroup())
    if name := _text(row, "name"):
        facts.skills[0].keywords.append(name)


def _certificate(facts: ResumeFacts, row: Row) -> None:
    facts.certificates.append(
        Certificate(
            name=_text(row, "name"),
            issuer=_text(row, "authority"),
            date=_date(row, "started on"),
            url=_text(row, "url"),
        )
    )


def _language(facts: ResumeFacts, row: Row) -> None:
    facts.languages.append(
        Language(language=_text(row, "name"), fluency=_text(row, "proficiency"))
    )


def _project(facts: ResumeFacts, row: Row) -> None:
    summary, bullets = _told(_text(row, "description"))
    facts.projects.append(
        Project(
            name=_text(row, "title"),
            description=summary,
            url=_text(row, "url"),
            startDate=_date(row, "started on"),
            endDate=_date(row, "finished on"),
            highlights=bullets,
        )
    )


def _honour(facts: ResumeFacts, row: Row) -> None:
    facts.awards.append(
        Award(
            title=_text(row, "title"),
            date=_date(row, "issued on"),
            summary=_text(row, "description"),
        )
    )


def _publication(facts: ResumeFacts, row: Row) -> None:
    facts.publications.append(
        Publication(
            name=_text(row, "name"),
            publisher=_text(row, "publisher"),
            releaseDate=_date(row, "published on"),
            url=_text(row, "url"),
            summary=_text(row, "description"),
        )
    )


def _volunteer(facts: ResumeFacts, row: Row) -> None:
    summary, bullets = _told(_text(row, "description"))
    facts.volunteer.append(
        Volunteer(
            organization=_text(row, "company name"),
            position=_text(row, "role"),
            startDate=_date(row, "started on"),
            endDate=_date(row, "finished on"),
            summary=summary,
            highlights=bullets,
        )
    )


_ADD: dict[str, Callable[[ResumeFacts, Row], None]] = {
    "positions.csv": _position,
    "education.csv": _school,
    "skills.csv": _skill,
    "certifications.csv": _certificate,
    "languages.csv": _language,
    "projects.csv": _project,
    "honors.csv": _honour,
    "publications.csv": _publication,
    "volunteering.csv": _volunteer,
}
