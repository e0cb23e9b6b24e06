"""Suggestions of the local engine: useful, true, and never at the price of the score."""

from __future__ import annotations

import random
from typing import Any, cast

import pytest

from ai import documents
from ai.engine import ReadJob, ReadResume
from ai.local.engine import LocalEngine
from ai.local.tailoring.answers import from_answer
from ai.local.tailoring.measure import Measure, worth
from ai.rewriting import applied
from ai.suggestions import LetterStyle, Question, Tone

RESUME = """Tomasz Okonjo
tomasz@mail.example

Summary
Engineer who likes boring deployments.

Experience
Platform Engineer, Harbour Freight Systems, Leeds
May 2022 - present
- Responsible for managing the build servers of the company
- Wrote scripts in Python for the billing reports
- Answered questions of customers by e-mail
- Moved 40 services to K8s and Terraform on AWS
- Managed a team of engineers

Technician, Dale Computers, York
June 2018 - April 2022
- Repaired laptops and printers for offices

Education
BSc Computing, University of Wharfedale, 2018

Skills
Linux, Bash, Git, Python, K8s
"""
JOB = """Senior Platform Engineer
Ferrow Energy · Leeds · full time

Responsibilities
- Run our services and their deployments

Requirements
- Kubernetes
- Terraform
- Python
- Ansible
- Amazon Web Services (AWS)

Nice to have
- Apache Kafka
"""
ENGINE = LocalEngine()


def both(resume: str = RESUME, job: str = JOB) -> tuple[ReadResume, ReadJob]:
    mine, theirs = documents.from_text(resume), documents.from_text(job)
    return (
        ReadResume(mine.text, ENGINE.read_resume(mine)),
        ReadJob(theirs.text, ENGINE.read_job(theirs)),
    )


def test_it_says_the_facts_in_the_words_of_the_job() -> None:
    found = ENGINE.tailor(*both())
    said = {one.kind: one for one in found.suggestions}
    assert said["skill"].after in ("Kubernetes", "Kubernetes (K8s)", "Terraform", "AWS")
    assert said["summary"].after.startswith("Engineer who likes boring deployments. Experience")
    assert "Managed the build servers of the company" in [one.after for one in found.suggestions]
    assert said["promote"].before.startswith("Moved 40 services")
    assert said["reorder"].after.split("\n")[0] in ("Python", "K8s")
    for one in found.suggestions:
        assert one.why
        assert one.evidence


def test_what_only_the_job_has_is_asked_and_never_said() -> None:
    found = ENGINE.tailor(*both())
    asked = " ".join(question.asks for question in found.questions)
    assert "Have you used Ansible?" in asked
    assert "Kafka" in asked
    assert "How many people were they?" in asked
    said = " ".join([found.letter, *(one.after for one in found.suggestions)])
    assert "Kafka" not in said
    assert "Ansible" not in said


@pytest.mark.parametrize(
    ("asked", "said", "taken"), [("Windows XP", "Windows", False), ("Kubernetes", "K8s", True)]
)
def test_a_version_that_only_the_job_names_is_not_said(asked: str, said: str, taken: bool) -> None:
    mine = documents.from_text(f"Ada Field\n\nSkills\n{said}, typing, filing, telephone\n")
    theirs = documents.from_text(f"Office Clerk\n\nYou must have\n- {asked}\n- Filing")
    resume = ReadResume(mine.text, ENGINE.read_resume(mine))
    found = ENGINE.tailor(resume, ReadJob(theirs.text, ENGINE.read_job(theirs)))
    said_ = [one.after for one in found.suggestions if one.kind == "skill"]
    assert (asked in said_) is taken


def test_same_input_same_suggestions() -> None:
    assert ENGINE.tailor(*both()) == LocalEngine().tailor(*both())


