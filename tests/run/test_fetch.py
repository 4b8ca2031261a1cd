"""Fetching: what is reached, what is refused, and how the refusal reads."""

import http.server
import threading
import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, wait
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from saksi.errors import FetchError
from saksi.read.addresses import Address
from saksi.run.fetch import Client, Fetched, Limits, VettedBackend, check_url, fetch, is_public
from saksi.run.fetch.addresses import tidy
from saksi.run.fetch.manners import Pace
from saksi.run.fetch.many import fetch_many
from tests.local_site import Answer, Site, send, serve

ANY_ADDRESS = VettedBackend(allowed=lambda _: True)

REFUSED = (
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.5.4", "172.31.255.255",
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.7", "198.18.0.1", "198.51.100.9",
    "203.0.113.5", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::1", "::",
    "fe80::1", "fe80::1%eth0", "fc00::1", "fd12:3456::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::127.0.0.1", "2001:db8::1",
)  # fmt: skip


class _Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/loop":
            self._answer(302, b"", ("location", "/loop"))
        elif self.path == "/moved":
            self._answer(301, b"", ("location", "/page"))
        elif self.path == "/to-file":
            self._answer(302, b"", ("location", "file:///etc/hostname"))
        elif self.path == "/large":
            self._answer(200, b"x" * 3000)
        elif self.path == "/page":
            self._answer(200, b"<p>halo</p>", ("content-type", "text/html; charset=utf-8"))
        else:
            self._answer(404, b"")

    def _answer(self, status: int, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None: ...


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("address", REFUSED)
def test_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "103.10.10.10", "2606:4700::1111"])
def test_public_address_is_allowed(address: str) -> None:
    assert is_public(address)


def test_page_is_fetched_with_its_type_and_address(site: str) -> None:
    page = fetch(f"{site}/moved", ANY_ADDRESS)
    assert page.data == b"<p>halo</p>"
    assert page.url == f"{site}/page"
    assert page.media_type == "text/html; charset=utf-8"
    assert page.fetched_at.endswith("Z")


def test_loopback_is_refused_by_default(site: str) -> None:
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"{site}/page")


def test_rebinding_resolver_reaches_nothing(site: str) -> None:
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    backend = VettedBackend(resolver=lambda host, port: next(answers, ["127.0.0.1"]))
    backend._resolver("news.example", 80)  # what a checker that resolves for itself would see
    with pytest.raises(FetchError, match="127.0.0.1 is not a public address"):
        fetch(site.replace("localhost", "news.example") + "/page", backend)


def test_name_with_one_private_address_is_refused_whole() -> None:
    backend = VettedBackend(resolver=lambda host, port: ["8.8.8.8", "10.0.0.1"])
    with pytest.raises(FetchError, match="10.0.0.1"):
        fetch("http://news.example/", backend)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/loop", "more than 5 redirects"),
        ("/to-file", "only http and https"),
        ("/no", "answered 404"),
    ],
)
def test_bad_answer_becomes_a_clear_error(site: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(site + path, ANY_ADDRESS)


def test_large_page_is_refused(site: str) -> None:
    with pytest.raises(FetchError, match="larger than"):
        Client(Limits(bytes=1000), ANY_ADDRESS).get(f"{site}/large")


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/x", "file:///etc/passwd", "http://", "http://a:b@c.example/", "http://[::1"],
)
def test_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(FetchError):
        check_url(url)


def test_unknown_name_is_a_clear_error() -> None:
    with pytest.raises(FetchError, match="not known here|not a public address"):
        fetch("http://no-such-name.invalid/")


@pytest.fixture
def server() -> Iterator[Site]:
    with serve() as started:
        yield started


def client(**limits: float) -> Client:
    given = {"backoff": 0.01, "wait": 2.0, **limits}
    return Client(Limits(**given), ANY_ADDRESS, pause=0.0)  # type: ignore[arg-type]


def _in_turn(*answers: Answer) -> Callable[[BaseHTTPRequestHandler], None]:
    left = list(answers)
    return lambda handler: send(handler, left.pop(0))


