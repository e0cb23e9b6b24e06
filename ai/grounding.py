"""Whether words stand in a document, and where: what has no source is not shown as fact.

Case, spacing, line breaks, hyphens at line ends, typographic quotes and dashes make no difference.
Numbers, signs such as ``+``, ``#``, ``%`` and currency, and the words themselves do.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from ai.schemas import Span

BROKEN = re.compile(r"(\w)[-\u00ad\u2010\u2011]\s*\n\s*(?=[a-zà-öø-ÿ])")
TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|[+#%€$£¥&@]")
STICKY = "+#&"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign, as it is compared, and where it stands."""

    word: str
    start: int
    end: int


class Source:
    """A text in which words can be looked up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            self.places[token.word].append(number)

    def find(self, words: str | None, *, near: int | None = None) -> Span | None:
        """Where ``words`` stand, whole and in a row: nearest to ``near``, else the first place.

        None when they do not, or when there are no words at all.
        """
        wanted = [token.word for token in _tokens(words or "")]
        if not wanted:
            return None
        found = [at for at in self.places.get(wanted[0], []) if self._stand(wanted, at)]
        if not found:
            return None
        at = found[0] if near is None else min(found, key=lambda n: abs(self._start(n) - near))
        return Span(start=self._start(at), end=self.tokens[at + len(wanted) - 1].end)

    def holds(self, words: str | None) -> bool:
        return self.find(words) is not None

    def _stand(self, wanted: list[str], at: int) -> bool:
        end = at + len(wanted)
        if [token.word for token in self.tokens[at:end]] != wanted:
            return False
        return not self._sticks(at - 1, at) and not self._sticks(end - 1, end)

    def _sticks(self, left: int, right: int) -> bool:
        """Whether the two are one name, as C and the signs of C++ are."""
        if left < 0 or right >= len(self.tokens):
            return False
        one, two = self.tokens[left], self.tokens[right]
        return one.end == two.start and (two.word in STICKY or one.word == "&")

    def _start(self, number: int) -> int:
        return self.tokens[number].start


@lru_cache(maxsize=64)
def source_of(text: str) -> Source:
    """The text as a source; made once for as long as it is in use."""
    return Source(text)


def unsupported(claim: str, *sources: Source) -> list[str]:
    """The numbers, signs and names in a sentence of ours that stand in none of the sources.

    A name is a word with a capital that does not begin a sentence.
    """
    return [word for word in _strict_words(claim) if not any(s.holds(word) for s in sources)]


def _strict_words(claim: str) -> list[str]:
    found = []
    starts = {0, *(m.end() for m in re.finditer(r"[.!?:]\s+", claim))}
    for match in re.finditer(r"\S*\d\S*|[^\W\d_][\w+#-]*", claim):
        word = match[0].strip(".,;:!?()[]“”\"'’")
        named = word[:1].isupper() and match.start() not in starts
        if word and (named or any(c.isdigit() for c in word)):
            found.append(word)
    return found


def _tokens(text: str) -> list[Token]:
    """The tokens of a text; a word broken over two lines is one, from end to end."""
    broken = [match.end(1) for match in BROKEN.finditer(text)]
    tokens: list[Token] = []
    for match in TOKEN.finditer(text):
        if tokens and _joins(tokens[-1].end, match.start(), broken):
            last = tokens.pop()
            tokens.append(Token(last.word + _same(match[0]), last.start, match.end()))
        else:
            tokens.append(Token(_same(match[0]), match.start(), match.end()))
    return tokens


def _joins(end: int, start: int, broken: list[int]) -> bool:
    at = bisect_left(broken, end)
    return at < len(broken) and broken[at] == end and start > end


def _same(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
