"""Quotas: never more than a source allows, in whatever week, by however many at once."""

from __future__ import annotations

import threading
from bisect import bisect_left
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError, connections
from django.test import override_settings
from django.utils import timezone

from jobs.boards import PROVIDERS
from jobs.boards.protocol import Limits
from jobs.gathering import refreshing, switches
from jobs.gathering.caller import LONGEST_ASKED, admit, backoff, left_of, retry_after
from jobs.gathering.problems import Fault, Resting
from jobs.models import Source, SourceCall
from jobs.tests.factories import a_board, a_search, a_source
from jobs.tests.shapes import KEYS, as_json, caller_of, query_of, shaped
from jobs.tests.web import Answer, a_site, always

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
WEEKS = {"adzuna": 7, "usajobs": 7, "remotive": 7, "remoteok": 7, "hackernews": 7, "jsearch": 40}
"""Days that are simulated: a month and more where the month is what is scarce."""


def most_within(moments: list[datetime], window: timedelta) -> int:
    """The most of some moments that lie within any window of a length."""
    return max(bisect_left(moments, begin + window) - at for at, begin in enumerate(moments))


@pytest.mark.django_db
@pytest.mark.parametrize("key", WEEKS)
def test_no_window_of_a_simulated_week_has_more_calls_than_allowed(key: str) -> None:
    source, limits = a_source(key), PROVIDERS[key].LIMITS
    now, end = MONDAY, MONDAY + timedelta(days=WEEKS[key])
    moments: list[datetime] = []
    freed: list[bool] = []
    while now < end:
        try:
            moments.append(admit(source.pk, limits, now).at)
        except Resting as resting:
            freed.append(resting.until is not None and resting.until > now)
        now += (end - MONDAY) / 500
    assert moments
    assert all(freed)
    for length, most in limits.windows.values():
        assert most_within(moments, length) <= most


@pytest.mark.django_db
def test_a_source_that_is_read_all_week_stays_within_and_is_read_on() -> None:
    """The whole way, as the workers go it, with the clock moved on by the minute."""
    source = a_source("remotive")
    clock = [MONDAY]
    with (
        override_settings(OPEN_SOURCES=True, SOURCE_KEYS=KEYS),
        a_site(shaped("remotive")) as site,
        override_settings(FETCH_ALSO=[("127.0.0.1", site.port)]),
    ):
        switches.prepare()
        Source.objects.update(due_at=MONDAY)
        source.searches.update(due_at=MONDAY)
        while clock[0] < MONDAY + timedelta(days=7):
            refreshing.refresh(source.pk, clock=lambda: clock[0], stand_in=site.url)
            clock[0] += timedelta(minutes=30)
        asked = len(site.asked)
    moments = list(source.calls.values_list("at", flat=True))
    assert len(moments) == asked
    assert most_within(moments, timedelta(days=1)) <= 4
    assert 20 <= asked <= 28


@pytest.mark.django_db
def test_a_full_window_says_when_it_has_room_again() -> None:
    source = a_source()
    admit(source.pk, Limits(minute=2), MONDAY)
    admit(source.pk, Limits(minute=2), MONDAY + timedelta(seconds=20))
    with pytest.raises(Resting, match="quota of this minute") as refused:
        admit(source.pk, Limits(minute=2), MONDAY + timedelta(seconds=30))
    assert refused.value.until == MONDAY + timedelta(seconds=60)
    assert admit(source.pk, Limits(minute=2), MONDAY + timedelta(seconds=61))


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_do_not_go_over() -> None:
    source, limits, now = a_source(), Limits(day=10), timezone.now()
    admitted, ready = [], threading.Barrier(8)

    def work() -> None:
        ready.wait()
        try:
            for _ in range(400):
                try:
                    admitted.append(admit(source.pk, limits, now).pk)
                except Resting:
                    return
                except OperationalError:  # a SQLite in memory does not wait for its turn
                    continue
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(admitted) == 10
    assert SourceCall.objects.count() == 10


@pytest.mark.django_db
def test_a_call_that_fails_is_counted_too() -> None:
    with a_site(always(Answer(status=500))) as site, pytest.raises(Fault):
        caller_of("remotive", site).search(query_of("remotive"))
    source = Source.objects.get()
    assert left_of(source, PROVIDERS["remotive"].LIMITS, timezone.now())["day"] == 3
    call = source.calls.get()
    assert (call.status, call.problem) == (500, "It could not answer (500).")


@pytest.mark.django_db
def test_after_five_faults_one_at_a_time_tries_and_success_closes_the_circuit() -> None:
    clock = [MONDAY]
    rests = []
    with a_site(always(Answer(status=500))) as site:
        caller = caller_of("greenhouse", site, clock=lambda: clock[0])
        for _ in range(6):
            with pytest.raises(Fault):
                caller.search(query_of("greenhouse"))
            until = Source.objects.get().not_before
            assert until is not None
            rests.append(until - clock[0])
            clock[0] = until
    assert rests == [timedelta(minutes=2**n) for n in range(6)]
    source = Source.objects.get()
    assert source.state(clock[0]) == "opened"
    admit(source.pk, Limits(), clock[0])
    with pytest.raises(Resting):
        admit(source.pk, Limits(), clock[0])
    clock[0] += timedelta(minutes=3)
    with a_site(shaped("greenhouse")) as site:
        caller_of("greenhouse", site, clock=lambda: clock[0]).search(query_of("greenhouse"))
    source.refresh_from_db()
    assert (source.failures, source.problem, source.state()) == (0, "", "in order")


def test_rests_double_up_to_six_hours_with_half_of_them_by_chance() -> None:
    assert [backoff(1, chance) for chance in (0, 1)] == [
        timedelta(seconds=30),
        timedelta(seconds=60),
    ]
    assert backoff(4, 1) == timedelta(minutes=8)
    assert backoff(40, 1) == timedelta(hours=6)


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("120", timedelta(minutes=2)),
        ("Mon, 02 Nov 2026 00:05:00 GMT", timedelta(minutes=5)),
        ("Sun, 01 Nov 2026 00:05:00 GMT", timedelta(0)),
        ("99999999999999", LONGEST_ASKED),
        ("soon", None),
        ("", None),
        ("-5", None),
    ],
)
def test_retry_after_in_any_form(said: str, means: timedelta | None) -> None:
    assert retry_after(said, MONDAY) == means


@pytest.mark.django_db
def test_a_source_whose_quota_is_spent_waits_and_the_others_are_read() -> None:
    spent, other = a_source("adzuna"), a_source("greenhouse")
    a_search(source=spent)
    a_board(source=other)
    now = timezone.now()
    SourceCall.objects.bulk_create(SourceCall(source=spent, at=now) for _ in range(250))
    with (
        override_settings(SOURCE_KEYS=KEYS),
        a_site(always(as_json({"jobs": [], "results": []}))) as site,
        override_settings(FETCH_ALSO=[("127.0.0.1", site.port)]),
    ):
        for source in (spent, other):
            refreshing.refresh(source.pk, stand_in=site.url)
        assert [path.split("/")[1] for path, _ in site.asked] == ["boards-api.greenhouse.io"]
    spent.refresh_from_db()
    assert spent.due_at > now
    assert spent.failures == 0


def test_a_day_takes_no_more_than_its_share_of_a_month() -> None:
    assert PROVIDERS["adzuna"].LIMITS.windows["day"][1] == 80
    assert PROVIDERS["jsearch"].LIMITS.windows["day"][1] == 6
    assert PROVIDERS["remotive"].LIMITS.windows["day"][1] == 4
