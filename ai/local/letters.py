"""A cover letter or a short e-mail from facts and the job: each sentence with its source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ai.engine import ReadJob, ReadResume
from ai.gate import JobNames, unsupported_in_letter
from ai.local.scoring.skill_rows import within
from ai.local.tailoring.case import Case, Line
from ai.local.tailoring.summary import employer, joined, named, proper, shown, study_words
from ai.local.tailoring.telling import told
from ai.numbers import written
from ai.schemas import Report, Span
from ai.suggestions import Length, Letter, LetterStyle, Sentence, Tone

MOST_ASKED = 3
MOST_TOLD: dict[Length, int] = {"half": 3, "page": 7}
MOST_MORE = 3
A_PARAGRAPH = 4
LONGEST_TITLE = 80
LONGEST_NAME = 60
_ROLE = re.compile(
    r"(?:er|or|ist|ian|ant|ent|nurse|chef|clerk|lead|head|intern|representative|executive|cook|"
    r"analyst|coach|aide|host|hostess|founder|c[a-z]o|fellow|associate|secretary|architect|"
    r"mechanic|partner|guard|operative|driver|teacher|(?-i:[A-Z]{2,3}))s?(?:\s+(?:I{1,3}|[1-3]))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """The words of a tone: they claim nothing."""

    greeting: str
    opens: str
    asks: str
    ends: tuple[str, ...]
    closing: str


VOICES: dict[Tone, Voice] = {
    "plain": Voice(
        "Dear hiring team,", "I am applying for", "You ask for {}.",
        ("I would be glad to talk about the work.",), "Yours sincerely,",
    ),
    "warm": Voice(
        "Hello,", "I was glad to read of", "You are looking for {}.",
        ("I would be happy to meet and hear more about the work.", "Thank you for reading this."),
        "Kind regards,",
    ),
    "formal": Voice(
        "Dear Sir or Madam,", "I wish to apply for", "Your advertisement asks for {}.",
        ("I would welcome the opportunity to discuss my application with you.",
         "Thank you for your consideration."),
        "Yours faithfully,",
    ),
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """A letter under way: what has been said is not said again."""

    case: Case
    voice: Voice
    names: JobNames
    used: set[str] = field(default_factory=set)
    named: set[int] = field(default_factory=set)

    def spans(self, *pointers: str) -> list[Span]:
        evidence = self.case.resume.facts.meta.evidence
        found = (evidence.get(pointer) for pointer in pointers)
        return [Span(start=one.start, end=one.end) for one in found if one]


def write(resume: ReadResume, job: ReadJob, report: Report, style: LetterStyle) -> Letter:
    """The letter. A sentence that the material does not bear out is left out and counted."""
    draft = Draft(Case(resume, job, report), VOICES[style.tone], names_of(job))
    made = _email(draft) if style.kind == "email" else _letter(draft, style.length)
    kept = [[s for s in each if not _faults(draft, s.text)] for each in made]
    name = resume.facts.basics.name or ""
    return Letter(
        kind=style.kind,
        tone=style.tone,
        subject=_subject(draft, name),
        greeting=draft.voice.greeting,
        paragraphs=[each for each in kept if each],
        closing=draft.voice.closing,
        name=name,
        dropped=sum(map(len, made)) - sum(map(len, kept)),
    )


def names_of(job: ReadJob) -> JobNames:
    """What a letter may say of this job."""
    facts = job.facts
    company = facts.hiringOrganization.name if facts.hiringOrganization else None
    return JobNames(job.text, facts.title, company, facts.jobLocation)


def _faults(draft: Draft, sentence: str) -> list[str]:
    return unsupported_in_letter(sentence, draft.case.material, draft.names)


def more(resume: ReadResume, job: ReadJob, report: Report, said: Sequence[Span]) -> list[Sentence]:
    """What else of the résumé could be said in a letter that rests on ``said``; the best first."""
    draft = Draft(Case(resume, job, report), VOICES["plain"], names_of(job))
    for line in draft.case.lines:
        if any(a.start < b.end and b.start < a.end for a in line.evidence for b in said):
            draft.used.add(line.where)
    return _bullets(draft, MOST_MORE)


def _letter(draft: Draft, length: Length) -> list[list[Sentence]]:
    bullets = _bullets(draft, MOST_TOLD[length])
    asks = _asks(draft)
    return [
        [_opening(draft), *_now(draft)],
        [*asks, *bullets[:A_PARAGRAPH]],
        bullets[A_PARAGRAPH:],
        [*_skills(draft), *_studies(draft)],
        [Sentence(text=text) for text in draft.voice.ends],
    ]


def _email(draft: Draft) -> list[list[Sentence]]:
    return [
        [_opening(draft), *_now(draft), *_bullets(draft, 1)],
        [Sentence(text="My résumé is attached."), Sentence(text=draft.voice.ends[0])],
    ]


def _subject(draft: Draft, name: str) -> str:
    title = _title(draft.case)
    subject = f"Application: {title}" if title else "Application"
    return f"{subject}, {name}" if name else subject


def _title(case: Case) -> str:
    title = proper(case.job.facts.title)
    return title if len(title) <= LONGEST_TITLE else ""


def _opening(draft: Draft) -> Sentence:
    case = draft.case
    title, firm = _title(case), case.job.facts.hiringOrganization
    post = f"the post of {title}" if title else "the post that you advertise"
    at = f" at {firm.name}" if firm and len(firm.name) <= LONGEST_NAME else ""
    found = case.job.facts.meta.evidence.get("/title")
    asked = [Span(start=found.start, end=found.end)] if found else []
    return Sentence(text=f"{draft.voice.opens} {post}{at}.", asked=asked)


def _now(draft: Draft) -> list[Sentence]:
    """The latest role, with its employer and its dates."""
    facts = draft.case.resume.facts
    if not facts.work or not facts.work[0].position:
        return []
    latest = facts.work[0]
    title = proper(latest.position)
    at = f" at {employer(latest)}" if employer(latest) else ""
    spans = draft.spans("/work/0/position", "/work/0/name", "/work/0/startDate")
    as_ = f"as {article(title)}"
    if not _ROLE.search(title.split(",")[0]) or len(title) > LONGEST_TITLE:
        return []
    if latest.startDate and not latest.endDate:
        text = f"I have worked {as_}{at} since {written(latest.startDate)}."
    elif latest.startDate and latest.endDate:
        dates = f"from {written(latest.startDate)} to {written(latest.endDate)}"
        text = f"I worked {as_}{at} {dates}."
    else:
        text = f"I have worked {as_}{at}."
    return [Sentence(text=text, evidence=spans)]


def article(title: str) -> str:
    """A title within a sentence: "a staff nurse" keeps the capitals that it has."""
    spelt = title[:2].isupper() and title[:1] in "AEFHILMNORSX"
    an = spelt or (title[:1].lower() in "aeio" and not title[:2].isupper()) or title[:3] == "Und"
    return f"{'an' if an else 'a'} {title}"


def _asks(draft: Draft) -> list[Sentence]:
    """What the job asks for and the bullets that follow show."""
    case = draft.case
    told_of = {s for line in case.lines if line.where in draft.used for s in line.skills}
    found = [a for a in case.asked if a.skill in told_of and a.kind != "soft"][:MOST_ASKED]
    if not found:
        return []
    draft.named |= {asked.skill for asked in found}
    words = [named(within(asked.requirement), asked.kind) for asked in found]
    text = draft.voice.asks.format(joined(words))
    return [Sentence(text=text, asked=[asked.span for asked in found])]


def _bullets(draft: Draft, most: int) -> list[Sentence]:
    """The bullets that show most of what is asked for, in the first person."""
    case = draft.case
    ranked = sorted(
        ((-_worth(case, line), number, line) for number, line in enumerate(_recent(case)))
    )
    made: list[tuple[str, Sentence]] = []
    for _, _, line in ranked:
        role = case.resume.facts.work[int(line.where.split("/")[2])]
        text = told(line.text, present=not role.endDate)
        if not text or len(made) == most or line.where in draft.used:
            continue
        sentence = Sentence(text=f"{text}.", evidence=line.evidence)
        if not _faults(draft, sentence.text):
            draft.used.add(line.where)
            made.append((line.where, sentence))
    return _by_role(case, made)


def _by_role(case: Case, told_: list[tuple[str, Sentence]]) -> list[Sentence]:
    """The latest role first; the first sentence of an earlier one names its employer."""
    said: list[Sentence] = []
    last = 0
    for where, sentence in sorted(told_, key=lambda one: int(one[0].split("/")[2])):
        number = int(where.split("/")[2])
        name = employer(case.resume.facts.work[number])
        if number != last and name:
            sentence.text = f"At {name}, {sentence.text}"
        last = number
        said.append(sentence)
    return said


def _recent(case: Case) -> list[Line]:
    lines = [line for line in case.lines if line.where.startswith("/work/")]
    return [line for line in lines if int(line.where.split("/")[2]) < 3]


def _worth(case: Case, line: Line) -> float:
    """What is asked and shown; a figure counts for half a requirement, an older role for less."""
    shown_ = sum(
        (2.0 if asked.required else 1.0)
        for asked in case.asked
        if asked.skill in line.skills and asked.kind != "soft"
    )
    figure = 1.0 if any(c.isdigit() for c in line.text) else 0.0
    return shown_ + figure - 0.5 * int(line.where.split("/")[2])


def _skills(draft: Draft) -> list[Sentence]:
    """Skills that the job asks for and that no sentence has named yet."""
    found = [one for one in shown(draft.case, 12) if one[0].skill not in draft.named][:MOST_ASKED]
    if not found or (len(found) == 1 and draft.used):
        return []
    words = joined([words for _, words, _ in found])
    text = f"I {'also ' if draft.used else ''}have experience with {words}."
    return [
        Sentence(
            text=text,
            evidence=[span for _, _, span in found],
            asked=[asked.span for asked, _, _ in found],
        )
    ]


def _studies(draft: Draft) -> list[Sentence]:
    facts = draft.case.resume.facts
    for number, study in enumerate(facts.education):
        words = study_words(study)
        if words and study.studyType:
            text = f"I hold {article(words.replace(', ', ' from ', 1))}."
            here = f"/education/{number}"
            spans = draft.spans(f"{here}/studyType", f"{here}/area", f"{here}/institution")
            return [Sentence(text=text, evidence=spans)] if not study_open(study.endDate) else []
    return []


def study_open(end: str | None) -> bool:
    """Whether a study may still be under way: without an end it is not said to be held."""
    return not end
