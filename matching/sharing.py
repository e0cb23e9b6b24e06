"""What a shared report shows of a person."""

from __future__ import annotations

import re

from ai.groq.masking import mask
from ai.schemas import Basics, ResumeFacts
from matching.models import ShareLink
from matching.presenting import ReportPage

DOT = "•"


def shared_page(link: ShareLink) -> ReportPage:
    """The report as the holder of the link sees it."""
    match, whole = link.match, link.shows == ShareLink.Shows.WHOLE
    text = match.resume_text if whole else dotted(match.resume_text, *_known_of(link))
    return ReportPage.of(match.parsed, resume_text=text, job_text=match.job_text)


def _known_of(link: ShareLink) -> list[ResumeFacts]:
    """What each version says of who it is, and the account: a name that was corrected by hand
    still stands in the text as it was read."""
    said = link.match.resume.versions.values_list("facts__basics", flat=True)
    account = ResumeFacts(basics=Basics(name=link.owner.name, email=link.owner.email))
    return [account, *(ResumeFacts.model_validate({"basics": each or {}}) for each in said)]


def dotted(text: str, *known: ResumeFacts) -> str:
    """The text with dots for the person's name, e-mail, phone, links and street, by whichever of
    ``known`` they stand there.

    It stays as long as it was, so that the report's spans still point at what they say.
    """
    hidden = {words for facts in known for words in mask(text, facts).hidden.values()}
    for words in sorted(hidden, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", _dots, text)
    return text


def _dots(found: re.Match[str]) -> str:
    return re.sub(r"\S", DOT, found[0])
