"""What stands in a document is found however it is set; what does not is never found."""

from __future__ import annotations

import random

import pytest

from ai.grounding import Source, unsupported

TEXT = """Nadia Ferreira, RN
Staff Nurse, Intensive Care · Aire Valley Infirmary, Leeds
April 2022 – present
- Responsible for the care of ventilated patients on a 16-bed unit, including wean-
ing plans.
- Led an audit of line infections; the rate fell from 4.1 to 1.9 per 1,000 line days.
- Wrote C++ and C# tools, R&D, .NET and Go services; saved £12,000 (30 %).
BSc Nursing (Adult), University of Wharfedale, 2019
"""
SOURCE = Source(TEXT)


@pytest.mark.parametrize(
    "words",
    [
        "staff nurse, intensive care",
        "STAFF  NURSE,\nINTENSIVE CARE",
        "April 2022 - present",
        "weaning plans",
        "ventilated\npatients on a 16‑bed unit",
        "4.1 to 1.9 per 1,000 line days",
        "C++",
        "C#",
        "R&D",
        "£12,000",
        "University of Wharfedale",
    ],
)
def test_true_words_are_found_where_they_stand(words: str) -> None:
    span = SOURCE.find(words)
    assert span is not None
    assert TEXT[span.start : span.end][:1].casefold() == words.strip()[:1].casefold()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "  ",
        "C",
        "nurs",
        "4.2",
        "1,00",
        "12,000,000",
        "2020",
        "Wharfedale University",
        "Java",
        "Senior Staff Nurse",
        "Aire Valley Hospital",
        "41 to 19",
        "40 %",
        "R",
        "¥12,000",
    ],
)
def test_other_words_are_not(words: str) -> None:
    assert SOURCE.find(words) is None


def test_the_nearest_place_is_chosen() -> None:
    source = Source("2019 Gardener\n" + "x " * 50 + "\n2019 Baker")
    span = source.find("2019", near=source.text.index("Baker"))
    assert span is not None
    assert span.start == source.text.rindex("2019")


def test_a_thousand_fabricated_facts_pass_nothing() -> None:
    chance = random.Random(11)  # noqa: S311 - to vary, not to hide
    words = [
        token for token in TEXT.replace("-\n", "").split() if token.isalpha() and len(token) > 3
    ]
    passed = []
    for _ in range(1000):
        fake = FAKES[chance.randrange(len(FAKES))](chance, words)
        if SOURCE.holds(fake):
            passed.append(fake)
    assert passed == []


def _number(chance: random.Random, words: list[str]) -> str:
    return f"{chance.choice(words)} {chance.randint(20, 99)}.{chance.randint(2, 9)}"


def _swapped(chance: random.Random, words: list[str]) -> str:
    one, two = chance.sample(sorted(set(words)), 2)
    return f"{two} zealous {one}"


def _added(chance: random.Random, words: list[str]) -> str:
    return f"Chief {chance.choice(words)} Officer"


def _employer(chance: random.Random, words: list[str]) -> str:
    return f"{chance.choice(words)} {chance.choice(['Holdings', 'Trust', 'GmbH'])}"


SPACES = (" ", "  ", "\n", "\u00a0")
FAKES = (_number, _swapped, _added, _employer)


def test_of_a_thousand_true_facts_set_differently_nearly_all_pass() -> None:
    chance = random.Random(5)  # noqa: S311 - to vary, not to hide
    lines = [line.lstrip("- ") for line in TEXT.replace("-\n", "").splitlines()]
    missed = 0
    for _ in range(1000):
        parts = chance.choice(lines).split()
        at = chance.randrange(len(parts))
        piece = parts[at : at + chance.randint(1, 6)]
        missed += not SOURCE.holds(_set_anew(chance, " ".join(piece)))
    assert missed <= 20


def _set_anew(chance: random.Random, words: str) -> str:
    cased = chance.choice([words.upper(), words.lower(), words.title(), words])
    return chance.choice(SPACES).join(cased.split())


def test_a_sentence_of_ours_may_hold_only_what_the_documents_hold() -> None:
    assert unsupported("Weaning plans are shown, at Leeds since 2022.", SOURCE) == []
    assert unsupported("She led 3 audits at Bradford.", SOURCE) == ["3", "Bradford"]
