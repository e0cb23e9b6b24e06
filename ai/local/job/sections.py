"""The parts of a job ad, by their headings, whatever these are called and however they are set."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from ai.local.job.looks import Looks
from ai.schemas import Span

Part = Literal[
    "opening", "required", "preferred", "duties", "benefits", "about", "apply", "other", "facts"
]

BULLET = re.compile(
    r"[ \t]*(?:[•·▪▫■□●○◦‣⁃➢➤►▶✓✔✦❖◆◇\uf0b7\uf0a7\uf0d8*]|[-–—](?=\s|[A-Z])|!\"|o(?=\s[A-Z])"
    r"|\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)](?=\s))[ \t]*"
)
_NOISE = re.compile(
    r"^\s*(?:https?://\S+.*|.*https?://\S+(?:\.\.\.|…)?\s*(?:\d+\s*(?:/|of)\s*\d+)?"
    r"|(?:page )?\d+ (?:of|/) \d+\b.{0,40}|apply(?: now)?|sign in|read more|about us|back to jobs"
    r"|search for jobs|privacy(?: - terms| policy)?|print|share|save(?: job)?|apply for this job"
    r"|job search.{0,30}|follow us|.* \| print preview.*|\d+/\d+/\d+, \d+:\d+.*|menu.{0,20}"
    r"|(?:view|see) (?:our website|all jobs|more).{0,60}|career site|©.*)\s*$",
    re.IGNORECASE,
)
_WHAT = r"(?:qualifications?|requirements?|skills?|experience|attributes|criteria|education|knowledge|competenc(?:y|ies)|abilities|credentials|background|characteristics|profile|expertise|licen[cs]es?|certifications?|training|eligibility)"
_AND = rf"(?:{_WHAT}|specifications?|minimum|required|key|job|and|&|or|/|,|the|for|of|special|professional|technical|work|personal|physical|other|additional|general|essential|basic|academic|related|specific|\(ksas?\)|position|candidate|desired)"
_HEADS: list[tuple[Part, str]] = [
    ("preferred", rf"(?:preferred|desired|desirable|optional|bonus|additional preferred|advantageous|ideal)(?:[\s,&/]+{_AND})*|nice[ -]to[ -]haves?|what (?:would|will|could) help.{{0,20}}|it would help.{{0,20}}|what (?:we|you)(?:'d|’d| would)(?: also)? (?:like|love|ideally).{{0,30}}|(?:it'?s )?(?:a )?(?:plus(?:es)?|bonus(?:es)?|bonus points?|assets?|advantages?)(?: if.{{0,20}})?|would be (?:a plus|nice|an advantage)|.{{0,30}}(?:not required|but not essential)"),
    ("required", rf"(?:(?:minimum|required|key|basic|essential|mandatory|core|job|position|candidate|technical|professional|person|ideal candidate|your|the|selection|special|other|general|specific|soft|hard)[\s,&/]+)*{_WHAT}(?:[\s,&/]+{_AND})*(?:\s+(?:required|needed|for success|sought|desired|we need))?|must[ -]haves?|required|minimum|essential|what (?:you(?:'ll|’ll| will)? (?:must have|need|bring|have|should have)|we(?:'re|’re| are)? (?:look(?:ing)?|need|expect|seek|want|require|ask).{{0,30}}).{{0,25}}|who (?:you are|we(?:'re|’re| are) looking for)|about you|you(?:r)? (?:have|bring|are|profile|will have|should have|must have|background|need)|we(?:'re|’re| are) looking for|to (?:be considered|apply|qualify|succeed).{{0,30}}you.{{0,30}}|ideal candidate.{{0,25}}|the (?:successful|right|ideal) (?:candidate|person|applicant).{{0,30}}|candidate profile|person specification|knowledge of|ability to|(?:mandatory|tech(?:nical)?) stack|conditions of employment|you(?:'re|’re| are) (?:a )?(?:great|good|perfect)? ?(?:fit|match).{{0,20}}"),
    ("duties", r"(?:(?:key|main|primary|essential|job|major|core|position|specific|summary of|your|the|general|principal|typical|additional|overall|day[- ]to[- ]day|list of)[\s,&/]+)*(?:responsibilit(?:y|ies)|duties|tasks|functions?|accountabilities|activities|deliverables)(?:[\s,&/]+(?:and|of|the|job|position|role|responsibilities|duties|tasks|accountabilities|include|functions|essential|this)|\s*\(.{0,40}\))*|what you(?:'ll|’ll| will)(?: be)? (?:do|doing|work|own|build).{0,20}|(?:your|the|about the) (?:role|job|position|opportunity|mission)|role overview|in this (?:role|position).{0,20}|you will(?: be)?|a (?:typical )?day in the life|job (?:description|summary|purpose|overview)|position (?:summary|description|overview|purpose)|(?:detail(?:ed)? )?description|scope of work|(?:role|job) (?:summary|profile|purpose|description)|summary|overview|purpose"),
    ("benefits", r"(?:(?:our|the|company|employee|job)[\s&]+)?(?:benefits?|perks|compensation|remuneration|rewards|what we(?:'ll|’ll| will| can)? (?:offer|give)(?: you)?|we offer|package|salary|pay)(?:[\s,&/]+(?:and|perks|benefits?|compensation|package|range|salary|pay|information|hours|job))*|why (?:join|work|us|you).{0,30}|what(?:'s|’s| is) in it for (?:you|me)|remuneration(?:/ ?salary)?|benefits of .{1,30}"),
    ("about", r"(?:about (?:us|the (?:company|team|organi[sz]ation|department|firm|university|program.{0,12}|project)|[A-Z][\w&.’' -]{1,40}|our .{1,20})|who we are|our (?:company|story|mission|culture|team|values|vision)|company (?:description|profile|overview|background|information)|background|organi[sz]ation(?:al)? (?:culture|overview)|department (?:statement|summary|description)|introduction|culture)"),
    ("apply", r"(?:how to apply|to apply|application(?:s)?(?: (?:procedures?|process|instructions?|deadline|information|materials|closes))?|apply|contact(?: (?:us|information|details|person))?|deadline|closing date|interview process|submission guidelines|(?:special )?instructions(?: to applicants)?|documents needed to apply|required documents|optional documents|supplemental questions|posting detail information|quick link|still have questions|next steps)"),
    ("other", r"(?:physical (?:demands?|environment|requirements?|activities|abilities).{0,30}|working conditions|work(?:ing)? environment|environmental conditions|equal (?:employment )?opportunit.{0,40}|eeoc?(?: statement)?.{0,20}|diversity.{0,40}|disclaimer.{0,10}|notes?|additional (?:notes?|information|comments?)|travel|schedule|work (?:schedule|hours)|hours(?: of work)?|category|total number of|union status|flsa|union|grade|worker (?:sub-)?type|time type|scheduled weekly hours|position work location|background check.{0,40}|legal|covid.{0,50}|vaccin.{0,50}|supervis(?:ion|ory responsibilit(?:y|ies))|reports to|attachments|union|safety|terms?(?: of employment)?|duration|announcement code|open to.{0,30}|start date.{0,15}|opening date|please note|important|mental demands?|visa.{0,20}|similar jobs|benefits eligible|posted|job id|employment type|job type|industry|seniority level|job function)"),
]  # fmt: skip
_HEADINGS = [(part, re.compile(pattern, re.IGNORECASE)) for part, pattern in _HEADS]
_LEAD = re.compile(r"^[\W_]{0,4}")
_LABEL = re.compile(r"^\s*[\W_]{0,3}([A-Z][\w /&,'’()-]{1,60}?)\s*:(?!//|\d)[ \t]*")


_GLUED = re.compile(
    r"(?<=[a-z)][a-z)][.:;!?])(?=[A-Z][a-z])|(?<=[a-z.)])(?=(?:Responsibilities|Requirements|"
    r"Qualifications|Skills|Benefits|About|Duties|Education|Location|Knowledge|Description|"
    r"Experience|What|Who|Preferred|Required|Key|Job|Company|Salary|Why)\b)|(?=[•·▪●])"
)


_FIELD_OF_FORM = re.compile(
    r"^(?:[A-Z][\w/ ]{1,28}\s\*|submit(?: (?:application|your application|form))?|attach .{0,40}|"
    r"upload .{0,30}|choose file|drag and drop.{0,30}|apply (?:with|via|on) \w+|-- .{2,20} --)$",
    re.IGNORECASE,
)
_LONGEST_HEADING = 70
_LONGEST_LABEL = 45


@dataclass(slots=True)
class Line:
    """A line of the ad and its place in the text."""

    start: int
    end: int
    text: str
    bullet: bool = False


@dataclass(slots=True)
class Section:
    """A part of the ad: its heading's own words and the lines under it."""

    part: Part
    heading: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def span(self) -> Span:
        if not self.lines:
            return Span(start=0, end=0)
        return Span(start=self.lines[0].start, end=self.lines[-1].end)


