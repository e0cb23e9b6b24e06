"""The page of the sources, and the boards that people add there."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import OperationalError, connections
from django.test import Client, override_settings
from django.utils import timezone

from accounts.models import Activity, User
from jobalign.privacy.deletion import erase
from jobs.gathering import boards
from jobs.models import BoardUse, CompanyBoard, SourceCall
from jobs.tests.factories import a_board, a_job, a_posting, a_source
from jobs.tests.shapes import KEYS

pytestmark = pytest.mark.django_db

PAGE = "/jobs/sources/"


@pytest.mark.parametrize(
    ("said", "provider", "expected"),
    [
        ("https://boards.greenhouse.io/acme", "", ("greenhouse", "acme")),
        ("https://job-boards.greenhouse.io/acme/jobs/1", "", ("greenhouse", "acme")),
        ("jobs.lever.co/acme-labs", "", ("lever", "acme-labs")),
        ("https://jobs.eu.lever.co/acme/", "", ("lever", "eu/acme")),
        ("https://jobs.ashbyhq.com/Acme/", "", ("ashby", "Acme")),
        ("https://jobs.ashbyhq.com/Acme%20Labs", "", ("ashby", "Acme Labs")),
        ("https://apply.workable.com/acme/", "", ("workable", "acme")),
        ("https://careers.smartrecruiters.com/Acme1", "", ("smartrecruiters", "Acme1")),
        (" acme ", "ashby", ("ashby", "acme")),
        ("eu/acme", "lever", ("lever", "eu/acme")),
    ],
)
def test_a_board_is_added_by_its_address_or_its_name(
    said: str, provider: str, expected: tuple[str, str], mine: Client, user: User
) -> None:
    response = mine.post(PAGE, {"said": said, "provider": provider})
    assert (response.status_code, response["Location"]) == (302, PAGE)
    board = CompanyBoard.objects.get()
    assert ((board.source.key, board.token), board.by_staff) == (expected, False)
    assert [use.owner for use in board.uses.all()] == [user]
    assert board.company.startswith("Acme")
    assert Activity.objects.filter(owner=user, action="board_added").exists()


@pytest.mark.parametrize(
    ("said", "provider", "sentence"),
    [
        ("https://example.org/jobs", "", "not a board that we can read"),
        ("ftp://jobs.lever.co/acme", "", "not a board that we can read"),
        ("acme", "", "which provider"),
        ("acme?labs", "ashby", "not a board’s name"),
        ("../etc", "ashby", "not a board"),
        ("https://jobs.lever.co/../etc", "", "not a board that we can read"),
        ("", "", "required"),
        ("acme", "monster", "Select a valid choice"),
    ],
)
def test_what_is_no_board_is_said_and_what_was_typed_stays(
    said: str, provider: str, sentence: str, mine: Client
) -> None:
    response = mine.post(PAGE, {"said": said, "provider": provider, "company": "Typed"})
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert "Typed" in response.content.decode()
    assert not CompanyBoard.objects.exists()


def test_a_board_that_one_has_added_and_too_many_are_refused(mine: Client, user: User) -> None:
    a_board(user, token="Acme", company="Acme")
    shown = mine.post(PAGE, {"said": "https://boards.greenhouse.io/acme"}).content.decode()
    assert "You have added Acme already." in shown
    for _ in range(boards.MOST):
        a_board(user)
    shown = mine.post(PAGE, {"said": "https://boards.greenhouse.io/other"}).content.decode()
    assert "Remove one before you add another" in shown


def test_nobody_has_boards_read_without_end_by_adding_and_removing_them(mine: Client) -> None:
    said = {"said": "https://boards.greenhouse.io/acme"}
    for _ in range(boards.MOST):
        mine.post(PAGE, said)
        mine.post(f"{PAGE}{CompanyBoard.objects.get().pk}/remove/")
    assert "Come back tomorrow" in mine.post(PAGE, said).content.decode()
    Activity.objects.update(created_at=timezone.now() - boards.A_DAY)
    assert mine.post(PAGE, said).status_code == 302


def test_a_board_that_is_read_already_becomes_ones_own_too(
    mine: Client, user: User, stranger: User
) -> None:
    board = a_board(stranger, token="Acme", company="Acme")
    mine.post(PAGE, {"said": "https://boards.greenhouse.io/acme"})
    assert CompanyBoard.objects.get() == board
    assert set(board.uses.values_list("owner", flat=True)) == {user.pk, stranger.pk}
    assert "Yours and 1 other’s<" in mine.get(PAGE).content.decode()


def test_what_others_use_too_is_only_taken_off_ones_own_list(
    mine: Client, theirs: Client, user: User, stranger: User
) -> None:
    board = a_board(user, token="acme", company="Acme")
    theirs.post(PAGE, {"said": "https://boards.greenhouse.io/acme"})
    shown = mine.post(f"{PAGE}{board.pk}/remove/", follow=True).content.decode()
    assert "Acme is no longer yours. It is read on for others." in shown
    assert [each.owner for each in board.uses.all()] == [stranger]
    assert mine.post(f"{PAGE}{board.pk}/remove/").status_code == 404
    theirs.post(f"{PAGE}{board.pk}/remove/")  # the last of them ends it, not only who began
    assert not CompanyBoard.objects.exists()


def test_a_board_goes_with_the_last_account_that_used_it(user: User, stranger: User) -> None:
    alone, shared = a_board(user), a_board(user)
    for board, owner in ((alone, user), (shared, user), (shared, stranger)):
        BoardUse.objects.get_or_create(owner=owner, board=board)
    brought = a_board()
    BoardUse.objects.create(owner=user, board=brought)
    erase(user)
    assert set(CompanyBoard.objects.all()) == {shared, brought}
    assert [use.owner for use in shared.uses.all()] == [stranger]


@pytest.mark.parametrize("who_began_leaves_first", [True, False])
def test_the_last_of_several_takes_it_away(
    mine: Client, theirs: Client, user: User, stranger: User, *, who_began_leaves_first: bool
) -> None:
    board = a_board(user)
    BoardUse.objects.create(owner=stranger, board=board)
    first, last = (mine, theirs) if who_began_leaves_first else (theirs, mine)
    first.post(f"{PAGE}{board.pk}/remove/")
    assert CompanyBoard.objects.exists()
    last.post(f"{PAGE}{board.pk}/remove/")
    assert not CompanyBoard.objects.exists()


def test_a_board_of_which_somebody_has_saved_a_job_is_read_on(
    mine: Client, user: User, stranger: User
) -> None:
    board = a_board(user)
    posting = a_posting(board=board, source=board.source)
    a_job(user, source="found", url=posting.url)
    a_job(stranger, source="found", url=posting.url)
    mine.post(f"{PAGE}{board.pk}/remove/")
    assert CompanyBoard.objects.get() == board


def test_what_staff_brought_they_alone_end(
    mine: Client, user: User, client_of: Callable[[User], Client]
) -> None:
    board = a_board(company="Acme")
    BoardUse.objects.create(owner=user, board=board)
    mine.post(f"{PAGE}{board.pk}/remove/")
    assert CompanyBoard.objects.get() == board
    staff = client_of(User.objects.create_superuser("staff@example.org"))
    sure = {"post": "yes"}
    assert staff.post(f"/admin/jobs/companyboard/{board.pk}/delete/", sure).status_code == 302
    assert not CompanyBoard.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_board_that_is_added_while_another_leaves_it_is_read_on(
    user: User, stranger: User
) -> None:
    board = a_board(user, token="acme")
    doing: list[Callable[[], object]] = [
        lambda: boards.remove_board(owner=user, board=board),
        lambda: boards.add_board(owner=stranger, said="acme", provider="greenhouse"),
    ]

    def do(one: Callable[[], object]) -> None:
        while True:
            try:
                one()
            except OperationalError:  # a SQLite in memory does not wait for its turn
                continue
            connections.close_all()
            return

    threads = [threading.Thread(target=do, args=[one]) for one in doing]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert [use.owner for use in CompanyBoard.objects.get().uses.all()] == [stranger]


@pytest.mark.parametrize(
    ("token", "typed", "shown"),
    [
        ("acme-robotics", "", "Acme Robotics"),
        ("acmerobotics", "Acme Robotics GmbH", "Acme Robotics GmbH"),
        ("AcmeHQ", "ACME", "ACME"),
        ("eu/acme", "Äcmé, Inc.", "Äcmé, Inc."),
        ("acme", "Rosewood Park", "Acme"),
        ("acme", "Acme is a fraud", "Acme"),
        ("acme", "...", "Acme"),
    ],
)
def test_nobody_speaks_in_another_employers_name(token: str, typed: str, shown: str) -> None:
    assert boards.employer_of(token, typed) == shown


def test_who_added_a_board_removes_it(mine: Client, user: User) -> None:
    board, other = a_board(user, company="Mine"), a_board(company="Theirs")
    shown = mine.get(PAGE).content.decode()
    assert f"{PAGE}{board.pk}/remove/" in shown
    assert f"{PAGE}{other.pk}/remove/" not in shown
    mine.post(f"{PAGE}{board.pk}/remove/")
    assert list(CompanyBoard.objects.all()) == [other]


def test_sources_show_how_they_stand_their_terms_and_their_meters(mine: Client) -> None:
    source = a_source("remotive")
    SourceCall.objects.bulk_create(SourceCall(source=source, at=timezone.now()) for _ in range(3))
    type(source).objects.update(problem="It could not answer (500).", failures=9)
    with override_settings(OPEN_SOURCES=True, SOURCE_KEYS={**KEYS, "ADZUNA_APP_KEY": ""}):
        shown = mine.get(PAGE).content.decode()
    for words in (
        "3 of 4",
        "It could not answer (500).",
        "Not answering; tried again now and then",
        '<a class="link" href="https://remotive.com/">From Remotive</a>',
        "Not set up here",
        "Jobs by Adzuna",
        "116 by 23 pixels",
        "written examples, not real openings",
        "LinkedIn gives its jobs to partners only",
    ):
        assert words in " ".join(shown.split())


def test_staff_are_told_what_a_source_is_off_for(mine: Client, user: User) -> None:
    type(user).objects.filter(pk=user.pk).update(is_staff=True)
    with override_settings(OPEN_SOURCES=False, SOURCE_KEYS={}, DEMO_BOARD=False):
        shown = mine.get(PAGE).content.decode()
    assert "Off: it needs ADZUNA_APP_ID and ADZUNA_APP_KEY to be set" in shown
    assert "Off: it needs OPEN_SOURCES to be set" in shown
