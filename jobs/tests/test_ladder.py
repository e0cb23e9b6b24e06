"""A job by its address: which rung gives it, and what is said where none does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client, override_settings

from accounts.models import User
from ai.schemas import Salary
from jobs import pipeline
from jobs.boards import COMPANY_BOARDS, board_of
from jobs.boards.values import at
from jobs.fetching import Fetcher, FetchError
from jobs.found import Found, clean
from jobs.ladder import Climbed, climb
from jobs.models import Job
from jobs.page_data import job_in
from jobs.tests.web import Answer, Respond, a_site, always

ID = "0f6a2b1c-1111-4222-8333-444455556666"
AD = (
    "<p>We are looking for a gardener with three years of experience.</p><h3>Requirements</h3>"
    "<ul><li>Pruning</li><li>Grafting</li></ul><script>alert(1)</script>"
    "<p>Benefits: a full-time salary. Apply by letter. Your responsibilities and the role: all "
    "that grows in the park, from the first snowdrop to the last leaf, with two apprentices to "
    "teach and a shed that is yours alone, and a good lunch on every day that it rains.</p>"
)
ESCAPED = AD.replace("<", "&lt;").replace(">", "&gt;")

SHAPES: dict[str, tuple[str, Any]] = {
    "Greenhouse": (
        "https://job-boards.greenhouse.io/rosewood/jobs/4711",
        {
            "id": 4711,
            "title": "Gardener",
            "company_name": "Rosewood",
            "location": {"name": "York"},
            "content": ESCAPED,
            "first_published": "2026-11-01T09:00:00-05:00",
            "pay_input_ranges": [
                {
                    "min_cents": 3000000,
                    "max_cents": 3500000,
                    "currency_type": "GBP",
                    "title": "Year",
                }
            ],
        },
    ),
    "Lever": (
        f"https://jobs.lever.co/rosewood/{ID}/apply",
        {
            "id": ID,
            "text": "Gardener",
            "categories": {"location": "York", "commitment": "Full-time"},
            "descriptionPlain": "We are looking for a gardener.",
            "lists": [{"text": "Requirements", "content": "<li>Pruning</li>"}],
            "additionalPlain": "Apply.",
            "workplaceType": "on-site",
            "salaryRange": {"currency": "GBP", "interval": "per-year-salary", "min": 30000},
            "createdAt": 1793000000000,
        },
    ),
    "Ashby": (
        f"https://jobs.ashbyhq.com/rosewood/{ID}",
        {
            "apiVersion": "1",
            "jobs": [
                {"id": "another", "title": "Cook"},
                {
                    "id": ID,
                    "title": "Gardener",
                    "location": "York",
                    "isListed": True,
                    "descriptionHtml": AD,
                    "employmentType": "FullTime",
                    "publishedAt": "2026-11-01T00:00:00.000+00:00",
                },
            ],
        },
    ),
    "Workable": (
        "https://apply.workable.com/rosewood/j/0A1B2C3D4E/",
        {
            "name": "Rosewood",
            "jobs": [
                {
                    "title": "Gardener",
                    "shortcode": "0A1B2C3D4E",
                    "city": "York",
                    "country": None,
                    "description": AD,
                }
            ],
        },
    ),
    "SmartRecruiters": (
        "https://jobs.smartrecruiters.com/Rosewood/743999123-gardener",
        {
            "id": "743999123",
            "name": "Gardener",
            "company": {"name": "Rosewood"},
            "location": {"fullLocation": "York", "remote": False},
            "jobAd": {"sections": {"jobDescription": {"text": AD}}},
        },
    ),
}


HOSTS = (
    *("boards-api.greenhouse.io", "api.lever.co", "api.ashbyhq.com"),
    *("apply.workable.com", "api.smartrecruiters.com"),
)


def test_every_board_has_a_shape_here() -> None:
    assert SHAPES.keys() == {board.NAME for board in COMPANY_BOARDS.values()}


def climbed(url: str, respond: Respond) -> Climbed:
    """What the ladder finds when each board, and every page, is one site's."""
    with a_site(respond) as site:
        origins = {f"https://{host}": site.url for host in HOSTS}
        fetcher = Fetcher(also=[("127.0.0.1", site.port)], seconds=3)
        return climb(url.replace("SITE", site.url), fetcher, origins)


def as_json(data: Any) -> Answer:  # noqa: ANN401 - JSON
    return Answer(json.dumps(data).encode(), kind="application/json")


