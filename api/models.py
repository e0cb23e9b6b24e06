"""Who may call the interface for a person, and what was answered to a call that may come twice."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from core.models import OwnedQuerySet

PREFIX = "ja_"
SHOWN = 8
TOUCH_EVERY = timedelta(minutes=1)


def digest_of(secret: str) -> str:
    """What is kept of a secret of full randomness, which needs no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_id() -> str:
    return secrets.token_hex(16)


class PersonalTokenQuerySet(OwnedQuerySet["PersonalToken"]):
    def still_open(self) -> Self:
        """Neither revoked nor run out, and of a person whose account is open."""
        ends = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
        return self.filter(ends, revoked_at=None, owner__is_active=True)


class PersonalToken(models.Model):
    """A secret by which a program acts for a person until they take it back; shown once."""

    class Scope(models.TextChoices):
        READ = "read", "Only read"
        WRITE = "write", "Read and write"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    name = models.CharField(max_length=100)
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    begins = models.CharField(max_length=SHOWN + len(PREFIX), editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField("last used", null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[PersonalTokenQuerySet] = PersonalTokenQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="api_token_scope_known", condition=Q(scope__in=["read", "write"])
            ),
            models.CheckConstraint(name="api_token_named", condition=~Q(name="")),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-created_at"], name="api_token_newest"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def may_write(self) -> bool:
        return self.scope == self.Scope.WRITE

    @property
    def is_open(self) -> bool:
        ended = self.expires_at is not None and self.expires_at <= timezone.now()
        return self.revoked_at is None and not ended


class LoginQuerySet(OwnedQuerySet["Login"]):
    def still_open(self) -> Self:
        """Not ended, not run out, and of a person whose account is open."""
        return self.filter(ended_at=None, expires_at__gt=timezone.now(), owner__is_active=True)

    def over(self) -> Self:
        """Those that open nothing any more, whatever becomes of them."""
        return self.filter(expires_at__lte=timezone.now())


class Login(models.Model):
    """A program that logged in with a password: its tokens hold for as long as this row is open.

    ``refresh`` is the one refresh token that counts; an older one that comes back was copied, and
    ends the login. ``proof`` is of the password as it was: a new password ends it too.
    """

    id = models.CharField(primary_key=True, max_length=32, default=new_id, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    refresh = models.CharField(max_length=64, editable=False)
    proof = models.CharField(max_length=64, editable=False)
    device = models.CharField(max_length=60, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    refreshed_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[LoginQuerySet] = LoginQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["owner", "-created_at"], name="api_login_newest"),
            models.Index(fields=["expires_at"], name="api_login_over"),
        ]

    def __str__(self) -> str:
        return f"login of {self.owner}"


class KeptAnswer(models.Model):
    """What was answered to a POST that had an Idempotency-Key; without a status, not yet.

    ``said`` is the hash of what was sent, so that the same key for something else is noticed.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    key = models.CharField(max_length=200)
    said = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    content_type = models.CharField(max_length=100, blank=True)
    location = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[OwnedQuerySet[KeptAnswer]] = OwnedQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["owner", "key"], name="api_answer_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["created_at"], name="api_answer_oldest"),
        ]

    def __str__(self) -> str:
        return self.key
