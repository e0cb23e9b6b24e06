"""What is set in type: any words, as words; and never a box."""

from __future__ import annotations

import pytest

from ai import documents
from core import typesetting

TEMPLATE = b"""#import "base.typ": *
#show: sheet
#for one in said.lines { block(words(one)) }
"""


def a_pdf(*lines: str, **said: str) -> bytes:
    whole = {"title": "A sheet", "lang": "en", "lines": [*lines], **said}
    return typesetting.pdf(TEMPLATE, whole)


@pytest.mark.parametrize(
    "said",
    [
        'Ada "The <b>Rose</b>" Field & Sons',
        '#import "base.typ": * #read("/etc/passwd") $x^2$ @home *bold* _em_ `code` \\u{41}',
        "= Heading - list + more / term // comment /* open",
        "Zoë Ångström, Łódź, Ștefan, Nguyễn Văn Ánh",
        "Γεώργιος Παπαδόπουλος, Мария Иванова, Ђорђе, Ґалина",
    ],
)
def test_words_are_set_as_they_are_and_run_nothing(said: str) -> None:
    assert documents.read(a_pdf(said)).text.replace("\n", " ") == said


def test_what_the_fonts_lack_is_said() -> None:
    with pytest.raises(typesetting.Untypesettable) as refused:
        a_pdf("Ada 漢字 Field")
    assert str(refused.value) == "These characters cannot be set in this font: 漢 字"


def test_signs_that_mean_the_same_are_set_plainly() -> None:
    assert typesetting.plain("e\u0301\u00a0\u2011\u200b ● x") == "é - • x"
    assert typesetting.unknown("a\u00a0b\u2011c\u200b") == []


def test_a_pdf_is_tagged_with_title_and_language() -> None:
    made = a_pdf("Ada")
    for part in (b"/StructTreeRoot", b"/MarkInfo", b"/Lang", b"pdfuaid"):
        assert part in made


def test_a_page_has_the_size_that_was_asked_for() -> None:
    assert b"MediaBox[0 0 612 792]" in a_pdf("Ada", paper="us-letter")


def test_a_page_as_a_picture() -> None:
    assert typesetting.picture(a_pdf("Ada"), width=100).startswith(b"\x89PNG")
