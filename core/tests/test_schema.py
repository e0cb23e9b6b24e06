"""A database made from the models is the one that the migrations make."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROWS = {
    "django_migrations": "SELECT app, name FROM django_migrations",
    "django_content_type": "SELECT app_label, model FROM django_content_type",
}
ROOT = Path(__file__).resolve().parents[2]


def manage(folder: Path, *command: str) -> str:
    """Run a management command on an installation of its own; returns what it printed."""
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env={"DATA_DIR": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def schema(database: Path) -> dict[str, Any]:
    """Columns, indexes and foreign keys of every table; names of indexes are no matter."""
    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: {
                "columns": sorted(
                    row[1:4] + row[5:]
                    for row in connection.execute(f"PRAGMA table_info('{name}')")
                ),
                "foreign keys": sorted(
                    row[2:5] for row in connection.execute(f"PRAGMA foreign_key_list('{name}')")
                ),
                "indexes": sorted(indexes(connection, name)),
            }
            for (name,) in rows
            if not name.startswith("sqlite_")
        }


def indexes(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    found = []
    for _, name, unique, _, partial in connection.execute(f"PRAGMA index_list('{table}')"):
        columns = [str(row[2]) for row in connection.execute(f"PRAGMA index_info('{name}')")]
        found.append((unique, partial, *columns))
    return found


def checks(database: Path) -> set[str]:
    with sqlite3.connect(database) as connection:
        texts = [row[0] for row in connection.execute("SELECT sql FROM sqlite_master") if row[0]]
    return {part.split('"')[1] for text in texts for part in text.split("CONSTRAINT ")[1:]}


def rows(database: Path, table: str) -> set[tuple[Any, ...]]:
    with sqlite3.connect(database) as connection:
        return set(connection.execute(ROWS[table]))


@pytest.mark.processes
def test_both_ways_give_the_same_database(tmp_path: Path) -> None:
    made, migrated = tmp_path / "made", tmp_path / "migrated"
    assert "Database created." in manage(made, "prepare")
    manage(migrated, "migrate", "--verbosity", "0")
    one, two = made / "jobalign.sqlite3", migrated / "jobalign.sqlite3"
    assert schema(one) == schema(two)
    assert checks(one) == checks(two)
    assert rows(one, "django_migrations") == rows(two, "django_migrations")
    assert rows(one, "django_content_type") == rows(two, "django_content_type")
    assert "Database up to date." in manage(made, "prepare")
    assert "No migrations to apply." in manage(made, "migrate")
