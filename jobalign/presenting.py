"""What the dashboard puts first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from jobs.models import Job, Stage
from matching.feed.news import News
from matching.models import Match
from resumes.models import Resume

SOON = timedelta(days=14)
MOST = 4
NUMBERS = ("Nothing", "One", "Two", "Three", "Four")


@dataclass(frozen=True, slots=True)
class Step:
    """Something worth doing next, and where it is done."""

    title: str
    text: str
    url: str
    verb: str
    day: date | None = None


def next_steps(
    resumes: Sequence[Resume],
    jobs: Sequence[Job],
    matches: Sequence[Match],
    dated: Sequence[Job],
    today: date,
    news: News | None = None,
) -> list[Step]:
    """At most four steps, the most urgent first; ``dated`` are the jobs with a date to come."""
    steps = [*_first_steps(resumes, jobs, matches), *_failures(resumes, jobs)]
    steps += _reminders(dated, today)
    steps += _closing(dated, matches, today)
    steps += _found(news)
    return steps[:MOST]


def _found(news: News | None) -> list[Step]:
    if news is None or not news.best:
        return []
    title = "A new job for you" if news.count == 1 else f"{news.count} new jobs for you"
    best = news.best[0]
    text = f"The nearest is {best.posting}: {best.score:.0f} of 100."
    return [Step(title, text, reverse("feed:index"), "Look")]


def headline(steps: Sequence[Step]) -> str:
    """The steps counted in words: "Three things to do"."""
    if not steps:
        return "Nothing is waiting for you"
    return f"{NUMBERS[len(steps)]} thing{'s' if len(steps) > 1 else ''} to do"


def _first_steps(
    resumes: Sequence[Resume], jobs: Sequence[Job], matches: Sequence[Match]
) -> list[Step]:
    steps = []
    if not resumes:
        text = "See what a machine reads in it, and correct it."
        steps.append(Step("Bring your résumé", text, reverse("resumes:upload"), "Add it"))
    if not jobs:
        text = "Paste an advertisement that you like, or bring its file."
        steps.append(Step("Add a job", text, reverse("jobs:add"), "Add it"))
    if resumes and jobs and not matches:
        text = "Your résumé against the job, word by word."
        steps.append(Step("Make your first report", text, reverse("matching:add"), "Make it"))
    return steps


def _failures(resumes: Sequence[Resume], jobs: Sequence[Job]) -> list[Step]:
    works: list[Resume | Job] = [*resumes, *jobs]
    return [
        Step(f"{work} could not be read", work.problem, work.get_absolute_url(), "Open")
        for work in works
        if work.is_failed
    ]


def _reminders(jobs: Sequence[Job], today: date) -> list[Step]:
    due = [job for job in jobs if job.remind_on and today <= job.remind_on <= today + SOON]
    return [
        Step(
            f"{job.remind_about or 'Look at it'}: {job.name}",
            job.company,
            reverse("jobs:notes", args=[job.pk]),
            "Open",
            job.remind_on,
        )
        for job in sorted(due, key=lambda job: job.remind_on or today)
    ]


def _closing(jobs: Sequence[Job], matches: Sequence[Match], today: date) -> list[Step]:
    matched = {match.job_id for match in matches}
    saved = [job for job in jobs if job.stage == Stage.SAVED]
    open_ = [job for job in saved if job.closes_on and today <= job.closes_on <= today + SOON]
    steps = []
    for job in sorted(open_, key=lambda job: job.closes_on or today):
        if job.pk in matched:
            text, url, verb = "You have a report for it.", job.get_absolute_url(), "Open"
        else:
            text, verb = "There is no report for it yet.", "Match"
            url = f"{reverse('matching:add')}?job={job.pk}"
        steps.append(
            Step(f"{job.name} closes", f"{job.company}. {text}", url, verb, job.closes_on)
        )
    return steps
