"""Deciding on suggestions: what a tailored version says, and what it scores."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services import record
from ai.engine import ReadJob, ReadResume
from ai.suggestions import Suggestion as Made
from billing import services as billing
from billing.plans import Feature
from core.errors import Refused
from matching import services
from matching.models import Match, Question, Suggestion, Tailoring
from resumes import services as resumes
from resumes.models import Resume, ResumeVersion

LEAST_ANSWER = 1


def material_of(resume: Resume) -> tuple[str, ...]:
    """What the person has said besides their résumé, in answers and on their own account."""
    rows = Question.objects.filter(resume=resume, state=Question.State.ANSWERED).order_by("pk")
    return tuple(row.material for row in rows)


def read_of(match: Match) -> tuple[ReadResume, ReadJob]:
    """The two documents of a report as they stood, with all that the person has said since."""
    version = match.version
    if version is None:
        raise Refused("There is no report yet.")
    resume = ReadResume(match.resume_text, version.parsed, answers=material_of(match.resume))
    return resume, ReadJob(match.job_text, match.job.read.facts)


@transaction.atomic
def request_tailoring(match: Match) -> Tailoring:
    """Ask for suggestions. Raises Refused when the month's allowance is used up."""
    Match.objects.select_for_update().get(pk=match.pk)  # two who ask at once get one
    if Tailoring.objects.filter(match=match).exists():
        raise Refused("The suggestions for this report are there already.")
    month = billing.spend(match.owner, Feature.TAILOR)
    tailoring = Tailoring.objects.create(match=match, owner=match.owner, charged_on=month)
    record(
        match.owner,
        Activity.Action.TAILORING_ASKED,
        f"Suggestions asked for: {match.job.name}",
        tailoring.get_absolute_url(),
    )
    tailoring.enqueue()
    return tailoring


@transaction.atomic
def try_again(tailoring: Tailoring) -> None:
    """Have failed suggestions made after all."""
    month = billing.spend(tailoring.owner, Feature.TAILOR)
    if not tailoring.is_failed or not tailoring.renew():
        raise Refused("These suggestions have not failed.")
    Tailoring.objects.filter(pk=tailoring.pk).update(charged_on=month)


# --- one by one ---------------------------------------------------------------------------------


@transaction.atomic
def decide(suggestion: Suggestion, state: str, own: str = "") -> None:
    """Accept, edit, refuse or undo one. Raises Refused where accepting would lower the score."""
    tailoring = _held(suggestion.tailoring)
    own = own.strip() if state == Suggestion.State.EDITED else ""
    if state == Suggestion.State.EDITED and not own:
        raise Refused("Write the words that should stand there.")
    before = tailoring.now
    Suggestion.objects.filter(pk=suggestion.pk).update(state=state, own=own)
    measure(tailoring)
    if state == Suggestion.State.ACCEPTED and before is not None and _fell(tailoring, before):
        raise Refused("With what you have accepted since, this would lower the score.")


def unproven(suggestion: Suggestion, own: str) -> list[str]:
    """What in a person's own wording nothing in their material says yet."""
    from ai.gate import unsupported  # noqa: PLC0415 - its data takes memory
    from ai.material import Material  # noqa: PLC0415 - its data takes memory

    resume, _ = read_of(suggestion.tailoring.match)
    material = Material([resume.text, *resume.answers], resume.facts)
    return unsupported(own, material, every_word=False)


@transaction.atomic
def keep_as_true(suggestion: Suggestion, own: str) -> None:
    """The person says that their own wording is true: it is material from now on."""
    resume = suggestion.tailoring.match.resume
    take_as_true(resume, asks="You said in your own words", about=suggestion.before, said=own)
    decide(suggestion, Suggestion.State.EDITED, own)


def take_as_true(resume: Resume, *, asks: str, about: str, said: str) -> None:
    """Keep what the person says on their own account as their material; once, however often."""
    Question.objects.get_or_create(
        resume=resume,
        kind=Question.Kind.OWN,
        asks=asks,
        about=about,
        answer=said,
        state=Question.State.ANSWERED,
        defaults={"answered_at": timezone.now()},
    )


def _fell(tailoring: Tailoring, before: Decimal) -> bool:
    return tailoring.now is not None and tailoring.now < before


@transaction.atomic
def decide_all(tailoring: Tailoring, state: str) -> None:
    """Accept or refuse all that are open, or open all again.

    Of those that together would lower the score, the later stay open.
    """
    tailoring = _held(tailoring)
    rows = tailoring.suggestions
    if state == Suggestion.State.OPEN:
        rows.update(state=state, own="")
    elif state == Suggestion.State.REFUSED:
        rows.filter(state=Suggestion.State.OPEN).update(state=state)
    else:
        _accept_all(tailoring)
    measure(tailoring)


def _accept_all(tailoring: Tailoring) -> None:
    from ai.local.tailoring.measure import Measure  # noqa: PLC0415 - its data takes memory

    meter = Measure.of(*read_of(tailoring.match))
    rows = list(tailoring.suggestions.exclude(state=Suggestion.State.REFUSED))
    taken = [row.parsed for row in rows if row.is_taken]
    reached = meter.score(taken)
    for row in rows:
        if row.is_taken:
            continue
        after = meter.score([*taken, row.parsed])
        if after >= reached:
            taken.append(row.parsed)
            reached = after
            Suggestion.objects.filter(pk=row.pk).update(state=Suggestion.State.ACCEPTED)


