"""What a shared report shows of a person."""

from __future__ import annotations

import re

from ai.groq.masking import mask
from ai.schemas import ResumeFacts
from matching.models import ShareLink
from matching.presenting import ReportPage

DOT = "•"


def shared_page(link: ShareLink) -> ReportPage:
    """The report as the holder of the link sees it."""
    match, whole = link.match, link.shows == ShareLink.Shows.WHOLE
    facts = match.version.parsed if match.version else ResumeFacts()
    text = match.resume_text if whole else dotted(match.resume_text, facts)
    return ReportPage.of(match.parsed, resume_text=text, job_text=match.job_text)


def dotted(text: str, facts: ResumeFacts) -> str:
    """The text with dots for the person's name, e-mail, phone, links and street.

    It stays as long as it was, so that the report's spans still point at what they say.
    """
    hidden = sorted(set(mask(text, facts).hidden.values()), key=len, reverse=True)
    for words in hidden:
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", _dots, text)
    return text


def _dots(found: re.Match[str]) -> str:
    return re.sub(r"\S", DOT, found[0])
