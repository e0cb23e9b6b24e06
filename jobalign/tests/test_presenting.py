from datetime import date

from jobalign.presenting import headline, next_steps
from jobs.models import Job
from matching.models import Match
from resumes.models import Resume

TODAY = date(2026, 11, 23)


def resume(pk: int = 1, **fields: object) -> Resume:
    return Resume(pk=pk, title="Mine", status="ready", **fields)


def job(pk: int = 1, **fields: object) -> Job:
    return Job(**{"pk": pk, "title": "Nurse", "company": "Hospital", "status": "ready", **fields})


def test_one_begins_with_a_resume_and_a_job() -> None:
    steps = next_steps([], [], [], [], TODAY)
    assert [step.title for step in steps] == ["Bring your résumé", "Add a job"]
    assert headline(steps) == "Two things to do"


def test_with_both_one_makes_a_report() -> None:
    assert [step.title for step in next_steps([resume()], [job()], [], [], TODAY)] == [
        "Make your first report"
    ]


def test_jobs_that_close_soon_come_in_order_of_their_day() -> None:
    jobs = [
        job(1, title="Late", closes_on=date(2026, 12, 30)),
        job(2, title="Second", closes_on=date(2026, 12, 1)),
        job(3, title="First", closes_on=date(2026, 11, 27)),
        job(4, title="Past", closes_on=date(2026, 11, 1)),
    ]
    steps = next_steps([resume()], jobs, [Match(job_id=2)], jobs, TODAY)
    assert [(step.title, step.verb) for step in steps] == [
        ("First closes", "Match"),
        ("Second closes", "Open"),
    ]


def test_what_could_not_be_read_is_said_with_its_reason() -> None:
    failed = job(5, status="failed", problem="No words were found.")
    steps = next_steps([resume()], [failed], [Match(job_id=5)], [failed], TODAY)
    assert [(step.title, step.text) for step in steps] == [
        ("Nurse could not be read", "No words were found.")
    ]


def test_nothing_to_do_is_said_plainly() -> None:
    assert headline(next_steps([resume()], [job()], [Match(job_id=1)], [], TODAY)) == (
        "Nothing is waiting for you"
    )
