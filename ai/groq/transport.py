"""HTTP with a bound on the whole answer: its time and its size, not only the wait for bytes."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterator
from functools import cache

import httpx

OPENAI_PATH = "/openai/v1/"


@cache
def trusted() -> ssl.SSLContext:
    """Whose certificates are trusted; reading them takes longer than a short answer does."""
    return httpx.create_ssl_context()


class Bounded(httpx.SyncByteStream):
    """A response's bytes, cut off at a deadline or a size."""

    def __init__(self, stream: httpx.SyncByteStream, deadline: float, most: int) -> None:
        self.stream, self.deadline, self.most = stream, deadline, most

    def __iter__(self) -> Iterator[bytes]:
        received = 0
        for part in self.stream:
            received += len(part)
            if time.monotonic() > self.deadline:
                raise httpx.ReadTimeout("The answer took too long as a whole.")
            if received > self.most:
                raise httpx.DecodingError("The answer is too large.")
            yield part

    def close(self) -> None:
        self.stream.close()


class BoundedTransport(httpx.BaseTransport):
    """httpx's own transport with bounds, and with the path that the server at hand uses.

    Groq serves OpenAI's protocol under ``/openai/v1``, others under a path such as ``/v1``: the
    SDK always asks for Groq's, so ``path`` says what to ask for instead.
    """

    def __init__(self, *, seconds: float, most: int, path: str = OPENAI_PATH) -> None:
        self.inner = httpx.HTTPTransport(verify=trusted())
        self.seconds, self.most, self.path = seconds, most, path

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self.path != OPENAI_PATH:
            request.url = request.url.copy_with(
                path=request.url.path.replace(OPENAI_PATH, self.path, 1)
            )
        deadline = time.monotonic() + self.seconds
        response = self.inner.handle_request(request)
        assert isinstance(response.stream, httpx.SyncByteStream)  # noqa: S101 - as sync transports do
        return httpx.Response(
            response.status_code,
            headers=response.headers,
            stream=Bounded(response.stream, deadline, self.most),
            extensions=response.extensions,
        )

    def close(self) -> None:
        self.inner.close()
