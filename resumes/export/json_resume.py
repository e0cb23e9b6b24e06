"""A résumé as JSON Resume (https://jsonresume.org/schema), version 1.0.0."""

from __future__ import annotations

import json
import re
from typing import Any

from ai.schemas import ResumeFacts

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def as_json(facts: ResumeFacts) -> bytes:
    """All facts, and nothing of how they were read."""
    said = facts.model_dump(mode="json", exclude_none=True, exclude={"meta"})
    whole = {"$schema": SCHEMA, **_full(said), "meta": {"version": "v1.0.0", "canonical": SCHEMA}}
    return (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode()


def _full(value: Any) -> Any:  # noqa: ANN401 - JSON of any shape
    """Without empty parts; addresses with the scheme that the schema's "uri" asks for."""
    if isinstance(value, dict):
        kept = {key: _full(inner) for key, inner in value.items() if inner not in ("", [], {})}
        if url := kept.get("url"):
            kept["url"] = (
                url if re.match(r"[a-z][a-z0-9+.-]*:", url, re.IGNORECASE) else f"https://{url}"
            )
        return kept
    return [_full(inner) for inner in value] if isinstance(value, list) else value
