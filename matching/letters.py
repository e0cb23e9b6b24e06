"""What a person may do with their letters."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from docx import Document as Docx
from docx.shared import Pt

from accounts.models import Activity
from accounts.services import record
from ai.engine import ReadJob, ReadResume
from ai.suggestions import LetterStyle, Sentence
from billing import services as billing
from billing.plans import Feature
from core import typesetting
from core.errors import Refused
from matching import tailoring
from matching.models import CoverLetter, LetterRevision, Match

Traces = list[list[tuple[Sentence, list[str]]]]
LONGEST = 20_000
FEW_WORDS = 8
TEMPLATE = (Path(__file__).parent / "letter.typ").read_bytes()


@transaction.atomic
def request_letter(match: Match, style: LetterStyle) -> CoverLetter:
    """Have a letter written, or written anew in another style; earlier revisions stay.

    Raises Refused when the month's allowance is used up.
    """
    Match.objects.select_for_update().get(pk=match.pk)  # two first letters at once are one
    month = billing.spend(match.owner, Feature.LETTER)
    letter = CoverLetter.objects.filter(match=match, kind=style.kind).first()
    if letter is None:
        letter = CoverLetter.objects.create(
            match=match, owner=match.owner, charged_on=month, **style.model_dump()
        )
        letter.enqueue()
        return letter
    if not letter.renew():
        raise Refused("This letter is being written now.")
    CoverLetter.objects.filter(pk=letter.pk).update(
        tone=style.tone, length=style.length, charged_on=month
    )
    return letter


@transaction.atomic
def edit(letter: CoverLetter, text: str, note: str = "Edited by you") -> LetterRevision | None:
    """Keep the person's own words as the next revision; None when nothing changed."""
    text = "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").split("\n")).strip()
    if not text:
        raise Refused("A letter needs words. Delete it instead.")
    if len(text) > LONGEST:
        raise Refused("This is too long for a letter.")
    CoverLetter.objects.select_for_update().get(pk=letter.pk)
    if text == current(letter):
        return None
    return letter.add(text, note)


def current(letter: CoverLetter) -> str:
    """The words as they stand now; empty before the first draft."""
    newest = letter.revisions.order_by("-number").first()
    return newest.text if newest else ""


@transaction.atomic
def restore(letter: CoverLetter, revision: LetterRevision) -> LetterRevision | None:
    """Make an old revision the current one, as a new revision."""
    return edit(letter, revision.text, f"Revision {revision.number} restored")


@transaction.atomic
def take_out(letter: CoverLetter, sentence: str) -> None:
    """Leave a sentence out."""
    edit(letter, _without(current(letter), sentence, ""), "A sentence taken out")


@transaction.atomic
def is_true(letter: CoverLetter, sentence: str, where: str = "") -> None:
    """The person says that it is so: it is their material from now on."""
    if not sentence.strip() or sentence not in current(letter):
        raise Refused("This sentence is not in the letter any more.")
    said = " ".join([sentence, *where.split()])
    resume = letter.match.resume
    tailoring.take_as_true(resume, asks="You said in a letter", about=sentence, said=said)


@transaction.atomic
def want_to_learn(letter: CoverLetter, sentence: str, words: str) -> None:
    """Say that one wants to learn it, in the place of a claim."""
    wish = f"I would like to learn more about {words}."
    edit(letter, _without(current(letter), sentence, wish), "A claim made a wish")


@transaction.atomic
def say_also(letter: CoverLetter, sentence: str) -> None:
    """Say one more thing of the person's material, behind all that the letter says of them.

    Raises Refused for what is not among the things offered.
    """
    traced, offered = looked_through(letter)
    if sentence not in [one.text for one in offered]:
        raise Refused("This is said already, or your material does not say it any more.")
    rests = [any(one.evidence or one.asked for one, _ in paragraph) for paragraph in traced]
    at = max([number for number, found in enumerate(rests, 1) if found], default=len(traced))
    paragraphs = [each for each in current(letter).split("\n\n") if each.strip()]
    edit(letter, "\n\n".join([*paragraphs[:at], sentence, *paragraphs[at:]]), "A sentence put in")


