"""People, their logins and tokens, and what they did."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import Activity, Sending, User
from api.models import PersonalToken
from api.shapes.base import Made, Said, Shape

PASSWORD: dict[str, Any] = {"write_only": True, "max_length": 128, "trim_whitespace": False}


class Register(Said):
    """An address and a password, as on the page for signing up."""

    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(**PASSWORD)


class Registered(Made):
    """The same for every address, known or not."""

    confirmation = serializers.CharField(help_text="Send it with the code that was mailed.")
    detail = serializers.CharField()


class Confirm(Said):
    """The code that was mailed, for one registration."""

    confirmation = serializers.CharField(max_length=500)
    code = serializers.CharField(max_length=40)


class LogIn(Said):
    """An address and a password; with a second step also its code."""

    email = serializers.EmailField(max_length=254)
    password = serializers.CharField(**PASSWORD)
    code = serializers.CharField(max_length=40, required=False, help_text="Of the second step.")


class Refresh(Said):
    """The refresh token of a login; it is spent by this."""

    refresh = serializers.CharField(max_length=2000)


class Tokens(Made):
    """The tokens of a login."""

    access = serializers.CharField()
    refresh = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds for which the access token counts.")


class Me(Shape[User]):
    """The person who calls."""

    headline = serializers.CharField(source="profile.headline")
    place = serializers.CharField(source="profile.place")
    time_zone = serializers.CharField(source="profile.time_zone")

    class Meta:
        model = User
        fields: tuple[str, ...] = (
            "id",
            "email",
            "name",
            "headline",
            "place",
            "time_zone",
            "date_joined",
        )


class ChangeMe(Said):
    """What is shown of a person."""

    name = serializers.CharField(max_length=150, required=False, allow_blank=True)
    headline = serializers.CharField(max_length=200, required=False, allow_blank=True)
    place = serializers.CharField(max_length=200, required=False, allow_blank=True)


class Token(Shape[PersonalToken]):
    """A personal token, without its secret."""

    class Meta:
        model = PersonalToken
        fields: tuple[str, ...] = (
            *("id", "name", "scope", "begins", "created_at", "expires_at", "used_at"),
            "revoked_at",
        )


class NewToken(Token):
    """A personal token with its secret, which is shown this once."""

    secret = serializers.SerializerMethodField()

    class Meta(Token.Meta):
        fields: tuple[str, ...] = (*Token.Meta.fields, "secret")

    def get_secret(self, row: PersonalToken) -> str:  # noqa: ARG002 - DRF's signature
        said: Any = self.context.get("secret", "")
        return str(said)


class MakeToken(Said):
    """A name, what it may do, and for how many days."""

    name = serializers.CharField(max_length=100)
    scope = serializers.ChoiceField(PersonalToken.Scope.choices, default="read")
    days = serializers.IntegerField(
        min_value=1, max_value=3650, required=False, allow_null=True, help_text="None: for good."
    )


class Left(Shape[Sending]):
    """Something of the person that went to somebody else."""

    class Meta:
        model = Sending
        fields: tuple[str, ...] = (
            *("id", "kind", "receiver", "purpose", "what", "at", "characters", "masked"),
            *("times", "problem"),
        )


class Did(Shape[Activity]):
    """Something the person did, and where."""

    class Meta:
        model = Activity
        fields: tuple[str, ...] = (
            "id",
            "action",
            "text",
            "link",
            "network",
            "device",
            "created_at",
        )
