"""The letters for one report: written, edited, taken along."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response

from ai.suggestions import LetterStyle
from api.schema import call, file
from api.shapes import matches as shapes
from api.shapes.editing import Pieces
from api.views.base import Calls, made_file
from api.views.matches import ROWS
from core import typesetting
from core.errors import Refused
from matching import letters
from matching.letter_presenting import LetterPage
from matching.models import CoverLetter, LetterRevision, Match
from resumes.comparing import pieces

UNSOURCED = "The file waits: settle the claims without a source first, on the letter's page."


class Letters(Calls):
    """Letters and short e-mails."""

    queryset = CoverLetter.objects.none()

    def match(self, pk: int) -> Match:
        found: Match = self.one(Match.objects.select_related(*ROWS).owned_by(self.me), pk=pk)
        return found

    def rows(self, pk: int) -> QuerySet[CoverLetter]:
        match = (f"match__{name}" for name in ROWS)
        mine = CoverLetter.objects.select_related(*match, "owner").filter(owner=self.me)
        return mine.filter(match_id=pk)

    @call("The letters for a report", gives=shapes.LetterLine(many=True))
    def list(self, request: Request, pk: int) -> Response:
        """At most one of each kind."""
        self.match(pk)
        return self.page(self.rows(pk), shapes.LetterLine)

    @call("A letter", gives=shapes.LetterWhole)
    def retrieve(self, request: Request, pk: int, kind: str) -> Response:
        """As it stands now."""
        return self.shaped(shapes.LetterWhole, self.one(self.rows(pk), kind=kind))

    @call("Have a letter written", said=shapes.AskLetter, gives=shapes.LetterLine, status=202)
    def write(self, request: Request, pk: int, kind: str) -> Response:
        """Or written anew; earlier revisions stay."""
        if kind not in CoverLetter.Kind.values:
            raise Http404
        match = self.match(pk)
        said = self.said(shapes.AskLetter)
        letters.request_letter(match, LetterStyle.model_validate({"kind": kind, **said}))
        row = self.one(self.rows(pk), kind=kind)
        return self.begun(shapes.LetterLine, row, "letter", pk, kind)

    @call("Edit a letter", said=shapes.EditLetter, gives=shapes.LetterWhole)
    def edit(self, request: Request, pk: int, kind: str) -> Response:
        """Your own words, as the next revision."""
        row = self.one(self.rows(pk), kind=kind)
        letters.edit(row, self.said(shapes.EditLetter)["text"])
        return self.shaped(shapes.LetterWhole, row)

    @call("Delete a letter", gives=None, status=204)
    def destroy(self, request: Request, pk: int, kind: str) -> Response:
        """With all its revisions."""
        letters.delete(self.one(self.rows(pk), kind=kind))
        return Response(status=204)

    @file("The letter as a file", *(kind for _, kind in letters.FORMATS.values()))
    def file(self, request: Request, pk: int, kind: str, name: str) -> HttpResponseBase:
        """`pdf`, `docx` or `txt`; it waits for claims that have no source."""
        row = self.one(self.rows(pk), kind=kind)
        text = letters.current(row)
        if name not in letters.FORMATS or not text:
            raise Http404
        if LetterPage.of(row, row.match, letters.sources_of(row)).unsourced:
            raise Refused(UNSOURCED)
        make, content_type = letters.FORMATS[name]
        try:
            return made_file(make(row, text), f"{kind}.{name}", content_type)
        except typesetting.Untypesettable as problem:
            raise Refused(f"{problem}. Take the Word file instead.") from None


class Claims(Letters):
    """What a letter claims, and what it rests on."""

    @call("What a letter rests on", gives=shapes.Sources)
    def sources(self, request: Request, pk: int, kind: str) -> Response:
        """Sentence by sentence; its file waits for those that have faults."""
        row = self.one(self.rows(pk), kind=kind)
        if not letters.current(row):
            raise Refused("This letter is not written yet.")
        traced, offered = letters.looked_through(row)
        page = LetterPage.of(row, row.match, traced)
        said = {
            "claims": page.claims,
            "wanted": page.wanted,
            "more": [one.text for one in offered],
        }
        return self.shaped(shapes.Sources, said)

    @call("Settle a claim, or say one more thing", said=shapes.Settle, gives=shapes.LetterWhole)
    def settle(self, request: Request, pk: int, kind: str) -> Response:
        """As the next revision; what you say is true is your material from then on."""
        row = self.one(self.rows(pk), kind=kind)
        _settle(row, **self.said(shapes.Settle))
        return self.shaped(shapes.LetterWhole, self.one(self.rows(pk), kind=kind))


def _settle(row: CoverLetter, *, do: str, sentence: str, where: str = "", words: str = "") -> None:
    if do == "true":
        letters.is_true(row, sentence, where)
    elif do == "learn":
        letters.want_to_learn(row, sentence, words)
    elif do == "also":
        letters.say_also(row, sentence)
    else:
        letters.take_out(row, sentence)


class Revisions(Letters):
    """The words of a letter as they stood."""

    queryset = LetterRevision.objects.none()  # type: ignore[assignment] # of another kind of row
    sorts: ClassVar = {"newest": ("-number",), "oldest": ("number",)}

    @call("The revisions of a letter", gives=shapes.Revision(many=True))
    def list(self, request: Request, pk: int, kind: str) -> Response:  # type: ignore[override]
        """None is ever changed."""
        return self.page(self.one(self.rows(pk), kind=kind).revisions.all(), shapes.Revision)

    @call("What differs since an old revision", gives=Pieces)
    def changes(self, request: Request, pk: int, kind: str, number: int) -> Response:
        """Up to the current one, as one text."""
        row = self.one(self.rows(pk), kind=kind)
        older = self.one(row.revisions.all(), number=number)
        return self.shaped(Pieces, {"pieces": pieces(older.text, letters.current(row))})

    @call("Make an old revision current", gives=shapes.LetterWhole, status=201)
    def restore(self, request: Request, pk: int, kind: str, number: int) -> Response:
        """As a new revision."""
        row = self.one(self.rows(pk), kind=kind)
        letters.restore(row, self.one(row.revisions.all(), number=number))
        return self.made(shapes.LetterWhole, row, "letter", pk, kind)
