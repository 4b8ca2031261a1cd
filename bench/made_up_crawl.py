"""A made-up crawl: pages by invented outlets in a WARC file, as real crawls are, broken records too.

    python -m bench.made_up_crawl crawl.warc.gz --pages 5000

The same seed gives the same bytes. What was written is counted by its writer, not by a reader.
"""

import argparse
import gzip
import random
import uuid
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

OUTLETS = (
    ("Kabar Selat", "kabarselat.example", "id"), ("Warta Jatipura", "wartajatipura.example", "id"),
    ("Pos Kemuning", "poskemuning.example", "id"), ("Lentera Rawa", "lenterarawa.example", "id"),
    ("The Gannet Post", "gannetpost.example", "en"), ("Saltmarsh Wire", "saltmarshwire.example", "en"),
)  # fmt: skip
_WHO = {
    "id": ("Menteri Luar Negeri Norwegia", "Juru bicara pemerintah Kenya", "Duta besar Peru",
           "Kementerian Pertahanan Vietnam", "Utusan khusus Islandia", "Presiden Ghana"),
    "en": ("Norway's foreign minister", "A spokesman for Kenya's government", "Peru's ambassador",
           "Vietnam's defence ministry", "Iceland's special envoy", "Ghana's president"),
}  # fmt: skip
_DID = {
    "id": ("menandatangani perjanjian dagang dengan {0}", "mengecam serangan di perbatasan {0}",
           "menjanjikan bantuan pangan bagi {0}", "menolak usul sanksi terhadap {0}",
           "membahas gencatan senjata bersama {0}", "memanggil utusan {0} pekan ini"),
    "en": ("signed a trade accord with {0}", "condemned the attack on the border of {0}",
           "promised food aid to {0}", "rejected proposed sanctions against {0}",
           "discussed a ceasefire with {0}", "summoned the envoy of {0} this week"),
}  # fmt: skip
_STATES = {
    "id": ("Chili", "Mongolia", "Fiji", "Yordania", "Laos", "Senegal", "Uruguay"),
    "en": ("Chile", "Mongolia", "Fiji", "Jordan", "Laos", "Senegal", "Uruguay"),
}
_MORE = {
    "id": ('"Kami akan menepati setiap butirnya," kata pejabat itu di {1} pada hari ke-{0}.',
           "Pertemuan nomor {0} itu berlangsung tertutup di {1}, menurut panitia.",
           "Nilainya mencapai {0} juta dolar, demikian catatan bendahara di {1}.",
           "Sebanyak {0} peti obat tiba lewat pelabuhan {1} sebelum fajar.",
           "Warga {1} menunggu kabar itu sejak {0} pekan yang lalu."),
    "en": ('"We shall keep to every clause of it," the official said in {1} on day {0}.',
           "Meeting number {0} was held behind closed doors in {1}, the hosts said.",
           "It is worth {0} million dollars, according to the bursar in {1}.",
           "Some {0} crates of medicine came through the port of {1} before dawn.",
           "People in {1} had waited for the news for {0} weeks."),
}  # fmt: skip
_PLACES = ("Jatipura", "Rawalenga", "Port Gannet", "Tanjung Kemuning", "Saltmarsh", "Muara Sela")
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"


class Written(Struct, frozen=True):
    """What a crawl holds: entries by kind, the ids of its pages, copies by the id of their original."""

    seen: dict[str, int]
    pages: tuple[str, ...]
    copies: dict[str, str]


class Article(Struct, frozen=True):
    """What a page tells, before it is laid out."""

    outlet: tuple[str, str, str]
    number: int
    headline: str
    paragraphs: tuple[str, ...]


def article(chance: random.Random, number: int) -> Article:
    """Some 60 to 100 words of news that never was."""
    outlet = chance.choice(OUTLETS)
    lang = outlet[2]
    who, did = chance.choice(_WHO[lang]), chance.choice(_DID[lang])
    act = f"{who} {did.format(chance.choice(_STATES[lang]))}"
    some = [chance.choice(_MORE[lang]) for _ in range(chance.randint(4, 6))]
    told = [line.format(chance.randint(2, 980), chance.choice(_PLACES)) for line in some]
    return Article(outlet, number, act, (f"{act} ({number}).", *told))