@pytest.mark.parametrize("name", SHAPES)
def test_a_board_gives_its_job(name: str) -> None:
    url, data = SHAPES[name]
    found = climbed(url, always(as_json(data)))
    assert (found.rung, found.found.title, found.found.place) == ("board", "Gardener", "York")
    assert "Pruning" in found.found.text
    assert "alert" not in found.found.text


def test_pay_is_read_in_whole_units() -> None:
    found = climbed(SHAPES["Greenhouse"][0], always(as_json(SHAPES["Greenhouse"][1]))).found
    pay = Salary(currency="GBP", minValue=30_000, maxValue=35_000, unitText="YEAR")
    assert (found.salary, found.posted_on) == (pay, "2026-11-01")


FAULTS = {
    "429": Answer(status=429, headers={"Retry-After": "60"}),
    "403": Answer(status=403),
    "500": Answer(status=500),
    "404": Answer(status=404),
    "HTML": Answer(b"<p>Sorry</p>"),
    "not JSON": Answer(b"{", kind="application/json"),
    "null": as_json(None),
    "a list": as_json([]),
    "another job": as_json({"id": "1", "jobs": [{"id": "1"}]}),
    "nested without end": Answer(b"[" * 100_000, kind="application/json"),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", SHAPES)
def test_a_board_at_fault_gives_nothing_and_stops_nothing(name: str, fault: str) -> None:
    known = board_of(SHAPES[name][0])
    assert known is not None
    with a_site(always(FAULTS[fault])) as site:
        address = known[0].api(known[1])
        own = "/".join(address.split("/")[:3])
        fetcher = Fetcher(also=[("127.0.0.1", site.port)], resolve=lambda *_: ["127.0.0.1"])
        with pytest.raises(FetchError):
            climb(SHAPES[name][0], fetcher, {own: site.url})
        assert len(site.asked) == 1


def posting(**more: Any) -> dict[str, Any]:
    plain = {"@type": "JobPosting", "title": "Gardener", "description": AD}
    return {**plain, **more}


def page(data: Any) -> str:  # noqa: ANN401 - JSON
    written = json.dumps(data).replace("</", r"<\/")  # as pages must
    return f'<script type="application/ld+json">{written}</script><p>Hello</p>'


@pytest.mark.parametrize(
    "data",
    [
        posting(),
        [{"@type": "Organization"}, posting()],
        {"@graph": [{"@type": "WebSite"}, posting()]},
        {"@type": "WebPage", "mainEntity": posting()},
        posting(**{"@type": ["Thing", "JobPosting"]}),
        posting(**{"@type": "https://schema.org/JobPosting"}),
    ],
)
def test_a_job_in_the_data_of_a_page(data: Any) -> None:  # noqa: ANN401 - JSON
    found = job_in(page(data))
    assert found is not None
    assert found.title == "Gardener"


PLACE = {"address": {"addressLocality": "York", "addressCountry": {"name": "UK"}}}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"hiringOrganization": "Rosewood"}, {"hiringOrganization": "Rosewood"}),
        ({"hiringOrganization": {"name": "Rosewood"}}, {"hiringOrganization": "Rosewood"}),
        ({"jobLocation": PLACE}, {"jobLocation": "York, UK"}),
        ({"jobLocation": [PLACE, {"address": "Hull"}]}, {"jobLocation": "York, UK; Hull"}),
        ({"jobLocationType": "TELECOMMUTE"}, {"jobLocationType": "TELECOMMUTE"}),
        ({"employmentType": ["FULL_TIME", "INTERN"]}, {"employmentType": "FULL_TIME"}),
        ({"validThrough": "2026-12-24T23:59"}, {"validThrough": "2026-12-24"}),
        ({"validThrough": "soon", "datePosted": None, "jobLocation": 7}, {}),
        ({"identifier": {"value": 7}, "baseSalary": {"value": "much"}}, {}),
    ],
)
def test_fields_of_any_shape(said: dict[str, Any], expected: dict[str, str]) -> None:
    found = job_in(page(posting(**said)))
    assert found is not None
    assert found.given == {"title": "Gardener", **expected}


@pytest.mark.parametrize(
    ("pay", "low", "high"),
    [
        ({"currency": "GBP", "value": {"minValue": 10, "maxValue": "12.50"}}, 10, 12.5),
        ({"currency": "GBP", "value": {"value": 30000, "unitText": "YEAR"}}, 30000, 30000),
        ({"currency": "GBP", "value": 30000}, 30000, 30000),
    ],
)
def test_pay_of_any_shape(pay: dict[str, Any], low: float, high: float) -> None:
    found = job_in(page(posting(baseSalary=pay)))
    assert found is not None
    assert found.salary is not None
    assert (found.salary.minValue, found.salary.maxValue) == (low, high)


