"""What a line says of itself: menu, ticker, share, promotion, links, and what is none of these."""

import pytest

from saksi.lang.base import LANGUAGES, load_language
from saksi.read.furniture import furniture_kind, is_ticker, link_line
from saksi.read.knowledge import labels_of
from saksi.read.surroundings import kind_by_context

LABELS = labels_of([load_language(code).page for code in LANGUAGES])

KINDS = [
    ("Home", "menu"), ("Home › News › Internasional", "menu"), ("Beranda | Ekonomi | Olahraga", "menu"),
    ("×", "menu"), ("Tutup", "menu"), ("| : WIB | INDIKATOR |", "menu"), ("Sign in", "menu"),
    ("LQ45911,40   -3,25   -0.36%", "ticker"), ("EMAS1.412.000 0,85%", "ticker"),
    ("RD.SAHAM -0.12%", "ticker"), ("IHSG 7.214,36 +0,42%", "ticker"),
    ("Bagikan", "share"), ("Share on Facebook", "share"), ("Bagikan artikel ini", "share"),
    ("A A A", "share"), ("Salin tautan", "share"), ("12 Komentar", "share"), ("Copy link", "share"),
    ("ADVERTISEMENT", "promo"), ("SCROLL TO CONTINUE WITH CONTENT", "promo"),
    ("Scroll to resume content", "promo"), ("[Gambas:Video 20teluk]", "promo"), ("Hide Ads", "promo"),
    ("banner langganan atas", "promo"), ("Mahoni Academy", "promo"), ("loading...", "promo"),
    ("Cek kabar lain dari kami di Google News", "promo"),
    ("Ikuti kami di WhatsApp Channel Harian Teluk", "promo"),
    ("Dapatkan berita pilihan setiap hari di aplikasi Harian Teluk", "promo"),
    ("Sign up for our newsletter to get the latest news in your inbox", "promo"),
    ("Saksikan Live Teluk Pagi:", "promo"), ("Story continues below advertisement", "promo"),
    ("Copyright © 2024 Harian Teluk", "other"), ("Hak Cipta 2024 Harian Teluk", "other"),
    ("Tag: sanksi, kapal", "other"), ("Tag", "other"), ("Lihat Foto", "other"),
    ("Dibaca 20.114 kali", "other"), ("1.229 Views", "other"), ("58 detik yang lalu", "other"),
    ("Foto: Kapal patroli di Bitung (Rahmi Wulandari)", "other"), ("(*)", "other"), ("***", "other"),
    ("Tentang Kami", "other"), ("Privacy Policy", "other"),
]  # fmt: skip

NONE = [
    "Home Affairs Minister Anders Vik met the delegation on Monday.",
    "Menteri itu menutup pelabuhan selama dua hari.",
    "Harga emas naik 1,5 persen menjadi 1.412.000 rupiah.",
    "Ekonomi negara itu tumbuh 5,1% pada kuartal pertama.",
    "Bagikan bantuan, TNI AL kirim dua kapal ke Natuna.",
    "Dunia mengecam serangan itu.",
    "Ikuti arahan itu, kata Menteri Pertahanan.",
    "Video itu menunjukkan dua kapal terbakar.",
    "Iklan rokok dilarang di kota itu sejak 2019.",
    "Foto itu diambil pada Senin pagi.",
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_line_of_furniture_has_its_kind(line: str, kind: str) -> None:
    assert furniture_kind(line, LABELS) == kind


@pytest.mark.parametrize("line", NONE)
def test_prose_is_no_furniture(line: str) -> None:
    assert furniture_kind(line, LABELS) is None


LINKS = [
    ("Baca Juga: Dua kapal tiba di Bitung", "read_also", "Dua kapal tiba di Bitung"),
    ("Baca juga:Dua kapal tiba di Bitung", "read_also", "Dua kapal tiba di Bitung"),
    ("BACA JUGA : Dua kapal tiba", "read_also", "Dua kapal tiba"),
    ("Simak juga Video: Dua kapal tiba", "read_also", "Dua kapal tiba"),
    ("Simak Video 'Dua Kapal Tiba di Bitung':", "read_also", "'Dua Kapal Tiba di Bitung'"),
    ('Tonton juga video "Dua Kapal Tiba" di sini:', "read_also", '"Dua Kapal Tiba" di sini'),
    ("[Baca Juga: Dua kapal tiba]", "read_also", "Dua kapal tiba]"),
    ("Selanjutnya: Harga baja naik", "next", "Harga baja naik"),
    ("Artikel Selanjutnya : Harga baja naik", "next", "Harga baja naik"),
    ("Halaman Selanjutnya", "page", ""), ("Halaman Berikutnya", "page", ""), ("Next page", "page", ""),
    ("TERBARU", "latest", ""), ("Terpopuler", "latest", ""), ("Most Read", "latest", ""),
    ("Baca Juga", "read_also", ""), ("Read more:", "read_also", ""), ("Berita Terkait", "read_also", ""),
    ("Read also: Two ships reach port", "read_also", "Two ships reach port"),
]  # fmt: skip

NO_LINKS = [
    "Selanjutnya, kapal itu berlayar ke utara.",
    "Selanjutnya kapal itu berlayar ke utara.",
    "Terbaru, kapal itu berlayar ke utara.",
    "Baca juga surat itu dengan teliti, kata hakim.",
    "Latest figures show that exports fell.",
    "Terkait hal itu, juru bicara menolak berkomentar.",
]


@pytest.mark.parametrize(("line", "kind", "title"), LINKS)
def test_labelled_line_gives_its_kind_and_title(line: str, kind: str, title: str) -> None:
    found = link_line(line, 0, len(line), LABELS)
    assert found is not None
    assert (found.kind, line[found.start : found.end]) == (kind, title)


@pytest.mark.parametrize("line", NO_LINKS)
def test_prose_that_begins_like_a_label_is_none(line: str) -> None:
    assert link_line(line, 0, len(line), LABELS) is None


@pytest.mark.parametrize(
    ("line", "ticker"),
    [
        ("USD/IDR 14.350 +0,2%", True), ("KOMPAS1001.104,2 -3,9 0,35%", True),
        ("Inflasi tahunan mencapai 3,5%", False), ("12.500", False), ("Pasal 3 ayat 2", False),
    ],
)  # fmt: skip
def test_market_reading_is_told_from_prose(line: str, ticker: bool) -> None:
    assert is_ticker(line) is ticker


@pytest.mark.parametrize(
    ("context", "kind"),
    [
        ("html body div navbar ul li", "menu"), ("html body div share-box a", "share"),
        ("html body div related-news ul", "read_also"), ("html body div terkait ul", "read_also"),
        ("html body div terpopuler ol li", "latest"), ("html body div newsletter-box", "promo"),
        ("html body nav div iklan", "promo"), ("html body div isi p", None), ("", None),
    ],
)  # fmt: skip
def test_classes_around_a_block_tell_its_kind(context: str, kind: str | None) -> None:
    assert kind_by_context(context) == kind
