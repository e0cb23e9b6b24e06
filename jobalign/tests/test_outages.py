"""With the broker and the cache down, pages answer, and what is brought waits in the database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

VISITS = """
import json
import django
django.setup()
from django.core.management import call_command
call_command("prepare", verbosity=0)
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from accounts.models import User
from api import tokens
from resumes.models import Resume

user = User.objects.create_user("ada@example.org", password="correct horse 1")
mine, seen = Client(raise_request_exception=False), {}
mine.force_login(user)
for path in ("/practice/", "/dashboard/", "/resumes/", "/jobs/found/?q=roses", "/settings/"):
    seen[path] = mine.get(path).status_code
text = b"Ada Field\\nGardener of roses for six years in Leeds\\n" * 9
file = SimpleUploadedFile("mine.txt", text)
seen["upload"] = mine.post("/resumes/new/", {"file": file}).status_code
seen["waiting"] = Resume.objects.filter(owner=user, status="waiting").count()
bearer = {"Authorization": f"Bearer {tokens.log_in(user).access}"}
seen["api"] = Client().get("/api/v1/resumes/", headers=bearer).status_code
asked = {"login": user.email, "password": "correct horse 1"}
refused = Client(raise_request_exception=False).post("/accounts/login/", asked)
seen["sign-in"] = refused.status_code
print(json.dumps(seen))
"""


def test_pages_answer_and_nothing_brought_is_lost(tmp_path: Path) -> None:
    environ = {**os.environ, "DATA_DIR": str(tmp_path), "REDIS_URL": "", "DATABASE_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", VISITS],
        env={
            **environ,
            "DJANGO_SETTINGS_MODULE": "jobalign.settings",
            "ALLOWED_HOSTS": "testserver",
        },
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    # Without the counting of bad tries nobody is let in: they are asked to try again.
    assert seen.pop("sign-in") == 429
    assert seen.pop("upload") == 302
    assert seen.pop("waiting") == 1
    assert set(seen.values()) == {200}, seen
