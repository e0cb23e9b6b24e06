"""Whether two postings are the same job, and why: pure, and fast.

Postings that may be the same share a key (``keys_of``): employer and kind of work and town, or a
run of words of the advertisement. Only those are compared, and a key that too many share leads to
nobody, so that what is added costs the same however much there is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jobs.places import AFAR, Place, folded, place_of


def _words(written: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", written))


FORMS = _words(
    """
    ltd limited inc incorporated llc llp plc gmbh ag sa sarl bv nv corp corporation co company
    group holdings the uk usa us europe international careers jobs hr team recruiting pty srl
    spa ab as oy kg mbh se and
    """
)
SHORT = {
    "sr": "senior",
    "snr": "senior",
    "jr": "junior",
    "jnr": "junior",
    "mgr": "manager",
    "eng": "engineer",
    "engr": "engineer",
    "dev": "developer",
    "asst": "assistant",
    "exec": "executive",
    "admin": "administrator",
    "acct": "account",
    "rep": "representative",
    "swe": "software engineer",
    "rn": "registered nurse",
    "hgv": "lorry",
    "sec": "secretary",
    "programmer": "developer",
    "front": "front",
    "frontend": "front end",
    "backend": "back end",
    "fullstack": "full stack",
    "teachers": "teacher",
    "nurses": "nurse",
    "ops": "operations",
    "mktg": "marketing",
    "vp": "vice president",
    "1st": "first",
    "2nd": "second",
    "3rd": "third",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
}
LEVELS = _words(
    """
    junior graduate trainee apprentice apprenticeship intern internship mid senior lead
    principal staff head director chief deputy assistant associate supervisor entry
    day days night nights part weekend bank temporary maternity weekends commis sous qualified
    executive
    """
)
CHATTER = re.compile(
    r"\((?:[mwfdxhn](?:[/|*,]\s?[mwfdxhn]){1,4}|all genders|gn|remote|hybrid|hiring now)\)|"
    r"\b(?:remote|hybrid|on-?site|urgent(?:ly)?|immediate start|hiring|wanted|vacancy|new|hot|"
    r"job|position|role|opening|permanent|full[- ]time|home[- ]based|apply now|excellent pay|"
    r"[mwfd]/[mwfd](?:/[mwfdx])?)\b|"
    r"(?:[£$€]\s?[\d,.]+k?(?:\s?[-–]\s?[£$€]?\s?[\d,.]+k?)?)|"
    r"\b(?:ref|req|id|job)[\s#:.]*[a-z]{0,4}[-/]?\d{2,}\b|#\d+|\b(?:jr|r)-?\d{4,}\b",
    re.IGNORECASE,
)
STOP = _words(
    """
    a an of for in at to with on our or and we are is m f d w x h
    """
)
CLIENT = re.compile(
    r"\b(?:our|my|a|the) client\b|\bon behalf of\b|\brecruit(?:ing|ment) (?:agency|partner)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z0-9+#]+")
LEAST_OF_TITLE = 0.3
LEAST_OF_TITLE_ALONE = 0.5
"""How much of the titles has to be the same, where employers are alike and where they are not."""
TEXT_OF_ONE_EMPLOYER = 0.6
TEXT_ALONE = 0.7
AS_GOOD_AS_THE_SAME = 0.9
RUN = 4
FEW_RUNS = 8
HEAD_WORDS = 70
HEAD_KEYS = 3
TEXT_KEYS = 3
MOST_TOWNS = 3
MOST_IN_BLOCK = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """Yearly pay as estimated: enough to see that two are not the same."""

    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Card:
    """What is compared of a posting."""

    id: int | str
    title: str
    company: str
    place: str
    text: str
    country: str = ""
    remote: str = ""
    pay: Pay | None = None
    board: int | None = None
    """The company's own board that it is from: there, each job is one of its own."""

    @cached_property
    def employer(self) -> frozenset[str]:
        words = folded(re.sub(r"\(.*?\)|\bvia\b.*|\bt/a\b.*", " ", self.company)).split()
        return frozenset([w for w in words if w not in FORMS] or words)

    @cached_property
    def where(self) -> Place:
        return place_of(self.place, self.country)

    @cached_property
    def words(self) -> list[str]:
        return WORD.findall(folded_text(self.text))

    @cached_property
    def runs(self) -> frozenset[int]:
        return frozenset(_runs(self.words))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(self.words)

    @cached_property
    def named(self) -> tuple[frozenset[str], frozenset[str], str]:
        """The words of the title, of its level, and the word that says what kind of work it is."""
        said = CHATTER.sub(" ", AFAR.sub(" ", self.title.lower()))
        head = re.split(r"\s[-–—|]\s|[,(/|:]", said.strip(" -–—|,:"), maxsplit=1)[0]
        words, first = _plain_words(said), _plain_words(head)
        towns = {word for town in self.where.towns for word in town.split()}
        core = [w for w in words if not (_is_level(w) or w in towns or w in STOP)]
        heads = [w for w in first if w in core]
        return (
            frozenset(core),
            frozenset(w for w in words if _is_level(w)),
            (heads or core or [""])[-1],
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two postings are the same job; ``because`` says what of each was compared."""

    same: bool
    score: float = 0.0
    because: dict[str, str] = field(default_factory=dict)


NO = Verdict(same=False)


def _is_level(word: str) -> bool:
    return word in LEVELS or (word.isdigit() and len(word) < len("100"))


def folded_text(said: str) -> str:
    return folded(said.replace("c++", "cplusplus").replace("c#", "csharp"))


def _plain_words(said: str) -> list[str]:
    words = (SHORT.get(word, word) for word in WORD.findall(folded_text(said)))
    return [part for word in words for part in word.split()]


def _number(said: str) -> int:
    return int.from_bytes(hashlib.blake2b(said.encode(), digest_size=8).digest(), signed=True)


def _runs(words: list[str]) -> Iterable[int]:
    """Each run of four words, as a number that is the same in every process."""
    return (_number(" ".join(words[at : at + RUN])) for at in range(max(len(words) - RUN + 1, 0)))


def keys_of(card: Card) -> set[int]:
    """By what a posting is found again: some numbers of 64 bits."""
    employer = " ".join(sorted(card.employer)[:1])
    kind = card.named[2]
    towns = sorted(card.where.towns)[:MOST_TOWNS] or [card.remote or card.where.country]
    keys = {_number(f"{employer}|{kind}|{town}") for town in towns} if employer else set()
    keys |= set(sorted(_runs(card.words[:HEAD_WORDS]))[:HEAD_KEYS])
    return keys | set(sorted(card.runs)[:TEXT_KEYS])


def alike(one: Card, other: Card) -> Verdict:
    """Whether two postings are the same job."""
    if one.board is not None and one.board == other.board:
        return NO
    towns, title, employer = _same_place(one, other), _title(one, other), _employer(one, other)
    likely = title >= LEAST_OF_TITLE if employer else title >= LEAST_OF_TITLE_ALONE
    if not towns or not likely or _pay_parts(one.pay, other.pay):
        return NO
    text, long_enough = _text(one, other)
    if not _enough(one, other, text if long_enough else None, title, employer):
        return NO
    because = {
        "title": "the same" if title == 1 else f"{title:.0%} alike",
        "employer": "the same" if employer == 1 else "alike" if employer else "not the same name",
        "place": towns,
        "text": f"{text:.0%} alike" if long_enough else "too short to compare",
    }
    return Verdict(True, round((text + title + employer) / 3, 3), because)


def _enough(one: Card, other: Card, text: float | None, title: float, employer: float) -> bool:
    if _other_level(one, other):
        return False
    if text is None:
        return title == 1 and employer == 1 and bool(one.where.towns & other.where.towns)
    if _other_team(one, other):
        return False
    if employer:
        return text >= (TEXT_OF_ONE_EMPLOYER if title == 1 else TEXT_ALONE)
    return text >= TEXT_ALONE and _same_employer_by_text(one, other, text)


def _other_level(one: Card, other: Card) -> bool:
    """Whether a title names a level, a shift or a number of which the other says nothing."""
    mine, theirs = one.named[1] - other.named[1], other.named[1] - one.named[1]
    if mine and theirs:
        return True
    return not (mine <= other.vocabulary and theirs <= one.vocabulary)


def _same_place(one: Card, other: Card) -> str:
    """In words, what place they share; empty when they are in different ones."""
    here, there = one.where, other.where
    shared = here.towns & there.towns
    if shared:
        return ", ".join(sorted(shared)).title()
    if here.country and there.country and here.country != there.country:
        return ""
    if here.towns and there.towns:
        inside = any(a in b or b in a for a in here.towns for b in there.towns)
        return "one within the other" if inside else ""
    return "one does not say its town" if here.towns or there.towns else "no town is said"


def _pay_parts(one: Pay | None, other: Pay | None) -> bool:
    """Whether what is paid shows that they are not the same: the ranges do not touch."""
    if one is None or other is None:
        return False
    return one.high < other.low * 0.99 or other.high < one.low * 0.99


def _text(one: Card, other: Card) -> tuple[float, bool]:
    """How much of the shorter text stands in the longer, and whether it says anything."""
    least = min(len(one.runs), len(other.runs))
    if least < FEW_RUNS:
        return 0.0, False
    return len(one.runs & other.runs) / least, True


def _title(one: Card, other: Card) -> float:
    here, there = one.named[0], other.named[0]
    if here == there:
        return 1.0
    if not here or not there:
        return 0.0
    return len(here & there) / len(here | there)


def _employer(one: Card, other: Card) -> float:
    here, there = one.employer, other.employer
    if not here or not there:
        return 0.0
    if here == there or "".join(sorted(here)) == "".join(sorted(there)):
        return 1.0
    return 0.8 if here <= there or there <= here else 0.0


def _other_team(one: Card, other: Card) -> bool:
    """Whether words of the titles tell them apart: a team, a ward, a subject.

    Where each has such words, they are of two teams, unless all of them stand in both texts and
    these are as good as the same; where one has, the other's text has to know of them.
    """
    mine, theirs = one.named[0] - other.named[0], other.named[0] - one.named[0]
    if not mine and not theirs:
        return False
    known = mine <= other.vocabulary and theirs <= one.vocabulary
    if mine and theirs:
        return not (known and _as_good_as_the_same(one, other))
    return not (known or _as_good_as_the_same(one, other))


def _as_good_as_the_same(one: Card, other: Card) -> bool:
    """Whether two whole texts say the same: of an excerpt that can not be said."""
    shorter, longer = sorted((len(one.runs), len(other.runs)))
    return _text(one, other)[0] >= AS_GOOD_AS_THE_SAME and shorter >= longer / 2


def _same_employer_by_text(one: Card, other: Card, text: float) -> bool:
    """Whether names differ because one is an agency's or a portal's."""
    here, there = _names(one, one), _names(other, other)
    if _names(one, other) or _names(other, one):
        return True
    if CLIENT.search(one.text) or CLIENT.search(other.text):
        return True
    return text >= 0.9 and not (here and there)


def _names(one: Card, other: Card) -> bool:
    """Whether the employer of one stands in the text of the other."""
    return bool(one.employer) and one.employer <= other.vocabulary


def matches(card: Card, blocks: Mapping[int, list[Card]]) -> list[tuple[Card, Verdict]]:
    """Those that are the same job as ``card`` among those that share a key, the surest first."""
    near = {
        other.id: other
        for key in keys_of(card)
        for other in blocks.get(key, ())[:MOST_IN_BLOCK]
        if other.id != card.id
    }
    found = ((other, alike(card, other)) for other in near.values())
    return sorted(
        ((other, verdict) for other, verdict in found if verdict.same),
        key=lambda pair: (-pair[1].score, str(pair[0].id)),
    )
