"""Reads a job ad: its parts, then the facts in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ai.documents import Document
from ai.local.job import header, needs, terms
from ai.local.job.items import Item, items
from ai.local.job.looks import Looks, looks_of
from ai.local.job.salary import salary
from ai.local.job.sections import Section, sections
from ai.local.skills import matcher
from ai.schemas import (
    EducationRequirement,
    Evidence,
    ExperienceRequirement,
    JobFacts,
    JobSkill,
    Meta,
    Organization,
    Requirements,
    Salary,
    SkillMention,
)

_ASKS = re.compile(
    r"\b(?:experience (?:in|with|of|as|working)|years?['’]? (?:of )?experience|knowledge of|"
    r"ability to|able to|"
    r"proficien\w+|familiar\w* with|degree|diploma|fluen\w+|required|must (?:have|be|possess)|"
    r"skills?\b|"
    r"certifi(?:ed|cation)|licen[cs]e|you have|understanding of|excellent|"
    r"strong (?:\w+ ){0,3}skills)\b",
    re.IGNORECASE,
)
_OF_TOOLS = frozenset(
    ["administration", "development", "programming", "management", "support", "design", "testing"]
)
_DEGREE = re.compile(r"\s+degree\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\b(?:degree|bachelor['’]?s?|master['’]?s?|BSc?|MSc?|BA|MA|PhD)\s+(?:degree\s+)?in\s+"
    r"(?:[A-Za-z]+(?:,| or| and)\s+){0,3}$",
    re.IGNORECASE,
)
_LIST = re.compile(r"^[^.;:]{2,}(?:,[^.;:]+){1,}\.?$")


@dataclass(slots=True)
class _Asked:
    """The items the ad asks for, must and wish, and the rest that it says by parts."""

    required: list[Item]
    preferred: list[Item]
    duties: list[Item]
    benefits: list[Item]


def read(document: Document) -> JobFacts:
    """The facts of a job ad. What it does not say is absent; spans point into its text."""
    text = document.text
    looks = looks_of(document)
    parts = sections(text, looks)
    asked = _asked(parts, text)
    facts = JobFacts(
        requirements=Requirements(
            required=[item.text for item in asked.required],
            preferred=[item.text for item in asked.preferred],
        ),
        responsibilities=[item.text for item in asked.duties],
        benefits=[item.text for item in asked.benefits],
    )
    evidence: dict[str, Evidence] = {}
    _header(text, looks, facts, evidence)
    _terms(text, facts, evidence)
    _needs(text, asked, facts)
    facts.skills = _skills(text, parts, asked)
    facts.certificates = list(
        dict.fromkeys(s.name for s in facts.skills if s.kind == "certificate")
    )
    _point(asked, evidence)
    facts.meta = Meta(evidence=evidence)
    return facts


def _asked(parts: list[Section], text: str) -> _Asked:
    asked = _Asked([], [], [], [])
    for section in parts:
        found = items(section, text)
        if section.part in ("required", "preferred"):
            _sort(section, found, asked)
        elif section.part == "duties":
            asked.duties += found
        elif section.part == "benefits":
            asked.benefits += found
    if not asked.required and not asked.preferred:
        _from_prose(parts, text, asked)
    return asked


_ASIDE = re.compile(
    r"\b(?:apply(?:ing)? (?:online|at|by|through|via|directly)|submit(?:ted)? (?:an?|your|online)|"
    r"(?:online|your|job|the) applications?\b|cover letter|equal (?:employment )?"
    r"opportunit|affirmative action|accommodations?\b|discriminat\w+|click\w*|log in|password|"
    r"all rights reserved|cookies?|privacy policy|pay (?:rates?|ranges?)|hiring (?:range|rate))|"
    r"https?://|\w@\w|©",
    re.IGNORECASE,
)


def _sort(section: Section, found: list[Item], asked: _Asked) -> None:
    """An item of a wish list is a wish, and so is one that says so itself.

    A line that only leads to a list asks for nothing; nor does what an ad says of applying, pay
    and the law, which follows without a heading of its own.
    """
    for item in _listed(section, found):
        if item.text.endswith(":") or _ASIDE.search(item.text):
            continue
        wish = section.part == "preferred" or needs.is_wish(item.text)
        (asked.preferred if wish else asked.required).append(item)


def _listed(section: Section, found: list[Item]) -> list[Item]:
    """A line of skills between commas is as many items."""
    if "skill" not in section.heading.lower() or len(found) != 1:
        return found
    whole = found[0]
    if not _LIST.match(whole.text) or "\n" in whole.text:
        return found
    pieces, at = [], whole.start
    for piece in re.split(r",", whole.text):
        size = len(piece) + 1
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            pieces.append(Item(piece.strip(), at + left, at + left + len(piece.strip())))
        at += size
    return pieces if max(len(p.text.split()) for p in pieces) <= 6 else found


def _from_prose(parts: list[Section], text: str, asked: _Asked) -> None:
    """An ad without such headings: its sentences that ask for something."""
    for section in parts:
        if section.part in ("opening", "duties", "about"):
            for item in items(section, text):
                if _ASKS.search(item.text) and len(item.text) < 400:
                    wish = needs.is_wish(item.text)
                    (asked.preferred if wish else asked.required).append(item)


def _header(text: str, looks: Looks, facts: JobFacts, evidence: dict[str, Evidence]) -> None:
    job_title = header.title(text, looks)
    if job_title:
        facts.title = job_title.value
        evidence["/title"] = _evidence(job_title)
    if employer := header.company(text, job_title, looks):
        facts.hiringOrganization = Organization(name=employer.value)
        evidence["/hiringOrganization/name"] = _evidence(employer)
    if where := header.place(text):
        facts.jobLocation = where.value
        evidence["/jobLocation"] = _evidence(where)
    facts.seniority = terms.seniority(facts.title)


def _evidence(found: header.Found) -> Evidence:
    return Evidence(start=found.start, end=found.end, confidence=found.confidence)


def _terms(text: str, facts: JobFacts, evidence: dict[str, Evidence]) -> None:
    if paid := salary(text):
        facts.baseSalary = Salary.model_validate(paid[0])
        evidence["/baseSalary"] = Evidence(start=paid[1], end=paid[2], confidence=0.9)
    told = {
        "employmentType": terms.employment(text, facts.title),
        "jobLocationType": terms.place_of_work(text),
        "validThrough": terms.deadline(text),
        "datePosted": terms.posted(text),
    }
    for name, found in told.items():
        if found:
            setattr(facts, name, found[0])
            span = found[1]
            evidence[f"/{name}"] = Evidence(start=span.start, end=span.end, confidence=0.85)


def _needs(text: str, asked: _Asked, facts: JobFacts) -> None:
    musts = [(item.start, item.end) for item in asked.required]
    wishes = [(item.start, item.end) for item in asked.preferred]
    everywhere = [(0, len(text))]
    facts.experienceRequirements = _first_of(
        needs.experience(text, spans) for spans in (musts, wishes, everywhere)
    )
    facts.educationRequirements = _degree(text, musts, wishes) or (
        None if musts else needs.education(text, everywhere)
    )


def _first_of(found: Iterator[ExperienceRequirement | None]) -> ExperienceRequirement | None:
    return next((one for one in found if one is not None), None)


def _degree(
    text: str, musts: list[tuple[int, int]], wishes: list[tuple[int, int]]
) -> EducationRequirement | None:
    must = needs.education(text, musts)
    if must is not None:
        return must
    wish = needs.education(text, wishes)
    if wish is not None:
        wish.required = False
    return wish


def _skills(text: str, parts: list[Section], asked: _Asked) -> list[JobSkill]:
    """Each skill once, where the ad asks for it; what is only told about the company is left."""
    wishes = [(item.start, item.end) for item in asked.preferred]
    musts = [(item.start, item.end) for item in asked.required]
    quiet = [
        (section.lines[0].start, section.lines[-1].end)
        for section in parts
        if section.part in ("about", "apply", "other", "benefits") and section.lines
    ]
    found: dict[str, JobSkill] = {}
    before: SkillMention | None = None
    for mention in matcher.find(text):
        if _within(mention.start, quiet) and not _within(mention.start, musts):
            continue
        said, before = _said(text, mention, before), mention
        if said:
            continue
        required = not _within(mention.start, wishes)
        known = found.get(mention.name)
        if known is None or (required and not known.required):
            found[mention.name] = JobSkill(
                name=mention.name, kind=mention.kind, required=required,
                start=mention.start, end=mention.end,
            )  # fmt: skip
    return list(found.values())


def _said(text: str, mention: SkillMention, before: SkillMention | None) -> bool:
    """Whether what stands right before says it already: "PostgreSQL administration" asks for no
    administration, "a nursing degree" is a degree, and "(CKA)" repeats its own words."""
    if _DEGREE.match(text, mention.end) or _SUBJECT.search(text[: mention.start][-60:]):
        return True
    if before is None:
        return False
    gap = text[before.end : mention.start]
    if gap == " (" and mention.text.isupper():
        return text[mention.end : mention.end + 1] == ")"
    return gap == " " and before.kind == "tool" and mention.name.lower() in _OF_TOOLS


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


def _point(asked: _Asked, evidence: dict[str, Evidence]) -> None:
    named = {
        "/requirements/required": asked.required,
        "/requirements/preferred": asked.preferred,
        "/responsibilities": asked.duties,
        "/benefits": asked.benefits,
    }
    for pointer, found in named.items():
        for number, item in enumerate(found):
            evidence[f"{pointer}/{number}"] = Evidence(
                start=item.start, end=item.end, confidence=0.85
            )