def test_what_was_found_is_kept_as_json_and_comes_back() -> None:
    pay = Salary(currency="GBP", minValue=1)
    kept = json.loads(json.dumps(Found(body="x", title="Gardener", salary=pay).fields))
    assert Found.of_fields(kept) == Found(body="", title="Gardener", salary=pay)


def test_the_text_of_a_page_that_reads_like_a_job() -> None:
    found = climbed("SITE/job", always(Answer(f"<nav>Menu</nav>{AD}".encode())))
    assert found.rung == "text"
    assert found.notes == {"board": "Not a board we know", "data": "None in the page"}
    assert "Menu" not in found.found.text


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (Answer(b"<title>Just a moment...</title>", status=403), "not a robot"),
        (Answer(b"<p>Verify you are human</p>"), "not a robot"),
        (Answer(status=429), "not a robot"),
        (Answer(status=999), "not a robot"),
        (Answer(status=403), "does not let us read"),
        (Answer(status=404), "no page at this address"),
        (Answer(status=410), "no page at this address"),
        (Answer(status=503), "could not show the page"),
        (Answer(b"<p>This position has been filled.</p>"), "no longer open"),
        (Answer(b"<h1>Our team</h1><p>We grow roses.</p>"), "does not read like"),
        (Answer(b""), "does not read like"),
    ],
)
def test_what_is_no_job_is_said(answer: Answer, sentence: str) -> None:
    with pytest.raises(FetchError, match=sentence):
        climbed("SITE/job", always(answer))


def test_a_challenge_is_never_called_expired() -> None:
    with pytest.raises(FetchError) as refused:
        climbed("SITE/job", always(Answer(b"<p>Verify you are human</p>", status=403)))
    assert "no longer" not in refused.value.problem


@pytest.mark.parametrize(
    "bad",
    ["<script>x</script>", "<img src=x onerror=x>", "<a href='javascript:x'>", "<svg onload=x>"],
)
def test_html_of_strangers_keeps_nothing_that_runs(bad: str) -> None:
    assert not any(word in clean(bad) for word in ("script", "onerror", "onload", "img"))


def test_a_path_ends_where_nothing_stands() -> None:
    assert at({"a": [1]}, "a", "b") is None


@pytest.mark.django_db
def test_an_address_becomes_a_job_whose_page_says_what_gave_what(mine: Client, user: User) -> None:
    pay = {"currency": "GBP", "value": {"minValue": 30000, "maxValue": 35000, "unitText": "YEAR"}}
    data = posting(hiringOrganization="Rosewood", baseSalary=pay, validThrough="2027-01-31")
    with a_site(always(Answer(page(data).encode()))) as site:
        response = mine.post("/jobs/new/", {"url": f"{site.url}/job"})
        job = Job.objects.get()
        assert response["Location"] == job.get_absolute_url()
        assert (job.owner, job.source, job.name) == (user, "address", "127.0.0.1")
        with override_settings(FETCH_ALSO=[("127.0.0.1", site.port)]):
            pipeline.read(job.pk)
        job.refresh_from_db()
        assert (job.status, job.title, job.company) == ("ready", "Gardener", "Rosewood")
        assert str(job.closes_on) == "2027-01-31"
        mine.post(f"/jobs/{job.pk}/retry/")
        pipeline.read(job.pk)
        assert len(site.asked) == 1
    job.refresh_from_db()
    assert (job.status, job.parsed.baseSalary) == ("ready", Salary(**pay["value"], currency="GBP"))  # type: ignore[arg-type] # the value above
    shown = mine.get(job.get_absolute_url()).content.decode()
    assert "Not a board we know" in shown
    assert "£30,000 to £35,000 a year" in shown
    assert "Page data" in shown


@pytest.mark.django_db
def test_an_address_within_fails_with_a_sentence_and_a_way_on(mine: Client) -> None:
    mine.post("/jobs/new/", {"url": "http://127.0.0.1/"})
    job = Job.objects.get()
    pipeline.read(job.pk)
    shown = mine.get(job.get_absolute_url()).content.decode()
    assert "does not lead to a public site" in shown
    assert f"/jobs/{job.pk}/edit/" in shown
