"""The picture that LinkedIn gives becomes the photo of who has none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.socialaccount.models import SocialAccount
from pytest_django import Settings

from accounts.models import Activity, Profile, User
from accounts.tests.test_profile import picture
from jobalign.pictures import take
from jobs.tests.web import Answer, Site, a_site, always

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings: Settings) -> Iterator[Site]:
    """The site that pictures lie on."""
    with a_site(always(Answer(picture(), kind="image/jpeg"))) as site:
        settings.FETCH_ALSO = [("127.0.0.1", site.port)]
        yield site


def there(owner: User, address: str) -> int:
    said = {"userinfo": {"name": "Ada Field", "picture": address}}
    made = SocialAccount.objects.create(user=owner, provider="linkedin", uid="1", extra_data=said)
    return int(made.pk)


def test_it_is_taken_once_and_kept_here(user: User, media: Site) -> None:
    number = there(user, f"{media.url}/photo")
    take(number)
    take(number)
    kept = Profile.objects.get(user=user).photo
    with kept.open("rb") as file:
        assert file.read(2) == b"\xff\xd8"
    assert len(media.asked) == 1
    assert Activity.objects.owned_by(user).get().text.startswith("Photo taken over")


def test_ones_own_photo_stays(user: User, media: Site) -> None:
    Profile.objects.filter(user=user).update(photo="mine.jpg")
    take(there(user, f"{media.url}/photo"))
    assert Profile.objects.get(user=user).photo.name == "mine.jpg"
    assert media.asked == []


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "http://169.254.169.254/", "odd"])
def test_what_is_no_picture_of_the_web_is_not_fetched(address: str, user: User) -> None:
    take(there(user, address))
    assert not Profile.objects.get(user=user).photo


def test_an_account_that_is_gone_has_no_picture() -> None:
    take(12345)
    assert not Profile.objects.exists()
