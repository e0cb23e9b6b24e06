"""Requests that lie about their body."""

import pytest
from django.conf import settings
from django.test import Client


def test_a_body_that_says_it_is_too_large_is_not_read(client: Client) -> None:
    response = client.get("/healthz", CONTENT_LENGTH=str(settings.BODY_LIMIT + 1))
    assert (response.status_code, response["Connection"]) == (413, "close")


@pytest.mark.parametrize("said", ["abc", "", "-5", "1e9"])
def test_a_length_that_is_no_number_breaks_nothing(client: Client, said: str) -> None:
    assert client.get("/healthz", CONTENT_LENGTH=said).status_code == 200
