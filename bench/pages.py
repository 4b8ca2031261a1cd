"""Time the reading of HTML against a bare parse of the same page.

    python -m bench.pages [PAGE.html …]

Without pages a page of 100 kB is made up. The ratio holds on any machine; milliseconds do not.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from saksi.read.html import parse_html

ROUNDS = 15
BUDGET = 1.5  # seconds for all rounds of slow work; two are always made

_HEAD = """<html lang=id><head><title>Judul</title><meta property="og:title" content="Judul">
<meta property="og:site_name" content="Kabar Contoh"></head>"""
_MENU = """<li class="nav-item nav-item--utama"><a href="https://kabar.example/kanal/{0}"
class="nav-link" data-posisi="atas-{0}">Kanal {0}</a></li>"""
_PARAGRAPH = """<p class="isi__paragraf">Delegasi kedua negara membahas jalur bantuan ke-{0}, kata
juru bicara itu kepada wartawan, dan <a href="https://kabar.example/tag/{0}">perundingan</a> akan
dilanjutkan pekan depan. "Kami belum menandatangani apa pun," tambahnya pada Selasa (22/6).</p>"""
_TEASER = """<div class="kartu kartu--kecil lain__butir" data-id="{0}" data-kanal="internasional">
<a class="kartu__tautan" href="https://kabar.example/berita/judul-berita-lain-nomor-{0}"
title="Judul berita lain nomor {0}"><span class="kartu__gambar"><img class="malas" alt=""
src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="https://gambar.example/{0}/300x200.jpg"
width="300" height="200"></span><span class="kartu__isi"><h3 class="kartu__judul">Judul berita
lain nomor {0}</h3><span class="kartu__waktu">Rabu</span></span></a></div>"""
_SCRIPT = """(function(w,d){w.antre=w.antre||[];w.antre.push({slot:"atas",lebar:[300,250]});})(window,document);
"""


def made_up_page(size: int) -> str:
    """A page of about `size` characters, built as news pages are.

    Menus, an article, lists of other pages, inline scripts: some 1,500 tags and 12 kB of text in
    100 kB, as the median of stored pages has; a longer one has a longer article and longer lists.
    """
    scale = size / 100_000
    parts = [_HEAD, "<body><ul>", *(_MENU.format(n) for n in range(60)), "</ul><h1>Judul</h1>"]
    parts += ["<div class=isi>", *(_PARAGRAPH.format(n) for n in range(round(24 * scale)))]
    parts += ["</div><div class=lain>", *(_TEASER.format(n) for n in range(round(95 * scale)))]
    page = "".join(parts)
    return f"{page}<script>{_SCRIPT * ((size - len(page)) // len(_SCRIPT))}</script></body></html>"


def fastest(work: Callable[[], object]) -> float:
    """Seconds of the fastest of some rounds."""
    times: list[float] = []
    while len(times) < ROUNDS and (len(times) < 2 or sum(times) < BUDGET):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def measure(name: str, page: str) -> str:
    """One line of figures."""
    bare = fastest(lambda: LexborHTMLParser(page)) * 1000
    full = fastest(lambda: parse_html(page)) * 1000
    per = full / len(page) * 100_000
    return f"{name}: {len(page) / 1000:.0f} kB, {full:.1f} ms, {per:.1f} ms/100 kB, {full / bare:.1f} bare parses"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("pages", nargs="*", type=Path)
    pages = parser.parse_args().pages
    for path in pages:
        print(measure(path.name, path.read_text(errors="replace")))
    if not pages:
        print(measure("made up", made_up_page(100_000)))
        print(measure("made up, ten times as long", made_up_page(1_000_000)))


if __name__ == "__main__":
    main()
