"""The demonstration as a server: one thread for requests' connections, one for webhooks."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from billing.demo_stripe.app import App
from billing.demo_stripe.delivery import Delivery

MOST = 1024 * 1024


class Handler(BaseHTTPRequestHandler):
    app: App
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        length = min(int(self.headers.get("Content-Length") or 0), MOST)
        body = self.rfile.read(length).decode()
        reply = self.app.answer(self.command, self.path, dict(self.headers.items()), body)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        self.wfile.write(reply.body)

    do_GET = do_POST = do_DELETE = _answer  # noqa: N815 - the names that the base class calls

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class DemoStripe:
    """Listens until it is closed; as a context it starts in a thread of its own."""

    def __init__(self, app: App, host: str = "127.0.0.1", port: int = 0) -> None:
        handler = type("BoundHandler", (Handler,), {"app": app})
        self.app = app
        self.server = ThreadingHTTPServer((host, port), handler)
        self.server.daemon_threads = True
        self.url = f"http://{host}:{self.server.server_address[1]}"
        self.delivery = Delivery(app.world.store)
        app.world.events.listeners.append(self.delivery.tell)

    def serve(self, *, every: float = 5.0) -> None:
        """Answer until the end, and see what has fallen due ``every`` so many seconds."""
        self.delivery.start()
        ticker = threading.Thread(target=self._tick, args=(every,), daemon=True)
        ticker.start()
        self.server.serve_forever()

    def _tick(self, every: float) -> None:
        pause = threading.Event()
        while not pause.wait(every):
            with self.app.world.store.lock:
                self.app.world.catch_up()
                self.app.world.store.save()

    def __enter__(self) -> DemoStripe:
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *args: object) -> None:
        self.server.shutdown()
        self.server.server_close()
