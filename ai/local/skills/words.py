"""Words as the engine compares them: one form for singular and plural, for British and American
spelling, and for the forms of a verb, so that "managed programmes" meets "manage programs"."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"(?:(?<!\w)\.(?=NET\b))?[^\W_]+(?:\+\+|[+#](?![\w+#]))?")
"""A word: letters and digits; ``C++``, ``C#`` and ``.NET`` are words too."""

_KEEP = frozenset(
    [
        "access",
        "across",
        "address",
        "always",
        "analysis",
        "as",
        "basis",
        "besides",
        "bus",
        "business",
        "bypass",
        "campus",
        "canvas",
        "census",
        "chassis",
        "consensus",
        "corps",
        "cross",
        "css",
        "diabetes",
        "discuss",
        "does",
        "dns",
        "ethics",
        "express",
        "focus",
        "gas",
        "goods",
        "has",
        "his",
        "ios",
        "is",
        "its",
        "james",
        "jenkins",
        "js",
        "kubernetes",
        "less",
        "logistics",
        "lotus",
        "mathematics",
        "news",
        "nodejs",
        "nexus",
        "os",
        "pass",
        "perhaps",
        "physics",
        "plus",
        "politics",
        "process",
        "redis",
        "sales",
        "sas",
        "series",
        "species",
        "ss",
        "sss",
        "status",
        "stress",
        "success",
        "surplus",
        "synthesis",
        "texas",
        "this",
        "thus",
        "us",
        "various",
        "virus",
        "was",
        "windows",
        "yes",
        "previous",
        "numerous",
        "serious",
        "continuous",
        "electronics",
        "economics",
        "statistics",
        "athletics",
        "mechanics",
        "robotics",
        "aws",
        "gis",
        "pos",
        "cms",
        "crm",
        "ms",
        "bs",
        "ops",
        "devops",
        "sis",
        "dds",
        "rds",
        "ecs",
        "eks",
        "sqs",
        "sns",
        "ics",
    ]
)
_IRREGULAR = {
    "children": "child", "women": "woman", "men": "man", "people": "person", "criteria": "criterion",
    "analyses": "analysis", "crises": "crisis", "bases": "base", "theses": "thesis",
    "led": "lead", "taught": "teach", "built": "build", "wrote": "write", "written": "write",
    "sold": "sell", "ran": "run", "made": "make", "kept": "keep", "held": "hold", "drove": "drive",
    "driven": "drive", "oversaw": "oversee", "overseen": "oversee", "bought": "buy", "took": "take",
    "gave": "give", "grew": "grow", "programme": "program", "programmes": "program",
    "centre": "center", "centres": "center", "licence": "license", "licences": "license",
    "cheque": "check", "cheques": "check", "fibre": "fiber", "theatre": "theater",
    "catalogue": "catalog", "catalogues": "catalog", "dialogue": "dialog", "tyre": "tire",
    "tyres": "tire", "aluminium": "aluminum", "jewellery": "jewelry", "storey": "story",
    "paediatric": "pediatric", "paediatrics": "pediatric", "pediatrics": "pediatric",
    "anaesthesia": "anesthesia", "orthopaedic": "orthopedic", "gynaecology": "gynecology",
    "haematology": "hematology", "labour": "labor", "colour": "color", "colours": "color",
    "behaviour": "behavior", "behaviours": "behavior", "harbour": "harbor", "neighbour": "neighbor",
    "favour": "favor", "honour": "honor", "flavour": "flavor", "behavioural": "behavioral",
    "modelling": "modeling", "travelling": "traveling", "counselling": "counseling",
    "labelling": "labeling", "cancelling": "canceling", "fulfilment": "fulfillment",
    "enrolment": "enrollment", "moulding": "molding", "mould": "mold", "grey": "gray",
    "plough": "plow", "défense": "defense", "defence": "defense", "offence": "offense",
    "analyse": "analyze", "analysed": "analyze", "analysing": "analyze", "analyzing": "analyze",
}  # fmt: skip


@lru_cache(maxsize=200_000)
def norm(word: str) -> str:
    """The form under which ``word`` is compared; lower case."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    low = _american(low) if len(low) > 5 else low
    return _singular(low) if len(low) > 3 and low[-1] == "s" and low not in _KEEP else low


def _american(low: str) -> str:
    for british, american in (("isation", "ization"), ("ising", "izing"), ("ised", "ized")):
        if low.endswith((british, british + "s")):
            return low.replace(british, american) if not low.startswith("adv") else low
    return low[:-3] + "ize" if low.endswith(("nise", "mise")) else low


def _singular(low: str) -> str:
    if low.endswith(("ss", "us", "is")):
        return low
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return low[:-2]
    return low[:-1]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A coarser form, for asking whether two words are of one family: "managing" meets "manager".

    Never used to name a skill, only to weigh the words of a sentence.
    """
    low = norm(word)
    for ending in ("ization", "ations", "ation", "ements", "ement", "ments", "ment", "ings", "ing",
                   "ers", "er", "ors", "or", "ions", "ion", "ives", "ive", "ally", "al", "ed",
                   "ely", "ly", "ize", "es", "e", "y"):  # fmt: skip
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return _undouble(low[: -len(ending)])
    return low


def _undouble(low: str) -> str:
    return low[:-1] if low[-1] == low[-2] and low[-1] in "bdgmnprt" else low


def words(text: str) -> list[str]:
    """The words of ``text`` in the form in which they are compared."""
    return [norm(word) for word in WORD.findall(text)]


def key(phrase: str) -> tuple[str, ...]:
    """What two phrases share when they are the same phrase."""
    return tuple(words(phrase))
