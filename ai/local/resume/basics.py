"""The basics of a résumé, from its head, its contact section, and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from ai.documents import Document
from ai.local import contacts
from ai.local.resume.bodies import items_of
from ai.local.resume.facts import FactsBuilder
from ai.local.resume.found import Found, at
from ai.local.resume.person import find_label, find_place_of
from ai.local.resume.places import parts_of
from ai.local.resume.rows import Row
from ai.local.resume.sections import HEAD, Section
from ai.schemas import Location, Profile

_SUMMARY_WORDS = 12
_LONGEST_LINE = 300  # characters in which a phone number is looked for
_NEAR_NAME = 2_000  # characters in which contacts stand that belong to the person
_SITE = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


def read_basics(
    builder: FactsBuilder,
    document: Document,
    sections: list[Section],
    name: tuple[Row, Found] | None,
) -> None:
    """Fill in who the person is and how to reach them."""
    text = document.text
    basics = builder.facts.basics
    head = [row for s in sections if s.kind in (HEAD, "contact") for row in s.rows]
    basics.name = builder.say("/basics/name", name[1] if name else None)
    basics.label = builder.say("/basics/label", find_label(head, name[0] if name else None, text))
    basics.email = builder.say("/basics/email", _email(document))
    basics.phone = builder.say("/basics/phone", _phone(document, head, sections))
    place = find_place_of([row for row in head if not name or row is not name[0]], text)
    if place is not None:
        builder.say("/basics/location", place)
        basics.location = Location(**parts_of(place.value))
    basics.summary = builder.say("/basics/summary", _summary(sections, text))
    _read_links(builder, document, head)


def _email(document: Document) -> Found | None:
    found = [Found(*one) for one in contacts.emails(document.text)]
    if found:
        first = found[0]
        return min(found, key=lambda one: (one.sure < first.sure, one.start))
    for link in document.links:
        if link.url.lower().startswith("mailto:"):
            address = link.url[7:].split("?")[0].strip()
            if "@" in address and link.end > link.start:
                return Found(address, link.start, link.end, 0.9)
    return None


def _phone(document: Document, head: list[Row], sections: list[Section]) -> Found | None:
    """The first number where contacts stand; elsewhere only one that is marked as a phone's."""
    found = next(_phones_in(head), None)
    if found is not None:
        return found
    for link in document.links:
        if link.url.lower().startswith("tel:") and link.end > link.start:
            said = at(document.text, link.start, link.end, 0.9)
            return said if said and any(c.isdigit() for c in said.value) else None
    rows = [row for s in sections if s.kind != "other" for row in s.rows]
    marked = (one for one in _phones_in(rows) if one.sure > 0.9)
    return next((one._replace(sure=0.7) for one in marked), None)


def _phones_in(rows: list[Row]) -> Iterator[Found]:
    for row in rows:
        for one in contacts.phones(row.text[:_LONGEST_LINE]):
            yield Found(one.value, row.start + one.start, row.start + one.end, one.sure)


def _summary(sections: list[Section], text: str) -> Found | None:
    """The paragraph under a heading such as "Profile", or a paragraph among the contacts."""
    for section in sections:
        if section.kind == "summary" and section.rows:
            rows = list(dropwhile(lambda row: row.words <= 1, section.rows))
            if rows:
                return _span(rows, text, 0.85)
    long: list[Row] = []
    opening = [s for s in sections if s.kind == HEAD][:2]
    for row in [row for s in opening for row in s.rows if row.page == 0]:
        if (row.words >= _SUMMARY_WORDS or long) and "@" not in row.text:
            long.append(row)
    items = items_of(long, text) if long else []
    return items[0]._replace(sure=0.6) if items else None


def _span(rows: list[Row], text: str, sure: float) -> Found | None:
    return at(text, rows[0].start, _end(rows, text), sure)


def _end(rows: list[Row], text: str) -> int:
    """The end of the last row, full stop included."""
    flow = [row for row in rows if row.flow == rows[0].flow]
    return flow[-1].end if text[: flow[-1].end] else 0


def _read_links(builder: FactsBuilder, document: Document, head: list[Row]) -> None:
    """The profiles and the web site that the résumé names or links to."""
    basics = builder.facts.basics
    seen: set[str] = set()
    limit = max((row.end for row in head), default=0) or _NEAR_NAME
    for found in _addresses(document):
        known = contacts.network_of(found.value)
        key = _key(found.value)
        if key in seen:
            continue
        seen.add(key)
        if known is not None and (found.start <= limit or found.start < _NEAR_NAME):
            pointer = f"/basics/profiles/{len(basics.profiles)}"
            if any(p.network == known[0] for p in basics.profiles):
                continue
            builder.say(f"{pointer}/url", found)
            basics.profiles.append(Profile(network=known[0], username=known[1], url=found.value))
        elif known is None and basics.url is None and _is_site(found, head, basics.email):
            basics.url = builder.say("/basics/url", found)


def _addresses(document: Document) -> Iterator[Found]:
    for link in document.links:
        if link.url.lower().startswith(("http://", "https://")) and link.end > link.start:
            yield Found(link.url, link.start, link.end, 0.9)
    for one in contacts.addresses(document.text):
        yield Found(*one)


def _is_site(found: Found, rows: list[Row], email: str | None) -> bool:
    """Whether an address among the contacts is a site, and not the host of the e-mail."""
    among = any(row.start <= found.start < row.end for row in rows)
    return among and not _is_mail_host(found.value, email)


def _key(url: str) -> str:
    return _SITE.sub("", url).rstrip("/").casefold()


def _is_mail_host(url: str, email: str | None) -> bool:
    return email is not None and _key(url) == email.split("@")[-1].casefold()
