"""A résumé's facts as single fields: JSON pointers and values, and pointers in people's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ai.schemas import ResumeFacts

PARTS = {
    "basics": "Particulars",
    "work": "Experience",
    "volunteer": "Volunteering",
    "education": "Education",
    "skills": "Skills",
    "certificates": "Certificates",
    "awards": "Awards",
    "projects": "Projects",
    "publications": "Publications",
    "languages": "Languages",
    "interests": "Interests",
}
_WORDS = {
    "label": "professional title",
    "url": "address",
    "email": "e-mail",
    "startDate": "from",
    "endDate": "to",
    "highlights": "line",
    "studyType": "degree",
    "area": "subject",
    "score": "grade",
    "courses": "course",
    "keywords": "word",
    "releaseDate": "date",
    "postalCode": "postal code",
    "countryCode": "country",
    "profiles": "profile",
}
_IN_PART = {
    ("work", "name"): "employer",
    ("work", "position"): "title",
    ("volunteer", "position"): "role",
    ("skills", "name"): "group",
    ("skills", "keywords"): "skill",
    ("education", "institution"): "school",
    ("awards", "awarder"): "given by",
    ("projects", "keywords"): "technology",
    ("work", "location"): "place",
    ("volunteer", "location"): "place",
    ("basics", "location"): "place",
}


def fields_of(facts: ResumeFacts) -> dict[str, str]:
    """Every field that says something, by its JSON pointer, in order."""
    said = facts.model_dump(mode="json", exclude_none=True, exclude={"meta"})
    return dict(flat(said))


def flat(value: Any, at: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - JSON of any shape
    """Each value of JSON that says something, behind its pointer; null says nothing."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from flat(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from flat(inner, f"{at}/{number}")
    elif value is not None and str(value).strip():
        yield at, str(value)


def in_words(pointer: str) -> str:
    """``/work/1/endDate`` is "Experience 2, to"; ``/basics/name`` is "Name"."""
    part, *rest = pointer.strip("/").split("/")
    said = []
    for name in rest:
        if re.fullmatch(r"\d+", name):
            said.append(str(int(name) + 1))
        else:
            said.append(_IN_PART.get((part, name)) or _WORDS.get(name, name))
    if part == "basics":
        return " ".join(dict.fromkeys(said)).capitalize()
    number = f" {said.pop(0)}" if said and said[0].isdigit() else ""
    return ", ".join(filter(None, (f"{PARTS.get(part, part)}{number}", " ".join(said))))
