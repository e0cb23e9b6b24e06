"""Where jobs come from."""

from __future__ import annotations

from jobalign.settings.machine import env

FETCH_ALSO = [
    (host, int(port))
    for host, _, port in (each.rpartition(":") for each in env.listed("FETCH_ALSO"))
]
