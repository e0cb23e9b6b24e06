"""Corrections of a résumé's facts: as versions, and as drafts that wait."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpResponse
from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import call, file
from api.shapes import editing as shapes
from api.shapes.resumes import VersionWhole
from api.views.base import made_file, sound
from api.views.resumes import Versions
from core.errors import Refused
from core.forms import number as number_of
from resumes import services
from resumes.comparing import changes
from resumes.editing import FactsForms
from resumes.editing.typing import MOST_CHARACTERS, typed
from resumes.export import Choice
from resumes.export.preview import first_page
from resumes.export.wording import language_of
from resumes.forms import ExportForm
from resumes.models import Draft, Resume, ResumeVersion

NO_CHANGE = "No fact has changed."
NOT_READ = "This résumé is not read yet."
SINCE = OpenApiParameter("since", int, description="The version before; else the next older one.")
LOOKS = [
    OpenApiParameter("version_number", int, description="Which version; else the current one."),
    *(
        OpenApiParameter(name, str, enum=[key for key, _ in ExportForm.base_fields[name].choices])  # type: ignore[attr-defined] # of a choice
        for name in ("design", "paper", "language")
    ),
]


def saved(resume: Resume, forms: FactsForms) -> ResumeVersion:
    """The next version. Raises ValidationError for what is not right, and Refused where nothing
    has changed."""
    if not forms.is_valid():
        raise ValidationError(forms.problems)
    if (forms.title, forms.facts()) == (resume.title, resume.facts):
        raise Refused(NO_CHANGE)
    version = services.correct(resume=resume, title=forms.title, facts=forms.facts())
    if version is None:  # the title alone, or it was sent twice at once
        resume.refresh_from_db(fields=["current"])
    made = version or resume.current
    assert made is not None  # noqa: S101 - what is edited was read
    return made


def words_of(
    resume: Resume, base: ResumeVersion, said: dict[str, Any], before: dict[str, str] | None = None
) -> dict[str, str]:
    """What the editor's forms hold after facts were sent."""
    forms = FactsForms.of(resume, None, base.parsed)
    return typed(before or forms.filled, forms.completed(said))


def within(words: dict[str, str]) -> dict[str, str]:
    """What is typed, where it is not more than a draft holds. Raises ValidationError."""
    if sum(map(len, words.values())) > MOST_CHARACTERS:
        raise ValidationError("This is more than a draft holds.")
    return words


class Corrections(Versions):
    """Versions, and one more by hand."""

    @call("Correct the facts", said=shapes.CorrectFacts, gives=VersionWhole, status=201)
    def correct(self, request: Request, pk: int) -> Response:
        """As the next version, which is current from then on. What stays as it was read keeps its
        evidence; what you write has none."""
        resume = self.resume(pk)
        said = self.said(shapes.CorrectFacts)
        base = self.base(resume, said)
        made = saved(resume, FactsForms.of(resume, words_of(resume, base, said), base.parsed))
        return self.made(VersionWhole, made, "version", pk, made.number)

    def base(self, resume: Resume, said: dict[str, Any]) -> ResumeVersion:
        """The version that is corrected. Raises Refused before the first reading."""
        if resume.current is None:
            raise Refused(NOT_READ)
        number = said.pop("base", resume.current.number)
        version = resume.versions.filter(number=number).first()
        if version is None:
            raise ValidationError({"base": ["This résumé has no such version."]})
        return version

    @call("What differs between two versions", gives=shapes.Changes, parameters=[SINCE])
    def changes(self, request: Request, pk: int, number: int) -> Response:
        """Field by field, word by word; an entry that moved is no change."""
        rows = self.resume(pk).versions
        newer = self.one(rows.all(), number=number)
        since = number_of(request.query_params.get("since"))
        older = (
            self.one(rows.all(), number=since) if since else rows.filter(number__lt=number).first()
        )
        older = older or newer
        found = changes(older.parsed, newer.parsed)
        said = {"since": older.number, "version": newer.number, "changes": found}
        return self.shaped(shapes.Changes, said)

    @file("How the first page would look", "image/png", parameters=LOOKS)
    def preview(self, request: Request, pk: int) -> HttpResponse:
        """Of an export, as a picture."""
        resume = self.resume(pk)
        if resume.current is None:
            raise Refused(NOT_READ)
        form = ExportForm(resume, request.query_params)
        sound(form)
        return made_file(first_page(form.version.parsed, form.choice), "page.png", "image/png")


