"""What the model is asked to fill in: words as they stand in the document, or null."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Words = Annotated[str, StringConstraints(max_length=2000)]


class Answer(BaseModel):
    """Strict both ways: what is missing or not asked for makes the whole answer unusable."""

    model_config = ConfigDict(extra="forbid", strict=True)


class RoleSaid(Answer):
    position: Words | None
    employer: Words | None
    place: Words | None
    start: Words | None
    end: Words | None
    highlights: list[Words]


class StudySaid(Answer):
    institution: Words | None
    degree: Words | None
    subject: Words | None
    start: Words | None
    end: Words | None
    grade: Words | None


class CertificateSaid(Answer):
    name: Words
    issuer: Words | None
    date: Words | None


class LanguageSaid(Answer):
    language: Words
    fluency: Words | None


class ResumeSaid(Answer):
    label: Words | None
    summary: Words | None
    work: list[RoleSaid]
    education: list[StudySaid]
    skills: list[Words]
    certificates: list[CertificateSaid]
    languages: list[LanguageSaid]


class SkillSaid(Answer):
    name: Words
    required: bool


class JobSaid(Answer):
    title: Words | None
    company: Words | None
    place: Words | None
    employment_type: Words | None
    seniority: Words | None
    required: list[Words]
    preferred: list[Words]
    responsibilities: list[Words]
    skills: list[SkillSaid]
    certificates: list[Words]


class RequirementSaid(Answer):
    requirement: Words
    job_quote: Words
    verdict: Literal["met", "partly", "not found"]
    resume_quote: Words | None


class OpinionSaid(Answer):
    requirements: list[RequirementSaid]
    number: int
    analysis: Words


class RewriteSaid(Answer):
    number: int
    after: Words
    why: Words
    serves: Words | None


class TailorSaid(Answer):
    rewrites: list[RewriteSaid]
    summary: Words | None


class LetterSaid(Answer):
    paragraphs: list[list[Words]]


class QuestionSaid(Answer):
    number: int
    question: Words
    follow_ups: list[Words]


class QuestionsSaid(Answer):
    questions: list[QuestionSaid]


class CommentSaid(Answer):
    quote: Words
    say: Words


class CommentsSaid(Answer):
    comments: list[CommentSaid]
