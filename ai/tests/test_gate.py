"""The gate: what the person's own words do not bear out is never let through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ai.gate import JobNames, unsupported, unsupported_in_letter
from ai.material import Material
from ai.schemas import Basics, Education, ResumeFacts, SkillGroup, Work

TEXT = """Nadia Ferreira
Staff Nurse, Aire Valley Infirmary
April 2022 - present
- Cared for eight patients a shift on a 28-bed ward
- Cut waiting times by 12%
Charge Nurse, Calder Royal
September 2019 - March 2022
- Used K8s for a side project
Skills
Ventilator management, K8s"""
FACTS = ResumeFacts(
    basics=Basics(name="Nadia Ferreira"),
    work=[
        Work(
            name="Aire Valley Infirmary",
            position="Staff Nurse",
            startDate="2022-04",
            highlights=["Cared for eight patients a shift on a 28-bed ward",
                        "Cut waiting times by 12%"],
        ),
        Work(name="Calder Royal", position="Charge Nurse", startDate="2019-09", endDate="2022-03"),
    ],
    education=[Education(institution="Wharfedale", studyType="BSc", area="Nursing")],
    skills=[SkillGroup(keywords=["Ventilator management", "K8s"])],
)  # fmt: skip
MATERIAL = Material([TEXT], FACTS)
JOB = JobNames(
    "Senior Nurse\nSt Brannoc's Hospital\nECMO and Terraform are required", "Senior Nurse",
    "St Brannoc's Hospital",
)  # fmt: skip


@pytest.mark.parametrize(
    "claim",
    [
        "Cared for 8 patients a shift on a 28-bed ward",
        "I have worked as a Staff Nurse at Aire Valley Infirmary since April 2022.",
        "Staff Nurse since 04/2022.",
        "Cut waiting times by 12 percent",
        "Used Kubernetes (K8s) for a side project",
        "I hold a BSc in Nursing from Wharfedale.",
        "Also used K8s.",
    ],
)
def test_the_persons_own_facts_pass_in_other_words(claim: str) -> None:
    assert unsupported(claim, MATERIAL) == []


@pytest.mark.parametrize(
    ("claim", "fault"),
    [
        ("Cared for 9 patients a shift", "9"),
        ("Cared for twelve patients a shift", "twelve"),
        ("Doubled the patients", "Doubled"),
        ("Cut waiting times by 28%", "28%"),
        ("Cut waiting times by 12", "12"),
        ("Cared for 28 patients a shift", "28"),
        ("Staff Nurse since March 2021", "March 2021"),
        ("Worked at Google", "Google"),
        ("Google hired me as a nurse", "Google"),
        ("worked at google", "google"),
        ("Cared for patients with Terraform", "Terraform"),
        ("I hold an MBA", "MBA"),
        ("I hold a doctorate in Nursing", "doctorate"),
        ("Staff Nurse at Calder Royal", "Staff Nurse"),
        ("Led the ward", "Led"),
        ("Fluent in Mandarin", "Mandarin"),
        ("Award-winning nurse", "Award"),
        ("Certified in ventilator management", "Certified"),
        ("Chief Nurse", "Chief Nurse"),
        ("Saved $2.4 million", "$2.4"),
        ("Ventilator management with Windows XP", "Windows XP"),
    ],
)
def test_what_has_no_source_is_found_out(claim: str, fault: str) -> None:
    assert fault in unsupported(claim, MATERIAL)


def test_what_is_true_of_one_bullet_is_not_said_of_another() -> None:
    own = Material(["Cut waiting times"])
    assert unsupported("Cut waiting times by 12%", MATERIAL, near=own) == ["12%"]
    assert unsupported("Cut waiting times at Calder Royal", MATERIAL, near=own) == ["Calder Royal"]


@pytest.mark.parametrize(
    "sentence",
    [
        "I am applying for the post of Senior Nurse at St Brannoc's Hospital.",
        "You ask for ECMO and Terraform.",
        "I would like to learn more about ECMO.",
        "I would be glad to talk about the work.",
    ],
)
def test_a_letter_may_say_of_the_job_what_the_job_says(sentence: str) -> None:
    assert unsupported_in_letter(sentence, MATERIAL, JOB) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "I have used ECMO.",
        "You ask for ECMO, and I have used ECMO for years.",
        "My work at St Brannoc's Hospital was good.",
        "Your ward needs Terraform, which I know.",
        "You ask for Rust.",
        "I would be glad to bring Terraform to St Brannoc's Hospital.",
    ],
)
def test_a_letter_claims_nothing_that_only_the_job_has(sentence: str) -> None:
    assert unsupported_in_letter(sentence, MATERIAL, JOB) != []


@given(st.integers(min_value=0, max_value=10**9))
def test_no_number_of_another_passes(number: int) -> None:
    known = {"8", "12", "28", "2019", "2022", "04", "09", "03", "4", "9", "3"}
    faults = unsupported(f"Cared for {number} patients", MATERIAL)
    assert (str(number) in known) or faults == [str(number)]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12))
def test_no_name_of_another_passes(word: str) -> None:
    name = f"Xq{word}"
    assert unsupported(f"Cared for patients at {name}.", MATERIAL) != []
    assert unsupported(f"{name} knew.", MATERIAL) != []


@given(st.sampled_from(TEXT.split("\n")[3:5]), st.integers(0, 6))
def test_the_persons_own_lines_always_pass(line: str, cut: int) -> None:
    words = line.strip("- ").split()
    assert unsupported(" ".join(words[: len(words) - min(cut, 3)]), MATERIAL) == []


@pytest.mark.parametrize(
    "odd", ["", " ", '<b>"O\'Neil"</b>', "مرحبا بالعالم", "\x00\ufffd", "(((("]
)
def test_odd_words_break_nothing(odd: str) -> None:
    unsupported(odd, MATERIAL)
    unsupported_in_letter(odd, Material([odd]), JobNames(odd))


def test_a_wider_name_does_not_bear_out_a_narrower_one() -> None:
    some = Material(["Skills: Windows, Excel, K8s"])
    assert unsupported("Windows XP", some) != []
    assert unsupported("Microsoft Excel", some) == []
    assert unsupported("Kubernetes", some) == []
