"""Pages for what went wrong have the look of the house, whoever asks."""

import pytest
from django.test import Client, RequestFactory

from jobalign import views

pytestmark = pytest.mark.django_db


def test_what_is_not_there_says_so_to_visitors_and_members(client: Client, mine: Client) -> None:
    for who in (client, mine):
        response = who.get("/nowhere/")
        assert response.status_code == 404
        assert "There is nothing here" in response.content.decode()


def test_a_form_without_its_token_is_refused_in_plain_words() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {"login": "a"})
    assert response.status_code == 403
    assert "This form was open too long" in response.content.decode()


def test_a_fault_of_ours_needs_nothing_to_say_so(rf: RequestFactory) -> None:
    response = views.server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Something broke here" in response.content.decode()


@pytest.mark.parametrize("view", [views.bad_request, views.forbidden])
def test_other_refusals_have_pages(view: object, rf: RequestFactory) -> None:
    response = view(rf.get("/"))  # type: ignore[operator]
    assert "To the front page" in response.content.decode()
