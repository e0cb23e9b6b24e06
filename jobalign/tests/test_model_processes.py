"""A model's server that is slow or over its rate, with real workers before it."""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path

import pytest
import requests

from ai.groq.tests.groq_server import GroqServer, by_local_engine
from jobalign.samples import NURSE
from jobalign.tests.house import House

pytestmark = pytest.mark.processes
JOBS = int(os.environ.get("STORM_JOBS", "40"))
RATE = int(os.environ.get("STORM_RATE", "120"))
RETRY_AFTER = 2.0
SLACK = 0.5
OPEN = "SELECT count(*) FROM jobs_job WHERE status IN ('waiting', 'running')"
READING = "SELECT count(*) FROM resumes_resume WHERE status IN ('waiting', 'running')"


def with_model(folder: Path, groq: GroqServer, **environ: str) -> House:
    return House(
        folder,
        GROQ_API_KEY="gsk_test",
        GROQ_BASE_URL=groq.url,
        GROQ_PATIENCE="3600",
        GROQ_REQUESTS_PER_MINUTE=str(RATE),
        **environ,
    )


def test_a_storm_of_work_keeps_to_the_rate_and_loses_nothing(tmp_path: Path) -> None:
    with GroqServer(answer=by_local_engine, per_minute=RATE) as groq:
        groq.faults += ["", "", "", "429 after 2"]
        with with_model(tmp_path / "house", groq, TASK_WORKERS="4") as house:
            session = house.sign_in()
            for number in range(JOBS):
                house.post(session, "/jobs/new/", {"text": f"Job {number}\n{NURSE.text('job')}"})
            house.wait(lambda: not house.ask(OPEN)[0][0], 60 + JOBS * 90 / RATE)
            engines = house.ask("SELECT engine, status, count(*) FROM jobs_job GROUP BY 1, 2")
    assert engines == [("groq", "ready", JOBS + 2)]
    refused = [when for when, fault in zip(groq.times, groq.given, strict=True) if "429" in fault]
    assert len(refused) == 1
    early = [w for r in refused for w in groq.times if r + SLACK < w < r + RETRY_AFTER]
    assert early == []
    assert groq.wrong == []


def test_pages_stay_fast_while_the_model_hangs(tmp_path: Path) -> None:
    with GroqServer(hang=25) as groq, with_model(tmp_path / "house", groq) as house:
        session = house.sign_in()
        house.wait(lambda: not house.ask(OPEN)[0][0], 60)
        calm, quick = p95(house, session), uploads_p95(house, session)
        house.wait(lambda: not house.ask(READING)[0][0], 120)
        groq.faults += ["hang"] * 20
        for number in range(6):
            house.post(session, "/jobs/new/", {"text": f"Job {number}\n{NURSE.text('job')}"})
        hung, slow = p95(house, session), uploads_p95(house, session)
        assert house.ask(OPEN)[0][0] > 0
    print(f"list page p95: {calm * 1000:.0f} ms calm, {hung * 1000:.0f} ms hung")  # noqa: T201 - figures
    print(f"upload p95: {quick * 1000:.0f} ms calm, {slow * 1000:.0f} ms hung")  # noqa: T201 - figures
    assert hung < calm * 1.5 + 0.05
    assert slow < quick * 1.5 + 0.1


def uploads_p95(house: House, session: requests.Session, tries: int = 20) -> float:
    """Seconds that 95 of 100 uploads are answered in."""
    data = NURSE.resume_path.read_bytes()
    taken = []
    for _ in range(tries):
        began = time.monotonic()
        sent = {"csrfmiddlewaretoken": session.cookies["csrftoken"]}
        answer = session.post(
            f"{house.url}/resumes/new/",
            data=sent,
            files={"file": ("cv.pdf", data)},
            allow_redirects=False,
            timeout=30,
        )
        assert answer.status_code == 302
        taken.append(time.monotonic() - began)
    return statistics.quantiles(taken, n=20)[-1]


def p95(house: House, session: requests.Session, tries: int = 60) -> float:
    """Seconds that 95 of 100 requests for a list stay under."""
    taken = []
    for _ in range(tries):
        began = time.monotonic()
        assert session.get(f"{house.url}/jobs/", timeout=30).status_code == 200
        taken.append(time.monotonic() - began)
    return statistics.quantiles(taken, n=20)[-1]
