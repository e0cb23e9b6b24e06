"""The engine from a shell: JSON Lines on standard output, sentences on standard error."""

from __future__ import annotations

import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jobalign.samples import ALL, NURSE


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A résumé and a job as files."""
    paths = [tmp_path / f"{which}.txt" for which in ("resume", "job")]
    for path in paths:
        path.write_text(NURSE.text(path.stem), encoding="utf-8")
    return str(paths[0]), str(paths[1])


def run(*words: str) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def rows(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*words, "--json").splitlines()]


def test_a_resume_is_read(files: tuple[str, str]) -> None:
    [row] = rows("read_resume", files[0])
    assert (row["path"], row["status"], row["problem"]) == (files[0], "ready", None)
    name = row["facts"]["meta"]["evidence"]["/basics/name"]
    assert row["text"][name["start"] : name["end"]] == row["facts"]["basics"]["name"]
    assert {"id", "verdict", "seen"} <= row["checks"][0].keys()


def test_a_job_is_read(files: tuple[str, str]) -> None:
    [row] = rows("read_job", files[1])
    assert row["status"] == "ready"
    assert row["facts"]["title"] in row["text"]
    assert row["facts"]["requirements"]["required"]


def test_a_report_is_the_same_by_pair_and_by_pairs(files: tuple[str, str], tmp_path: Path) -> None:
    [alone] = rows("match", *files)
    pairs = tmp_path / "pairs.jsonl"
    job = {"text": NURSE.text("job")}
    pairs.write_text(json.dumps({"id": "a", "resume": files[0], "job": job}), encoding="utf-8")
    [paired] = rows("match", "--pairs", str(pairs))
    assert (alone.pop("id"), paired.pop("id")) == (None, "a")
    assert paired == alone
    assert round(sum(part["points"] for part in alone["ledger"]), 1) == alone["score"]


def test_jobs_are_ranked(files: tuple[str, str], tmp_path: Path) -> None:
    jobs = tmp_path / "jobs.jsonl"
    said = [
        {"id": sample.slug, "title": "", "text": sample.text("job")}
        for sample in ALL
        if sample.slug in ("nurse", "engineer")
    ]
    jobs.write_text("\n".join(json.dumps(job) for job in said), encoding="utf-8")
    [row] = rows("rank_jobs", "--jobs", str(jobs), files[0])
    assert [job["id"] for job in row["jobs"]] == ["nurse", "engineer"]


def test_skills_are_found_in_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("We write Python.\nNothing here.\n"))
    first, second = rows("find_skills")
    assert [skill["text"] for skill in first["skills"]] == ["Python"]
    assert second["skills"] == []


def test_people_get_words_and_not_json(files: tuple[str, str]) -> None:
    assert " of 100: " in run("match", *files)
    assert "Required: " in run("read_job", files[1])
    assert "Skills: " in run("read_resume", files[0])


@pytest.mark.parametrize("command", ["read_resume", "read_job"])
def test_a_file_that_cannot_be_read_is_a_line_and_the_others_go_on(
    command: str, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command(command, "missing.pdf", files[0], "--json", stdout=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["status"] for line in lines] == ["failed", "ready"]
    assert lines[0]["problem"] == "There is no file missing.pdf."
    assert ended.value.code == 1
    assert "There is no file missing.pdf." in capsys.readouterr().err


def test_what_makes_no_sense_is_a_usage_error() -> None:
    with pytest.raises(CommandError) as refused:
        run("match")
    assert (str(refused.value), refused.value.returncode) == (
        "Give a résumé and a job, or --pairs.",
        2,
    )
