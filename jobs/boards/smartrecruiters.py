"""SmartRecruiters. https://developers.smartrecruiters.com/docs/posting-api"""

from __future__ import annotations

import re
from typing import Any

from jobs.boards.values import at, day, text
from jobs.found import Found

NAME = "SmartRecruiters"
ADDRESS = re.compile(r"https?://jobs\.smartrecruiters\.com/(?P<company>[\w-]+)/(?P<id>\d+)")
PARTS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


def api(said: re.Match[str]) -> str:
    base = "https://api.smartrecruiters.com/v1/companies"
    return f"{base}/{said['company']}/postings/{said['id']}"


def found(data: Any, said: re.Match[str]) -> Found | None:  # noqa: ANN401 - JSON
    if str(at(data, "id")) != said["id"]:
        return None
    place = at(data, "location")
    whole = ", ".join(filter(None, [text(place, "city"), text(place, "region")]))
    sections = at(data, "jobAd", "sections")
    return Found(
        body="".join(f"<div>{text(sections, part, 'text')}</div>" for part in PARTS),
        title=text(data, "name"),
        company=text(data, "company", "name"),
        place=text(place, "fullLocation") or whole,
        kind="TELECOMMUTE" if at(place, "remote") is True else None,
        hours=text(data, "typeOfEmployment", "label"),
        posted_on=day(at(data, "releasedDate")),
    )
