"""Page → article on one core, beside other extractors on the same pages in one run.

    python -m bench.articles [--shared DIR] [--rounds N]

The pages are those of `eval/pages` and `eval/aeb` where they are at hand, else made up. Time is
that of the processor; the best of some rounds. Saksi's work is the whole of it: encoding, block
and metadata, body, headline, byline, instant, language; resiliparse gives the main text alone.
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


def pages_a_second(extract: Extract, pages: list[bytes], rounds: int) -> float:
    """The best of some rounds over all pages, after one that loads what is loaded once."""
    extract(pages[0])
    times = []
    for _ in range(rounds):
        began = time.process_time()
        for page in pages:
            extract(page)
        times.append(time.process_time() - began)
    return len(pages) / min(times)


def main() -> None:
    """Print pages a second for each extractor."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    pages = stored_pages(args.shared)
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB on average")
    extractors = {
        "saksi": _saksi(),
        "trafilatura": _trafilatura(False),
        "trafilatura precise": _trafilatura(True),
        "resiliparse (text alone)": _resiliparse(),
    }
    rates = {}
    for name, extract in extractors.items():
        rates[name] = pages_a_second(extract, pages, args.rounds)
        print(f"{name:26} {rates[name]:6.0f} pages/s  {rates[name] / rates['saksi']:5.2f} × saksi")


if __name__ == "__main__":
    main()
