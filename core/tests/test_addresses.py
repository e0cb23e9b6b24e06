"""A visitor cannot choose the address that they are counted under, nor lead others away."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from core.addresses import client_address, page_of_ours


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "6.6.6.6, 203.0.113.7", "203.0.113.7"),
        (2, "6.6.6.6, 203.0.113.7, 198.51.100.2", "203.0.113.7"),
        (2, "203.0.113.7", "10.0.0.1"),
    ],
)
def test_only_trusted_proxies_are_believed(
    settings: Settings, proxies: int, forwarded: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory(REMOTE_ADDR="10.0.0.1").get(
        "/", headers={"X-Forwarded-For": forwarded}
    )
    assert client_address(request) == expected


@pytest.mark.parametrize(
    "said",
    [
        *("", "foo", "dashboard", "..", "?x", "\x00", "javascript:alert(1)", "https:evil.example"),
        *("//evil.example", "///evil.example", "/\\evil.example", "/\t/evil.example"),
        *("https://evil.example/", "\\\\evil.example"),
    ],
)
def test_an_answer_leads_to_no_page_but_ours(said: str) -> None:
    assert page_of_ours(said, "/home/") == "/home/"


def test_an_answer_leads_back_to_the_page_it_was_sent_from() -> None:
    assert page_of_ours("/jobs/found/?q=a&page=2", "/home/") == "/jobs/found/?q=a&page=2"
