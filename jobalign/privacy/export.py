"""Everything that is kept of a person, as one ZIP file: a file of JSON a table, the files that
they brought or had made, and a page to read."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import FileField, Model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst

from accounts.models import Activity, DataExport, User
from accounts.services import record
from core.uploads import all_or_none, plain_filename
from jobalign.privacy.classes import Theirs, class_of, exported_models, rows_of

PACKING = timedelta(seconds=115)  # as long as a task may take
SHOWN = 200  # rows of a table that the page names; all are in its file


@dataclass(slots=True)
class Table:
    """What the page says of a table: its name, its file, and its first rows."""

    name: str
    path: str
    count: int = 0
    rows: list[tuple[str, list[str]]] = field(default_factory=list)


def pack(export_id: int) -> None:
    """Make the file. Safe to run twice, and for a row that is deleted."""
    made = DataExport.objects.select_related("owner").filter(pk=export_id).first()
    if made is None or not made.claim():
        return
    with made.working(), tempfile.TemporaryFile() as file:
        made.at_step(1, lease=PACKING)
        write(made.owner, file)
        made.at_step(2, lease=PACKING)
        made.size = file.tell()
        with all_or_none() as written, made.settling():
            file.seek(0)
            made.file.save("everything.zip", File(file), save=False)
            written.append(made.file)
            made.save(update_fields=["file", "size"])
            record(
                made.owner,
                Activity.Action.DATA_EXPORTED,
                "Everything is packed, to take along",
                reverse("data"),
            )


def write(person: User, file: IO[bytes]) -> None:
    """Write the ZIP file of all that is the person's."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        tables = [_table(archive, person, model) for model in exported_models()]
        page = {
            "person": person,
            "tables": [table for table in tables if table.count],
            "now": timezone.now(),
            "shown": SHOWN,
        }
        archive.writestr("index.html", render_to_string("privacy/index.html", page))


def _table(archive: zipfile.ZipFile, person: User, model: type[Model]) -> Table:
    """A table's rows as JSON, an object a line of a list, and the files that belong to them."""
    said = model._meta  # noqa: SLF001 - Django's documented name
    table = Table(str(capfirst(said.verbose_name_plural)), f"data/{said.label_lower}.json")
    rows = []
    for row in rows_of(person, model).iterator():
        files = list(_files(archive, row, table.path))
        rows.append(_values(row) | ({"files": files} if files else {}))
        table.count += 1
        if table.count <= SHOWN:
            table.rows.append((str(row), files))
    if rows:
        text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr(table.path, text)
    return table


def _values(row: Model) -> dict[str, Any]:
    said = class_of(type(row))
    without = said.without if isinstance(said, Theirs) else ()
    return {
        each.attname: str(value) if isinstance(each, FileField) else value
        for each in row._meta.concrete_fields  # noqa: SLF001 - Django's documented name
        if each.name not in without
        for value in [each.value_from_object(row)]
    }


def _files(archive: zipfile.ZipFile, row: Model, table: str) -> Iterator[str]:
    """Put the row's files into the archive; where each stands there."""
    said = class_of(type(row))
    without = said.without if isinstance(said, Theirs) else ()
    for each in row._meta.concrete_fields:  # noqa: SLF001 - Django's documented name
        file = getattr(row, each.attname) if isinstance(each, FileField) else None
        if not file or each.name in without or not file.storage.exists(str(file.name)):
            continue
        name = plain_filename(getattr(row, "filename", "") or f"{each.name}", each.name)
        path = f"files/{PurePosixPath(table).stem}/{row.pk}-{name}"
        with file.open("rb") as source, archive.open(path, "w") as kept:
            for chunk in source.chunks():
                kept.write(chunk)
        yield path
