"""A résumé's facts as a file, and whether a machine reads the same facts in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from ai import documents
from ai.engine import Engine
from ai.schemas import ResumeFacts
from core.typesetting import Paper, Untypesettable, plain
from resumes.export import proof
from resumes.export.docx import as_docx
from resumes.export.json_resume import as_json
from resumes.export.outline import outline_of
from resumes.export.pdf import as_pdf
from resumes.export.proof import Proof
from resumes.export.text import as_markdown, as_text

__all__ = ["KINDS", "Choice", "Lossy", "Proven", "Untypesettable", "filename", "proven", "written"]

Format = Literal["pdf", "docx", "txt", "md", "json"]
KINDS: dict[str, str] = {  # media types
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}


class Lossy(Exception):
    """A file that does not say what it should. The message is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose: ``design`` is clear, classic or compact; ``language`` ISO 639-1."""

    format: str = "pdf"
    design: str = "clear"
    paper: Paper = "a4"
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Proven:
    """A file that may be offered, and a sentence on what a machine divides otherwise, if any."""

    data: bytes
    remark: str = ""


def written(facts: ResumeFacts, choice: Choice, named: frozenset[str] = frozenset()) -> bytes:
    """The file. Raises ``Untypesettable`` for characters that a PDF's fonts lack."""
    if choice.format == "json":
        return as_json(facts)
    outline = outline_of(facts, choice.language, named)
    if choice.format == "pdf":
        return as_pdf(outline, choice.design, choice.paper)
    if choice.format == "docx":
        return as_docx(outline, choice.design, choice.paper)
    return as_text(outline) if choice.format == "txt" else as_markdown(outline)


def proven(facts: ResumeFacts, choice: Choice, engine: Engine) -> Proven:
    """The file, once it has been read back as any upload is, and said the same facts.

    A role that is misread is written again with its parts said in words. Plain text and Markdown
    have no layout to read by: of them it is asked that all words are there. Raises ``Lossy``.
    """
    made = written(facts, choice)
    found = _proof(facts, made, choice, engine)
    if named := proof.entries_in(found):
        again = written(facts, choice, named)
        found_again = _proof(facts, again, choice, engine)
        if found_again.faults < found.faults:
            made, found = again, found_again
    if found.lost:
        raise Lossy(proof.refusal(found))
    return Proven(made, proof.remark(found))


def _proof(facts: ResumeFacts, made: bytes, choice: Choice, engine: Engine) -> Proof:
    if choice.format in ("txt", "md"):
        return Proof(tuple(proof.unsaid(facts, choice.language, made.decode())))
    try:
        document = documents.read(made)
    except documents.Unreadable as problem:
        raise Lossy(f"There is nothing to export yet. {problem.problem}") from problem
    return proof.compare(facts, engine.read_resume(document))


def filename(facts: ResumeFacts, choice: Choice) -> str:
    """A name for the file by which a recruiter finds it: Ada-Field-resume.pdf."""
    said = unicodedata.normalize("NFC", plain(facts.basics.name or ""))
    name = "-".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", said))[:80]
    return f"{name}-resume.{choice.format}" if name else f"resume.{choice.format}"
