"""Skills in groups, in lines, in bullets, with levels: each as its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ai.local.dates import find_ranges
from ai.local.resume.found import Found, trimmed, unwrapped
from ai.local.resume.rows import Cell, Row

_LEVEL_WORDS = (
    r"advanced|intermediate|beginner|basic|basics|expert|expertise|proficient|proficiency|fluent|"
    r"native|familiar|good|excellent|strong|novice|master|professional|working knowledge|"
    r"competent|skilled|experienced|very good|elementary|"
    r"débutant|intermédiaire|avancé|confirmé|notions|maîtrise|courant|grundkenntnisse|"
    r"fortgeschritten|experte|sehr gut|gut|gute kenntnisse|básico|intermedio|avanzado|experto|"
    r"intermediário|avançado|base|buono|ottimo|avanzato|basis|gevorderd|goed"
)
_LEVEL = re.compile(
    rf"(?:{_LEVEL_WORDS})(?:\s(?:level|user|knowledge|kenntnisse))?|"
    r"\d{1,2}\+?\s?(?:years?|yrs?|ans|jahre|años|anos|anni|jaar|"
    r"months?)(?:\s(?:of\s)?(?:experience|exp))?|"
    r"[1-5](?:[.,]5)?\s?/\s?(?:5|10)|(?:10|[1-9])\s?/\s?10|\d{1,3}\s?%|[★☆●○•◦■□⬤◯]{3,}|"
    r"[1-5](?:\.5)?|[abc][12]",
    re.IGNORECASE,
)
_TRAILING_LEVEL = re.compile(rf"\s*[(\[–—:-]\s*(?:{_LEVEL.pattern})\s*[)\]]?\s*$", re.IGNORECASE)
_YEARS_BEHIND = re.compile(r"\s*\(?\d{1,2}\+?\s?(?:years?|yrs?)\)?\s*$", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[^\s:][^:\n\t]{1,44}?)\s?(?::\s+|:$|:(?=[A-Z])|\s[–—]\s(?=.*,))")
_DOTS = re.compile(r"\s*[●○★☆■□⬤◯▮▯]{2,}\s*$")
_LONGEST_ITEM = 9  # words: longer ones are sentences
_MOST_CHARACTERS = 80
_SEPARATORS = re.compile(r"\s*[,;•·∙|▪◦●■►✓✔\t\n]\s*|\s+[–—]\s+|\s{3,}")
_AND = re.compile(r"^(?:and|et|und|y|e|en|&)\s+", re.IGNORECASE)
_LONG = 0.75


@dataclass(slots=True)
class Group:
    """Skills under one label."""

    name: Found | None = None
    level: Found | None = None
    items: list[Found] = field(default_factory=list)


def skills_of(rows: list[Row], text: str) -> list[Group]:
    """The skills in a section, in groups as the résumé has them."""
    groups: list[Group] = [Group()]
    rows = [row for row in rows if not _is_stray_date(row)]
    unlabelled = _label_rows(rows)
    for row, following in _blocks(rows):
        _take_block(groups, [row, *following], text, unlabelled)
    return [group for group in groups if group.items]


def _is_stray_date(row: Row) -> bool:
    """Whether a short row is there for its dates; a year alone may be a product's, as in
    "Windows 2000 Server"."""
    found = find_ranges(row.text)
    only_years = all(one.is_single and one.end - one.start == len("YYYY") for one in found)
    return bool(found) and len(row.text.split()) < (2 if only_years else 6)


def _blocks(rows: list[Row]) -> Iterator[tuple[Row, list[Row]]]:
    """Rows with those on which they go on: a list that was wrapped ends with a comma, or not."""
    longest = max((len(row.text) for row in rows), default=0)
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and _goes_on(rows[end - 1], rows[end], rows[at], longest):
            end += 1
        yield rows[at], rows[at + 1 : end]
        at = end


def _goes_on(above: Row, row: Row, first: Row, longest: int) -> bool:
    if (
        row.bullet
        or row.bold_start() > row.start
        or _LABEL.match(row.text)
        or row.flow != above.flow
    ):
        return False
    if len(row.cells) > 1 or len(above.cells) > 2:
        return False
    if (
        above.text.rstrip().endswith((",", "&", "/", "-", "(", " and", "|"))
        or row.text[:1] in ",(&|"
    ):
        return True
    if above.text.count("(") > above.text.count(")"):
        return True
    listed = "," in first.text or "|" in first.text
    if listed and len(above.text) > _LONG * longest and len(above.text) > 32:
        return not above.ends_sentence
    return bool(first.bullet and row.x0 > first.x0 + 4 and first.x0 and not row.gap)


def _label_rows(rows: list[Row]) -> set[int]:
    """Rows that only name the list that stands below them."""
    found = set()
    for row, below, third in zip(rows, rows[1:], [*rows[2:], None], strict=False):
        if "," in row.text or row.bullet or len(row.text.split()) > 5 or len(row.cells) > 1:
            continue
        level_between = third is not None and _LEVEL.fullmatch(below.text.strip()) is not None
        list_below = third if level_between else below
        if list_below is None:
            continue
        listed = list_below.text.count(",") >= 1 or (list_below.bullet and row.bold)
        styled = row.bold and not list_below.bold
        if listed and (level_between or styled or row.gap or row.text.endswith(":")):
            found.add(id(row))
    return found


def _take_block(groups: list[Group], rows: list[Row], text: str, labels: set[int]) -> None:
    first = rows[0]
    if id(first) in labels and len(rows) == 1:
        groups.append(Group(name=_found(text, first.start, first.end)))
        return
    if len(rows) == 1 and _LEVEL.fullmatch(first.text.strip()):
        _take_level(groups[-1], _found(text, first.start, first.end))
        return
    cells = first.cells
    if len(rows) == 1 and len(cells) > 1 and not _LABEL.match(first.text):
        if not (_labels_its_row(first, cells)):
            for cell in cells:
                _take_stretch(groups, text, cell.start, cell.end, first)
            return
        groups.append(Group(name=_found(text, cells[0].start, cells[0].end)))
        _add_items(groups[-1], text, cells[1].start, first.end)
        return
    _take_stretch(groups, text, first.start, rows[-1].end, first)


def _labels_its_row(row: Row, cells: list[Cell]) -> bool:
    """Whether the first cell names what stands at its right."""
    if _LEVEL.fullmatch(cells[1].text.strip()):
        return False
    bold = row.bold_start() >= cells[0].end and row.bold_start() < cells[1].end
    return bold or ("," in row.text[cells[0].end - row.start :] and "," not in cells[0].text)


def _take_stretch(groups: list[Group], text: str, start: int, end: int, row: Row) -> None:
    """Words that are a label with its list, or a list alone."""
    m = _LABEL.match(text, start, end)
    if m is not None and len(m["label"].split()) <= 6 and "," not in m["label"]:
        if not text[m.end() : end].strip():
            groups.append(Group(name=_found(text, m.start("label"), m.end("label"))))
            return
        if _LEVEL.fullmatch(text[m.end() : end].strip(" .")):
            _add_items(groups[-1], text, m.start("label"), m.end("label"))
            return
        groups.append(Group(name=_found(text, m.start("label"), m.end("label"))))
        start = m.end()
    elif row.start < (bold := row.bold_start()) < end and start == row.start:
        if _is_run_in(text, start, bold, end):
            groups.append(Group(name=_found(text, start, bold)))
            start = bold
    elif groups[-1].name is not None and row.gap and not row.bullet:
        groups.append(Group())
    _add_items(groups[-1], text, start, end)


def _is_run_in(text: str, start: int, bold: int, end: int) -> bool:
    """Whether bold words begin a line as the label of what follows them."""
    said, rest = text[start:bold], text[bold:end]
    return "," not in said and len(said.split()) <= 5 and len(rest.split()) >= 1 and "," in rest


def _take_level(group: Group, level: Found | None) -> None:
    if level is not None and group.level is None and group.name is not None and not group.items:
        group.level = level


def _found(text: str, start: int, end: int) -> Found | None:
    a, b = trimmed(text, start, end)
    return Found(unwrapped(text[a:b]), a, b, 0.8) if b > a else None


def _add_items(group: Group, text: str, start: int, end: int) -> None:
    for a, b in _split(text, start, end):
        item = _item(text, a, b)
        if item is not None:
            group.items.append(item)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A list at its separators, but for those within brackets; wrapped lines are one."""
    said = text[start:end]
    separated = any(c in said for c in ",;|•·") or "\t" in said
    edges = [0]
    for m in _SEPARATORS.finditer(said):
        if said.count("(", 0, m.start()) > said.count(")", 0, m.start()):
            continue
        mark = m.group()
        if "\n" in mark and not mark.strip() and separated:
            continue
        edges += [m.start(), m.end()]
    edges.append(len(said))
    return [(start + a, start + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _item(text: str, start: int, end: int) -> Found | None:
    a, b = _bare(text, start, end)
    said = text[a:b]
    if m := _AND.match(said):
        a += m.end()
    for pattern in (_DOTS, _TRAILING_LEVEL, _YEARS_BEHIND):
        m = pattern.search(text[a:b])
        if m is not None and m.start() > 0:
            a, b = trimmed(text, a, a + m.start())
    said = unwrapped(text[a:b])
    if not said or len(said.split()) > _LONGEST_ITEM or len(said) > _MOST_CHARACTERS:
        return None
    if _LEVEL.fullmatch(said) or not any(c.isalpha() for c in said):
        return None
    return Found(said, a, b, 0.8)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """An item without the full stop that ends its list; "C++", ".NET" and "C#" stay whole."""
    while start < end and (text[start].isspace() or text[start] in "•·-–—*:;,|"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ".,;:|•·-–"):
        end -= 1
    return start, end
