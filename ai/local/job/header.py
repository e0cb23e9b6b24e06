"""Who seeks whom, and where: the job's title, company and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ai.local.job.looks import Looks
from ai.local.job.masthead import LARGE, names_in_large, names_of_site, whole_line
from ai.local.job.places import looks_like_place, place_in
from ai.local.job.sections import Line, heading, lines_of
from ai.local.job.titles import TITLE_END, is_title, trim_title
from ai.local.ranking.space import space
from ai.local.skills.words import norm

_TITLE_LABEL = re.compile(
    r"^\W{0,3}(?:(?:job|position|posting|vacancy|working|official|role)\s+)?(?:title|position|"
    r"role|vacancy|job)(?: title| name)?\s*(?::|\s[-–]\s|"
    r"(?<=title)\s+(?=[A-Z]))\s*(?P<value>\S.*)?$",
    re.IGNORECASE,
)
_PLACE_LABEL = re.compile(
    r"^\W{0,3}(?:(?:job|position|work|primary|office|duty|project|posting)\s+)*(?:location|"
    r"locations|place of work|city|duty station|work ?place|station|based in|campus|"
    r"where)\s*(?::|\s[-–]\s|(?<=location)\s+(?=[A-Z]))\s*(?P<value>\S.*)?$",
    re.IGNORECASE,
)
_COMPANY_LABEL = re.compile(
    r"^\W{0,3}(?:company|employer|organi[sz]ation|hiring organi[sz]ation|institution|agency|"
    r"client|company name|organi[sz]ation/entity|business unit|"
    r"firm)(?: name)?\s*:\s*(?P<value>\S.*)$",
    re.IGNORECASE,
)
_NAME = r"(?:(?:[A-Z0-9][\w&'’.-]*|\([A-Z]{2,8}\),?|of|and|the|for|&|de|in|at|du|des|la|und|von)(?:[ \t]+|[ \t]?\n)){0,9}[A-Z0-9][\w&'’.-]*(?:,? (?:Inc|LLC|Ltd|Corp|GmbH|CJSC|LLP|PLC|plc|Co)\b\.?)?"
_SEEKS = re.compile(
    rf"(?<![\w'’-])(?P<name>{_NAME})(?:\s*\([^)]{{1,30}}\))?,?\s+(?:is|are)\s+(?:currently\s|"
    rf"now\s|actively\s)?"
    r"(?:seeking|looking for|hiring|recruiting|inviting|accepting|searching|announcing|in search)|"
    rf"(?<![\w'’-])(?P<name2>{_NAME})(?:\s*\([^)]{{1,30}}\))?,?\s+(?:seeks|invites|announces|"
    rf"has an (?:opening|immediate)|requires|wishes to|offers|provides equal|"
    rf"does not discriminate|welcomes|values)\b"
)
_EEO = re.compile(
    rf"(?<![\w'’-])(?P<name>{_NAME})(?:\s*\([^)]{{1,30}}\))?,?\s+is an?\s+(?:equal|affirmative|"
    rf"EEO)"
)
_ABOUT = re.compile(rf"^\W{{0,3}}(?:About|Join|Why)\s+(?P<name>{_NAME})\s*:?\s*$", re.MULTILINE)
_WITH = re.compile(rf"\b(?:[Jj]oin(?: the team at)?|[Ww]ork(?:ing)? (?:at|for)|[Cc]areers? at|[Jj]obs? at|[Pp]osition (?:at|with)|[Tt]eam at|within)\s+(?:the\s+)?(?P<name>{_NAME})")  # fmt: skip
_IS = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=\n))(?:The |"
    rf"At )?(?P<name>{_NAME})(?:\s*\([^)]{{1,40}}\))?,?\s+(?:is (?:a|an|the|one|committed|"
    rf"dedicated|home)\b|was (?:founded|established)|has (?:been|taken)|embraces|provides|"
    rf"offers|believes|combines|helps|delivers)"
)
_BAD_NAMES = re.compile(
    r"^(?:we|actively|currently|the|this|our|it|you|he|she|they|position|candidate|applicants?|job|about us|about|"
    r"company|role|team|department|if|at|as|in|all|"
    r"who|us|a|an|what|benefits|work|i|incumbent|the (?:successful|ideal|department|position|"
    r"role|candidate|team|incumbent|company|organization).*|what .*|who .*|how .*|salary|note|"
    r"there|that|here|these|"
    r"required.*|responsib.*|your? .*|description|location|title|employment|applications?|"
    r"us\b.*|united states.*)$",
    re.IGNORECASE,
)  # fmt: skip
_SOUGHT = re.compile(
    r"\b(?:seek(?:s|ing)?|looking for|hiring|recruiting|position of|role of|post of|position as|"
    r"applications for (?:the (?:position|post) of)?|invites applications for|search for|"
    r"in search of|to hire|appoint|opening for|vacancy for|vacancy of)\s+"
    r"(?:(?:an?|the|our|new|its|his|her|full[- ]time|part[- ]time|highly|motivated|talented|"
    r"experienced|qualified|dynamic|skilled|enthusiastic|passionate|self-motivated|professional|"
    r"energetic|ambitious|outstanding|immediately|another|strong|fixed-term|following|"
    r"position of)[\s,]+(?:and\s)?)*"
    r"[“\"']?(?P<title>[A-Z][\w&/,.’'()-]*(?:[ \n](?:[A-Z][\w&/.’'()-]*|of|and|&|for|in|the|-|–|"
    r"I{1,3}|to)){0,8})"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A value as read and where it stands."""

    value: str
    start: int
    end: int
    confidence: float


