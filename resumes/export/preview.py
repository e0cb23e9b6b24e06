"""How the first page of an export would look."""

from __future__ import annotations

from dataclasses import replace

from ai.schemas import ResumeFacts
from core import typesetting
from resumes.export import Choice
from resumes.export.outline import outline_of
from resumes.export.pdf import as_pdf
from resumes.fields import fields_of

WIDTH = 840  # pixels
_ENOUGH = 7_000  # characters: more than any design has on a page


def first_page(facts: ResumeFacts, choice: Choice) -> bytes:
    """The first page as PNG, whatever comes after it; characters without a glyph are left out."""
    facts = _as_far_as_seen(facts)
    absent = "".join(missing(facts, choice))
    if absent:
        said = facts.model_dump_json(exclude={"meta"})
        table = str.maketrans("", "", absent)
        facts = ResumeFacts.model_validate_json(said.translate(table))
    outline = outline_of(facts, choice.language)
    if not outline.name and not outline.sections:
        outline = replace(outline, name="Résumé")
    return typesetting.picture(as_pdf(outline, choice.design, choice.paper), width=WIDTH)


def missing(facts: ResumeFacts, choice: Choice) -> list[str]:
    """The characters that a PDF could not show; none for other formats."""
    if choice.format != "pdf":
        return []
    return typesetting.unknown("".join(fields_of(facts).values()))


def _as_far_as_seen(facts: ResumeFacts) -> ResumeFacts:
    """The facts without what can only stand on later pages."""
    facts = facts.model_copy(deep=True)
    room = _ENOUGH
    for part in ("work", "education", "projects", "volunteer"):
        kept = []
        for entry in getattr(facts, part):
            if room > 0:
                kept.append(entry)
            room -= len(entry.model_dump_json(exclude_none=True))
        setattr(facts, part, kept)
    return facts
