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


def made_up_page(size: int) -> str:
    """A page of about `size` characters: menus, an article, lists of other pages."""
    menu = "".join(
        f'<li class="nav-item"><a href="/kanal/{n}">Kanal {n}</a></li>' for n in range(60)
    )
    words = "Delegasi kedua negara membahas jalur bantuan, kata juru bicara itu kepada wartawan. "
    body = "".join(f'<p>{words * 4}<a href="/tag/{n}">tautan</a> {words}</p>' for n in range(40))
    teaser = '<div class="item"><a href="/b/{}"><h3>Judul berita lain nomor {}</h3></a><span>Rabu</span></div>'
    head = "<html lang=id><head><title>Judul</title><meta property=og:title content=Judul></head>"
    page = f"{head}<body><ul>{menu}</ul><h1>Judul</h1><div class=isi>{body}</div><div class=lain>"
    number = 0
    parts = [page]
    length = len(page)
    while length < size:
        parts.append(teaser.format(number, number))
        length += len(parts[-1])
        number += 1
    return "".join(parts)


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
