"""A small site on loopback that answers as told, and counts who comes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What the site says; ``body`` as a function writes to the line by itself."""

    body: bytes | Callable[[BufferedIOBase], None] = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


Asked = tuple[str, dict[str, str]]
Respond = Callable[[str], Answer]


class Site:
    """A running site: ``asked`` are the paths and headers of the requests it has had."""

    def __init__(self, respond: Respond) -> None:
        self.asked: list[Asked] = []
        self.connections = 0
        self._server = _Server(("127.0.0.1", 0), self._handler(respond))
        self.port: int = self._server.server_address[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def running(self) -> Iterator[Site]:
        self._server.site = self
        thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        thread.start()
        try:
            yield self
        finally:
            self._server.shutdown()
            self._server.server_close()
            thread.join()

    def _handler(self, respond: Respond) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                answer = respond(self.path)
                self.send_response(answer.status)
                self.send_header("Content-Type", answer.kind)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                if isinstance(answer.body, bytes):
                    self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                try:
                    if isinstance(answer.body, bytes):
                        self.wfile.write(answer.body)
                    else:
                        answer.body(self.wfile)
                except OSError:
                    return  # the visitor has left

            def log_message(self, *args: object) -> None:
                del args

        return Handler


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    site: Site

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - socketserver's
        self.site.connections += 1
        super().process_request(request, client_address)


@contextmanager
def a_site(respond: Respond) -> Iterator[Site]:
    """A site that answers each path by ``respond``."""
    with Site(respond).running() as site:
        yield site


def always(answer: Answer) -> Respond:
    return lambda _: answer
