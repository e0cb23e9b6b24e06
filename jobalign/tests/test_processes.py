"""Real servers and workers, and what becomes of the work when they are killed."""

from __future__ import annotations

import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from jobalign.samples import ENGINEER, NURSE
from jobalign.tests.house import ROOT, House

pytestmark = pytest.mark.processes
OPEN = "SELECT count(*) FROM resumes_resume WHERE status IN ('waiting', 'running')"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(tmp_path_factory.mktemp("house")) as made:
        yield made


def test_the_demo_leads_from_sign_in_to_a_report(house: House) -> None:
    session = house.sign_in()
    house.wait(lambda: not house.ask(OPEN)[0][0], 60)
    began = time.monotonic()
    answer = house.post(session, "/reports/new/", {"resume": "1", "job": "1"})
    house.wait(lambda: house.ask("SELECT 1 FROM matching_match WHERE status = 'ready'"), 20)
    assert time.monotonic() - began < 20
    assert "of 100" in session.get(answer.url, timeout=30).text


def test_from_upload_to_report_takes_under_twenty_seconds(house: House) -> None:
    session = house.sign_in()
    began = time.monotonic()
    with ENGINEER.resume_path.open("rb") as file:
        house.post(session, "/resumes/new/", files={"file": (ENGINEER.resume_file, file)})
    house.post(session, "/jobs/new/", {"text": ENGINEER.text("job")})
    resume = house.ask("SELECT max(id) FROM resumes_resume")[0][0]
    job = house.ask("SELECT max(id) FROM jobs_job")[0][0]
    answer = house.post(session, "/reports/new/", {"resume": resume, "job": job})
    number = answer.url.rstrip("/").rpartition("/")[2]
    settled = f"SELECT score FROM matching_match WHERE id = {int(number)} AND status = 'ready'"  # noqa: S608 - a number
    house.wait(lambda: house.ask(settled), 20)
    seconds = time.monotonic() - began
    print(f"upload to report: {seconds:.1f} s")  # noqa: T201 - a figure to read
    assert seconds < 20


def test_nobody_else_on_the_machine_reads_the_data(house: House) -> None:
    kept = [path for path in house.folder.rglob("*") if path.is_file()]
    assert len(kept) > 3
    assert [path.name for path in kept if path.stat().st_mode & 0o077] == []


def test_it_is_ready_and_says_of_what(house: House) -> None:
    session = house.sign_in()
    house.wait(lambda: session.get(f"{house.url}/readyz", timeout=5).status_code == 200, 20)
    parts = session.get(f"{house.url}/readyz", timeout=5).json()
    assert parts == {
        "status": "ok",
        "database": True,
        "broker": True,
        "worker": True,
        "migrations": True,
    }


def test_a_second_one_on_the_same_folder_or_port_is_refused_with_a_sentence(
    house: House, tmp_path: Path
) -> None:
    same_folder = serve(house.environ | {"PORT": "1"})
    assert "JobAlign runs already on" in same_folder.stderr
    same_port = serve(house.environ | {"DATA_DIR": str(tmp_path)})
    assert f"Port {house.port} on 127.0.0.1 cannot be used" in same_port.stderr
    assert "PORT=8001 make run" in same_port.stderr
    assert (same_folder.returncode, same_port.returncode) == (1, 1)


def serve(environ: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_ctrl_c_stops_all_it_started_and_the_next_start_is_quick(tmp_path: Path) -> None:
    house = House(tmp_path / "house", DEMO="false")
    first = house.start()
    started = house.processes()
    house.stop()
    assert started
    assert not any(alive(process) for process in started)
    second = house.start()
    house.stop()
    print(f"first start {first:.1f} s, second {second:.1f} s")  # noqa: T201 - figures to read
    assert second < 20
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", house.port)) != 0


def alive(process: psutil.Process) -> bool:
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def test_nothing_is_lost_or_doubled_when_workers_and_broker_are_killed(tmp_path: Path) -> None:
    with House(tmp_path / "house") as house:
        session = house.sign_in()
        house.wait(lambda: not house.ask(OPEN)[0][0], 60)
        before = house.ask("SELECT count(*) FROM resumes_resume")[0][0]
        chance = random.Random(7)  # noqa: S311 - to choose whom to kill
        for number in range(60):
            sample = chance.choice([NURSE, ENGINEER])
            with sample.resume_path.open("rb") as file:
                answer = house.post(session, "/resumes/new/", files={"file": file})
            assert answer.status_code == 200
            disturb(house, number, chance)
        house.wait(lambda: not house.ask(OPEN)[0][0], 300)
        rows = house.ask("SELECT status, count(*) FROM resumes_resume GROUP BY status")
        assert sum(count for _, count in rows) == before + 60
        assert {status for status, _ in rows} <= {"ready", "failed"}
        assert dict(rows)["ready"] >= before + 55
        doubled = (
            "SELECT resume_id FROM resumes_resumeversion GROUP BY resume_id HAVING count(*) > 1"
        )
        assert house.ask(doubled) == []
        unfinished = "SELECT count(*) FROM resumes_resume WHERE status = 'ready' AND text = ''"
        assert house.ask(unfinished) == [(0,)]


def disturb(house: House, number: int, chance: random.Random) -> None:
    """Kill -9 a worker's child every third time, the worker every tenth, the broker twice."""
    workers = house.named("celery --app jobalign --workdir")
    workers = [process for process in workers if "worker" in process.cmdline()]
    if number in (20, 40):
        kill(house.named("valkey"))
    elif number % 10 == 5:
        kill([process for process in workers if process.children()][:1])
    elif number % 3 == 0:
        children = [process for process in workers if not process.children()]
        kill(chance.sample(children, min(1, len(children))))


def kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        try:
            process.send_signal(signal.SIGKILL)
        except psutil.NoSuchProcess:
            continue
