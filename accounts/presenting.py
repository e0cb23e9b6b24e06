"""What pages show of a person's accounts elsewhere."""

from __future__ import annotations

from typing import Any


def told(said: dict[str, Any]) -> dict[str, Any]:
    """What another site told of a person, out of its whole answer, as allauth keeps it."""
    found: dict[str, Any] = said.get("userinfo") or said.get("id_token") or said
    return found


def account_name(said: dict[str, Any]) -> str:
    """What a person is called on another site, from what it said of them."""
    data = told(said)
    names = (data.get("name"), data.get("login"), data.get("email"))
    return next((str(name) for name in names if name), "")


def account_picture(said: dict[str, Any]) -> str:
    """The address of a person's picture on another site; empty for what is no web address."""
    data = told(said)
    address = str(data.get("picture") or data.get("avatar_url") or "")
    return address if address.startswith(("https://", "http://")) else ""
