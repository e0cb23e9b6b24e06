"""Searches that are kept, and the mails about what is new in them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from accounts.models import Activity, User
from accounts.tests.post import delivered
from core.errors import Refused
from jobs.models import Posting, SourceSearch
from matching.feed import digests, looks, services
from matching.feed.filters import FilterForm
from matching.models import SavedSearch
from matching.tests.factories import a_recommendation, a_search

pytestmark = pytest.mark.django_db
ADDRESS = "/jobs/found/"


def test_a_search_is_saved_with_its_filters_and_can_be_ended(mine: Client, user: User) -> None:
    row = a_recommendation(user)
    asked = {"resume": row.feed.resume_id, "q": "roses", "place": "York", "every": "week"}
    mine.post(f"{ADDRESS}searches/", asked)
    search = SavedSearch.objects.get()
    assert (search.name, search.query) == ("roses, York", "q=roses&place=York&within=50")
    assert search.due_at is not None
    page = mine.get(f"{ADDRESS}searches/").content.decode()
    assert "roses, York" in page
    mine.post(f"{ADDRESS}searches/{search.pk}/", {"every": "never"})
    search.refresh_from_db()
    assert search.due_at is None
    mine.post(f"{ADDRESS}searches/{search.pk}/", {"do": "delete"})
    assert not SavedSearch.objects.exists()


def test_the_same_filters_are_kept_once(mine: Client, user: User) -> None:
    row = a_recommendation(user)
    asked = {"resume": row.feed.resume_id, "q": "roses", "remote": ["remote"] * 300}
    for name, every in (("Roses", "day"), ("Roses at home", "never")):
        mine.post(f"{ADDRESS}searches/", {**asked, "name": name, "every": every})
    search = SavedSearch.objects.get()
    assert (search.name, search.every, search.due_at) == ("Roses at home", "never", None)
    assert search.query == "q=roses&remote=remote"


def test_filters_that_are_too_long_to_be_kept_are_refused(mine: Client, user: User) -> None:
    row = a_recommendation(user)
    asked = {"resume": row.feed.resume_id, "q": "😀" * 100}
    page = mine.post(f"{ADDRESS}searches/", asked, follow=True).content.decode()
    assert "too long to be kept" in page
    assert not SavedSearch.objects.exists()


def due(search: SavedSearch) -> None:
    now = timezone.now()
    SavedSearch.objects.filter(pk=search.pk).update(due_at=now, sent_up_to=now - timedelta(days=1))


def test_only_what_is_new_is_written_about_and_once(user: User) -> None:
    row = a_recommendation(user)
    search = a_search(user, feed=row.feed)
    due(search)
    assert digests.send_due() == 1
    sent = delivered()[0]
    assert sent.subject == "1 new job: Roses"
    assert "Head Gardener, Rosewood Park, York" in str(sent.body)
    stop = f"{ADDRESS}searches/{search.token}/stop/"
    assert stop in sent.extra_headers["List-Unsubscribe"]
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert digests.send_due() == 0
    SavedSearch.objects.update(due_at=timezone.now())
    assert digests.send_due() == 0  # nothing is new: nothing is sent
    assert len(delivered()) == 1


def test_a_change_made_while_a_mail_goes_out_sends_nothing_twice(user: User) -> None:
    row = a_recommendation(user)
    search = a_search(user, feed=row.feed)
    due(search)
    seen_before = SavedSearch.objects.get()
    assert digests.send_due() == 1
    services.change_search(seen_before, "week")
    SavedSearch.objects.update(due_at=timezone.now())
    assert digests.send_due() == 0


@pytest.mark.parametrize("why", ["other words", "put away", "saved", "closed"])
def test_nothing_is_written_about_what_one_does_not_want(why: str, user: User) -> None:
    row = a_recommendation(user)
    search = a_search(user, feed=row.feed, query="q=payroll" if why == "other words" else "")
    if why == "put away":
        services.put_away(user, row.posting, "hidden")
    elif why == "saved":
        services.save(user, row.posting)
    elif why == "closed":
        Posting.objects.update(expired_at=timezone.now())
    due(search)
    assert digests.send_due() == 0
    assert delivered() == []


def test_one_press_in_a_mail_program_ends_the_mails(client: Client, user: User) -> None:
    search = a_search(user)
    address = f"{ADDRESS}searches/{search.token}/stop/"
    strict = Client(enforce_csrf_checks=True)
    assert "Stop these mails?" in strict.get(address).content.decode()
    search.refresh_from_db()
    assert search.every == "day"  # looking is not pressing
    assert strict.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    search.refresh_from_db()
    assert (search.every, search.due_at) == ("never", None)
    assert client.get(f"{ADDRESS}searches/{'x' * 32}/stop/").status_code == 404


def test_nobody_has_sources_asked_without_end_by_saving_and_deleting(
    mine: Client,
    user: User,
    settings: Any,  # noqa: ANN401 - a fixture
) -> None:
    settings.SOURCE_KEYS = {"ADZUNA_APP_ID": "id", "ADZUNA_APP_KEY": "key"}
    resume = a_recommendation(user).feed.resume_id
    for number in range(services.MOST_SEARCHES + 1):
        page = mine.post(f"{ADDRESS}searches/", {"resume": resume, "q": f"w{number}"}, follow=True)
        for search in SavedSearch.objects.all():
            services.delete_search(search)
    assert "Come back tomorrow" in page.content.decode()
    Activity.objects.update(created_at=timezone.now() - services.A_DAY)
    mine.post(f"{ADDRESS}searches/", {"resume": resume, "q": "roses"})
    assert SourceSearch.objects.get().words == "roses"


def test_a_search_that_could_not_look_through_all_is_refused(user: User) -> None:
    feed = a_recommendation(user).feed
    for number in range(1, looks.AN_HOUR + 1):
        looks.note(feed, FilterForm(QueryDict(f"pay={number}")))
    with pytest.raises(Refused, match="in an hour"):
        services.keep_search(feed, FilterForm(QueryDict("q=roses")), "", "day")
    services.keep_search(feed, FilterForm(QueryDict("new=on")), "", "day")  # looks for nothing
