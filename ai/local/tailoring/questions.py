"""What only the person can say: what the job asks for that no line shows, and numbers."""

from __future__ import annotations

import re

from ai.local.scoring.skill_rows import within
from ai.local.skills.words import WORD, stem
from ai.local.tailoring.case import Case, Line, quoted
from ai.local.tailoring.summary import named
from ai.numbers import numbers as counted
from ai.plain_words import PLAIN
from ai.schemas import Reason
from ai.suggestions import Question

MOST_GAPS = 8
MOST_NUMBERS = 4
ROLES = 2
_COUNTED = re.compile(
    r"\b(?:a |the |our |my )?(?:\w+ )?(?P<what>team|staff|crew)\b(?! (?:member|meeting|lead|room|"
    r"player|build|spirit|environment|effort))",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\b(?P<what>customers|clients|patients|students|pupils|children|guests|residents|calls|"
    r"vehicles|orders|invoices|accounts|deliveries|projects|tickets|claims|classes|stores|"
    r"events|shipments|employees|passengers)\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"^(?:\w+ly )?(?P<verb>increased?|reduced?|improved?|cut|grew|decreased?|lowered|raised|"
    r"boosted|saved|expanded)\s+(?P<what>(?:[\w’'-]+ ?){1,4})",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b(?:budgets?)\b", re.IGNORECASE)
_FIELD = re.compile(r" (?:development|design|management|engineering|administration|analysis|"
                    r"programming|testing|marketing)$")  # fmt: skip
_PAPER = re.compile(
    r"\b(?:licen[cs]e|certificate|certification|card|permit|registration|diploma)$"
)
_HELD = re.compile(
    r"^(?:managed?|led|lead|supervised?|oversaw|oversee|coached?|trained?|mentored?|headed|"
    r"directed|built|build)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"^(?:managed?|handled?|served?|processed?|supported?|taught|teach|cared for|care for|"
    r"treated?|answered|answer|drove|drive|delivered?|completed?|planned|plan|organi[sz]ed?|"
    r"coordinated?|resolved?|prepared?|assisted|assist|helped|help|ran|run|loaded|load)\b",
    re.IGNORECASE,
)


def gaps(case: Case) -> list[Question]:
    """A question for each thing asked and not shown, the most telling first."""
    lifts = {lift.requirement: lift.points for lift in case.report.lifts}
    rows = [
        row
        for part in case.report.ledger
        for row in part.because
        if row.only_they_know and not _is_vague(row.requirement)
    ]
    rows.sort(key=lambda r: (not r.required, r.kind == "soft", -(r.max - r.points)))
    made: list[Question] = []
    for row in rows:
        asks = _asks(row)
        if asks and all(asks != other.asks for other in made) and len(made) < MOST_GAPS:
            made.append(
                Question(
                    asks=asks,
                    about=row.requirement,
                    required=row.required,
                    points=lifts.get(row.requirement, round(row.max - row.points, 1)),
                    asked=row.where.job[:3],
                )
            )
    return made


def _is_vague(requirement: str) -> bool:
    """Words that name nothing to have, such as "work" or "approach"."""
    return all(stem(word) in PLAIN for word in WORD.findall(requirement))


def _asks(row: Reason) -> str:
    name = named(within(row.requirement), row.kind or "hard")
    if row.aspect == "education":
        return _of_study(name)
    if row.aspect == "certificate" or row.kind == "certificate":
        return f"Do you hold {_with_article(name)}? Since when?"
    if row.kind == "tool" and not _FIELD.search(name):
        return f"Have you used {name}? Where, and for what?"
    return {
        "language": f"Do you speak {name}? How well?",
        "soft": f"When did {name} matter in your work? Name one time.",
    }.get(row.kind or "", f"Do you have experience with {name}? Where, and what did you do?")


def _of_study(name: str) -> str:
    if name.lower().startswith("studies in "):
        return f"Have you studied {name[11:]}, or something near it? Where?"
    return f"Do you have {name[:1].lower()}{name[1:]}, or its equal? From which school?"


def _with_article(name: str) -> str:
    """ "driving licence" is "a driving licence"; abbreviations and names stay bare."""
    if _PAPER.search(name) and not re.match(r"(?:an?|the|current|valid)\b", name, re.IGNORECASE):
        return f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}"
    return name


def numbers(case: Case) -> list[Question]:
    """For bullets of the latest roles that tell of something countable without a figure."""
    found: list[Question] = []
    seen: set[str] = set()
    for line in case.lines:
        parts = line.where.strip("/").split("/")
        if parts[0] != "work" or int(parts[1]) >= ROLES or any(counted(line.text)):
            continue
        asks, what = _how_many(line)
        if asks and what not in seen and len(found) < MOST_NUMBERS:
            seen.add(what)
            found.append(
                Question(
                    asks=asks, about=line.text, kind="number", where=line.where,
                )
            )  # fmt: skip
    return found


def _how_many(line: Line) -> tuple[str, str]:
    said = quoted(line.text)
    changed = _CHANGED.match(line.text)
    if changed:
        return f"You write {said}. By how much, and over what time?", changed["verb"].lower()
    if _MONEY.search(line.text) and _HELD.match(line.text):
        return f"You write {said}. How large was the budget?", "budget"
    team = _COUNTED.search(line.text)
    if team and _HELD.match(line.text):
        return f"You write {said}. How many people were they?", "team"
    many = _SERVED.search(line.text)
    if many and _DONE.match(line.text):
        what = many["what"].lower()
        return f"You write {said}. About how many {what}, and in what time?", what
    return "", ""
