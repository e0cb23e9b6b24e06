"""The words by which sections are headed, in seven languages.

A phrase is written without accents and punctuation, in small letters, with "and" for "&".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ai.local.resume.words import pairs, words

_KEYS = {
    "volunteer": "volunteer volunteering voluntary ehrenamt benevolat voluntariado",
    "publications": "publications publication papers",
    "certificates": "certifications certification certificates licenses licensure credentials",
    "awards": "awards honors honours achievements accomplishments distinctions recognitions",
    "projects": "projects projekte projets projet proyectos",
    "education": "education educational ausbildung formation educacion academic academics",
    "skills": "skills competencies expertise proficiencies qualifications kenntnisse competences "
    "strengths technologies abilities competenze habilidades highlights",
    "work": "experience employment history positions career internships erfahrung experiencia "
    "esperienza experiences background",
    "summary": "summary profile objective overview statement profil",
    "languages": "languages sprachen langues idiomas lingue talen",
    "interests": "interests hobbies",
    "other": "affiliations memberships activities references leadership presentations patents",
}
_MODIFIERS = words("heading_modifiers")
_KEY_OF = {word: kind for kind, words in _KEYS.items() for word in words.split()}
_AND = re.compile(r"\b(?:und|et|y|e|ed|en)\b")
_SPACES = re.compile(r"\s+")


def _joined(words: str) -> str:
    return _SPACES.sub(" ", _AND.sub("and", words)).strip()


_SECTION_OF = {phrase: kind for kind, phrase in reversed(pairs("headings"))}
_NOISE = re.compile(r"\(\d+\)|\bcont(?:inue)?d\b|[^\w\s]|_|\b\d+\b")
_MOST_WORDS = 7


def plain(text: str) -> str:
    """Small letters without accents."""
    return "".join(
        c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c)
    )


@lru_cache(maxsize=8192)
def section_of(text: str, *, exact: bool = False) -> str | None:
    """The section that ``text`` heads, by its words alone; none when it heads none.

    ``exact`` asks for a heading that is known as a whole, not one made of known words.
    """
    if len(text) > 70 or not text[:1].strip():
        return None
    words = _joined(_NOISE.sub(" ", plain(text).replace("&", " and ")))
    for form in (words, _unspaced(words)):
        if form in _SECTION_OF:
            return _SECTION_OF[form]
    return None if exact else _by_key_words(words.split())


def _unspaced(words: str) -> str:
    """The word that single letters spell, as in "e d u c a t i o n"."""
    letters = words.split(" ")
    return "".join(letters) if len(letters) > 3 and all(len(x) == 1 for x in letters) else words


def _by_key_words(words: list[str]) -> str | None:
    if not 1 < len(words) <= _MOST_WORDS:
        return None
    if any(word not in _KEY_OF and word not in _MODIFIERS for word in words):
        return None
    kinds = [_KEY_OF[word] for word in words if word in _KEY_OF]
    if not kinds:
        return None
    if {"work", "education"} <= set(kinds):
        return "mixed"
    if "and" in words and kinds[0] in ("work", "education", "skills"):
        return kinds[0]
    return min(kinds, key=list(_KEYS).index)
