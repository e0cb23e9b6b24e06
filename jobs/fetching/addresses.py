"""Which addresses this server goes to: public ones, and none that stand for another.

Ranges by https://www.iana.org/assignments/iana-ipv4-special-registry and its sister for IPv6.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from jobs.fetching.problems import Forbidden, NoAnswer

WEB_PORTS = frozenset({80, 443})
LONGEST = 2_000
NOT_OURS = (
    *map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "100.64.0.0/10", "0.0.0.0/8")),
    ipaddress.ip_network("168.63.129.16/32"),  # a cloud's metadata on a public number
    *map(ipaddress.ip_network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")),
)
UNICAST = ipaddress.ip_network("2000::/3")
"""All other IPv6 is local, multicast, reserved, or an IPv4 address in another dress."""

UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\\]")
NAME = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]{0,252}[a-z0-9_.])?", re.IGNORECASE)

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Target:
    """An address of the web, taken apart."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """The host as a request names it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        usual = {"http": 80, "https": 443}[self.scheme]
        return host if self.port == usual else f"{host}:{self.port}"


def is_public(said: str) -> bool:
    """Whether an IP address is one that anybody may reach, under its own number."""
    try:
        address = ipaddress.ip_address(said)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address not in UNICAST:
        return False
    if address.is_multicast or address.is_reserved or not address.is_global:
        return False
    return not any(address.version == net.version and address in net for net in NOT_OURS)


def target_of(url: str, *, base: str = "") -> Target:
    """The address taken apart. Raises Forbidden for what is no plain address of the web."""
    if len(url) > LONGEST or UNSEEN.search(url):
        raise Forbidden("This is not an address of the web.")
    try:
        parts = urlsplit(urljoin(base, url))
        port = parts.port
    except ValueError as problem:
        raise Forbidden("This is not an address of the web.") from problem
    if parts.scheme not in ("http", "https"):
        raise Forbidden("Only addresses that begin with http:// or https:// are opened.")
    if parts.username is not None or parts.password is not None:
        raise Forbidden("Addresses with a name or password in them are not opened.")
    path = parts.path or "/"
    if parts.query:
        path = f"{path}?{parts.query}"
    default = 443 if parts.scheme == "https" else 80
    chosen = default if port is None else port
    return Target(parts.scheme, _host(parts.hostname), chosen, _ascii(path))


def _host(said: str | None) -> str:
    if not said:
        raise Forbidden("This is not an address of the web.")
    if ":" in said:
        try:
            return str(ipaddress.IPv6Address(said))
        except ValueError as problem:
            raise Forbidden("This is not an address of the web.") from problem
    try:
        name = said.encode("idna").decode("ascii").lower()
    except UnicodeError as problem:
        raise Forbidden("This is not an address of the web.") from problem
    if not NAME.fullmatch(name):
        raise Forbidden("This is not an address of the web.")
    return name


def _ascii(path: str) -> str:
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in path)


def resolve(host: str, port: int) -> list[str]:
    """The addresses behind a name, as the system knows them, each once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise NoAnswer(f"There is no site called {host}.") from problem
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
