"""The report as a PDF says what its page says."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from ai.documents import Document
from ai.documents import read as read_document
from jobs.tests.factories import a_job
from matching.models import Match
from matching.tests.factories import a_match

pytestmark = pytest.mark.django_db


def read(client: Client, match: Match, **query: str) -> Document:
    response = client.get(reverse("matching:pdf", args=[match.pk]), query)
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith('attachment; filename="report-')
    return read_document(response.content, name="report.pdf")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_holds_the_score_the_ledger_and_the_lines(paper: str, mine: Client, user: User) -> None:
    text = " ".join(read(mine, a_match(user), paper=paper).text.split())
    for words in (
        *("Head Gardener", "Rosewood Park, York", "62.5", "of 100", "A fair fit."),
        *("1 of 2 required things are met.", "+37.5", "62.5 / 62.5", "0 / 37.5"),
        *("Your résumé names pruning among its skills.", "Pruning, grafting"),
        *("Résumé 8", "Job 5", "The job names no degree.", "version test"),
    ):
        assert words in text


def test_words_that_look_like_commands_are_words(mine: Client, user: User) -> None:
    odd = '#import "x" $1 @y *bold* <b> \\ `c` "q"'
    match = a_match(user, job=a_job(user, title=odd))
    assert odd in " ".join(read(mine, match).text.split())


def test_what_the_fonts_lack_is_said(mine: Client, user: User) -> None:
    match = a_match(user, job=a_job(user, title="看護師"))
    response = mine.get(reverse("matching:pdf", args=[match.pk]), follow=True)
    assert "These characters cannot be set in this font: 看 護 師" in response.content.decode()


def test_a_report_that_is_not_made_yet_has_none(mine: Client, user: User) -> None:
    match = a_match(user, status="waiting", finished_at=None, score=None, report=None)
    response = mine.get(reverse("matching:pdf", args=[match.pk]))
    assert response["Location"] == match.get_absolute_url()