class Drafts(Corrections):
    """What was typed and is no version yet."""

    queryset = Draft.objects.none()  # type: ignore[assignment] # of another kind of row
    sorts: ClassVar[dict[str, Any]] = {"newest": ("-updated_at", "-pk")}

    def draft(self, pk: int, key: str) -> Draft:
        rows = Draft.objects.select_related("base", "resume__current", "resume__owner")
        found: Draft = self.one(rows.filter(resume__owner=self.me, resume=pk), key=key)
        return found

    @call("The drafts of a résumé", gives=shapes.DraftLine(many=True))
    def list(self, request: Request, pk: int) -> Response:
        """Of the editor's page, and of programs."""
        rows = self.resume(pk).drafts.select_related("base").defer("said", "history")
        return self.page(rows, shapes.DraftLine)

    @call("Keep a draft", said=shapes.CorrectFacts, gives=shapes.DraftWhole, status=201)
    def create(self, request: Request, pk: int) -> Response:
        """Right or wrong; the editor's page goes on with it. The newest ten are kept."""
        resume, said = self.resume(pk), self.said(shapes.CorrectFacts)
        base = self.base(resume, said)
        words = within(words_of(resume, base, said))
        made = services.keep_draft(resume=resume, base=base, key="", revision=0, said=words)
        return self.made(shapes.DraftWhole, made, "draft", pk, made.key)

    @call("A draft", gives=shapes.DraftWhole)
    def retrieve(self, request: Request, pk: int, key: str) -> Response:  # type: ignore[override]
        """With the facts as they would be saved, or with what is not right."""
        return self.shaped(shapes.DraftWhole, self.draft(pk, key))

    @call("Go on with a draft", said=shapes.KeepDraft, gives=shapes.DraftWhole)
    def partial_update(self, request: Request, pk: int, key: str) -> Response:
        """Only what is sent is changed. Where it was changed since `revision`, both are kept: the
        answer has the key of a draft of its own."""
        draft, said = self.draft(pk, key), self.said(shapes.KeepDraft)
        revision, resume = said.pop("revision"), draft.resume
        base = self.base(resume, {"base": said.pop("base", draft.base.number)})
        words = within(words_of(resume, base, said, draft.said))
        kept = services.keep_draft(
            resume=resume, base=base, key=key, revision=revision, said=words
        )
        return self.shaped(shapes.DraftWhole, kept)

    @call("Throw a draft away", gives=None, status=204)
    def destroy(self, request: Request, pk: int, key: str) -> Response:
        """The versions are as they were."""
        self.draft(pk, key).delete()
        return Response(status=204)

    @call("Undo the last change of a draft", gives=shapes.DraftWhole)
    def undo(self, request: Request, pk: int, key: str) -> Response:
        """Up to twenty, one by one."""
        services.undo(self.draft(pk, key))
        return self.shaped(shapes.DraftWhole, self.draft(pk, key))

    @call("Save a draft as a version", gives=VersionWhole, status=201)
    def save(self, request: Request, pk: int, key: str) -> Response:
        """The draft is gone then."""
        draft = self.draft(pk, key)
        if not draft.said:
            raise Refused(NO_CHANGE)
        made = saved(draft.resume, shapes.forms_of(draft))
        draft.delete()
        return self.made(VersionWhole, made, "version", pk, made.number)

    @file("How the first page of a draft would look", "image/png")
    def preview(self, request: Request, pk: int, key: str) -> HttpResponse:  # type: ignore[override]
        """As a picture; of its version, while something is not right."""
        draft = self.draft(pk, key)
        facts = shapes.facts_of(draft) or draft.base.parsed
        choice = Choice(language=language_of(draft.resume.text))
        return made_file(first_page(facts, choice), "page.png", "image/png")
