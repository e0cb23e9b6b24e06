"""Hacker News' monthly "Who is hiring?", by Algolia's interface. https://hn.algolia.com/api"""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

from jobs.boards.protocol import (
    Ask,
    Attribution,
    Kind,
    Limits,
    Offer,
    OtherShape,
    Page,
    Query,
    listed,
    page_of,
)
from jobs.boards.values import at, day, key, text
from jobs.found import Found

KEY = "hackernews"
NAME = "Hacker News"
DOC = "https://hn.algolia.com/api"
KIND: Kind = "feed"
LIMITS = Limits(minute=10, day=48)
ATTRIBUTION = Attribution("From “Who is hiring?” on Hacker News", "https://news.ycombinator.com/")
KEYS: tuple[str, ...] = ()
EVERY = timedelta(hours=6)
API = "https://hn.algolia.com/api/v1"
THREAD = re.compile(r"who is hiring\?", re.IGNORECASE)
ROLE = re.compile(
    r"\b(engineer|developer|designer|manager|scientist|analyst|architect|lead|head of|director|"
    r"founding|devops|sre|full[- ]?stack|back[- ]?end|front[- ]?end|marketer|recruiter|writer|"
    r"researcher|administrator|sales|support|intern|cto|product)",
    re.IGNORECASE,
)
AFAR = re.compile(r"\b(remote|onsite|on-site|hybrid)\b", re.IGNORECASE)
PLACE = re.compile(r"^[A-Z][\w.'’ -]+(?:,\s*[A-Z][\w.'’ -]+)?$")
LEAST_PARTS = 3
TAG = re.compile(r"<[^>]{0,300}>")


def search(query: Query, ask: Ask) -> Page:
    """The jobs of the newest thread: comments whose first line is parted by strokes."""
    del query
    said = ask.get(f"{API}/search_by_date", {"tags": "story,author_whoishiring"})
    hits = [hit for hit in listed(said, "hits") if THREAD.search(text(hit, "title"))]
    if not hits or not key(at(hits[0], "objectID")):
        raise OtherShape("a thread of “Who is hiring?”")
    thread = ask.get(f"{API}/items/{key(at(hits[0], 'objectID'))}")
    return page_of(listed(thread, "children"), _offer, whole=True)


def _offer(comment: dict[str, Any]) -> Offer | None:
    """None for what is no offer: deleted, an answer, or without the usual first line."""
    body = text(comment, "text")
    head = html.unescape(TAG.sub("", re.split(r"<p>|\n", body, maxsplit=1)[0]))
    parts = [part.strip() for part in head.split("|") if part.strip()]
    title = next((part for part in parts[1:] if ROLE.search(part)), "")
    if len(parts) < LEAST_PARTS or not title:
        return None
    ways = {way.lower() for way in AFAR.findall(head)}
    number = key(at(comment, "id"))
    said = Found(
        body=body,
        title=title[:200],
        company=parts[0][:200],
        place=next((p for p in parts[1:] if p != title and _is_place(p)), ""),
        kind="HYBRID" if "hybrid" in ways else "TELECOMMUTE" if "remote" in ways else None,
        posted_on=day(at(comment, "created_at")),
    )
    url = f"https://news.ycombinator.com/item?id={number}" if number else ""
    return Offer(number, url, said)


def _is_place(part: str) -> bool:
    return bool(PLACE.match(part)) and not AFAR.search(part) and not ROLE.search(part)
