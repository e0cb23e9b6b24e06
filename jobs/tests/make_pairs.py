"""Makes the labelled pairs of ``same_jobs.jsonl``: ``python -m jobs.tests.make_pairs``.

Written examples of the demo board are what is told twice: as portals, agencies and boards tell a
job again (the same), and as an employer tells another job of its own (not the same). Of each
kind, every second pair is kept aside: ``jobs.alike`` was made on the others alone.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.utils import timezone

from jobs.boards import demo
from jobs.normal import normal

FILE = Path(__file__).parent / "same_jobs.jsonl"
AGENCIES = ["Swift Class Staffing", "Provender Agency", "Hartnell Search", "Blue Quay Recruitment"]
COUNTIES = {
    "York": "North Yorkshire",
    "Leeds": "West Yorkshire",
    "Bristol": "Avon",
    "Manchester": "Greater Manchester",
    "London": "Greater London",
    "Derby": "Derbyshire",
    "Durham": "County Durham",
    "Southampton": "Hampshire",
    "Birmingham": "West Midlands",
}
OTHER_TOWNS = ["Carlisle", "Swindon", "Luton", "Warrington", "Ipswich", "Stirling", "Galway"]
TEAMS = [
    ("Payments", "Search", "payments to landlords", "search over listings"),
    ("Checkout", "Identity", "the basket and the till", "sign-in and permissions"),
    ("Data Platform", "Mobile", "pipelines and tables", "our two apps"),
    ("Ward 7", "Ward 12", "orthopaedic patients", "stroke patients"),
    ("Year 2", "Year 5", "six and seven year olds", "nine and ten year olds"),
    ("North Region", "Export", "shops in the north", "distributors abroad"),
    ("Audit", "Tax", "audits of charities", "returns of farmers"),
    ("Larder", "Grill", "cold starters", "fire and fish"),
]
PORTAL_HEADS = [
    "Job description",
    "Posted 3 days ago. Be an early applicant.",
    "Easy apply. Save. Share.\nAbout the job",
]
PORTAL_ENDS = [
    "Report this job. Similar jobs near you. Create an alert to hear of more like it.",
    "Reference: {n}. By applying you agree to our terms and to our cookie policy.",
]
EMPLOYER_ENDS = (
    "We welcome applications from everyone and make adjustments at every stage. You will have 25 "
    "days of leave, a pension, a bicycle scheme and a day a year to volunteer. Applications are "
    "read as they come, so do not wait for the closing date. Please tell us if you need the form "
    "in another format. We do not accept approaches from agencies about this vacancy."
)
EMPLOYER_OPENS = (
    "{company} began in {town} in 1994 with four people and a borrowed van. Today we are three "
    "hundred, we still own the van, and we are looking for people who like to do a thing well and "
    "then do it better. Whoever joins us gets a proper introduction, a colleague to ask, and work "
    "that somebody will thank them for. We are growing fast, and we hope to keep our manners."
)
AGENCY_ENDS = (
    "We act as an employment business and as an employment agency. Due to the number of replies "
    "we can only answer those who are shortlisted. If you have not heard within five working days "
    "your application was not successful this time, but we keep your details for other roles."
)
RETITLES: list[Callable[[str], str]] = [
    lambda title: f"{title} (m/f/d)",
    lambda title: f"{title} | Immediate Start",
    lambda title: f"URGENT: {title}",
    lambda title: title.replace("Senior", "Sr.").replace("Engineer", "Eng."),
    lambda title: f"{title} [Ref: JA-{len(title)}04]",
    lambda title: title.upper(),
    lambda title: re.sub(r" \((.*?)\)$|, ([^,]+)$", r" - \1\2", title),
]


@dataclass(frozen=True, slots=True)
class Ad:
    title: str
    company: str
    place: str
    text: str
    low: int | None = None
    high: int | None = None

    @property
    def town(self) -> str:
        return self.place.split(",")[0]


def base() -> list[Ad]:
    forms = [normal(each) for each in demo.examples(timezone.now().date())]
    return [Ad(f.title, f.company, f.place, f.text, f.yearly_min, f.yearly_max) for f in forms]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+|\n+", text) if part.strip()]


# --- the same job, told again -------------------------------------------------------------------


def excerpt(ad: Ad, dice: random.Random) -> Ad:
    cut = " ".join(ad.text.split())[: dice.randint(230, 480)].rsplit(" ", 1)[0]
    county = COUNTIES.get(ad.town, "UK")
    return replace(ad, text=f"{cut}…", place=f"{ad.town}, {county}", low=None, high=None)


def reformatted(ad: Ad, dice: random.Random) -> Ad:
    lines = [re.sub(r"^\s*[-•*✓–]\s*|^\d\.\s*|^\(\w\)\s*", "", x) for x in ad.text.splitlines()]
    body = dice.choice([" ", "\n\n", "\n• "]).join(line for line in lines if line)
    end = dice.choice(PORTAL_ENDS).format(n=dice.randint(10_000, 99_999))
    return replace(ad, text=f"{dice.choice(PORTAL_HEADS)}\n{body}\n{end}")


def retitled(ad: Ad, dice: random.Random) -> Ad:
    told = [way(ad.title) for way in RETITLES]
    return replace(ad, title=dice.choice([*told, f"{ad.title} - {ad.town}"]))


def renamed(ad: Ad, dice: random.Random) -> Ad:
    forms = ["{} Ltd", "{} Limited", "The {} Group", "{} UK", "{} plc", "{} (Careers)", "{} Inc."]
    return replace(ad, company=dice.choice(forms).format(ad.company.replace("The ", "")))


def edited(ad: Ad, dice: random.Random) -> Ad:
    said = sentences(ad.text)
    dropped = set(dice.sample(range(len(said)), k=max(1, len(said) // 5)))
    return replace(ad, text="\n".join(s for n, s in enumerate(said) if n not in dropped))


def by_agency(ad: Ad, dice: random.Random) -> Ad:
    text = re.sub(re.escape(ad.company), "our client", ad.text)
    opening = f"Our client in {ad.town} is looking for a {ad.title.split(',')[0]}."
    whole = "\n".join([opening, *sentences(text)])
    if dice.random() < 0.6:
        whole = edited(replace(ad, text=whole), dice).text
    return replace(ad, company=dice.choice(AGENCIES), text=f"{whole}\n{AGENCY_ENDS}")


def elsewhere_written(ad: Ad, dice: random.Random) -> Ad:
    county = COUNTIES.get(ad.town, "United Kingdom")
    forms = [f"{ad.town}, {county}", f"{county}, {ad.town}", f"{ad.town} (hybrid)", ad.town]
    return replace(ad, place=dice.choice([*forms, "United Kingdom", ""]))


SAME: dict[str, list[Callable[[Ad, random.Random], Ad]]] = {
    "excerpt": [excerpt],
    "excerpt retitled and renamed": [excerpt, retitled, renamed],
    "reformatted": [reformatted],
    "reformatted and retitled": [reformatted, retitled],
    "renamed and placed otherwise": [renamed, elsewhere_written],
    "edited": [edited, renamed],
    "edited, reformatted, retitled": [edited, reformatted, retitled],
    "by an agency": [by_agency],
    "by an agency, retitled": [by_agency, retitled],
    "placed otherwise": [elsewhere_written, reformatted],
}


# --- another job, much like it ------------------------------------------------------------------


def another_level(ad: Ad, dice: random.Random) -> tuple[Ad, Ad]:
    plain = re.sub(r"^(?:Senior|Junior|Lead|Head of|Graduate) ", "", ad.title)
    below, above = dice.choice([("", "Senior "), ("Junior ", ""), ("Senior ", "Lead ")])
    raised = f"You bring {dice.randint(5, 8)} years of it, and guide two others."
    first = f"You bring {dice.randint(1, 2)} years of it, or a good reason why not."
    one = replace(ad, title=below + plain, text=f"{ad.text}\n{first}")
    text = edited(ad, dice).text if dice.random() < 0.5 else ad.text
    other = replace(ad, title=above + plain, text=f"{text}\n{raised}", low=None, high=None)
    if ad.low and ad.high and dice.random() < 0.5:
        other = replace(other, low=round(ad.high * 1.1), high=round(ad.high * 1.3))
    return one, other


def another_town(ad: Ad, dice: random.Random) -> tuple[Ad, Ad]:
    town = dice.choice(OTHER_TOWNS)
    text = ad.text.replace(ad.town, town)
    return ad, replace(ad, place=town, text=text)


def another_team(ad: Ad, dice: random.Random) -> tuple[Ad, Ad]:
    first, second, does, other_does = dice.choice(TEAMS)
    head = ad.title.split(",")[0].split(" (")[0]
    shape = dice.choice(["{}, {}", "{} ({})", "{} - {}"])
    return (
        replace(ad, title=shape.format(head, first), text=f"{first}: {does}.\n{ad.text}"),
        replace(ad, title=shape.format(head, second), text=f"{second}: {other_does}.\n{ad.text}"),
    )


def another_employer(ad: Ad, other: Ad, _: random.Random) -> tuple[Ad, Ad]:
    """The same title in the same town, with the boilerplate that is everywhere."""
    return (
        replace(ad, text=f"{ad.text}\n{EMPLOYER_ENDS}"),
        replace(other, title=ad.title, place=ad.place, text=f"{other.text}\n{EMPLOYER_ENDS}"),
    )


def another_client(ad: Ad, other: Ad, dice: random.Random) -> tuple[Ad, Ad]:
    """Two clients of one agency, for the same title in the same town."""
    agency = dice.choice(AGENCIES)
    told = (by_agency(ad, dice), by_agency(replace(other, title=ad.title, place=ad.place), dice))
    return replace(told[0], company=agency), replace(told[1], company=agency)


def sister_job(ad: Ad, other: Ad, _: random.Random) -> tuple[Ad, Ad]:
    """Another job of the same employer in the same town, under the same closing words."""
    ends = f"{EMPLOYER_ENDS}\n{ad.company} is in {ad.town}."
    return (
        replace(ad, text=f"{ad.text}\n{ends}"),
        replace(other, company=ad.company, place=ad.place, text=f"{other.text}\n{ends}"),
    )


def chain(ad: Ad, dice: random.Random) -> tuple[Ad, Ad]:
    """Two houses of a chain that use one text, each with its own name in it."""
    one, other = dice.sample(["Alder House", "Birch Lodge", "Cedar Court", "Elm Grange"], 2)
    return (
        replace(ad, company=one, text=f"{one} is a home of forty.\n{ad.text}\nVisit {one}."),
        replace(ad, company=other, text=f"{other} is a home of forty.\n{ad.text}\nVisit {other}."),
    )


def excerpt_of_another(ad: Ad, other: Ad, dice: random.Random) -> tuple[Ad, Ad]:
    """The opening that an employer puts before each of its jobs, as an excerpt of one of them."""
    first, second, _, _ = dice.choice(TEAMS)
    opens = EMPLOYER_OPENS.format(company=ad.company, town=ad.town)
    head = ad.title.split(",")[0].split(" (")[0]
    one = replace(ad, title=f"{head}, {first}", text=f"{opens}\n{ad.text}")
    sister = replace(ad, title=f"{head}, {second}", text=f"{opens}\n{other.text}")
    return excerpt(one, dice), sister


def another_shift(ad: Ad, dice: random.Random) -> tuple[Ad, Ad]:
    one, other = dice.choice([("Days", "Nights"), ("Full time", "Weekends"), ("Days", "Bank")])
    return (
        replace(ad, title=f"{ad.title} ({one})", text=f"{ad.text}\nHours: {one.lower()}."),
        replace(ad, title=f"{ad.title} ({other})", text=f"{ad.text}\nHours: {other.lower()}."),
    )


ALONE = {another_level: 40, another_town: 30, another_team: 35, chain: 10, another_shift: 10}
BESIDE = {another_employer: 15, another_client: 20, sister_job: 20, excerpt_of_another: 20}


def pairs(dice: random.Random) -> Iterator[dict[str, Any]]:
    ads = base()
    dice.shuffle(ads)
    for kind, ways in SAME.items():
        for ad in dice.sample(ads, 20):
            other = ad
            for way in ways:
                other = way(other, dice)
            yield pair(kind, ad, other, same=True)
    for make, count in ALONE.items():
        for ad in dice.sample(ads, count):
            yield pair(make.__name__.replace("_", " "), *make(ad, dice), same=False)
    for two, count in BESIDE.items():
        chosen = dice.sample(ads, 2 * count)
        for ad, other in zip(chosen[:count], chosen[count:], strict=True):
            yield pair(two.__name__.replace("_", " "), *two(ad, other, dice), same=False)


def pair(kind: str, one: Ad, other: Ad, *, same: bool) -> dict[str, Any]:
    said = [{name: getattr(ad, name) for name in Ad.__slots__} for ad in (one, other)]
    return {"kind": kind, "same": same, "one": said[0], "other": said[1]}


def main() -> None:
    made = [each for each in pairs(random.Random(19)) if each["one"] != each["other"]]  # noqa: S311 - reproducible
    seen: dict[str, int] = {}
    with FILE.open("w", encoding="utf-8") as file:
        for each in made:
            seen[each["kind"]] = seen.get(each["kind"], 0) + 1
            each["aside"] = seen[each["kind"]] % 2 == 0
            file.write(json.dumps(each, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
