"""Strangers' addresses: only what is public is connected to, and nothing is endless."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from io import BufferedIOBase
from typing import Any

import pytest

from jobs.fetching import Fetcher, FetchError, Forbidden, NoAnswer, NotReadable, TooMuch
from jobs.fetching.addresses import is_public
from jobs.tests.web import Answer, Site, a_site, always


@pytest.fixture
def canary() -> Iterator[Site]:
    """Something on this machine that must never be connected to."""
    with a_site(always(Answer(b"secret"))) as site:
        yield site


SPELLINGS = """
http://127.0.0.1:{port}/
http://127.1:{port}/
http://127.0.1:{port}/
http://2130706433:{port}/
http://0x7f000001:{port}/
http://0x7f.0.0.1:{port}/
http://0177.0.0.1:{port}/
http://017700000001:{port}/
http://127.0.0.1.:{port}/
http://0.0.0.0:{port}/
http://0:{port}/
http://127.255.255.254:{port}/
http://localhost:{port}/
http://LOCALHOST:{port}/
http://localhost.:{port}/
http://[::1]:{port}/
http://[0:0:0:0:0:0:0:1]:{port}/
http://[::]:{port}/
http://[::ffff:127.0.0.1]:{port}/
http://[::ffff:7f00:1]:{port}/
http://[::127.0.0.1]:{port}/
http://[64:ff9b::127.0.0.1]:{port}/
http://[64:ff9b:1::7f00:1]:{port}/
http://[2002:7f00:1::]:{port}/
http://[2001:0:7f00:1::]:{port}/
http://[fe80::1%25lo]:{port}/
http://[::1%25lo]:{port}/
http://①②⑦.⓪.⓪.①:{port}/
http://127。0。0。1:{port}/
http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/
http://user@127.0.0.1:{port}/
http://user:word@127.0.0.1:{port}/
http://good.example@127.0.0.1:{port}/
http://127.0.0.1:{port}@good.example/
http://127.0.0.1:{port}#@good.example/
http://good.example\\@127.0.0.1:{port}/
http://127.0.0.1:{port}\\.good.example/
http:\\\\127.0.0.1:{port}/
http:127.0.0.1:{port}/
http:///127.0.0.1:{port}/
//127.0.0.1:{port}/
https://127.0.0.1:{port}/
ftp://127.0.0.1:{port}/
gopher://127.0.0.1:{port}/_GET
file:///etc/passwd
dict://127.0.0.1:{port}/
data:text/html,hello
javascript:alert(1)
http://127.0.0.1\t:{port}/
http://127.0.0.1:{port}/\r\nHost:good.example
 http://127.0.0.1:{port}/
