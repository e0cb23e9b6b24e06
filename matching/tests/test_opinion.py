"""A second opinion beside the report: where it differs, on what words, and never in the score."""

import pytest
from django.test import Client

from accounts.models import User
from matching.models import Match, SecondOpinion
from matching.opinions import OpinionPage
from matching.presenting import ReportPage
from matching.tests.factories import an_opinion

pytestmark = pytest.mark.django_db


def test_it_counts_what_both_judged_and_shows_where_they_differ(user: User) -> None:
    opinion = an_opinion(user)
    match = opinion.match
    page = ReportPage.of(match.parsed, resume_text=match.resume_text, job_text=match.job_text)
    shown = OpinionPage.of(opinion.parsed, page)
    assert (shown.agreed, shown.compared) == (1, 2)
    [difference] = shown.differences
    assert (difference.name, difference.says) == ("Three years of experience", "Met")
    assert [p.text for line in difference.resume for p in line.pieces if p.mark] == [
        "2019 - present"
    ]


def test_the_page_says_that_it_never_moves_the_score(mine: Client, user: User) -> None:
    opinion = an_opinion(user)
    page = mine.get(opinion.match.get_absolute_url()).content.decode()
    assert "Never moves the score" in page
    assert "Its own estimate is 81 of 100" in page
    assert "Score 62.5 of 100" in page


@pytest.mark.parametrize("status", ["waiting", "ready"])
def test_the_fragment_asks_again_until_it_has_settled(
    status: str, mine: Client, user: User
) -> None:
    settled = {} if status == "ready" else {"status": status, "finished_at": None, "answer": None}
    opinion = an_opinion(user, **settled)
    fragment = mine.get(f"/reports/{opinion.match_id}/opinion/").content.decode()
    assert ("hx-trigger" in fragment) is (status == "waiting")
    assert "<html" not in fragment


def test_a_failed_one_says_why_and_can_be_asked_once_more(mine: Client, user: User) -> None:
    opinion = an_opinion(user, status="failed", problem="The model is resting.", answer=None)
    address = f"/reports/{opinion.match_id}/opinion/"
    assert "The model is resting." in mine.get(address).content.decode()
    mine.post(address)
    assert SecondOpinion.objects.get().status == "waiting"


def test_a_report_without_one_has_no_panel(mine: Client, user: User) -> None:
    opinion = an_opinion(user)
    opinion.delete()
    page = mine.get(Match.objects.get().get_absolute_url()).content.decode()
    assert "Second opinion" not in page
