"""An example for every call, put together from one word a field, so that it fits the shapes."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]
REF = "#/components/schemas/"
WORDS: dict[str, Any] = {
    "about": "Pruning",
    "access": "eyJhbGciOiJIUzI1NiJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl",
    "action": "resume_added",
    "after": "Pruned 40 kinds of roses",
    "amount": "£9.00",
    "answer": "I pruned 300 trees a year.",
    "area": "Horticulture",
    "asks": "Have you pruned fruit trees?",
    "attribution": "Jobs by the demo board",
    "band": "good",
    "before": "Grew 40 kinds of roses",
    "begins": "ja_k3JvQ0aX",
    "city": "York",
    "code": "A1B2-C3D4",
    "company": "Rosewood Park",
    "confirmation": "ImM2eTRtIg:1vO2Hq:0mFQ",
    "country": "GB",
    "currency": "GBP",
    "date": "2021-06",
    "detail": "If this address can be registered, a code is on its way to it.",
    "device": "curl on Linux",
    "email": "ada@example.org",
    "endDate": "2023-08",
    "faults": "40 kinds of tulips",
    "field": "Experience 1, title",
    "filename": "ada-field.pdf",
    "heading": "You are on Free",
    "headline": "Head gardener",
    "highlights": "Pruned 300 fruit trees a year",
    "institution": "Askham Bryan College",
    "job_title": "Head Gardener",
    "key": "3f2c9a4e-order-1",
    "kind": "pdf",
    "label": "Head gardener",
    "limit": 20,
    "location": "York",
    "name": "Ada Field",
    "network": "203.0.113.x",
    "next": None,
    "note": "Corrected by hand",
    "notes": "Ask for Ruth.",
    "password": "four plain words here",
    "phone": "+44 1904 496 0000",
    "place": "York",
    "plan": "free",
    "position": "Head Gardener",
    "probes": "How you judge a tree before you cut",
    "problem": "",
    "question": "Tell me about a tree that you saved.",
    "refresh": "eyJhbGciOiJIUzI1NiJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl",
    "releaseDate": "2020",
    "result": "We lost two plants of four hundred.",
    "said": "https://boards.greenhouse.io/rosewood",
    "score": 62.5,
    "secret": "ja_k3JvQ0aXv1nS8uO2d5cYb7wTzQf9LrE4mHsKx6PpGi0",
    "sentence": "Allowances renew on 1 June. Work that fails is given back.",
    "serves": "Pruning is asked for",
    "situation": "In May 2021 the frost came in one night.",
    "skills": "Pruning",
    "source": "paste",
    "startDate": "2019-04",
    "studyType": "Diploma",
    "subject": "Head Gardener",
    "summary": "Twenty years among trees.",
    "tags": "Calm, roses",
    "task": "To save 40 kinds of roses.",
    "text": "Head Gardener wanted in York. You have pruned roses for two years or more.",
    "time_zone": "Europe/London",
    "title": "Head Gardener",
    "token": "rosewood",
    "topic": "Pruning",
    "url": "https://example.org/jobs/head-gardener",
    "verb": "read_resume",
    "where": "/work/0/highlights/0",
    "why": "It says what you did.",
    "window": "day",
    "words": "hedge laying",
}
FORMATS: dict[str, Any] = {
    "date": "2026-05-04",
    "date-time": "2026-05-04T09:30:00Z",
    "time": "09:30:00",
    "email": "ada@example.org",
    "uri": "https://example.org/",
}
DEEPEST = 6


def put_in(result: Node, generator: object, request: object, public: bool) -> Node:  # noqa: ARG001 - drf-spectacular's signature
    """Give every body that is sent or answered an example."""
    schemas = result.get("components", {}).get("schemas", {})
    for path in result["paths"].values():
        for operation in path.values():
            bodies = [operation.get("requestBody", {}), *operation.get("responses", {}).values()]
            for body in bodies:
                for kind, media in body.get("content", {}).items():
                    _exemplify(kind, media, schemas)
    return result


def _exemplify(kind: str, media: Node, schemas: Node) -> None:
    if kind == "application/problem+json":
        media["example"] = {
            "type": "about:blank",
            "title": "Not Found",
            "status": 404,
            "detail": "There is no such thing, or it is not yours.",
            "code": "not_found",
        }
    elif (media.get("schema") and "json" in kind) or kind.startswith("multipart"):
        media["example"] = example(media["schema"], schemas)


def example(schema: Node, schemas: Node, name: str = "", depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    """Something that fits a schema, by the name of the field that it is for."""
    schema = _followed(schema, schemas)
    if "example" in schema:
        return schema["example"]
    if among := schema.get("enum"):
        return next((one for one in among if one not in ("", None)), among[0])
    if "default" in schema:
        return schema["default"]
    kind = schema.get("type")
    kinds = kind if isinstance(kind, list) else [kind]
    if "object" in kinds:
        return _object(schema, schemas, depth)
    if "array" in kinds:
        return [example(schema["items"], schemas, name, depth + 1)] if depth < DEEPEST else []
    return _plain(schema, kinds, name)


def _followed(schema: Node, schemas: Node) -> Node:
    while True:
        if "$ref" in schema:
            schema = schemas[schema["$ref"].removeprefix(REF)]
            continue
        several = next((schema[key] for key in ("allOf", "oneOf", "anyOf") if key in schema), None)
        if several is None:
            return schema
        schema = several[0]


def _object(schema: Node, schemas: Node, depth: int) -> Node:
    fields = schema.get("properties", {})
    return {name: example(inner, schemas, name, depth + 1) for name, inner in fields.items()}


def _plain(schema: Node, kinds: list[Any], name: str) -> Any:  # noqa: ANN401 - any JSON
    if schema.get("format") in FORMATS:
        return None if name == "next" else FORMATS[schema["format"]]
    if "boolean" in kinds:
        return False
    if "integer" in kinds or "number" in kinds:
        said = WORDS.get(name, 1)
        return said if isinstance(said, (int, float)) else max(1, schema.get("minimum", 1))
    said = WORDS.get(name, "Pruning")
    plain = said if isinstance(said, str) else "Pruning"
    return plain[: schema.get("maxLength")]
