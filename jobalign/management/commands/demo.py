"""Sets up a demo sign-in, with a sample résumé and two sample jobs."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.models import User
from jobalign.samples import ALL, NURSE
from jobs import services as jobs
from resumes import services as resumes

EMAIL = "demo@jobalign.example"


class Command(BaseCommand):
    help = "Make the demo account, if it is not there, and print its sign-in."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own declaration

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        password = demo_password()
        if not User.objects.filter(email=EMAIL).exists():
            create(password)
        self.stdout.write(f"Demo sign-in: {EMAIL} with the password {password}")


def demo_password() -> str:
    """This installation's own demo password, made once."""
    path = settings.DATA_DIR / "demo-password"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9), encoding="ascii")
    return str(path.read_text(encoding="ascii"))


@transaction.atomic
def create(password: str) -> User:
    """The account, its résumé and its jobs: all of it, or nothing."""
    user = User.objects.create_user(EMAIL, password, name=NURSE.person)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    file = ContentFile(NURSE.resume_path.read_bytes(), name=NURSE.resume_file)
    resumes.upload_resume(owner=user, file=file)
    for sample in ALL:
        jobs.add_pasted(owner=user, text=sample.text("job"))
    return user
