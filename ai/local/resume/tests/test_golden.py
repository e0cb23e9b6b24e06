"""The golden set: invented people, in the layouts and formats that résumés have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ai import documents
from ai.local import resume
from ai.local.resume.tests.golden import linkedin, office, pdfs
from ai.local.resume.tests.golden.measure import Tally, files, flat, new_tallies, tally
from ai.local.resume.tests.golden.people import PEOPLE, Person
from ai.schemas import ResumeFacts

_LEAST = {
    "name": 1.0,
    "email": 1.0,
    "phone": 1.0,
    "work": 0.97,
    "dates": 0.99,
    "education": 0.95,
    "skills": 0.98,
}


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    found = new_tallies()
    for name, person, data in files():
        tally(found, name, person, resume.read(documents.read(data)))
    return found


@pytest.mark.parametrize("kind", sorted(_LEAST))
def test_the_golden_set_is_read(tallies: dict[str, Tally], kind: str) -> None:
    assert tallies[kind].f1 >= _LEAST[kind], tallies[kind].misses


def _essence(facts: ResumeFacts) -> tuple[object, ...]:
    work = {(flat(w.position), flat(w.name), w.startDate, w.endDate) for w in facts.work}
    schools = {flat(e.institution) for e in facts.education}
    skills = {flat(k) for group in facts.skills for k in group.keywords}
    return facts.basics.name, facts.basics.email, work, schools, skills


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_the_same_resume_as_word_and_pdf_gives_the_same_facts(person: Person) -> None:
    word = resume.read(documents.read(office.with_tabs(person)))
    pdf = resume.read(documents.read(pdfs.rendered(pdfs.title_and_dates, person)))
    assert _essence(word) == _essence(pdf)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_profile_saved_from_linkedin_is_read(person: Person) -> None:
    facts = resume.read(documents.read(linkedin.profile(person)))
    found = new_tallies()
    tally(found, "linkedin", person, facts)
    wrong = {kind: one.misses for kind, one in found.items() if kind != "skills" and one.f1 < 1}
    assert wrong == {}
    assert [k for group in facts.skills for k in group.keywords] == linkedin.top_skills(person)
    assert facts.basics.label in (person.label, None)
    assert facts.basics.profiles[0].network == "LinkedIn"


def test_two_positions_at_one_employer_of_a_linkedin_profile_are_both_its() -> None:
    person = PEOPLE[0]
    first, second, *rest = person.jobs
    second = replace(second, employer=first.employer)
    person = replace(person, jobs=(first, second, *rest))
    facts = resume.read(documents.read(linkedin.profile(person)))
    assert [(one.name, one.position) for one in facts.work] == [
        (job.employer, job.title) for job in person.jobs
    ]
