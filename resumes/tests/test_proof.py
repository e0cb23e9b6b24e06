"""What counts as the same facts in a file that is read back."""

from __future__ import annotations

from typing import Any

import pytest

from ai.schemas import ResumeFacts
from resumes.export.proof import compare, refusal, remark

SAID: dict[str, Any] = {
    "basics": {"name": "Ada Field", "summary": "Gardener of large houses."},
    "work": [
        {
            "position": "Head gardener",
            "name": "Kew",
            "startDate": "2019-03",
            "highlights": ["Grew roses", "Led a team of nine", "Cut the cost of water by a third"],
        },
        {"position": "Gardener", "name": "Wisley", "startDate": "2012", "highlights": ["Pruned"]},
    ],
    "skills": [{"keywords": ["Pruning", "Grafting"]}, {"name": "Tools", "keywords": ["Chainsaw"]}],
    "awards": [{"title": "Best rose", "date": "2020", "awarder": "Chelsea"}],
}


def differing(**changes: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
    read = compare(
        ResumeFacts.model_validate(SAID), ResumeFacts.model_validate({**SAID, **changes})
    )
    return read.lost, read.moved


def roles(*highlights: list[str], **second: str) -> list[dict[str, Any]]:
    first, other = SAID["work"]
    return [
        {**first, "highlights": highlights[0]},
        {**other, "highlights": highlights[1], **second},
    ]


def test_the_same_is_whole() -> None:
    assert differing() == ((), ())


def test_a_line_read_as_two_has_moved_and_the_lines_behind_it_have_not() -> None:
    lines = ["Grew roses", "Led a team", "of nine", "Cut the cost of water by a third"]
    lost, moved = differing(work=roles(lines, ["Pruned"]))
    assert lost == ()
    assert moved == ("/work/0/highlights/1", "/work/0/highlights/3")


def test_a_skill_in_another_group_has_moved() -> None:
    lost, moved = differing(
        skills=[{"keywords": ["Pruning"]}, {"name": "Tools", "keywords": ["Grafting", "Chainsaw"]}]
    )
    assert lost == ()
    assert "/skills/0/keywords/1" in moved


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        (
            {"work": roles(["Grew roses", "Led a team of nine"], ["Pruned"])},
            "Experience 1, line 3",
        ),
        (
            {
                "work": roles(
                    ["Grew roses", "Led a team of nine"], [SAID["work"][0]["highlights"][2]]
                )
            },
            "Experience 1, line 3",
        ),
        (
            {"work": roles(SAID["work"][0]["highlights"], ["Pruned"], name="Kew")},
            "Experience 2, employer",
        ),
        (
            {"skills": [{"keywords": ["Pruning", "Grafting", "Chainsaw", "Java"]}]},
            "Skills 1, skill 4",
        ),
        ({"awards": [{"title": "Best rose", "awarder": "Chelsea"}]}, "Awards 1, date"),
        ({"basics": {"name": "Ada Field", "summary": "Gardener."}}, "Summary"),
    ],
    ids=["gone", "in another role", "another employer", "never said", "no date", "cut short"],
)
def test_what_is_gone_changed_or_said_of_something_else_is_lost(
    changes: dict[str, Any], named: str
) -> None:
    found = compare(
        ResumeFacts.model_validate(SAID), ResumeFacts.model_validate({**SAID, **changes})
    )
    assert found.lost
    assert named in refusal(found)


def test_what_has_moved_is_named() -> None:
    lines = ["Grew roses", "Led a team", "of nine", "Cut the cost of water by a third"]
    read = ResumeFacts.model_validate({**SAID, "work": roles(lines, ["Pruned"])})
    said = remark(compare(ResumeFacts.model_validate(SAID), read))
    assert said == (
        "All words are in it. A machine would divide these otherwise: "
        "Experience 1, line 2; Experience 1, line 4."
    )