def test_server_in_trouble_is_asked_again(server: Site) -> None:
    server.pages["/a"] = _in_turn(Answer(status=503), Answer(status=500), Answer("halo"))
    assert client().get(f"{server.url}/a").data == b"halo"


def test_retry_after_is_waited_for(server: Site) -> None:
    busy = Answer(status=429, headers=(("Retry-After", "1"),))
    server.pages["/a"] = _in_turn(busy, Answer("halo"))
    began = time.monotonic()
    assert client().get(f"{server.url}/a").data == b"halo"
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize("value", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_long_retry_after_is_left_for_later(server: Site, value: str) -> None:
    server.pages["/a"] = Answer(status=503, headers=(("Retry-After", value),))
    fetching = client()
    with pytest.raises(FetchError, match="503; try again later") as caught:
        fetching.get(f"{server.url}/a")
    assert caught.value.after is not None
    assert caught.value.after >= 3590
    assert server.paths() == ["/a"]
    assert fetching.pace.wait_for(server.url) > 3500


def test_host_that_wants_a_long_rest_holds_nobody_up(server: Site) -> None:
    server.pages["/a"] = Answer(status=429, headers=(("Retry-After", "7200"),))
    server.pages["/b"] = Answer("halo")
    wanted = [
        Address(n, server.url + path, server.url) for n, path in enumerate(("/a", "/b", "/c"))
    ]
    answers = dict(fetch_many(client(), wanted))
    reasons = [str(answers[address]) for address in wanted]
    assert reasons[0].endswith("the server answered 429; try again later")
    assert all("asks to be left alone for 2 h; try again later" in why for why in reasons[1:])
    assert all(isinstance(a, FetchError) and a.transient and a.after for a in answers.values())
    assert server.paths() == ["/a"]


def test_nothing_turns_in_circles_while_hosts_rest(
    server: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waited(busy: Collection[Future[Any]], **how: Any) -> Any:
        assert busy, "nothing is awaited: it would come back at once, again and again"
        return wait(busy, **how)

    monkeypatch.setattr("saksi.run.fetch.many.wait", waited)
    server.pages["/a"] = Answer("halo")
    wanted = [Address(n, f"{server.url}/a", server.url) for n in range(3)]
    fetched = list(fetch_many(Client(hosts=["localhost"], pause=0.2), wanted))
    assert [page.data for _, page in fetched if isinstance(page, Fetched)] == [b"halo"] * 3


def test_page_that_is_not_there_is_asked_for_once(server: Site) -> None:
    with pytest.raises(FetchError, match="answered 404") as caught:
        client().get(f"{server.url}/no")
    assert (caught.value.status, caught.value.transient) == (404, False)
    assert server.paths() == ["/no"]


def test_conditions_are_sent_through_redirects(server: Site) -> None:
    server.pages["/old"] = Answer(status=301, headers=(("Location", "/a"),))
    server.pages["/a"] = Answer("halo", etag='"7"', headers=(("Last-Modified", "x"),))
    first = client().get(f"{server.url}/old")
    assert (first.etag, first.last_modified, first.url) == ('"7"', "x", f"{server.url}/a")
    again = client().get(f"{server.url}/old", first.etag, first.last_modified)
    assert (again.status, again.data) == (304, b"")
    assert server.asked[-1].headers["if-modified-since"] == "x"


@pytest.mark.parametrize(
    ("status", "body", "allowed"),
    [
        (200, "User-agent: *\nDisallow: /", False),
        (200, "User-agent: saksi\nDisallow: /a\n\nUser-agent: *\nDisallow:", False),
        (200, "User-agent: other\nDisallow: /", True),
        (200, "\x00\xff nonsense", True),
        (404, "", True),
        (403, "", True),
        (503, "", False),
        (429, "", False),
    ],
)
def test_robots_txt_decides(server: Site, status: int, body: str, allowed: bool) -> None:
    server.pages["/robots.txt"] = Answer(body, "text/plain", status)
    server.pages["/a"] = Answer("halo")
    fetching = client(tries=1)
    if allowed:
        assert fetching.get(f"{server.url}/a").data == b"halo"
        return
    with pytest.raises(FetchError, match=r"robots\.txt"):
        fetching.get(f"{server.url}/a")
    assert server.paths() == []


def test_robots_txt_is_asked_for_after_a_redirect_too(server: Site) -> None:
    with serve() as other:
        other.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /", "text/plain")
        target = other.url.replace("localhost", "127.0.0.1") + "/b"
        server.pages["/a"] = Answer(status=302, headers=(("Location", target),))
        with pytest.raises(FetchError, match="forbids"):
            client().get(f"{server.url}/a")
        assert other.paths() == []


def test_hosts_wait_their_turn() -> None:
    now, slept = [0.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(1.0, lambda: now[0], sleep)
    pace.take_turn("https://a.example/1")
    pace.take_turn("https://b.example/1")
    pace.take_turn("https://a.example/2", pause=5.0)
    pace.take_turn("https://a.example/3")
    assert slept == [1.0, 5.0]
    pace.hold("https://b.example/", 60)
    assert pace.wait_for("https://b.example/9") == 60


def test_crawl_delay_is_kept_to(server: Site) -> None:
    server.pages["/robots.txt"] = Answer("User-agent: *\nCrawl-delay: 0.3", "text/plain")
    server.pages["/a"] = Answer("halo")
    fetching = client()
    began = time.monotonic()
    fetching.get(f"{server.url}/a")
    fetching.get(f"{server.url}/a")
    assert time.monotonic() - began >= 0.3


def test_allowed_name_is_reached_and_no_other(server: Site) -> None:
    server.pages["/a"] = Answer("halo")
    port = server.url.rpartition(":")[2]
    for name in ("localhost", f"LOCALHOST:{port}"):
        backend = VettedBackend(hosts=[name])
        assert fetch(f"{server.url}/a", backend).data == b"halo"
        with pytest.raises(FetchError, match="not a public address"):
            fetch(f"http://127.0.0.1:{port}/a", backend)
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"{server.url}/a", VettedBackend(hosts=["localhost:1"]))


@pytest.mark.parametrize("address", REFUSED)
def test_no_address_of_the_table_is_reached(address: str) -> None:
    """Written into the address, as the answer of a resolver, or as where a redirect leads."""
    host = f"[{address.partition('%')[0]}]" if ":" in address else address
    with pytest.raises(FetchError, match="not a public address"):
        fetch(f"http://{host}/")
    backend = VettedBackend(resolver=lambda name, port: [address])
    with pytest.raises(FetchError, match="not a public address"):
        fetch("http://kabar.example/", backend)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "①27.0.0.1"])
