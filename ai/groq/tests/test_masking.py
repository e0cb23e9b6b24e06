"""What of a person must not leave, however it is written."""

import unicodedata

import pytest

from ai.groq.masking import mask
from ai.schemas import Basics, Location, ResumeFacts

PERSON = ResumeFacts(
    basics=Basics(
        name="Zoë Nuñez-Àrbol",
        url="https://zoenunez.example/me",
        location=Location(address="12 Elm Row", postalCode="EH7 4AA"),
    )
)


@pytest.mark.parametrize(
    "said",
    [
        "ZOË NUÑEZ-ÀRBOL",
        "Zoe Nunez-Arbol",
        unicodedata.normalize("NFD", "Zoë Nuñez-Àrbol"),
        "Nuñez",
        "arbol",
        "zoenunez.example/me",
        "www.zoenunez.example/me",
        "zoe[at]mail[dot]example",
        "zoe (at) mail (dot) co (dot) example",
        "zoe.n+cv@mail.example",
        "0131·496·0123",
        "+44 (0)131 496 0123",
        "12  elm row",
    ],
)
def test_it_is_taken_out_and_put_back(said: str) -> None:
    made = mask(f"I am {said} here", PERSON)
    left = made.text.removeprefix("I am ").removesuffix(" here")
    assert all(part.startswith("[") for part in left.split("] ")), left
    assert made.unmask(made.text) == f"I am {said} here"


def test_signs_of_two_links_do_not_meet() -> None:
    text = "See github.com/zn and zoenunez.example/me"
    made = mask(text, PERSON)
    assert made.unmask(made.text) == text
    assert "zoenunez" not in made.text


@pytest.mark.parametrize("said", ["2015 - 2020", "Python, Java and 12 others", "an arboretum"])
def test_what_is_nobodys_stays(said: str) -> None:
    assert mask(said, PERSON).text == said
