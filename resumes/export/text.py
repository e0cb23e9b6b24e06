"""A résumé as plain text and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resumes.export.outline import Entry, Outline

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_MARKUP = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def as_text(outline: Outline) -> bytes:
    """Plain text: headings in capitals, bullets as dashes."""
    head = [outline.name, outline.label, " | ".join(c.shown for c in outline.contacts)]
    lines = [line for line in head if line]
    for section in outline.sections:
        lines += ["", section.title.upper()]
        lines += section.text.split("\n") if section.text else []
        for number, entry in enumerate(section.entries):
            lines += [""] if number and _is_long(entry) else []
            lines += _entry(entry)
        lines += [_list(*one) for one in section.lists]
    return ("\n".join(lines) + "\n").encode()


def _is_long(entry: Entry) -> bool:
    return bool(entry.text or entry.bullets or len(entry.rows) > 1 or entry.notes)


def _list(name: str, said: tuple[str, ...]) -> str:
    return f"{name}: {', '.join(said)}" if name else ", ".join(said)


def _entry(entry: Entry) -> Iterator[str]:
    yield " | ".join(filter(None, (entry.head, entry.dates)))
    yield from (row.replace("  ·  ", " | ") for row in entry.rows)
    if entry.url:
        yield entry.url
    yield from entry.text.split("\n") if entry.text else ()
    yield from (f"- {one}" for one in entry.bullets)
    yield from (_list(*note) for note in entry.notes)


def as_markdown(outline: Outline) -> bytes:
    """Markdown: headings, lists, and words whose signs are no markup."""
    contacts = " · ".join(f"<{c.url}>" if c.url else _escaped(c.shown) for c in outline.contacts)
    parts = [f"# {_escaped(outline.name)}" if outline.name else "", _escaped(outline.label)]
    parts.append(contacts)
    for section in outline.sections:
        parts += [f"## {_escaped(section.title)}", _paragraph(section.text)]
        parts += [part for entry in section.entries for part in _marked(entry)]
        parts.append("\n".join(_listed(name, said) for name, said in section.lists))
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def _marked(entry: Entry) -> Iterator[str]:
    head = f"**{_escaped(entry.head)}**" if entry.head else ""
    rows = [_escaped(row.replace("  ·  ", " · ")) for row in entry.rows]
    first = " | ".join(filter(None, (head, _escaped(entry.dates))))
    lines = [first, *rows, f"<{entry.url}>" if entry.url else ""]
    yield "  \n".join(filter(None, lines))
    yield _paragraph(entry.text)
    yield "\n".join(f"- {_escaped(one)}" for one in entry.bullets)
    yield "\n".join(_listed(*note) for note in entry.notes)


def _listed(name: str, words: tuple[str, ...]) -> str:
    said = _escaped(", ".join(words))
    return f"- **{_escaped(name)}:** {said}" if name else f"- {said}"


def _paragraph(text: str) -> str:
    return "  \n".join(map(_escaped, text.split("\n"))) if text else ""


def _escaped(said: str) -> str:
    return _LINE_MARKUP.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", said))
