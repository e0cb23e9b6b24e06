"""The golden people's résumés, exported, read back as the same facts."""

from __future__ import annotations

import pytest

from ai import documents
from ai.local.engine import LocalEngine
from ai.local.resume.tests.golden import texts
from ai.local.resume.tests.golden.people import PEOPLE, Person
from resumes.export import Choice, proven
from resumes.export.wording import language_of

ENGINE = LocalEngine()


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_a_person_reads_back_the_same(person: Person) -> None:
    document = documents.read(texts.as_html(person))
    facts = ENGINE.read_resume(document)
    language = language_of(document.text)
    for kind in ("pdf", "docx", "json"):
        assert not proven(facts, Choice(kind, language=language), ENGINE).remark
