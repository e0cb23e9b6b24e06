"""Whose résumé a page is of."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from accounts.models import UserRequest
from resumes.models import Resume


def my_resume(request: UserRequest, pk: int) -> Resume:
    """A résumé of the person who asks; 404 for everybody else's."""
    rows = Resume.objects.select_related("current", "owner").owned_by(request.user)
    return get_object_or_404(rows, pk=pk)
