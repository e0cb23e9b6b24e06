"""What differs between two versions."""

from __future__ import annotations

import pytest
from django.test import Client

from accounts.models import User
from ai.schemas import ResumeFacts, Work
from resumes.comparing import changes
from resumes.models import ResumeVersion
from resumes.tests.factories import a_resume, facts

OLD_LINE = "Grew 40 kinds of roses"
NEW_LINES = "Grew 50 kinds of roses\nLed <two> people"


def changed() -> ResumeFacts:
    new = facts()
    new.basics.name = "Ada Fields"
    new.work[0].highlights = ["Grew 50 kinds of roses", "Led <two> people"]
    new.work.insert(0, Work(name="Kew", position="Head Gardener", startDate="2021"))
    return new


def test_fields_that_differ_by_the_names_people_know() -> None:
    found = changes(facts(), changed())
    assert [(c.field, c.before, c.after) for c in found] == [
        ("Name", "Ada Field", "Ada Fields"),
        ("Experience 1, employer", "", "Kew"),
        ("Experience 1, title", "", "Head Gardener"),
        ("Experience 1, from", "", "2021"),
        ("Experience 2, line", OLD_LINE, NEW_LINES),
    ]


def test_words_are_struck_and_put_in() -> None:
    pieces = [(p.kind, p.text) for p in changes(facts(), changed())[-1].pieces]
    assert pieces[:3] == [("same", "Grew "), ("out", "40"), ("in", "50")]


def test_an_entry_that_moved_is_no_change() -> None:
    old, new = changed(), changed()
    new.work.reverse()
    assert changes(old, new) == []


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["inline", "side"])
def test_two_versions_on_a_page(view: str, mine: Client, user: User) -> None:
    resume = a_resume(user)
    resume.current = resume.add_version(changed(), ResumeVersion.Origin.EDITED)
    resume.save()
    page = mine.get(f"/resumes/{resume.pk}/versions/?from=1&to=2&view={view}").content.decode()
    assert '<del class="old"><span class="sr-only">Taken out: </span>40</del>' in page
    assert '<ins class="new"><span class="sr-only">Put in: </span>50</ins>' in page
    assert "Led &lt;two&gt; people" in page


@pytest.mark.django_db
def test_one_version_and_odd_numbers(mine: Client, user: User) -> None:
    resume = a_resume(user)
    page = mine.get(f"/resumes/{resume.pk}/versions/?from=x&to=99").content.decode()
    assert "These two say the same." in page
