"""Small servers that speak the protocols of the other sites that one can log in by.

Google and LinkedIn are OpenID providers (``oidc-provider-mock``); GitHub's OAuth is its own:
https://docs.github.com/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps
"""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from oidc_provider_mock import run_server_in_thread

Claims = dict[str, Any]


@dataclass
class OpenIDSite:
    """Google, or LinkedIn."""

    url: str

    def knows(self, sub: str, **claims: Any) -> None:
        """Says of a person what ``claims`` say."""
        requests.put(f"{self.url}/users/{sub}", json=claims, timeout=5).raise_for_status()

    def answers(self, address: str, sub: str | None) -> str:
        """Where one is sent from the page at ``address``: they agree, or with None refuse."""
        said = {"action": "deny"} if sub is None else {"sub": sub}
        answer = requests.post(address, data=said, allow_redirects=False, timeout=5)
        back = answer.headers["Location"]
        if (
            sub is None and "state=" not in back
        ):  # RFC 6749, 4.1.2.1 asks for it; this server forgets
            back += f"&state={parse_qs(urlsplit(address).query)['state'][0]}"
        return back


@contextmanager
def openid_site() -> Iterator[OpenIDSite]:
    with run_server_in_thread() as server:
        yield OpenIDSite(f"http://127.0.0.1:{server.server_port}")


@dataclass
class GitHubSite:
    """github.com, and its interface under /api/v3 as on one's own server."""

    people: dict[str, Claims] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    url: str = ""

    def knows(self, sub: str, **claims: Any) -> None:
        self.people[sub] = claims

    def answers(self, address: str, sub: str | None) -> str:
        asked = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        said = {"state": asked["state"]}
        if sub is None:
            return f"{asked['redirect_uri']}?{urlencode(said | {'error': 'access_denied'})}"
        code = secrets.token_hex(10)
        self.codes[code] = sub
        return f"{asked['redirect_uri']}?{urlencode(said | {'code': code})}"

    def token(self, code: str) -> Claims:
        """A code counts once."""
        sub = self.codes.pop(code, None)
        if sub is None:
            return {"error": "bad_verification_code"}
        token = secrets.token_hex(10)
        self.tokens[token] = sub
        return {"access_token": token, "token_type": "bearer", "scope": "user:email"}

    def read(self, path: str, token: str) -> Any:  # noqa: ANN401 - whatever JSON is
        sub = self.tokens[token]
        claims = self.people[sub]
        if path == "/api/v3/user":
            return {"id": int(sub), "login": f"person{sub}", "name": claims.get("name")}
        if "email" not in claims:
            return []
        verified = bool(claims.get("email_verified"))
        return [{"email": claims["email"], "primary": True, "verified": verified}]


@contextmanager
def github_site() -> Iterator[GitHubSite]:
    site = GitHubSite()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            token = self.headers["Authorization"].removeprefix("token ")
            self.say(site.read(self.path, token))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.say(site.token(parse_qs(body)["code"][0]))

        def say(self, what: object) -> None:
            data = json.dumps(what).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Quietly."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
