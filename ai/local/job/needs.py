"""What the ad asks of a person apart from skills: years, a degree, certificates."""

from __future__ import annotations

import re

from ai.schemas import EducationRequirement, ExperienceRequirement

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_COUNT = r"(?P<n>\d{1,2}(?:\.\d)?|" + "|".join(_WORDS) + r")"
_YEARS = re.compile(
    rf"\b{_COUNT}\s*(?:\(\s*\d+\s*\))?\s*(?:\+|plus|or more)?\s*(?:(?:-|–|to|"
    rf"or)\s*\d{{1,2}}\s*\+?)?\s*"
    r"(?:full|or more|plus|\+)?\s*(?P<unit>years?|yrs?|months?)['’]?\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^\s*(?:in|of|as)\s+(?!a row|business|age|the (?:past|last))|"
    r"experience|background|track record|working (?:as|in|with)|practice|in (?:a|the|"
    r"an?) (?:similar|related)|"
    r"as an? \w+|in (?:sales|marketing|software|design|finance|accounting|nursing|teaching)",
    re.IGNORECASE,
)
_NOT_YEARS = re.compile(r"(?:over|past|last|for (?:more than|over)|next|every|within|age|aged|our|celebrat\w+)\s+(?:the\s+)?$|(?:years? (?:old|of age|ago|in business|contract|term))", re.IGNORECASE)  # fmt: skip
_LEVELS = [
    ("doctorate", r"\bph\.?\s?d\b|\bdoctora(?:te|l)\b|\bdoctor of\b|\bM\.?D\.?(?= degree|\s*(?:required|or DO))|\bJ\.?D\.?(?= (?:degree|required|from))|\bPharm\.?D|\bD\.?N\.?P\b|\bEd\.?D\b"),
    ("master", r"\bmaster(?:['’]?s)?(?: of|(?:'s|’s|s)? (?:degree|level|in|or)|(?:'s|’s)\b)|\bmasters?\b(?= (?:degree|in|or|from|preferred|required))|\bM\.?B\.?A\b|\bM\.?Sc?\.?\b(?!\s*(?:Word|Office|Excel|SQL|Project|Windows|Access|Outlook|Dos|Teams|Visio|PowerPoint|Dynamics))(?=[\s,/]*(?:degree|in\b|or\b|/|preferred|required))|\badvanced degree|\bgraduate degree|\bpost[- ]?graduate\b"),
    ("bachelor", r"\bbachelor(?:['’]?s)?\b|\bB\.?\s?(?:Sc?|A|Eng|Tech|Com|E|S\.?N|B\.?A|F\.?A)\b\.?(?=[\s,/]*(?:degree|in\b|or\b|/|preferred|required|from|\())|\bundergraduate degree|\b(?:university|college|higher|four[- ]year|4[- ]year) (?:degree|education|diploma)\b|\bgraduate (?:in|of|from)\b|\bdegree (?:in|or|from|level|required|preferred|qualified)\b|\ba (?:[a-z]+ )?degree\b|\bBS/MS\b|\bBSN\b|\blicentiate\b"),
    ("associate", r"\bassociate(?:['’]?s)? degree|\bassociate(?:'s|’s)\b|\bA\.?A\.?S?\.?(?= degree)|\bfoundation degree|\btwo[- ]year degree"),
    ("certificate", r"\b(?:vocational|trade school|technical school|technical diploma|NVQ|BTEC|HND|HNC|apprenticeship|secondary technical)\b"),
    ("secondary", r"\bhigh[ -]school\b|\bsecondary (?:school|education)\b|\bGED\b|\bGCSEs?\b|\bA[- ]levels?\b|\bhs diploma\b|\bmatric(?:ulation)?\b"),
]  # fmt: skip
_LEVEL = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _LEVELS]
_RANK = ["secondary", "certificate", "associate", "bachelor", "master", "doctorate"]
_FIELD = re.compile(
    r"[’'s\s]*(?:\([^)]{1,20}\)\s*)?(?:degree|diploma|degrees|level)?\s*(?:is\s)?(?:required|"
    r"preferred)?\s*(?:,|\bor\b[^.;\n]{0,30}?)?\s*"
    r"(?:in|of|with (?:a )?(?:major|focus|specialization|concentration) in|"
    r"majoring in)\s+(?:the\s)?(?P<field>[A-Za-z][^.;\n()]{2,90})",
    re.IGNORECASE,
)
_FIELD_END = re.compile(
    r"\s*(?:,?\s*\b(?:or|and)\b\s+(?:an?\s+)?(?:equivalent|related|closely|similar|other|"
    r"relevant|comparable|any|in a)\b.*|"
    r"\b(?:with|plus|is|are|required|preferred|from|desirable|strongly|highly|including|"
    r"at least|minimum|and (?:at|a min)|"
    r"and \d|or \d|having|who|along|combined|desired|a plus|field)\b.*|,\s*$)",
    re.IGNORECASE,
)  # fmt: skip
_SOFT = re.compile(
    r"\b(?:preferred|preferably|desirable|desired|a plus|an advantage|advantageous|nice to have|"
    r"ideally|bonus|asset|beneficial|optional|helpful)\b",
    re.IGNORECASE,
)


