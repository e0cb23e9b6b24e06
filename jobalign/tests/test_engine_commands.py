"""The engine from a shell: lines, failures and exit statuses."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from docx import Document as Docx

JOB = "Head Baker\nRequirements:\n- Three years of experience as a baker\n- Food hygiene\n"
RESUME = "Ada Roux\nBaker\nBaked bread and pastry in a busy bakery for five years.\n"


def lines(*words: str) -> tuple[list[dict[str, Any]], int]:
    out, status = StringIO(), 0
    try:
        call_command(*words, stdout=out, stderr=StringIO())
    except SystemExit as stop:
        status = int(stop.code or 0)
    return [json.loads(line) for line in out.getvalue().splitlines()], status


def test_a_file_that_cannot_be_read_is_a_line_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "job.txt").write_text(JOB)
    missing = str(tmp_path / "none.txt")
    rows, status = lines("read_job", "--json", missing, str(tmp_path / "job.txt"))
    assert [row["status"] for row in rows] == ["failed", "ready"]
    assert rows[0]["problem"].startswith("There is no file")
    assert rows[1]["facts"]["title"] == "Head Baker"
    assert status == 1


def test_pairs_are_reported_by_their_ids(tmp_path: Path) -> None:
    pair = {"id": "one", "resume": {"text": RESUME}, "job": {"text": JOB}}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(pair) + "\n")
    rows, status = lines("match", "--json", "--pairs", str(tmp_path / "pairs.jsonl"))
    assert [row["id"] for row in rows] == ["one"]
    assert rows[0]["score"] == pytest.approx(sum(part["points"] for part in rows[0]["ledger"]))
    assert status == 0


def test_jobs_are_ranked_best_first(tmp_path: Path) -> None:
    jobs = [
        {"id": "dev", "title": "Python Developer", "text": "Write software and tests in Python."},
        {"id": "baker", "title": "Baker", "text": "Bake bread and pastry every morning."},
    ]
    (tmp_path / "jobs.jsonl").write_text("\n".join(json.dumps(job) for job in jobs))
    (tmp_path / "resume.txt").write_text(RESUME)
    words = ["--jobs", str(tmp_path / "jobs.jsonl"), "--top", "1", str(tmp_path / "resume.txt")]
    rows, status = lines("rank_jobs", "--json", *words)
    assert [job["id"] for job in rows[0]["jobs"]] == ["baker"]
    assert status == 0


def test_unusable_arguments_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pairs.jsonl").write_text("not json\n")
    for words in (["match"], ["match", "--pairs", str(tmp_path / "pairs.jsonl")]):
        with pytest.raises(CommandError) as refused:
            call_command(*words, stdout=StringIO(), stderr=StringIO())
        assert refused.value.returncode == 2


def test_suggestions_have_the_shape_that_programs_rely_on(tmp_path: Path) -> None:
    (tmp_path / "job.txt").write_text(JOB)
    (tmp_path / "resume.txt").write_text(RESUME)
    rows, status = lines(
        "tailor", "--json", *(str(tmp_path / f"{n}.txt") for n in ("resume", "job"))
    )
    [row] = rows
    assert set(row) == {"suggestions", "questions", "letter", "engine"}
    assert all(set(question) == {"asks", "about"} for question in row["questions"])
    shape = {"kind", "where", "before", "after", "why", "serves", "evidence", "points"}
    assert all(set(one) == shape for one in row["suggestions"])
    assert row["letter"].startswith("Dear hiring team,")
    assert status == 0


def test_hidden_words_are_said_in_a_report_as_on_its_page(tmp_path: Path) -> None:
    resume = Docx()
    resume.add_paragraph(RESUME).add_run("food hygiene").font.hidden = True
    resume.save(str(tmp_path / "resume.docx"))
    (tmp_path / "job.txt").write_text(JOB)
    [row], _ = lines("match", "--json", str(tmp_path / "resume.docx"), str(tmp_path / "job.txt"))
    assert any("food hygiene" in notice for notice in row["notices"])