def measure(tailoring: Tailoring) -> None:
    """Score the résumé with what is accepted, and each suggestion by what it brings to that."""
    from ai.local.tailoring.measure import Measure, worth  # noqa: PLC0415 - its data takes memory

    rows = list(tailoring.suggestions.exclude(state=Suggestion.State.REFUSED))
    taken = {number for number, row in enumerate(rows) if row.is_taken}
    found = worth(Measure.of(*read_of(tailoring.match)), [row.parsed for row in rows], taken)
    for row, points in zip(rows, found.points, strict=True):
        row.points = Decimal(str(points))
    Suggestion.objects.bulk_update(rows, ["points"])
    tailoring.base, tailoring.now = Decimal(str(found.base)), Decimal(str(found.score))
    tailoring.most = Decimal(str(found.with_all))
    tailoring.save(update_fields=["base", "now", "most"])


def _held(tailoring: Tailoring) -> Tailoring:
    """The row, held until the transaction ends: two decisions at once are measured in turn."""
    rows = Tailoring.objects.select_for_update(of=("self",))
    return rows.select_related(
        "match__version", "match__job", "match__resume", "owner", "version"
    ).get(pk=tailoring.pk)


# --- questions ----------------------------------------------------------------------------------


@transaction.atomic
def answer(question: Question, words: str) -> None:
    """Keep an answer as the person's material, and offer it as a change of the résumé."""
    words = " ".join(words.split())
    if len(words) < LEAST_ANSWER:
        raise Refused("Write what is true of you, or say that it is not.")
    tailoring = _held(question.tailoring) if question.tailoring else None
    question.state, question.answer = Question.State.ANSWERED, words
    question.answered_at = timezone.now()
    question.save(update_fields=["state", "answer", "answered_at"])
    if tailoring is not None:
        question.suggestions.filter(tailoring=tailoring).delete()  # of an answer sent twice
        offer(tailoring, question)
        measure(tailoring)


def offer(tailoring: Tailoring, question: Question) -> None:
    """Put an answer forward as a suggestion, if it makes one."""
    from ai.local.tailoring.answers import from_answer  # noqa: PLC0415 - its data takes memory

    resume, _ = read_of(tailoring.match)
    made = from_answer(resume, question.parsed, question.answer)
    if made is None:
        return
    last = tailoring.suggestions.order_by("-order").values_list("order", flat=True).first()
    keep_suggestion(tailoring, made, (last or 0) + 1, question)


def keep_suggestion(
    tailoring: Tailoring, made: Made, order: int, question: Question | None = None
) -> Suggestion:
    """Keep one suggestion as it was made."""
    return tailoring.suggestions.create(
        order=order,
        kind=made.kind,
        where=made.where,
        before=made.before,
        after=made.after,
        why=made.why[:300],
        serves=made.serves[:300],
        evidence=[span.model_dump(include={"start", "end"}) for span in made.evidence],
        points=Decimal(str(made.points)),
        question=question,
    )


@transaction.atomic
def not_so(question: Question) -> None:
    """ "No, I have not": it is not asked again for this résumé."""
    question.state, question.answer = Question.State.NO, ""
    question.answered_at = timezone.now()
    question.save(update_fields=["state", "answer", "answered_at"])


@transaction.atomic
def ask_once_more(question: Question) -> None:
    """Take an answer back; what was made of it goes with it."""
    question.suggestions.all().delete()
    question.state, question.answer, question.answered_at = Question.State.OPEN, "", None
    question.save(update_fields=["state", "answer", "answered_at"])
    if question.tailoring is not None:
        measure(_held(question.tailoring))


@transaction.atomic
def take_back(question: Question) -> None:
    """Take back what a person has said, asked or on their own account.

    A version that was saved with it stays as it is: it is theirs.
    """
    if question.kind == Question.Kind.OWN:
        question.delete()
    else:
        ask_once_more(question)


# --- versions -----------------------------------------------------------------------------------


def tailored(tailoring: Tailoring) -> ReadResume:
    """The résumé with all that is accepted."""
    from ai.rewriting import applied  # noqa: PLC0415 - its data takes memory

    rows = tailoring.suggestions.filter(state__in=Suggestion.TAKEN)
    return applied(read_of(tailoring.match)[0], [row.parsed for row in rows])


@transaction.atomic
def save_version(tailoring: Tailoring) -> ResumeVersion:
    """Keep what is accepted as a version of the résumé for this job."""
    tailoring = _held(tailoring)
    if not tailoring.suggestions.filter(state__in=Suggestion.TAKEN).exists():
        raise Refused("Accept a suggestion first: without one the version would be the same.")
    job = tailoring.match.job
    company = f", {job.company}" if job.company else ""
    version = resumes.save_tailored(
        resume=tailoring.match.resume,
        tailored=tailored(tailoring),
        note=f"Tailored to {job.title or job.name}{company}",
    )
    tailoring.version = version
    tailoring.save(update_fields=["version"])
    return version


@transaction.atomic
def score_version(owner: User, tailoring: Tailoring) -> Match:
    """A report of the saved version for the same job: a second asking gives the first report."""
    tailoring = _held(tailoring)
    if tailoring.version is None:
        raise Refused("Save a version first.")
    match = tailoring.match
    made = Match.objects.filter(owner=owner, job=match.job, version=tailoring.version)
    if there := made.exclude(status=Match.Status.FAILED).order_by("-pk").first():
        return there
    return services.request_match(
        owner=owner, resume=match.resume, job=match.job, version=tailoring.version
    )
