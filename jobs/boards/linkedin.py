"""LinkedIn, for a partner of LinkedIn's who has an interface that searches its jobs.

No interface for searching jobs is documented in public: what
https://learn.microsoft.com/linkedin/talent/job-postings/api/overview documents is for bringing
jobs to LinkedIn. So this asks an address of the installation's own, ``LINKEDIN_JOBS_URL``, with
``Authorization: Bearer`` and ``LINKEDIN_JOBS_TOKEN``, and reads the shape that JSearch documents,
in which a gateway of the partner's gives them. It is off where these two are not set.
"""

from __future__ import annotations

from datetime import timedelta

from jobs.boards import jsearch
from jobs.boards.protocol import Ask, Attribution, Kind, Limits, Page, Query, page_of

KEY = "linkedin"
NAME = "LinkedIn"
DOC = "https://learn.microsoft.com/linkedin/talent/"
KIND: Kind = "search"
LIMITS = Limits(minute=10, day=500)
"""Ours: a partner's contract says more, or less."""
ATTRIBUTION = Attribution("From LinkedIn", "https://www.linkedin.com/jobs/")
KEYS = ("LINKEDIN_JOBS_URL", "LINKEDIN_JOBS_TOKEN")
EVERY = timedelta(hours=12)


def search(query: Query, ask: Ask) -> Page:
    """Ten jobs for some words."""
    token = ask.keys["LINKEDIN_JOBS_TOKEN"]
    data = ask.get(
        ask.keys["LINKEDIN_JOBS_URL"],
        jsearch.params_of(query),
        {"Authorization": f"Bearer {token}"},
    )
    jobs = jsearch.jobs_in(data)
    return page_of(jobs, jsearch.offer_of, next=jsearch.onward(query, jobs))
