"""Jobs for a person: found, judged, filtered, kept, put away, and written about."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import Activity, User
from billing.models import Usage
from jobs.models import Job, Posting, SourceCall
from jobs.tests.factories import a_posting, a_read_posting, a_source
from jobs.tests.shapes import KEYS
from matching import pipeline
from matching.feed import making, services, timing
from matching.feed.filters import FilterForm, filtered
from matching.feed_models import ACTIVE
from matching.models import Feed, HiddenCompany, Match, PostingMark
from matching.tests.factories import a_feed, a_ready_feed, a_recommendation, a_search
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db
GARDENER = """Head Gardener
We look after a park of nine hectares and want somebody who loves roses.

You must have
- Pruning and grafting
- Three years of experience as a gardener

Good to have
- A driving licence"""
CLERK = """Payroll Clerk
You run the monthly payroll for 900 people and answer their questions.

You must have
- Sage payroll
- Two years in accounts"""
ADDRESS = "/jobs/found/"


@pytest.fixture(autouse=True)
def here_lately(user: User) -> None:
    User.objects.filter(pk=user.pk).update(last_login=timezone.now())


@pytest.fixture
def park() -> Posting:
    return a_read_posting(text=GARDENER, title="Head Gardener", company="Kew Meadows")


def made(user: User, **fields: Any) -> Feed:
    """A feed that has looked."""
    feed = a_feed(user, **fields)
    making.recommend(feed.pk)
    feed.refresh_from_db()
    assert feed.is_ready, feed.problem
    return feed


def page_of(client: Client, query: str = "") -> str:
    return client.get(f"{ADDRESS}?{query}").content.decode()


def test_the_fitting_job_stands_above_the_other_with_reasons_that_stand_in_the_documents(
    mine: Client, user: User, park: Posting
) -> None:
    office = a_read_posting(text=CLERK, title="Payroll Clerk", company="Ledger House")
    feed = made(user)
    rows = list(feed.shown.order_by("-rank"))
    assert [row.posting for row in rows] == [park, office]
    best = rows[0]
    for chip in best.why["chips"]:
        assert chip["mine"] in " ".join(feed.resume.words.split())
        assert chip["theirs"] in " ".join(park.text.split())
    assert "required skill" in best.why["sentences"][0]
    page = page_of(mine)
    assert page.index("Head Gardener") < page.index("Payroll Clerk")
    assert "Why this job:" in page


def test_the_score_is_that_of_the_report(mine: Client, user: User, park: Posting) -> None:
    feed = made(user)
    row = feed.shown.get()
    answer = mine.post(f"{ADDRESS}{park.pk}/mark/", {"do": "report", "resume": feed.resume_id})
    match = Match.objects.get()
    assert answer.headers["Location"] == match.get_absolute_url()
    pipeline.compare(match.pk)
    match.refresh_from_db()
    assert match.score == row.score
    assert match.job.company == "Kew Meadows"
    again = mine.post(f"{ADDRESS}{park.pk}/mark/", {"do": "report", "resume": feed.resume_id})
    assert again.headers["Location"] == answer.headers["Location"]
    assert Usage.objects.get(feature="match").spent == 1


STEP_BACK = "It is for people who begin, and you show"


def test_a_job_for_beginners_stands_behind_for_who_has_long_done_the_work(user: User) -> None:
    named = GARDENER.replace("Head Gardener", "Apprentice Gardener")
    begin = a_read_posting(text=named, title="Apprentice Gardener", company="Kew Meadows")
    park = a_read_posting(text=GARDENER, title="Head Gardener", company="Kew Meadows")
    feed = made(user)
    rows = list(feed.shown.order_by("-rank"))
    assert [row.posting for row in rows] == [park, begin]
    assert rows[1].rank < float(rows[1].score)
    assert any(one.startswith(STEP_BACK) for one in rows[1].why["sentences"])
    assert not any(one.startswith(STEP_BACK) for one in rows[0].why["sentences"])


@pytest.mark.parametrize("label", ["Apprentice Gardener", "Junior Gardener"])
def test_it_is_no_step_back_for_who_is_a_beginner_too(label: str, user: User) -> None:
    a_read_posting(text=GARDENER, title="Apprentice Gardener", company="Kew Meadows")
    feed = a_feed(user)
    facts = feed.resume.facts
    facts.basics.label = label
    feed.resume.current = feed.resume.add_version(facts, "edited")
    feed.resume.save()
    making.recommend(feed.pk)
    sentences = feed.shown.get().why["sentences"]
    assert not any(one.startswith(STEP_BACK) for one in sentences)


def test_what_comes_later_is_added_and_what_was_judged_is_not_judged_again(
    user: User, park: Posting
) -> None:
    feed = made(user)
    before = feed.recommendations.get()
    type(before).objects.update(score="12.3")  # as if it were: a second judgement would change it
    later = a_read_posting(text=GARDENER.replace("nine", "ten"), title="Gardener")
    assert timing.start_feeds() == 0  # it rests for a while
    Feed.objects.update(finished_at=timezone.now() - timing.RESTS)
    assert timing.start_feeds() == 1
    making.recommend(feed.pk)
    assert set(feed.recommendations.values_list("posting", flat=True)) == {park.pk, later.pk}
    assert str(feed.recommendations.get(posting=park).score) == "12.3"
    feed.recommendations.get(posting=later).delete()  # as if it had been missed
    Feed.objects.update(finished_at=timezone.now() - timing.OLD)
    timing.start_over()
    assert timing.start_feeds() == 1
    making.recommend(feed.pk)
    assert feed.recommendations.filter(posting=later).exists()
    assert str(feed.recommendations.get(posting=park).score) == "12.3"
    Posting.objects.filter(pk=park.pk).update(content_hash="other words")
    Feed.objects.update(status="waiting", finished_at=None, up_to=None)
    making.recommend(feed.pk)
    assert str(feed.recommendations.get(posting=park).score) != "12.3"


@pytest.mark.usefixtures("park")
def test_a_new_version_of_the_resume_is_looked_for_anew(user: User) -> None:
    feed = made(user)
    facts = feed.resume.facts
    facts.skills = []
    feed.resume.current = feed.resume.add_version(facts, "edited")
    feed.resume.save()
    assert timing.start_feeds() == 1
    making.recommend(feed.pk)
    feed = Feed.objects.get()
    assert feed.version == feed.resume.current


@pytest.mark.usefixtures("park")
def test_feeds_begin_by_themselves_for_people_who_were_here_lately(
    user: User, stranger: User
) -> None:
    a_resume(user)
    a_resume(stranger)
    User.objects.filter(pk=stranger.pk).update(last_login=timezone.now() - ACTIVE * 2)
    assert timing.start_feeds() == 1
    assert Feed.objects.get().owner == user


@pytest.mark.usefixtures("park")
def test_what_cannot_be_made_is_not_tried_without_end(user: User) -> None:
    failed: dict[str, Any] = {"status": "failed", "problem": "It broke."}
    feed = a_feed(user, finished_at=timezone.now(), **failed)
    assert timing.start_feeds() == 0
    Feed.objects.filter(pk=feed.pk).update(finished_at=timezone.now() - timing.RESTS_FAILED)
    assert timing.start_feeds() == 1


@pytest.mark.usefixtures("park")
def test_what_is_closed_leaves_the_feed(user: User) -> None:
    feed = made(user)
    Posting.objects.update(closes_on=timezone.localdate() - timedelta(days=1))
    assert not feed.shown.exists()
    Posting.objects.update(closes_on=None, expired_at=timezone.now())
    assert not feed.shown.exists()
    assert feed.recommendations.exists()


@pytest.mark.parametrize("does", ["hide", "not_relevant", "company"])
def test_what_is_put_away_is_not_shown_and_comes_back(
    does: str, mine: Client, user: User, park: Posting
) -> None:
    made(user)
    there = {"do": does, "then": ADDRESS}
    assert mine.post(f"{ADDRESS}{park.pk}/mark/", there).headers["Location"] == ADDRESS
    assert "Why this job:" not in page_of(mine)
    away = mine.get(f"{ADDRESS}away/").content.decode()
    assert ("Kew Meadows" if does == "company" else "Head Gardener") in away
    if does == "company":
        mine.post(f"{ADDRESS}companies/{HiddenCompany.objects.get().pk}/show/")
    else:
        mine.post(f"{ADDRESS}{park.pk}/mark/", {"do": "back"})
    assert "Why this job:" in page_of(mine)


def test_an_employer_is_hidden_in_any_letters(mine: Client, user: User) -> None:
    row = a_recommendation(user, posting=a_posting(company="ÄRZTE Überall"))
    mine.post(f"{ADDRESS}{row.posting_id}/mark/", {"do": "company"})
    assert not row.feed.shown.exists()


def test_nobody_hides_employers_without_end(mine: Client, user: User) -> None:
    for number in range(services.MOST_HIDDEN):
        HiddenCompany.objects.create(owner=user, name=f"firm {number}")
    posting = a_posting()
    asked = {"do": "company"}
    page = mine.post(f"{ADDRESS}{posting.pk}/mark/", asked, follow=True).content.decode()
    assert "Show one of them again first" in page
    assert HiddenCompany.objects.count() == services.MOST_HIDDEN


def test_what_is_saved_twice_is_one_job_that_costs_nothing(
    mine: Client, user: User, park: Posting
) -> None:
    made(user)
    for _ in range(2):
        mine.post(f"{ADDRESS}{park.pk}/mark/", {"do": "save"})
    job = Job.objects.get()
    assert (job.source, job.is_ready, job.title) == ("found", True, "Head Gardener")
    assert not Usage.objects.exists()
    assert Activity.objects.filter(action="job_added").count() == 1
    assert "Saved" in page_of(mine)
    mine.post(f"{ADDRESS}{park.pk}/mark/", {"do": "hide"})
    assert PostingMark.objects.get().job == job
    job.delete()
    assert services.save(user, park).pk != job.pk


FILTERS = {
    "q=pruning": {"york", "leeds"},
    "q=payroll": set(),
    "place=York&within=10": {"york", "home"},
    "place=York&within=50": {"york", "leeds", "home"},
    "place=Nowhereville": {"home"},
    "remote=remote": {"home"},
    "pay=35000": {"leeds"},
    "kind=PART_TIME": {"leeds"},
    "level=senior": {"york"},
    "age=7": {"york", "leeds"},
    "source=greenhouse": {"york", "leeds", "home"},
    "source=adzuna": set(),
    "pay=nonsense&kind=NONE&age=x": {"york", "leeds", "home"},
}


@pytest.mark.parametrize("query", FILTERS)
def test_filters(query: str, user: User) -> None:
    today = timezone.localdate()
    feed = a_feed(user)
    rows = {
        "york": {"latitude": 53.96, "longitude": -1.08, "place": "York", "seniority": "senior"},
        "leeds": {
            "latitude": 53.80,
            "longitude": -1.55,
            "place": "Leeds",
            "employment": "PART_TIME",
            "salary_max": 40_000,
            "currency": "GBP",
            "yearly_max": 40_000,
        },
        "home": {
            "remote": "remote",
            "text": "Tulips",
            "posted_on": today - timedelta(days=20),
            "yearly_max": 30_000,
            "place": "",
        },
    }
    for name, said in rows.items():
        a_recommendation(user, feed=feed, posting=a_posting(company=name, **said))
    form = FilterForm(QueryDict(query))
    found = filtered(feed.shown, form.said)
    assert set(found.values_list("posting__company", flat=True)) == FILTERS[query]


def test_distances_are_told_and_counts_stand_beside_the_choices(mine: Client, user: User) -> None:
    posting = a_posting(latitude=53.80, longitude=-1.55, place="Leeds", employment="FULL_TIME")
    a_recommendation(user, posting=posting)
    page = page_of(mine, "place=York&within=100")
    assert re.search(r"Leeds, 3\d km", page)
    assert "Full time" in page
    assert "1 job" in page


def test_a_job_at_the_other_end_of_the_earth_breaks_no_search(mine: Client, user: User) -> None:
    there = a_posting(latitude=-51.34, longitude=-167.63, remote="remote")  # Leipzig's antipode
    a_recommendation(user, posting=there)
    assert "20015 km" in page_of(mine, "place=Leipzig&within=10")


def test_what_is_new_since_the_last_visit_is_marked(mine: Client, user: User) -> None:
    row = a_recommendation(user)
    assert ">New<" not in page_of(mine)
    hours = timedelta(hours=5)
    Feed.objects.update(visited_at=timezone.now() - hours)
    type(row).objects.update(found_at=timezone.now() - timedelta(hours=1))
    assert ">New<" in page_of(mine)
    assert "1 new" in page_of(mine)
    assert "Head Gardener" in page_of(mine, "new=on")


def test_an_excerpt_says_so(mine: Client, user: User) -> None:
    a_recommendation(user, posting=a_posting(excerpt=True))
    assert "Scored on an excerpt" in page_of(mine)


def test_before_anything_was_found_the_page_waits(mine: Client, user: User) -> None:
    assert "First, your résumé" in page_of(mine)
    resume = a_resume(user)
    type(resume).objects.update(status="waiting", finished_at=None)
    assert "First, your résumé is read" in page_of(mine)
    assert not Feed.objects.exists()
    type(resume).objects.update(status="ready", finished_at=timezone.now())
    waiting = page_of(mine)
    assert "Looking for jobs that fit" in waiting
    assert 'hx-trigger="load' in waiting
    asked = {"HX-Request": "true", "HX-Target": "first"}
    assert "HX-Refresh" not in mine.get(ADDRESS, headers=asked).headers
    making.recommend(Feed.objects.get().pk)
    assert mine.get(ADDRESS, headers=asked).headers["HX-Refresh"] == "true"
    assert "No job was found yet" in page_of(mine)


def test_who_looks_while_hardly_anything_is_read_soon_looks_again(
    user: User, park: Posting
) -> None:
    feed = made(user)
    a_read_posting(text=GARDENER.replace("nine", "ten"), title="Gardener")
    Feed.objects.update(finished_at=timezone.now() - timing.RESTS_AMONG_FEW)
    assert timing.start_feeds() == 1
    making.recommend(feed.pk)
    assert feed.recommendations.count() == 2
    Feed.objects.update(looked_through=timing.FEW, up_to=park.row.read_at)
    assert timing.start_feeds() == 0


def test_anothers_resume_searches_and_marks_are_not_found(theirs: Client, user: User) -> None:
    search = a_search(user)
    assert "Roses" not in theirs.get(f"{ADDRESS}searches/").content.decode()
    assert theirs.post(f"{ADDRESS}searches/{search.pk}/", {"do": "delete"}).status_code == 404
    asked = {"resume": search.feed.resume_id, "name": "X"}
    assert theirs.post(f"{ADDRESS}searches/", asked).status_code == 404
    there = theirs.get(f"{ADDRESS}?resume={search.feed.resume_id}").content.decode()
    assert "Why this job" not in there
    posting = search.feed.recommendations.get().posting
    asked = {"do": "report", "resume": search.feed.resume_id}
    assert theirs.post(f"{ADDRESS}{posting.pk}/mark/", asked).status_code == 404


# --- what everybody may see ---------------------------------------------------------------------


def test_what_must_be_public_is_and_the_rest_is_not(client: Client, mine: Client) -> None:
    public = a_posting(source=a_source("remotive"), title="Remote Gardener")
    other = a_posting(title="Own Gardener")
    page = client.get(f"{ADDRESS}open/").content.decode()
    assert "Remote Gardener" in page
    assert "Own Gardener" not in page
    assert client.get(f"{ADDRESS}{public.pk}/").status_code == 200
    assert client.get(f"{ADDRESS}{other.pk}/").status_code == 302
    assert "Own Gardener" in mine.get(f"{ADDRESS}{other.pk}/").content.decode()


def test_what_is_left_of_the_calls_is_said_where_a_search_is_saved(
    mine: Client, user: User
) -> None:
    feed = a_ready_feed(user)
    address = f"/jobs/found/?resume={feed.resume_id}"
    assert "are also asked of" not in mine.get(address).content.decode()
    source = a_source("adzuna")
    SourceCall.objects.bulk_create(SourceCall(source=source, at=timezone.now()) for _ in range(3))
    with override_settings(SOURCE_KEYS={**KEYS, "LINKEDIN_JOBS_URL": ""}):
        shown = mine.get(address).content.decode()
    for words in ("Adzuna, 77 of 80 searches left this day", "JSearch, ", "USAJOBS"):
        assert words in shown
