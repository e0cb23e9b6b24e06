"""What a machine reads in an exported file, held against the facts that were to be said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ai.schemas import ResumeFacts, SkillGroup
from core.typesetting import plain
from resumes.export.outline import shown_address
from resumes.export.wording import Wording
from resumes.fields import fields_of, in_words

_MOST_SAID = 5
_ALSO = re.compile(r"/basics/(?:url|phone)")  # an address read in a text as well does no harm
_LISTED = re.compile(r"\s*[,;|•·]\s*")
_DATES = ("startDate", "endDate", "date", "releaseDate")


def lost(said: ResumeFacts, read: ResumeFacts) -> list[str]:
    """The fields (JSON pointers) of ``said`` that are not the same in ``read``, or new there."""
    before, after = comparable(said), comparable(read)
    new = [at for at in after if at not in before and not _ALSO.match(at)]
    return [*(at for at in before if before[at] != after.get(at)), *new]


def unsaid(facts: ResumeFacts, language: str, text: str) -> list[str]:
    """The fields whose words do not stand in a text without a layout, but for Markdown's signs."""
    wording = Wording.of(language)
    whole = _words(text)
    lost = []
    for at, value in fields_of(facts).items():
        name = at.rpartition("/")[2]
        shown = wording.date(value) if name in _DATES else value
        shown = shown_address(value) if name == "url" else shown
        if not at.startswith("/basics/profiles/") and _words(shown) not in whole:
            lost.append(at)
    return lost


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text)))


def entries_in(pointers: list[str]) -> frozenset[str]:
    """The roles and courses among the fields that were lost: what saying their parts may save."""
    found = (re.match(r"/(?:work|volunteer|education)/\d+|/basics/phone", at) for at in pointers)
    return frozenset(m.group() for m in found if m)


def sentence(pointers: list[str]) -> str:
    """What would be lost, for the person whose résumé it is."""
    names = list(dict.fromkeys(in_words(at) for at in pointers))
    more = len(names) - _MOST_SAID
    shown = "; ".join(names[:_MOST_SAID]) + (f"; and {more} more" if more > 0 else "")
    return (
        f"Read back by a machine, this file would not say the same: {shown}. It is not offered. "
        "Look at these fields, or choose another format."
    )


def comparable(facts: ResumeFacts) -> dict[str, str]:
    """The fields as they are compared: places whole, dates to the month, lists as their words."""
    facts = facts.model_copy(deep=True)
    facts.skills = list(_skills(facts.skills))
    for course in facts.education:
        course.courses = _listed(course.courses)
    for project in facts.projects:
        project.keywords = _listed(project.keywords)
    fields = {at: _same(at, value) for at, value in fields_of(facts).items()}
    fields.update(_whole(fields))
    return {at: value for at, value in fields.items() if value}


def _skills(groups: list[SkillGroup]) -> Iterable[SkillGroup]:
    """Named groups in order, behind all that stands in none."""
    loose = [word for group in groups if not group.name for word in _listed(group.keywords)]
    if loose:
        yield SkillGroup(keywords=loose)
    for group in groups:
        if group.name:
            yield SkillGroup(name=group.name, keywords=_listed(group.keywords))


def _listed(words: list[str]) -> list[str]:
    return [part for word in words for part in _LISTED.split(word) if part]


def _same(at: str, value: str) -> str:
    name = at.rpartition("/")[2]
    said = " ".join(plain(value).split())
    if name == "url":
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", said, flags=re.IGNORECASE).rstrip("/")
    if name in _DATES:
        return said[:7]
    return said.rstrip(" .,;:")


def _whole(fields: dict[str, str]) -> dict[str, str]:
    """Fields that are compared as one, and those that stand for nothing of their own."""
    whole: dict[str, str] = {}
    place = [fields.pop(at) for at in list(fields) if at.startswith("/basics/location/")]
    if place:
        whole["/basics/location"] = " ".join(sorted(re.findall(r"\w+", " ".join(place))))
    links = [
        fields.pop(at) for at in list(fields) if re.match(r"/basics/(url|profiles/\d+/url)$", at)
    ]
    for at in [at for at in fields if at.startswith("/basics/profiles/")]:
        whole[at] = ""
    for number, link in enumerate(sorted(links)):
        whole[f"/basics/url/{number}"] = link
    return whole
