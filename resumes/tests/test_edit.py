"""Correcting facts by hand."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from ai.documents import from_text
from ai.schemas import Education, ResumeFacts, Work
from resumes.editing import FactsForms
from resumes.forms import MOST_ENTRIES
from resumes.models import Resume, ResumeVersion
from resumes.tests.factories import TEXT, a_resume, facts

pytestmark = pytest.mark.django_db


def as_sent(resume: Resume, **changes: Any) -> dict[str, Any]:
    """The edit page's fields as a browser would send them back."""
    forms = FactsForms.of(resume)
    sent: dict[str, Any] = dict(forms.basics.initial)
    for name, formset in (("work", forms.work), ("education", forms.education)):
        sent[f"{name}-TOTAL_FORMS"] = formset.total_form_count()
        sent[f"{name}-INITIAL_FORMS"] = formset.initial_form_count()
        for number, form in enumerate(formset):
            sent.update({f"{name}-{number}-{k}": v for k, v in (form.initial or {}).items()})
    return {**sent, **changes}


def test_a_correction_is_a_new_version_and_keeps_the_old(mine: Client, user: User) -> None:
    resume = a_resume(user)
    sent = as_sent(resume, **{"work-0-position": "Head Gardener", "name": "Ada Fields"})
    response = mine.post(f"/resumes/{resume.pk}/edit/", sent)
    assert response["Location"] == resume.get_absolute_url()
    resume.refresh_from_db()
    assert resume.facts.work[0].position == "Head Gardener"
    assert resume.facts.basics.name == "Ada Fields"
    assert [(v.number, v.origin) for v in resume.versions.all()] == [(2, "edited"), (1, "read")]
    assert resume.versions.get(number=1).parsed == facts()


def test_evidence_stays_with_what_was_not_touched(mine: Client, user: User) -> None:
    resume = a_resume(user)
    mine.post(f"/resumes/{resume.pk}/edit/", as_sent(resume, name="Ada Fields"))
    resume.refresh_from_db()
    evidence = resume.facts.meta.evidence
    assert "/basics/name" not in evidence
    assert evidence["/work/0/position"] == facts().meta.evidence["/work/0/position"]
    assert evidence["/work/0/highlights/0"] == facts().meta.evidence["/work/0/highlights/0"]


def test_evidence_moves_with_its_entry(mine: Client, user: User) -> None:
    resume = a_resume(user)
    sent = as_sent(resume)
    sent |= {f"work-1-{k.removeprefix('work-0-')}": v for k, v in sent.items() if "work-0" in k}
    sent |= {"work-0-was": "", "work-0-position": "Head Gardener", "work-0-highlights": ""}
    mine.post(f"/resumes/{resume.pk}/edit/", sent)
    resume.refresh_from_db()
    assert [work.position for work in resume.facts.work] == ["Head Gardener", "Gardener"]
    assert "/work/0/position" not in resume.facts.meta.evidence
    assert "/work/1/position" in resume.facts.meta.evidence


def test_saving_without_a_change_makes_no_version(mine: Client, user: User) -> None:
    resume = a_resume(user)
    mine.post(f"/resumes/{resume.pk}/edit/", as_sent(resume))
    assert resume.versions.count() == 1


def test_an_entry_is_taken_out(mine: Client, user: User) -> None:
    resume = a_resume(user)
    mine.post(f"/resumes/{resume.pk}/edit/", as_sent(resume, **{"work-0-DELETE": "on"}))
    resume.refresh_from_db()
    assert resume.facts.work == []


def test_a_wrong_date_is_said_at_its_field_and_nothing_typed_is_lost(
    mine: Client, user: User
) -> None:
    resume = a_resume(user)
    sent = as_sent(resume, **{"work-0-startDate": "spring", "name": "Ada & <Fields>"})
    response = mine.post(f"/resumes/{resume.pk}/edit/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Write a month as 2021-04, or a year as 2021." in page
    assert "Ada &amp; &lt;Fields&gt;" in page
    assert resume.versions.count() == 1


def test_a_second_reading_leaves_corrections_current(user: User) -> None:
    resume = a_resume(user)
    resume.current = resume.add_version(
        ResumeFacts.model_validate({"basics": {"name": "Mine"}}), ResumeVersion.Origin.EDITED
    )
    resume.save()
    resume.keep(from_text(TEXT), facts(), [])
    resume.refresh_from_db()
    assert resume.facts.basics.name == "Mine"
    assert resume.versions.count() == 3


def test_an_old_version_is_restored_as_a_new_one(mine: Client, user: User) -> None:
    resume = a_resume(user)
    mine.post(f"/resumes/{resume.pk}/edit/", as_sent(resume, name="Other"))
    mine.post(f"/resumes/{resume.pk}/versions/1/restore/")
    resume.refresh_from_db()
    assert resume.facts == facts()
    assert resume.current is not None
    assert (resume.current.number, resume.current.said) == (3, "Version 1 restored")


def test_a_correction_during_a_second_reading_stays_current(mine: Client, user: User) -> None:
    resume = a_resume(user)
    reading = Resume.objects.get(pk=resume.pk)
    mine.post(f"/resumes/{resume.pk}/edit/", as_sent(resume, name="Ada Fields"))
    reading.keep(from_text(TEXT), facts(), [])
    resume.refresh_from_db()
    assert resume.facts.basics.name == "Ada Fields"


def test_a_very_long_career_loses_nothing(mine: Client, user: User) -> None:
    resume = a_resume(user)
    career = ResumeFacts(
        work=[Work(name=f"Nursery {n}") for n in range(MOST_ENTRIES + 30)],
        education=[Education(institution=f"School {n}") for n in range(MOST_ENTRIES)],
    )
    resume.current = resume.add_version(career, ResumeVersion.Origin.READ)
    resume.save()
    response = mine.post(f"/resumes/{resume.pk}/edit/", as_sent(resume, name="Ada"))
    assert response.status_code == 302
    resume.refresh_from_db()
    assert resume.facts.work == career.work
    assert resume.facts.education == career.education
