"""The plan, bills, and the dashboard's numbers."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import User
from api.schema import call
from api.shapes import money as shapes
from api.views.base import Calls
from billing.models import Usage
from billing.presenting import bills_of, plan_page
from interviews.models import QuestionSet
from jobs.models import Job, Stage
from matching.gaps import gaps_of
from matching.models import Match
from resumes.models import Resume

SCORES = 30


class Billing(Calls):
    """What I have, and what I used."""

    queryset = Usage.objects.none()

    @call("My plan", gives=shapes.PlanShape)
    def show(self, request: Request) -> Response:
        """With this month's meters."""
        page = plan_page(self.me)
        return self.shaped(shapes.PlanShape, {**page, "state": page["standing"].state.value})

    @call("My invoices", gives=shapes.Invoices)
    def invoices(self, request: Request) -> Response:
        """The newest; those before them are on the plan's page, at Stripe."""
        return self.shaped(shapes.Invoices, {"results": bills_of(self.me)})


class Numbers(Calls):
    """The dashboard."""

    queryset = Match.objects.none()

    @call("The dashboard's numbers", gives=shapes.Dashboard)
    def show(self, request: Request) -> Response:
        """How many there are of what, the last scores, and what is asked for again and again."""
        return self.shaped(shapes.Dashboard, _numbers(self.me))


def _numbers(me: User) -> dict[str, Any]:
    jobs = Job.objects.owned_by(me)
    counts = dict(jobs.values_list("stage").annotate(count=Count("pk")))
    scores = Match.objects.owned_by(me).ready().newest()
    newest = scores.values_list("created_at", "score", "job__title")[:SCORES]
    return {
        "resumes": Resume.objects.owned_by(me).count(),
        "jobs": sum(counts.values()),
        "matches": Match.objects.owned_by(me).count(),
        "question_sets": QuestionSet.objects.owned_by(me).count(),
        "stages": [{"stage": each.value, "count": counts.get(each, 0)} for each in Stage],
        "scores": [
            {"at": at, "score": score, "job_title": title}
            for at, score, title in reversed(list(newest))
        ],
        "gaps": gaps_of(me).rows,
    }