def test_points_are_the_change_of_the_score_and_no_order_lowers_it() -> None:
    resume, job = both()
    found = ENGINE.tailor(resume, job).suggestions
    base = ENGINE.compare(resume, job).score
    for one in found:
        gain = ENGINE.compare(applied(resume, [one]), job).score - base
        assert one.points == pytest.approx(gain, abs=0.01)
    chance = random.Random(3)  # noqa: S311 - the same orders each time
    for _ in range(5):
        order, reached = chance.sample(found, len(found)), base
        for count in range(1, len(order) + 1):
            score = ENGINE.compare(applied(resume, order[:count]), job).score
            assert score >= reached
            reached = score


def test_the_points_of_what_is_accepted_sum_to_the_gain() -> None:
    resume, job = both()
    found = ENGINE.tailor(resume, job).suggestions
    taken = set(range(0, len(found), 2))
    made = worth(Measure.of(resume, job), found, taken)
    assert sum(made.points[i] for i in taken) == pytest.approx(made.score - made.base, abs=0.01)
    accepted = applied(resume, [found[i] for i in taken])
    assert ENGINE.compare(accepted, job).score == made.score


@pytest.mark.parametrize("tone", ["plain", "warm", "formal"])
def test_letters_come_in_three_tones(tone: Tone) -> None:
    letter = ENGINE.write_letter(*both(), LetterStyle(tone=tone))
    assert "Senior Platform Engineer at Ferrow Energy" in letter.text
    assert "I moved 40 services" in letter.text
    assert letter.text.endswith("Tomasz Okonjo")
    mail = ENGINE.write_letter(*both(), LetterStyle(kind="email", tone=tone))
    assert len(mail.text) < len(letter.text)
    assert mail.subject == "Application: Senior Platform Engineer, Tomasz Okonjo"


def test_a_longer_letter_says_more_and_nothing_twice() -> None:
    half = ENGINE.write_letter(*both(), LetterStyle(length="half"))
    page = ENGINE.write_letter(*both(), LetterStyle(length="page"))
    said = [sentence.text for each in page.paragraphs for sentence in each]
    assert len(said) == len(set(said)) > sum(map(len, half.paragraphs))
    assert {s.text for s in half.paragraphs[0]} <= set(said)


def test_an_answer_becomes_a_suggestion_in_the_persons_own_words() -> None:
    resume, _ = both()
    gap = Question(asks="Have you used Ansible?", about="Ansible")
    made = from_answer(resume, gap, "Yes, I wrote two playbooks in Ansible at Dale Computers")
    assert made is not None
    assert (made.where, made.after) == (
        "/work/1/highlights/-", "Wrote two playbooks in Ansible at Dale Computers.",
    )  # fmt: skip
    unsaid = from_answer(resume, gap, "Yes, at Dale Computers since 2020, about twice a month")
    assert unsaid is not None
    assert unsaid.after == "Ansible: at Dale Computers since 2020, about twice a month."
    bare = from_answer(resume, gap, "yes")
    assert bare is not None
    assert (bare.kind, bare.after) == ("skill", "Ansible")
    assert from_answer(resume, gap, "No, never") is None
    number = Question(
        asks="How many?", about="Managed a team of engineers", kind="number",
        where="/work/0/highlights/4",
    )  # fmt: skip
    counted = from_answer(resume, number, "6 people")
    assert counted is not None
    assert counted.after == "Managed a team of engineers (6 people)"


ODD = {
    "no bullets": ("Ada Field\nGardener\n", JOB),
    "no requirements": (RESUME, "Gardener wanted\n"),
    "nothing": ("x", "y"),
    "brackets": (RESUME.replace("Tomasz Okonjo", '<b>"O\'Neil"</b>'), JOB),
    "right to left": ("محمد علي\nمهندس برمجيات\nخبرة\n- أدرت فريقا من خمسة مهندسين\n", JOB),
    "forty pages": (
        RESUME + "\n- Kept the garden and its paths in order for visitors" * 1500,
        JOB,
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_documents_get_a_sensible_answer(name: str) -> None:
    resume, job = both(*ODD[name])
    found = ENGINE.tailor(resume, job)
    assert len(found.suggestions) <= 24
    assert found.letter
    letter = cast(
        "Any", ENGINE.write_letter(resume, job, LetterStyle(kind="email", tone="formal"))
    )
    assert letter.text
