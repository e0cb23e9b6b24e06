"""What is written to the log, and what is not."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.urls import reverse

from jobalign.settings.logs import LOGGING
from jobalign.tests.test_every_address import BY_SECRET

KEY = "k3y-of_43-signs" * 3


def line(words: str) -> str:
    said: dict[str, Any] = dict(LOGGING["formatters"]["line"])  # type: ignore[index]
    formatter: logging.Formatter = said.pop("()")(**said)
    return formatter.format(logging.LogRecord("django", 30, __file__, 1, words, None, None))


@pytest.mark.parametrize("name", [*sorted(BY_SECRET), "account_reset_password_from_key"])
def test_an_address_that_opens_something_by_itself_is_not_written_down(name: str) -> None:
    secret = [KEY] if name in BY_SECRET else ["1", KEY]
    written = line(f"Not Found: {reverse(name, args=secret)}")
    assert KEY not in written
    assert "Not Found: /" in written


def test_other_addresses_are_written_down_whole() -> None:
    assert "/jobs/found/searches/12/" in line("Not Found: /jobs/found/searches/12/")
