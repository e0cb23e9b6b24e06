"""One's own pages: the settings, the photo, the list of what one did."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from accounts.models import Activity, Profile, User
from accounts.services import record
from accounts.views import SHOWS
from accounts.where import device_of, shortened

pytestmark = pytest.mark.django_db
SAID = {
    "profile": {"name": "Ada Fields", "headline": "Gardener", "place": "York"},
    "look": {"language": "en-us", "time_zone": "Asia/Tokyo", "theme": "ink-dark"},
    "model": {"model_use": "full", "keep_model_answers": "", "keep_sent": "0"},
    "mail": {"mail_reminders": ""},
}


def kept(owner: User) -> dict[str, str]:
    """All settings of a person, as a form would send them; what is off is empty."""
    profile = Profile.objects.select_related("user").get(user=owner)
    names = [name for said in SAID.values() for name in said if name != "name"]
    values = {name: getattr(profile, name) for name in names} | {"name": profile.user.name}
    return {name: "" if value is False else str(value) for name, value in values.items()}


@pytest.mark.parametrize("section", SAID)
def test_a_part_is_kept_and_noted_and_the_others_stay(
    section: str, mine: Client, user: User
) -> None:
    before = kept(user)
    response = mine.post(f"/settings/save/{section}/", SAID[section])
    assert response["Location"] == f"/settings/#{section}"
    assert kept(user) == before | SAID[section]
    assert Activity.objects.filter(owner=user, action="profile").count() == 1


@pytest.mark.parametrize(
    ("section", "wrong"),
    [
        ("look", {"time_zone": "Mars/Olympus"}),
        ("look", {"theme": "neon"}),
        ("look", {"language": "xx"}),
        ("model", {"model_use": "loud"}),
        ("model", {"keep_sent": "-1"}),
        ("profile", {"name": "x" * 151}),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    section: str, wrong: dict[str, str], mine: Client, user: User
) -> None:
    was = kept(user)
    response = mine.post(f"/settings/save/{section}/", SAID[section] | wrong)
    assert response.status_code == 422
    assert kept(user) == was
    assert not Activity.objects.filter(owner=user, action="profile").exists()


def test_a_part_that_there_is_not_is_not_found(mine: Client) -> None:
    assert mine.post("/settings/save/nonsense/").status_code == 404


def test_pages_speak_the_language_and_wear_the_look_that_was_chosen(mine: Client) -> None:
    mine.post("/settings/save/look/", SAID["look"])
    page = mine.get("/dashboard/").content.decode()
    assert 'lang="en-us"' in page
    assert 'data-theme="ink-dark"' in page


def test_times_are_the_persons_own(mine: Client, user: User) -> None:
    noted = record(user, Activity.Action.SIGNED_IN, "Signed in")
    Activity.objects.filter(pk=noted.pk).update(created_at="2026-01-05T20:00Z")
    assert "5 January 2026, 20:00" in mine.get("/settings/activity/").content.decode()
    mine.post("/settings/save/look/", SAID["look"])
    assert "6 January 2026, 05:00" in mine.get("/settings/activity/").content.decode()


def picture(size: tuple[int, int] = (1200, 800), kind: str = "JPEG") -> bytes:
    """A picture as a camera makes it, with the place that it was taken at."""
    made, exif = Image.new("RGB", size, "tomato"), Image.Exif()
    exif[0x010F] = "Camera maker"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    file = BytesIO()
    made.save(file, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return file.getvalue()


def send(client: Client, data: bytes, name: str = "me.jpg") -> str:
    sent = {"photo": SimpleUploadedFile(name, data)}
    return client.post("/settings/photo/", sent, follow=True).content.decode()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_photo_is_made_anew_small_and_without_what_the_camera_wrote(
    kind: str, mine: Client, user: User
) -> None:
    sent = picture(kind=kind)
    page = send(mine, sent)
    profile = Profile.objects.get(user=user)
    answer = mine.get(f"/settings/photo/{profile.photo_name}/")
    shown = b"".join(answer.streaming_content)  # type: ignore[attr-defined] # a file's
    assert f"/settings/photo/{profile.photo_name}/" in page
    opened = Image.open(BytesIO(shown))
    assert (opened.format, opened.size, dict(opened.getexif())) == ("JPEG", (512, 512), {})
    assert b"Camera maker" not in shown
    assert (b"Camera maker" in sent) is (kind == "JPEG")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Choose a picture first"),
        (b"not a picture", "not a picture that can be read"),
        (picture()[:900], "not a picture that can be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture that can be read"),
        (picture((9000, 9000)), "too large"),
    ],
    ids=["empty", "text", "cut", "svg", "bomb"],
)
def test_what_is_no_photo_is_refused_with_a_sentence(
    data: bytes, sentence: str, mine: Client, user: User
) -> None:
    assert sentence in send(mine, data)
    assert not Profile.objects.get(user=user).photo


def test_a_new_photo_takes_the_place_of_the_old_file(
    mine: Client, user: User, django_capture_on_commit_callbacks: object
) -> None:
    folder = settings.MEDIA_ROOT / "accounts" / str(user.pk)
    before = set(folder.iterdir()) if folder.exists() else set()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        send(mine, picture())
        send(mine, picture(kind="PNG"))
    assert len(set(folder.iterdir()) - before) == 1
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        mine.post("/settings/photo/", {"remove": "1"})
    assert set(folder.iterdir()) == before
    assert not Profile.objects.get(user=user).photo


def test_a_photo_is_ones_own(mine: Client, theirs: Client, user: User) -> None:
    send(mine, picture())
    address = f"/settings/photo/{Profile.objects.get(user=user).photo_name}/"
    assert theirs.get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_activity_is_ones_own(mine: Client, theirs: Client) -> None:
    mine.post("/settings/save/profile/", SAID["profile"])
    assert b"Profile changed" in mine.get("/settings/activity/").content
    assert b"Profile changed" not in theirs.get("/settings/activity/").content


def test_activity_says_where_and_can_be_searched(mine: Client, user: User) -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"
    mine.post(
        "/settings/save/profile/",
        SAID["profile"],
        headers={"User-Agent": agent},
        REMOTE_ADDR="2001:db8:7:9::1",
    )
    record(user, Activity.Action.JOB_ADDED, "Job added: Gardener")
    page = mine.get("/settings/activity/").content.decode()
    assert "Safari on iPhone, 2001:db8:7::x" in page
    for asked, found in (("iPhone", True), ("gardener", False), ("2001:db8", True)):
        page = mine.get("/settings/activity/", {"q": asked}).content.decode()
        assert ("Profile changed" in page) is found
    shown = mine.get("/settings/activity/", {"show": "jobs"}).content.decode()
    assert ("Job added" in shown, "Profile changed" in shown) == (True, False)


@pytest.mark.parametrize("action", Activity.Action.values)
def test_every_action_can_be_found_by_one_filter(action: str, user: User) -> None:
    record(user, Activity.Action(action), "Something")
    mine = Activity.objects.owned_by(user)
    found = [name for name, (_, condition) in SHOWS.items() if mine.filter(condition).exists()]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("203.0.113.77", "203.0.113.x"),
        ("2001:db8:7:9:1:2:3:4", "2001:db8:7::x"),
        ("::ffff:203.0.113.77", "203.0.113.x"),
        ("", ""),
        ("unknown", ""),
    ],
)
def test_of_an_address_a_part_is_kept(address: str, shown: str) -> None:
    assert shortened(address) == shown


@pytest.mark.parametrize(
    ("agent", "shown"),
    [
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0",
            "Firefox on Linux",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/130.0 Safari/537.36",
            "Chrome on macOS",
        ),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.5.0", "curl"),
        ("", ""),
        ("\x00" * 5000, ""),
    ],
)
def test_a_device_is_a_browser_and_a_system(agent: str, shown: str) -> None:
    assert device_of(agent) == shown
