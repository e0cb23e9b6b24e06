"""The gate: what a machine wrote for a person is shown only if the person's material bears it out.

Held against the material are numbers with the words they go with, dates, names, skills of the
lexicon, levels of study, a title with its employer, and every other word that is not plain
(``ai.plain_words``). A letter may also use the job's own words where it speaks of the job, and
not in a sentence that claims something of the person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ai.grounding import Source
from ai.local.job.needs import level_of
from ai.local.skills import matcher
from ai.local.skills.words import WORD, stem
from ai.material import Material, company, following
from ai.numbers import MONTHS, dates, months, numbers
from ai.plain_words import PLAIN
from ai.schemas import ResumeFacts

REACH = 32
_SENTENCE = re.compile(r"[^.!?;\n]+(?:[.](?=\w)[^.!?;\n]*)*[.!?;]?")
_NAME = r"[^\W\d_a-z][\w.+#&'’/-]*"
_RUN = re.compile(rf"(?<![\w.-]){_NAME}(?: (?:(?:of|the|and|&|de|la|for) )?{_NAME})*")
_PRONOUN = re.compile(r"^(?:I|I['’]\w+|A)$")
_EDGES = ".,;:!?()[]“”\"'’-/"
_MINE = re.compile(
    r"\b(?:I|my|me|mine|myself|we|our|us)\b(?! (?:am (?:applying|writing|interested)|"
    r"would (?:be glad|be pleased|like|welcome|be happy)|hope|look forward|wish|"
    r"saw|was glad|read|apply|application|letter|interest)\b)",
    re.IGNORECASE,
)
_LEARN = re.compile(r"^I would like to learn\b")
_WISH = re.compile(r"\b(?:I|my)\b", re.IGNORECASE)
_THEIRS = re.compile(
    r"\b(?:you|your|the (?:post|role|position|job|advertisement|ad|advert|vacancy))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"(?:,|;)? (?:and|but|where|when|because|since) (?=I\b|my\b)|[,;] (?=I\b|my\b)"
)


class JobNames:
    """What a letter may say of the job: its words, and the names of its company and its post."""

    def __init__(self, text: str, *names: str | None) -> None:
        self.whole = Material([text])
        self.names = Material([name for name in names if name])


def unsupported(
    claim: str, material: Material, *, near: Material | None = None, every_word: bool = True
) -> list[str]:
    """What in ``claim`` the material does not bear out, in the claim's own words.

    With ``near``, numbers, dates and names must stand in that narrower material: a bullet's own
    words, so that nothing true of one role is said of another. Without ``every_word``, as for what
    a person wrote, words that name nothing are theirs to choose.
    """
    strict = near or material
    found = [*_numbers(claim, strict, alone=near is None), *_dates(claim, strict)]
    found += [*_names(claim, strict, material), *_skills(claim, material)]
    found += [*_levels(claim, material), *(_words(claim, material) if every_word else ())]
    found += _misplaced(claim, material.facts)
    return list(dict.fromkeys(found))


def is_claim(sentence: str) -> bool:
    """Whether a sentence says something of the person, and not of the job or of a wish alone."""
    return _MINE.search(sentence) is not None


def unsupported_in_letter(
    sentence: str, material: Material, job: JobNames, *, every_word: bool = True
) -> list[str]:
    """As ``unsupported``, clause by clause: of the job, a clause may say what the job says."""
    found: list[str] = []
    for clause in _CLAUSE.split(sentence):
        faults = unsupported(clause, material, every_word=every_word)
        if faults:
            faults = _without_theirs(clause, faults, job)
        found += faults
    return list(dict.fromkeys([*found, *_misplaced(sentence, material.facts)]))


def _without_theirs(clause: str, faults: list[str], job: JobNames) -> list[str]:
    if _LEARN.match(clause):
        return unsupported(clause, job.whole)
    if _MINE.search(clause):
        return faults
    theirs = job.names if _WISH.search(clause) else job.whole
    if not _THEIRS.search(clause) and not _names_job(clause, job):
        return faults
    allowed = unsupported(clause, theirs)
    return [fault for fault in faults if fault in allowed]


def _names_job(clause: str, job: JobNames) -> bool:
    return any(job.names.source.holds(run) for run in _runs(clause))


def _numbers(claim: str, material: Material, *, alone: bool) -> Iterator[str]:
    for sentence in _SENTENCE.finditer(claim):
        for number in numbers(sentence[0]):
            places = material.company(number.value)
            if not places:
                yield number.text
                continue
            if alone and not _in_company(sentence[0], number.start, places):
                yield number.text


def _in_company(
    sentence: str, at: int, places: list[tuple[frozenset[str], frozenset[str]]]
) -> bool:
    """Whether the number goes with what it goes with in the material: eight patients stay
    patients. Where nothing follows it on either side, the words before it tell."""
    behind = _telling(following(sentence, at, REACH))
    near = _telling(company(sentence, at, REACH))
    return not near or any(
        behind & _telling(after) if behind and _telling(after) else near & around
        for after, around in places
    )


def _telling(words: frozenset[str]) -> frozenset[str]:
    return frozenset(w for w in words - PLAIN if w not in MONTHS and not any(map(str.isdigit, w)))


def _dates(claim: str, material: Material) -> Iterator[str]:
    for year, month in sorted(dates(claim) - material.dates):
        yield f"{MONTHS[month - 1].capitalize()} {year}"
    for month in sorted(months(claim) - material.months):
        yield MONTHS[month - 1].capitalize()


def _runs(claim: str) -> Iterator[str]:
    """Names: words with a capital, in a row."""
    for run in _RUN.finditer(claim):
        words = run[0].strip(_EDGES)
        if words and not _PRONOUN.match(words):
            yield words


def _names(claim: str, near: Material, material: Material) -> Iterator[str]:
    known = {claim[h.start : h.end] for h in _borne_out(claim, material)}
    for run in _runs(claim):
        for part in re.split(r"[/]", run):
            if not _is_borne_out(part.strip(_EDGES), claim, (near.source, known), material):
                yield part


def _is_borne_out(run: str, claim: str, near: tuple[Source, set[str]], material: Material) -> bool:
    source, known = near
    if not run or source.holds(run) or _PRONOUN.match(run) or run in known:
        return True
    if any(run in one or one in run for one in known if len(one) > 1) and _covered(run, known):
        return True
    first, _, rest = run.partition(" ")
    opens = _opens(claim, run)
    if opens and _is_word(first, material):
        return not rest or _is_borne_out(_from_capital(rest), claim, near, material)
    return False


def _borne_out(claim: str, material: Material) -> list[matcher.Hit]:
    """The skills of a claim that the person has, by whatever name."""
    return [h for h in matcher.hits(claim) if material.has(h.skill, claim[h.start : h.end])]


def _covered(run: str, known: set[str]) -> bool:
    left = run
    for one in sorted(known, key=len, reverse=True):
        left = left.replace(one, " ")
    return not any(c.isalpha() and c.isupper() for c in left)


def _opens(claim: str, run: str) -> bool:
    """Whether the words begin a sentence or a line, where any word has a capital."""
    before = claim[: claim.find(run)].rstrip()
    return not before or before[-1] in ".!?:;\n•–-" or claim[: claim.find(run)].endswith("\n")


def _from_capital(words: str) -> str:
    found = re.search(_NAME, words)
    return words[found.start() :] if found else ""


def _is_word(word: str, material: Material) -> bool:
    root = stem(word.strip(_EDGES))
    return root in PLAIN or root in material.stems


def _skills(claim: str, material: Material) -> Iterator[str]:
    for hit in matcher.hits(claim):
        words = claim[hit.start : hit.end]
        if material.has(hit.skill, words) or stem(words) in PLAIN:
            continue
        if not material.source.holds(words):
            yield words


def _levels(claim: str, material: Material) -> Iterator[str]:
    level = level_of(claim)
    if level and level not in material.levels:
        yield level


def _words(claim: str, material: Material) -> Iterator[str]:
    known = [(h.start, h.end) for h in _borne_out(claim, material)]
    for found in WORD.finditer(claim):
        word = found[0]
        if any(start <= found.start() < end for start, end in known):
            continue
        if word.isdigit() or len(word) == 1 or _is_word(word, material):
            continue
        if not any(c.isdigit() for c in word):
            yield word


def _misplaced(claim: str, facts: ResumeFacts) -> Iterator[str]:
    """A title said of an employer where the person did not hold it."""
    here = Source(claim)
    at = {i for i, w in enumerate(facts.work) if w.name and here.holds(w.name)}
    as_ = {i for i, w in enumerate(facts.work) if w.position and here.holds(w.position)}
    if at and as_ and not at & as_:
        yield facts.work[min(as_)].position or ""
