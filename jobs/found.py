"""A job as a board or the data in a page gives it: fields by name, and the advertisement."""

from __future__ import annotations

import html
import re
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

import nh3

from ai import documents
from ai.documents import Unreadable
from ai.schemas import Evidence, JobFacts, Organization, Salary

LONGEST = 100_000
TAGS = {
    *("a", "abbr", "address", "article", "b", "blockquote", "body", "br", "caption", "code"),
    *("dd", "details", "div", "dl", "dt", "em", "figure", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("header", "hr", "html", "i", "li", "main", "ol", "p", "pre", "section", "small", "span"),
    *("strong", "summary", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
}
UNREAD = {"script", "style", "nav", "footer", "aside", "noscript", "template", "svg", "iframe"}
KEPT = {"*": {"style", "hidden"}}
"""Kept for the reader alone, who leaves out what a page hides; it is never shown as HTML."""


@dataclass(frozen=True, slots=True)
class Found:
    """A job as it was found; what is empty was not said."""

    body: str
    title: str = ""
    company: str = ""
    place: str = ""
    kind: Literal["TELECOMMUTE", "HYBRID"] | None = None
    hours: str = ""
    salary: Salary | None = None
    posted_on: str = ""
    closes_on: str = ""

    @property
    def fields(self) -> dict[str, Any]:
        """All but the advertisement, as JSON."""
        salary = self.salary.model_dump() if self.salary else None
        return {**asdict(replace(self, salary=None)), "salary": salary, "body": ""}

    @classmethod
    def of_fields(cls, said: dict[str, Any]) -> Found:
        """What ``fields`` gave."""
        salary = Salary.model_validate(said["salary"]) if said["salary"] else None
        return cls(**{**said, "salary": salary})

    @property
    def given(self) -> dict[str, str]:
        """The facts it gives, by their names in JobFacts, in words."""
        said = {
            "title": self.title,
            "hiringOrganization": self.company,
            "jobLocation": self.place,
            "jobLocationType": self.kind or "",
            "employmentType": self.hours,
            "baseSalary": repr(self.salary) if self.salary else "",
            "datePosted": self.posted_on,
            "validThrough": self.closes_on,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def text(self) -> str:
        """The advertisement as a person would paste it."""
        body = plain(self.body)
        head = [each for each in (self.title, self.company, self.place) if each not in body[:400]]
        return "\n".join(filter(None, [*head, "", body]))[:LONGEST].lstrip("\n")

    def put_into(self, facts: JobFacts, text: str) -> None:
        """What was given by name stands over what was read in the text."""
        given: dict[str, object] = dict(self.given)
        if self.company:
            given["hiringOrganization"] = Organization(name=self.company)
        if self.salary:
            given["baseSalary"] = self.salary
        for name, value in given.items():
            if getattr(facts, name) != value:
                setattr(facts, name, value)
                _rest(facts, name, text.find(self.given[name]), len(self.given[name]))


def _rest(facts: JobFacts, name: str, start: int, length: int) -> None:
    """Says where in the text a fact stands that was not read there; nowhere when it is absent."""
    for pointer in [each for each in facts.meta.evidence if each.startswith(f"/{name}")]:
        del facts.meta.evidence[pointer]
    if start >= 0:
        facts.meta.evidence[f"/{name}"] = Evidence(start=start, end=start + length, confidence=1)


def plain(said: str) -> str:
    """The text of an advertisement in HTML, also of HTML that is itself escaped."""
    if "<" not in said and "&lt;" in said:
        said = html.unescape(said)
    if not re.search(r"<\w|&\w+;", said):
        return said.strip()
    try:
        return documents.read(page_of(clean(said))).text.strip()
    except Unreadable:
        return ""


def clean(said: str) -> str:
    """Strangers' HTML with nothing in it but text and its form."""
    return nh3.clean(said, tags=TAGS, clean_content_tags=UNREAD, attributes=KEPT, link_rel=None)


def page_of(body: str) -> bytes:
    """A whole page around a piece of one."""
    return f'<!doctype html><html><meta charset="utf-8"><body>{body}</body></html>'.encode()
