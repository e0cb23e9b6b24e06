"""Addresses as strangers write them."""

from __future__ import annotations

from urllib.parse import urlsplit


def is_address(said: str) -> bool:
    """Whether a browser can open it as a page: http or https, with a host, and no odd signs."""
    try:
        parts = urlsplit(said)
    except ValueError:  # such as "http://["
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and said.isprintable()


def host_of(said: str) -> str:
    """The name of the site that an address leads to; empty for what leads nowhere."""
    try:
        return urlsplit(said).hostname or ""
    except ValueError:
        return ""
