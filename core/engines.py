"""The engines, loaded once a process and only where they are used."""

from __future__ import annotations

import hashlib
from functools import cache

from django.conf import settings
from django.core.cache import cache as cache_store

from ai.engine import Engine
from ai.groq.client import Client
from ai.groq.engine import GroqEngine
from ai.groq.governor import Governor

WEEK = 7 * 24 * 3600
PLACES = 200  # for each person


@cache
def engine() -> Engine:
    """The engine that needs no key: it scores, and reads where no model may or can."""
    from ai.local.engine import LocalEngine  # noqa: PLC0415 - its data takes memory: workers only

    return LocalEngine()


@cache
def governor() -> Governor:
    """One rate of requests for all workers."""
    limit = settings.GROQ.requests_per_minute
    return Governor(cache_store, requests_per_minute=limit)


class KeptAnswers:
    """Answers of the model to one person's texts, kept for a week in so many places."""

    def __init__(self, person: str) -> None:
        self._person = person

    def get(self, key: str) -> str | None:
        kept = cache_store.get(self._place(key))
        return kept[1] if kept and kept[0] == key else None

    def keep(self, key: str, answer: str) -> None:
        cache_store.set(self._place(key), (key, answer), timeout=WEEK)

    def _place(self, key: str) -> str:
        number = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big") % PLACES
        return _place(self._person, number)


def forget_answers(person: str) -> None:
    """Delete the answers to a person's texts."""
    cache_store.delete_many([_place(person, number) for number in range(PLACES)])


def _place(person: str, number: int) -> str:
    return f"answer:{person}:{number}"


def model_engine(*, person: str, keep_answers: bool, masked: bool = True) -> GroqEngine:
    """The engine with a model, for one person's work."""
    client = Client(settings.GROQ, governor())
    answers = KeptAnswers(person) if keep_answers else None
    return GroqEngine(client, engine(), answers=answers, person=person, masked=masked)
