"""The facts and judgements that engines return, and that the rest of JobAlign keeps.

Résumés are written in the words of JSON Resume (https://jsonresume.org/schema), jobs in those of
schema.org's JobPosting (https://schema.org/JobPosting). What a document does not say is absent.

Every span is a pair of character offsets, ``start`` inclusive and ``end`` exclusive, into the text
that the document was read as. Dates are ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal["hard", "soft", "language", "tool", "certificate"]
Verdict = Literal["met", "partly", "not found"]
Aspect = Literal["field", "skill", "experience", "title", "education", "certificate", "keyword"]


class Fact(BaseModel):
    """The base of every type here: what is not named in a schema is an error, not a surprise."""

    model_config = ConfigDict(extra="forbid", validate_assignment=False)


class Span(Fact):
    """Where words stand in a text."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(Span):
    """The words that a fact rests on, and how sure the reader is of it (0 to 1)."""

    confidence: float = Field(ge=0, le=1)


# --- résumés ------------------------------------------------------------------------------------


class Location(Fact):
    address: str | None = None
    postalCode: str | None = None
    city: str | None = None
    region: str | None = None
    countryCode: str | None = None


class Profile(Fact):
    network: str | None = None
    username: str | None = None
    url: str | None = None


class Basics(Fact):
    name: str | None = None
    label: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    profiles: list[Profile] = []


class Work(Fact):
    """One role. A job that one still holds has no ``endDate``."""

    name: str | None = None
    position: str | None = None
    location: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    summary: str | None = None
    highlights: list[str] = []


class Volunteer(Fact):
    organization: str | None = None
    position: str | None = None
    location: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    summary: str | None = None
    highlights: list[str] = []


class Education(Fact):
    institution: str | None = None
    area: str | None = None
    studyType: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    score: str | None = None
    courses: list[str] = []


class SkillGroup(Fact):
    """Skills as the résumé groups them; ``name`` is the group's own heading, if it has one."""

    name: str | None = None
    level: str | None = None
    keywords: list[str] = []


class Certificate(Fact):
    name: str | None = None
    issuer: str | None = None
    date: str | None = None
    url: str | None = None


class Award(Fact):
    title: str | None = None
    awarder: str | None = None
    date: str | None = None
    summary: str | None = None


class Project(Fact):
    name: str | None = None
    description: str | None = None
    startDate: str | None = None
    endDate: str | None = None
    url: str | None = None
    highlights: list[str] = []
    keywords: list[str] = []


class Publication(Fact):
    name: str | None = None
    publisher: str | None = None
    releaseDate: str | None = None
    url: str | None = None
    summary: str | None = None


class Language(Fact):
    language: str | None = None
    fluency: str | None = None


class Interest(Fact):
    name: str | None = None
    keywords: list[str] = []


class Meta(Fact):
    """``evidence`` maps a JSON pointer such as ``/education/0/institution`` to its source."""

    evidence: dict[str, Evidence] = {}


class ResumeFacts(Fact):
    """A résumé as JSON Resume, with the evidence for each field in ``meta``."""

    basics: Basics = Field(default_factory=Basics)
    work: list[Work] = []
    volunteer: list[Volunteer] = []
    education: list[Education] = []
    skills: list[SkillGroup] = []
    certificates: list[Certificate] = []
    awards: list[Award] = []
    projects: list[Project] = []
    publications: list[Publication] = []
    languages: list[Language] = []
    interests: list[Interest] = []
    meta: Meta = Field(default_factory=Meta)


class Check(Fact):
    """One formatting check of the file: it stands beside the score and is never part of it."""

    id: str
    verdict: Literal["good", "better", "bad"]
    title: str
    seen: str
    why: str
    do: str | None = None


# --- jobs ---------------------------------------------------------------------------------------


class Organization(Fact):
    name: str


class Salary(Fact):
    """Pay as stated: ``currency`` is ISO 4217, ``unitText`` one of schema.org's units."""

    currency: str | None = None
    minValue: float | None = None
    maxValue: float | None = None
    unitText: Literal["HOUR", "DAY", "WEEK", "MONTH", "YEAR"] | None = None