def is_wish(sentence: str) -> bool:
    """Whether a sentence asks for something that would be good rather than must be."""
    return _SOFT.search(sentence) is not None


def experience(text: str, spans: list[tuple[int, int]]) -> ExperienceRequirement | None:
    """The fewest years of experience asked for in the given stretches, with where it says so."""
    found: list[tuple[bool, float, int, int]] = []
    for start, end in spans:
        piece = text[start:end]
        for match in _YEARS.finditer(piece):
            if _is_experience(piece, match):
                wish = is_wish(piece[match.start() :][:160])
                years = _years(match)
                found.append((wish, -years, start + match.start(), start + match.end()))
    if not found:
        return None
    _, years, begin, finish = min(found)
    return ExperienceRequirement(minYears=-years, start=begin, end=finish)


def _is_experience(piece: str, match: re.Match[str]) -> bool:
    near = piece[match.end() : match.end() + 90].split("\n\n")[0]
    before = piece[max(0, match.start() - 50) : match.start()]
    if _NOT_YEARS.search(before) or _NOT_YEARS.match(match.group() + near[:20]):
        return False
    return bool(_ABOUT.search(near) or re.search(r"experience[^.]{0,40}$", before, re.IGNORECASE))


def _years(match: re.Match[str]) -> float:
    word = match.group("n").lower()
    number = float(_WORDS.get(word, 0)) if word in _WORDS else float(word)
    return round(number / 12, 2) if match.group("unit").lower().startswith("month") else number


def education(text: str, spans: list[tuple[int, int]]) -> EducationRequirement | None:
    """The lowest degree that would do, with its field, and whether it must be."""
    found: list[tuple[bool, int, int, int, str | None]] = []
    for start, end in spans:
        piece = text[start:end]
        for level, pattern in _LEVEL:
            for match in pattern.finditer(piece):
                wish = is_wish(piece[max(0, match.start() - 20) : match.end() + 90])
                subject = _field(piece[match.end() : match.end() + 160].replace("\n", " "))
                where = (start + match.start(), start + match.end())
                found.append((wish, _RANK.index(level), *where, subject))
    if not found:
        return None
    wish, rank, begin, finish, _ = min(found, key=lambda one: one[:3])
    subject = next((one[4] for one in sorted(found, key=lambda one: one[:3]) if one[4]), None)
    subject = subject or _before_degree(text[begin : finish + 10])
    return EducationRequirement(
        level=_RANK[rank], field=subject, required=not wish, start=begin, end=finish
    )


def _before_degree(named: str) -> str | None:
    """The subject in "a nursing degree"; None of "a university degree"."""
    match = re.match(r"an? ([a-z]{4,}) degree", named)
    return match.group(1) if match and match.group(1) not in _ANY_DEGREE else None


def _field(after: str) -> str | None:
    match = _FIELD.match(after)
    if match is None:
        return None
    field = _FIELD_END.sub("", match.group("field")).strip(" ,/-")
    return field if 2 < len(field) <= 80 else None


_ANY_DEGREE = frozenset(
    [
        "university",
        "college",
        "relevant",
        "related",
        "bachelor",
        "graduate",
        "higher",
        "technical",
        "advanced",
        "master",
        "associate",
        "similar",
        "good",
        "first",
        "suitable",
        "undergraduate",
        "postgraduate",
        "completed",
        "professional",
        "doctoral",
        "recognised",
        "recognized",
        "accredited",
        "equivalent",
    ]
)
_LETTERS = [
    ("doctorate", re.compile(r"\b(?:Ph\.?D|D\.?Phil|M\.?D|J\.?D|Ed\.?D|Pharm\.?D)\b")),
    ("master", re.compile(r"\b(?:M\.?Sc|M\.?S|M\.?A|MBA|M\.?Eng|M\.?Phil|M\.?Ed|LL\.?M|MPH|MSN|MFA)\b")),
    ("bachelor", re.compile(r"\b(?:B\.?Sc|B\.?S|B\.?A|B\.?Eng|B\.?Tech|B\.?Com|BBA|BSN|BFA|B\.?Ed|LL\.?B|BN)\b")),
    ("associate", re.compile(r"\b(?:A\.?A\.?S|A\.?A|A\.?S)\b")),
]  # fmt: skip


def level_of(text: str) -> str | None:
    """The highest level of education that ``text`` names, as in ``EducationRequirement``."""
    named = next((level for level, pattern in _LEVEL if pattern.search(text)), None)
    short = next((level for level, pattern in _LETTERS if pattern.search(text)), None)
    told = [level for level in (named, short) if level]
    return max(told, key=_RANK.index) if told else None
