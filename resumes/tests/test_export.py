"""A résumé becomes a file, once a machine has read the same facts in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import Activity, User
from ai import documents
from ai.local.checks import check
from ai.local.engine import LocalEngine
from ai.schemas import ResumeFacts
from resumes import pipeline
from resumes.export import Choice, Lossy, filename, proven, written
from resumes.models import Export, Resume, ResumeVersion
from resumes.tests.factories import a_resume, an_export

ENGINE = LocalEngine()
SCHEMA = (
    Path(__file__).parent / "json-resume.schema.json"
)  # of npm's @jsonresume/schema 1.3.1, MIT
BOTH = {
    *("capitals", "characters", "columns", "dates", "file-kind", "file-name"),
    *("fonts", "hidden-text", "markers", "order", "pictures"),
    *("section-education", "section-skills", "section-summary", "section-work"),
}
BY_DESIGN = {
    "pdf": BOTH | {"font-count", "gaps", "text-layer", "type-size"},
    "docx": BOTH | {"contacts-place", "tables"},
}
WHOLE: dict[str, Any] = {
    "basics": {
        "name": "Ada Field",
        "label": "Head Gardener",
        "email": "ada@example.org",
        "phone": "+44 7700 900123",
        "url": "https://adafield.example.org",
        "summary": "Gardener with ten years of roses. Calm in hail, glad to teach.",
        "location": {"city": "Leeds", "region": "UK"},
        "profiles": [
            {
                "network": "LinkedIn",
                "username": "adafield",
                "url": "https://www.linkedin.com/in/adafield",
            }
        ],
    },
    "work": [
        {
            "position": "Head Gardener",
            "name": "Long Acre Nurseries",
            "location": "Leeds, UK",
            "startDate": "2019-03",
            "summary": "Nursery of forty people outside the town.",
            "highlights": ["Grew 40 kinds of roses", "Trained six apprentices in grafting"],
        },
        {
            "position": "Gardener",
            "name": "Rosewood House",
            "startDate": "2015",
            "endDate": "2019",
            "highlights": ["Kept 12 acres of lawn and hedge"],
        },
    ],
    "volunteer": [
        {"position": "Treasurer", "organization": "Garden Society", "startDate": "2020-01"}
    ],
    "education": [
        {
            "institution": "University of Leeds",
            "studyType": "BSc",
            "area": "Botany",
            "startDate": "2011",
            "endDate": "2014",
            "courses": ["Plant pathology", "Soil science"],
        }
    ],
    "skills": [
        {"keywords": ["Pruning", "grafting"]},
        {"name": "Software", "keywords": ["Excel", "AutoCAD"]},
    ],
    "certificates": [
        {"name": "Safe use of pesticides, level 2", "issuer": "City & Guilds", "date": "2016-05"}
    ],
    "awards": [{"title": "Young Grower of the Year", "awarder": "Kew Gardens", "date": "2017"}],
    "projects": [
        {
            "name": "Seed library",
            "startDate": "2021-02",
            "endDate": "2022-06",
            "highlights": ["Lent 900 packets of seed to neighbours"],
        }
    ],
    "publications": [
        {"name": "Roses without sprays", "publisher": "The Gardener", "releaseDate": "2021-04"}
    ],
    "languages": [
        {"language": "English", "fluency": "native"},
        {"language": "French", "fluency": "B2"},
    ],
    "interests": [{"name": "Chess"}, {"name": "Bell ringing"}],
}
ODD: dict[str, Any] = {
    "basics": {"name": 'Ada "The #Rose" O’<b>Field</b> $1 @x *y*', "email": "ada@example.org"},
    "work": [
        {
            "position": "Gardener & Grower",
            "name": "Long Acre <Nurseries> Ltd",
            "startDate": "2019",
            "highlights": ['Cut costs by 30% #read("/etc/passwd") & {more}'],
        }
    ],
}
ARABIC: dict[str, Any] = {
    "basics": {"name": "آدا فيلد", "email": "ada@example.org"},
    "work": [
        {
            "position": "بستاني",
            "name": "مشاتل الفدان الطويل",
            "startDate": "2019-03",
            "highlights": ["زرعت أربعين نوعا من الورد"],
        }
    ],
}


def facts_of(said: dict[str, Any]) -> ResumeFacts:
    return ResumeFacts.model_validate(said)


@pytest.mark.parametrize("design", ["clear", "classic", "compact"])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_every_part_reads_back_the_same(kind: str, design: str) -> None:
    assert not proven(facts_of(WHOLE), Choice(kind, design), ENGINE).remark


@pytest.mark.parametrize("language", ["fr", "de", "es", "pt", "it", "nl"])
def test_headings_and_months_in_other_languages_read_back(language: str) -> None:
    assert not proven(facts_of(WHOLE), Choice("pdf", language=language), ENGINE).remark


@pytest.mark.parametrize("kind", ["pdf", "docx", "json", "txt", "md"])
def test_quotes_brackets_and_commands_are_only_words(kind: str) -> None:
    assert not proven(facts_of(ODD), Choice(kind), ENGINE).remark


def test_every_word_is_in_plain_text_and_markdown() -> None:
    for kind in ("txt", "md"):
        made = proven(facts_of(WHOLE), Choice(kind), ENGINE).data.decode()
        assert "Safe use of pesticides, level 2" in made


def test_a_json_resume_says_all_and_what_schema_it_follows() -> None:
    made = json.loads(proven(facts_of(WHOLE), Choice("json"), ENGINE).data)
    assert made.pop("$schema").startswith("https://")
    assert made.pop("meta")["version"] == "v1.0.0"
    assert ResumeFacts.model_validate(made) == facts_of(WHOLE)


@pytest.mark.parametrize("said", [WHOLE, ODD, ARABIC], ids=["whole", "odd", "arabic"])
def test_a_json_resume_holds_to_its_schema(said: dict[str, Any]) -> None:
    made = json.loads(proven(facts_of(said), Choice("json"), ENGINE).data)
    jsonschema.validate(made, json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.mark.parametrize("design", ["clear", "classic", "compact"])
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_each_design_passes_our_own_formatting_checks(kind: str, design: str) -> None:
    facts, choice = facts_of(WHOLE), Choice(kind, design)
    document = documents.read(written(facts, choice), name=filename(facts, choice))
    found = {one.id: one.verdict for one in check(document, ENGINE.read_resume(document))}
    assert {id_ for id_ in BY_DESIGN[kind] if found.get(id_) != "good"} == set()


def test_right_to_left_words_are_said_to_lack_a_font_and_go_into_word() -> None:
    with pytest.raises(Exception, match="These characters cannot be set in this font: "):
        written(facts_of(ARABIC), Choice("pdf"))
    made = proven(facts_of(ARABIC), Choice("docx"), ENGINE)
    read = ENGINE.read_resume(documents.read(made.data))
    assert read.work[0].position == "بستاني"
    assert not proven(facts_of(ARABIC), Choice("json"), ENGINE).remark


def test_a_very_long_career() -> None:
    work = [
        {
            "position": "Gardener",
            "name": f"Nursery {n}",
            "startDate": f"{1950 + n}",
            "endDate": f"{1951 + n}",
            "highlights": [
                f"Grew {n} kinds of roses in house {i} of the nursery" for i in range(20)
            ],
        }
        for n in range(60)
    ]
    long = facts_of({"basics": WHOLE["basics"], "work": work})
    assert not proven(long, Choice("pdf"), ENGINE).remark


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_nothing_to_say_is_said(kind: str) -> None:
    with pytest.raises(Lossy, match="There is nothing to export yet"):
        proven(ResumeFacts(), Choice(kind), ENGINE)


def test_what_would_be_lost_is_named_and_nothing_is_made() -> None:
    said = {**WHOLE, "interests": [{"name": "word " * 12}]}
    with pytest.raises(Lossy, match="Interests 1") as problem:
        proven(facts_of(said), Choice("pdf"), ENGINE)
    assert "It is not offered." in str(problem.value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Field", "Ada-Field-resume.pdf"),
        ("Jean-Luc O’Neil <b>", "Jean-Luc-O’Neil-b-resume.pdf"),
        ("../../etc", "etc-resume.pdf"),
        (None, "resume.pdf"),
    ],
)
def test_a_file_has_the_persons_name(name: str | None, expected: str) -> None:
    facts = facts_of({"basics": {"name": name}})
    assert filename(facts, Choice()) == expected


@pytest.mark.django_db
def test_asked_for_made_and_downloaded(mine: Client, user: User) -> None:
    resume = a_resume(user)
    answer = mine.post(f"/resumes/{resume.pk}/export/", {"format": "docx", "design": "classic"})
    assert answer["Location"] == f"/resumes/{resume.pk}/export/"
    made = Export.objects.get()
    assert (made.version, made.format, made.design, made.paper) == (
        resume.current,
        "docx",
        "classic",
        "a4",
    )
    assert "Making the file" in mine.get(answer["Location"]).content.decode()
    pipeline.export(made.pk)
    assert "Ada-Field-resume.docx" in mine.get(answer["Location"]).content.decode()
    file = mine.get(f"/resumes/exports/{made.pk}/file/")
    assert file["Content-Disposition"] == 'attachment; filename="Ada-Field-resume.docx"'
    assert b"".join(file).startswith(b"PK")
    assert Activity.objects.filter(action="resume_exported").count() == 1


@pytest.mark.django_db
def test_an_export_that_loses_facts_offers_nothing(user: User, mine: Client) -> None:
    made = an_export(user)
    version = made.version.resume.add_version(
        facts_of({**WHOLE, "interests": [{"name": "word " * 12}]}), ResumeVersion.Origin.EDITED
    )
    Export.objects.filter(pk=made.pk).update(version=version)
    pipeline.export(made.pk)
    made.refresh_from_db()
    assert made.is_failed
    assert made.problem.startswith("Read back by a machine, this file would not say the same:")
    assert not made.file
    assert mine.get(f"/resumes/exports/{made.pk}/file/").status_code == 302


@pytest.mark.django_db
def test_an_export_goes_with_its_resume_and_after_a_day(
    user: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    first, second = an_export(user), an_export(user)
    for made in (first, second):
        pipeline.export(made.pk)
        made.refresh_from_db()
    Export.objects.filter(pk=second.pk).update(created_at=timezone.now() - Export.KEPT * 2)
    with django_capture_on_commit_callbacks(execute=True):
        Resume.objects.get(pk=first.version.resume_id).delete()
        assert pipeline.delete_old_exports() == 1
    assert not Export.objects.exists()
    for made in (first, second):
        assert not default_storage.exists(str(made.file.name))


@pytest.mark.django_db
def test_the_first_page_is_shown_and_what_the_font_lacks_is_said(mine: Client, user: User) -> None:
    resume = a_resume(user)
    picture = mine.get(f"/resumes/{resume.pk}/export/preview.png?design=compact&paper=us-letter")
    assert picture.content.startswith(b"\x89PNG")
    resume.current = resume.add_version(facts_of(ARABIC), ResumeVersion.Origin.EDITED)
    resume.save()
    assert (
        "cannot be set in this font" in mine.get(f"/resumes/{resume.pk}/export/").content.decode()
    )
    assert mine.get(f"/resumes/{resume.pk}/export/preview.png").status_code == 200


@pytest.mark.django_db
def test_choices_that_are_none_of_ours(mine: Client, user: User) -> None:
    resume = a_resume(user)
    address = f"/resumes/{resume.pk}/export/"
    assert mine.post(address, {"design": "loud"}).status_code == 422
    assert mine.get(address, {"design": "loud", "version_number": "99"}).status_code == 200
    assert not Export.objects.exists()


@pytest.mark.django_db
def test_fifty_files_a_day_are_enough(mine: Client, user: User) -> None:
    first = an_export(user)
    kept = {"owner": user, "version": first.version}
    Export.objects.bulk_create(Export(**kept) for _ in range(49))
    answer = mine.post(
        f"/resumes/{first.version.resume_id}/export/", {"format": "txt"}, follow=True
    )
    assert Export.objects.count() == 50
    assert "You have had 50 files made." in answer.content.decode()
