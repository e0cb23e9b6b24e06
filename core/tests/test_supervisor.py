"""Programs are kept running, and one that cannot run is given up."""

from __future__ import annotations

import signal
import sys
import threading
import time

import pytest

from core.supervisor import Child, GaveUp, Supervisor

SLEEPS = [sys.executable, "-c", "import time; time.sleep(60)"]
ENDS = [sys.executable, "-c", "raise SystemExit(3)"]


def test_a_child_that_is_killed_lives_again_however_often() -> None:
    said: list[str] = []
    supervisor = Supervisor(said.append)
    child = Child("sleeper", SLEEPS)
    supervisor.start(child)

    def kill_six_times() -> None:
        for _ in range(6):
            seen = child.process
            child.signal_group(signal.SIGKILL)
            while child.process is seen:
                time.sleep(0.01)
        supervisor.stopping = True

    killer = threading.Thread(target=kill_six_times)
    killer.start()
    supervisor.run()
    killer.join()
    assert child.lives
    supervisor.stop_all(patience=5)
    assert said == ["The sleeper stopped. Starting it again."] * 6
    assert not child.lives


def test_a_child_that_ends_at_once_each_time_is_given_up() -> None:
    supervisor = Supervisor(lambda sentence: None)  # noqa: ARG005 - nobody listens
    supervisor.start(Child("worker", ENDS))
    with pytest.raises(GaveUp, match="The worker stopped 5 times as soon as it started"):
        supervisor.run()
    supervisor.stop_all(patience=1)
