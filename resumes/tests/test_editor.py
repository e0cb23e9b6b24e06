"""The editor: every part, moves, drafts that outlive a tab, and two tabs at once."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from ai.schemas import ResumeFacts
from resumes.editing import FactsForms
from resumes.models import Draft, Resume, ResumeVersion
from resumes.tests.factories import a_resume
from resumes.tests.test_edit import as_sent
from resumes.tests.test_export import WHOLE

pytestmark = pytest.mark.django_db


def a_whole_resume(owner: User) -> Resume:
    resume = a_resume(owner)
    resume.current = resume.add_version(
        ResumeFacts.model_validate(WHOLE), ResumeVersion.Origin.EDITED
    )
    resume.save()
    return resume


def all_sent(resume: Resume, **changes: Any) -> dict[str, Any]:
    """All fields of the editor as a browser would send them back."""
    sent = as_sent(resume)
    for part, formset in FactsForms.of(resume).others:
        sent[f"{part.key}-TOTAL_FORMS"] = formset.total_form_count()
        sent[f"{part.key}-INITIAL_FORMS"] = formset.initial_form_count()
        for number, form in enumerate(formset):
            sent |= {f"{part.key}-{number}-{k}": v for k, v in (form.initial or {}).items()}
    return {**sent, **changes}


def test_what_is_not_touched_is_not_changed(mine: Client, user: User) -> None:
    resume = a_whole_resume(user)
    mine.post(f"/resumes/{resume.pk}/edit/", all_sent(resume))
    resume.refresh_from_db()
    assert resume.facts == ResumeFacts.model_validate(WHOLE)
    assert resume.versions.count() == 2


@pytest.mark.parametrize(
    ("field", "pointer"),
    [
        ("projects-0-name", ("projects", "name")),
        ("certificates-0-issuer", ("certificates", "issuer")),
        ("volunteer-0-organization", ("volunteer", "organization")),
        ("awards-0-title", ("awards", "title")),
        ("publications-0-publisher", ("publications", "publisher")),
        ("languages-1-fluency", ("languages", "fluency")),
        ("interests-0-name", ("interests", "name")),
    ],
)
def test_every_part_is_edited(
    field: str, pointer: tuple[str, str], mine: Client, user: User
) -> None:
    resume = a_whole_resume(user)
    mine.post(f"/resumes/{resume.pk}/edit/", all_sent(resume, **{field: "Written by <me>"}))
    resume.refresh_from_db()
    part, name = pointer
    entry = getattr(resume.facts, part)[int(field.split("-")[1])]
    assert getattr(entry, name) == "Written by <me>"


def test_entries_are_moved_taken_out_and_put_back(mine: Client, user: User) -> None:
    resume = a_whole_resume(user)
    address = f"/resumes/{resume.pk}/edit/"
    answer = mine.post(address, all_sent(resume, do="down-work-0"))
    draft = Draft.objects.get()
    assert answer["Location"] == f"{address}?draft={draft.key}"
    assert draft.said["work-0-position"] == "Gardener"
    sent = {**draft.said, "draft": draft.key, "revision": draft.revision, "base": 2}
    mine.post(address, {**sent, "do": "remove-work-1"})
    draft.refresh_from_db()
    page = mine.get(address).content.decode()
    assert "is taken out." in page
    mine.post(address, {**draft.said, "do": "undo", "draft": draft.key})
    draft.refresh_from_db()
    assert "work-1-DELETE" not in draft.said
    mine.post(address, {**draft.said, "do": "save", "draft": draft.key, "base": 2})
    resume.refresh_from_db()
    assert [one.position for one in resume.facts.work] == ["Gardener", "Head Gardener"]
    assert not Draft.objects.exists()


def test_an_entry_is_added(mine: Client, user: User) -> None:
    resume = a_resume(user)
    address = f"/resumes/{resume.pk}/edit/"
    mine.post(address, all_sent(resume, do="add-languages"))
    said = Draft.objects.get().said
    mine.post(address, {**said, "languages-0-language": "Welsh", "do": "save"})
    resume.refresh_from_db()
    assert [one.language for one in resume.facts.languages] == ["Welsh"]


def test_what_is_typed_outlives_the_tab(mine: Client, user: User) -> None:
    resume = a_resume(user)
    address = f"/resumes/{resume.pk}/edit/"
    sent = all_sent(resume, name="Ada & <Fields>", do="keep")
    answer = mine.post(address, sent, headers={"HX-Request": "true"})
    assert "Draft kept Today" in answer.content.decode()
    assert "Ada &amp; &lt;Fields&gt;" in mine.get(address).content.decode()
    resume.refresh_from_db()
    assert resume.facts.basics.name == "Ada Field"
    draft = Draft.objects.get()
    picture = mine.get(f"{address}preview.png?draft={draft.key}")
    assert picture.content.startswith(b"\x89PNG")
    mine.post(f"/resumes/{resume.pk}/drafts/{draft.key}/discard/")
    assert not Draft.objects.exists()


def test_two_tabs_on_one_draft_are_both_kept(mine: Client, user: User) -> None:
    resume = a_resume(user)
    address = f"/resumes/{resume.pk}/edit/"
    mine.post(address, all_sent(resume, do="keep"))
    first = Draft.objects.get()
    tab = {"do": "keep", "draft": first.key, "revision": first.revision}
    for name in ("One", "Two"):
        answer = mine.post(
            address, all_sent(resume, name=name, **tab), headers={"HX-Request": "true"}
        )
    assert "changed in another tab. Both are kept" in answer.content.decode()
    assert {draft.said["name"] for draft in Draft.objects.all()} == {"One", "Two"}
    assert "Another draft, last typed" in mine.get(address).content.decode()


def test_two_tabs_that_save_are_both_kept(mine: Client, user: User) -> None:
    resume = a_resume(user)
    address = f"/resumes/{resume.pk}/edit/"
    for name in ("One", "Two"):
        answer = mine.post(address, all_sent(resume, name=name, base=1), follow=True)
    assert "Version 2, made meanwhile in another tab, is kept as well." in answer.content.decode()
    assert [v.parsed.basics.name for v in resume.versions.all()] == ["Two", "One", "Ada Field"]


def test_odd_actions_and_numbers_change_nothing(mine: Client, user: User) -> None:
    resume = a_whole_resume(user)
    address = f"/resumes/{resume.pk}/edit/"
    for action in ("up-work-0", "down-work-999", "burn-work-1", "remove-"):
        assert mine.post(address, all_sent(resume, do=action)).status_code == 302
    assert mine.post(address, all_sent(resume, base="99")).status_code == 404
    assert resume.versions.count() == 2


@pytest.mark.parametrize(
    "sent",
    [
        {"do": "remove-work-" + "9" * 5000},
        {"do": "add-work", "work-TOTAL_FORMS": "9" * 5000},
        {"do": "keep", "revision": "9" * 5000, "base": "9" * 5000},
    ],
)
def test_a_number_longer_than_any_changes_nothing(
    sent: dict[str, str], mine: Client, user: User
) -> None:
    resume = a_resume(user)
    assert mine.post(f"/resumes/{resume.pk}/edit/", sent).status_code == 302


def test_a_draft_holds_what_every_database_takes(mine: Client, user: User) -> None:
    resume = a_resume(user)
    sent = {"do": "keep", "draft": "\x00", "title": "A\x00da", "na\x00me": "x"}
    mine.post(f"/resumes/{resume.pk}/edit/", sent)
    assert Draft.objects.get().said == {"title": "Ada", "name": "x"}
    page = f"/resumes/{resume.pk}/edit/preview.png?draft=%00"
    assert mine.get(page).status_code == 200
