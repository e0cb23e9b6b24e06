"""Each source as it documents itself, and at fault: none harms another, and nothing is lost."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from io import BufferedIOBase
from typing import Any

import pytest
from django.test import override_settings
from django.utils import timezone

from jobs.boards import PROVIDERS, demo
from jobs.boards.protocol import OtherShape, Query
from jobs.gathering import refreshing
from jobs.gathering.keeping import keep
from jobs.gathering.problems import Fault, NotThere, Resting, SourceError
from jobs.models import Posting, Source
from jobs.tests.factories import a_board, a_search, a_source
from jobs.tests.shapes import (
    BOARDS,
    JSEARCH_JOB,
    KEYS,
    SHAPES,
    as_json,
    caller_of,
    query_of,
    shaped,
)
from jobs.tests.web import Answer, a_site, always

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_keys")]


@pytest.fixture
def _keys() -> Any:  # noqa: ANN401 - a fixture
    with override_settings(SOURCE_KEYS=KEYS):
        yield


def test_every_source_has_a_shape_here() -> None:
    assert SHAPES.keys() == PROVIDERS.keys() - {demo.KEY}


@pytest.mark.parametrize("key", SHAPES)
def test_a_source_gives_its_job_and_what_is_left_of_its_quota(key: str) -> None:
    with a_site(shaped(key)) as site:
        page = caller_of(key, site).search(query_of(key))
        calls = len(site.asked)
    offer = page.offers[0]
    assert (len(page.offers), page.next, page.skipped) == (1, "", 0)
    assert offer.found.title.startswith("Head Gardener")
    assert offer.found.posted_on == "2026-11-01"
    assert "Pruning" in offer.found.body
    limits = PROVIDERS[key].LIMITS.windows
    assert page.left == {name: most - calls for name, (_, most) in limits.items()}


@pytest.mark.parametrize("key", SHAPES)
def test_its_job_is_kept_in_the_form_of_all(key: str) -> None:
    board = a_board(source=a_source(key)) if key in BOARDS else None
    with a_site(shaped(key)) as site:
        page = caller_of(key, site).search(query_of(key))
    now = timezone.now()
    keep(a_source(key), board, page.offers, now, now)
    posting = Posting.objects.get()
    assert posting.company == "Rosewood Park"
    assert posting.country == ("US" if key == "usajobs" else "GB")
    assert "alert(1)" not in posting.text
    assert "<" not in posting.text
    if posting.currency:
        assert (posting.yearly_min, posting.yearly_max) == (30_000, 35_000)


def test_linkedins_jobs_come_by_jsearch_in_both_of_its_shapes() -> None:
    deeper = {"status": "OK", "data": {"jobs": [JSEARCH_JOB], "cursor": "x"}}
    with (
        override_settings(SOURCE_KEYS={**KEYS, "JSEARCH_PATH": "/search-v2"}),
        a_site(always(as_json(deeper))) as site,
    ):
        page = caller_of("jsearch", site).search(Query(words="gardener", place="York"))
        path, headers = site.asked[0]
    assert [offer.via for offer in page.offers] == ["LinkedIn"]
    assert path.startswith("/jsearch.p.rapidapi.com/search-v2?query=gardener+in+York")
    assert headers["X-RapidAPI-Key"] == "key"


def test_a_partner_of_linkedin_has_it_asked_at_an_address_of_theirs() -> None:
    with a_site(shaped("linkedin")) as site:
        page = caller_of("linkedin", site).search(Query(words="gardener", country="GB"))
        path, headers = site.asked[0]
    assert page.offers[0].url == "https://www.linkedin.com/jobs/view/1"
    assert path.startswith("/jobs.partner.example/search?query=gardener&page=1")
    assert headers["Authorization"] == "Bearer token"


def test_a_guess_at_pay_is_not_taken_for_said() -> None:
    job = SHAPES["adzuna"]["/search/"]["results"][0]
    for guessed in ("1", 1):
        data = {"results": [{**job, "salary_is_predicted": guessed}]}
        with a_site(always(as_json(data))) as site:
            page = caller_of("adzuna", site).search(query_of("adzuna"))
        assert (page.offers[0].found.salary, page.offers[0].excerpt) == (None, True)


def drip(line: BufferedIOBase) -> None:
    for _ in range(20):
        line.write(b" ")
        line.flush()
        time.sleep(0.1)


def renamed(data: Any) -> Any:  # noqa: ANN401 - JSON
    """The same under other names."""
    if isinstance(data, list):
        return [renamed(each) for each in data]
    if isinstance(data, dict):
        return {f"new_{name}": renamed(each) for name, each in data.items()}
    return data


FAULTS = {
    "429": Answer(status=429, headers={"Retry-After": "600"}),
    "403 as throttle": Answer(status=403),
    "500": Answer(status=500),
    "too slow": Answer(drip, kind="application/json"),
    "HTML": Answer(b"<p>Sorry, we are being improved.</p>"),
    "half of it": Answer(b'{"jobs": [', kind="application/json"),
    "null": as_json(None),
    "renamed": None,
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("key", SHAPES)
def test_a_source_at_fault_rests_and_harms_no_other(key: str, fault: str) -> None:
    kept = Posting.objects.count()
    answer = FAULTS[fault] or as_json(renamed(next(reversed(SHAPES[key].values()))))
    with a_site(always(answer)) as site:
        caller = caller_of(key, site, seconds=0.2)
        with pytest.raises(Fault):
            caller.search(query_of(key))
        with pytest.raises(Resting):
            caller.search(query_of(key))
        assert len(site.asked) == 1
    source = Source.objects.get(key=key)
    assert source.failures == 1
    assert source.state() == "resting"
    assert source.problem.endswith(".")
    assert source.calls.count() == 1
    assert Posting.objects.count() == kept
    other = "remotive" if key != "remotive" else "remoteok"
    with a_site(shaped(other)) as site:
        assert caller_of(other, site).search(query_of(other)).offers


def test_a_source_that_says_for_how_long_rests_that_long() -> None:
    now = timezone.now()
    with a_site(always(FAULTS["429"] or Answer())) as site, pytest.raises(Fault):
        caller_of("adzuna", site, clock=lambda: now).search(query_of("adzuna"))
    assert Source.objects.get().not_before == now + timedelta(minutes=10)


@pytest.mark.parametrize("key", BOARDS)
def test_an_unknown_board_is_no_fault_of_its_source(key: str) -> None:
    with a_site(always(Answer(status=404))) as site, pytest.raises(NotThere):
        caller_of(key, site).search(query_of(key))
    assert (Source.objects.get().failures, Source.objects.get().state()) == (0, "in order")


@pytest.mark.parametrize("key", SHAPES)
def test_a_job_given_twice_is_one(key: str) -> None:
    def twice(data: Any) -> Any:  # noqa: ANN401 - JSON
        if isinstance(data, dict):
            return {name: twice(each) for name, each in data.items()}
        return data * 2 if isinstance(data, list) else data

    def respond(path: str) -> Answer:
        return as_json(twice(next(d for part, d in SHAPES[key].items() if part in path)))

    with a_site(respond) as site:
        page = caller_of(key, site).search(query_of(key))
    assert len(page.offers) == 1


class Told:
    """An Ask that has the answers already."""

    keys: Mapping[str, str] = KEYS

    def __init__(self, answers: Mapping[str, Any]) -> None:
        self.answers = answers

    def get(self, url: str, params: Any = None, headers: Any = None) -> Any:  # noqa: ANN401, ARG002 - Ask's signature
        return next((data for part, data in self.answers.items() if part in url), None)


ODD: tuple[Any, ...] = (None, 7, "seven", [], {}, [None], True, "\x00", "\ud800")


def each_value_odd(data: Any) -> Any:  # noqa: ANN401 - JSON
    """The same, with one value after the other null or of another kind."""
    if isinstance(data, dict):
        for name, value in data.items():
            for odd in ODD:
                yield {**data, name: odd}
            for inner in each_value_odd(value):
                yield {**data, name: inner}
    if isinstance(data, list):
        for at, value in enumerate(data):
            for inner in each_value_odd(value):
                yield [*data[:at], inner, *data[at + 1 :]]


@pytest.mark.parametrize("key", SHAPES)
def test_a_field_of_another_kind_is_not_said_or_another_shape(key: str) -> None:
    seen = 0
    for part, data in SHAPES[key].items():
        for odd in each_value_odd(data):
            told = Told({**SHAPES[key], part: odd})
            try:
                page = PROVIDERS[key].search(query_of(key), told)
            except OtherShape:
                continue
            seen += 1
            for offer in page.offers:
                assert json.dumps(offer.found.fields, ensure_ascii=False).encode()
    assert seen > 20


PAGED: dict[str, Callable[[Any, str], Any]] = {
    "lever": lambda job, _: job,
    "smartrecruiters": lambda job, _: {"content": job},
    "adzuna": lambda job, _: {"results": job},
    "arbeitnow": lambda job, path: {"data": job, "links": {"next": path}},
    "themuse": lambda job, _: {"results": job, "page_count": 10_000},
}


@pytest.mark.parametrize("key", PAGED)
@pytest.mark.parametrize("same", [True, False])
def test_paging_without_end_comes_to_an_end(key: str, *, same: bool) -> None:
    names = {"lever": "id", "arbeitnow": "slug"}
    row = next(reversed(SHAPES[key].values()))
    row = row if isinstance(row, list) else next(v for v in row.values() if isinstance(v, list))
    asked: list[str] = []

    def respond(path: str) -> Answer:
        if "/postings/" in path and key == "smartrecruiters":
            return as_json({})
        asked.append(path)
        first = 0 if same else 100 * len(asked)
        jobs = [{**row[0], names.get(key, "id"): str(first + n)} for n in range(100)]
        return as_json(PAGED[key](jobs, path))

    source = a_source(key)
    if key in BOARDS:
        a_board(source=source)
    else:
        a_search(source=source, words="gardener")
    with a_site(respond) as site, override_settings(FETCH_ALSO=[("127.0.0.1", site.port)]):
        refreshing.refresh(source.pk, stand_in=site.url)
    most = PROVIDERS[key].LIMITS.windows["minute"][1]
    assert 0 < len(asked) <= (2 if same else most)


def test_a_source_that_is_paused_is_not_asked() -> None:
    Source.objects.filter(pk=a_source("remotive").pk).update(paused=True)
    with a_site(shaped("remotive")) as site:
        with pytest.raises(SourceError, match="paused"):
            caller_of("remotive", site).search(query_of("remotive"))
        assert site.asked == []
