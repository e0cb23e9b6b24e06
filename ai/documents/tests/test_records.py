"""Files of data that say facts by themselves."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest

from ai import documents
from ai.local import resume
from ai.schemas import ResumeFacts

LINKEDIN = {
    "Profile.csv": "First Name,Last Name,Headline,Summary,Geo Location,Websites\n"
    'Ada,Field,Head Gardener,"Roses, and ""more""","Leeds, England",[PERSONAL:https://ada.example]\n',
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\n"
    "old@example.org,Yes,No,1/1/20\nada@example.org,Yes,Yes,1/1/20\n",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On\n"
    'Long Acre,Head Gardener,"• Grew roses\n• Led six",Leeds,Mar 2019,\n'
    "Rosewood,Gardener,Kept lawns,York,2015,Feb 2019\n",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities\n"
    'University of Leeds,2011,2014,,"BSc, Botany",\n',
    "Skills.csv": "Name\nPruning\nGrafting\n",
    "Certifications.csv": "Name,Url,Authority,Started On,Finished On,License Number\n"
    "Pesticides,https://c.example,City & Guilds,May 2016,,\n",
    "Languages.csv": "Name,Proficiency\nEnglish,Native or bilingual proficiency\n",
    "Projects.csv": "Title,Description,Url,Started On,Finished On\nSeeds,Lent seed,,Feb 2021,\n",
    "messages.csv": "FROM,TO\nx,y\n",
}


def an_archive(tables: dict[str, str], folder: str = "") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in tables.items():
            archive.writestr(folder + name, text)
    return out.getvalue()


def read(data: bytes) -> ResumeFacts:
    return resume.read(documents.read(data))


def a_json(**said: Any) -> bytes:
    return json.dumps({"basics": {"name": "Ada Field"}, **said}).encode()


@pytest.mark.parametrize("folder", ["", "Basic_LinkedInDataExport/"])
def test_the_archive_that_linkedin_gives(folder: str) -> None:
    facts = read(an_archive(LINKEDIN, folder))
    assert (facts.basics.name, facts.basics.email) == ("Ada Field", "ada@example.org")
    assert facts.basics.summary == 'Roses, and "more"'
    assert [(w.name, w.position, w.startDate, w.endDate) for w in facts.work] == [
        ("Long Acre", "Head Gardener", "2019-03", None),
        ("Rosewood", "Gardener", "2015", "2019-02"),
    ]
    assert facts.work[0].highlights == ["Grew roses", "Led six"]
    assert (facts.education[0].studyType, facts.education[0].area) == ("BSc", "Botany")
    assert facts.skills[0].keywords == ["Pruning", "Grafting"]
    assert (facts.certificates[0].issuer, facts.certificates[0].date) == (
        "City & Guilds",
        "2016-05",
    )
    assert facts.languages[0].language == "English"
    assert facts.projects[0].startDate == "2021-02"


def test_each_fact_has_its_place_in_the_text() -> None:
    document = documents.read(an_archive(LINKEDIN))
    facts = resume.read(document)
    found = facts.meta.evidence["/work/1/name"]
    assert document.text[found.start : found.end] == "Rosewood"
    assert document.kind == "linkedin"


def test_an_archive_that_unpacks_to_too_much() -> None:
    with pytest.raises(documents.Unreadable) as refused:
        read(an_archive({"Positions.csv": "a" * 6_000_000}))
    assert refused.value.code == "too heavy"


def test_a_json_resume_keeps_what_it_says_whatever_its_form() -> None:
    facts = read(
        a_json(
            work=[
                {
                    "company": "Long Acre",
                    "position": "Gardener",
                    "startDate": "2019-03-01",
                    "endDate": "Present",
                    "unknown": 1,
                }
            ],
            education=[{"institution": "Leeds", "gpa": 3.9, "endDate": "May 2014"}],
            skills=[{"name": "Craft", "keywords": ["Pruning", None]}],
        )
    )
    assert (facts.work[0].name, facts.work[0].startDate) == ("Long Acre", "2019-03-01")
    assert facts.work[0].endDate is None
    assert (facts.education[0].score, facts.education[0].endDate) == ("3.9", "2014-05")
    assert "/work/0/name" in facts.meta.evidence


def test_each_fault_of_a_json_resume_is_a_sentence() -> None:
    data = a_json(work={"a": 1}, education=[{"startDate": "spring"}], awards=["no"])
    with pytest.raises(documents.Unreadable) as refused:
        read(data)
    assert refused.value.problem == (
        "This JSON Resume has faults. work: should be a list in brackets."
        " education[0].startDate: “spring” is no date such as 2021-04."
        " awards[0]: should be an object in braces."
    )


def test_json_that_is_no_resume_is_read_as_text() -> None:
    assert documents.read(b'{"hello": "world of many words"}').kind == "text"


def test_json_nested_without_end_harms_nobody() -> None:
    assert documents.read(b'{"basics":' + b"[" * 100_000 + b" words").kind == "text"
