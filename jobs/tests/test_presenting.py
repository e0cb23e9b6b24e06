import pytest

from ai.schemas import (
    EducationRequirement,
    Evidence,
    ExperienceRequirement,
    JobFacts,
    JobSkill,
    Meta,
    Salary,
)
from jobs.presenting import JobPage, pay

TEXT = "Platform engineer\n\n- Five years of Kubernetes\n- Terraform is welcome"


def spans(words: str) -> dict[str, int]:
    at = TEXT.index(words)
    return {"start": at, "end": at + len(words)}


@pytest.mark.parametrize(
    ("salary", "said"),
    [
        (
            Salary(currency="GBP", minValue=39400, maxValue=46900, unitText="YEAR"),
            "£39,400 to £46,900 a year",
        ),
        (
            Salary(currency="CHF", minValue=90000, maxValue=90000, unitText="YEAR"),
            "CHF 90,000 a year",
        ),
        (Salary(currency="EUR", minValue=22.5, unitText="HOUR"), "€22.50 an hour"),
        (None, ""),
    ],
)
def test_pay_is_written_as_a_person_writes_it(salary: Salary | None, said: str) -> None:
    assert pay(salary) == said


def page() -> JobPage:
    facts = JobFacts(
        title="Platform engineer",
        skills=[
            JobSkill(name="Kubernetes", **spans("Kubernetes")),
            JobSkill(name="Terraform", required=False, **spans("Terraform")),
        ],
        experienceRequirements=ExperienceRequirement(minYears=5, **spans("Five years")),
        educationRequirements=EducationRequirement(level="bachelor", field="physics"),
        meta=Meta(evidence={"/title": Evidence(**spans("Platform engineer"), confidence=1)}),
    )
    return JobPage.of(facts, TEXT)


def test_each_fact_has_its_line_and_what_is_not_said_is_empty() -> None:
    said = {line.name: (line.said, line.number) for line in page().facts}
    assert said["Title"] == ("Platform engineer", 1)
    assert said["Experience"] == ("5 years or more", 2)
    assert said["Education"] == ("Bachelor’s degree, physics", None)
    assert said["Salary"] == ("", None)


def test_required_and_preferred_stay_apart() -> None:
    shown = page()
    assert [(ask.name, ask.number) for ask in shown.required] == [("Kubernetes", 2)]
    assert [(ask.name, ask.number) for ask in shown.preferred] == [("Terraform", 3)]
