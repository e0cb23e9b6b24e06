from ai.schemas import Band, Component, Lift, Reason, Report, Span, Where
from matching.presenting import ReportPage

RESUME = "Ana Silva\n\nSkills\nKubernetes, Python"
JOB = "Platform engineer\n\nYou must have\n- Kubernetes\n- Terraform\nNice: teaching"


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(start=at, end=at + len(words))


def reason(name: str, verdict: str, points: float, most: float, **other: object) -> Reason:
    return Reason.model_validate(
        {
            "text": f"About {name}.",
            "requirement": name,
            "aspect": "skill",
            "kind": "hard",
            "required": True,
            "verdict": verdict,
            "points": points,
            "max": most,
            **other,
        }
    )


def report() -> Report:
    where = Where(resume=[span(RESUME, "Kubernetes")], job=[span(JOB, "Kubernetes")])
    rows = [
        reason("Kubernetes", "met", 30, 30, where=where),
        reason("Terraform", "not found", 0, 20, where=Where(job=[span(JOB, "Terraform")])),
        reason("Teaching", "partly", 5, 10, kind="soft", required=False),
    ]
    parts = [
        Component(component="skills", weight=60, points=35, max=60, because=rows),
        Component(component="education", weight=40, points=40, max=40, because=[]),
    ]
    return Report(
        score=75,
        band="Good",
        bands=[Band(name="Poor", least=0), Band(name="Good", least=70)],
        ledger=parts,
        matched=[],
        missing=[],
        lifts=[Lift(requirement="Terraform", required=True, points=20, do="Say where.")],
        engine="test",
        engine_version="1",
    )


def page() -> ReportPage:
    return ReportPage.of(report(), resume_text=RESUME, job_text=JOB)


def test_each_row_says_how_it_is_asked_and_where_it_stands() -> None:
    rows = page().parts[0].rows
    assert [(row.anchor, row.asked, row.cites) for row in rows] == [
        ("row-1-1", "Required, hard", "Résumé 3"),
        ("row-1-2", "Required, hard", ""),
        ("row-1-3", "Preferred, soft", ""),
    ]
    assert [line.number for line in rows[1].job] == [4]


def test_required_and_preferred_are_counted_apart() -> None:
    shown = page()
    assert (shown.required.count, shown.preferred.count) == ("1 of 2 met", "0 of 1 met, 1 partly")
    assert [row.reason.requirement for row in shown.missed] == ["Terraform"]
    assert [name for name, _ in shown.preferred.groups] == ["Soft skills and languages"]


def test_a_component_says_what_is_open() -> None:
    assert [part.note for part in page().parts] == [
        "1 required, 1 preferred still open",
        "The job does not ask for any",
    ]


def test_a_component_that_is_found_but_not_full_says_so() -> None:
    said = report()
    said.ledger[0].because = said.ledger[0].because[:1]
    shown = ReportPage.of(said, resume_text=RESUME, job_text=JOB)
    assert shown.parts[0].note == "All found, not all in full"


def test_marks_in_the_texts_lead_to_their_row() -> None:
    marks = [p.mark for line in page().job.lines for p in line.pieces if p.mark]
    assert [(mark.href, mark.state) for mark in marks] == [
        ("#row-1-1", "have"),
        ("#row-1-2", "miss"),
    ]


def test_what_could_be_is_the_score_with_every_lift() -> None:
    assert page().then == 95
    [terraform] = page().lifts
    assert terraform.row is not None
    assert (terraform.name, terraform.row.anchor) == ("Terraform", "row-1-2")


def test_what_nothing_shows_is_asked_about_and_what_is_half_shown_is_reworded() -> None:
    made = report()
    made.lifts = [
        Lift(requirement=name, required=True, points=5, do="If it is true of you, say where.")
        for name in ("Terraform", "Teaching", "Elsewhere")
    ]
    lifts = ReportPage.of(made, resume_text=RESUME, job_text=JOB).lifts
    assert [one.is_asked for one in lifts] == [True, False, False]
