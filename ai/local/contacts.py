"""E-mail addresses, phone numbers and web addresses as people write them, where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_EMAIL = re.compile(
    r"[A-Za-z0-9À-ÿ][\w.+%-]{0,63}@[A-Za-z0-9À-ÿ](?:[\w-]{0,62}\.)+[A-Za-z]{2,18}(?![\w@])"
)
_HIDDEN_EMAIL = re.compile(
    r"\b(?P<user>[A-Za-z0-9][\w.+-]{1,63})\s?(?:[(\[{<]\s?(?:at|ät|arroba)\s?[)\]}>]|\sat\s|"
    r"\s@\s?)\s?"
    r"(?P<host>[\w-]{2,63}(?:\s?(?:[(\[{<]\s?(?:dot|punkt|punto)\s?[)\]}>]|\sdot\s|"
    r"\.)\s?[\w-]{2,18}){1,3})",
    re.IGNORECASE,
)
_HIDES = re.compile(r"[(\[{<]\s?(?:at|ät|arroba)\s?[)\]}>]|\sdot\s|\s@\s", re.IGNORECASE)
_DOT = re.compile(r"\s?(?:[(\[{<]\s?(?:dot|punkt|punto)\s?[)\]}>]|\sdot\s)\s?", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/.@#=-])(?:"
    r"(?:\(?\+[ \xa0]?\d{1,3}\)?|\(?00\d{1,3}\)?|\(\d{2,5}\))"
    r"(?:[ \xa0.·/–‑-]{0,3}(?:\(\d{1,5}\)|\d{1,10})){1,7}|"
    r"\d{2,}(?:[ \xa0.·/–‑-]{0,3}\d{1,10}){0,6})(?![\w@/]|[.,]\d)"
)
_YEARS = re.compile(r"(?:19|20)\d\d\W{0,3}(?:19|20)\d\d|^(?:19|20)\d\d$|\d{1,2}[./]\d{4}\W")
_DATES = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d\d")
_PHONE_WORD = re.compile(
    r"(?:phone|mobile|cell|tel|telephone|téléphone|telefon|teléfono|telefono|telefone|handy|mobil|"
    r"portable|móvil|movil|celular|cellulare|telemóvel|mobiel|contact|ph|"
    r"[mptc])\s?(?:no)?[.:#)\s]*$",
    re.IGNORECASE,
)
_TLD = (
    "com|org|net|io|dev|me|ai|co|edu|gov|info|app|tech|de|fr|es|it|pt|nl|be|ch|at|eu|uk|us|ca|br|"
    "in|au|ie|se|no|dk|fi|pl|cz|am|ru|jp|cn|xyz|page|site|blog|design|studio|art|online|cloud|sh|"
    "ly|gl|gg|tv|cc|biz|name|inc|social|academy|works|link|bio|website|club|space|club|world|so|to"
)
_URL = re.compile(
    rf"(?<![\w@])(?:https?://|www\.)[^\s<>\"'|()\[\]{{}}]{{3,}}|"
    rf"(?<![\w@.])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,4}}(?:{_TLD})(?:/[^\s<>\"'|()\[\]{{}},]*)?(?![\w@.-])",
    re.IGNORECASE,
)
_LEAST_DIGITS, _MOST_DIGITS = 7, 15
_NETWORKS = (
    ("LinkedIn", r"(?:[a-z]{2,3}\.)?linkedin\.com/(?:in|pub)/([^/?#\s]+)"),
    ("GitHub", r"github\.com/([\w-]+)"),
    ("GitHub", r"([\w-]+)\.github\.io"),
    ("GitLab", r"gitlab\.com/([\w.-]+)"),
    ("Bitbucket", r"bitbucket\.org/([\w.-]+)"),
    ("Stack Overflow", r"stackoverflow\.com/(?:users|story)/([\w/-]+)"),
    ("X", r"(?:twitter|\bx)\.com/@?(\w+)"),
    ("Medium", r"medium\.com/(@?[\w.-]+)"),
    ("Kaggle", r"kaggle\.com/(\w+)"),
    ("LeetCode", r"leetcode\.com/(?:u/)?(\w+)"),
    ("Google Scholar", r"scholar\.google\.[a-z.]+/citations\?.*?user=([\w-]+)"),
    ("ORCID", r"orcid\.org/([\dX-]{10,})"),
    ("ResearchGate", r"researchgate\.net/profile/([\w-]+)"),
    ("Behance", r"behance\.net/([\w-]+)"),
    ("Dribbble", r"dribbble\.com/([\w-]+)"),
    ("Xing", r"xing\.com/profile/([\w-]+)"),
    ("Facebook", r"facebook\.com/([\w.-]+)"),
    ("Instagram", r"instagram\.com/([\w.-]+)"),
    ("YouTube", r"youtube\.com/(?:@|c/|user/|channel/)?([\w.-]+)"),
    ("Mastodon", r"[\w.-]+/(@\w+)$"),
    ("Skype", r"skype:([\w.:-]+)"),
    ("Telegram", r"(?:t\.me|telegram\.me)/(\w+)"),
    ("DEV", r"dev\.to/(\w+)"),
    ("HackerRank", r"hackerrank\.com/(?:profile/)?(\w+)"),
    ("Codeforces", r"codeforces\.com/profile/([\w.-]+)"),
    ("npm", r"npmjs\.com/~([\w.-]+)"),
    ("PyPI", r"pypi\.org/user/([\w.-]+)"),
    ("Indeed", r"indeed\.com/r/([\w-]+)"),
)
_NETWORK = [(name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _NETWORKS]


class Contact(NamedTuple):
    """A way to reach somebody: ``value`` is ready for use, the offsets are those of its words."""

    value: str
    start: int
    end: int
    sure: float


def emails(text: str) -> Iterator[Contact]:
    """The e-mail addresses in ``text``, plain ones before those that are hidden from robots."""
    for m in _EMAIL.finditer(text):
        start = m.start() + (len("mailto:") if m.group().startswith("mailto:") else 0)
        yield Contact(text[start : m.end()], start, m.end(), 0.99)
    for m in _HIDDEN_EMAIL.finditer(text) if _HIDES.search(text) else ():
        host = re.sub(r"\s", "", _DOT.sub(".", m["host"]))
        if "." in host and host.rsplit(".", 1)[-1].isalpha() and m.group() != m["user"]:
            yield Contact(f"{m['user']}@{host}", m.start(), m.end(), 0.8)


def phones(text: str) -> Iterator[Contact]:
    """The phone numbers in ``text``, as written, of any country."""
    for m in _PHONE.finditer(text):
        said = m.group()
        digits = re.sub(r"\D", "", said)
        if not _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS:
            continue
        if _YEARS.search(said) or _DATES.search(said):
            continue
        named = _PHONE_WORD.search(text[max(0, m.start() - 14) : m.start()]) is not None
        marked = said[0] in "+(" or said.startswith("00")
        if named or marked or (len(digits) >= 9 and len(re.findall(r"\d+", said)) <= 6):
            yield Contact(said.strip(), m.start(), m.end(), 0.95 if named or marked else 0.8)


def addresses(text: str) -> Iterator[Contact]:
    """The web addresses in ``text``; those of e-mail are not among them."""
    for m in _URL.finditer(text):
        said = m.group().rstrip(".,;:!?…")
        if not _is_abbreviation(said):
            yield Contact(said, m.start(), m.start() + len(said), 0.9)


def _is_abbreviation(said: str) -> bool:
    """Names of tools such as ASP.net and Socket.io are not places on the web."""
    return "/" not in said and not said.lower().startswith("www.") and said[0].isupper()


def network_of(url: str) -> tuple[str, str] | None:
    """The network that an address belongs to, and the name of the account there."""
    for name, pattern in _NETWORK:
        if m := pattern.search(url):
            return name, m.group(1).strip("/")
    return None
