"""A first report without an account, and what becomes of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import GUESTS, AccountClosing, User
from billing.models import Usage
from conftest import person
from core.errors import Refused
from core.tests.test_admin import ROWS
from jobalign import guests
from jobs.gathering.boards import remove_board
from jobs.models import CalendarFeed, Job
from jobs.tests.factories import a_board, a_posting
from matching.models import HiddenCompany, Match, PostingMark
from resumes.models import Resume
from resumes.tests.factories import TEXT, a_resume

pytestmark = pytest.mark.django_db
JOB = "Gardener wanted in Leeds.\nYou have pruned roses for two years or more."


def begin(client: Client, text: bytes = TEXT.encode(), job: str = JOB) -> HttpResponse:
    file = SimpleUploadedFile("mine.txt", text)
    return client.post("/start/", {"resume": file, "job": job})  # type: ignore[return-value]


def guest_of(client: Client) -> User:
    return User.objects.get(pk=client.session["_auth_user_id"])


def test_a_visitor_has_a_report_that_is_theirs_alone(client: Client, theirs: Client) -> None:
    response = begin(client)
    match = Match.objects.get()
    assert response.headers["Location"] == match.get_absolute_url()
    assert (match.owner, match.owner.is_guest) == (guest_of(client), True)
    assert client.get(match.get_absolute_url()).status_code == 200
    assert theirs.get(match.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("text", "job", "said"),
    [
        (b"", JOB, "mine.txt is empty"),
        (b"Ada", "Gardener", "too short to be a job"),
        (b"Ada", "", "Paste the advertisement"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    client: Client, text: bytes, job: str, said: str
) -> None:
    response = begin(client, text, job)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert not User.objects.guests().exists()


def test_a_member_starts_as_themself(mine: Client, user: User) -> None:
    begin(mine)
    assert Match.objects.get().owner == user
    assert not User.objects.guests().exists()


def test_one_address_has_so_many_starts_an_hour(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guests, "STARTS_AN_HOUR", 1)
    assert begin(client).status_code == 302
    assert begin(Client()).status_code == 429


def test_an_account_keeps_what_the_guest_made(client: Client, user: User) -> None:
    begin(client)
    assert client.post("/keep/").headers["Location"] == "/accounts/signup/"
    assert client.get("/dashboard/").status_code == 302
    client.force_login(user)
    assert [made.objects.get().owner for made in (Resume, Job, Match)] == [user] * 3
    assert not User.objects.guests().exists()


def test_a_person_who_had_a_default_keeps_it(user: User) -> None:
    mine = a_resume(user, is_default=True)
    file = SimpleUploadedFile("mine.txt", TEXT.encode())
    match = guests.first_report(visitor=None, resume=file, job=JOB)
    guests.hand_over(match.owner_id, user)
    assert Resume.objects.owned_by(user).get(is_default=True) == mine


def test_nobody_can_take_over_a_member(user: User, stranger: User) -> None:
    a_resume(stranger)
    guests.hand_over(stranger.pk, user)
    assert not Resume.objects.owned_by(user).exists()


def test_members_are_not_sent_away_to_sign_up(mine: Client) -> None:
    assert mine.post("/keep/").headers["Location"] == "/dashboard/"


def test_a_guest_and_their_files_are_gone_after_a_day(
    client: Client, django_capture_on_commit_callbacks: object
) -> None:
    begin(client)
    file = Resume.objects.get().file
    assert guests.delete_old() == 0
    User.objects.guests().update(date_joined=timezone.now() - timedelta(hours=25))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert guests.delete_old() == 1
    assert not file.storage.exists(str(file.name))
    assert not Job.objects.exists()


@pytest.mark.parametrize("model", guests.owned_models())
def test_nothing_that_a_guest_can_own_is_left_behind(model: type[Model], user: User) -> None:
    guest = person(f"guest@{GUESTS}")
    made = ROWS[model](guest)
    guests.hand_over(guest.pk, user)
    assert made is not None
    assert model._default_manager.filter(pk=made.pk, owner=user).exists()  # noqa: SLF001 - Django's documented name


def test_a_board_that_a_guest_brought_is_the_persons_to_end(user: User) -> None:
    guest = person(f"guest@{GUESTS}")
    board = a_board(guest)
    guests.hand_over(guest.pk, user)
    assert [use.owner for use in board.uses.all()] == [user]
    assert remove_board(owner=user, board=board)


@pytest.mark.parametrize("model", [PostingMark, HiddenCompany, CalendarFeed])
def test_of_what_there_can_be_one_of_the_person_keeps_their_own(
    model: type[Model], user: User
) -> None:
    guest, posting = person(f"guest@{GUESTS}"), a_posting()
    said: dict[type[Model], dict[str, object]] = {
        PostingMark: {"posting": posting, "kind": "hidden"},
        HiddenCompany: {"name": "kew"},
        CalendarFeed: {},
    }
    rows = model._default_manager  # noqa: SLF001 - Django's documented name
    mine = rows.create(owner=user, **said[model])
    rows.create(owner=guest, **said[model])
    resume = a_resume(guest)
    guests.hand_over(guest.pk, user)
    assert list(rows.all()) == [mine]
    assert Resume.objects.get().pk == resume.pk
    assert Resume.objects.get().owner == user


def test_what_one_of_a_kind_does_not_hinder_is_given(user: User) -> None:
    guest = person(f"guest@{GUESTS}")
    for owner, name in ((user, "kew"), (guest, "kew"), (guest, "leaf")):
        HiddenCompany.objects.create(owner=owner, name=name)
    guests.hand_over(guest.pk, user)
    names = HiddenCompany.objects.owned_by(user).order_by("name").values_list("name", flat=True)
    assert list(names) == ["kew", "leaf"]


def test_a_guest_who_wanted_to_leave_takes_no_account_along(user: User) -> None:
    guest = person(f"guest@{GUESTS}")
    AccountClosing.objects.create(owner=guest, due_at=timezone.now())
    guests.hand_over(guest.pk, user)
    assert not AccountClosing.objects.exists()


@pytest.mark.parametrize(
    "door",
    [
        *("password/set/", "password/change/", "email/", "3rdparty/"),
        *("2fa/", "2fa/totp/activate/", "sessions/"),
    ],
)
def test_a_guest_has_no_password_and_no_address_to_lose(client: Client, door: str) -> None:
    begin(client)
    for method in (client.get, client.post):
        assert method(f"/accounts/{door}")["Location"] == "/dashboard/"
    assert client.post("/accounts/logout/")["Location"] == "/"


def test_a_first_report_that_is_refused_leaves_no_file(user: User, settings: LazySettings) -> None:
    settings.STRIPE_SECRET_KEY = "sk_test_" + "x" * 24
    guests.first_report(visitor=user, resume=SimpleUploadedFile("ada.txt", b"Ada"), job=JOB)
    folder = Path(Resume.objects.get().file.path).parent
    kept = set(folder.iterdir())
    Usage.objects.filter(feature="match").update(spent=1000)
    with pytest.raises(Refused):
        guests.first_report(visitor=user, resume=SimpleUploadedFile("b.txt", b"B"), job=JOB)
    assert set(folder.iterdir()) == kept
