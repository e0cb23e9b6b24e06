"""What a person may do with their résumés."""

from __future__ import annotations

import secrets
from pathlib import PurePath

from django.core.files import File
from django.db import transaction
from django.urls import reverse

from accounts.models import Activity, User
from accounts.services import record
from ai.engine import ReadResume
from ai.schemas import ResumeFacts
from billing import services as billing
from billing.plans import Feature
from core.errors import Refused
from core.uploads import all_or_none, plain_filename
from resumes.models import Draft, Export, Resume, ResumeVersion

LONGEST_TITLE = 150
LONGEST_NOTE = 200
MOST_DRAFTS = 10
MOST_EXPORTS = 50  # of one person at a time; each is kept for a day


def one_at_a_time(owner: User) -> None:
    """Hold the owner's row until the transaction ends: one résumé of theirs is the default."""
    User.objects.select_for_update().get(pk=owner.pk)


@transaction.atomic
def upload_resumes(*, owner: User, files: list[File[bytes]]) -> list[Resume]:
    """Keep several files, all or none."""
    made = []
    with all_or_none() as written:
        for file in files:
            made.append(upload_resume(owner=owner, file=file))
            written.append(made[-1].file)
    return made


@transaction.atomic
def upload_resume(*, owner: User, file: File[bytes]) -> Resume:
    """Keep a file and have it read. Raises Refused when the month's allowance is used up."""
    one_at_a_time(owner)
    month = billing.spend(owner, Feature.READ_RESUME)
    filename = plain_filename(file.name or "", "résumé")
    resume = Resume(
        owner=owner,
        title=PurePath(filename).stem[:LONGEST_TITLE],
        filename=filename,
        size=file.size or 0,
        is_default=not Resume.objects.owned_by(owner).filter(is_default=True).exists(),
        charged_on=month,
    )
    with all_or_none() as written:
        resume.file.save(filename, file, save=False)
        written.append(resume.file)
        resume.save()
        record(
            owner,
            Activity.Action.RESUME_ADDED,
            f"Résumé added: {resume.title}",
            resume.get_absolute_url(),
        )
    resume.enqueue()
    return resume


@transaction.atomic
def read_again(resume: Resume) -> None:
    """Have a settled résumé read once more; corrections by hand stay current."""
    month = billing.spend(resume.owner, Feature.READ_RESUME)
    if not resume.renew():
        raise Refused("This résumé is being read now.")
    Resume.objects.filter(pk=resume.pk).update(charged_on=month)


@transaction.atomic
def correct(*, resume: Resume, title: str, facts: ResumeFacts) -> ResumeVersion | None:
    """Keep a person's corrections as the next version; None when no fact changed, also where
    another call has kept the same meanwhile."""
    resume = Resume.objects.select_for_update().get(pk=resume.pk)
    if (title, facts) == (resume.title, resume.facts):
        return None
    version = None
    if facts != resume.facts:
        words = resume.current.text if resume.current else ""
        version = resume.add_version(facts, ResumeVersion.Origin.EDITED, text=words)
        resume.current = version
    resume.title = title
    resume.save(update_fields=["title", "current"])
    record(
        resume.owner,
        Activity.Action.RESUME_EDITED,
        f"Résumé corrected: {resume.title}",
        resume.get_absolute_url(),
    )
    return version


@transaction.atomic
def rename(resume: Resume, title: str) -> None:
    """Call it otherwise; its facts stay as they are by now, corrected meanwhile or not."""
    Resume.objects.filter(pk=resume.pk).update(title=title)
    text = f"Résumé corrected: {title}"
    record(resume.owner, Activity.Action.RESUME_EDITED, text, resume.get_absolute_url())


@transaction.atomic
def keep_draft(
    *, resume: Resume, base: ResumeVersion, key: str, revision: int, said: dict[str, str]
) -> Draft:
    """Keep what is being typed, under the tab's key.

    When another tab has written there since ``revision``, this one gets a draft of its own: both
    are kept. Of a résumé's drafts the newest are.
    """
    Resume.objects.select_for_update().get(pk=resume.pk)
    draft = resume.drafts.filter(key=key, revision=revision).first()
    if draft is None:
        draft = Draft(resume=resume, base=base, key=secrets.token_hex(16), revision=0, said={})
    if draft.said and draft.said != said:
        draft.history = [*draft.history, draft.said][-Draft.MOST_HISTORY :]
    draft.said, draft.revision = said, draft.revision + 1
    draft.save()
    for old in resume.drafts.all()[MOST_DRAFTS:]:
        old.delete()
    return draft


@transaction.atomic
def undo(draft: Draft) -> None:
    """Bring back what the draft held before the last change."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.history:
        *draft.history, draft.said = draft.history
        draft.revision += 1
        draft.save()


@transaction.atomic
def restore(*, resume: Resume, version: ResumeVersion) -> ResumeVersion:
    """Make an old version the current one, as a new version."""
    resume = Resume.objects.select_for_update().get(pk=resume.pk)
    note = f"Version {version.number} restored"
    resume.current = resume.add_version(
        version.parsed,
        ResumeVersion.Origin.RESTORED,
        note,
        basis=version.own_reading,
        text=version.text,
    )
    resume.save(update_fields=["current"])
    record(resume.owner, Activity.Action.RESUME_EDITED, note, resume.get_absolute_url())
    return resume.current


@transaction.atomic
def export(*, version: ResumeVersion, **choices: str) -> Export:
    """Have a version made into a file. Free: what one brought may always be taken away.

    Raises Refused when as many are kept of this day as anybody needs.
    """
    resume = version.resume
    if Export.objects.owned_by(resume.owner).count() >= MOST_EXPORTS:
        raise Refused(f"You have had {MOST_EXPORTS} files made. Come back tomorrow.")
    made = Export.objects.create(owner=resume.owner, version=version, **choices)
    record(
        resume.owner,
        Activity.Action.RESUME_EXPORTED,
        f"{made.get_format_display()} asked for: {resume.title}, version {version.number}",
        reverse("resumes:export", args=[resume.pk]),
    )
    made.enqueue()
    return made


@transaction.atomic
def save_tailored(*, resume: Resume, tailored: ReadResume, note: str) -> ResumeVersion:
    """Keep accepted suggestions as a version for one job; the current version stays current."""
    resume = Resume.objects.select_for_update().get(pk=resume.pk)
    version = resume.add_version(
        tailored.facts,
        ResumeVersion.Origin.TAILORED,
        note[:LONGEST_NOTE],
        text=tailored.text,
    )
    record(resume.owner, Activity.Action.TAILORED, version.said, resume.get_absolute_url())
    return version


@transaction.atomic
def make_default(resume: Resume) -> None:
    """Use this résumé where none is chosen."""
    one_at_a_time(resume.owner)
    Resume.objects.owned_by(resume.owner).filter(is_default=True).update(is_default=False)
    Resume.objects.filter(pk=resume.pk).update(is_default=True)


@transaction.atomic
def delete(resume: Resume) -> None:
    """Delete a résumé, its versions, the reports made with it, and, on commit, its file."""
    owner, title, was_default = resume.owner, resume.title, resume.is_default
    resume.delete()
    if was_default and (next_ := Resume.objects.owned_by(owner).newest().first()):
        make_default(next_)
    record(owner, Activity.Action.RESUME_DELETED, f"Résumé deleted: {title}")
