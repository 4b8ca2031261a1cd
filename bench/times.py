"""Time the finding of times against the splitting of the same text into sentences.

    python bench/times.py

The article is made up, of 400 words, about as rich in times as news is. The ratio holds on any
machine; milliseconds do not.
"""

import time
from collections.abc import Callable

from saksi.find.times import find_times
from saksi.lang.base import load_language
from saksi.records import Article, Block, Instant, Outlet
from saksi.text.analysis import analyse

ROUNDS = 30
WORDS = 400
PARAGRAPHS = {
    "id": (
        "Menteri Pertahanan Kawa menandatangani kontrak kapal patroli di Tirana, Selasa (22/6/2021). "
        "“Kami menunggu sejak awal tahun lalu,” kata juru bicara kementerian itu kepada wartawan.",
        "Kapal pertama dijadwalkan tiba pada kuartal III tahun depan setelah uji laut selama dua "
        "pekan. Galangan itu pernah menunda penyerahan karena kekurangan baja dari pemasok lama.",
        "Parlemen akan membahas anggarannya Kamis mendatang pukul 09.30 WIB. Fraksi oposisi menolak "
        "usulan itu dan meminta pemerintah membuka rincian harga kepada publik.",
        "Serikat pekerja galangan menggelar aksi di depan gerbang utama dan menuntut upah yang "
        "tertunggak dibayar. Polisi menjaga jalan menuju pelabuhan tanpa bentrokan.",
    ),
    "en": (
        "Kawa's defence minister signed a contract for patrol boats in Tirana on Tuesday, June 22. "
        "“We have waited since early last year,” a ministry spokesman told reporters.",
        "The first boat is due in the third quarter of next year after two weeks of sea trials. The "
        "yard once put off a delivery because steel from its old supplier ran short.",
        "Parliament will debate the budget next Thursday at 9:30 a.m. The opposition rejects the "
        "plan and wants the government to lay the prices open to the public.",
        "The yard's union rallied before the main gate and demanded wages that are overdue. Police "
        "guarded the road to the port, and no clashes were reported there.",
    ),
}


def made_up_article(lang: str, words: int) -> str:
    """Paragraphs over and over, until there are about `words` words."""
    lines: list[str] = []
    while sum(len(line.split()) for line in lines) < words:
        lines.append(PARAGRAPHS[lang][len(lines) % len(PARAGRAPHS[lang])])
    return "\n".join(lines)


def _article(text: str, lang: str) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(at, at + len(line)))
        at += len(line) + 1
    published = Instant("2021-06-23T19:20:00+07:00")
    return Article(lang, Outlet(None), published_at=published, paragraphs=tuple(blocks))


def fastest(work: Callable[[], object]) -> float:
    """Processor milliseconds of the fastest of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) * 1000


def measure(lang: str, words: int = WORDS) -> dict[str, float]:
    """Milliseconds of splitting and of finding, their ratio, and how many times were found."""
    language, text = load_language(lang), made_up_article(lang, words)
    article = _article(text, lang)
    analysis = analyse(text, article, language.text)
    splitting = fastest(lambda: analyse(text, article, language.text))
    finding = fastest(lambda: find_times(analysis, language.times))
    return {
        "words": len(text.split()),
        "times": len(find_times(analysis, language.times).times),
        "splitting_ms": round(splitting, 3),
        "finding_ms": round(finding, 3),
        "ratio": round(finding / splitting, 2),
    }


def main() -> None:
    """Print the figures, and that a text ten times as long takes ten times as long."""
    for lang in PARAGRAPHS:
        one, ten = measure(lang), measure(lang, 10 * WORDS)
        print(lang, one, f"ten times as long: {ten['finding_ms'] / one['finding_ms']:.1f} times")


if __name__ == "__main__":
    main()
