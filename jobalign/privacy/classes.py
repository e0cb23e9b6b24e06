"""Every table, and whose rows it holds: what becomes of them when a person takes their data along,
and when they leave.

A test walks all models, those of packages too, and fails for one that is not here.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, QuerySet

from accounts.models import User


@dataclass(frozen=True, slots=True)
class Theirs:
    """A person's own: in the export, and deleted with the account.

    ``person`` leads from a row to the person; ``without`` are fields that would open a door for
    whoever finds the export.
    """

    person: str
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Secret:
    """A person's own, and of no use but to open doors: deleted, and never exported."""

    person: str


@dataclass(frozen=True, slots=True)
class Paid:
    """What Stripe tells of a payment: exported; deleted by what ``accounts.closing`` calls."""

    person: str


@dataclass(frozen=True, slots=True)
class Brought:
    """For all, and says who brought it: exported; when the person leaves it stays, and says so
    no more."""

    person: str


@dataclass(frozen=True, slots=True)
class Apart:
    """Of a person, with no path to them: how it is deleted, in words."""

    how: str


@dataclass(frozen=True, slots=True)
class Nobodys:
    """Of no person: the same for all."""


Class = Theirs | Secret | Paid | Brought | Apart | Nobodys
NOBODYS = Nobodys()
STRIPES_OWN = (
    *("IdempotencyKey", "APIKey", "Account", "AccountV2", "Coupon", "PromotionCode"),
    *("ShippingRate", "TaxCode", "TaxRate", "ApplicationFee", "ApplicationFeeRefund"),
    *("CountrySpec", "Transfer", "TransferReversal", "BalanceTransaction", "Product", "File"),
    *("FileLink", "Payout", "Price", "Feature", "ProductFeature", "ActiveEntitlement"),
    *("VerificationSession", "VerificationReport", "IssuingAuthorization", "IssuingCard"),
    *("IssuingCardholder", "IssuingDispute", "IssuingTransaction", "BankAccount", "Card"),
    *("SourceTransaction", "EarlyFraudWarning", "Review", "ScheduledQueryRun"),
    *("WebhookEndpoint", "DjstripePaymentMethod"),
)
STRIPES_OF_CUSTOMERS = (
    *("Discount", "Invoice", "UpcomingInvoice", "InvoiceItem", "Subscription", "TaxId"),
    *("SubscriptionSchedule", "Session", "Charge", "PaymentIntent", "SetupIntent", "Source"),
    *("PaymentMethod",),
)

