"""Runs several programs as one: starts them, starts again what dies, stops them all.

Each child leads a process group of its own, so that a Ctrl-C reaches this process alone and what a
child has started can be stopped with it. On Linux a child also dies when this process is killed.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

TICK = 0.2
PATIENCE = 40.0
QUICK_DEATH = 5.0
MOST_QUICK_DEATHS = 5
PR_SET_PDEATHSIG = 1


class GaveUp(Exception):
    """A child dies again and again. The message names it."""


@dataclass(slots=True)
class Child:
    """A program to keep running. ``stop`` is the signal that it stops on in good order."""

    name: str
    command: Sequence[str]
    stop: signal.Signals = signal.SIGTERM
    env: Mapping[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    quick_deaths: int = 0

    def start(self) -> None:
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - our own commands
            list(self.command),
            env={**os.environ, **self.env},
            start_new_session=True,
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,
        )

    @property
    def lives(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def gave_up_itself(self) -> bool:
        """It ended by itself, as a program does that cannot work; nobody killed it."""
        return self.process is not None and (self.process.returncode or 0) >= 0

    def signal_group(self, number: signal.Signals) -> None:
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, number)
        except (ProcessLookupError, PermissionError):
            return

    def ask_to_stop(self) -> None:
        if self.process is not None and self.lives:
            self.process.send_signal(self.stop)

    def start_again(self) -> None:
        """After a death: what it left behind is killed, and it is given another life."""
        self.signal_group(signal.SIGKILL)
        quick = time.monotonic() - self.started < QUICK_DEATH
        self.quick_deaths = self.quick_deaths + 1 if quick else 0
        if self.gave_up_itself and self.quick_deaths >= MOST_QUICK_DEATHS:
            raise GaveUp(
                f"The {self.name} stopped {MOST_QUICK_DEATHS} times as soon as it started."
            )
        time.sleep(min(2.0, 0.2 * 2**self.quick_deaths) if quick else 0)
        self.start()


class Supervisor:
    """Keeps children running until told to stop. Stops them in the reverse order of starting."""

    def __init__(self, say: Callable[[str], object]) -> None:
        self.say = say
        self.children: list[Child] = []
        self.stopping = False

    def start(self, child: Child) -> None:
        self.children.append(child)
        child.start()

    def catch_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop_on_signal)

    def run(self) -> None:
        """Return when a signal has asked for the end. Raises GaveUp for a child beyond help."""
        while not self.stopping:
            for child in self.children:
                if not child.lives and not self.stopping:
                    self.say(f"The {child.name} stopped. Starting it again.")
                    child.start_again()
            time.sleep(TICK)

    def wait_until(self, ready: Callable[[], bool], *, seconds: float) -> bool:
        """Poll until ``ready``; false when time runs out, a child dies or a signal comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.stopping:
            if ready():
                return True
            if not all(child.lives for child in self.children):
                return False
            time.sleep(0.05)
        return False

    def stop_all(self, *, patience: float = PATIENCE) -> None:
        """Ask each child to stop, last started first; kill what does not within ``patience``."""
        for child in reversed(self.children):
            child.ask_to_stop()
            _wait(child, patience)
            child.signal_group(signal.SIGKILL)
        self.children.clear()

    def _stop_on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 - signal's signature
        if self.stopping:
            for child in self.children:
                child.signal_group(signal.SIGKILL)
        self.stopping = True


def _wait(child: Child, seconds: float) -> None:
    if child.process is None:
        return
    try:
        child.process.wait(seconds)
    except subprocess.TimeoutExpired:
        return


def _die_with_parent() -> None:
    """Ask the kernel for a SIGTERM when the parent dies: man 2 prctl, PR_SET_PDEATHSIG."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
