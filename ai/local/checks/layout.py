"""The layout: does reading it from top to bottom give the same text to everyone?"""

from __future__ import annotations

from ai.engine import ReadResume
from ai.local.checks.report import Checker, Seen, counted, failed, passed
from ai.local.scoring.roles import months_of, roles
from ai.local.scoring.weights import AS_OF
from ai.schemas import Check

_MOST_PAGES = 2
_BANDS = ((3, 250, 700), (10, 350, 1000), (99, 450, 1300))  # years up to, words from, words to
_MOST_CAPITALS = 0.25  # of the lines


def one_column(seen: Seen) -> Check | None:
    columns = int(seen.trait("columns")) or 1
    title, why = "One column", "Some programs read across two columns and mix their lines."
    if columns == 1:
        return passed("columns", title, "The text runs in one column.", why)
    said = f"The text stands in {columns} columns."
    return failed("columns", title, said, why, do="Put everything into one column.")


def no_tables(seen: Seen) -> Check | None:
    tables, boxes = int(seen.trait("tables")), int(seen.trait("text_boxes"))
    if seen.document.kind not in ("docx", "odt", "rtf", "html"):
        return None
    title, why = "No tables or text boxes", "Text in boxes is often read last, or not at all."
    if not tables and not boxes:
        return passed("tables", title, "There are none.", why)
    said = f"There are {counted(tables, 'table')} and {counted(boxes, 'text box', 'text boxes')}."
    return failed("tables", title, said, why, do="Use plain paragraphs, and tabs for dates.")


def no_pictures(seen: Seen) -> Check | None:
    images = int(seen.trait("images"))
    if seen.document.ocr:
        return None
    title = "No pictures"
    why = "Words in pictures are not read, and in many countries a photograph is not wanted."
    if not images:
        return passed("pictures", title, "There are none.", why)
    said = f"The file holds {counted(images, 'picture')}."
    return failed("pictures", title, said, why, do="Say in words what a picture says.")


def contacts_in_body(seen: Seen) -> Check | None:
    limit = seen.trait("header_end")
    found = seen.facts.meta.evidence.get("/basics/email")
    if found is None or seen.document.kind not in ("docx", "odt"):
        return None
    title, why = "Contacts in the text", "Many programs leave page headers and footers unread."
    if found.start >= limit:
        return passed("contacts-place", title, "The contacts stand in the text itself.", why)
    said = "Your contacts stand in the header of the page."
    do = "Move them from the page's header to the first lines of the text."
    return failed("contacts-place", title, said, why, do=do, verdict="bad")


def pages(seen: Seen) -> Check | None:
    count = seen.document.pages
    if seen.document.kind != "pdf":
        return None
    title, why = "Two pages at most", "A first look takes seconds; the third page is rarely seen."
    if count <= _MOST_PAGES:
        return passed("pages", title, f"It has {counted(count, 'page')}.", why)
    said = f"It has {counted(count, 'page')}."
    return failed("pages", title, said, why, do="Shorten what is older than ten years.")


def length(seen: Seen) -> Check | None:
    years = _years(seen)
    least, most = next((low, high) for upto, low, high in _BANDS if years <= upto)
    words = seen.words()
    title = "Length"
    why = f"With about {counted(years, 'year')} of work, {least} to {most} words say enough."
    said = f"It has {words} words."
    if least <= words <= most:
        return passed("length", title, said, why)
    do = "Add what you achieved in each role." if words < least else "Cut what says little."
    return failed("length", title, said, why, do=do)


def _years(seen: Seen) -> int:
    """Whole years of work: a role without an end goes on."""
    held = roles(ReadResume(seen.document.text, seen.facts))
    return min(60, round(months_of(held, AS_OF) / 12))


def capitals(seen: Seen) -> Check | None:
    said = [
        seen.document.text[line.start : line.end]
        for line in seen.document.lines
        if line.end - line.start > 25
    ]
    loud = [one for one in said if one.isupper()]
    if not said:
        return None
    title, why = "Few capitals", "Whole lines in capitals are slow to read."
    if len(loud) <= _MOST_CAPITALS * len(said) / 5:
        return passed("capitals", title, "Long lines are written in small letters.", why)
    do = "Keep capitals for headings."
    return failed("capitals", title, f"{counted(len(loud), 'line')} are in capitals.", why, do=do)


CHECKS: tuple[Checker, ...] = (
    one_column,
    no_tables,
    no_pictures,
    contacts_in_body,
    pages,
    length,
    capitals,
)
