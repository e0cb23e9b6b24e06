"""What sources ask for is shown with their jobs; an example says so, and leads nowhere."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import User
from jobs.boards import demo
from jobs.models import PostingGroup
from jobs.tests.factories import a_posting, a_source
from matching.feed import services
from matching.tests.factories import a_recommendation

pytestmark = pytest.mark.django_db
FOUND = "/jobs/found/"
EXAMPLE = "Demo board: a written example, not a real opening"


def links(page: str) -> list[tuple[str, str]]:
    """The addresses of a page's links to other sites, each with its ``rel``."""
    tags = re.findall(r"<a\s[^>]*>", page)
    found = [(re.search(r'href="([^"]*)"', tag), re.search(r'rel="([^"]*)"', tag)) for tag in tags]
    said = [(href[1], rel[1] if rel else "") for href, rel in found if href]
    return [one for one in said if one[0].startswith("http")]


def test_an_example_says_so_everywhere_and_leads_nowhere(mine: Client, user: User) -> None:
    posting = a_posting(source=a_source("demo"), url=f"{demo.SITE}/nurse-1")
    a_recommendation(user, posting=posting)
    job = services.save(user, posting)
    for address in (FOUND, f"{FOUND}{posting.pk}/", job.get_absolute_url()):
        page = mine.get(address).content.decode()
        assert EXAMPLE in page
        assert links(page) == []


@pytest.mark.parametrize(
    ("key", "words", "address", "followed"),
    [
        ("adzuna", "Jobs by Adzuna", "https://www.adzuna.com/", False),
        ("remoteok", "From Remote OK", "https://source.example/1", True),
        ("remotive", "From Remotive", "https://source.example/1", True),
    ],
)
def test_a_source_that_asks_for_it_is_named_and_linked_on_each_of_its_cards(
    key: str, words: str, address: str, *, followed: bool, mine: Client, user: User
) -> None:
    posting = a_posting(source=a_source(key), url="https://source.example/1")
    a_recommendation(user, posting=posting)
    page = mine.get(FOUND).content.decode()
    assert f">{words}</a>" in page
    assert links(page) == [(address, "noopener" if followed else "noopener nofollow")]
    alone = mine.get(f"{FOUND}{posting.pk}/").content.decode()
    rels = {rel for _, rel in links(alone)}
    assert rels == {"noopener" if followed else "noopener nofollow"}


def test_a_job_of_two_sources_names_both(mine: Client, user: User) -> None:
    group = PostingGroup.objects.create()
    lead = a_posting(group=group)
    a_posting(group=group, lead=False, source=a_source("adzuna"), via="LinkedIn")
    a_recommendation(user, posting=lead)
    page = " ".join(mine.get(FOUND).content.decode().split())
    assert re.search(r"Greenhouse and <a[^>]*>Jobs by Adzuna, from LinkedIn</a>", page)


@pytest.mark.parametrize("on", [True, False])
def test_visitors_are_led_to_what_must_be_public_where_there_is_any(
    client: Client, mine: Client, *, on: bool
) -> None:
    with override_settings(OPEN_SOURCES=on):
        assert (f'href="{FOUND}open/"' in client.get("/").content.decode()) is on
        assert (f'href="{FOUND}open/"' in mine.get("/jobs/sources/").content.decode()) is on


def test_sources_that_did_not_answer_are_told_in_one_line_while_they_are_on(
    mine: Client, user: User
) -> None:
    a_recommendation(user)
    later = timezone.now() + timedelta(minutes=9)
    for key in ("remotive", "remoteok", "themuse"):
        source = a_source(key)
        type(source).objects.filter(pk=source.pk).update(failures=1, not_before=later)
    with override_settings(OPEN_SOURCES=True):
        page = " ".join(mine.get(FOUND).content.decode().split())
    assert "Remote OK, Remotive and The Muse did not answer." in page
    assert "Next try: " in page
    with override_settings(OPEN_SOURCES=False):
        assert "did not answer" not in mine.get(FOUND).content.decode()
