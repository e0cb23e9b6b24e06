"""Mails with real workers: at once, after the mail server's bad day, and past a killed postman."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from accounts.tests.mail_server import Post, mail_server
from jobalign.tests.house import House

pytestmark = pytest.mark.processes
SOON = 3.0
TRIED = "SELECT min(tries) FROM accounts_mail"


@pytest.fixture(scope="module")
def server() -> Iterator[Post]:
    with mail_server() as running:
        yield running


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, server: Post) -> Iterator[House]:
    folder: Path = tmp_path_factory.mktemp("house")
    with House(folder, EMAIL_URL=f"smtp://127.0.0.1:{server.port}") as made:
        yield made


def sign_up(house: House, email: str) -> None:
    """By somebody new; the page answers whatever the mail server does."""
    said = {"email": email, "password1": "four plain words here"}
    answer = house.post(requests.Session(), "/accounts/signup/", said)
    assert answer.url == f"{house.url}/accounts/confirm-email/"


def to(server: Post) -> list[str]:
    return [str(each["To"]) for each in server.taken]


def test_a_code_leaves_at_once(house: House, server: Post) -> None:
    sign_up(house, "first@example.org")
    began = time.monotonic()
    house.wait(lambda: to(server) == ["first@example.org"], 30)
    seconds = time.monotonic() - began
    print(f"a code left after {seconds:.2f} s")  # noqa: T201 - a figure to read
    assert seconds < SOON


def test_what_the_server_did_not_take_comes_once_even_past_a_killed_postman(
    house: House, server: Post
) -> None:
    server.taken.clear()
    server.mood = "busy"
    people = [f"person{number}@example.org" for number in range(3)]
    for each in people:
        sign_up(house, each)
    house.wait(lambda: house.ask(TRIED) and server.tried >= len(people) + 1, 30)
    for process in house.named("--queues mail"):
        process.kill()
    server.mood = "well"
    house.wait(lambda: sorted(to(server)) == people, 90)
    time.sleep(1)
    assert sorted(to(server)) == people