def title(text: str, looks: Looks | None = None) -> Found | None:
    """The job's title: as labelled, as a heading, or as sought in a sentence."""
    found = _labelled_title(text)
    if found is None and (head := _heading_title(text, looks or Looks())):
        found = _plainly(head, text)
    found = found or _sought_title(text) or _first(text)
    return replace(found, value=_ROMAN.sub("III", found.value)) if found else None


_ROMAN = re.compile(r"(?<=\s)Ill$")  # three capitals, as a recogniser of letters reads them
_LEVEL = re.compile(
    r"\b(?:senior|sr|junior|jr|lead|principal|staff|head|chief|deputy|assistant|associate|vice|"
    r"entry|mid|graduate|intern|I{1,3}|IV|V)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(r"^(?:\s*[-–|(,]|\s+(?:of|at|for|in) the\s).+")


def _plainly(head: Found, text: str) -> Found:
    """A heading without its unit, where the ad itself says whom it seeks in fewer words: "CUMV
    Collections Manager - Ecology" seeks a "Collections Manager"."""
    sought = _sought_title(text)
    if sought is None or len(sought.value.split()) < 2:
        return head
    before, found, behind = head.value.partition(sought.value)
    unit = not before.strip() or all(_is_proper(word) for word in before.split())
    if not found or not unit or _LEVEL.search(before + behind):
        return head
    if behind and (not _UNIT.match(behind) or is_title(behind.strip(" -–|(,"))):
        return head
    return replace(
        head, value=found, start=head.start + len(before), end=head.start + len(before + found)
    )


def _is_proper(word: str) -> bool:
    """A word that is no common one: the name of a house or the letters of a unit."""
    return word[:1].isupper() and norm(word) not in space().number


def _labelled_title(text: str) -> Found | None:
    found = _labelled(_TITLE_LABEL, text)
    if found is None or not any(c.isalpha() for c in found.value):
        return None
    value = trim_title(found.value)
    return Found(value, found.start, found.start + len(value), 0.95) if value else None


def _labelled(label: re.Pattern[str], text: str) -> Found | None:
    """The value behind a label, on its line or wrapped onto the next one."""
    lines = text.split("\n")
    at = 0
    for number, line in enumerate(lines[:400]):
        match = label.match(line.rstrip())
        if match:
            value = match.group("value") or ""
            start = at + (match.start("value") if value else len(line) + 1)
            if not value and number + 1 < len(lines) and len(lines[number + 1]) < 90:
                value = lines[number + 1].strip()
                start += len(lines[number + 1]) - len(lines[number + 1].lstrip())
            elif _wraps(line, lines[number + 1 : number + 2]):
                value = f"{value} {lines[number + 1].strip()}"
            if value.strip():
                return Found(value.strip(), start, start + len(value.strip()), 0.95)
        at += len(line) + 1
    return None


def _wraps(line: str, following: list[str]) -> bool:
    if not following or len(line) < 58 or not following[0].strip():
        return False
    return len(following[0]) < 60 and ":" not in following[0] and len(line) < 80


def _heading_title(text: str, looks: Looks) -> Found | None:
    """The best of the lines that read as a title: one near the top, large, or said again."""
    best: tuple[float, Found] | None = None
    low = text.lower()
    before: Line | None = None
    for number, line in enumerate(lines_of(text)):
        above, before = before, line
        weight = looks.weight(line.start)
        if (number >= _TOP and weight < LARGE) or _in_prose(above, line, text, weight):
            continue
        if line.text.count("(") != line.text.count(")"):
            continue
        whole = whole_line(text, looks, line.start) if weight >= LARGE else None
        value = trim_title((whole[0] if whole else line.text).split("\t")[0])
        if line.bullet or not is_title(value) or heading(line.text) is not None:
            continue
        large = max(0.0, weight - 1) if _on_first_page(looks, line) else 0.0
        sure = 3.0 - 0.08 * number * (large == 0) + min(2, low.count(value.lower()) - 1) * 0.7
        sure -= 1.5 * looks_like_place(value) + 0.5 * value.isupper()
        sure += min(2.5, 3 * large)
        if best is None or sure > best[0]:
            best = (sure, Found(value, line.start, line.start + len(value), 0.8))
    return best[1] if best else None


_TOP = 40
_OF_PROSE = 60


def _on_first_page(looks: Looks, line: Line) -> bool:
    later = next((one.start for one in looks.lines if one.page > 0), None)
    return later is None or line.start < later


def _in_prose(above: Line | None, line: Line, text: str, weight: float) -> bool:
    """Whether the line is the end of a sentence that began on the long one above it."""
    if above is None or weight > 1.05 or len(above.text) < _OF_PROSE:
        return False
    gap = text[above.end : line.start]
    return gap.strip(" \t") == "\n" and not above.text.endswith((".", ":", "!", "?"))


def _sought_title(text: str) -> Found | None:
    for match in _SOUGHT.finditer(text):
        value = trim_title(re.sub(r"\s+", " ", match.group("title")).strip(" ,.-–"))
        value = re.split(r"[.!?]\s|\s?\((?![^(]*\))", value)[0]
        value = TITLE_END.sub("", value).strip(" ,.-–")
        if value and is_title(value):
            return Found(value, match.start("title"), match.start("title") + len(value), 0.7)
    return None


def _first(text: str) -> Found | None:
    """An ad without any of these begins with its title, if its first line is short."""
    for line in lines_of(text)[:1]:
        value = "" if heading(line.text) else trim_title(line.text)
        if value and len(value) <= 60 and not value.endswith((".", ":", ",")) and ":" not in value:
            return Found(value, line.start, line.start + len(value), 0.4)
    return None


def place(text: str) -> Found | None:
    """The place of work: as labelled, or the first place named near the top."""
    found = _labelled(_PLACE_LABEL, text)
    if found is not None and len(found.value) <= 120:
        return Found(found.value.rstrip(" .;,"), found.start, found.end, 0.9)
    if under := _place_under_title(text):
        return under
    named = place_in(text)
    return Found(named[0], named[1], named[1] + len(named[0]), 0.7) if named else None


def _place_under_title(text: str) -> Found | None:
    """The town in "Name, Town · full time · pay" or "Name · Town, hybrid · pay"."""
    match = _DOTTED.search(text[:400])
    if match is None or not text[: match.start()].strip():
        return None
    line = text[match.start() :].split("\n")[0]
    inside = _TOWN.search(line, 0, match.end() - match.start())
    town = inside or _NEXT_TOWN.match(line, match.end() - match.start())
    if town is None or is_title(town.group("town")):
        return None
    start = match.start() + town.start("town")
    return Found(town.group("town"), start, start + len(town.group("town")), 0.6)


def company(text: str, job_title: Found | None, looks: Looks | None = None) -> Found | None:
    """The employer: as labelled, before the title's label, or as who is seeking."""
    labelled = _labelled(_COMPANY_LABEL, text)
    if labelled is not None and len(labelled.value) < 90:
        return labelled
    found = _above_label(text) or _under_title(text) or _named(text, job_title, looks or Looks())
    return _spelt_out(found, text) if found else None


def _spelt_out(found: Found, text: str) -> Found:
    """An abbreviation, or no more than a kind such as "Museum", goes by its name in full."""
    short = found.value
    if re.fullmatch(_KIND, short):
        named = [m for m in _FULL.finditer(text) if short in m.group("name").split()]
    elif short.isupper() and 3 <= len(short) <= 6:
        named = [m for m in _FULL.finditer(text) if _initials(m.group("name")) == short]
    else:
        return found
    if not named:
        return found
    best = named[0]
    return Found(best.group("name"), best.start("name"), best.end("name"), 0.65)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


_TOWN = re.compile(r",\s*(?P<town>[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+){0,2})\s+[·|•]\s")
_NEXT_TOWN = re.compile(
    r"(?P<town>(?!Full|Part|Hybrid|Remote|Permanent|Temporary|Contract|Salary)[A-Z][\w'’-]+"
    r"(?:[ -][A-Z][\w'’-]+){0,2})(?=,|\s+[·|•]|$)"
)
_DOTTED = re.compile(
    r"^(?P<name>[A-Z][^·|•\n,]{2,60}?)(?:,\s*[^·|•\n]{2,40})?\s+[·|•]\s", re.MULTILINE
)


def _under_title(text: str) -> Found | None:
    """A line of terms under the title begins with the employer: "Name, Town · full time · pay"."""
    match = _DOTTED.search(text[:400])
    if match is None or is_title(match.group("name")) or not text[: match.start()].strip():
        return None
    return Found(match.group("name"), match.start("name"), match.end("name"), 0.7)


def _above_label(text: str) -> Found | None:
    """In a list of postings, the employer stands alone above the first label."""
    lines = lines_of(text)
    for number, line in enumerate(lines[:4]):
        if _TITLE_LABEL.match(line.text) and 0 < number <= 2:
            whole = text[lines[0].start : lines[number - 1].end].replace("\n", " ")
            value = re.sub(r"\s+", " ", whole).strip()
            if len(value) < 110 and not value.endswith(":"):
                return Found(value, lines[0].start, lines[number - 1].end, 0.85)
    return None


def _named(text: str, job_title: Found | None, looks: Looks) -> Found | None:
    """The name that most of the ways to speak of an employer agree on."""
    weights: dict[str, float] = {}
    first: dict[str, int] = {}
    for name, start, weight in _names(text, looks):
        if not (job_title and name.lower() in job_title.value.lower()):
            weights[name] = weights.get(name, 0) + weight
            first.setdefault(name, start)
    if not weights:
        return None
    best = max(
        weights, key=lambda name: (weights[name] + 0.3 * min(8, text.count(name)), -first[name])
    )
    for match in _SEEKS.finditer(text):
        seeker = _clean_name(match.group("name") or match.group("name2")) or ""
        if seeker.startswith((best + " (", best + ", ")):
            best, first[seeker] = seeker, match.start()
    return _whole_name(best, first[best], text)


def _names(text: str, looks: Looks) -> Iterator[tuple[str, int, float]]:
    """Names that may be the employer's, with their places and how much each way of naming says."""
    for pattern, weight in ((_SEEKS, 3.0), (_EEO, 2.5), (_ABOUT, 2.0), (_IS, 1.5), (_WITH, 1.5)):
        for match in pattern.finditer(text):
            group = "name" if match.group("name") else "name2"
            if name := _clean_name(match.group(group)):
                yield name, match.start(group), weight
    for shown, start in [
        *names_of_site(text, _OF_KIND), *names_in_large(text, looks, _OF_KIND)
    ]:  # fmt: skip
        if name := _clean_name(shown):
            yield name, start, 2.5


_KIND = r"(?:University|College|Museum|Academy|Institute|Institution|School|Foundation|Hospital|Company|Corporation|Group|Bank|Association|Society|Center|Centre|Council|Agency|Trust|Inc|LLC|Ltd)"
_OF_KIND = re.compile(rf"\b{_KIND}\b")


_FULL = re.compile(
    rf"(?<![\w'’-])(?:The |the )?(?P<name>(?!The )(?:[A-Z][\w'’-]+ )*{_KIND}"
    r"(?:(?: of| for)(?: the)?(?: [A-Z][\w'’-]+)+)?(?:(?: and| &) [A-Z][\w'’-]+)?)(?![\w])"
)


def _whole_name(short: str, at: int, text: str) -> Found:
    """The name as it stands in full: "Cornell" is Cornell University where the ad says so."""
    if len(short.split()) > 2:
        return Found(short, at, at + len(short), 0.7)
    word = r"(?:[A-Z][\w&'’.-]+)"
    around = re.compile(
        rf"(?:{word}\s(?:of\s)?){{0,3}}\b{re.escape(short)}\b(?:\s(?:of\s(?:the\s)?|for\s)?{word}){{0,4}}"
    )
    named: dict[str, list[int]] = {}
    for match in around.finditer(text):
        name = re.sub(r"^(?:The|At|About|Join|Our)\s+", "", match.group())
        if "\n" not in name and re.search(rf"\b{_KIND}\b", name) and name != short:
            named.setdefault(name, []).append(match.end() - len(name))
    often = [name for name, places in named.items() if len(places) > 1]
    if not often:
        return Found(short, at, at + len(short), 0.6)
    best = max(often, key=lambda name: (len(named[name]), len(name)))
    return Found(best, named[best][0], named[best][0] + len(best), 0.7)


def _clean_name(name: str) -> str | None:
    value = re.sub(r"\s+", " ", name).strip(" .,-")
    value = re.sub(r"^(?:The|At|About|Join|And|While|For|In)\s+", "", value)
    value = re.sub(r"(?:'s|’s)$|\s+in\s[A-Z][\w ]+$", "", value)
    value = re.sub(r"^.*\b(?:Exempt|Position|Status) The ", "", value)
    if (
        value[:1].islower()
        or "Employer" in value
        or _BAD_NAMES.match(value)
        or len(value) < 3
        or len(value) > 80
        or is_title(value)
    ):
        return None
    return value
