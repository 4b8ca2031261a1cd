"""Lines that a link parted are one paragraph; lists, menus and headings stay apart."""

import pytest

from saksi.read.plain import parse_plain

LONG = "Kapal riset itu terakhir terlihat di lepas pantai Lestara menurut laporan"


def _lines(text: str) -> list[str]:
    return [text[b.start : b.end] for b in parse_plain(text).blocks]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\nTeluk Kabar\n, Selasa (3/2/2026).",
        f"{LONG}\nTeluk Kabar\nyang mengutip nakhoda.",
        f"{LONG}\nTeluk Kabar\n. Awak kapal selamat semua, kata nakhoda.",
        "The survey ship was last seen off the coast of Lestara, according to\nHarbour Ledger\nand two fishermen.",
        f"{LONG} syahbandar\ndan dua nelayan yang melihatnya berlayar ke utara.",
    ],
)
def test_sentence_parted_by_a_link_is_one(text: str) -> None:
    assert _lines(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "kapal\nriset\nlestara",
        f"{LONG}.\nTeluk Kabar\n, Selasa (3/2/2026).",
        f"{LONG}\n\ndan dua nelayan.",
        f"{LONG}\nTeluk Kabar\nAwak kapal selamat semua, kata nakhoda.",
        "(abc/def)\nkapal riset lestara yang hilang di laut utara sejak pekan lalu",
        "Kapal riset Lestara hilang\nSyahbandar: pencarian diteruskan",
    ],
)
def test_lines_that_stand_alone_stay_apart(text: str) -> None:
    assert _lines(text) == [line for line in text.split("\n") if line]
