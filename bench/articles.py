"""Page → article on one core, beside other extractors on the same pages in one run.

    python -m bench.articles [--shared DIR] [--rounds N] [--only saksi]

The pages are those of `eval/pages` and `eval/aeb` where they are at hand, else made up. Time is
that of the processor; the best of some rounds, and the first, when no name of a class has been
seen yet; then Saksi's milliseconds by the size of the page. Saksi's work is the whole of it:
encoding, blocks and metadata, body, headline, byline, instant, language; resiliparse gives the
main text alone.
"""

import argparse
import gzip
import time
from collections.abc import Callable
from pathlib import Path

from bench.pages import made_up_page
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.page import read_page
from saksi.read.source import Source

SHARED = Path(__file__).resolve().parents[2] / "shared"
ROUNDS = 3
MADE_UP = 40
# In a language that only the detector knows, so that its model is loaded before time is taken.
_FIRST = (
    b"<html><body><article><h1>Der alte Hafen bleibt offen</h1><p>Der alte Hafen bleibt nach dem "
    b"Willen der Stadt noch zwei Jahre offen, weil die Fischer keinen anderen Platz haben.</p><p>"
    b"Die Verwaltung will im Herbst sagen, wo der neue Hafen gebaut wird und was er kosten soll.</p>"
    b"</article></body></html>"
)

Extract = Callable[[bytes], object]


def stored_pages(shared: Path) -> list[bytes]:
    """The bytes of the evaluation's pages; made-up ones where there are none."""
    files = [
        *(shared / "eval" / "pages").glob("*.gz"),
        *(shared / "eval" / "aeb").glob("html/*.gz"),
    ]
    found = [gzip.decompress(path.read_bytes()) for path in sorted(files)]
    return found or [made_up_page(100_000).encode()] * MADE_UP


def _saksi() -> Extract:
    pages = [load_language(code).page for code in LANGUAGES]
    return lambda data: read_page(Source("p", "p", data=data, media_type="text/html"), pages)


def _trafilatura(precise: bool) -> Extract:
    import trafilatura

    return lambda data: trafilatura.extract(data, favor_precision=precise, with_metadata=True)


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def extract(data: bytes) -> object:
        return extract_plain_text(
            bytes_to_str(data, detect_encoding(data) or "utf-8"), main_content=True
        )

    return extract


def seconds_by_page(extract: Extract, pages: list[bytes], rounds: int) -> list[list[float]]:
    """The seconds of each page in each round, after one page that loads what is loaded once."""
    extract(_FIRST)
    return [[_seconds(extract, page) for page in pages] for _ in range(rounds)]


def _seconds(extract: Extract, page: bytes) -> float:
    began = time.process_time()
    extract(page)
    return time.process_time() - began


def by_size(pages: list[bytes], seconds: list[float]) -> str:
    """Milliseconds a page, for each quarter of the pages by their size."""
    ranked = sorted(zip(map(len, pages), seconds, strict=True))
    quarters = [ranked[i * len(ranked) // 4 : (i + 1) * len(ranked) // 4] for i in range(4)]
    told = (
        f"{q[0][0] // 1000}-{q[-1][0] // 1000} kB {sum(s for _, s in q) / len(q) * 1000:.1f}"
        for q in quarters
        if q
    )
    return "ms a page by size: " + ", ".join(told)


def main() -> None:
    """Print pages a second for each extractor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", help="measure this one alone")
    args = parser.parse_args()
    pages = stored_pages(args.shared)
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB on average")
    extractors = {
        "saksi": _saksi(),
        "trafilatura": _trafilatura(False),
        "trafilatura precise": _trafilatura(True),
        "resiliparse (text alone)": _resiliparse(),
    }
    own = 0.0
    for name in [args.only] if args.only else extractors:
        rounds = seconds_by_page(extractors[name], pages, args.rounds)
        best = min(rounds, key=sum)
        first, rate = len(pages) / sum(rounds[0]), len(pages) / sum(best)
        own = own or rate
        print(
            f"{name:26} {rate:6.0f} pages/s ({first:.0f} at first)  {rate / own:5.2f} × the first"
        )
        if name == "saksi":
            print(by_size(pages, best))


if __name__ == "__main__":
    main()
