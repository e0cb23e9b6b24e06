"""What can go wrong in the engine, said so that a person can act on it."""

from __future__ import annotations


class EngineError(Exception):
    """The engine could not answer. ``problem`` is one sentence for the person."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Unreadable(EngineError):
    """The document could not be read. ``code`` names the way in which it failed."""

    def __init__(self, code: str, problem: str) -> None:
        super().__init__(problem)
        self.code = code


class EngineBusy(EngineError):
    """The engine has no room now; ask again in ``seconds``."""

    def __init__(self, problem: str, seconds: float) -> None:
        super().__init__(problem)
        self.seconds = seconds


class EngineUnavailable(EngineError):
    """The engine cannot answer this, now or later; another may."""
