"""What the settings show of apps that those of a person do not know."""

from __future__ import annotations

from django import template

from accounts.models import User
from resumes.models import Resume

register = template.Library()
MOST = 50


@register.simple_tag
def my_resumes(person: User) -> list[Resume]:
    """The person's résumés, the default first."""
    mine = Resume.objects.owned_by(person).only("pk", "title", "is_default")
    return list(mine.order_by("-is_default", "-created_at")[:MOST])
