"""What a person has here, in numbers."""

from __future__ import annotations

from accounts.models import User
from interviews.models import Story
from jobs.models import Job
from matching.models import CoverLetter, Match
from resumes.models import Resume

NAMES = (
    (Resume, "résumé", "résumés"),
    (Job, "job", "jobs"),
    (Match, "report", "reports"),
    (CoverLetter, "letter", "letters"),
    (Story, "story", "stories"),
)


def belongings(person: User) -> list[str]:
    """Such as "3 résumés"; what there is none of is left out."""
    counts = [
        (model._default_manager.filter(owner=person).count(), one, many)  # noqa: SLF001 - Django's documented name
        for model, one, many in NAMES
    ]
    return [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
