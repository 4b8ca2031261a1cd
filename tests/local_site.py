"""A web site on loopback whose every answer a test decides, and which notes what it was asked."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import Struct


class Answer(Struct):
    """What a path is answered with."""

    body: bytes | str = b""
    media_type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None


class Asked(Struct, frozen=True):
    """A request as it came."""

    path: str
    headers: dict[str, str]


Handler = http.server.BaseHTTPRequestHandler
Page = Answer | Callable[[Handler], None]


class Site:
    """Answers by path; 404 for every other. `url` is its address by name, `asked` its log."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []

    def paths(self) -> list[str]:
        """What was asked, the robots.txt left out."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]


@contextmanager
def serve() -> Iterator[Site]:
    """A site that answers as long as the block lasts."""

    class Answering(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}))
            page = site.pages.get(self.path, Answer(status=404))
            if isinstance(page, Answer):
                send(self, page)
            else:
                page(self)

        def log_message(self, *args: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    server.daemon_threads = True
    site = Site(f"http://localhost:{server.server_port}")
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def send(handler: Handler, page: Answer) -> None:
    """Answer with a page, or with 304 where the client has it."""
    same = page.etag is not None and handler.headers.get("If-None-Match") == page.etag
    body = b"" if same else page.body.encode() if isinstance(page.body, str) else page.body
    handler.send_response(304 if same else page.status)
    if page.media_type:
        handler.send_header("Content-Type", page.media_type)
    if page.etag:
        handler.send_header("ETag", page.etag)
    for name, value in page.headers:
        handler.send_header(name, value)
    if not any(name.lower() == "content-length" for name, _ in page.headers):
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def article(headline: str, *paragraphs: str) -> Answer:
    """A news page of an invented outlet."""
    lines = "".join(f"<p>{text}</p>" for text in paragraphs)
    return Answer(
        f"<html lang=id><head><title>{headline}</title></head><body><article><h1>{headline}</h1>"
        f"<time datetime='2026-03-02T09:00:00+07:00'>Senin</time>{lines}</article></body></html>",
        etag=f'"{abs(hash((headline, paragraphs)))}"',
    )
