"""Résumés as text, RTF and HTML."""

from __future__ import annotations

from html import escape

from ai.local.resume.tests.golden.people import HEADINGS, Person
from ai.local.resume.tests.golden.said import contact, stretch


def lines_of(person: Person) -> list[str]:
    """A résumé in lines; headings begin with "# ", bullets with "- "."""
    titles = HEADINGS[person.tongue]
    lines = [person.name, person.label, " | ".join(contact(person)), "", f"# {titles[0]}"]
    lines += [person.summary, "", f"# {titles[1]}"]
    for job in person.jobs:
        lines += [f"{job.title} | {stretch(job.start, job.end, person)}"]
        lines += [f"{job.employer}, {job.place}", *(f"- {one}" for one in job.did), ""]
    lines.append(f"# {titles[2]}")
    for study in person.studies:
        lines += [study.school, f"{study.degree}, {study.area}"]
        lines += [stretch(study.start, study.end, person), ""]
    lines.append(f"# {titles[3]}")
    lines += [f"{name}: {', '.join(items)}" for name, items in person.skills]
    lines += ["", f"# {titles[4]}", ", ".join(person.languages)]
    return lines


def as_text(person: Person) -> bytes:
    """Plain text with headings in capitals."""
    lines = [x[2:].upper() if x.startswith("# ") else x for x in lines_of(person)]
    return "\r\n".join(lines).encode("utf-16")


def as_rtf(person: Person) -> bytes:
    """RTF with bold headings."""
    body = []
    for line in lines_of(person):
        said = _rtf(line.removeprefix("# ").removeprefix("- "))
        if line.startswith("# "):
            body.append(rf"\pard\b\fs28 {said}\b0\fs22\par")
        elif line.startswith("- "):
            body.append(rf"\pard\bullet\tab {said}\par")
        else:
            body.append(rf"\pard {said}\par")
    fonts = r"{\fonttbl{\f0 Helvetica;}}"
    return ("{\\rtf1\\ansi\\ansicpg1252\\uc1" + fonts + "\n".join(body) + "}").encode("ascii")


def _rtf(text: str) -> str:
    return "".join(c if c.isascii() else rf"\u{ord(c)}?" for c in text)


def as_html(person: Person) -> bytes:
    """A page of HTML, with scripts and styles that nobody reads."""
    body, listed = [], False
    for line in lines_of(person):
        if line.startswith("- ") != listed:
            listed = not listed
            body.append("<ul>" if listed else "</ul>")
        said = escape(line.removeprefix("# ").removeprefix("- "))
        tag = "h2" if line.startswith("# ") else "li" if listed else "p"
        body.append(f"<{tag}>{said}</{tag}>" if line else "")
    head = "<head><title>x</title><style>p {color: red}</style></head>"
    page = f"<!doctype html><html>{head}<body><script>no()</script>{''.join(body)}</body></html>"
    return page.encode()
