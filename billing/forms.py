"""What is asked for when something is bought or changed."""

from __future__ import annotations

from django import forms

from billing.plans import OFFERS, Offer


class BuyForm(forms.Form):
    offer = forms.ChoiceField(
        choices=[(name, offer.title) for name, offer in OFFERS.items()],
        error_messages={"invalid_choice": "There is no such plan. Choose one of these."},
    )

    @property
    def wanted(self) -> Offer:
        return OFFERS[self.cleaned_data["offer"]]
