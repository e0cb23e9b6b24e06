"""Making a report: the worker's half."""

from __future__ import annotations

import time

from accounts.models import Activity
from accounts.services import record
from ai.errors import EngineError
from core.engines import engine
from core.errors import TryLater
from matching.models import Match

PATIENCE = 2  # seconds until the documents are looked at again


def compare(match_id: int) -> None:
    """Compare the two documents. Safe to run twice, and for a deleted row."""
    match = (
        Match.objects.select_related("resume__current", "job", "owner").filter(pk=match_id).first()
    )
    if match is None or not match.claim():
        return
    with match.working():
        match.at_step(1)
        _both_read(match)
        match.at_step(2)
        began = time.monotonic()
        report = engine().compare(match.resume.read, match.job.read)
        with match.settling():
            match.keep(report, (time.monotonic() - began) * 1000)
            record(
                match.owner,
                Activity.Action.REPORT_READY,
                f"Report for {match.job.company or match.job.name}: {report.score:.0f}",
                match.get_absolute_url(),
            )


def _both_read(match: Match) -> None:
    """Wait for documents that are still being read; give up on those that could not be."""
    for document, word in ((match.resume, "résumé"), (match.job, "job")):
        if document.is_failed:
            raise EngineError(f"The {word} could not be read: {document.problem}")
    if not (match.resume.is_settled and match.job.is_settled):
        raise TryLater(PATIENCE)
