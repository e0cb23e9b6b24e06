"""Interviews: questions asked for, answered, judged."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import WORDS, call
from api.shapes import interviews as shapes
from api.views.base import Calls, in_turn, sound
from interviews import services
from interviews.forms import AnswerForm, AskForm, PlanForm
from interviews.models import Answer, Question, QuestionSet
from interviews.views import SHOWS, SORTS

PLANNED = ("held_on", "held_at", "notes")


class Sets(Calls):
    """My sets of questions."""

    queryset = QuestionSet.objects.none()
    sorts = SORTS
    shows = SHOWS

    def rows(self) -> QuerySet[QuestionSet]:
        rows = QuestionSet.objects.owned_by(self.me)
        return rows.select_related("job", "match", "owner").defer("match__report")

    @call("My sets of questions", gives=shapes.SetLine(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """`q` searches titles and employers."""
        rows = self.rows()
        for word in self.words.split():
            rows = rows.filter(Q(job__title__icontains=word) | Q(job__company__icontains=word))
        return self.page(rows, shapes.SetLine)

    @call("Ask for questions", said=shapes.AskSet, gives=shapes.SetLine, status=202)
    def create(self, request: Request) -> Response:
        """From a report, or from a job alone."""
        form = AskForm(self.said(shapes.AskSet), owner=self.me)
        sound(form)
        made = services.request_questions(about=form.chosen, mix=form.mix)
        return self.begun(shapes.SetLine, made, "interview", made.pk)

    @call("A set of questions", gives=shapes.SetWhole)
    def retrieve(self, request: Request, pk: int) -> Response:
        """With its guide."""
        return self.shaped(shapes.SetWhole, self.one(self.rows(), pk=pk))

    @call("Plan an interview", said=shapes.PlanSet, gives=shapes.SetWhole)
    @in_turn
    def partial_update(self, request: Request, pk: int) -> Response:
        """Its day, its time, and notes."""
        row = self.one(self.rows(), pk=pk)
        before = {name: getattr(row, name) for name in PLANNED}
        form = PlanForm(before | self.said(shapes.PlanSet), instance=row)
        services.plan(questions=row, **sound(form))
        return self.shaped(shapes.SetWhole, self.one(self.rows(), pk=pk))

    @call("Delete a set", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """With its answers."""
        services.delete(self.one(self.rows(), pk=pk))
        return Response(status=204)

    @call("Have a failed set made after all", gives=shapes.SetLine, status=202)
    def retry(self, request: Request, pk: int) -> Response:
        """Where it failed."""
        services.try_again(self.one(self.rows(), pk=pk))
        return self.begun(shapes.SetLine, self.one(self.rows(), pk=pk), "interview", pk)


class SetQuestions(Calls):
    """The questions of a set."""

    queryset = Question.objects.none()
    sorts = {"asked": ("order", "pk"), "hardest": ("-level", "order", "pk")}  # noqa: RUF012 - as all lists have it

    @call("The questions of a set", gives=shapes.AskedLine(many=True))
    def list(self, request: Request, pk: int) -> Response:
        """In the order in which they may be asked."""
        row = self.one(QuestionSet.objects.owned_by(self.me), pk=pk)
        return self.page(row.questions.defer("said"), shapes.AskedLine)


class Questions(Calls):
    """One question, and its answers."""

    queryset = Question.objects.none()

    def question(self, pk: int) -> Question:
        rows = Question.objects.select_related("set__job", "set__owner").filter(set__owner=self.me)
        found: Question = self.one(rows, pk=pk)
        return found

    @call("A question", gives=shapes.AskedWhole)
    def retrieve(self, request: Request, pk: int) -> Response:
        """With what it rests on, and how a good answer is built."""
        return self.shaped(shapes.AskedWhole, self.question(pk))

    @call("Mark, skip, or keep a draft", said=shapes.ChangeAsked, gives=shapes.AskedWhole)
    @in_turn
    def partial_update(self, request: Request, pk: int) -> Response:
        """Only what is sent is changed."""
        row = self.question(pk)
        said = self.said(shapes.ChangeAsked)
        if "draft" in said:
            services.keep_draft(question=row, text=said.pop("draft"))
        if said:
            services.set_aside(row, **said)
        return self.shaped(shapes.AskedWhole, self.question(pk))


class Answers(Questions):
    """Answers to a question."""

    queryset = Answer.objects.none()  # type: ignore[assignment] # of another kind of row

    @call("The answers to a question", gives=shapes.AnswerShape(many=True))
    def list(self, request: Request, pk: int) -> Response:
        """The newest first."""
        return self.page(self.question(pk).answers.all(), shapes.AnswerShape)

    @call("Answer a question", said=shapes.GiveAnswer, gives=shapes.AnswerShape, status=202)
    def create(self, request: Request, pk: int) -> Response:
        """It is judged in the background."""
        question = self.question(pk)
        said = sound(AnswerForm(self.said(shapes.GiveAnswer)))
        made = services.answer(
            question=question, owner=self.me, text=said["text"], seconds=said["seconds"] or 0
        )
        return self.begun(shapes.AnswerShape, made, "answer", made.pk)


class OneAnswer(Calls):
    """An answer."""

    queryset = Answer.objects.none()

    @call("An answer", gives=shapes.AnswerShape)
    def retrieve(self, request: Request, pk: int) -> Response:
        """How it fared."""
        return self.shaped(shapes.AnswerShape, self.one(Answer.objects.owned_by(self.me), pk=pk))