def _without(text: str, sentence: str, instead: str) -> str:
    if not sentence.strip() or sentence not in text:
        raise Refused("This sentence is not in the letter any more.")
    left = text.replace(sentence, instead, 1)
    left = re.sub(r"[ \t]{2,}", " ", left)
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"(?m)^[ \t]+|[ \t]+$", "", left))


@transaction.atomic
def delete(letter: CoverLetter) -> None:
    """Delete a letter with all its revisions."""
    owner, name = letter.owner, letter.match.job.name
    letter.delete()
    record(owner, Activity.Action.LETTER_DELETED, f"Letter deleted: {name}")


# --- as a file ----------------------------------------------------------------------------------


def as_txt(letter: CoverLetter, text: str) -> bytes:
    """Plain text; a short e-mail begins with its subject."""
    head = f"{letter.subject}\n\n" if letter.kind == CoverLetter.Kind.EMAIL else ""
    return f"{head}{text}\n".encode()


def as_docx(letter: CoverLetter, text: str) -> bytes:
    """A Word document: a paragraph a paragraph."""
    made = Docx()
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = Pt(11)
    made.core_properties.title = _writable(letter.match.job.name)[:250]
    for paragraph in _writable(text).split("\n\n"):
        lines = paragraph.split("\n")
        put = made.add_paragraph(lines[0])
        for line in lines[1:]:
            put.add_run().add_break()
            put.add_run(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _writable(text: str) -> str:
    """The person's own words, without what cannot stand in XML (https://www.w3.org/TR/xml/#charsets)."""
    return "".join(c for c in text if c in "\n\t" or (c >= " " and c not in "\ufffe\uffff"))


def as_pdf(letter: CoverLetter, text: str) -> bytes:
    """The letter as a tagged PDF. Raises ``Untypesettable`` when the fonts lack a character."""
    return typesetting.pdf(
        TEMPLATE,
        {
            "title": letter.subject or f"{letter.get_kind_display()}: {letter.match.job.name}",
            "subject": letter.subject,
            "paragraphs": [part for part in text.split("\n\n") if part.strip()],
            "lang": "en",
        },
    )


FORMATS: dict[str, tuple[Callable[[CoverLetter, str], bytes], str]] = {
    "pdf": (as_pdf, "application/pdf"),
    "txt": (as_txt, "text/plain; charset=utf-8"),
    "docx": (
        as_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


def sources_of(letter: CoverLetter) -> Traces:
    """The letter, sentence by sentence, with what each rests on and what has no source."""
    return _traced(letter, *tailoring.read_of(letter.match))


def looked_through(letter: CoverLetter) -> tuple[Traces, list[Sentence]]:
    """The letter with its sources, and the best of what the material says and it does not."""
    from ai.local import letters  # noqa: PLC0415 - its data takes memory

    resume, job = tailoring.read_of(letter.match)
    traced = _traced(letter, resume, job)
    said = [span for paragraph in traced for one, _ in paragraph for span in one.evidence]
    return traced, letters.more(resume, job, letter.match.parsed, said)


def _traced(letter: CoverLetter, resume: ReadResume, job: ReadJob) -> Traces:
    from ai.sourcing import Sources, sentences  # noqa: PLC0415 - its data takes memory

    sources = Sources(resume, job)
    paragraphs = [each for each in current(letter).split("\n\n") if each.strip()]
    traced: Traces = []
    for number, paragraph in enumerate(paragraphs):
        if _claims_nothing(paragraph, number, len(paragraphs)):
            traced.append([(Sentence(text=paragraph), [])])
            continue
        found = [sources.trace(text, every_word=False) for text in sentences(paragraph)]
        traced.append([(one.sentence, one.faults) for one in found])
    return traced


def _claims_nothing(paragraph: str, number: int, count: int) -> bool:
    """The greeting, and the end with the name."""
    short = len(paragraph.split()) <= FEW_WORDS
    return short and (
        (number == 0 and paragraph.rstrip().endswith((",", "!", ":")))
        or (number == count - 1 and "," in paragraph)
    )
