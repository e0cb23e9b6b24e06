"""What comes back from a child is what the file says: nothing is lost on the way."""

from __future__ import annotations

import pytest

from ai import documents
from ai.documents import wire
from ai.documents.extract import extract
from ai.local.resume.tests.golden.measure import files

FILES = {name: data for name, _, data in files()}
PAGE = b"""<!doctype html><html><body><h1>Ada Field</h1><p>Gardener since 2019</p>
<ul><li>Roses</li><li>Hedges</li></ul><table><tr><td>York</td><td>UK</td></tr></table>
<a href="https://ada.example.org">My page</a></body></html>"""
OTHERS = {"a page of the web": PAGE, "plain text": b"Ada Field\nGardener, York\n\n- Roses\n"}


@pytest.mark.parametrize("name", [*FILES, *OTHERS])
def test_a_child_answers_what_this_process_reads(name: str) -> None:
    data = (FILES | OTHERS)[name]
    assert documents.read(data) == wire.unpacked(wire.packed(extract(data)))
