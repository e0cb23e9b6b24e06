"""Sections, dates and bullets: are they there, in the forms that readers look for?"""

from __future__ import annotations

import re
from itertools import pairwise

from ai.local.checks.report import Checker, Seen, Verdict, counted, failed, passed, quoted
from ai.local.dates import months_between
from ai.local.resume.vocabulary import section_of
from ai.schemas import Check, Work

_LONGEST_GAP = 6  # months between two roles that nobody asks about
_MARKERS = re.compile(r"^\s*([•·▪◦●○■□‣∙➢➤►▶✓✔❖*–—-])\s", re.MULTILINE)
_LEAST_WORDS, _MOST_WORDS = 8, 30
_NUMBER = re.compile(
    r"\d|\b(?:doubled|tripled|halved|quarter|half|dozen|hundred|thousand|million)"
)
_WEAK = re.compile(
    r"\b(?:responsible for|duties include|in charge of|helped with|worked on|tasked with|"
    r"verantwortlich für|responsable de|responsabile di|responsável por|verantwoordelijk voor)\b",
    re.IGNORECASE,
)
_NOT_VERBS = re.compile(
    r"(?:the|a|an|my|our|i|we|this|as|in|on|for|with|at|by|to|of|was|is|were|very|also|all|"
    r"various|"
    r"responsible|duties|tasks|including|involved)$",
    re.IGNORECASE,
)
_SECTIONS = (
    ("work", "Experience", "bad"),
    ("education", "Education", "bad"),
    ("skills", "Skills", "bad"),
    ("summary", "Summary", "better"),
)


def sections(seen: Seen) -> list[Check]:
    """A check for each section that readers look for."""
    text = seen.document.text
    lines = (text[line.start : line.end] for line in seen.document.lines)
    found = {section_of(line.split("\t")[0]): line for line in lines if len(line) < 50}
    return [_section(kind, word, verdict, found) for kind, word, verdict in _SECTIONS]


def _section(kind: str, word: str, verdict: str, found: dict[str | None, str]) -> Check:
    why = "Readers and programs look for sections by their usual names."
    id_, title = f"section-{kind}", f"A section for {word.lower()}"
    if kind in found:
        return passed(id_, title, f"It is headed {quoted(found[kind])}.", why)
    grave: Verdict = "bad" if verdict == "bad" else "better"
    do = f"Head this part with “{word}”."
    return failed(id_, title, "No such heading was found.", why, do=do, verdict=grave)


def dated(seen: Seen) -> Check | None:
    work = seen.facts.work
    if not work:
        return None
    title, why = "Dates on every role", "Years of experience are counted from dates."
    without = [one for one in work if not one.startDate]
    if not without:
        return passed("dates", title, f"All {counted(len(work), 'role')} have dates.", why)
    said = f"{counted(len(without), 'role')} without: {quoted(_called(without[0]))}."
    return failed("dates", title, said, why, do="Add month and year.", verdict="bad")


def months(seen: Seen) -> Check | None:
    dates = [d for one in seen.facts.work for d in (one.startDate, one.endDate) if d]
    if not dates:
        return None
    title, why = "Month and year", "“2019 – 2020” may be two months or two years."
    bare = sum(len(date) == len("YYYY") for date in dates)
    if not bare:
        return passed("months", title, "Every date has its month.", why)
    said = f"{counted(bare, 'date')} of {len(dates)} have no month."
    return failed("months", title, said, why, do="Write months with all dates, in one form.")


def newest_first(seen: Seen) -> Check | None:
    starts = [one.startDate for one in seen.facts.work if one.startDate]
    if len(starts) < 2:
        return None
    title, why = "Newest first", "Readers expect the present role at the top."
    if all(a[:4] >= b[:4] for a, b in pairwise(starts)):
        return passed("order", title, "The roles go from the newest to the oldest.", why)
    return failed("order", title, "The roles are not in this order.", why, do="Sort them so.")


def gaps(seen: Seen) -> Check | None:
    work = sorted(
        (one for one in seen.facts.work if one.startDate), key=lambda one: one.startDate or ""
    )
    title, why = "No unnamed gaps", "A gap of half a year is asked about; a word on it helps."
    for before, after in pairwise(work):
        if before.endDate and after.startDate and before.endDate < after.startDate:
            length = months_between(before.endDate, after.startDate) - 1
            if length > _LONGEST_GAP and len(before.endDate) > len("YYYY"):
                said = f"{length} months lie between {before.endDate} and {after.startDate}."
                do = "Say in a line what you did then, if you like."
                return failed("gaps", title, said, why, do=do)
    return passed("gaps", title, "No long gaps were found.", why) if len(work) > 1 else None


def _called(work: Work) -> str:
    return work.position or work.name or "a role"


def markers(seen: Seen) -> Check | None:
    kinds = set(_MARKERS.findall(seen.document.text))
    if not kinds:
        return None
    title, why = "One kind of bullet", "One marker throughout looks tidy and is read as a list."
    if len(kinds) == 1:
        return passed("markers", title, f"All bullets are {quoted(*kinds)}.", why)
    said = f"{len(kinds)} markers are used: {' '.join(sorted(kinds))}."
    return failed("markers", title, said, why, do="Use the same bullet everywhere.")


def verbs(seen: Seen) -> Check | None:
    said = [one for one in seen.bullets() if one.split()]
    if not said:
        return None
    title, why = "A verb first", "“Built”, “led”, “cut” say at once what you did."
    weak = [one for one in said if _NOT_VERBS.match(one.split()[0]) or one[0].islower()]
    if len(weak) <= 0.2 * len(said):
        return passed("verbs", title, "Most bullets begin with what you did.", why)
    seen_now = f"{len(weak)} of {counted(len(said), 'bullet')} do not: {quoted(weak[0])}."
    return failed("verbs", title, seen_now, why, do="Begin each with a strong verb.")


def bullet_length(seen: Seen) -> Check | None:
    said = seen.bullets()
    if not said:
        return None
    off = [one for one in said if not _LEAST_WORDS <= len(one.split()) <= _MOST_WORDS]
    title = "Bullets of 8 to 30 words"
    why = "Shorter ones say too little, longer ones are skipped."
    if len(off) <= 0.25 * len(said):
        return passed("bullet-length", title, "Most bullets have a good length.", why)
    seen_now = f"{len(off)} of {len(said)} are shorter or longer: {quoted(off[0])}."
    return failed(
        "bullet-length", title, seen_now, why, do="One result a bullet, in a line or two."
    )


def results(seen: Seen) -> Check | None:
    said = seen.bullets()
    if not said:
        return None
    measured = sum(_NUMBER.search(one) is not None for one in said)
    title, why = (
        "Results in numbers",
        "How much, how many, how fast: numbers are what is remembered.",
    )
    seen_now = f"{measured} of {counted(len(said), 'bullet')} have a number."
    if measured * 2 > len(said):
        return passed("results", title, seen_now, why)
    do = "Where you know a true number, add it; do not guess one."
    return failed("results", title, seen_now, why, do=do)


def weak_phrases(seen: Seen) -> Check | None:
    found = _WEAK.findall(seen.document.text)
    title, why = "No “responsible for”", "It says what was on a list, not what you did."
    if not found:
        return passed("weak-phrases", title, "No such phrase was found.", why)
    said = f"{counted(len(found), 'place')}, such as {quoted(found[0])}."
    return failed("weak-phrases", title, said, why, do="Say what you did and what came of it.")


CHECKS: tuple[Checker, ...] = (
    dated,
    months,
    newest_first,
    gaps,
    markers,
    verbs,
    bullet_length,
    results,
    weak_phrases,
)
