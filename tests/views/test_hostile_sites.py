"""Sites that mean harm: each ends soon, with a clear reason, and in little memory.

All are fetched by one process of its own, whose memory and time are bounded.
"""

import json
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterator

import pytest

from tests.local_site import Answer, Handler, Site, serve

MOST_MEMORY = 600 * 1024  # kilobytes, of the whole process with its models
MOST_SECONDS = 240  # on a busy machine; one of them alone would take for ever
LIMITS = {"seconds": 4.0, "silence": 2.0, "tries": 1}

RUN = """
import json, re, sys
from saksi.run.fetch import Client, Limits
from saksi.store import open_store
from saksi.views.cli.gathering import Plan, gather, note_root, reporting
limits, where, *urls = sys.argv[1:]
client = Client(Limits(**json.loads(limits)), pause=0.0, hosts=["localhost"])
with open_store(where) as store, reporting(as_json=True, quiet=True) as report:
    roots = [note_root(store, url, report) for url in urls]
    gather(store, client, roots, Plan(), report)
status = open("/proc/self/status").read()  # its own peak: ru_maxrss begins with the parent's
print(json.dumps({"memory": int(re.search(r"VmHWM:\\s+(\\d+)", status)[1])}))
"""


def bomb(size: int) -> bytes:
    """Zeros, gzipped."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    part = bytes(1024 * 1024)
    return b"".join(packer.compress(part) for _ in range(size)) + packer.flush()


def drip(before: bytes) -> Callable[[Handler], None]:
    """Send the beginning, then a byte now and then for ever."""

    def send(handler: Handler) -> None:
        try:
            handler.wfile.write(before)
            for _ in range(600):
                handler.wfile.write(b"x")
                handler.wfile.flush()
                time.sleep(0.1)
        except OSError:
            handler.close_connection = True

    return send


def endless(before: bytes, part: bytes) -> Callable[[Handler], None]:
    """Send the beginning, then the same again and again for ever."""

    def send(handler: Handler) -> None:
        try:
            handler.wfile.write(before)
            for _ in range(100_000):
                handler.wfile.write(part)
        except OSError:
            handler.close_connection = True

    return send


def raw(message: bytes) -> Callable[[Handler], None]:
    """Send just this, and hang up."""

    def send(handler: Handler) -> None:
        handler.wfile.write(message)
        handler.close_connection = True

    return send


def laughs(root: str) -> Answer:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 or "ha"}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY l0 "ha">{lines}]><{root}>&l9;</{root}>'
    return Answer(text, "application/xml")


def _moved(path: str) -> Answer:
    return Answer(status=302, headers=(("Location", path),))


def _story(before: str, after: str = "") -> Answer:
    prose = "Pemerintah daerah Tanjung Mahoni menolak usul penutupan pelabuhan pada Senin (2/3)."
    return Answer(
        f"<html lang=id><body>{before}<h1>Pelabuhan</h1><p>{prose}</p>{after}</body></html>"
    )


OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
KEPT = "kept"
WHAT_COMES_OF = {
    "/zipped": "grows to more than 20 MB",
    "/zipped-twice": "packed as 'gzip, gzip'",
    "/map.xml.gz": "grows to more than 50 MB",
    "/deflated": "grows to more than 20 MB",
    "/brotli": "packed as 'br'",
    "/loop": "more than 5 redirects",
    "/ever-further-0": "more than 5 redirects",
    "/slow-head": "not complete after 4 s",
    "/slow-body": "not complete after 4 s",
    "/silent": "silent for 2 s",
    "/cut-short": "without sending complete message body",
    "/too-long": KEPT,
    "/negative": "try again later",
    "/two-lengths": "try again later",
    "/claims-much": "larger than 20 MB",
    "/endless": "larger than 20 MB",
    "/endless-head": "try again later",
    "/no-http": "try again later",
    "/deep-50": KEPT,
    "/deep": KEPT,
    "/attribute": KEPT,
    "/many-attributes": KEPT,
    "/laughs.rss": "DOCTYPE",
    "/laughs.opml": "DOCTYPE",
    "/laughs.atom": "DOCTYPE",
    "/laughs.xml": "DOCTYPE",
    "/deep.opml": "nested more than 200 deep",
    "/itself.opml": "listed",
    "/attribute.rss": "listed",
}


def _fill(site: Site) -> None:
    once = bomb(300)
    twice = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    small = twice.compress(once) + twice.flush()
    assert len(small) < 2048
    packed = (("Content-Encoding", "gzip"),)
    page = _story("").body
    assert isinstance(page, str)
    site.pages |= {
        "/zipped": Answer(once, headers=packed),
        "/zipped-twice": Answer(small, headers=(("Content-Encoding", "gzip, gzip"),)),
        "/map.xml.gz": Answer(small, "application/gzip", headers=packed),
        "/deflated": Answer(zlib.compress(bytes(30 * 1024 * 1024)), headers=(("Content-Encoding", "deflate"),)),
        "/brotli": Answer(b"\x8b\x00\x80", headers=(("Content-Encoding", "br"),)),
        "/loop": _moved("/loop"),
        **{f"/ever-further-{n}": _moved(f"/ever-further-{n + 1}") for n in range(50)},
        "/slow-head": drip(b"HTTP/1.1 200 OK\r\nX-Slow: "),
        "/slow-body": drip(OK + b"Content-Length: 100000\r\n\r\n"),
        "/silent": lambda handler: time.sleep(6),
        "/cut-short": raw(OK + b"Content-Length: 100000\r\n\r\n<p>halo"),
        "/too-long": raw(OK + f"Content-Length: {len(page)}\r\n\r\n{page}<p>more</p>".encode()),
        "/negative": raw(OK + b"Content-Length: -5\r\n\r\n<p>halo"),
        "/two-lengths": raw(OK + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\n<p>halo"),
        "/claims-much": raw(OK + b"Content-Length: 99999999999\r\n\r\n<p>halo"),
        "/endless": endless(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b"x" * 65536 + b"\r\n"),
        "/endless-head": endless(OK, b"X-More: " + b"y" * 1000 + b"\r\n"),
        "/no-http": raw(b"SSH-2.0-server\r\n" * 100),
        "/deep-50": _story("<div>" * 50),
        "/deep": _story("<div><b>" * 50_000),
        "/attribute": _story(f'<a class="{"x " * 5_000_000}" title="{"y" * 1_000_000}">x</a>'),
        "/many-attributes": _story("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p>"),
        "/laughs.rss": laughs("rss"),
        "/laughs.opml": laughs("opml"),
        "/laughs.atom": laughs("feed"),
        "/laughs.xml": laughs("urlset"),
        "/deep.opml": Answer("<opml>" + "<outline>" * 100_000, "text/xml"),
        "/itself.opml": Answer(f'<opml><outline xmlUrl="{site.url}/itself.opml"/></opml>', "text/xml"),
        "/attribute.rss": Answer(f'<rss><item x="{"z" * 10_000_000}"/></rss>', "text/xml"),
    }  # fmt: skip


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, dict[str, object]]]:
    """What the process said of each path, and under `""` of itself."""
    where = tmp_path_factory.mktemp("hostile") / "s.sqlite"
    with serve() as site:
        _fill(site)
        urls = [site.url + path for path in WHAT_COMES_OF]
        command = [sys.executable, "-c", RUN, json.dumps(LIMITS), str(where), *urls]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=MOST_SECONDS, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        yield {str(row.get("url", "")).removeprefix(site.url): row for row in rows}


@pytest.mark.parametrize("path", WHAT_COMES_OF)
def test_hostile_site_ends_with_a_clear_reason(
    outcomes: dict[str, dict[str, object]], path: str
) -> None:
    row, expected = outcomes[path], WHAT_COMES_OF[path]
    if expected in ("kept", "listed"):
        assert row["outcome"] == expected
        return
    assert row["outcome"] == "failed"
    assert expected in str(row["reason"])
    assert path.rpartition("-")[0] in str(row["reason"])


def test_memory_stays_small(outcomes: dict[str, dict[str, object]]) -> None:
    memory = outcomes[""]["memory"]
    assert isinstance(memory, int)
    assert memory < MOST_MEMORY
