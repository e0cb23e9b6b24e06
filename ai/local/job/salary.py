"""What the ad says it pays. A word such as "competitive" is no figure, and none is made up."""

from __future__ import annotations

import re

from ai.schemas import Salary

_CURRENCY = {
    "$": "USD", "us$": "USD", "usd": "USD", "£": "GBP", "gbp": "GBP", "€": "EUR", "eur": "EUR",
    "euro": "EUR", "euros": "EUR", "amd": "AMD", "dram": "AMD", "drams": "AMD", "inr": "INR",
    "₹": "INR", "rs": "INR", "rs.": "INR", "cad": "CAD", "c$": "CAD", "ca$": "CAD", "aud": "AUD",
    "au$": "AUD", "a$": "AUD", "nzd": "NZD", "nz$": "NZD", "chf": "CHF", "sek": "SEK",
    "nok": "NOK", "dkk": "DKK", "jpy": "JPY", "¥": "JPY", "sgd": "SGD", "s$": "SGD", "hkd": "HKD",
    "hk$": "HKD", "aed": "AED", "sar": "SAR", "zar": "ZAR", "pln": "PLN", "czk": "CZK",
    "huf": "HUF", "brl": "BRL", "r$": "BRL", "mxn": "MXN", "mx$": "MXN", "php": "PHP",
    "₱": "PHP", "ngn": "NGN", "₦": "NGN", "kes": "KES", "try": "TRY", "₺": "TRY", "rub": "RUB",
    "₽": "RUB", "uah": "UAH", "₴": "UAH", "ils": "ILS", "₪": "ILS", "krw": "KRW", "₩": "KRW",
    "cny": "CNY", "rmb": "CNY", "dollars": "USD", "dollar": "USD", "pounds": "GBP",
    "gel": "GEL", "ron": "RON", "bgn": "BGN", "thb": "THB", "myr": "MYR", "idr": "IDR",
}  # fmt: skip
_SIGN = r"(?:US\$|CA\$|AU\$|NZ\$|HK\$|MX\$|[CASR]\$|[$£€₹¥₱₦₺₽₴₪₩])"
_CODE = r"(?:USD|GBP|EUR|AMD|INR|CAD|AUD|NZD|CHF|SEK|NOK|DKK|JPY|SGD|HKD|AED|SAR|ZAR|PLN|CZK|HUF|BRL|MXN|PHP|NGN|KES|TRY|RUB|UAH|ILS|KRW|CNY|RMB|GEL|RON|BGN|THB|MYR|IDR|[Ee]uros?|[Dd]rams?|[Dd]ollars?|[Pp]ounds?|Rs\.?)"  # fmt: skip
_NUMBER = r"\d{1,3}(?:[,.  ’']\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
_AMOUNT = rf"(?:(?P<sign{{n}}>{_SIGN}|\b{_CODE}(?![a-z]))\s?)?(?P<number{{n}}>{_NUMBER})\s?(?P<k{{n}}>[kK]\b|[lL]akhs?\b|LPA\b)?(?:\s?(?P<code{{n}}>{_CODE}(?![A-Za-z])|{_SIGN}(?!\s?\d)))?"  # fmt: skip
_PER = r"(?:\s*/\+?[^/\d]{0,25}/)?[\s,(]*(?P<per>(?:gross|net|before tax|base)?[\s,)]*(?:/|per|an?|each|every|in a|p\.?)\s?\.?(?:hour|hr|hourly|h\b|day|diem|week|wk|month|mo\b|mth|m\b|year|yr|annum|a\b|annual)|hourly|daily|weekly|monthly|annual(?:ly)?|yearly|p\.?a\.?\b|pcm\b|annually)?"  # fmt: skip
_RANGE = re.compile(
    _AMOUNT.replace("{n}", "1")
    + rf"(?:{_PER.replace('(?P<per>', '(?P<per1>')}\s*(?:-|–|—|−|to|and|through|(?<=[ \t])(?={_SIGN}))\s*"
    + _AMOUNT.replace("{n}", "2")
    + ")?"
    + _PER
)
_PAY = re.compile(
    r"(?:salar(?:y|ies)|\bpay\b|pay (?:rate|range|scale)|compensation|remuneration|wage|stipend|"
    r"hourly rate|"
    r"\brate\b|\bhiring (?:rate|range)\b|\bhiring range\b|base (?:salary|pay)|earn(?:ings)?|\bOTE\b|offer(?:ing)?|paid|"
    r"starting (?:at|from)|package|annual(?:ly)?)",
    re.IGNORECASE,
)  # fmt: skip
_NOT_PAY = re.compile(
    r"(?:\b(?:million|billion|bn|revenue|budget|sales of|raised|fund(?:ing|s|ed)?|grants?|"
    r"award(?:s|ed)?|bonus|"
    r"referral|portfolio|assets|in sales|turnover|prize|reimburs\w+|tuition|fee|401|discount|"
    r"insurance|allowance|contracts? (?:of|worth|over)|"
    r"per (?:diem|mile)|sign[- ]on|maximum amount|worth)\b)",
    re.IGNORECASE,
)  # fmt: skip
_UNITS = (
    ("HOUR", ("hour", "hr", "hourly")),
    ("DAY", ("day", "diem", "daily")),
    ("WEEK", ("week", "wk")),
    ("MONTH", ("month", "mo", "mth", "pcm")),
    ("YEAR", ("year", "yr", "annum", "annual", "yearly", "pa", "p.a", "lpa")),
)
_ONCE_UNIT = re.compile(
    r"\b(hourly|per hour|annual|annually|per year|yearly|per annum|monthly|per month|weekly|"
    r"per week)\b",
    re.IGNORECASE,
)


