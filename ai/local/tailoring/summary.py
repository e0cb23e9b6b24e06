"""The summary: made of facts where there is none, or with what the job asks for added to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ai.local.skills import matcher
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import WORD, stem
from ai.local.tailoring.case import Asked, Case
from ai.numbers import written
from ai.schemas import Education, Span, Work

MOST_SKILLS = 4
LEAST_ADDED = 2
LONGEST = 90
_FAMILIES = {stem("selling"): stem("sales"), stem("sell"): stem("sales")}
_SCHOOL = re.compile(r"\b(?:school|college|university|institute|HS|academy)\b", re.IGNORECASE)
_PLACEHOLDERS = ("company name", "n/a", "confidential", "various")


def summarise(case: Case) -> None:
    """A summary, or a better one."""
    said = case.resume.facts.basics.summary
    if said and said.strip():
        _extend(case, said)
    elif case.resume.facts.work:
        _make(case)


def shown(case: Case, most: int = MOST_SKILLS) -> list[tuple[Asked, str, Span]]:
    """Hard skills that are asked for and that the résumé names, in the résumé's words."""
    found: list[tuple[Asked, str, Span]] = []
    for asked in case.asked:
        if asked.kind in ("soft", "certificate"):
            continue
        words = next(_said(case, asked.skill), None)
        span = case.material_span(words) if words else None
        if words and span and not _said_before(words, found):
            found.append((asked, named(words, asked.kind), span))
    return found[:most]


def _said_before(words: str, found: list[tuple[Asked, str, Span]]) -> bool:
    """Whether a word of the same family is named already: "sales" and "selling" say one thing."""
    families = {_FAMILIES.get(root, root) for root in map(stem, WORD.findall(words))}
    return any(
        families & {_FAMILIES.get(root, root) for root in map(stem, WORD.findall(other))}
        for _, other, _ in found
    )


def _said(case: Case, skill: int) -> Iterator[str]:
    """The person's words for a skill: in a bullet, in the list of skills."""
    for line in case.lines:
        if skill in line.skills:
            hit = next((one for one in matcher.hits(line.text) if one.skill == skill), None)
            if hit is not None:
                yield " ".join(line.text[hit.start : hit.end].split())
    for group in case.resume.facts.skills:
        yield from (word for word in group.keywords if lexicon().find(word) == skill)


def named(words: str, kind: str) -> str:
    """A skill within a sentence: names keep their capitals, common words lose them."""
    if kind in ("tool", "language", "certificate") or any(c.isupper() for c in words[1:]):
        return words if not (words.isupper() and " " in words) else words.lower()
    known = lexicon().find(words.split()[0])
    if known is not None and lexicon().kinds[known] in ("tool", "language"):
        return words
    return words[:1].lower() + words[1:]


def joined(words: list[str]) -> str:
    """ "a, b and c"."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _extend(case: Case, said: str) -> None:
    """Add the asked skills that stand elsewhere in the résumé and not in the summary."""
    if len(said.split()) > LONGEST:
        return
    there = {hit.skill for hit in matcher.hits(said)}
    missing = [one for one in shown(case, 8) if one[0].skill not in there and one[0].required]
    missing = missing[:MOST_SKILLS]
    if len(missing) < LEAST_ADDED:
        return
    words = joined([words for _, words, _ in missing])
    end = "" if said.rstrip()[-1] in ".!?" else "."
    case.suggest(
        "summary",
        "/basics/summary",
        (said, f"{said.rstrip()}{end} Experience with {words}."),
        why="Says at the top what the job asks for and your résumé shows further down.",
        serves=missing[0][0].requirement,
        evidence=[*_spans(case, "/basics/summary"), *(span for _, _, span in missing)],
    )


def _make(case: Case) -> None:
    facts = case.resume.facts
    latest = facts.work[0]
    skills = shown(case)
    sentences, evidence = [], []
    first = role_words(latest)
    if not first or not skills:
        return
    sentences.append(f"{first}.")
    evidence += _spans(case, "/work/0/position", "/work/0/name", "/work/0/startDate")
    sentences.append(f"Experience with {joined([words for _, words, _ in skills])}.")
    evidence += [span for _, _, span in skills]
    study = next((s for s in facts.education if study_words(s)), None)
    if study is not None:
        sentences.append(f"{study_words(study)}.")
        number = facts.education.index(study)
        evidence += _spans(case, f"/education/{number}/studyType", f"/education/{number}/area")
    case.suggest(
        "summary",
        "/basics/summary",
        ("", " ".join(sentences)),
        why="Your résumé has no summary; this one says only what stands in it.",
        serves=skills[0][0].requirement,
        evidence=evidence,
    )


def _spans(case: Case, *pointers: str) -> list[Span]:
    found = (case.resume.facts.meta.evidence.get(pointer) for pointer in pointers)
    return [Span(start=one.start, end=one.end) for one in found if one]


def role_words(work: Work) -> str:
    """ "Staff Nurse at Aire Valley Infirmary since April 2022"."""
    title = proper(work.position)
    if not title:
        return ""
    place = f" at {work.name}" if employer(work) else ""
    if work.startDate and not work.endDate:
        return f"{title}{place} since {written(work.startDate)}"
    return f"{title}{place}"


def employer(work: Work) -> str:
    """The employer's name; empty where the résumé has only a placeholder."""
    name = (work.name or "").strip()
    return "" if name.lower() in _PLACEHOLDERS else name


def proper(title: str | None) -> str:
    """A title that was set all in capitals, as one writes it."""
    words = " ".join((title or "").split())
    if words.isupper() and len(words) > 4:
        return " ".join(
            w if len(w) <= 3 and "/" not in w else w.capitalize() for w in words.split()
        )
    return words


def _is_garbled(study: Education) -> bool:
    """Whether the subject or the school was read together with something else."""
    area, school = study.area or "", study.institution or ""
    odd = _SCHOOL.search(area) or any(c.isdigit() for c in f"{area}{study.studyType}")
    return len(area.split()) > 5 or len(school.split()) > 8 or bool(odd)


def study_words(study: Education) -> str:
    """ "BSc in Nursing, University of Wharfedale"; empty unless degree and school are known."""
    if not study.studyType or not study.institution or _is_garbled(study):
        return ""
    of = f" in {study.area}" if study.area else ""
    if study.area and study.area.lower() in study.studyType.lower():
        of = ""
    return f"{study.studyType}{of}, {study.institution}"