def sections(text: str, looks: Looks | None = None) -> list[Section]:
    """The ad's parts in order. What stands before the first heading is the opening.

    ``looks`` says which lines are set as headings; one that says nothing we know, set as large as
    the heading above, ends that heading's part all the same.
    """
    found = [Section("opening")]
    lines = lines_of(text)
    weight = 0.0
    for number, line in enumerate(lines):
        head = heading(line.text)
        if head is None:
            if _ends(line, lines[number + 1 : number + 3], weight, looks):
                found.append(Section("other", line.text.strip()))
            else:
                found[-1].lines.append(line)
            continue
        weight = looks.weight(line.start) if looks else 0.0
        part, name, rest = head
        found.append(Section(part, name))
        if rest < len(line.text.rstrip()):
            found[-1].lines.append(_rest(line, rest))
    return [section for section in found if section.lines or section.heading]


def _ends(line: Line, following: list[Line], weight: float, looks: Looks | None) -> bool:
    """Whether something else begins here, though no heading that we know says what."""
    if line.bullet or len(line.text) > _LONGEST_HEADING:
        return False
    if _FIELD_OF_FORM.search(line.text) or _is_row(line, following):
        return True
    set_as = looks.weight(line.start) if looks else 0.0
    return set_as > 1 and set_as >= weight and line.text[:1].isupper()


