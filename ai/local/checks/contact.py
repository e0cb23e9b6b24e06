"""The contacts: can one reach the person, and know who it is?"""

from __future__ import annotations

import re

from ai.local.checks.report import Checker, Seen, Verdict, failed, passed
from ai.schemas import Check

_PLAIN_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,18}", re.IGNORECASE)
_LEAST_DIGITS, _MOST_DIGITS = 9, 15


def name(seen: Seen) -> Check | None:
    found = seen.facts.basics.name
    why = "Your name should be the first and largest line, as text."
    do = "Write your name alone on the first line."
    return _present("name", "Name", found, why, do, "bad")


def email(seen: Seen) -> Check | None:
    found = seen.facts.basics.email
    why = "A recruiter who cannot write to you cannot invite you."
    check = _present("email", "E-mail address", found, why, "Write it near your name.", "bad")
    if found is None or _PLAIN_EMAIL.fullmatch(found):
        return check
    return failed("email", "E-mail address", f"It reads {found}.", why, do="Check its spelling.")


def phone(seen: Seen) -> Check | None:
    found = seen.facts.basics.phone
    title, why = (
        "Phone number",
        "Many first contacts are calls; abroad, the country code is needed.",
    )
    if found is None:
        return _present("phone", title, None, why, "Write it near your name.", "better")
    digits = re.sub(r"\D", "", found)
    if _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return passed("phone", title, f"It reads {found}.", why)
    do = "Write the whole number, with the country code."
    return failed("phone", title, f"{found} has {len(digits)} digits.", why, do=do)


def place(seen: Seen) -> Check | None:
    where = seen.facts.basics.location
    found = ", ".join(filter(None, (where.city, where.region))) if where else None
    why = "Recruiters filter by place; town and country are enough, a street is not needed."
    return _present("place", "Place", found or None, why, "Add your town and country.", "better")


def profile(seen: Seen) -> Check | None:
    basics = seen.facts.basics
    found = next((one.url for one in basics.profiles if one.url), basics.url)
    why = "A profile or a portfolio shows more than two pages can."
    do = "Add the address of your LinkedIn profile or of your own site."
    return _present("profile", "Profile or portfolio", found, why, do, "better")


def _present(
    id_: str, title: str, found: str | None, why: str, do: str, verdict: Verdict
) -> Check:
    if found is not None:
        return passed(id_, title, f"It reads {found}.", why)
    return failed(id_, title, "It was not found.", why, do=do, verdict=verdict)


CHECKS: tuple[Checker, ...] = (name, email, phone, place, profile)
