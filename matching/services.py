"""What a person may do with reports."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Activity, User
from accounts.services import record
from billing import services as billing
from billing.engines import model_problem
from billing.plans import Feature
from core.errors import Refused
from jobs.models import Job
from matching.models import Match, SecondOpinion
from resumes.models import Resume, ResumeVersion


@transaction.atomic
def request_match(
    *, owner: User, resume: Resume, job: Job, version: ResumeVersion | None = None
) -> Match:
    """Ask for a report, of the current version unless another is named.

    Raises Refused when the month's allowance is used up.
    """
    month = billing.spend(owner, Feature.MATCH)
    match = Match.objects.create(
        owner=owner, resume=resume, job=job, version=version, charged_on=month
    )
    record(
        owner,
        Activity.Action.REPORT_ASKED,
        f"Report asked for: {job.name}",
        match.get_absolute_url(),
    )
    match.enqueue()
    if model_problem(owner) is None:
        SecondOpinion.objects.create(match=match, owner=owner).enqueue()
    return match


@transaction.atomic
def ask_again(opinion: SecondOpinion) -> None:
    """Have a second opinion given once more."""
    if not opinion.renew():
        raise Refused("The model is being asked now.")


@transaction.atomic
def try_again(match: Match) -> None:
    """Have a failed report made after all."""
    month = billing.spend(match.owner, Feature.MATCH)
    if not match.is_failed or not match.renew():
        raise Refused("This report has not failed.")
    Match.objects.filter(pk=match.pk).update(charged_on=month)


@transaction.atomic
def delete(match: Match) -> None:
    """Delete a report; the résumé and the job stay."""
    owner, name = match.owner, str(match.job)
    match.delete()
    record(owner, Activity.Action.REPORT_DELETED, f"Report deleted: {name}")