def _is_row(line: Line, following: list[Line]) -> bool:
    """A row of a table of facts, label above value: "Job family:", "Library", "Level:", "D"."""
    return (
        len(following) == 2
        and line.text.endswith(":")
        and following[1].text.endswith(":")
        and not following[0].bullet
        and max(len(one.text) for one in (line, *following)) <= _LONGEST_LABEL
    )


def _rest(line: Line, at: int) -> Line:
    text = line.text[at:]
    mark = BULLET.match(text)
    skip = mark.end() if mark else len(text) - len(text.lstrip())
    return Line(line.start + at + skip, line.end, text[skip:], bool(mark))


def lines_of(text: str) -> list[Line]:
    """The lines that say something, without a printed page's headers and buttons."""
    found, at = [], 0
    for raw in text.split("\n"):
        for start, end in _pieces(raw):
            piece = raw[start:end]
            if piece.strip() and not _NOISE.match(piece):
                found.append(_line(piece, at + start))
        at += len(raw) + 1
    return found


def _pieces(raw: str) -> list[tuple[int, int]]:
    """Feeds drop the breaks between paragraphs: "the team.Requirements:Three years" has three."""
    if len(raw) < 200:
        return [(0, len(raw))]
    cuts = [0, *(m.start() for m in _GLUED.finditer(raw)), len(raw)]
    return list(pairwise(cuts))


def _line(raw: str, at: int) -> Line:
    mark = BULLET.match(raw)
    skip = mark.end() if mark else len(raw) - len(raw.lstrip())
    return Line(at + skip, at + len(raw.rstrip()), raw[skip:].rstrip(), bool(mark))


def heading(line: str) -> tuple[Part, str, int] | None:
    """Part, the heading's words, and where in the line its text begins; none for other lines."""
    if labelled := _LABEL.match(line):
        name = labelled.group(1).strip()
        part = part_of(name)
        if part is not None:
            return part, name, labelled.end()
    bare = _LEAD.sub("", line).strip(" \t:*_#.-–—")
    if len(bare) <= 60 and (part := part_of(bare)) is not None and _looks_like_heading(bare, line):
        return part, bare, len(line)
    return _run_in(line)


def _looks_like_heading(bare: str, line: str) -> bool:
    """Headings are capitalised or end in a colon; "experience" within a list is none."""
    return bare[:1].isupper() and not line.rstrip().endswith((".", ";", ","))


def _run_in(line: str) -> tuple[Part, str, int] | None:
    """A heading with the first bullet or a capital on its own line: "Required Qualifications •"."""
    mark = re.search(r"\s(?:[•·▪●\uf0b7]|!\")\s?\S", line[:70])
    if mark is None:
        return None
    name = line[: mark.start()].strip()
    part = part_of(name)
    return (part, name, mark.start()) if part is not None and name[:1].isupper() else None


def part_of(name: str) -> Part | None:
    """What a heading of these words is about."""
    words = name.strip()
    for part, pattern in _HEADINGS:
        if pattern.fullmatch(words):
            return part
    return None