def _plain_layout(told: Article) -> str:
    body = "".join(f"<p>{line}</p>\n" for line in told.paragraphs)
    return (
        f"<!DOCTYPE html><html lang={told.outlet[2]}><head><title>{told.headline}</title></head>"
        f"<body><h1>{told.headline}</h1><div class=date>{_day(told)}</div>{body}</body></html>"
    )


def _framed_layout(told: Article) -> str:
    name, host, lang = told.outlet
    menu = "".join(f'<li><a href="https://{host}/{n}">Rubrik {n}</a></li>' for n in range(9))
    body = "".join(f'<p class="isi">{line}</p>' for line in told.paragraphs)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{told.headline} - '
        f'{name}</title><meta property="og:site_name" content="{name}"><meta property="og:title" '
        f'content="{told.headline}"></head><body><nav><ul>{menu}</ul></nav><article><h1>'
        f"{told.headline}</h1><time>{_day(told)}</time>{body}</article><footer>{name}</footer>"
        "</body></html>"
    )


def _old_layout(told: Article) -> str:
    body = "<br><br>\n".join(told.paragraphs)
    return (
        f"<HTML><HEAD><TITLE>{told.headline}</TITLE></HEAD><BODY><TABLE><TR><TD WIDTH=120>Menu</TD>"
        f"<TD><H2>{told.headline}</H2><FONT SIZE=1>{_day(told)}</FONT><P>{body}</P></TD></TR>"
        "</TABLE></BODY></HTML>"
    )


def _day(told: Article) -> str:
    month = _MONTHS.split()[told.number % 12]
    return f"{told.number % 28 + 1} {month} 2026 {told.number % 24:02}:15 WIB"


_LAYOUTS = (_plain_layout, _framed_layout, _old_layout)


