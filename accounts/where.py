"""Where a request comes from, as far as it may be kept: a part of the address, and the device.

It is known while a request is answered (``accounts.middleware``), so that whatever is noted
meanwhile says where it happened; a worker's notes say nothing of it.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest

from core.addresses import client_address

IPV4 = 4
KEPT_OF_V6 = 48  # bits: the provider's part, not the household's
BROWSERS = (
    ("Edge", r"\bEdg(?:e|A|iOS)?/"),
    ("Opera", r"\bOPR/|\bOpera"),
    ("Samsung Internet", r"\bSamsungBrowser/"),
    ("Firefox", r"\bFirefox/|\bFxiOS/"),
    ("Chrome", r"\bChrome/|\bCriOS/|\bHeadlessChrome/"),
    ("Safari", r"\bSafari/"),
    ("curl", r"^curl/"),
    ("Python", r"^python|^Python"),
)
SYSTEMS = (
    ("iPhone", r"\biPhone\b"),
    ("iPad", r"\biPad\b"),
    ("Android", r"\bAndroid\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMacintosh\b|\bMac OS X\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Linux", r"\bLinux\b|\bX11\b"),
)


@dataclass(frozen=True, slots=True)
class Where:
    """A part of a network address such as 203.0.113.x, and a device such as Firefox on Linux."""

    network: str = ""
    device: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> Where:
        agent = request.headers.get("User-Agent", "")
        return cls(shortened(client_address(request)), device_of(agent))


NOWHERE = Where()
_here: ContextVar[Where] = ContextVar("where", default=NOWHERE)


def here() -> Where:
    """Where the request that is answered now comes from; nowhere in a worker."""
    return _here.get()


@contextmanager
def answering(request: HttpRequest) -> Iterator[None]:
    token = _here.set(Where.of(request))
    try:
        yield
    finally:
        _here.reset(token)


def shortened(address: str) -> str:
    """The provider's part of an address; empty for what is none."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    mapped = parsed.ipv4_mapped if isinstance(parsed, ipaddress.IPv6Address) else None
    parsed = mapped or parsed
    if parsed.version == IPV4:
        return str(parsed).rsplit(".", 1)[0] + ".x"
    return f"{ipaddress.ip_network((parsed, KEPT_OF_V6), strict=False).network_address}x"


def device_of(agent: str) -> str:
    """A browser and a system, from a User-Agent; empty for what names neither."""
    browser = next((name for name, sign in BROWSERS if re.search(sign, agent)), "")
    system = next((name for name, sign in SYSTEMS if re.search(sign, agent)), "")
    return " on ".join(each for each in (browser, system) if each)
