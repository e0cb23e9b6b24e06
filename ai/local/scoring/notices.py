"""What a résumé holds that moves no score, said to the person all the same.

White, tiny or hidden words are not part of the text that is scored; sentences addressed to a
machine and words said over and over are, and earn nothing. A person may not know that a template
or somebody else left them there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ai.engine import ReadResume
from ai.local.skills.words import WORD

_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget)\s+(?:all\s|any\s|the\s|your\s)*(?:previous|prior|above|earlier|"
    r"other)?\s*(?:instructions?|prompts?|rules|criteria)\b|"
    r"\b(?:rate|score|rank|give|recommend)\s+(?:this|the)\s+(?:candidate|applicant|r[eé]sum[eé]|cv)\b|"
    r"\bas an? (?:ai|language model|llm)\b|\b(?:system|assistant)\s*(?:prompt|:)\s",
    re.IGNORECASE,
)
_LONGEST = 70
_OFTEN = 25
_SHARE = 0.06
"""A word that is said so often, and makes up so much of the text, is there for a machine."""
_SHORT = 3


def notices(resume: ReadResume) -> list[str]:
    """Sentences to the person, in the order hidden, addressed to a machine, said too often."""
    return [*_hidden(resume.hidden), *_commands(resume.text), *_stuffed(resume.text)]


def _hidden(hidden: tuple[str, ...]) -> Iterator[str]:
    if hidden:
        many = "A passage" if len(hidden) == 1 else f"{len(hidden)} passages"
        verb = "is" if len(hidden) == 1 else "are"
        yield (
            f"{many} of your résumé {verb} white, tiny or hidden, such as {_quoted(hidden[0])}. "
            "Such words count for nothing here, and look like a trick elsewhere: remove them."
        )


def _commands(text: str) -> Iterator[str]:
    found = _TO_A_MACHINE.search(text)
    if found:
        line = text[text.rfind("\n", 0, found.start()) + 1 :].split("\n")[0]
        yield (
            f"Your résumé speaks to a machine: {_quoted(line)}. That changes no score here; "
            "a person who reads it will mind."
        )


def _stuffed(text: str) -> Iterator[str]:
    words = [word for word in WORD.findall(text.lower()) if len(word) > _SHORT]
    for word, count in Counter(words).most_common(1):
        if count >= _OFTEN and count >= _SHARE * len(words):
            yield (
                f"Your résumé says “{word}” {count} times. Saying a thing more often earns "
                "nothing here."
            )


def _quoted(words: str) -> str:
    said = " ".join(words.split())
    return f"“{said}”" if len(said) <= _LONGEST else f"“{said[:_LONGEST].rstrip()}…”"
