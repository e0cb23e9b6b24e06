"""What the model's engine can be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Price:
    """US dollars a million tokens, in and out."""

    tokens_in: float
    tokens_out: float


# https://groq.com/pricing, read November 2026.
PRICES_READ_ON = "2026-11"
PRICES = {
    "openai/gpt-oss-120b": Price(0.15, 0.60),
    "openai/gpt-oss-20b": Price(0.075, 0.30),
}


@dataclass(frozen=True, slots=True)
class GroqSettings:
    """The server, the models, and how long to wait. Times are in seconds."""

    api_key: str
    base_url: str = "https://api.groq.com"
    model: str = "openai/gpt-oss-120b"
    fast_model: str = "openai/gpt-oss-20b"
    effort: str = "low"
    timeout: float = 40.0
    requests_per_minute: int = 30
    schema_style: Literal["json_schema", "json_object"] = "json_schema"
    most_tokens: int = 8000
    most_bytes: int = 100_000
    most_characters: int = 40_000
    prices: dict[str, Price] = field(default_factory=lambda: PRICES)

    def cost(self, model: str, tokens_in: int, tokens_out: int) -> float:
        """US dollars; 0 for a model without a known price, as one's own server's."""
        price = self.prices.get(model, Price(0.0, 0.0))
        return (tokens_in * price.tokens_in + tokens_out * price.tokens_out) / 1_000_000