class JobSkill(Span):
    """A skill the job names, by its preferred label, where it stands in the text."""

    name: str
    kind: Kind = "hard"
    required: bool = True


class ExperienceRequirement(Fact):
    minYears: float | None = None
    start: int | None = None
    end: int | None = None


class EducationRequirement(Fact):
    """``level``: secondary, certificate, associate, bachelor, master or doctorate."""

    level: str | None = None
    field: str | None = None
    required: bool = True
    start: int | None = None
    end: int | None = None


class Requirements(Fact):
    """The posting's own sentences or bullets, as written."""

    required: list[str] = []
    preferred: list[str] = []


class JobFacts(Fact):
    """A job in the words of schema.org's JobPosting."""

    title: str | None = None
    hiringOrganization: Organization | None = None
    jobLocation: str | None = None
    jobLocationType: Literal["TELECOMMUTE", "HYBRID"] | None = None
    employmentType: str | None = None
    datePosted: str | None = None
    validThrough: str | None = None
    baseSalary: Salary | None = None
    skills: list[JobSkill] = []
    experienceRequirements: ExperienceRequirement | None = None
    educationRequirements: EducationRequirement | None = None
    certificates: list[str] = []
    responsibilities: list[str] = []
    benefits: list[str] = []
    seniority: str | None = None
    requirements: Requirements = Field(default_factory=Requirements)
    meta: Meta = Field(default_factory=Meta)


# --- skills in a text ---------------------------------------------------------------------------


class SkillMention(Span):
    """A skill found in a text: ``text`` as it stands there, ``name`` its preferred label."""

    text: str
    name: str
    kind: Kind


# --- a résumé against a job ---------------------------------------------------------------------


class Where(Fact):
    """The words that a row of the ledger rests on, in each document."""

    resume: list[Span] = []
    job: list[Span] = []


class Reason(Fact):
    """One row of the ledger: what is asked, what was found, and the points for it.

    ``points`` and ``max`` are in points of the score, exact to a tenth.
    """

    text: str
    requirement: str
    aspect: Aspect
    kind: Kind | None = None
    required: bool
    verdict: Verdict
    points: float
    max: float
    where: Where = Field(default_factory=Where)

    @property
    def only_they_know(self) -> bool:
        """Whether it is something to have that nothing in the résumé shows: who has it can be
        asked, and no other words for what stands there would show it."""
        to_have = self.aspect in ("skill", "certificate", "education")
        return to_have and self.verdict == "not found"


class Component(Fact):
    """A part of the score. ``weight`` is its share of 100 and equals ``max``."""

    component: str
    weight: float
    points: float
    max: float
    because: list[Reason]


class Asked(Fact):
    """A requirement by name; ``aliases`` are the forms it took in the two documents."""

    name: str
    kind: Kind | None = None
    aspect: Aspect
    required: bool
    aliases: list[str] = []


class Lift(Fact):
    """A change that would raise the score by ``points``, if it is true of the person."""

    requirement: str
    required: bool
    points: float
    do: str


class Band(Fact):
    """``name`` holds from ``least`` points on."""

    name: str
    least: float


class Report(Fact):
    """How a résumé fits a job. The points of the ledger sum to the score exactly."""

    score: float = Field(ge=0, le=100)
    band: str
    bands: list[Band]
    ledger: list[Component]
    matched: list[Asked]
    missing: list[Asked]
    lifts: list[Lift]
    left_out: list[str] = []
    notices: list[str] = []
    engine: str
    engine_version: str


# --- a model's second opinion -------------------------------------------------------------------


class Opinion(Fact):
    """What a model says of one requirement; both quotes stand in the documents."""

    requirement: str
    verdict: Verdict
    resume: Span | None = None
    job: Span


class SecondOpinion(Fact):
    """Beside the ledger and never in it: ``number`` (0 to 100) does not move the score."""

    number: int = Field(ge=0, le=100)
    analysis: str = ""
    opinions: list[Opinion] = []
    dropped: int = 0
