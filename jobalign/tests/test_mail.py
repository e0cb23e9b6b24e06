"""Mails come as text and as HTML that say the same; nothing a person typed becomes HTML."""

import re

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.test import Client

from accounts.models import User
from accounts.tests.post import delivered

pytestmark = pytest.mark.django_db


def as_html(message: EmailMessage) -> str:
    assert isinstance(message, EmailMultiAlternatives)
    return str(message.alternatives[0][0])


def test_a_new_password_is_asked_for_by_a_link_in_both_forms(user: User, client: Client) -> None:
    client.post("/accounts/password/reset/", {"email": user.email})
    message = delivered()[0]
    html = as_html(message)
    link = re.search(r"http\S+/password/reset/key/\S+", str(message.body))
    assert message.subject == "Choose a new password"
    assert link
    assert f'href="{link[0]}"' in html


def test_an_unknown_address_is_told_so_and_not_read_as_html(client: Client) -> None:
    client.post("/accounts/password/reset/", {"email": "a&b@mail.example"})
    html = as_html(delivered()[0])
    assert "a&amp;b@mail.example" in html
