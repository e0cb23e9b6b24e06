"""Postings from their sources to the feed: kept once, read once, gone when they are gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import override_settings
from django.utils import timezone

from accounts.models import User
from jobs.boards.protocol import Offer
from jobs.found import Found
from jobs.gathering import grouping, reading, refreshing, switches
from jobs.gathering.keeping import expire_old, keep
from jobs.models import (
    CompanyBoard,
    NotTheSame,
    Posting,
    PostingGroup,
    Source,
    SourceCall,
    SourceSearch,
)
from jobs.tests.factories import a_board, a_posting, a_search, a_source
from jobs.tests.shapes import KEYS, SHAPES, as_json, shaped
from jobs.tests.web import Answer, Respond, a_site, always

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
BODY = (
    "Rosewood Park looks for a gardener who knows roses, yew and box, and who likes to teach. You "
    "will prune, graft and plan the beds with two apprentices, keep the glasshouse in winter and "
    "the herb garden in summer, and speak to visitors on open days. Three years of experience in "
    "a garden that is open to the public are required; a certificate in horticulture is welcome."
)


def greenhouse(*numbers: int, **more: Any) -> Respond:
    """A board that lists some jobs."""
    job = SHAPES["greenhouse"]["/jobs"]["jobs"][0]
    jobs = [{**job, "id": n, "title": f"Gardener {n}", **more} for n in numbers]
    return always(as_json({"jobs": jobs}))


def read(source: Source, respond: Respond, now: datetime) -> int:
    """Read what a source has, as a worker does at some time."""
    Source.objects.update(due_at=now, not_before=None)
    CompanyBoard.objects.update(due_at=now)
    SourceSearch.objects.update(due_at=now)
    with (
        a_site(respond) as site,
        override_settings(FETCH_ALSO=[("127.0.0.1", site.port)], SOURCE_KEYS=KEYS),
    ):
        return refreshing.refresh(source.pk, clock=lambda: now, stand_in=site.url)


def open_titles() -> list[str]:
    return list(
        Posting.objects.live(NOON.date()).order_by("title").values_list("title", flat=True)
    )


def test_what_is_gone_from_two_whole_listings_is_gone_and_what_is_back_is_back() -> None:
    board = a_board(source=a_source())
    read(board.source, greenhouse(1, 2), NOON)
    for hours in (6, 12):
        assert open_titles() == ["Gardener 1", "Gardener 2"]
        read(board.source, greenhouse(1), NOON + timedelta(hours=hours))
    assert open_titles() == ["Gardener 1"]
    assert Posting.objects.count() == 2
    read(board.source, greenhouse(1, 2), NOON + timedelta(hours=18))
    assert open_titles() == ["Gardener 1", "Gardener 2"]
    assert set(Posting.objects.values_list("missed", flat=True)) == {0}


@pytest.mark.parametrize(
    "answer",
    [
        Answer(status=500),
        Answer(status=404),
        Answer(b"<p>Sorry</p>"),
        as_json({"jobs": [{"id": 1, "title": ""}, {"id": 9}]}),
    ],
)
def test_a_listing_that_is_not_whole_says_nothing_about_what_is_gone(answer: Answer) -> None:
    board = a_board(source=a_source())
    read(board.source, greenhouse(1, 2), NOON)
    for hours in (6, 12, 18):
        read(board.source, always(answer), NOON + timedelta(hours=hours))
    assert open_titles() == ["Gardener 1", "Gardener 2"]


def test_one_row_without_a_title_is_skipped_and_proves_nothing_gone() -> None:
    board = a_board(source=a_source())
    read(board.source, greenhouse(1, 2), NOON)
    job = SHAPES["greenhouse"]["/jobs"]["jobs"][0]
    broken = always(as_json({"jobs": [{**job, "id": 1, "title": "Gardener 1"}, {"id": 2}]}))
    for hours in (6, 12, 18):
        read(board.source, broken, NOON + timedelta(hours=hours))
    assert open_titles() == ["Gardener 1", "Gardener 2"]


def test_a_board_that_has_nothing_says_so() -> None:
    board = a_board(source=a_source())
    read(board.source, greenhouse(), NOON)
    board.refresh_from_db()
    assert board.problem == refreshing.EMPTY
    read(board.source, always(Answer(status=404)), NOON + timedelta(hours=6))
    board.refresh_from_db()
    assert board.problem == "There is no such board there."


def test_reading_twice_leaves_the_same_rows_and_a_change_is_read_anew() -> None:
    board = a_board(source=a_source())
    read(board.source, greenhouse(1), NOON)
    assert reading.read_new() == 1
    read(board.source, greenhouse(1), NOON + timedelta(hours=6))
    assert reading.read_new() == 0
    posting = Posting.objects.get()
    assert (posting.last_seen, posting.first_seen) == (NOON + timedelta(hours=6), NOON)
    read(board.source, greenhouse(1, location={"name": "Leeds"}), NOON + timedelta(hours=12))
    posting.refresh_from_db()
    assert (posting.place, posting.latitude) == ("Leeds", 53.80)
    assert reading.read_new() == 1


def test_a_killed_worker_leaves_a_cursor_and_the_next_goes_on_there() -> None:
    source = a_source("arbeitnow")
    search = a_search(source=source, words="")
    row = SHAPES["arbeitnow"]["/job-board-api"]["data"][0]
    asked: list[str] = []

    def respond(path: str) -> Answer:
        asked.append(path.partition("page=")[2])
        if len(asked) == 3:
            return Answer(status=500)  # as good as dead
        rows = [{**row, "slug": f"job-{asked[-1]}", "title": f"Gardener {asked[-1]}"}]
        onward = None if asked[-1] == "4" else "more"
        return as_json({"data": rows, "links": {"next": onward}})

    read(source, respond, NOON)
    search.refresh_from_db()
    assert (search.cursor, asked) == ("3", ["1", "2", "3"])
    read(source, respond, NOON + timedelta(hours=1))
    assert asked == ["1", "2", "3", "3", "4"]
    assert Posting.objects.count() == 4


def test_of_two_workers_one_reads_and_a_lapsed_lease_is_taken_over() -> None:
    source = a_board(source=a_source()).source
    Source.objects.update(leased_until=NOON + timedelta(minutes=1))
    assert read(source, greenhouse(1), NOON) == 0
    assert read(source, greenhouse(1), NOON + timedelta(minutes=2)) == 1


def test_what_has_closed_and_what_nothing_shows_any_more_leave_the_feed_and_stay() -> None:
    closed = a_posting(closes_on=NOON.date() - timedelta(days=1), last_seen=NOON)
    unseen = a_posting(last_seen=NOON - timedelta(days=31))
    kept = a_posting(closes_on=NOON.date(), last_seen=NOON)
    assert expire_old(NOON) == 2
    assert list(Posting.objects.live(NOON.date())) == [kept]
    assert {closed, unseen} < set(Posting.objects.all())


def offer(number: int, company: str = "Rosewood Park", **more: Any) -> Offer:
    said = {"title": "Head Gardener", "place": "York", "body": BODY, **more}
    return Offer(str(number), f"https://example.org/{number}", Found(company=company, **said))


def keep_all(key: str, *offers: Offer, board: CompanyBoard | None = None) -> None:
    with transaction.atomic():
        keep(a_source(key), board, offers, NOON, NOON)


def test_the_same_job_of_three_sources_is_one_card_with_the_reason() -> None:
    keep_all("adzuna", offer(1, body=BODY[:200] + " …"))
    keep_all("greenhouse", offer(1), board=a_board(source=a_source()))
    keep_all("themuse", offer(1, company="Rosewood Park Ltd", title="Head Gardener (m/f/d)"))
    keep_all("themuse", offer(2, place="Leeds"))
    cards = Posting.objects.cards()
    assert sorted((card.source.key, card.place) for card in cards) == [
        ("greenhouse", "York"),
        ("themuse", "Leeds"),
    ]
    group = PostingGroup.objects.get()
    because = [each.because for each in group.postings.order_by("pk")][1]
    assert because["title"] == because["employer"] == "the same"
    assert because["place"] == "York"


def test_staff_part_two_and_put_them_back(user: User) -> None:
    keep_all("adzuna", offer(1))
    keep_all("themuse", offer(1))
    second = Posting.objects.get(source__key="themuse")
    assert grouping.part(second, by_id=user.pk)
    assert (Posting.objects.cards().count(), PostingGroup.objects.count()) == (2, 0)
    keep_all("themuse", offer(1, body=BODY + " Apply by Sunday."))
    assert Posting.objects.cards().count() == 2
    grouping.put_back(second)
    assert (Posting.objects.cards().count(), NotTheSame.objects.count()) == (1, 0)
    assert not grouping.part(a_posting(), by_id=user.pk)


def test_when_the_card_of_a_group_is_gone_another_stands_for_it() -> None:
    board = a_board(source=a_source())
    keep_all("greenhouse", offer(1), board=board)
    keep_all("adzuna", offer(1))
    lead = Posting.objects.cards().get()
    assert lead.source.key == "greenhouse"
    for hours in (1, 2):
        read(board.source, greenhouse(), NOON + timedelta(hours=hours))
    assert Posting.objects.live(NOON.date()).cards().get().source.key == "adzuna"


def test_facts_are_read_once_by_the_engine_without_a_key() -> None:
    keep_all("themuse", offer(1, title="Gardener"))
    assert reading.read_new() == 1
    posting = Posting.objects.get()
    assert (posting.engine, posting.facts_schema) == ("local", 1)
    assert posting.parsed.title == "Gardener"
    assert posting.parsed.experienceRequirements is not None
    assert posting.parsed.experienceRequirements.minYears == 3
    assert reading.read_new() == 0


def test_a_posting_that_kills_its_reader_is_left_after_three() -> None:
    keep_all("themuse", offer(1))
    now = NOON
    for attempt in range(1, 4):
        Posting.objects.update(read_attempts=attempt, read_due=now)
    reading.read_new(now=now)
    posting = Posting.objects.get()
    assert (posting.read_due, posting.read_problem) == (None, reading.GAVE_UP)


def test_a_reader_without_time_leaves_all_to_the_next() -> None:
    keep_all("themuse", *(offer(n, title=f"Gardener {n}", place="") for n in range(3)))
    assert [reading.read_new(seconds=0), reading.read_new()] == [0, 3]


def test_searches_are_for_words_that_somebody_wants(user: User, stranger: User) -> None:
    with override_settings(SOURCE_KEYS={**KEYS, "RAPIDAPI_KEY": "", "LINKEDIN_JOBS_URL": ""}):
        switches.want(user, "  head   gardener ", place="York")
        switches.want(stranger, "head gardener", place="York")
        switches.want(user, "")
    said = SourceSearch.objects.order_by("source__key").values_list(
        "source__key", "words", "country"
    )
    assert list(said) == [("adzuna", "head gardener", "GB"), ("usajobs", "head gardener", "GB")]
    for each, left in ((user, 2), (stranger, 0)):
        switches.no_longer_want(each, "head gardener", place="York")
        assert SourceSearch.objects.count() == left


def test_words_that_nobody_has_wanted_for_long_are_forgotten(user: User) -> None:
    with override_settings(SOURCE_KEYS=KEYS):
        switches.want(user, "head gardener")
    SourceSearch.objects.update(wanted_at=NOON - timedelta(days=31))
    switches.forget(NOON)
    assert not SourceSearch.objects.exists()


@pytest.mark.parametrize(
    ("open_sources", "demo", "keys", "expected"),
    [
        (False, True, {}, {"demo"}),
        (True, False, {}, {"remotive", "arbeitnow", "themuse", "remoteok", "hackernews"}),
        (False, False, KEYS, {"adzuna", "jsearch", "linkedin", "usajobs"}),
        (False, False, {"ADZUNA_APP_ID": "x"}, set()),
    ],
)
def test_a_source_is_on_by_its_key_or_by_a_setting(
    expected: set[str], keys: dict[str, str], *, open_sources: bool, demo: bool
) -> None:
    with override_settings(OPEN_SOURCES=open_sources, DEMO_BOARD=demo, SOURCE_KEYS=keys):
        switches.prepare()
    on = set(Source.objects.values_list("key", flat=True))
    assert on - {"greenhouse", "lever", "ashby", "workable", "smartrecruiters"} == expected


def test_nothing_is_asked_by_default_in_tests() -> None:
    switches.prepare()
    assert {s.key for s in Source.objects.all() if s.searches.exists()} == {"demo"}


def test_sources_that_are_due_are_sent_to_the_workers_and_old_calls_forgotten() -> None:
    source = a_source("remotive")
    SourceCall.objects.create(source=source, at=timezone.now() - timedelta(days=40))
    with override_settings(OPEN_SOURCES=True, DEMO_BOARD=False):
        assert refreshing.start_due() == 10
    refreshing.tidy()
    assert not SourceCall.objects.exists()


def test_the_demo_board_leaves_the_feed_when_it_is_switched_off() -> None:
    call_command("refresh_jobs", "demo", "--facts", "0")
    assert Posting.objects.live().exists()
    with override_settings(DEMO_BOARD=False):
        refreshing.start_due()
    assert not Posting.objects.live().exists()
    call_command("refresh_jobs", "demo", "--all", "--facts", "0")
    assert Posting.objects.live().count() == 240


def test_the_command_reads_the_demo_board_and_refuses_what_it_does_not_know() -> None:
    call_command("refresh_jobs", "demo", "--facts", "0")
    assert Posting.objects.filter(source__key="demo").exists()
    with pytest.raises(CommandError, match="no source called monster"):
        call_command("refresh_jobs", "monster")


def test_the_database_keeps_a_posting_once_and_pay_with_its_currency() -> None:
    posting = a_posting()
    for bad in (
        {"source": posting.source, "external_id": posting.external_id},
        {"salary_min": 1},
        {"remote": "moon"},
        {"lead": False},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_posting(**bad)


def test_a_board_is_kept_once_in_any_case_of_letters() -> None:
    board = a_board()
    with pytest.raises(IntegrityError), transaction.atomic():
        a_board(token=board.token.upper())


def test_a_feed_that_is_shaped_as_documented_ends_up_open() -> None:
    source = a_search(source=a_source("remotive"), words="").source
    read(source, shaped("remotive"), NOON)
    posting = Posting.objects.get()
    assert (posting.remote, posting.attribution.public_only) == ("remote", True)
