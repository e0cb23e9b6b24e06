"""Test cards, with Stripe's own numbers: https://docs.stripe.com/testing."""

from __future__ import annotations

from dataclasses import dataclass

GOOD = "4242424242424242"
DECLINED = "4000000000000002"
LATER_DECLINED = "4000000000000341"
CONFIRM = "4000002500003155"
EXPIRED = "4000000000000069"


@dataclass(frozen=True, slots=True)
class Card:
    """A card, and how the bank answers when it is used first and when it is charged later."""

    number: str
    words: str
    at_checkout: str = ""
    later: str = ""
    asks: bool = False

    @property
    def last4(self) -> str:
        return self.number[-4:]


CARDS = {
    card.last4: card
    for card in (
        Card(GOOD, "pays"),
        Card(DECLINED, "is declined", "generic_decline", "generic_decline"),
        Card(CONFIRM, "asks for a confirmation (3-D Secure)", asks=True),
        Card(
            LATER_DECLINED,
            "is taken now, and declined when a payment is due",
            later="generic_decline",
        ),
        Card(EXPIRED, "has expired", "expired_card", "expired_card"),
    )
}


def card(number: str) -> Card:
    """The card of a number, or of its last four digits; every other number pays."""
    return CARDS.get(number.replace(" ", "")[-4:], CARDS["4242"])
