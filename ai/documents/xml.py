"""The XML parts of zipped documents, by local names: producers differ in their namespaces."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from ai.documents.problems import unreadable

_MOST_TAGS = 1_500_000  # of one part: a page of a résumé has some thousands
_LARGEST_PART = 48 * 1024 * 1024  # bytes of one part's XML


class Parts:
    """A zipped document's parts."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.names = {name.lstrip("/"): name for name in self.archive.namelist()}

    def tree(self, name: str) -> ET.Element | None:
        """The root of a part; none when there is no such part. Expat refuses entity bombs."""
        if name not in self.names:
            return None
        member = self.archive.getinfo(self.names[name])
        if member.file_size > _LARGEST_PART:
            raise unreadable("too heavy")
        data = self.archive.read(member)
        if data.count(b"<") > _MOST_TAGS:
            raise unreadable("too heavy")
        return ET.fromstring(data)  # noqa: S314 - in a limited child process

    def matching(self, start: str, end: str) -> list[str]:
        return sorted(name for name in self.names if name.startswith(start) and name.endswith(end))


def local(element: ET.Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: ET.Element, name: str) -> str | None:
    """An attribute by its local name."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def child(element: ET.Element | None, *path: str) -> ET.Element | None:
    """The first descendant along ``path``."""
    for name in path:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (e for e in element if local(e) == name)
