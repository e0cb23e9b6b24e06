"""Places as job ads write them: "Yerevan, Armenia", "Pittsburgh, PA", "based in Leeds"."""

from __future__ import annotations

import re

_STATES = ["AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "AB", "BC", "MB", "NB", "NL", "NS", "ON", "PE", "QC", "SK", "NSW", "VIC", "QLD"]  # fmt: skip
_NAMES = ["Alabama", "Alaska", "Arizona", "Arkansas", "California", "Colorado", "Connecticut", "Delaware", "Florida", "Georgia", "Hawaii", "Idaho", "Illinois", "Indiana", "Iowa", "Kansas", "Kentucky", "Louisiana", "Maine", "Maryland", "Massachusetts", "Michigan", "Minnesota", "Mississippi", "Missouri", "Montana", "Nebraska", "Nevada", "Ohio", "Oklahoma", "Oregon", "Pennsylvania", "Tennessee", "Texas", "Utah", "Vermont", "Virginia", "Washington", "Wisconsin", "Wyoming", "Ontario", "Quebec", "Alberta", "Manitoba", "England", "Scotland", "Wales", "Ireland", "UK", "U.K.", "USA", "U.S.A.", "US", "U.S.", "Canada", "Australia", "Germany", "France", "Spain", "Italy", "Portugal", "Netherlands", "Belgium", "Switzerland", "Austria", "Denmark", "Sweden", "Norway", "Finland", "Iceland", "Poland", "Czechia", "Slovakia", "Hungary", "Romania", "Bulgaria", "Greece", "Turkey", "Ukraine", "Russia", "Armenia", "Azerbaijan", "Kazakhstan", "India", "Pakistan", "Bangladesh", "Nepal", "China", "Japan", "Korea", "Taiwan", "Singapore", "Malaysia", "Indonesia", "Thailand", "Vietnam", "Philippines", "Israel", "Egypt", "Nigeria", "Kenya", "Ghana", "Ethiopia", "Tanzania", "Uganda", "Rwanda", "Morocco", "Tunisia", "Algeria", "Mexico", "Brazil", "Argentina", "Chile", "Colombia", "Peru", "Ecuador", "Uruguay", "Qatar", "Kuwait", "Bahrain", "Oman", "Jordan", "Lebanon", "Serbia", "Croatia", "Slovenia", "Estonia", "Latvia", "Lithuania", "Cyprus", "Malta", "Luxembourg", "Mozambique", "Zambia", "Zimbabwe", "Namibia"]  # fmt: skip
_LONG = r"New (?:York|Jersey|Mexico|Hampshire|Zealand)|(?:North|South) (?:Carolina|Dakota|Africa|Korea)|West Virginia|Rhode Island|United (?:States(?: of America)?|Kingdom|Arab Emirates)|Saudi Arabia|Sri Lanka|Costa Rica|Czech Republic|Hong Kong|British Columbia|Nova Scotia|New South Wales|Northern Ireland|District of Columbia|Republic of [A-Z]\w+"
_REGION = rf"(?:{_LONG}|{'|'.join(re.escape(name) for name in _NAMES)}|{'|'.join(_STATES)})"
_CITY = r"(?:[A-Z][\w.'’-]+(?:[ -](?:[A-Z][\w.'’-]+|of|de|la|upon|on|am|sur)){0,3})"
_PLACE = re.compile(
    rf"(?<![\w@/.-])(?P<place>{_CITY},\s*{_REGION}(?![\w])(?:,?\s*\d{{5}})?(?:,\s*(?:{_REGION})(?![\w]))?)"
)
_BASED = re.compile(
    rf"\b(?:based|located|position is|office|headquartered|"
    rf"work) in\s+(?:the\s)?(?P<place>{_CITY}(?:,\s*{_REGION}(?!\w))?)"
)
_CODES = re.compile(r"^(?P<place>[A-Z]{2}, [A-Z0-9]{0,3}, ?[\w .'’-]*)\s*$", re.MULTILINE)
_CAMPUS = re.compile(
    r"^\W{0,3}(?P<place>[A-Z][\w.'’ -]{2,40}(?:\((?:Main )?Campus\)| Campus|,\s*[A-Z]{2}))\s*$",
    re.MULTILINE,
)
_NOT_IN = re.compile(
    r"(?:PhD|degree|University|College|Museum|Institute|School|Center|Department|Office)\s*$"
)


def looks_like_place(line: str) -> bool:
    """Whether a whole line is a place."""
    return _PLACE.fullmatch(line.strip()) is not None


def place_in(text: str) -> tuple[str, int] | None:
    """The first place near the top of an ad, then one that it says it is based in."""
    head = text[:1500]
    for pattern, where in (
        (_CODES, head[:400]), (_PLACE, head[:600]), (_CAMPUS, head[:500]), (_BASED, text),
        (_PLACE, text),
    ):  # fmt: skip
        for match in pattern.finditer(where):
            before = where[: match.start()][-30:]
            if not _NOT_IN.search(before):
                return match.group("place").strip(" ,."), match.start("place")
    return None