http://127.0.0.1%00.good.example:{port}/
http://127.0.0.1:99999/
http://127.0.0.1:-1/
http://:{port}/
http://
http://[/
http://169.254.169.254/latest/meta-data/
""".strip("\n").split("\n")


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_this_machine_is_connected_to(spelling: str, canary: Site) -> None:
    ports = frozenset({80, 443, canary.port})
    with pytest.raises(FetchError):
        Fetcher(ports=ports, seconds=3).get(spelling.format(port=canary.port))
    assert canary.connections == 0


INNER = """
0.0.0.0
0.1.2.3
10.0.0.1
10.255.255.255
100.64.0.1
100.100.100.200
127.0.0.1
169.254.0.1
169.254.169.254
168.63.129.16
172.16.0.1
172.31.255.255
192.0.0.1
192.0.0.192
192.0.2.1
192.88.99.1
192.168.0.1
198.18.0.1
198.51.100.1
203.0.113.1
224.0.0.1
239.255.255.255
240.0.0.1
255.255.255.255
::
::1
::ffff:10.0.0.1
::ffff:8.8.8.8
::8.8.8.8
64:ff9b::8.8.8.8
64:ff9b:1::1
100::1
2001::1
2001:20::1
2001:db8::1
2002:808:808::1
3fff::1
5f00::1
fc00::1
fd00:ec2::254
fe80::1
fec0::1
ff02::1
nonsense
""".strip("\n").split("\n")


@pytest.mark.parametrize("address", INNER)
def test_a_name_for_an_inner_address_is_refused(address: str, canary: Site) -> None:
    assert not is_public(address)
    fetcher = Fetcher(resolve=lambda *_: [address], ports=frozenset({canary.port}))
    with pytest.raises(Forbidden):
        fetcher.get(f"http://jobs.example:{canary.port}/")
    assert canary.connections == 0


@pytest.mark.parametrize("address", ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "mixed",
    [["8.8.8.8", "127.0.0.1"], ["127.0.0.1", "8.8.8.8"], ["2606:4700::1111", "127.0.0.1"], []],
)
def test_one_inner_address_behind_a_name_spoils_it(mixed: list[str], canary: Site) -> None:
    fetcher = Fetcher(resolve=lambda *_: mixed, ports=frozenset({canary.port}))
    with pytest.raises(Forbidden):
        fetcher.get(f"http://jobs.example:{canary.port}/")
    assert canary.connections == 0


def test_a_name_that_changes_is_looked_up_once_and_goes_where_it_was_vetted(canary: Site) -> None:
    answers = iter([["::1"], ["127.0.0.1"]])
    asked: list[str] = []

    def rebinding(host: str, _: int) -> list[str]:
        asked.append(host)
        return next(answers)

    also = [("jobs.example", canary.port)]
    with pytest.raises(NoAnswer):
        Fetcher(resolve=rebinding, also=also, seconds=0.5).get(
            f"http://jobs.example:{canary.port}/"
        )
    assert (asked, canary.connections) == (["jobs.example"], 0)


@pytest.mark.parametrize("port", [1, 22, 25, 81, 6379, 8000, 8080, 8443, 65_535])
def test_other_ports_stay_closed(port: int) -> None:
    with pytest.raises(Forbidden, match="80 and 443"):
        Fetcher(resolve=lambda *_: ["8.8.8.8"]).get(f"http://jobs.example:{port}/")


def outside(site: Site, **limits: Any) -> Fetcher:
    """A fetcher for which this one site counts as a public one."""
    return Fetcher(also=[("127.0.0.1", site.port)], **limits)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1:{port}/",
        "http://localhost:{port}/",
        "//127.0.0.1:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "file:///etc/passwd",
        "http://169.254.169.254/",
    ],
)
def test_a_site_cannot_send_us_within(status: int, onward: str, canary: Site) -> None:
    to = Answer(status=status, headers={"Location": onward.format(port=canary.port)})
    with a_site(always(to)) as site:
        with pytest.raises(Forbidden):
            outside(site).get(site.url)
        assert (site.connections, canary.connections) == (1, 0)


def test_a_redirect_within_the_site_is_followed_without_cookies() -> None:
    def respond(path: str) -> Answer:
        if path == "/old":
            return Answer(status=302, headers={"Location": "/new", "Set-Cookie": "a=b"})
        return Answer(b"<p>here</p>")

    with a_site(respond) as site:
        page = outside(site).get(f"{site.url}/old")
    assert (page.body, page.url) == (b"<p>here</p>", f"{site.url}/new")
    assert "Cookie" not in site.asked[1][1]


def test_an_endless_chain_ends() -> None:
    with a_site(always(Answer(status=302, headers={"Location": "/"}))) as site:
        with pytest.raises(NoAnswer, match="without end"):
            outside(site).get(site.url)
        assert site.connections == 6


def test_a_packed_page_is_unpacked_and_a_bomb_is_not() -> None:
    pages = {"/": gzip.compress(b"<p>fine</p>"), "/bomb": gzip.compress(b"0" * 50_000_000)}
    with a_site(lambda p: Answer(pages[p], headers={"Content-Encoding": "gzip"})) as site:
        assert outside(site).get(site.url).body == b"<p>fine</p>"
        with pytest.raises(TooMuch):
            outside(site).get(f"{site.url}/bomb")


@pytest.mark.parametrize("coding", ["br", "deflate", "gzip, gzip"])
def test_other_packings_are_refused(coding: str) -> None:
    bad = Answer(b"x", headers={"Content-Encoding": coding})
    with a_site(always(bad)) as site, pytest.raises(FetchError):
        outside(site).get(site.url)


def test_what_is_too_large_is_left(canary: Site) -> None:
    with pytest.raises(TooMuch):
        outside(canary, most_bytes=3).get(canary.url)
    endless = Answer(pour)
    with a_site(always(endless)) as site, pytest.raises(TooMuch):
        outside(site, most_bytes=50_000).get(site.url)


def pour(out: BufferedIOBase) -> None:
    out.write(b"x" * 100_000)


def drip(out: BufferedIOBase) -> None:
    for _ in range(200):
        out.write(b"x")
        time.sleep(0.05)


def silence(out: BufferedIOBase) -> None:
    out.write(b"")
    time.sleep(5)


@pytest.mark.parametrize("slow", [drip, silence])
def test_a_slow_answer_takes_no_longer_than_the_limit(
    slow: Callable[[BufferedIOBase], None],
) -> None:
    with a_site(always(Answer(slow))) as site:
        began = time.monotonic()
        with pytest.raises(NoAnswer, match="too long"):
            outside(site, seconds=0.4).get(site.url)
        assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("kind", ["application/octet-stream", "image/png", "", "video/mp4"])
def test_only_pages_are_read(kind: str) -> None:
    with a_site(always(Answer(b"x", kind=kind))) as site, pytest.raises(NotReadable):
        outside(site).get(site.url)


def test_the_proxies_of_the_environment_are_not_used(
    monkeypatch: pytest.MonkeyPatch, canary: Site
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, canary.url)
    with a_site(always(Answer(b"ok"))) as site:
        assert outside(site).get(site.url).body == b"ok"
    assert canary.connections == 0
