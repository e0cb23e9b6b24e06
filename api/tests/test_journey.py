"""The journey of docs/api.md, as it is written there: curl, a server, and its workers."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from jobalign.tests.house import ROOT, House

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What a person does with their eyes: the code in the newest mail that the server kept.
READ_THE_MAIL = r"""
read_the_mail() {
  for _ in $(seq 60); do
    if grep -qhE '^[A-Z0-9]{4}-[A-Z0-9]{4}' "$MAIL"/* 2>/dev/null; then break; fi
    sleep 0.5
  done
  grep -hoE '^[A-Z0-9]{4}-[A-Z0-9]{4}' "$MAIL"/* | tail -1
}
"""


@pytest.mark.processes
def test_from_an_empty_account_to_a_report_with_curl_alone(tmp_path: Path) -> None:
    commands = "\n".join(BLOCK.findall((ROOT / "docs" / "api.md").read_text(encoding="utf-8")))
    script = f"set -euo pipefail\n{READ_THE_MAIL}\n{commands}"
    here = tmp_path / "here"
    here.mkdir()
    with House(tmp_path / "data") as house:
        environ = {**house.environ, "JOBALIGN": house.url, "MAIL": str(house.folder / "mail")}
        done = subprocess.run(
            ["/bin/bash", "-c", script],
            cwd=here,
            env=environ,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads((here / "report.json").read_text(encoding="utf-8"))
    points = sum(part["points"] for part in report["report"]["ledger"])
    assert points == pytest.approx(report["score"])
    assert (here / "report.pdf").read_bytes().startswith(b"%PDF")
