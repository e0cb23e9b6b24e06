"""What a person asks of a token."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from api.models import PersonalToken


class TokenForm(forms.Form):
    """A name, what it may do, and for how long."""

    DAYS: ClassVar = (
        ("30", "For 30 days"),
        ("90", "For 90 days"),
        ("365", "For a year"),
        ("", "Until I revoke it"),
    )

    name = forms.CharField(
        label="Name", max_length=100, help_text="What uses it, so that you know it again."
    )
    scope = forms.ChoiceField(
        label="It may",
        choices=PersonalToken.Scope.choices,
        initial=PersonalToken.Scope.READ,
        widget=forms.RadioSelect,
    )
    days = forms.TypedChoiceField(
        label="It counts",
        choices=DAYS,
        coerce=int,
        empty_value=None,
        required=False,
        initial="90",
        widget=forms.RadioSelect,
    )
