"""Everything that is kept of a person, packed: nothing is missing, and nothing is another's."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import FileField
from django.db.models.fields.files import FieldFile
from django.test import Client
from django.utils import timezone

from accounts.models import Activity, DataExport, User
from core.errors import Refused
from jobalign.privacy import services
from jobalign.privacy.classes import Secret, Theirs, class_of, exported_models, rows_of
from jobalign.privacy.export import pack, write
from jobalign.privacy.tests.rich import a_rich_person

pytestmark = pytest.mark.django_db
TO_FIND = [m for m in apps.get_models() if isinstance(class_of(m), Theirs)]


@pytest.fixture
def rich(db: None) -> User:  # noqa: ARG001 - asked for by its name
    return a_rich_person("rich@example.org")


def packed(person: User) -> ZipFile:
    file = BytesIO()
    write(person, file)
    return ZipFile(file)


def test_it_holds_every_row_of_every_table(rich: User) -> None:
    other = a_rich_person("other@example.org")
    archive = packed(rich)
    for model in TO_FIND:
        said = model._meta  # noqa: SLF001 - Django's documented name
        rows: list[dict[str, Any]] = json.loads(archive.read(f"data/{said.label_lower}.json"))
        mine = list(rows_of(rich, model).values_list("pk", flat=True))
        assert mine, f"the rich person has no {said.label}: give them one in rich.py"
        assert [row[said.pk.attname] for row in rows] == mine
        assert rows_of(other, model).exists()
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"other@example.org" not in everything


def content(file: FieldFile) -> bytes:
    with file.open("rb") as opened:
        return bytes(opened.read())


def test_it_holds_every_file(rich: User) -> None:
    archive = packed(rich)
    kept = [
        content(getattr(row, field.attname))
        for model in exported_models()
        for field in model._meta.concrete_fields  # noqa: SLF001 - Django's documented name
        if isinstance(field, FileField)
        and field.name not in getattr(class_of(model), "without", ())
        for row in rows_of(rich, model)
        if getattr(row, field.attname)
    ]
    files = [archive.read(name) for name in archive.namelist() if name.startswith("files/")]
    assert sorted(files) == sorted(kept)
    assert b"a photo" in files
    assert len(files) >= 4


def test_every_field_is_there_but_for_those_that_open_doors(rich: User) -> None:
    archive = packed(rich)
    for model in TO_FIND:
        said, class_ = model._meta, class_of(model)  # noqa: SLF001 - Django's documented name
        row = json.loads(archive.read(f"data/{said.label_lower}.json"))[0]
        without = class_.without if isinstance(class_, Theirs) else ()
        names = {field.attname for field in said.concrete_fields if field.name not in without}
        assert set(row) - {"files"} == names
    everything = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (rich.password.encode(), b"sealed-secret", b"token-of-theirs", b"key-"):
        assert secret not in everything
    assert any(isinstance(class_of(each), Secret) for each in apps.get_models())


def test_the_page_names_each_table_and_links_each_file(rich: User) -> None:
    archive = packed(rich)
    page = archive.read("index.html").decode()
    for name in archive.namelist():
        if name != "index.html":
            assert f'href="{name}"' in page


def test_what_a_person_wrote_is_no_markup_in_the_page(user: User) -> None:
    User.objects.filter(pk=user.pk).update(name="<script>alert(1)</script>")
    user.refresh_from_db()
    page = packed(user).read("index.html").decode()
    assert "<script>" not in page


def test_asked_for_packed_and_taken(rich: User, client_of: Any) -> None:  # noqa: ANN401 - a fixture
    client = client_of(rich)
    Authenticator.objects.filter(user=rich).delete()  # else a code is asked for first
    DataExport.objects.owned_by(rich).delete()
    assert client.post("/settings/data/")["Location"] == "/settings/data/"
    made = DataExport.objects.owned_by(rich).get()
    assert "Packing everything" in client.get("/settings/data/").content.decode()
    pack(made.pk)
    pack(made.pk)
    made.refresh_from_db()
    assert (made.status, made.attempts) == ("ready", 1)
    answer = client.get(f"/settings/data/{made.pk}/")
    archive = ZipFile(BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    assert made.size == len(content(made.file))
    texts = set(Activity.objects.owned_by(rich).values_list("text", flat=True))
    assert {"Asked for everything as a file", "Everything is packed, to take along"} <= texts


def test_one_at_a_time_and_five_a_day(user: User) -> None:
    services.request_export(user)
    with pytest.raises(Refused, match="being packed already"):
        services.request_export(user)
    for _ in range(4):
        pack(DataExport.objects.unsettled().get().pk)
        services.request_export(user)
    pack(DataExport.objects.unsettled().get().pk)
    with pytest.raises(Refused, match="five times today"):
        services.request_export(user)


def test_after_a_week_the_file_is_gone(
    user: User,
    django_capture_on_commit_callbacks: Any,  # noqa: ANN401 - a fixture
) -> None:
    made = services.request_export(user)
    pack(made.pk)
    made.refresh_from_db()
    services.tidy()
    assert made.file.storage.exists(str(made.file.name))
    DataExport.objects.update(created_at=timezone.now() - timedelta(days=8))
    with django_capture_on_commit_callbacks(execute=True):
        services.tidy()
    assert not DataExport.objects.exists()
    assert not made.file.storage.exists(str(made.file.name))


def test_a_row_that_is_gone_is_packed_by_nobody(user: User) -> None:
    made = services.request_export(user)
    number = made.pk
    made.delete()
    pack(number)
    assert not DataExport.objects.exists()


def test_a_person_with_a_password_is_asked_for_it_first(user: User) -> None:
    user.set_password("four plain words here")
    user.save()
    client = Client()
    client.force_login(user)
    response = client.post("/settings/data/")
    assert response["Location"] == "/accounts/reauthenticate/?next=%2Fsettings%2Fdata%2F"
    assert not DataExport.objects.exists()
    client.post(
        "/accounts/reauthenticate/?next=/settings/data/", {"password": "four plain words here"}
    )
    assert DataExport.objects.count() == 1  # what was asked for is done, once
