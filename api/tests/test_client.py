"""A client in Python that is generated from the description: it fits, and it works."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.handlers.wsgi import WSGIHandler

from accounts.models import User
from api.tests.factories import token_caller
from api.tests.test_description import described
from api.tests.test_fuzzing import one_connection
from jobs.tests.factories import TEXT as JOB
from resumes.tests.factories import a_resume

__all__ = ["described", "one_connection"]
pytestmark = pytest.mark.django_db
NAME = "jobalign_client"


@pytest.fixture
def client_for_python(
    described: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The generated package, to be imported."""
    (tmp_path / "schema.json").write_text(json.dumps(described, default=str))
    (tmp_path / "config.yml").write_text("post_hooks: []\n")
    words = ["generate", "--path", "schema.json", "--config", "config.yml", "--meta", "none"]
    command = [sys.executable, "-m", "openapi_python_client", *words, "--output-path", NAME]
    made = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
    )
    assert made.returncode == 0, made.stdout + made.stderr
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("client_for_python", "one_connection")
def test_it_brings_a_job_and_asks_for_a_report(user: User) -> None:
    def call(path: str, **said: Any) -> Any:  # noqa: ANN401 - as generated
        return importlib.import_module(f"{NAME}.api.{path}").sync(client=client, **said)

    models: Any = importlib.import_module(f"{NAME}.models")
    client = importlib.import_module(NAME).AuthenticatedClient(
        base_url="http://localhost",
        token=token_caller(user).token,
        httpx_args={"transport": httpx.WSGITransport(app=WSGIHandler())},
    )
    resume = a_resume(user)
    job = call("jobs.jobs_create", body=models.AddJobTextRequest(text=JOB))
    asked = models.AskMatchRequest(resume=resume.pk, job=job.id)
    match = call("matches.matches_create", body=asked, idempotency_key="one")
    again = call("matches.matches_create", body=asked, idempotency_key="one")
    assert match.id == again.id
    (row,) = call("matches.matches_list").results
    assert (row.id, row.status.value, row.resume) == (match.id, "waiting", resume.pk)
    problem = call("matches.matches_retrieve", id=match.id + 1)
    assert (problem.status, problem.code) == (404, "not_found")
