"""Fetching: what is reached, what is refused, and how the refusal reads."""

import http.server
import threading
from collections.abc import Iterator

import pytest

from saksi.errors import FetchError
from saksi.run.fetch import Client, Limits, VettedBackend, check_url, fetch, is_public

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
