"""Bringing résumés."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from accounts.models import Activity, User
from billing.models import Usage
from resumes.models import Resume

pytestmark = pytest.mark.django_db
ADDRESS = "/resumes/new/"


def a_file(name: str = "ada.txt", content: bytes = b"Ada Field\nGardener\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_is_kept_and_waits_to_be_read(mine: Client, user: User) -> None:
    response = mine.post(ADDRESS, {"file": a_file()})
    resume = Resume.objects.get()
    assert response["Location"] == resume.get_absolute_url()
    assert (resume.owner, resume.title, resume.status) == (user, "ada", "waiting")
    with resume.file.open() as kept:
        assert kept.read() == b"Ada Field\nGardener\n"
    assert Activity.objects.get(action="resume_added").text == "Résumé added: ada"


def test_the_first_is_the_default_and_the_second_is_not(mine: Client) -> None:
    mine.post(ADDRESS, {"file": a_file("one.txt")})
    mine.post(ADDRESS, {"file": a_file("two.txt")})
    assert list(Resume.objects.order_by("pk").values_list("is_default", flat=True)) == [
        True,
        False,
    ]


def test_several_at_once(mine: Client) -> None:
    response = mine.post(ADDRESS, {"file": [a_file("one.txt"), a_file("two.txt")]})
    assert response["Location"] == "/resumes/"
    assert Resume.objects.count() == 2


def test_nothing_chosen(mine: Client) -> None:
    response = mine.post(ADDRESS, {})
    assert response.status_code == 422
    assert "Choose a file: PDF, Word, OpenDocument, RTF or text." in response.content.decode()


def test_an_empty_file(mine: Client) -> None:
    response = mine.post(ADDRESS, {"file": a_file(content=b"")})
    assert response.status_code == 422
    assert "ada.txt is empty. Choose the file again." in response.content.decode()
    assert not Resume.objects.exists()


@override_settings(UPLOAD_LIMIT=1000)
def test_one_too_large_keeps_none_and_names_it(mine: Client) -> None:
    files = [a_file("fine.txt"), a_file("huge.pdf", b"x" * 200_000)]
    response = mine.post(ADDRESS, {"file": files})
    assert response.status_code == 422
    assert "huge.pdf is larger than 10 MB." in response.content.decode()
    assert not Resume.objects.exists()


@override_settings(BODY_LIMIT=1000)
def test_a_body_beyond_all_limits_is_not_read(mine: Client) -> None:
    response = mine.post(ADDRESS, {"file": a_file(content=b"x" * 2000)})
    assert (response.status_code, response["Connection"]) == (413, "close")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Ada\\cv.pdf", "cv.pdf"),
        ("a" * 500 + ".pdf", "a" * 251 + ".pdf"),
        ("<script>alert(1)</script>.pdf", "script>.pdf"),
    ],
)
def test_a_files_name_is_only_a_name(mine: Client, said: str, kept: str) -> None:
    boundary = "frontier"
    body = (
        f"--{boundary}\r\nContent-Disposition: form-data; "
        f'name="file"; filename="{said}"\r\n\r\nAda Field\r\n--{boundary}--\r\n'
    )
    mine.post(ADDRESS, body.encode(), content_type=f"multipart/form-data; boundary={boundary}")
    resume = Resume.objects.get()
    assert resume.filename == kept
    assert str(resume.file.name).startswith(f"resumes/{resume.owner_id}/")


@override_settings(STRIPE_SECRET_KEY="sk_test_" + "x" * 24)
def test_a_used_up_allowance_refuses_before_anything_is_kept(mine: Client, user: User) -> None:
    mine.post(ADDRESS, {"file": a_file()})
    Usage.objects.update(spent=20)
    response = mine.post(ADDRESS, {"file": a_file()})
    assert response.status_code == 402
    assert "You have used all 20 résumés of this month." in response.content.decode()
    assert Resume.objects.count() == 1
    assert Usage.objects.get(owner=user).spent == 20


@override_settings(STRIPE_SECRET_KEY="sk_test_" + "x" * 24)
def test_a_failed_reading_gives_the_allowance_back_once(mine: Client, user: User) -> None:
    mine.post(ADDRESS, {"file": a_file()})
    resume = Resume.objects.get()
    resume.fail("No.")
    resume.fail("No.")
    assert Usage.objects.get(owner=user).spent == 0


@override_settings(STRIPE_SECRET_KEY="sk_test_" + "x" * 24)
def test_of_files_that_are_refused_together_none_stays_on_the_disk(mine: Client) -> None:
    mine.post(ADDRESS, {"file": a_file()})
    folder = Path(Resume.objects.get().file.path).parent
    kept = set(folder.iterdir())
    Usage.objects.update(spent=19)
    assert mine.post(ADDRESS, {"file": [a_file("one.txt"), a_file("two.txt")]}).status_code == 402
    assert Resume.objects.count() == 1
    assert set(folder.iterdir()) == kept
