"""Fetches a page from an address that a stranger may have chosen.

The name is looked up once, every address behind it is vetted, and the connection is made to the
number that was vetted; each redirect goes through the same door. Proxies of the environment are
not used, no cookie is kept, nothing is sent but the request. A second thread cuts the line at
the deadline, so that an answer that comes a byte at a time takes no longer than another.
"""

from __future__ import annotations

import socket
import threading
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from jobs.fetching.addresses import WEB_PORTS, Resolve, Target, is_public, resolve, target_of
from jobs.fetching.problems import Forbidden, NoAnswer, NotReadable, TooMuch

SECONDS = 20.0
CONNECT = 6.0
MOST_BYTES = 4_000_000
MOST_REDIRECTS = 5
MOST_TRIED = 3
CHUNK = 65_536
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
DATA = frozenset({"application/json", "application/ld+json", "text/json"})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
SLOW = "The site took too long to answer. Try again later, or paste the text."
LARGE = "This page is too large to be read. Paste the text of the job."
AGENT = "JobAlign (reads one page on a person's behalf)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: where it came from after all redirects, and what it says."""

    url: str
    status: int
    kind: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


class Deadline:
    """A point in time by which all must be done."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return self._end - time.monotonic()

    def check(self) -> None:
        if self.left <= 0:
            raise NoAnswer(SLOW)


class Fetcher:
    """Fetches under one set of limits.

    ``also`` names hosts and ports that may be fetched although they are not public: an
    intranet's own board, or a test's server.
    """

    def __init__(
        self,
        *,
        resolve: Resolve = resolve,
        ports: frozenset[int] = WEB_PORTS,
        also: Iterable[tuple[str, int]] = (),
        seconds: float = SECONDS,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._resolve = resolve
        self._ports = ports
        self._also = frozenset(also)
        self._seconds = seconds
        self._most = most_bytes
        self.asked: list[str] = []
        """The addresses that were asked so far, redirects too."""

    def get(
        self,
        url: str,
        *,
        kinds: frozenset[str] = PAGES,
        headers: Mapping[str, str] | None = None,
        redirects: int = MOST_REDIRECTS,
    ) -> Fetched:
        """The answer of the last site that ``url`` leads to, whatever its status.

        Raises a FetchError. Nothing but a successful answer is held to ``kinds``.
        """
        deadline = Deadline(self._seconds)
        target = target_of(url)
        for _ in range(redirects + 1):
            answer = self._ask(target, headers or {}, kinds, deadline)
            onward = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not onward or not redirects:
                return answer
            target = target_of(onward, base=target.url)
        raise NoAnswer("The site sends on from one address to the next without end.")

    def _ask(
        self, target: Target, headers: Mapping[str, str], kinds: frozenset[str], deadline: Deadline
    ) -> Fetched:
        addresses = self._vetted(target)
        sent = {
            "Host": target.authority,
            "User-Agent": AGENT,
            "Accept-Encoding": "gzip",
            **headers,
        }
        sent.setdefault("Accept", ", ".join(sorted(kinds)))
        try:
            with self._connected(target, addresses, deadline) as line, _cut(line, deadline):
                self.asked.append(target.url)
                line.request("GET", target.path, headers=sent, preload_content=False)
                answer = line.getresponse()
                return self._read(target, answer, kinds, deadline)
        except (HTTPError, HTTPException, OSError, zlib.error) as problem:
            deadline.check()
            raise NoAnswer("The site did not answer as a site does. Try again later.") from problem

    def _vetted(self, target: Target) -> list[str]:
        """The addresses behind the name; all must be public, or none is connected to."""
        excepted = (target.host, target.port) in self._also
        if target.port not in self._ports and not excepted:
            raise Forbidden("Only the usual ports of the web, 80 and 443, are opened.")
        addresses = self._resolve(target.host, target.port)
        if not addresses or not (excepted or all(is_public(each) for each in addresses)):
            raise Forbidden("This address does not lead to a public site, so it is not opened.")
        return addresses

    @contextmanager
    def _connected(
        self, target: Target, addresses: list[str], deadline: Deadline
    ) -> Iterator[HTTPConnection]:
        line = self._first(target, addresses[:MOST_TRIED], deadline)
        try:
            yield line
        finally:
            line.close()

    def _first(self, target: Target, addresses: list[str], deadline: Deadline) -> HTTPConnection:
        for address in addresses:
            deadline.check()
            line = _line(target, address, min(CONNECT, deadline.left))
            try:
                line.connect()
            except (HTTPError, OSError):
                line.close()
            else:
                return line
        deadline.check()
        raise NoAnswer(f"{target.host} could not be reached. Try again later, or paste the text.")

    def _read(
        self,
        target: Target,
        answer: BaseHTTPResponse,
        kinds: frozenset[str],
        deadline: Deadline,
    ) -> Fetched:
        said = {name.lower(): value for name, value in answer.headers.items()}
        kind = said.get("content-type", "").partition(";")[0].strip().lower()
        if answer.status == 200 and kind not in kinds:
            raise NotReadable(f"This is not a page to read ({kind or 'its kind is not said'}).")
        if said.get("content-length", "").isdigit() and int(said["content-length"]) > self._most:
            raise TooMuch(LARGE)
        body = b"" if answer.status in REDIRECTS else self._body(answer, said, deadline)
        return Fetched(target.url, answer.status, kind, body, said)

    def _body(
        self, answer: BaseHTTPResponse, said: Mapping[str, str], deadline: Deadline
    ) -> bytes:
        coding = said.get("content-encoding", "identity").strip().lower()
        if coding not in ("identity", "gzip", "x-gzip", ""):
            raise NotReadable("The page is packed in a way that was not asked for.")
        unpack = zlib.decompressobj(31) if "gzip" in coding else None
        parts: list[bytes] = []
        packed = size = 0
        for chunk in answer.stream(CHUNK, decode_content=False):
            deadline.check()
            packed += len(chunk)
            part = unpack.decompress(chunk, self._most - size + 1) if unpack else chunk
            size += len(part)
            if max(size, packed) > self._most:
                raise TooMuch(LARGE)
            parts.append(part)
        deadline.check()  # a line that was cut looks like an end
        return b"".join(parts)


def _line(target: Target, address: str, timeout: float) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=timeout)
    return HTTPSConnection(
        address,
        target.port,
        timeout=timeout,
        server_hostname=target.host,
        assert_hostname=target.host,
        ca_certs=certifi.where(),
    )


@contextmanager
def _cut(line: HTTPConnection, deadline: Deadline) -> Iterator[None]:
    """Shuts the line at the deadline, whatever it is doing."""
    sock = line.sock  # the line lets go of it while an answer is still being read

    def shut() -> None:
        if sock is not None:
            try:
                sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # it has been closed meanwhile

    timer = threading.Timer(max(deadline.left, 0), shut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
