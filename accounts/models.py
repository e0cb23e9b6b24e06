"""Who a person is, and what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from zoneinfo import available_timezones

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.http import HttpRequest
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from accounts.mail_models import Mail
from accounts.privacy_models import AccountClosing, DataExport, StaffView
from accounts.receipt_models import Sending
from core.models import OwnedQuerySet
from core.uploads import stored_as

__all__ = [
    "GUESTS",
    "AccountClosing",
    "Activity",
    "DataExport",
    "Mail",
    "Profile",
    "Sending",
    "StaffView",
    "User",
    "UserRequest",
]

GUESTS = "guest.invalid"


class UserManager(BaseUserManager["User"]):
    """Makes people from an e-mail address; there are no user names."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        if not email:
            raise ValueError("A person needs an e-mail address.")
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def guests(self) -> models.QuerySet[User]:
        """Visitors who have no account yet."""
        return self.filter(email__endswith=f"@{GUESTS}")

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by their e-mail address."""

    email = models.EmailField("e-mail address")
    name = models.CharField(max_length=150, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=timezone.now, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                Lower("email"),
                name="accounts_user_email_unique",
                violation_error_message="There is already a person with this e-mail address.",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def is_guest(self) -> bool:
        """Whether this is a visitor who has no account yet."""
        return self.email.endswith(f"@{GUESTS}")

    @property
    def called(self) -> str:
        """What to call the person: the name they gave, else their address."""
        return self.name or self.email

    @property
    def initials(self) -> str:
        words = self.name.split() or [self.email]
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()


def is_time_zone(name: str) -> None:
    """Raise ValidationError unless ``name`` is in the IANA time zone database."""
    if name not in available_timezones():
        raise ValidationError("This is not a time zone, such as Europe/London.")


class Profile(models.Model):
    """How a person wants to be met."""

    class Theme(models.TextChoices):
        SYSTEM = "", "As my system"
        LIGHT = "ink", "Light"
        DARK = "ink-dark", "Dark"

    class ModelUse(models.TextChoices):
        OFF = "off", "Never"
        MASKED = "masked", "With names, e-mail, phone and address masked"
        FULL = "full", "As they are"

    class KeepSent(models.IntegerChoices):
        NOT = 0, "Not at all"
        WEEK = 7, "A week"
        MONTH = 30, "30 days"
        YEAR = 365, "A year"

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="profile")
    headline = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    time_zone = models.CharField(max_length=64, default="UTC", validators=[is_time_zone])
    theme = models.CharField(
        max_length=10, choices=Theme.choices, blank=True, default=Theme.SYSTEM
    )
    model_use = models.CharField(
        "language model",
        max_length=10,
        choices=ModelUse.choices,
        default=ModelUse.MASKED,
        help_text="Whether a language model may read your documents, where one is set up.",
    )
    keep_model_answers = models.BooleanField(
        "keep answers",
        default=True,
        help_text="The model's answer to the same text is kept for a week and used again.",
    )
    keep_sent = models.PositiveSmallIntegerField(
        "keep texts as they were sent",
        choices=KeepSent.choices,
        default=KeepSent.MONTH,
        help_text="The lines of the receipt stay as long as the account.",
    )
    language = models.CharField(
        max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    mail_reminders = models.BooleanField("reminders by mail", default=True)
    photo = models.FileField(upload_to=stored_as, max_length=200, blank=True, editable=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="accounts_profile_model_use_known",
                condition=models.Q(model_use__in=["off", "masked", "full"]),
            ),
            models.CheckConstraint(
                name="accounts_profile_theme_known",
                condition=models.Q(theme__in=["", "ink", "ink-dark"]),
            ),
            models.CheckConstraint(
                name="accounts_profile_keep_sent_known",
                condition=models.Q(keep_sent__in=[0, 7, 30, 365]),
            ),
            models.CheckConstraint(
                name="accounts_profile_language_known",
                condition=models.Q(language__in=[code for code, _ in settings.LANGUAGES]),
            ),
        ]

    def __str__(self) -> str:
        return f"Profile of {self.user}"

    @property
    def owner_id(self) -> int:
        """Whose it is, by the name that rows with files have for it."""
        return self.user_id

    @property
    def photo_name(self) -> str:
        """The photo's own part of its address, new with each photo; empty without one."""
        return str(self.photo.name or "").rpartition("/")[2][:12]


class Activity(models.Model):
    """Something a person did, in words and with a link, as it stood at the time."""

    class Action(models.TextChoices):
        SIGNED_UP = "signed_up"
        SIGNED_IN = "signed_in"
        SIGNED_OUT = "signed_out"
        SIGN_IN_FAILED = "sign_in_failed"
        PROFILE = "profile"
        RESUME_ADDED = "resume_added"
        RESUME_EDITED = "resume_edited"
        RESUME_DELETED = "resume_deleted"
        JOB_ADDED = "job_added"
        JOB_EDITED = "job_edited"
        JOB_DELETED = "job_deleted"
        REPORT_ASKED = "report_asked"
        REPORT_READY = "report_ready"
        REPORT_DELETED = "report_deleted"
        REPORT_SHARED = "report_shared"
        TAILORING_ASKED = "tailoring_asked"
        TAILORED = "tailored"
        LETTER_WRITTEN = "letter_written"
        LETTER_DELETED = "letter_deleted"
        RESUME_EXPORTED = "resume_exported"
        RESUME_IMPORTED = "resume_imported"
        QUESTIONS_ASKED = "questions_asked"
        QUESTIONS_DELETED = "questions_deleted"
        PRACTISED = "practised"
        STORY_KEPT = "story_kept"
        STAGE_CHANGED = "stage_changed"
        SEARCH_SAVED = "search_saved"
        BOARD_ADDED = "board_added"
        TOKEN_MADE = "token_made"  # noqa: S105 - the name of an action
        TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the name of an action
        SECURITY = "security"
        DATA_EXPORTED = "data_exported"
        CLOSING = "closing"
        STAFF_LOOKED = "staff_looked"
        PLAN_CHANGED = "plan_changed"

    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="activities")
    action = models.CharField(max_length=20, choices=Action.choices)
    text = models.CharField(max_length=300)
    link = models.CharField(max_length=200, blank=True)
    network = models.CharField(
        max_length=45, blank=True, help_text="A part of the address that it was done from."
    )
    device = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[OwnedQuerySet[Activity]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name_plural = "activities"
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-created_at"], name="accounts_activity_newest"),
        ]

    def __str__(self) -> str:
        return self.text


if TYPE_CHECKING:

    class UserRequest(HttpRequest):
        """A request of a person who is signed in."""

        user: User
        htmx: HtmxDetails
else:
    UserRequest = HttpRequest
