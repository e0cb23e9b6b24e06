"""Puts what the model read beside what the local engine read, and lets the evidence decide.

What the local engine found stays. What only the model found is taken when every word of it stands
in the document. Where the two differ, the model's words win only over a local reading of little
confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from ai.groq.answers import CertificateSaid, JobSaid, LanguageSaid, ResumeSaid, RoleSaid, StudySaid
from ai.grounding import Source
from ai.local.dates import is_present, parse_date
from ai.schemas import (
    Certificate,
    Education,
    Evidence,
    Fact,
    JobFacts,
    JobSkill,
    Language,
    Organization,
    ResumeFacts,
    SkillGroup,
    Span,
    Work,
)

F = TypeVar("F", bound=Fact)
MODEL_CONFIDENCE = 0.7
DOUBTFUL = 0.6
LEAST_FIELDS = 2


@dataclass(slots=True)
class Found:
    """The fields of an entry that stand in the document, with where."""

    values: dict[str, str] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)

    @property
    def anchor(self) -> int | None:
        return next((span.start for span in self.spans.values()), None)


class Merger:
    """Merges one document's readings; ``dropped`` counts what had no source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.dropped = 0

    # --- résumés ---

    def resume(self, local: ResumeFacts, said: ResumeSaid) -> ResumeFacts:
        """The local facts with what the model added."""
        facts = local.model_copy(deep=True)
        self._basics(facts, said)
        for role in said.work:
            self._role(facts, role)
        for study in said.education:
            self._study(facts, study)
        self._skills(facts, said.skills)
        for certificate in said.certificates:
            self._certificate(facts, certificate)
        for language in said.languages:
            self._language(facts, language)
        return facts

    def _basics(self, facts: ResumeFacts, said: ResumeSaid) -> None:
        for name in ("label", "summary"):
            words = getattr(said, name)
            span = self._ground(words)
            if span and not getattr(facts.basics, name):
                setattr(facts.basics, name, self._words(span))
                _note(facts, f"/basics/{name}", span)

    def _role(self, facts: ResumeFacts, said: RoleSaid) -> None:
        found = self._fields(
            {"position": said.position, "name": said.employer, "location": said.place}
        )
        self._dates(found, said.start, said.end)
        at = self._settle(facts, "work", facts.work, found, Work, ("position", "name"))
        if at is None:
            return
        work = facts.work[at]
        if not work.highlights:
            for line in said.highlights:
                span = self._ground(line, near=found.anchor)
                if span:
                    _note(facts, f"/work/{at}/highlights/{len(work.highlights)}", span)
                    work.highlights.append(self._words(span))

    def _study(self, facts: ResumeFacts, said: StudySaid) -> None:
        found = self._fields(
            {
                "institution": said.institution,
                "studyType": said.degree,
                "area": said.subject,
                "score": said.grade,
            }
        )
        self._dates(found, said.start, said.end)
        must = ("institution", "studyType")
        self._settle(facts, "education", facts.education, found, Education, must)

    def _settle(
        self,
        facts: ResumeFacts,
        part: str,
        entries: list[F],
        found: Found,
        kind: type[F],
        must: Sequence[str],
    ) -> int | None:
        """Fill the entry that the local engine read at the same place, or add one."""
        at = self._same_entry(facts, part, entries, found)
        if at is None:
            if len(found.values) < LEAST_FIELDS or not any(name in found.values for name in must):
                return None
            entries.append(kind())
            at = len(entries) - 1
        for name, words in found.values.items():
            pointer = f"/{part}/{at}/{name}"
            known = facts.meta.evidence.get(pointer)
            if not getattr(entries[at], name) or (known and known.confidence < DOUBTFUL):
                setattr(entries[at], name, words)
                _note(facts, pointer, found.spans[name])
        return at

    def _same_entry(
        self, facts: ResumeFacts, part: str, entries: Sequence[Fact], found: Found
    ) -> int | None:
        """The entry that shares most lines with what was found."""
        lines = {self._line(span) for span in found.spans.values()}
        shared = {
            number: len(lines & self._lines(facts, f"/{part}/{number}/"))
            for number in range(len(entries))
        }
        best = max(shared, key=lambda number: shared[number], default=None)
        return best if best is not None and shared[best] else None

    def _lines(self, facts: ResumeFacts, under: str) -> set[int]:
        return {
            self._line(found)
            for pointer, found in facts.meta.evidence.items()
            if pointer.startswith(under) and "/highlights/" not in pointer
        }

    def _line(self, span: Span) -> int:
        return self.source.text.count("\n", 0, span.start)

    def _dates(self, found: Found, start: str | None, end: str | None) -> None:
        for name, words in (("startDate", start), ("endDate", end)):
            span = self._ground(words, near=found.anchor)
            if span is None or is_present(words or ""):
                continue
            date = parse_date(self._words(span))
            if date:
                found.values[name], found.spans[name] = date, span

    def _skills(self, facts: ResumeFacts, said: Iterable[str]) -> None:
        known = {word.casefold() for group in facts.skills for word in group.keywords}
        added = SkillGroup()
        for words in said:
            span = self._ground(words)
            if span and self._words(span).casefold() not in known:
                known.add(self._words(span).casefold())
                pointer = f"/skills/{len(facts.skills)}/keywords/{len(added.keywords)}"
                _note(facts, pointer, span)
                added.keywords.append(self._words(span))
        if added.keywords:
            facts.skills.append(added)

    def _certificate(self, facts: ResumeFacts, said: CertificateSaid) -> None:
        span = self._ground(said.name)
        known = {(each.name or "").casefold() for each in facts.certificates}
        if span is None or self._words(span).casefold() in known:
            return
        found = self._fields({"issuer": said.issuer}, near=span.start)
        date = self._ground(said.date, near=span.start)
        facts.certificates.append(
            Certificate(
                name=self._words(span),
                issuer=found.values.get("issuer"),
                date=parse_date(self._words(date)) if date else None,
            )
        )
        _note(facts, f"/certificates/{len(facts.certificates) - 1}/name", span)

    def _language(self, facts: ResumeFacts, said: LanguageSaid) -> None:
        span = self._ground(said.language)
        known = {(each.language or "").casefold() for each in facts.languages}
        if span is None or self._words(span).casefold() in known:
            return
        found = self._fields({"fluency": said.fluency}, near=span.start)
        fluency = found.values.get("fluency")
        facts.languages.append(Language(language=self._words(span), fluency=fluency))
        _note(facts, f"/languages/{len(facts.languages) - 1}/language", span)

    # --- jobs ---

    def job(self, local: JobFacts, said: JobSaid) -> JobFacts:
        """The local facts with what the model added."""
        facts = local.model_copy(deep=True)
        for name, words in (("title", said.title), ("jobLocation", said.place)):
            span = self._ground(words)
            if span and not getattr(facts, name):
                setattr(facts, name, self._words(span))
        company = self._ground(said.company)
        if company and not facts.hiringOrganization:
            facts.hiringOrganization = Organization(name=self._words(company))
        self._lists(facts, said)
        self._job_skills(facts, said)
        return facts

    def _lists(self, facts: JobFacts, said: JobSaid) -> None:
        needs = facts.requirements
        for mine, theirs in (
            (needs.required, said.required),
            (needs.preferred, said.preferred),
            (facts.responsibilities, said.responsibilities),
            (facts.certificates, said.certificates),
        ):
            if not mine:
                mine += [self._words(span) for words in theirs if (span := self._ground(words))]

    def _job_skills(self, facts: JobFacts, said: JobSaid) -> None:
        taken = [(skill.start, skill.end) for skill in facts.skills]
        for skill in said.skills:
            span = self._ground(skill.name)
            if span is None or any(span.start < end and start < span.end for start, end in taken):
                continue
            taken.append((span.start, span.end))
            name = self._words(span)
            facts.skills.append(
                JobSkill(name=name, required=skill.required, start=span.start, end=span.end)
            )

    # --- grounding ---

    def _fields(self, said: dict[str, str | None], *, near: int | None = None) -> Found:
        found = Found()
        for name, words in said.items():
            span = self._ground(words, near=near if near is not None else found.anchor)
            if span:
                found.values[name], found.spans[name] = self._words(span), span
        return found

    def _ground(self, words: str | None, *, near: int | None = None) -> Span | None:
        if not words or not words.strip():
            return None
        span = self.source.find(words, near=near)
        if span is None:
            self.dropped += 1
        return span

    def _words(self, span: Span) -> str:
        """As they stand in the document, with line breaks as spaces."""
        return " ".join(self.source.text[span.start : span.end].split())


def _note(facts: ResumeFacts, pointer: str, span: Span) -> None:
    facts.meta.evidence[pointer] = Evidence(
        start=span.start, end=span.end, confidence=MODEL_CONFIDENCE
    )
