"""``rank_jobs --jobs FILE RESUME…``: the jobs that fit each résumé best."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from ai.engine import Posting, ReadResume
from ai.errors import EngineError
from jobalign.management.reading import EngineCommand, lines_from, load


class Command(EngineCommand):
    help = "Rank jobs for each résumé, best first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--jobs", required=True, metavar="FILE", help="- for stdin")
        parser.add_argument("--top", type=int, default=20, metavar="N")
        parser.add_argument("files", nargs="+", metavar="RESUME")

    def run(self, options: dict[str, Any]) -> None:
        postings = [
            Posting(
                id=str(job["id"]),
                title=str(job.get("title") or ""),
                text=str(job.get("text") or ""),
            )
            for job in lines_from(options["jobs"])
        ]
        titles = {posting.id: posting.title for posting in postings}
        for path in options["files"]:
            row: dict[str, Any] = {"path": path, "status": "ready", "problem": None, "jobs": []}
            try:
                document = load(path)
                facts = self.engine.read_resume(document)
                resume = ReadResume(text=document.text, facts=facts)
                ranked = self.engine.rank(resume, postings, top=options["top"])
            except EngineError as error:
                self.fail(f"{path}: {error.problem}")
                row |= {"status": "failed", "problem": error.problem}
            else:
                row["jobs"] = [{"id": one.id, "score": one.score} for one in ranked]
            self._show(row, titles)

    def _show(self, row: dict[str, Any], titles: dict[str, str]) -> None:
        if self.as_json:
            self.line(row)
            return
        self.stdout.write(self.style.MIGRATE_HEADING(row["path"]))
        for job in row["jobs"]:
            self.stdout.write(f"  {job['score']:5.1f}  {titles[job['id']]} ({job['id']})")
