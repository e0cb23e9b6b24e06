"""Each way in which a document can fail to be read, as one sentence with what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

from ai.errors import Unreadable

FAULTY = "faulty"
_MOST_SAID = 400  # characters

SENTENCES = {
    "empty": "This file is empty: choose the file again, or paste the text.",
    "no text": "There is no text in this document: choose another file, or paste the text.",
    "too large": "This file is larger than 10 MB: save it without pictures, or paste the text.",
    "too heavy": (
        "This file unpacks to far more than a résumé holds: save it again as a plain PDF or DOCX."
    ),
    "too many pages": (
        "This document has more than 400 pages: send only the pages that are your résumé."
    ),
    "password": "This file is locked with a password: save a copy without one and send that.",
    "picture": (
        "This document is a picture of text, and a machine cannot read it: "
        "export it from the program it was written in, or paste the text."
    ),
    "not a document": (
        "This is not a document we can read: send a PDF, DOCX, ODT, RTF, HTML or text file, "
        "a JSON Resume, or the archive that LinkedIn gives."
    ),
    "old word": (
        "This is a Word document in the format of before 2007 (.doc): "
        "save it as DOCX or PDF and send that."
    ),
    "pages format": "This is a Pages document: export it as PDF or DOCX and send that.",
    "damaged": "This file is damaged and cannot be opened: save or export it again.",
    "too slow": (
        "Reading this file took too long: export it again as a plain PDF, or paste the text."
    ),
    "stopped": (
        "The reader stopped while it read this file: try again, or paste the text instead."
    ),
}


def unreadable(code: str) -> Unreadable:
    """The error for ``code``, with its sentence."""
    return Unreadable(code, SENTENCES[code])


def faulty(faults: Sequence[str]) -> Unreadable:
    """The error for a file of data with faults, each a sentence; as many are said as fit."""
    said = ""
    for number, fault in enumerate(faults):
        if len(said) + len(fault) > _MOST_SAID:
            said += f" And {len(faults) - number} more."
            break
        said += f" {fault}"
    return Unreadable(FAULTY, f"This JSON Resume has faults.{said}")
