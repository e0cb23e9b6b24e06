"""What a person says about themself, a form for each part of the settings."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms

from accounts.models import Profile, User


class ProfileForm(forms.ModelForm[Profile]):
    """What is shown of a person, with their name."""

    name = forms.CharField(max_length=150, required=False)

    class Meta:
        model = Profile
        fields = ("headline", "place")

    field_order = ("name", "headline", "place")
    saved = "Profile changed"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["name"] = self.instance.user.name

    def save(self, commit: bool = True) -> Profile:
        user: User = self.instance.user
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])
        return super().save(commit)


class LookForm(forms.ModelForm[Profile]):
    """Language, time zone and theme."""

    time_zone = forms.ChoiceField(choices=[(zone, zone) for zone in sorted(available_timezones())])
    saved = "Language and look changed"

    class Meta:
        model = Profile
        fields = ("language", "time_zone", "theme")
        widgets = {"theme": forms.RadioSelect}  # noqa: RUF012 - Django's Meta


class ModelUseForm(forms.ModelForm[Profile]):
    """What a language model may read, and what is kept of it."""

    saved = "Model use changed"

    class Meta:
        model = Profile
        fields = ("model_use", "keep_model_answers", "keep_sent")


class MailForm(forms.ModelForm[Profile]):
    """What is sent by mail."""

    saved = "Notifications changed"

    class Meta:
        model = Profile
        fields = ("mail_reminders",)


SECTIONS: dict[str, type[ProfileForm | LookForm | ModelUseForm | MailForm]] = {
    "profile": ProfileForm,
    "look": LookForm,
    "model": ModelUseForm,
    "mail": MailForm,
}


class PhotoForm(forms.Form):
    """A picture of oneself."""

    photo = forms.FileField(
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
    )
