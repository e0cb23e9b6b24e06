"""What stands in the deployment's files is what the settings know."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMED = re.compile(r'env\.(?:text|boolean|integer|number|listed|path)\(\s*"([A-Z_]+)"')
OFFERED = re.compile(r"^(?:# )?([A-Z_]+)=", re.MULTILINE)


def settings_names() -> set[str]:
    files = (ROOT / "jobalign" / "settings").glob("*.py")
    return {name for file in files for name in NAMED.findall(file.read_text(encoding="utf-8"))}


def test_the_example_offers_every_setting_and_no_other() -> None:
    offered = set(OFFERED.findall((ROOT / ".env.example").read_text(encoding="utf-8")))
    assert offered == settings_names()


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in settings_names() if f"`{name}`" not in readme} == set()


@pytest.mark.parametrize("name", ["DEBGU", "DATABASE_URI", "SECRET_KEYS"])
def test_a_misspelt_setting_stops_the_start_with_a_sentence(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "diffsettings"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path), name: "x"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"Settings: {name} is set, and is not a setting. Did you mean ")


def test_a_data_folder_that_cannot_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = subprocess.run(
        [sys.executable, "manage.py", "diffsettings"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "DATA_DIR": str(tmp_path / "file" / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Settings: DATA_DIR is ")
    assert "Traceback" not in done.stderr
