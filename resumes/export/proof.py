"""What a machine reads in an exported file, held against the facts that were to be said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ai.schemas import ResumeFacts, SkillGroup
from core.typesetting import plain
from resumes.export.aligning import Json, entries, lines
from resumes.export.outline import shown_address
from resumes.export.wording import Wording
from resumes.fields import fields_of, flat, in_words

_MOST_SAID = 5
_ALSO = re.compile(r"/basics/(?:url|phone)")  # an address read in a text as well does no harm
_LISTED = re.compile(r"\s*[,;|•·]\s*")
# Fields that a file may divide otherwise, with the text within which they may.
_MAY_MOVE = re.compile(
    r"(?P<entry>/(?:work|volunteer|education)/\d+)/(?:highlights|summary|courses|score)"
    r"|(?P<part>/(?:skills|projects|certificates|awards|publications|languages|interests)/)"
)
_ENTRY = re.compile(r"/(?:work|volunteer|education)/\d+")
_DATES = ("startDate", "endDate", "date", "releaseDate")


@dataclass(frozen=True, slots=True)
class Proof:
    """What differs in an exported file, as JSON pointers of the facts that were to be said.

    What ``moved`` is said whole and in the same part, but divided otherwise: a line read as two,
    a skill in another group. What is ``lost`` is missing, changed, or said of something else.
    """

    lost: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether nothing differs."""
        return not self.lost and not self.moved

    @property
    def faults(self) -> tuple[int, int]:
        """How bad it is, to be compared."""
        return len(self.lost), len(self.moved)


def compare(said: ResumeFacts, read: ResumeFacts) -> Proof:
    """Hold what a machine ``read`` against what was ``said``, field by field."""
    wanted, found = _normal(said), _normal(read)
    answering = entries(wanted, found)
    before, after = _fields(wanted), _fields(lines(wanted, answering))
    differing = [at for at in before if before[at] != after.get(at)]
    differing += [at for at in after if at not in before and not _ALSO.match(at)]
    there = {**_fields(found), **_roles(_fields(answering))}
    moved = {
        at
        for at in differing
        if (_stands(at, before[at], there) if at in before else _stood(at, after[at], before))
    }
    return Proof(
        tuple(at for at in differing if at not in moved),
        tuple(at for at in differing if at in moved),
    )


def _roles(fields: dict[str, str]) -> dict[str, str]:
    return {at: value for at, value in fields.items() if _ENTRY.match(at)}


def _stands(at: str, value: str, there: dict[str, str]) -> bool:
    """Whether a field's words stand together in the text of its entry or part."""
    return not at.endswith(_DATES) and _within(at, value, there)


def _stood(at: str, value: str, before: dict[str, str]) -> bool:
    """Whether what is read in addition was said there, as words of something else."""
    return _within(at, value[:4] if at.endswith(_DATES) else value, before)


def _within(at: str, value: str, there: dict[str, str]) -> bool:
    where = _MAY_MOVE.match(at)
    if not where:
        return False
    region = where["entry"] or where["part"]
    text = " ".join(
        said for key, said in there.items() if key.startswith(region) and _MAY_MOVE.match(key)
    )
    return f" {_words(value)} " in f" {_words(text)} "


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


def entries_in(proof: Proof) -> frozenset[str]:
    """The roles and courses among what was lost: what saying their parts may save."""
    found = (_ENTRY.match(at) or re.match("/basics/phone", at) for at in proof.lost)
    return frozenset(m.group() for m in found if m)


def refusal(proof: Proof) -> str:
    """What would be lost, for the person whose résumé it is."""
    return (
        f"Read back by a machine, this file would not say the same: {_named(proof.lost)}. "
        "It is not offered. Look at these fields, or choose another format."
    )


def remark(proof: Proof) -> str:
    """What a machine would divide otherwise; empty when nothing is."""
    if not proof.moved:
        return ""
    return f"All words are in it. A machine would divide these otherwise: {_named(proof.moved)}."


def _named(pointers: Iterable[str]) -> str:
    names = list(dict.fromkeys(in_words(at) for at in pointers))
    more = len(names) - _MOST_SAID
    return "; ".join(names[:_MOST_SAID]) + (f"; and {more} more" if more > 0 else "")


def comparable(facts: ResumeFacts) -> dict[str, str]:
    """The fields as they are compared: places whole, dates to the month, lists as their words."""
    return _fields(_normal(facts))


def _normal(facts: ResumeFacts) -> Json:
    """The facts as plain data, with words that are shown alike in lists of the same shape."""
    facts = facts.model_copy(deep=True)
    facts.skills = list(_skills(facts.skills))
    for course in facts.education:
        course.courses = _listed(course.courses)
    for project in facts.projects:
        project.keywords = _listed(project.keywords)
    return facts.model_dump(mode="json", exclude_none=True, exclude={"meta"})


def _fields(said: Json) -> dict[str, str]:
    fields = {at: _same(at, value) for at, value in flat(said)}
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
    said = re.sub(r"\s*([-/])\s*", r"\1", " ".join(plain(value).split()))  # where lines may break
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
