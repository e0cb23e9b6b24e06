"""The admin, as staff open it: every model of ours is there, and its pages stay cheap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import (
    AccountClosing,
    Activity,
    DataExport,
    Mail,
    Profile,
    Sending,
    StaffView,
    User,
)
from accounts.services import record
from accounts.tests.factories import a_closing, a_data_export, a_mail, a_sending, a_staff_view
from api.models import KeptAnswer, Login, PersonalToken
from api.tests.factories import a_kept_answer, a_login, a_token
from billing.models import (
    ClosedCustomer,
    CustomerRead,
    Difference,
    Grant,
    ModelCall,
    Notice,
    StripeEvent,
    Usage,
)
from billing.tests.factories import a_call
from conftest import person
from interviews.models import (
    Answer,
    BankQuestion,
    MockInterview,
    QuestionSet,
    Story,
)
from interviews.models import Question as InterviewQuestion
from interviews.tests.factories import (
    a_bank_question,
    a_mock,
    a_question,
    a_set,
    a_story,
    an_answer,
)
from jobs.models import (
    BoardUse,
    CalendarFeed,
    CompanyBoard,
    Job,
    JobEvent,
    NotTheSame,
    Posting,
    PostingGroup,
    PostingKey,
    PostingRow,
    Recheck,
    SearchWish,
    Source,
    SourceCall,
    SourceSearch,
)
from jobs.tests.factories import (
    a_board,
    a_group,
    a_job,
    a_parting,
    a_posting,
    a_row,
    a_search,
    a_source,
    a_waiting_job,
    a_wish,
)
from matching.models import (
    CoverLetter,
    Feed,
    HiddenCompany,
    LetterRevision,
    Look,
    Match,
    PostingMark,
    Question,
    Recommendation,
    SavedSearch,
    SecondOpinion,
    Sent,
    ShareLink,
    Suggestion,
    Tailoring,
)
from matching.tests.factories import (
    a_feed,
    a_hidden_company,
    a_letter,
    a_link,
    a_mark,
    a_match,
    a_recommendation,
    a_tailoring,
    an_opinion,
)
from matching.tests.factories import a_search as a_saved_search
from resumes.models import Draft, Export, Resume, ResumeVersion
from resumes.tests.factories import a_draft, a_resume, an_export

pytestmark = pytest.mark.django_db

APPS = {
    "accounts",
    "api",
    "billing",
    "core",
    "resumes",
    "jobs",
    "matching",
    "interviews",
    "jobalign",
}
OURS = [model for name in sorted(APPS) for model in apps.get_app_config(name).get_models()]


@pytest.fixture
def staff(client_of: Callable[[User], Client], db: None) -> Client:  # noqa: ARG001 - by its name
    """The client of a member of staff who may do everything."""
    return client_of(User.objects.create_superuser("staff@example.org"))


def a_stripe_event(owner: User) -> StripeEvent:
    return StripeEvent.objects.create(
        event_id=f"evt_{owner.pk}", type="invoice.paid", happened_at=timezone.now()
    )


ROWS: dict[type[models.Model], Callable[[User], models.Model | None]] = {
    User: lambda owner: owner,
    Profile: lambda owner: owner.profile,
    Activity: lambda owner: record(owner, Activity.Action.SIGNED_IN, "Signed in"),
    DataExport: a_data_export,
    AccountClosing: a_closing,
    StaffView: a_staff_view,
    Mail: a_mail,
    Sending: a_sending,
    PersonalToken: a_token,
    Login: a_login,
    KeptAnswer: a_kept_answer,
    Usage: lambda owner: Usage.objects.create(owner=owner, feature="match", month="2026-01-01"),
    ModelCall: a_call,
    StripeEvent: a_stripe_event,
    ClosedCustomer: lambda o: ClosedCustomer.objects.create(customer_id=f"cus_{o.pk}"),
    CustomerRead: lambda o: CustomerRead.objects.create(customer_id=f"cus_{o.pk}"),
    Difference: lambda o: Difference.objects.create(what="ada", customer_id=f"cus_{o.pk}"),
    Notice: lambda o: Notice.objects.create(owner=o, kind="ended", about=f"in_{o.pk}"),
    Grant: lambda o: Grant.objects.create(owner=o, ends_on="2030-01-01", reason="Thanks"),
    Resume: a_resume,
    ResumeVersion: lambda owner: a_resume(owner).current,
    Export: an_export,
    Draft: a_draft,
    Job: a_job,
    JobEvent: lambda owner: a_job(owner).events.create(text="Applied"),
    CalendarFeed: lambda owner: CalendarFeed.objects.get_or_create(owner=owner)[0],
    Source: lambda _: a_source(),
    SourceCall: lambda _: a_source().calls.create(at=timezone.now()),
    CompanyBoard: a_board,
    BoardUse: lambda owner: a_board(owner).uses.get(),
    SearchWish: a_wish,
    SourceSearch: lambda _: a_search(),
    Posting: lambda _: a_posting(),
    PostingGroup: lambda _: a_group(),
    PostingRow: lambda _: a_row(),
    Feed: a_feed,
    Look: lambda owner: a_feed(owner).looks.create(query="remote=remote"),
    Recommendation: a_recommendation,
    PostingMark: a_mark,
    HiddenCompany: a_hidden_company,
    SavedSearch: a_saved_search,
    PostingKey: lambda _: a_posting().keys.create(key=1),
    NotTheSame: a_parting,
    Recheck: lambda owner: Recheck.objects.create(job=a_job(owner)),
    Match: a_match,
    SecondOpinion: an_opinion,
    ShareLink: a_link,
    Sent: lambda owner: Sent.objects.create(owner=owner, job=a_job(owner)),
    QuestionSet: a_set,
    InterviewQuestion: a_question,
    Answer: an_answer,
    MockInterview: a_mock,
    Story: a_story,
    BankQuestion: lambda _: a_bank_question(),
    Tailoring: a_tailoring,
    Suggestion: lambda owner: a_tailoring(owner).suggestions.first(),
    Question: lambda owner: a_tailoring(owner).questions.first(),
    CoverLetter: a_letter,
    LetterRevision: lambda owner: a_letter(owner).revisions.first(),
}


def people(model: type[models.Model], numbers: range) -> None:
    """A row of ``model`` for each of some people."""
    for number in numbers:
        ROWS[model](person(f"person{number}@example.org"))


def address(model: type[models.Model], page: str, *args: object) -> str:
    said = model._meta  # noqa: SLF001 - Django's documented name
    return reverse(f"admin:{said.app_label}_{said.model_name}_{page}", args=args)


def queries(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_every_model_of_ours_is_there() -> None:
    assert {model for model in OURS if not admin.site.is_registered(model)} == set()
    assert set(OURS) == ROWS.keys()


@pytest.mark.parametrize("model", ROWS)
def test_a_list_of_thirty_costs_what_a_list_of_three_costs(
    model: type[models.Model], staff: Client
) -> None:
    people(model, range(3))
    few = queries(staff, address(model, "changelist"))
    people(model, range(3, 30))
    assert queries(staff, address(model, "changelist")) == few


@pytest.mark.parametrize("model", ROWS)
def test_a_search_and_a_row_open(model: type[models.Model], staff: Client, user: User) -> None:
    ROWS[model](user)
    row = model._default_manager.order_by("pk").last()  # noqa: SLF001 - Django's documented name
    assert row is not None
    assert staff.get(address(model, "changelist"), {"q": "ada"}).status_code == 200
    assert staff.get(address(model, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("model", ROWS)
def test_staff_add_people_and_no_row_that_work_makes(
    model: type[models.Model], staff: Client
) -> None:
    expected = 200 if model in (User, BankQuestion, CompanyBoard, Grant) else 403
    assert staff.get(address(model, "add")).status_code == expected


def act(staff: Client, name: str, *jobs: Job) -> str:
    """Do something to chosen rows of the list of jobs; what the page then says."""
    chosen = {"action": name, "_selected_action": [job.pk for job in jobs]}
    return staff.post(address(Job, "changelist"), chosen, follow=True).content.decode()


def test_staff_have_settled_work_done_again(staff: Client, user: User) -> None:
    settled, waiting = a_job(user), a_waiting_job(user)
    assert "1 of 2 will run again" in act(staff, "run_again", settled, waiting)
    settled.refresh_from_db()
    assert (settled.status, settled.attempts, settled.finished_at) == ("waiting", 0, None)


def test_staff_settle_work_that_stands_still(staff: Client, user: User) -> None:
    settled, waiting = a_job(user), a_waiting_job(user)
    assert "1 of 2 settled" in act(staff, "settle_as_failed", settled, waiting)
    settled.refresh_from_db()
    waiting.refresh_from_db()
    assert (settled.status, waiting.status) == ("ready", "failed")
    assert waiting.problem == "This was stopped by the people who look after JobAlign."
