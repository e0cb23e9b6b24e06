"""One résumé and one job as the tailoring sees them: what is asked, and where it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ai.engine import ReadJob, ReadResume
from ai.local.skills import mentions
from ai.local.skills.lexicon import lexicon
from ai.local.skills.words import key
from ai.material import Material
from ai.schemas import Kind, Reason, Report, Span
from ai.suggestions import Suggestion, SuggestionKind

LONGEST_FORM = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A skill of the lexicon that the job asks for: ``form`` is how the job writes it."""

    skill: int
    form: str
    requirement: str
    required: bool
    kind: Kind
    span: Span
    verdict: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of what a person tells: a bullet, with its place in the facts and in the text."""

    where: str
    text: str
    span: Span | None
    skills: frozenset[int] = frozenset()

    @property
    def evidence(self) -> list[Span]:
        return [self.span] if self.span else []


@dataclass
class Case:
    """What the small modules of tailoring work on."""

    resume: ReadResume
    job: ReadJob
    report: Report
    found: list[Suggestion] = field(default_factory=list)

    @cached_property
    def material(self) -> Material:
        return Material([self.resume.text, *self.resume.answers], self.resume.facts)

    @cached_property
    def reasons(self) -> dict[tuple[int, int], Reason]:
        """The ledger's row for each place in the job."""
        rows = [r for part in self.report.ledger for r in part.because if r.aspect != "keyword"]
        return {(s.start, s.end): row for row in rows for s in row.where.job}

    @cached_property
    def asked(self) -> list[Asked]:
        """The skills that the job names, the required first, each once."""
        made: dict[int, Asked] = {}
        for skill in sorted(self.job.facts.skills, key=lambda s: (not s.required, s.start)):
            number = lexicon().by_name.get(skill.name)
            row = self.reasons.get((skill.start, skill.end))
            if number is None or row is None or number in made:
                continue
            made[number] = Asked(
                skill=number,
                form=self._form(skill.start, skill.end, skill.name),
                requirement=row.requirement,
                required=skill.required,
                kind=skill.kind,
                span=Span(start=skill.start, end=skill.end),
                verdict=row.verdict,
            )
        return list(made.values())

    def _form(self, start: int, end: int, name: str) -> str:
        said = " ".join(self.job.text[start:end].split())
        if key(said) == key(name) or len(said) > LONGEST_FORM:
            return name
        return said if not said.isupper() or " " not in said else said.capitalize()

    @cached_property
    def lines(self) -> list[Line]:
        """The bullets of work and projects, in the order in which they stand."""
        return list(self._lines())

    def _lines(self) -> Iterator[Line]:
        facts = self.resume.facts
        told = [("work", number, one.highlights) for number, one in enumerate(facts.work)]
        told += [("projects", number, one.highlights) for number, one in enumerate(facts.projects)]
        for section, number, highlights in told:
            for place, text in enumerate(highlights):
                yield self.line(f"/{section}/{number}/highlights/{place}", text)

    def line(self, where: str, text: str) -> Line:
        found = self.resume.facts.meta.evidence.get(where)
        span = Span(start=found.start, end=found.end) if found else self.material_span(text)
        names = lexicon().by_name
        skills = {names[m.name] for m in mentions.find(text) if m.name in names}
        return Line(where, text, span, frozenset(skills))

    def material_span(self, words: str) -> Span | None:
        """Where the words stand in the résumé's own text."""
        found = self.material.find(words)
        return found if found and found.end <= len(self.resume.text) else None

    def of(self, head: str) -> list[Line]:
        """The bullets under ``head``."""
        return [line for line in self.lines if line.where.startswith(f"{head}/")]

    def suggest(
        self,
        kind: SuggestionKind,
        where: str,
        words: tuple[str, str],
        *,
        why: str,
        serves: str = "",
        evidence: list[Span] | None = None,
    ) -> None:
        """Put one forward; ``words`` are those before and after."""
        before, after = words
        if before != after and (kind != "rewrite" or after.strip()):
            self.found.append(
                Suggestion(
                    kind=kind, where=where, before=before, after=after, why=why,
                    serves=serves, evidence=evidence or [],
                )
            )  # fmt: skip

    def promote(self, line: Line, *, why: str, serves: str) -> None:
        self.found.append(
            Suggestion(
                kind="promote", where=line.where, before=line.text, after=line.text, why=why,
                serves=serves, evidence=line.evidence,
            )
        )  # fmt: skip

    def taken(self, where: str) -> bool:
        """Whether something is suggested for this place already."""
        return any(one.where == where for one in self.found)


def quoted(words: str, most: int = 70) -> str:
    """Words of a document within a sentence of ours, cut at a word when long."""
    plain = re.sub(r"\s+", " ", words).strip().rstrip(".;,")
    if len(plain) > most:
        plain = plain[:most].rsplit(" ", 1)[0].rstrip(",;") + " …"
    return f"“{plain}”"
