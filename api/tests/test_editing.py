"""Facts are corrected by a program as in the editor: the same fields, versions and drafts."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import Activity, User
from ai.schemas import ResumeFacts
from api.tests.factories import Caller, caller
from api.views.editing import saved, words_of
from resumes import services
from resumes.editing import FactsForms
from resumes.models import Draft, Resume, ResumeVersion
from resumes.tests.factories import a_resume
from resumes.tests.test_export import WHOLE

pytestmark = pytest.mark.django_db
ROLE = {"was": 0, "position": "Head Gardener", "name": "Long Acre Nurseries", "startDate": "2019"}


@pytest.fixture
def resume(user: User) -> Resume:
    return a_resume(user)


@pytest.fixture
def by(user: User) -> Caller:
    return caller(user)


def test_a_correction_is_the_next_version_and_keeps_the_evidence_of_the_rest(
    resume: Resume, by: Caller
) -> None:
    line = "Grew 40 kinds of roses"
    sent = {"work": [{**ROLE, "highlights": [line, "Trained two apprentices"]}]}
    made = by("POST", f"resumes/{resume.pk}/versions/", sent)
    assert made.status_code == 201
    assert made.headers["Location"].endswith(f"/resumes/{resume.pk}/versions/2/")
    (role,) = made.json()["facts"]["work"]
    assert (role["position"], role["highlights"]) == (
        "Head Gardener",
        sent["work"][0]["highlights"],
    )
    evidence = made.json()["facts"]["meta"]["evidence"]
    assert "/work/0/highlights/0" in evidence
    assert "/work/0/position" not in evidence
    resume.refresh_from_db()
    assert resume.current is not None
    assert resume.current.number == 2


def test_of_an_entry_that_was_there_only_what_is_sent_is_changed(
    resume: Resume, by: Caller
) -> None:
    sent = {"work": [{"was": 0, "position": "Head Gardener"}, {"name": "Kew", "was": 7}]}
    made = by("POST", f"resumes/{resume.pk}/versions/", sent).json()
    one, two = made["facts"]["work"]
    assert (one["position"], one["name"], one["startDate"]) == (
        "Head Gardener",
        "Long Acre Nurseries",
        "2019",
    )
    assert one["highlights"] == ["Grew 40 kinds of roses"]
    assert "/work/0/highlights/0" in made["facts"]["meta"]["evidence"]
    assert two["name"] == "Kew"


def test_what_is_not_sent_stays(user: User, by: Caller) -> None:
    resume = a_resume(user)
    whole = ResumeFacts.model_validate(WHOLE)
    resume.current = resume.add_version(whole, ResumeVersion.Origin.EDITED)
    resume.save()
    made = by("POST", f"resumes/{resume.pk}/versions/", {"basics": {"city": "Hull"}})
    resume.refresh_from_db()
    assert made.status_code == 201
    assert whole.basics.location is not None
    whole.basics.location.city = "Hull"
    assert resume.facts == whole


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"work": [{"startDate": "last May"}]}, "work.0.startDate"),
        ({"work": [{"salary": "9"}]}, "work.0.salary"),
        ({"work": "x"}, "work"),
        ({"awards": [{"title": "x"}, {"date": "x"}]}, "awards.1.date"),
        ({"basics": {"name": "x" * 201}}, "basics.name"),
        ({"base": 9}, "base"),
        ({"owner": 1}, "owner"),
    ],
)
def test_what_is_not_right_is_said_by_part_and_entry(
    sent: dict[str, Any], field: str, resume: Resume, by: Caller
) -> None:
    answer = by("POST", f"resumes/{resume.pk}/versions/", sent)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, field)
    assert resume.versions.count() == 1


def test_nothing_changed_makes_no_version(resume: Resume, by: Caller) -> None:
    assert (
        by("POST", f"resumes/{resume.pk}/versions/", {}).json()["detail"] == "No fact has changed."
    )
    assert resume.versions.count() == 1


def test_a_draft_goes_on_in_the_browser_and_is_saved_by_the_program(
    resume: Resume, by: Caller, mine: Client
) -> None:
    path = f"resumes/{resume.pk}/drafts/"
    made = by(
        "POST", path, {"basics": {"label": "Head gardener"}, "skills": ["Pruning", "Hedges"]}
    )
    assert made.status_code == 201
    page = mine.get(f"/resumes/{resume.pk}/edit/").content.decode()
    assert "Head gardener" in page
    one = f"{path}{made.json()['key']}/"
    wrong = by("PATCH", one, {"revision": 1, "work": [{"startDate": "May"}]}).json()
    assert (wrong["facts"], list(wrong["problems"])) == (None, ["work"])
    assert by("POST", f"{one}save/").status_code == 422
    assert by("POST", f"{one}undo/").json()["problems"] == {}
    saved = by("POST", f"{one}save/")
    assert saved.json()["facts"]["basics"]["label"] == "Head gardener"
    assert saved.json()["facts"]["skills"][-1]["keywords"] == ["Hedges"]
    assert not Draft.objects.exists()


def test_a_draft_of_the_editor_is_saved_with_the_name_that_was_typed(
    resume: Resume, by: Caller
) -> None:
    one = by("POST", f"resumes/{resume.pk}/drafts/", {"skills": ["Pruning"]}).json()
    draft = Draft.objects.get()
    draft.said |= {"title": "Roses"}
    draft.save()
    assert by("POST", f"resumes/{resume.pk}/drafts/{one['key']}/save/").status_code == 201
    resume.refresh_from_db()
    assert resume.title == "Roses"


def test_a_draft_is_no_longer_than_the_editor_keeps(resume: Resume, by: Caller) -> None:
    sent = {"work": [{"highlights": ["x" * 20_000] * 21}]}
    assert by("POST", f"resumes/{resume.pk}/drafts/", sent).status_code == 422


def test_two_programs_on_one_draft_lose_nothing(resume: Resume, by: Caller) -> None:
    path = f"resumes/{resume.pk}/drafts/"
    one = by("POST", path, {"skills": ["Pruning"]}).json()
    again = {"revision": one["revision"], "skills": ["Hedges"]}
    first = by("PATCH", f"{path}{one['key']}/", again).json()
    second = by("PATCH", f"{path}{one['key']}/", again).json()
    assert first["key"] == one["key"] != second["key"]
    assert Draft.objects.count() == 2


def test_two_versions_are_compared(resume: Resume, by: Caller) -> None:
    by("POST", f"resumes/{resume.pk}/versions/", {"basics": {"name": "Ada Lane"}})
    found = by("GET", f"resumes/{resume.pk}/versions/2/changes/").json()
    (change,) = found["changes"]
    assert (found["since"], change["before"], change["after"]) == (1, "Ada Field", "Ada Lane")
    assert [piece["kind"] for piece in change["pieces"]] == ["same", "out", "in"]
    assert by("GET", f"resumes/{resume.pk}/versions/2/changes/?since=7").status_code == 404


def test_a_picture_of_the_first_page(resume: Resume, by: Caller) -> None:
    answer = by("GET", f"resumes/{resume.pk}/preview/?design=classic&paper=us-letter")
    assert answer.content.startswith(b"\x89PNG")
    assert by("GET", f"resumes/{resume.pk}/preview/?design=loud").status_code == 422


def test_a_name_that_is_given_meanwhile_takes_no_correction_back(resume: Resume) -> None:
    before = Resume.objects.select_related("current").get()
    assert before.current is not None
    words = words_of(resume, before.current, {"skills": ["Hedges"]})
    saved(resume, FactsForms.of(resume, words, before.current.parsed))
    services.rename(before, "Roses")
    resume.refresh_from_db()
    assert resume.current is not None
    assert (resume.title, resume.current.number) == ("Roses", 2)


def test_a_correction_that_comes_twice_at_once_is_one_version(resume: Resume) -> None:
    both = [Resume.objects.select_related("current").get() for _ in range(2)]  # before either
    made = []
    for one in both:
        assert one.current is not None
        words = words_of(one, one.current, {"skills": ["Pruning", "Hedges"]})
        made.append(saved(one, FactsForms.of(one, words, one.current.parsed)).number)
    assert made == [2, 2]
    assert resume.versions.count() == 2
    assert Activity.objects.filter(action="resume_edited").count() == 1