class Crawl:
    """Writes records and counts them."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.seen: Counter[str] = Counter()
        self.pages: list[str] = []
        self.copies: dict[str, str] = {}
        self._latest: list[tuple[str, Article]] = []

    def members(self, pages: int) -> Iterator[bytes]:
        """The gzip members of the file, one after the other."""
        yield self._plain("warcinfo", b"software: made up\r\n", "application/warc-fields")
        for number in range(pages):
            yield self._page(number)
            if number % 4 == 0:
                yield self._plain(
                    "request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"
                )
            if number % 10 == 9:
                yield self._odd(number // 10)
        if pages:
            yield self._broken_end()

    def _page(self, number: int) -> bytes:
        copied = bool(self._latest) and number % 25 == 24
        original, told = (
            self._chance.choice(self._latest) if copied else ("", article(self._chance, number))
        )
        key = self._id()
        if copied:
            told = Article(
                self._chance.choice([x for x in OUTLETS if x[2] == told.outlet[2]]),
                number,
                told.headline,
                told.paragraphs,
            )
            self.copies[key] = original
        else:
            self._latest = [*self._latest[-40:], (key, told)]
        self.pages.append(key)
        return self._laid_out(told, key, number)

    def _laid_out(self, told: Article, key: str, number: int) -> bytes:
        url = f"https://{told.outlet[1]}/2026/{number}"
        if number % 17 == 16:
            text = "\n\n".join([told.headline, *told.paragraphs]).encode()
            return self._record("conversion", text, "text/plain", key, url)
        html = self._chance.choice(_LAYOUTS)(told).encode()
        if number % 13 == 12:
            return self._record("resource", html, "text/html", key, url)
        return self._response(html, key, url, number)

    def _response(self, html: bytes, key: str, url: str, number: int) -> bytes:
        head = b"HTTP/1.1 200 OK\r\n"
        extra = "WARC-Identified-Payload-Type: text/html\r\n" if number % 3 == 0 else ""
        if number % 11 == 10:
            head += b"Content-Type: application/octet-stream\r\n"
        elif number % 19 != 18:
            head += b"Content-Type: text/html; charset=utf-8\r\n"
        if number % 7 == 6:
            html = gzip.compress(html, mtime=0)
            head += b"Content-Encoding: gzip\r\n"
        if number % 9 == 8:
            html = b"%x\r\n%b\r\n0\r\n\r\n" % (len(html), html)
            head += b"Transfer-Encoding: chunked\r\n"
        block = head + b"\r\n" + html
        return self._record(
            "response", block, "application/http; msgtype=response", key, url, extra
        )

    def _odd(self, number: int) -> bytes:
        """What is no page, or no whole record."""
        makers: tuple[Callable[[], bytes], ...] = (
            self._revisit, self._image, self._missing, self._metadata, self._damaged,
            self._wrong_length, self._garbage, self._moved, self._several,
        )  # fmt: skip
        return makers[number % len(makers)]()

    def _revisit(self) -> bytes:
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        return self._record(
            "revisit",
            block,
            "application/http; msgtype=response",
            self._id(),
            "https://kabarselat.example/",
        )

    def _answer(self, head: bytes, body: bytes) -> bytes:
        block = b"HTTP/1.1 " + head + b"\r\n\r\n" + body
        return self._record(
            "response",
            block,
            "application/http; msgtype=response",
            self._id(),
            "https://kabarselat.example/x",
        )

    def _image(self) -> bytes:
        return self._answer(b"200 OK\r\nContent-Type: image/png", b"\x89PNG....")

    def _missing(self) -> bytes:
        return self._answer(
            b"404 Not Found\r\nContent-Type: text/html", b"<html><body>404</body></html>"
        )

    def _moved(self) -> bytes:
        return self._answer(
            b"301 Moved\r\nContent-Type: text/html\r\nLocation: /y", b"<html>moved</html>"
        )

    def _metadata(self) -> bytes:
        return self._plain("metadata", b"fetchTimeMs: 12\r\n", "application/warc-fields")

    def _several(self) -> bytes:
        """Two records in one gzip member."""
        both = [gzip.decompress(self._metadata()), gzip.decompress(self._revisit())]
        return _packed(b"".join(both))

    def _damaged(self) -> bytes:
        whole = bytearray(self._image())
        self.seen["response"] -= 1
        self.seen["broken"] += 1
        whole[60:70] = b"\x00" * 10
        return bytes(whole)

    def _wrong_length(self) -> bytes:
        record = gzip.decompress(self._image()).replace(b"Content-Length: ", b"Content-Length: 9")
        self.seen["response"] -= 1
        self.seen["broken"] += 1
        return _packed(record)

    def _garbage(self) -> bytes:
        self.seen["broken"] += 1
        return b"<html>what another program wrote between two records</html>\n" * 3

    def _broken_end(self) -> bytes:
        whole = self._image()
        self.seen["response"] -= 1
        self.seen["broken"] += 1
        return whole[:-12]

    def _plain(self, kind: str, block: bytes, media_type: str) -> bytes:
        return self._record(kind, block, media_type, self._id(), None)

    def _id(self) -> str:
        return f"urn:uuid:{uuid.UUID(int=self._chance.getrandbits(128), version=4)}"

    def _record(
        self, kind: str, block: bytes, media_type: str, key: str, url: str | None, extra: str = ""
    ) -> bytes:
        self.seen[kind] += 1
        uri = f"WARC-Target-URI: {url}\r\n" if url else ""
        head = (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <{key}>\r\n"
            f"WARC-Date: 2026-05-0{len(block) % 9 + 1}T04:05:06Z\r\n{uri}{extra}"
            f"Content-Type: {media_type}\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        return _packed(head.encode() + block + b"\r\n\r\n")


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(data) + packer.flush()


def write_crawl(path: Path, pages: int, seed: int = 1) -> Written:
    """Write a crawl."""
    crawl = Crawl(seed)
    with path.open("wb") as file:
        for member in crawl.members(pages):
            file.write(member)
    return Written(dict(+crawl.seen), tuple(crawl.pages), crawl.copies)


def main() -> None:
    """Write one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--pages", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    print(write_crawl(given.path, given.pages, given.seed).seen)


if __name__ == "__main__":
    main()
