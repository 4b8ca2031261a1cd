"""Invented article texts of about 400 words, with as many times, quotations and acts as news has."""

from itertools import cycle, islice

WORDS = 400

_SENTENCES = {
    "id": (
        "Pemerintah Norwegia menandatangani kontrak pengadaan dua kapal patroli dengan Vietnam pada Selasa (22/6).",
        '"Kami akan mengirim kapal pertama awal tahun depan," kata Menteri Pertahanan Astrid Vangsnes di Oslo.',
        "Sehari sebelumnya, juru bicara kementerian membantah kabar bahwa perundingan itu dihentikan sejak 2019.",
        "Menurut laporan harian setempat, kedua pihak bertemu tiga kali dalam dua bulan terakhir.",
        "Warga pelabuhan menyambut rencana tersebut, meskipun sebagian mempertanyakan biaya perawatan kapal.",
        "Vangsnes menambahkan, tim teknis tiba pekan lalu dan bekerja sampai pukul 14.30 WIB.",
        "Anggaran yang disiapkan mencapai 1,2 miliar krona dan dibayar bertahap hingga kuartal I-2027.",
    ),
    "en": (
        "Norway signed a contract on Tuesday to supply two patrol ships to Vietnam.",
        '"We will ship the first vessel early next year," Defence Minister Astrid Vangsnes told reporters in Oslo.',
        "A day earlier, a ministry spokesman denied that the talks had been suspended since 2019.",
        "According to a local daily, both sides have met three times in the past two months.",
        "Dock workers welcomed the plan, though some questioned the cost of maintaining the ships.",
        "Vangsnes added that a technical team arrived last week and worked until 2:30 p.m. on Friday.",
        "The budget of 1.2 billion kroner will be paid in instalments until the first quarter of 2027.",
    ),
}
_HEADLINES = {
    "id": "Norwegia Pasok Kapal Patroli ke Vietnam",
    "en": "Norway to supply patrol ships to Vietnam",
}


def article(lang: str, words: int = WORDS) -> str:
    """A headline and paragraphs of two sentences, `words` words or a few more."""
    sentences: list[str] = []
    count = 0
    for sentence in cycle(_SENTENCES[lang]):
        if count >= words:
            break
        sentences.append(sentence)
        count += len(sentence.split())
    pairs = (" ".join(islice(sentences, n, n + 2)) for n in range(0, len(sentences), 2))
    return "\n\n".join([_HEADLINES[lang], *pairs])