def salary(text: str) -> tuple[Salary, int, int] | None:
    """The pay as stated, and where; the surest of the figures that may be pay."""
    found = [
        (read[0], read[1], match.start(), match.end())
        for match in _RANGE.finditer(text)
        if (read := _read(match, text))
    ]
    if not found:
        return None
    best = max(found, key=lambda one: (one[0], -one[2]))
    return _widened(best, found, text)[1:]


_Found = tuple[float, Salary, int, int]
_CEILING = re.compile(r"\b(?:up to|package|total remuneration)(?: of)?\s*$", re.IGNORECASE)
_MOST = re.compile(r"\bmax(?:imum)?\b[^.;]{0,30}$", re.IGNORECASE)


def _widened(best: _Found, found: list[_Found], text: str) -> _Found:
    """A lone least figure with its greatest, where the ad says that somewhere else."""
    if best[1].maxValue is not None:
        return best
    for one in found:
        if one[1].maxValue is not None and one[1].minValue == best[1].minValue:
            return one
    for one in found:
        most, least = one[1].minValue or 0, best[1].minValue or 0
        if most > least and _MOST.search(text[max(0, one[2] - 40) : one[2]].replace("\n", " ")):
            pay = best[1].model_copy(update={"maxValue": most})
            return best[0], pay, best[2], best[3]
    return best


def _read(match: re.Match[str], text: str) -> tuple[float, Salary] | None:
    currency = _currency(match)
    before = text[max(0, match.start() - 90) : match.start()]
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    pay = [m.end() for m in _PAY.finditer(before)]
    unit = _unit(match.group("per") or match.group("per1") or "")
    low, high = _value(match, "1"), _value(match, "2")
    if low is None or not (currency or (unit and pay)):
        return None
    low, high = _same_scale(match, low, high)
    unit = unit or (_by_the_hour(match, text, low) if pay else None)
    if not _plausible(low, high, unit):
        return None
    around = line[-60:] + text[match.end() : match.end() + 40].split("\n")[0]
    if _NOT_PAY.search(around) and not (pay and unit):
        return None
    sure = 2.0 * bool(pay) + 1.5 * bool(unit) + 0.8 * (high is not None) + 0.3 * bool(currency)
    sure -= 1.5 * bool(high is None and _CEILING.search(before))
    if sure < 2:
        return None
    unit = unit or _unit_around(text, match)
    return sure, _salary(currency, low, high, unit)


def _by_the_hour(match: re.Match[str], text: str, low: float) -> str | None:
    """A small figure is pay for an hour where the ad says hourly, or where it counts in cents."""
    if low >= 90 or not match.group("sign1"):
        return None
    near = text[max(0, match.start() - 90) : match.end() + 40]
    cents = "." in match.group("number1") and low >= 7
    return "HOUR" if cents or re.search(r"\bhour(?:ly)?\b", near, re.IGNORECASE) else None


def _salary(currency: str | None, low: float, high: float | None, unit: str | None) -> Salary:
    return Salary.model_validate(
        {"currency": currency, "minValue": low, "maxValue": high, "unitText": unit}
    )


def _currency(match: re.Match[str]) -> str | None:
    for name in ("code1", "code2", "sign1", "sign2"):
        word = match.group(name)
        if word:
            return _CURRENCY.get(word.lower())
    return None


def _value(match: re.Match[str], n: str) -> float | None:
    number = match.group("number" + n)
    if number is None:
        return None
    whole, dot, cents = number.rpartition(".")
    if dot and len(cents) != 3:
        value = float(re.sub(r"[^\d]", "", whole) + "." + cents)
    else:
        value = float(re.sub(r"[^\d]", "", number))
    scale = (match.group("k" + n) or "").lower()
    return value * (1000 if scale == "k" else 100_000 if scale else 1)


def _same_scale(
    match: re.Match[str], low: float, high: float | None
) -> tuple[float, float | None]:
    """In "50-60k" the first number is in thousands too."""
    if high is not None and match.group("k2") and not match.group("k1") and low < 1000:
        low *= 1000 if (match.group("k2") or "").lower() == "k" else 100_000
    return low, high


def _plausible(low: float, high: float | None, unit: str | None) -> bool:
    if low < 5 or (1900 <= low <= 2100 and high is not None and high <= 2100 and not unit):
        return False
    if high is not None and not low <= high <= 6 * low:
        return False
    return not (unit == "YEAR" and low < 1000) and not (unit is None and low < 90)


def _unit(words: str) -> str | None:
    low = words.lower()
    for unit, names in _UNITS:
        if any(name in low for name in names):
            return unit
    return "HOUR" if re.search(r"/\s?h\b", low) else None


def _unit_around(text: str, match: re.Match[str]) -> str | None:
    near = text[max(0, match.start() - 60) : match.end() + 40]
    said = _ONCE_UNIT.search(near)
    return _unit(said.group(1)) if said else None
