"""A résumé's text to its facts, each with the words it rests on."""

from __future__ import annotations

import re

from ai.documents import Document
from ai.schemas import Evidence, Meta, ResumeFacts

__all__ = ["read"]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def read(document: Document) -> ResumeFacts:
    """The facts of a résumé. What it does not say is absent; spans point into its text."""
    facts = ResumeFacts()
    if found := _EMAIL.search(document.text):
        facts.basics.email = found.group()
        evidence = Evidence(start=found.start(), end=found.end(), confidence=0.95)
        facts.meta = Meta(evidence={"/basics/email": evidence})
    return facts
