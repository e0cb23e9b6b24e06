"""Weak openings become verbs, or stay as they are."""

import pytest

from ai.local.tailoring.openings import stronger
from ai.local.tailoring.telling import told


@pytest.mark.parametrize(
    ("bullet", "past", "present"),
    [
        ("Responsible for managing a team", "Managed a team", "Manage a team"),
        ("Was responsible for planning and running the open days",
         "Planned and ran the open days", "Plan and run the open days"),
        ("Duties included giving proper information to customers.",
         "Gave proper information to customers.", "Give proper information to customers."),
        ("Responsible for the maintenance of 9 lifts", "Maintained 9 lifts", "Maintain 9 lifts"),
        ("Responsible for the care of ventilated patients, including weaning plans",
         "Cared for ventilated patients, including weaning plans",
         "Care for ventilated patients, including weaning plans"),
        ("Tasked with writing reports. Responsible for tea.",
         "Wrote reports. Responsible for tea.", "Write reports. Responsible for tea."),
        ("Helped with designing the order form", "Helped design the order form",
         "Helped design the order form"),
        ("I taught French to adults", "Taught French to adults", "Taught French to adults"),
    ],
)  # fmt: skip
def test_it_begins_with_what_was_done(bullet: str, past: str, present: str) -> None:
    for said, wanted in ((False, past), (True, present)):
        found = stronger(bullet, present=said)
        assert found is not None
        assert found.after == wanted


@pytest.mark.parametrize(
    "bullet",
    [
        "Responsible for all business loans",
        "Responsible for marketing",
        "Responsible for purchasing and product recommendations",
        "Responsible for reviewing and pre-audits of files",
        "Responsible for the analysis, troubleshooting and resolution of incidents",
        "Responsible for managing stock and foobarring the shelves",
        "In charge of night shifts, eight to ten nurses",
        "Managed a team",
        "",
        "<b>Responsible for</b>",
        "مسؤول عن الفريق",
    ],
)
def test_in_doubt_nothing_changes(bullet: str) -> None:
    assert stronger(bullet, present=False) is None


def test_a_bullet_is_told_in_the_first_person_only_where_that_reads_right() -> None:
    assert told("Managed a team of 5.", present=False) == "I managed a team of 5"
    assert told("Responsible for managing a team of 5", present=False) == "I managed a team of 5"
    assert told("Support of the whole team", present=True) == ""
    assert told("Design Engineer for bridges", present=True) == ""
    assert told("Sales", present=False) == ""
