"""Leaving."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.models import AccountClosing, User


class ClosingForm(forms.Form):
    """When, and the person's own address as a sign that they mean it."""

    grace = forms.TypedChoiceField(
        label="When",
        choices=AccountClosing.Grace.choices,
        coerce=int,
        initial=AccountClosing.Grace.WEEK,
        widget=forms.RadioSelect,
    )
    email = forms.CharField(label="Your e-mail address", max_length=254)

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._person = person

    def clean_email(self) -> str:
        said = str(self.cleaned_data["email"]).strip().lower()
        if said != self._person.email.lower():
            raise forms.ValidationError(f"Type {self._person.email}, so that it is no slip.")
        return said
