"""The engine with a language model."""

from __future__ import annotations

from typing import Literal, cast

from ai.groq.settings import GroqSettings
from jobalign.settings.machine import env

# Any server of OpenAI's protocol will do: GROQ_BASE_URL=http://localhost:11434/v1 for Ollama.
GROQ = GroqSettings(
    api_key=env.text("GROQ_API_KEY"),
    base_url=env.text("GROQ_BASE_URL", "https://api.groq.com"),
    model=env.text("GROQ_MODEL", "openai/gpt-oss-120b"),
    fast_model=env.text("GROQ_FAST_MODEL", "openai/gpt-oss-20b"),
    effort=env.text("GROQ_EFFORT", "low", choices=("none", "low", "medium", "high")),
    timeout=env.number("GROQ_TIMEOUT", 40.0),
    requests_per_minute=env.integer("GROQ_REQUESTS_PER_MINUTE", 30, least=1),
    schema_style=cast(
        "Literal['json_schema', 'json_object']",
        env.text("GROQ_SCHEMA_STYLE", "json_schema", choices=("json_schema", "json_object")),
    ),
)
GROQ_PATIENCE = env.integer("GROQ_PATIENCE", 300)
GROQ_DOLLARS_A_DAY = env.number("GROQ_DOLLARS_A_DAY", 10.0)
