"""The versions of a résumé, and what differs between two of them."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.models import UserRequest
from resumes.comparing import changes
from resumes.models import ResumeVersion
from resumes.views.access import my_resume


@login_required
@require_safe
def compare(request: UserRequest, pk: int) -> HttpResponse:
    """Two versions, inline or side by side; without a choice the current and the one before."""
    resume = my_resume(request, pk)
    versions = list(resume.versions.all())
    if not versions:
        return redirect(resume)
    newer = _chosen(versions, request.GET.get("to"), versions[0])
    older = _chosen(versions, request.GET.get("from"), _before(versions, newer))
    context = {
        "resume": resume,
        "versions": versions,
        "older": older,
        "newer": newer,
        "changes": changes(older.parsed, newer.parsed),
        "side": request.GET.get("view") == "side",
    }
    return render(request, "resumes/compare.html", context)


def _chosen(
    versions: list[ResumeVersion], number: str | None, otherwise: ResumeVersion
) -> ResumeVersion:
    return next((one for one in versions if str(one.number) == number), otherwise)


def _before(versions: list[ResumeVersion], version: ResumeVersion) -> ResumeVersion:
    return next((one for one in versions if one.number < version.number), version)
