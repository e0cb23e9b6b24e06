"""The suggestions for one report: asked for, decided on, saved."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import WORDS, call, file
from api.shapes import matches as shapes
from api.views.base import Calls, made_file
from api.views.matches import ROWS
from core.errors import Refused
from matching import tailoring as deciding
from matching.material_views import SHOWS as MATERIAL_SHOWS
from matching.material_views import SORTS as MATERIAL_SORTS
from matching.models import Match, Question, Tailoring
from matching.tailoring_views import WORDS as DECISIONS
from resumes.export import Choice
from resumes.export.preview import first_page
from resumes.export.wording import language_of
from resumes.models import Resume

UNPROVEN = "Nothing in your material says “{}”. Send “sure” if it is true."


class Suggestions(Calls):
    """What is suggested for one report."""

    queryset = Tailoring.objects.none()

    def rows(self) -> QuerySet[Tailoring]:
        match = (f"match__{name}" for name in ROWS)
        return Tailoring.objects.select_related(*match, "owner", "version").filter(owner=self.me)

    def made(self, pk: int) -> Tailoring:  # type: ignore[override] # of one report
        """Suggestions that are there to be decided on."""
        found: Tailoring = self.one(self.rows(), match_id=pk)
        if not found.is_ready:
            raise Refused("The suggestions are not made yet.")
        return found

    def shown(self, pk: int) -> Response:
        return self.shaped(shapes.TailoringShape, self.one(self.rows(), match_id=pk))

    @call("The suggestions for a report", gives=shapes.TailoringShape)
    def show(self, request: Request, pk: int) -> Response:
        """With the questions that only you can answer."""
        return self.shown(pk)

    @call("Ask for suggestions", gives=shapes.TailoringShape, status=202)
    def ask(self, request: Request, pk: int) -> Response:
        """Where they failed, they are made after all."""
        match = self.one(Match.objects.select_related(*ROWS).owned_by(self.me), pk=pk)
        failed = self.rows().filter(match_id=pk, status=Tailoring.Status.FAILED).first()
        if failed is not None:
            deciding.try_again(failed)
        else:
            deciding.request_tailoring(match)
        row = self.one(self.rows(), match_id=pk)
        return self.begun(shapes.TailoringShape, row, "tailoring", pk)

    @call("Decide on a suggestion", said=shapes.Decide, gives=shapes.TailoringShape)
    def decide(self, request: Request, pk: int, number: int) -> Response:
        """Accept, edit, refuse or undo; the score is measured anew."""
        row = self.one(self.made(pk).suggestions.all(), pk=number)
        said = self.said(shapes.Decide)
        own = said.get("own", "").strip()
        if said["decision"] == "edit" and own:
            faults = [] if said["sure"] else deciding.unproven(row, own)
            if faults:
                raise ValidationError({"own": [UNPROVEN.format("”, “".join(faults))]})
            if said["sure"]:
                deciding.keep_as_true(row, own)
                return self.shown(pk)
        deciding.decide(row, DECISIONS[said["decision"]], own)
        return self.shown(pk)

    @call("Decide on all", said=shapes.DecideAll, gives=shapes.TailoringShape)
    def decide_all(self, request: Request, pk: int) -> Response:
        """Of those that together would lower the score, the later stay open."""
        said = self.said(shapes.DecideAll)
        deciding.decide_all(self.made(pk), DECISIONS[said["decision"]])
        return self.shown(pk)

    @call("Answer a question", said=shapes.AnswerQuestion, gives=shapes.TailoringShape)
    def answer(self, request: Request, pk: int, number: int) -> Response:
        """An answer becomes a suggestion, where it makes one."""
        question = self.one(self.made(pk).questions.all(), pk=number)
        said = self.said(shapes.AnswerQuestion)
        if said["decision"] == "no":
            deciding.not_so(question)
        elif said["decision"] == "undo":
            deciding.ask_once_more(question)
        else:
            deciding.answer(question, said.get("answer", ""))
        return self.shown(pk)

    @call("Save what is accepted as a version", gives=shapes.Saved, status=201)
    def save(self, request: Request, pk: int) -> Response:
        """The current version stays as it is."""
        version = deciding.save_version(self.made(pk))
        saved = {"resume": version.resume_id, "version": version.number}
        return self.placed(shapes.Saved, saved, 201, "version", *saved.values())

    @call("Ask for a report of the saved version", gives=shapes.MatchLine, status=202)
    def score(self, request: Request, pk: int) -> Response:
        """For the same job; asked twice, it is the same report."""
        made = deciding.score_version(self.me, self.made(pk))
        return self.begun(shapes.MatchLine, made, "match", made.pk)

    @file("How the first page would look with what is accepted", "image/png")
    def preview(self, request: Request, pk: int) -> HttpResponse:
        """As a picture."""
        made = deciding.tailored(self.made(pk))
        choice = Choice(language=language_of(made.text))
        return made_file(first_page(made.facts, choice), "page.png", "image/png")


class Material(Calls):
    """What I have told besides a résumé: suggestions and letters rest on it."""

    queryset = Question.objects.none()
    sorts = MATERIAL_SORTS
    shows = MATERIAL_SHOWS

    def rows(self, pk: int) -> QuerySet[Question]:
        rows = Question.objects.filter(resume=pk, resume__owner=self.me)
        return rows.exclude(state=Question.State.OPEN)

    @call("What I have told", gives=shapes.MaterialLine(many=True), parameters=[WORDS])
    def list(self, request: Request, pk: int) -> Response:
        """Besides this résumé, and what I said no to."""
        self.one(Resume.objects.owned_by(self.me), pk=pk)
        rows = self.rows(pk)
        for word in self.words.split():
            rows = rows.filter(
                Q(asks__icontains=word) | Q(about__icontains=word) | Q(answer__icontains=word)
            )
        return self.page(rows, shapes.MaterialLine)

    @call("Take back what I have told", gives=None, status=204)
    def destroy(self, request: Request, pk: int, number: int) -> Response:
        """Nothing will rest on it any more; what was asked is asked once more."""
        deciding.take_back(self.one(self.rows(pk), pk=number))
        return Response(status=204)
