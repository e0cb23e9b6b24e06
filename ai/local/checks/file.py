"""The file: can its text be read at all, by every program, and as a person sees it?"""

from __future__ import annotations

import re

from ai.local.checks.report import Checker, Seen, counted, failed, passed, quoted
from ai.schemas import Check

_SHOWN_KINDS = {
    "pdf": "a PDF",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "an RTF file",
    "html": "a web page",
    "text": "plain text",
    "image": "a picture",
    "json": "a JSON Resume",
    "linkedin": "an archive of LinkedIn's",
}
_ODD = re.compile(r"[\ufffd\u25a1\u25af]|\(cid:\d+\)")
_MOST_ODD = 0.005  # of the characters
_BAD_NAME = re.compile(
    r"final|copy|kopie|untitled|document\d*\b|new\b|\(\d+\)|v\d|draft", re.IGNORECASE
)
_LEAST_BODY, _MOST_BODY = 9.5, 12.5  # points
_MOST_FONTS = 4


def text_layer(seen: Seen) -> Check | None:
    title, why = "Text, not a picture", "Programs read text; a picture of text is empty to them."
    if not seen.document.ocr:
        return passed("text-layer", title, "The text can be selected and read.", why)
    return failed(
        "text-layer",
        title,
        "The pages are pictures; the text was recognised from them and may have mistakes.",
        why,
        do="Export the file from the program it was written in, as PDF or DOCX.",
        verdict="bad",
    )


def file_kind(seen: Seen) -> Check | None:
    kind = seen.document.kind
    title, why = "PDF or Word", "Every application form takes PDF and DOCX; few take more."
    said = f"The file is {_SHOWN_KINDS.get(kind, kind)}."
    if kind in ("pdf", "docx"):
        return passed("file-kind", title, said, why)
    return failed("file-kind", title, said, why, do="Save it as PDF or DOCX as well.")


def decodes(seen: Seen) -> Check | None:
    text = seen.document.text
    found = _ODD.findall(text)
    title, why = "Letters that decode", "Some fonts show letters but do not say which they are."
    if len(found) <= _MOST_ODD * len(text):
        return passed("fonts", title, "The letters are all known.", why)
    said = f"{counted(len(found), 'character')} could not be told."
    do = "Export the file again with standard fonts, or with fonts embedded."
    return failed("fonts", title, said, why, do=do, verdict="bad")


def file_name(seen: Seen) -> Check | None:
    name = seen.document.name.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    if not stem:
        return None
    title, why = "File name", "The name is the first thing a recruiter sees of the file."
    person = re.findall(r"\w+", (seen.facts.basics.name or "").casefold())
    named = any(part in stem.casefold() for part in person if len(part) > 2)
    if named and not _BAD_NAME.search(stem):
        return passed("file-name", title, f"The file is called {quoted(name)}.", why)
    do = "Call it by your name and what it is, such as “Ada-Winter-Resume.pdf”."
    return failed("file-name", title, f"The file is called {quoted(name)}.", why, do=do)


def hidden_text(seen: Seen) -> Check | None:
    hidden = seen.document.hidden
    title = "Nothing hidden"
    why = "White, tiny or hidden words count for nothing here, and look like a trick elsewhere."
    if not hidden:
        return passed("hidden-text", title, "No hidden words were found.", why)
    said = f"{counted(len(hidden), 'passage')} cannot be seen on the page: {quoted(hidden[0])}."
    return failed("hidden-text", title, said, why, do="Remove these words.", verdict="bad")


def odd_glyphs(seen: Seen) -> Check | None:
    odd = int(seen.trait("odd"))
    title, why = "Plain characters", "Icons and drawn symbols are read as nothing, or as noise."
    if odd <= 1:
        return passed("characters", title, "No icons stand in the place of words.", why)
    said = f"{counted(odd, 'symbol')} have no meaning as text."
    do = "Write “Phone” or “E-mail” in words where an icon stands for them."
    return failed("characters", title, said, why, do=do)


def body_size(seen: Seen) -> Check | None:
    size = seen.trait("body_size")
    if not size:
        return None
    title, why = "Size of type", "Text of 10 to 12 points is read without effort, on paper too."
    said = f"Most of the text is set in {size:g} points."
    if _LEAST_BODY <= size <= _MOST_BODY:
        return passed("type-size", title, said, why)
    return failed("type-size", title, said, why, do="Set the text in 10 to 12 points.")


def fonts(seen: Seen) -> Check | None:
    count = int(seen.trait("fonts"))
    if not count:
        return None
    title, why = "Few fonts", "One or two typefaces look calm, and copy without surprises."
    said = f"{counted(count, 'font')} are used."
    if count <= _MOST_FONTS:
        return passed("font-count", title, said, why)
    return failed("font-count", title, said, why, do="Keep to one or two typefaces.")


CHECKS: tuple[Checker, ...] = (
    text_layer,
    file_kind,
    decodes,
    file_name,
    hidden_text,
    odd_glyphs,
    body_size,
    fonts,
)
