"""What a person may do with reports."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity, Sending, User
from accounts.receipts import Left, note_of_the_day
from accounts.services import record
from billing import services as billing
from billing.engines import model_problem
from billing.plans import Feature
from core.errors import Refused
from jobs.models import Job, JobEvent
from jobs.services import NO_WORDS
from matching.models import LetterRevision, Match, SecondOpinion, Sent, ShareLink
from resumes.models import Resume, ResumeVersion

MOST_LINKS = 10


@transaction.atomic
def request_match(
    *, owner: User, resume: Resume, job: Job, version: ResumeVersion | None = None
) -> Match:
    """Ask for a report, of the current version unless another is named.

    Raises Refused when the month's allowance is used up, and for a job without words.
    """
    if job.is_bare:
        raise Refused(NO_WORDS)
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
def ask_opinion(match: Match) -> None:
    """Have a model's opinion of a report, or have it given once more."""
    opinion = SecondOpinion.objects.filter(match=match).first()
    if opinion is None:
        _first_opinion(match)
    elif not opinion.renew():
        raise Refused("The model is being asked now.")


def _first_opinion(match: Match) -> None:
    problem = model_problem(match.owner)
    if problem is not None:
        raise Refused(f"No second opinion: {problem or 'no model is set up'}.")
    opinion, made = SecondOpinion.objects.get_or_create(match=match, owner=match.owner)
    if made:
        opinion.enqueue()


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


@transaction.atomic
def request_matches(*, owner: User, pairs: Sequence[tuple[Resume, Job]]) -> list[Match]:
    """Ask for many reports at once, all or none; a second opinion is asked for each by itself.

    Raises Refused when the month's allowance does not reach for all of them, and for a job
    without words.
    """
    if not pairs:
        raise Refused("There is nothing to score.")
    if any(job.is_bare for _, job in pairs):
        raise Refused(NO_WORDS)
    month = billing.spend(owner, Feature.MATCH, len(pairs))
    made = [
        Match.objects.create(owner=owner, resume=resume, job=job, charged_on=month)
        for resume, job in pairs
    ]
    for match in made:
        match.enqueue()
    count = f"{len(made)} report{'s' if len(made) > 1 else ''}"
    record(owner, Activity.Action.REPORT_ASKED, f"{count} asked for", reverse("matching:index"))
    return made


@transaction.atomic
def share(*, match: Match, days: int, shows: str) -> ShareLink:
    """Make a private address at which the report can be read for some days."""
    if match.owner.is_guest:
        raise Refused("Create an account first: a visitor's reports are deleted after a day.")
    if not match.is_ready:
        raise Refused("This report is not made yet.")
    if ShareLink.objects.filter(match=match).still_open().count() >= MOST_LINKS:
        raise Refused(f"This report has {MOST_LINKS} open links. Take one back first.")
    link = ShareLink.objects.create(
        match=match,
        owner=match.owner,
        shows=shows,
        expires_at=timezone.now() + timedelta(days=days),
    )
    address = reverse("matching:share", args=[match.pk])
    record(
        match.owner,
        Activity.Action.REPORT_SHARED,
        f"Report shared for {days} days: {match.job.name}",
        address,
    )
    return link


@transaction.atomic
def revoke(link: ShareLink) -> None:
    """Take a link back: it opens nothing from now on."""
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    record(
        link.owner,
        Activity.Action.REPORT_SHARED,
        f"Shared link taken back: {link.match.job.name}",
        reverse("matching:share", args=[link.match_id]),
    )


@transaction.atomic
def opened(link: ShareLink) -> None:
    """Count that somebody read it, and put on the receipt how much they were shown."""
    match, texts = link.match, link.shows != ShareLink.Shows.POINTS
    masked = {ShareLink.Shows.MASKED: True, ShareLink.Shows.WHOLE: False}
    left = Left(
        kind=Sending.Kind.LINK,
        receiver="Whoever has the link",
        purpose="Opening a shared report",
        what=f"{match.job.name}: {link.get_shows_display()}",
        characters=len(match.resume_text) + len(match.job_text) if texts else None,
        masked=masked.get(ShareLink.Shows(link.shows)),
    )
    note_of_the_day([link.owner], left)
    ShareLink.objects.filter(pk=link.pk).update(
        opened=F("opened") + 1, last_opened_at=timezone.now()
    )


@transaction.atomic
def keep_sent(
    *, owner: User, job: Job, version: ResumeVersion | None, letter: LetterRevision | None
) -> Sent:
    """Keep which version and which letter went with an application."""
    kept, _ = Sent.objects.update_or_create(
        job=job, defaults={"owner": owner, "version": version, "letter": letter}
    )
    words = []
    if version:
        words.append(f"{version.resume.title}, version {version.number}")
    if letter:
        words.append(f"{letter.letter.get_kind_display()}, revision {letter.number}")
    JobEvent.objects.create(job=job, text=f"Sent: {'; '.join(words) or 'nothing'}"[:300])
    return kept
