"""How a person wants to be met, and their programs' logins."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework import serializers

from accounts.models import Profile
from api.models import Login
from api.shapes.base import Said, Shape

SETTINGS = (
    *("language", "time_zone", "theme", "model_use", "keep_model_answers", "keep_sent"),
    "mail_reminders",
)


class SettingsShape(Shape[Profile]):
    """Language and look, what a language model may read, and what is sent by mail."""

    class Meta:
        model = Profile
        fields: tuple[str, ...] = SETTINGS


class ChangeSettings(Said):
    """Only what is sent is changed. `model_use` is whether a language model may read documents;
    `keep_sent` for how many days texts are kept as they were sent to one."""

    language = serializers.ChoiceField(settings.LANGUAGES, required=False)
    time_zone = serializers.CharField(required=False, max_length=64, help_text="Europe/London.")
    theme = serializers.ChoiceField(Profile.Theme.choices, required=False, allow_blank=True)
    model_use = serializers.ChoiceField(Profile.ModelUse.choices, required=False)
    keep_model_answers = serializers.BooleanField(required=False)
    keep_sent = serializers.ChoiceField(Profile.KeepSent.choices, required=False)
    mail_reminders = serializers.BooleanField(required=False)


class KeepPhoto(Said):
    """A picture: JPEG, PNG or WebP."""

    photo = serializers.FileField(max_length=1000)


class LoginLine(Shape[Login]):
    """A program that logged in with a password."""

    this = serializers.SerializerMethodField(help_text="Whether it is the one that calls.")

    class Meta:
        model = Login
        fields: tuple[str, ...] = (
            *("id", "device", "created_at", "refreshed_at", "expires_at", "this"),
        )

    def get_this(self, row: Login) -> bool:
        caller: Any = self.context["request"].auth
        return bool(row == caller)
