"""English verbs that tell work, in the three forms that a bullet may begin with."""

from __future__ import annotations

import re
from functools import cache

_REGULAR_WORDS = """
accept account achieve act adapt add address adjust administer advise advocate align allocate
analyse analyze answer appraise approve arrange assemble assess assign assist attend audit
balance bill book brief calculate calibrate call care carry chair check clean close coach code
collaborate collect communicate compile complete compose conduct configure consolidate construct
consult contact contract contribute control convert cook coordinate correct counsel create
cultivate customize cut debug define delegate deliver demonstrate deploy design detect determine
develop devise diagnose direct discuss dispatch dispense display distribute document draft edit
educate eliminate enforce engage engineer enhance enroll ensure enter equip establish estimate
evaluate examine execute expand expedite explain explore facilitate file fill finalize fix
forecast foster formulate fulfil fulfill gather generate greet guide handle help hire identify
implement improve increase inform initiate inspect install instruct integrate interact interview
introduce inventory investigate invoice issue join keep-up label launch learn liaise lift list
load locate log maintain manage manufacture map market measure mediate mentor merchandise migrate
model monitor motivate move negotiate observe obtain offer onboard open operate optimise optimize
order organise organize orient originate pack participate perform plan plant prepare prescribe
present process procure produce program promote propose protect provide publish pull purchase
qualify raise receive recommend reconcile record recover recruit redesign reduce register
reinforce repair replace report represent request research resolve respond restock restore
restructure retain retrieve review revise route sample scale schedule screen secure select serve
service ship solve sort source staff stage start stock streamline strengthen structure study
submit supervise supply support survey sustain test track train transcribe transfer transform
translate transport treat troubleshoot tutor update upgrade use utilise utilize validate verify
visit weigh welcome
"""
_REGULAR = tuple(_REGULAR_WORDS.split())
_IRREGULAR = {
    "bring": "brought", "build": "built", "buy": "bought", "choose": "chose", "cut": "cut",
    "do": "did", "draw": "drew", "drive": "drove", "feed": "fed", "find": "found", "get": "got",
    "give": "gave", "grow": "grew", "hold": "held", "keep": "kept", "lead": "led", "make": "made",
    "meet": "met", "oversee": "oversaw", "pay": "paid", "put": "put", "read": "read",
    "rebuild": "rebuilt", "run": "ran", "sell": "sold", "send": "sent", "set": "set",
    "speak": "spoke", "spend": "spent", "take": "took", "teach": "taught", "tell": "told",
    "troubleshoot": "troubleshot", "undertake": "undertook", "win": "won", "write": "wrote",
}  # fmt: skip
_DOUBLED_WORDS = """
cut get map plan program put refer run set ship stop log submit transfer win debug
"""
_DOUBLED = frozenset(_DOUBLED_WORDS.split())
_NOUNS_WORDS = """
accounting bookkeeping budgeting building catering cleaning coaching coding counselling drafting
engineering filing financing hiring housing invoicing learning lighting manufacturing marketing
merchandising mentoring modelling modeling nursing onboarding painting planning pricing
processing programming publishing purchasing reading recruiting reporting scheduling screening
shipping sourcing staffing stocking teaching testing tracking training tutoring welding writing
"""
NOUNS = frozenset(_NOUNS_WORDS.split())
"""Words in -ing that are as often the name of a field as a verb."""
_VOWELS = "aeiou"


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Each gerund with its base and its past: ``managing`` has ``manage`` and ``managed``."""
    bases = [base for base in _REGULAR if "-" not in base and base not in _IRREGULAR]
    made = {_gerund(base): (base, _past(base)) for base in bases}
    made |= {_gerund(base): (base, past) for base, past in _IRREGULAR.items()}
    return made


_DETERMINER = re.compile(r"(?:an?|the|their|your|its|our|all|and) ")


@cache
def bases() -> frozenset[str]:
    return frozenset(base for base, _ in forms().values())


@cache
def pasts() -> frozenset[str]:
    return frozenset(past for _, past in forms().values())


def is_past(word: str) -> bool:
    """Whether the word is a verb of work in the past."""
    return word.lower() in pasts()


def as_noun(words: str) -> str:
    """What is to be done, as a thing: "manage a team" is "managing a team"."""
    first, _, rest = words.partition(" ")
    if first.lower() in bases() and _DETERMINER.match(rest):
        return f"{_gerund(first)} {rest}"
    return words


def is_base(word: str) -> bool:
    return word.lower() in bases()


def _gerund(base: str) -> str:
    if base in _DOUBLED:
        return f"{base}{base[-1]}ing"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    return f"{base}ing"


def _past(base: str) -> str:
    if base in _DOUBLED:
        return f"{base}{base[-1]}ed"
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return f"{base[:-1]}ied"
    return f"{base}ed"


def first_word(text: str) -> str:
    found = re.match(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    return found[0] if found else ""
