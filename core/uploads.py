"""Uploads are refused while they stream in, not after."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest

LONGEST_FILENAME = 255


class SizeLimitHandler(FileUploadHandler):
    """Drops a file as soon as it passes ``UPLOAD_LIMIT`` bytes, and remembers its name."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_LIMIT:
            _too_large(self.request).append(str(self.file_name))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:  # noqa: ARG002 - Django's signature
        return None


def too_large(request: HttpRequest) -> list[str]:
    """The names of the files in this request that were over the limit."""
    request.FILES  # noqa: B018 - reading the body is what fills the list
    return _too_large(request)


def _too_large(request: HttpRequest | None) -> list[str]:
    return request.__dict__.setdefault("_files_too_large", []) if request else []


def plain_filename(name: str, otherwise: str) -> str:
    """The last part of a file's name, without control characters, at most 255 characters long."""
    last = PurePath(name.replace("\\", "/")).name
    clean = "".join(c for c in last if c.isprintable()).strip() or otherwise
    suffix = PurePath(clean).suffix[:20]
    return PurePath(clean).stem[: LONGEST_FILENAME - len(suffix)] + suffix


@contextmanager
def all_or_none() -> Iterator[list[FieldFile]]:
    """The files put into the list are deleted again when what is done within fails: a
    transaction that is taken back leaves its files on the disk."""
    written: list[FieldFile] = []
    try:
        yield written
    except BaseException:
        for file in written:
            file.delete(save=False)
        raise


def stored_as(row: Model, filename: str) -> str:  # noqa: ARG001 - the person's name for it is no path of ours
    """Where a row's file is kept: under nobody's control but ours."""
    return f"{row._meta.app_label}/{row.owner_id}/{secrets.token_hex(16)}"  # type: ignore[attr-defined] # noqa: SLF001 - Django's own API; every row with a file has an owner