CLASSES: dict[str, Class] = {
    "accounts.User": Theirs("pk", without=("password",)),
    "accounts.Profile": Theirs("user"),
    "accounts.Activity": Theirs("owner"),
    "accounts.DataExport": Theirs("owner", without=("file",)),
    "accounts.AccountClosing": Theirs("owner"),
    "accounts.StaffView": Theirs("owner"),
    "accounts.Mail": Theirs("owner", without=("words",)),
    "accounts.Sending": Theirs("owner"),
    "account.EmailAddress": Theirs("user"),
    "account.EmailConfirmation": Secret("email_address__user"),
    "mfa.Authenticator": Theirs("user", without=("data",)),
    "usersessions.UserSession": Theirs("user", without=("session_key",)),
    "socialaccount.SocialAccount": Theirs("user"),
    "socialaccount.SocialToken": Secret("account__user"),
    "socialaccount.SocialApp": NOBODYS,
    "billing.Usage": Theirs("owner"),
    "billing.ModelCall": Theirs("owner"),
    "billing.Grant": Theirs("owner"),
    "billing.Notice": Theirs("owner"),
    "billing.StripeEvent": Apart("a customer's number at Stripe and no word: 90 days"),
    "billing.CustomerRead": Apart("a customer's number at Stripe and no word"),
    "billing.ClosedCustomer": Apart("the number of a customer who is deleted at Stripe"),
    "billing.Difference": Apart("a customer's number at Stripe, and what was mended"),
    "resumes.Resume": Theirs("owner"),
    "resumes.ResumeVersion": Theirs("resume__owner"),
    "resumes.Export": Theirs("owner"),
    "resumes.Draft": Theirs("resume__owner"),
    "jobs.Job": Theirs("owner"),
    "jobs.JobEvent": Theirs("job__owner"),
    "jobs.CalendarFeed": Theirs("owner", without=("key",)),
    "jobs.Recheck": Theirs("job__owner"),
    "jobs.CompanyBoard": Brought("uses__owner"),
    "jobs.BoardUse": Theirs("owner"),
    "jobs.SearchWish": Theirs("owner"),
    "jobs.NotTheSame": Brought("by"),
    "jobs.Source": NOBODYS,
    "jobs.SourceCall": NOBODYS,
    "jobs.SourceSearch": NOBODYS,
    "jobs.PostingGroup": NOBODYS,
    "jobs.Posting": NOBODYS,
    "jobs.PostingKey": NOBODYS,
    "jobs.PostingRow": NOBODYS,
    "matching.Match": Theirs("owner"),
    "matching.ShareLink": Theirs("owner"),
    "matching.SecondOpinion": Theirs("owner"),
    "matching.Tailoring": Theirs("owner"),
    "matching.Suggestion": Theirs("tailoring__owner"),
    "matching.Question": Theirs("resume__owner"),
    "matching.CoverLetter": Theirs("owner"),
    "matching.LetterRevision": Theirs("letter__owner"),
    "matching.Sent": Theirs("owner"),
    "matching.Feed": Theirs("owner"),
    "matching.Look": Theirs("feed__owner"),
    "matching.Recommendation": Theirs("feed__owner"),
    "matching.PostingMark": Theirs("owner"),
    "matching.HiddenCompany": Theirs("owner"),
    "matching.SavedSearch": Theirs("owner", without=("token",)),
    "interviews.QuestionSet": Theirs("owner"),
    "interviews.Question": Theirs("set__owner"),
    "interviews.MockInterview": Theirs("owner"),
    "interviews.Answer": Theirs("owner"),
    "interviews.Story": Theirs("owner"),
    "interviews.BankQuestion": NOBODYS,
    "api.PersonalToken": Theirs("owner", without=("digest",)),
    "api.Login": Theirs("owner", without=("refresh", "proof")),
    "api.KeptAnswer": Secret("owner"),
    "auth.Permission": NOBODYS,
    "auth.Group": NOBODYS,
    "contenttypes.ContentType": NOBODYS,
    "sessions.Session": Apart("ended one by one, by the list of the person's sessions"),
    "admin.LogEntry": Apart("lines about the person's rows are deleted, by the rows' numbers"),
    "djstripe.Customer": Paid("subscriber"),
    "djstripe.SubscriptionItem": Paid("subscription__customer__subscriber"),
    "djstripe.LineItem": Paid("subscription__customer__subscriber"),
    "djstripe.Refund": Paid("charge__customer__subscriber"),
    "djstripe.Dispute": Paid("charge__customer__subscriber"),
    "djstripe.Mandate": Paid("payment_method__customer__subscriber"),
    **{f"djstripe.{name}": Paid("customer__subscriber") for name in STRIPES_OF_CUSTOMERS},
    "djstripe.Event": Apart("deleted with the customer whom it tells of"),
    "djstripe.WebhookEventTrigger": Apart("deleted with the customer whom it tells of"),
    **{f"djstripe.{name}": NOBODYS for name in STRIPES_OWN},
}


def class_of(model: type[Model]) -> Class:
    """Raises KeyError for a model that nobody has classified."""
    return CLASSES[model._meta.label]  # noqa: SLF001 - Django's documented name


def rows_of(person: User, model: type[Model]) -> QuerySet[Model]:
    """The person's rows of a table; none of one that leads to nobody."""
    said = class_of(model)
    if isinstance(said, (Theirs, Secret, Paid, Brought)):
        return model._default_manager.filter(**{said.person: person.pk}).order_by("pk")  # noqa: SLF001 - Django's documented name
    return model._default_manager.none()  # noqa: SLF001 - Django's documented name


EXPORTED = (Theirs, Paid, Brought)


def exported_models() -> list[type[Model]]:
    """The tables whose rows people take along."""
    return [each for each in apps.get_models() if isinstance(class_of(each), EXPORTED)]


def deleted_models() -> list[type[Model]]:
    """The tables whose rows are deleted with the account."""
    return [each for each in apps.get_models() if isinstance(class_of(each), (Theirs, Secret))]