def test_other_spellings_of_loopback_reach_nothing(server: Site, host: str) -> None:
    port = server.url.rpartition(":")[2]
    with pytest.raises(FetchError, match="not a public|not known|Invalid|check the address"):
        fetch(f"http://{host}:{port}/a")
    assert server.asked == []


def test_redirect_to_a_refused_address_reaches_nothing(server: Site) -> None:
    with serve() as inner:
        target = inner.url.replace("localhost", "127.0.0.1")
        server.pages["/a"] = Answer(status=302, headers=(("Location", target),))
        with pytest.raises(FetchError, match="127.0.0.1 is not a public address"):
            fetch(f"{server.url}/a", VettedBackend(hosts=["localhost"]))
        assert inner.asked == []


@pytest.mark.parametrize(
    ("url", "one"),
    [
        ("http://Kabar.example", "http://kabar.example/"),
        ("http://kabar.example/a?utm_medium=x&b=1&fbclid=2#c", "http://kabar.example/a?b=1"),
        ("http://kabar.example/a?b=%20&c", "http://kabar.example/a?b=%20&c"),
        ("http://kabar.example/%E2%82%AC/é", "http://kabar.example/%E2%82%AC/%C3%A9"),
        (" http://kabar.example/a b ", "http://kabar.example/a%20b"),
    ],
)
def test_address_has_one_form(url: str, one: str) -> None:
    assert tidy(url) == one
    assert tidy(one) == one
