"""How the reader and its fork server speak: a letter, a length in four bytes, and what follows."""

from __future__ import annotations

import socket
import struct

HEADER = struct.Struct("!cI")


def receive(connection: socket.socket, count: int) -> bytes:
    """Exactly ``count`` bytes. Raises ``EOFError`` when the other end closes before."""
    parts, missing = [], count
    while missing:
        part = connection.recv(min(missing, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
