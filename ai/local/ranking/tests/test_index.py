"""Postings come, go, are found, and survive the disk."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ai.engine import Posting, ReadResume
from ai.local.engine import LocalEngine
from ai.local.ranking.feed import Feed
from ai.local.ranking.index import PostingIndex, posting_row
from ai.local.ranking.space import space
from ai.local.scoring.profile import profile
from ai.schemas import ResumeFacts, Work

NURSE = Posting("n", "Staff Nurse", "Care for patients on a surgical ward and give medications.")
COOK = Posting("c", "Line Cook", "Prepare dishes in the kitchen of a busy restaurant.")
CODER = Posting("p", "Python Developer", "Write software, tests and interfaces in Python.")


def nearest(index: PostingIndex, title: str, top: int = 1) -> list[str]:
    return index.nearest(space().field_chances([title])[0], space().vector(title), top)


def filled() -> PostingIndex:
    index = PostingIndex()
    for posting in (NURSE, COOK, CODER):
        index.add(posting)
    return index


def test_the_nearest_posting_comes_first() -> None:
    assert nearest(filled(), "Registered Nurse") == ["n"]
    assert nearest(filled(), "Head Chef") == ["c"]


def test_a_removed_posting_is_not_found_again() -> None:
    index = filled()
    index.remove("n")
    index.remove("n")
    assert len(index) == 2
    assert "n" not in nearest(index, "Registered Nurse", 3)
    assert nearest(index, "Software Engineer") == ["p"]


def test_adding_again_replaces() -> None:
    index = filled()
    index.add(Posting("n", "Software Engineer", "Write software in Java."))
    assert len(index) == 3
    assert nearest(index, "Registered Nurse") != ["n"] or len(nearest(index, "Cook", 3)) == 3


def test_an_index_survives_the_disk(tmp_path: Path) -> None:
    filled().save(tmp_path / "index")
    again = PostingIndex.load(tmp_path / "index")
    assert len(again) == 3
    assert nearest(again, "Registered Nurse") == ["n"]
    again.add(Posting("d", "Dentist", "Treat teeth."))
    assert nearest(again, "Dental surgeon") == ["d"]


def test_the_ranking_is_the_judgement_of_compare() -> None:
    resume = ReadResume(
        text="Head Chef\nCooked in the kitchens of two restaurants for ten years.\n",
        facts=ResumeFacts(work=[Work(position="Head Chef", name="Sole", startDate="2015")]),
    )
    ranked = LocalEngine().rank(resume, [NURSE, COOK, CODER], top=2)
    assert ranked[0].id == "c"
    assert len(ranked) == 2
    assert ranked[0].score > ranked[1].score


def test_an_empty_index_finds_nothing() -> None:
    fields = np.zeros(len(space().fields), np.float32)
    assert PostingIndex().nearest(fields, space().vector(""), 5) == []


def test_a_feed_is_filed_once_and_follows_what_comes_and_goes() -> None:
    person = profile(ReadResume("", ResumeFacts(work=[Work(position="Nurse", name="A")])))
    feed = Feed()
    assert feed.nearest(person, [COOK, NURSE, CODER], 1) == [NURSE]
    assert feed.nearest(person, [COOK, CODER], 2) == [COOK, CODER]
    changed = Posting("c", "Registered Nurse", "Care for patients in their homes.")
    assert feed.nearest(person, [changed, CODER], 1) == [changed]


def test_many_rows_at_once_are_as_one_by_one() -> None:
    one, many = PostingIndex(), PostingIndex()
    rows = np.array([posting_row(each) for each in (NURSE, COOK, CODER)], np.float32)
    names = ["n", "c", "p"]
    for name, row in zip(names, rows, strict=True):
        one.add_row(name, row)
    many.add_rows(names[:1], rows[1:2])  # is replaced by its own
    many.add_rows(names, rows)
    assert len(many) == len(names)
    for name in names:
        assert np.array_equal(one.row(name), many.row(name))
