"""What machines and people may stumble over in the file itself. Never part of a score.

None of these checks is the rule of a vendor; each says what was seen, why it matters to readers,
and what to do.
"""

from __future__ import annotations

from ai.documents import Document
from ai.local.checks import contact, content, file, layout
from ai.local.checks.report import Seen
from ai.schemas import Check, ResumeFacts

__all__ = ["check"]


def check(document: Document, facts: ResumeFacts) -> list[Check]:
    """The formatting checks of a document, by theme; those that do not apply are left out."""
    seen = Seen(document, facts)
    checkers = (*file.CHECKS, *layout.CHECKS, *contact.CHECKS)
    found = [checker(seen) for checker in checkers]
    found += content.sections(seen)
    found += [checker(seen) for checker in content.CHECKS]
    return [one for one in found if one is not None]
