"""Mock interviews, the story bank, and the plan until the day."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import Prefetch, Q, QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from api.schema import WORDS, call, file
from api.shapes import practice as shapes
from api.shapes.interviews import AnswerShape
from api.views.base import Calls, Shows, in_turn, made_file, sound
from api.views.interviews import Sets
from core.calendars import CONTENT_TYPE, calendar
from core.errors import Refused
from interviews import guide_files, services
from interviews.forms import StoryForm
from interviews.models import Answer, MockInterview, QuestionSet, Story
from interviews.planning import Day, events_of, plan_of
from interviews.presenting import story_of
from interviews.story_views import SORTS as STORY_SORTS

NOT_NOW = "This is not the question that is asked now."


class Preparing(Sets):
    """What belongs to a set besides its questions."""

    def days(self, row: QuestionSet) -> list[Day]:
        rows = list(row.questions.prefetch_related("answers"))
        return plan_of(row, rows, timezone.localdate())

    @call("The plan until the day", gives=shapes.Plan)
    def plan(self, request: Request, pk: int) -> Response:
        """At most a week of days, by what is not practised yet."""
        return self.shaped(shapes.Plan, {"days": self.days(self.one(self.rows(), pk=pk))})

    @file("The plan as a calendar file", CONTENT_TYPE)
    def calendar(self, request: Request, pk: int) -> HttpResponse:
        """With the interview itself, where its day is set."""
        row = self.one(self.rows(), pk=pk)
        zone = timezone.get_current_timezone_name()
        address = request.build_absolute_uri(row.get_absolute_url())
        made = calendar(events_of(row, self.days(row), zone, address))
        return made_file(made.encode(), "interview.ics", CONTENT_TYPE)

    @file(
        "The questions and the guide as a file", *(kind for _, kind in guide_files.MAKERS.values())
    )
    def guide(self, request: Request, pk: int, kind: str) -> HttpResponse:
        """`pdf` or `docx`."""
        row = self.one(self.rows(), pk=pk)
        if kind not in guide_files.MAKERS or not row.is_ready:
            raise Http404
        try:
            made, content_type = guide_files.made(row, kind)
        except guide_files.Untypesettable as problem:
            raise Refused(f"{problem}. Take the Word file instead.") from None
        return made_file(made, f"interview-guide.{kind}", content_type)


class Mocks(Calls):
    """Mock interviews."""

    queryset = MockInterview.objects.none()
    sorts: ClassVar[dict[str, Any]] = {
        "newest": ("-started_at", "-pk"),
        "oldest": ("started_at", "pk"),
    }
    shows: ClassVar[Shows] = {
        "ended": ("Ended", Q(ended_at__isnull=False)),
        "open": ("Not ended", Q(ended_at=None)),
    }

    def rows(self) -> QuerySet[MockInterview]:
        answers = Answer.objects.select_related("question").order_by("pk")
        rows = MockInterview.objects.owned_by(self.me).select_related("set__job", "owner")
        return rows.prefetch_related(Prefetch("answers", answers))

    def shown(self, pk: int) -> Response:
        return self.shaped(shapes.MockWhole, self.one(self.rows(), pk=pk))

    @call("My mock interviews", gives=shapes.MockLine(many=True))
    def list(self, request: Request) -> Response:
        """Oldest first, the scores of those that have ended are the progress."""
        return self.page(self.rows(), shapes.MockLine)

    @call("Begin a mock interview", gives=shapes.MockWhole, status=201)
    def create(self, request: Request, pk: int) -> Response:
        """Some questions of a set, those least practised first."""
        row = self.one(QuestionSet.objects.owned_by(self.me), pk=pk)
        made = services.start_mock(questions=row, owner=self.me)
        return self.made(shapes.MockWhole, made, "mock", made.pk)

    @call("A mock interview", gives=shapes.MockWhole)
    def retrieve(self, request: Request, pk: int) -> Response:
        """With the question that is asked now, or how it went."""
        return self.shown(pk)

    @call("Answer in a mock interview", said=shapes.AnswerMock, gives=AnswerShape, status=202)
    def answer(self, request: Request, pk: int) -> Response:
        """The question that is asked now; after the last the interview has ended."""
        mock, said = self.one(self.rows(), pk=pk), self.said(shapes.AnswerMock)
        done = [*mock.answers.all()]
        asked = None if mock.ended_at else services.next_of(mock, done)
        if asked is None or asked.pk != said.pop("question"):
            raise Refused(NOT_NOW)
        made = services.answer(question=asked, owner=self.me, mock=mock, **said)
        if services.next_of(mock, [*done, made]) is None:
            services.end_mock(mock)
        return self.begun(AnswerShape, made, "answer", made.pk)

    @call("End a mock interview", gives=shapes.MockWhole)
    def end(self, request: Request, pk: int) -> Response:
        """What was answered stays."""
        services.end_mock(self.one(self.rows(), pk=pk))
        return self.shown(pk)


class Retried(Calls):
    """An answer that could not be judged."""

    queryset = Answer.objects.none()

    @call("Have an answer judged after all", gives=AnswerShape, status=202)
    def retry(self, request: Request, pk: int) -> Response:
        """Where judging failed."""
        rows = Answer.objects.owned_by(self.me).select_related("owner", "question")
        made = self.one(rows, pk=pk)
        services.judge_again(made)
        return self.begun(AnswerShape, self.one(rows, pk=pk), "answer", pk)


class Stories(Calls):
    """My story bank."""

    queryset = Story.objects.none()
    sorts = STORY_SORTS

    def rows(self) -> QuerySet[Story]:
        return Story.objects.owned_by(self.me)

    @call("My stories", gives=shapes.StoryShape(many=True), parameters=[WORDS])
    def list(self, request: Request) -> Response:
        """`q` searches titles, what they show, and what you did."""
        rows = self.rows()
        for word in self.words.split():
            rows = rows.filter(
                Q(title__icontains=word) | Q(tags__icontains=word) | Q(action__icontains=word)
            )
        return self.page(rows, shapes.StoryShape)

    @call("Keep a story", said=shapes.TellStory, gives=shapes.StoryShape, status=201)
    def create(self, request: Request) -> Response:
        """With `answer`, from what you practised."""
        said = self.said(shapes.TellStory)
        told = self.told(said.pop("answer", None))
        made = self.kept(Story(owner=self.me), told | said)
        return self.made(shapes.StoryShape, made, "story", made.pk)

    def told(self, pk: int | None) -> dict[str, str]:
        """The parts of an answer of one's own."""
        if pk is None:
            return {}
        rows = Answer.objects.owned_by(self.me).select_related("question").ready()
        answer = rows.filter(pk=pk).first()
        if answer is None:
            raise ValidationError({"answer": ["Name an answer of yours that was judged."]})
        return story_of(answer)

    def kept(self, story: Story, said: dict[str, Any]) -> Story:
        form = StoryForm(said, instance=story)
        sound(form)
        return services.keep_story(owner=self.me, story=form.save(commit=False))

    @call("A story", gives=shapes.StoryShape)
    def retrieve(self, request: Request, pk: int) -> Response:
        """In its four parts."""
        return self.shaped(shapes.StoryShape, self.one(self.rows(), pk=pk))

    @call("Change a story", said=shapes.ChangeStory, gives=shapes.StoryShape)
    @in_turn
    def partial_update(self, request: Request, pk: int) -> Response:
        """Only what is sent is changed."""
        row = self.one(self.rows(), pk=pk)
        kept = self.kept(row, shapes.parts_of(row) | self.said(shapes.ChangeStory))
        return self.shaped(shapes.StoryShape, kept)

    @call("Delete a story", gives=None, status=204)
    def destroy(self, request: Request, pk: int) -> Response:
        """For good."""
        services.delete_story(self.one(self.rows(), pk=pk))
        return Response(status=204)
