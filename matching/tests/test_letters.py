"""Letters: written, edited, kept, and let out only when every claim has a source."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from docx import Document

from accounts.models import User
from ai.documents import read as read_document
from ai.suggestions import PLAIN_LETTER
from billing.models import Usage
from jobs.tests.factories import a_job
from matching import letters, pipeline, tailoring_pipeline
from matching.letter_presenting import LetterPage
from matching.models import CoverLetter
from matching.services import request_match
from matching.tests.factories import LETTER, a_letter, a_match
from resumes.tests.factories import a_resume

pytestmark = pytest.mark.django_db
CLAIM = "I led 90 people at Kew."


@pytest.mark.parametrize("kind", ["letter", "email"])
def test_it_is_written_from_facts_in_a_tone(kind: str, mine: Client, user: User) -> None:
    match = request_match(owner=user, resume=a_resume(user), job=a_job(user))
    pipeline.compare(match.pk)
    address = f"/reports/{match.pk}/letters/{kind}/"
    assert "Choose a tone" in mine.get(address).content.decode()
    mine.post(address, {"tone": "warm"})
    letter = CoverLetter.objects.get()
    tailoring_pipeline.write_letter(letter.pk)
    page = mine.get(address).content.decode()
    assert "Head Gardener at Rosewood Park" in page
    assert "First draft, warm" in page
    assert "No source" not in page
    assert Usage.objects.get(feature="letter").spent == 1
    mine.post(address, {"tone": "formal", "length": "page"})
    letter.refresh_from_db()
    assert (letter.tone, letter.length) == ("formal", "page")
    tailoring_pipeline.write_letter(letter.pk)
    assert letter.revisions.count() == 2


def test_own_words_are_kept_as_revisions_and_old_ones_come_back(mine: Client, user: User) -> None:
    letter = a_letter(user)
    address = letter.get_absolute_url()
    mine.post(f"{address}edit/", {"text": "Dear hiring team,\r\n\r\nI grew 40 kinds of roses."})
    mine.post(f"{address}edit/", {"text": "Dear hiring team,\n\nI grew 40 kinds of roses."})
    assert letter.revisions.count() == 2
    assert "I grew 40 kinds" in letters.current(letter)
    mine.post(f"{address}restore/1/")
    assert letters.current(letter) == LETTER
    assert letter.revisions.count() == 3


def test_a_claim_without_a_source_is_marked_and_holds_the_file_back(
    mine: Client, user: User
) -> None:
    letter = a_letter(user)
    address = letter.get_absolute_url()
    mine.post(f"{address}edit/", {"text": LETTER.replace("roses.", f"roses. {CLAIM}")})
    page = mine.get(address).content.decode()
    assert "No source" in page
    assert "“90”" in page
    answer = mine.get(f"{address}txt/")
    assert answer.headers["Location"] == address


@pytest.mark.parametrize(
    ("does", "left"),
    [("out", ""), ("true", CLAIM), ("learn", "I would like to learn more about pruning.")],
)
def test_there_are_three_ways_out(does: str, left: str, mine: Client, user: User) -> None:
    letter = a_letter(user)
    address = letter.get_absolute_url()
    mine.post(f"{address}edit/", {"text": LETTER.replace("roses.", f"roses. {CLAIM}")})
    mine.post(
        f"{address}claim/", {"do": does, "sentence": CLAIM, "words": "pruning", "where": "Kew"}
    )
    assert (CLAIM in letters.current(letter)) is (does == "true")
    assert left in letters.current(letter)
    assert "No source" not in mine.get(address).content.decode()
    assert mine.get(f"{address}txt/").status_code == 200


def test_it_is_taken_along_as_text_and_as_a_word_file(mine: Client, user: User) -> None:
    address = a_letter(user).get_absolute_url()
    text = mine.get(f"{address}txt/")
    assert text.content.decode() == f"{LETTER}\n"
    assert 'filename="Letter Head Gardener.txt"' in text.headers["Content-Disposition"]
    made = Document(io.BytesIO(mine.get(f"{address}docx/").content))
    assert "\n\n".join(each.text for each in made.paragraphs) == LETTER
    assert mine.get(f"{address}exe/").status_code == 404


def test_a_persons_own_plain_words_are_theirs(mine: Client, user: User) -> None:
    letter = a_letter(user)
    address = letter.get_absolute_url()
    mine.post(f"{address}edit/", {"text": LETTER.replace("roses.", "roses. I love long walks.")})
    assert "No source" not in mine.get(address).content.decode()


def test_a_letter_is_deleted_with_its_revisions(mine: Client, user: User) -> None:
    letter = a_letter(user)
    mine.post(f"{letter.get_absolute_url()}delete/")
    assert not CoverLetter.objects.exists()


def test_an_unknown_kind_and_an_empty_letter_are_refused(mine: Client, user: User) -> None:
    assert mine.get(f"/reports/{a_match(user).pk}/letters/poem/").status_code == 404
    letter = a_letter(user)
    answer = mine.post(f"{letter.get_absolute_url()}edit/", {"text": "  "}, follow=True)
    assert "A letter needs words" in answer.content.decode()
    assert letters.current(letter) == LETTER


def test_failed_work_gives_the_letter_back(user: User) -> None:
    match = a_match(user, status="failed", problem="No.", report=None, score=None)
    letter = letters.request_letter(match, PLAIN_LETTER)
    tailoring_pipeline.write_letter(letter.pk)
    letter.refresh_from_db()
    assert letter.status == "failed"
    assert Usage.objects.get(feature="letter").spent == 0


def test_the_letter_is_a_pdf_that_reads_as_it_stands(mine: Client, user: User) -> None:
    letter = a_letter(user)
    response = mine.get(f"{letter.get_absolute_url()}pdf/")
    assert response["Content-Type"] == "application/pdf"
    text = " ".join(read_document(response.content, name="letter.pdf").text.split())
    assert "I grew 40 kinds of roses." in text
    assert "Yours sincerely, Ada Field" in text


def test_what_word_cannot_hold_is_left_out_of_its_file(mine: Client, user: User) -> None:
    letter = a_letter(user)
    letter.match.job.title = "\x01Head Gardener\uffff"
    letter.match.job.save()
    letter.add(LETTER.replace("team", "\x02te\ufffeam"), "Edited by you")
    made = mine.get(f"/reports/{letter.match_id}/letters/letter/docx/")
    words = [each.text for each in Document(io.BytesIO(made.content)).paragraphs]
    assert words == [each.strip() for each in LETTER.split("\n\n")]


def test_what_is_true_is_kept_once_and_no_longer_than_words_are(mine: Client, user: User) -> None:
    letter = a_letter(user)
    sent = {"do": "true", "sentence": "I grew 40 kinds of roses.", "where": "x" * 100_000}
    for _ in range(2):
        mine.post(f"/reports/{letter.match_id}/letters/letter/claim/", sent)
    [kept] = letter.match.resume.questions.all()
    assert len(kept.answer) < 2100


def test_more_of_ones_material_is_offered_and_put_in_before_the_end(
    mine: Client, user: User
) -> None:
    letter = a_letter(user)
    address = letter.get_absolute_url()
    bare = LETTER.replace(" I grew 40 kinds of roses.", "")
    letters.edit(letter, bare)
    offered = [one.text for one in letters.looked_through(letter)[1]]
    assert offered
    assert offered[0] in mine.get(address).content.decode()
    mine.post(f"{address}also/", {"sentence": offered[0]})
    paragraphs = letters.current(letter).split("\n\n")
    assert paragraphs[1:-1] == [bare.split("\n\n")[1], offered[0]]
    assert offered[0] not in [one.text for one in letters.looked_through(letter)[1]]
    assert "No source" not in mine.get(address).content.decode()


def test_only_what_is_offered_can_be_put_in(mine: Client, user: User) -> None:
    letter = a_letter(user)
    answer = mine.post(f"{letter.get_absolute_url()}also/", {"sentence": CLAIM}, follow=True)
    assert "does not say it any more" in answer.content.decode()
    assert letters.current(letter) == LETTER


def test_what_the_job_asks_for_is_listed_with_the_paragraph_that_says_it(
    mine: Client, user: User
) -> None:
    letter = a_letter(user)
    page = LetterPage.of(letter, letter.match, letters.sources_of(letter))
    said = {one.name: one.where for one in page.wanted}
    assert set(said.values()) <= {"Paragraph 1", "Not said", "Not in your material"}
    assert "Not in your material" in said.values()
    shown = mine.get(letter.get_absolute_url()).content.decode()
    assert f"{page.said} of {len(page.wanted)} said" in shown


def test_two_revisions_are_shown_as_one_text(mine: Client, user: User) -> None:
    letter = a_letter(user)
    address = letter.get_absolute_url()
    mine.post(f"{address}edit/", {"text": LETTER.replace("40", "forty")})
    page = mine.get(f"{address}?compare=1").content.decode()
    assert '<span class="sr-only">Taken out: </span>40</del>' in page
    assert '<span class="sr-only">Put in: </span>forty</ins>' in page
    assert "Taken out" not in mine.get(f"{address}?compare=9").content.decode()
