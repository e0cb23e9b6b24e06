"""Making a report: the worker's half."""

from __future__ import annotations

import time

from accounts.models import Activity
from accounts.services import record
from ai.engine import ReadJob, ReadResume
from ai.errors import EngineError
from ai.fallback import Reading
from billing.engines import ANSWER, model_for, model_problem
from core.engines import engine
from core.errors import TryLater
from matching.models import Match, SecondOpinion
from resumes.models import ResumeVersion

PATIENCE = 2  # seconds until the documents are looked at again


def compare(match_id: int) -> None:
    """Compare the two documents. Safe to run twice, and for a deleted row."""
    match = (
        Match.objects.select_related("resume__current", "version", "job", "owner")
        .filter(pk=match_id)
        .first()
    )
    if match is None or not match.claim():
        return
    with match.working():
        match.at_step(1)
        _both_read(match)
        match.at_step(2)
        began = time.monotonic()
        read = match.resume.read_as(match.version or match.resume.current)
        report = engine().compare(read, match.job.read)
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


def opine(opinion_id: int) -> None:
    """Ask the model for its opinion of a report. Safe to run twice, and for a deleted row."""
    opinion = (
        SecondOpinion.objects.select_related("match__version", "match__job", "owner")
        .filter(pk=opinion_id)
        .first()
    )
    if opinion is None or not opinion.claim():
        return
    with opinion.working():
        opinion.at_step(1)
        match = opinion.match
        if match.is_failed:
            raise EngineError("There is no report to give an opinion on.")
        if match.version is None or not match.is_settled:
            raise TryLater(PATIENCE)
        problem = model_problem(opinion.owner)
        if problem is not None:
            raise EngineError(f"No second opinion: {problem or 'no model is set up'}.")
        opinion.at_step(2, lease=ANSWER)
        _ask(opinion, match, match.version)


def _ask(opinion: SecondOpinion, match: Match, version: ResumeVersion) -> None:
    began = time.monotonic()
    with model_for(opinion.owner) as model:
        said = model.second_opinion(
            ReadResume(match.resume_text, version.parsed),
            ReadJob(match.job_text, match.job.parsed),
        )
    with opinion.settling():
        opinion.answer = said.model_dump(mode="json")
        opinion.model = model.client.settings.model
        opinion.save(update_fields=["answer", "model"])
        reading = Reading(model, dropped=said.dropped)
        opinion.credit(reading, (time.monotonic() - began) * 1000)
