"""What a person says about themself."""

from __future__ import annotations

from zoneinfo import available_timezones

from django import forms

from accounts.models import Profile, User


class ProfileForm(forms.ModelForm[Profile]):
    """The profile, with the person's name."""

    name = forms.CharField(max_length=150, required=False)
    time_zone = forms.ChoiceField(choices=[(zone, zone) for zone in sorted(available_timezones())])

    class Meta:
        model = Profile
        fields = (
            "headline",
            "place",
            "time_zone",
            "theme",
            "model_use",
            "keep_model_answers",
        )

    field_order = ("name", "headline", "place", "time_zone", "theme")

    def save_name(self, user: User) -> None:
        user.name = self.cleaned_data["name"]
