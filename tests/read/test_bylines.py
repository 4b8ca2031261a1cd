"""Authors, editors and sources, told apart by how pages print them."""

from typing import Any

import pytest

import saksi
from saksi.lang.base import LANGUAGES, load_language
from saksi.read.bylines import closing_codes, is_name_line, read_byline, read_signed
from saksi.read.knowledge import labels_of

LABELS = labels_of([load_language(code).page for code in LANGUAGES])

ACCEPTED = [
    # line, authors, editors, sources, codes
    ("Sumber: Kabar Samudra | Editor: Rahmi Wulandari", [], ["Rahmi Wulandari"], ["Kabar Samudra"], []),
    ("Reporter: Bagas Prakoso | Editor: Rahmi Wulandari", ["Bagas Prakoso"], ["Rahmi Wulandari"], [], []),
    ("Reporter: Bagas Prakoso, Ni Luh Sari | Editor: Rahmi Wulandari", ["Bagas Prakoso", "Ni Luh Sari"], ["Rahmi Wulandari"], [], []),
    ("Penulis: Bagas Prakoso | Editor: Rahmi Wulandari | Sumber: Kabar Samudra", ["Bagas Prakoso"], ["Rahmi Wulandari"], ["Kabar Samudra"], []),
    ("By Maya Lindgren, Teluk Wire", ["Maya Lindgren"], [], [], []),
    ("By Maya Lindgren, Reuters", ["Maya Lindgren"], [], ["Reuters"], []),
    ("Penulis: Bagas Prakoso", ["Bagas Prakoso"], [], [], []),
    ("Oleh: Bagas Prakoso Editor: Rahmi Wulandari 4 Maret 2026 - 06:45 WIB", ["Bagas Prakoso"], ["Rahmi Wulandari"], [], []),
    ("Editor: Rahmi Wulandari Rabu, 4 Maret 2026", [], ["Rahmi Wulandari"], [], []),
    ("Penulis : Kontributor Tarakan, Bagas Prakoso", ["Bagas Prakoso"], [], [], []),
    ("Oleh: Bagas Prakoso", ["Bagas Prakoso"], [], [], []),
    ("Oleh Bagas Prakoso", ["Bagas Prakoso"], [], [], []),
    ("Oleh : Bagas Prakoso dan Ni Luh Sari", ["Bagas Prakoso", "Ni Luh Sari"], [], [], []),
    ("Pewarta: Bagas Prakoso/Ni Luh Sari", ["Bagas Prakoso", "Ni Luh Sari"], [], [], []),
    ("Pewarta : Bagas Prakoso Editor: Rahmi Wulandari", ["Bagas Prakoso"], ["Rahmi Wulandari"], [], []),
    ("Rep: Bagas Prakoso/ Red: Rahmi Wulandari", ["Bagas Prakoso"], ["Rahmi Wulandari"], [], []),
    ("Red: Rahmi Wulandari", [], ["Rahmi Wulandari"], [], []),
    ("Redaktur : Rahmi Wulandari", [], ["Rahmi Wulandari"], [], []),
    ("Sumber : Antara", [], [], ["Antara"], []),
    ("sumber : Antara/Reuters", [], [], ["Antara", "Reuters"], []),
    ("Sumber: Kabar Samudra, Pos Katulistiwa", [], [], ["Kabar Samudra", "Pos Katulistiwa"], []),
    ("Bagas Prakoso - telukNews", ["Bagas Prakoso"], [], [], []),
    ("Bagas Prakoso, Jurnalis", ["Bagas Prakoso"], [], [], []),
    ("Bagas Prakoso , Jurnalis-Kamis, 6 Juni 2024 |07:10 WIB", ["Bagas Prakoso"], [], [], []),
    ("Bagas Prakoso, Rahmi Wulandari, Tim Redaksi", ["Bagas Prakoso", "Rahmi Wulandari"], [], [], []),
    ("Laporan Wartawan Telukpos.com, Bagas Prakoso", ["Bagas Prakoso"], [], [], []),
    ("By Maya Lindgren", ["Maya Lindgren"], [], [], []),
    ("By Maya Lindgren and Owen Pratt", ["Maya Lindgren", "Owen Pratt"], [], [], []),
    ("(Reporting by Maya Lindgren; Editing by Owen Pratt)", ["Maya Lindgren"], ["Owen Pratt"], [], []),
    ("Reporting by Maya Lindgren and Owen Pratt; editing by Ruth Okello", ["Maya Lindgren", "Owen Pratt"], ["Ruth Okello"], [], []),
    ("Editor: Owen Pratt", [], ["Owen Pratt"], [], []),
    ("— Additional reporting by Teluk Wire", [], [], ["Teluk Wire"], []),
    ("Additional reporting by Maya Lindgren and Teluk Wire", ["Maya Lindgren"], [], ["Teluk Wire"], []),
    ("— Teluk Wire", [], [], ["Teluk Wire"], []),
    ("(bgp/rwl)", [], [], [], ["bgp", "rwl"]),
    ("(Bgp/Rwl)", [], [], [], ["Bgp", "Rwl"]),
    ("[bgp/rwl]", [], [], [], ["bgp", "rwl"]),
    ("(bgp)", [], [], [], ["bgp"]),
    ("(H-3)", [], [], [], ["H-3"]),
    ("(Antara/Reuters)", [], [], ["Antara", "Reuters"], []),
    ("(Telukpos.com/Bagas Prakoso)", ["Bagas Prakoso"], [], ["Telukpos.com"], []),
]  # fmt: skip

REJECTED = [
    "— Maya Lindgren",
    "- Mahoni Bersemi",
    "Sumber daya alam negara itu: minyak, emas dan bauksit",
    "Menurut sumber, editor koran itu ditahan sejak Senin.",
    "Redaksi: surat@telukpos.com",
    "Editor",
    "By the time the ships left, the port had closed.",
    "By air and sea",
    "Oleh karena itu, sidang ditunda.",
    "Oleh Presiden, usul itu ditolak",
    "(AS/RI)",
    "(Foto/Ist)",
    "Presiden - yang baru kembali - menolak",
    "Bagas Prakoso menolak usul itu",
    "Jakarta, 3 Juni 2024",
]


def _surface(line: str, name: Any) -> str:
    return line[name.start : name.end]


@pytest.mark.parametrize(("line", "authors", "editors", "sources", "codes"), ACCEPTED)
def test_byline_tells_its_names_apart(
    line: str, authors: list[str], editors: list[str], sources: list[str], codes: list[str]
) -> None:
    found = read_byline(line, 0, len(line), LABELS)
    assert found is not None
    kinds = (found.authors, found.editors, found.sources, found.codes)
    assert [[n.name for n in kind] for kind in kinds] == [authors, editors, sources, codes]
    assert all(_surface(line, n) == n.name for kind in kinds for n in kind)


@pytest.mark.parametrize("line", REJECTED)
def test_other_lines_are_no_byline(line: str) -> None:
    assert read_byline(line, 0, len(line), LABELS) is None


def test_names_keep_their_place_in_the_page() -> None:
    page = "Judul\nEditor: Rahmi Wulandari\nIsi"
    found = read_byline(page, 6, 29, LABELS)
    assert found is not None
    assert [(n.start, n.end) for n in found.editors] == [(14, 29)]


@pytest.mark.parametrize(
    ("paragraph", "codes"),
    [
        ("Sidang dilanjutkan pekan depan. (bgp/rwl)", ["bgp", "rwl"]),
        ("Sidang dilanjutkan pekan depan.(bgp)", ["bgp"]),
        ("Sidang dilanjutkan pekan depan. [bgp]", ["bgp"]),
        ("Sidang dilanjutkan pekan depan. (Ant/P-3)", ["Ant", "P-3"]),
        ("Sidang dilanjutkan pekan depan. (*)", []),
        ("Menteri itu berasal dari Partai Bahari (PBI)", []),
        ("Pertemuan di kota itu (foto/dok).", []),
        ("Sidang dilanjutkan pekan depan.", []),
    ],
)
def test_closing_initials_are_found(paragraph: str, codes: list[str]) -> None:
    found = closing_codes(paragraph, 0, len(paragraph), LABELS)
    assert [n.name for n in found] == codes


@pytest.mark.parametrize(
    ("line", "is_names"),
    [
        ("Bagas Prakoso", True), ("Bagas Prakoso, Ni Luh Sari", True), ("The Meridian Courier", True),
        ("Bagas menolak usul", False), ("20 Juni 2024", False), ("", False),
        ("Baca juga: Bagas Prakoso", False),
    ],
)  # fmt: skip
def test_line_of_names_is_told_from_prose(line: str, is_names: bool) -> None:
    assert is_name_line(line) is is_names


SIGNED = [
    ("Bagas Prakoso - Teluk Kabar", ["Bagas Prakoso"], "Teluk Kabar"),
    ("Bagas Prakoso , TelukKabar", ["Bagas Prakoso"], "TelukKabar"),
    ("Bagas Prakoso, Ni Luh Sari | TELUK KABAR", ["Bagas Prakoso", "Ni Luh Sari"], "TELUK KABAR"),
]


@pytest.mark.parametrize(("line", "authors", "desk"), SIGNED)
def test_name_before_the_own_outlet_is_an_author(line: str, authors: list[str], desk: str) -> None:
    found = read_signed(line, 0, len(line), LABELS, frozenset({"telukkabar"}))
    assert found is not None
    assert [n.name for n in found.authors] == authors
    assert found.desk == desk


@pytest.mark.parametrize("line", ["Gempa Guncang Palu, Warga Panik", "Bagas Prakoso - Pos Mahoni"])
def test_name_before_anything_else_is_none(line: str) -> None:
    assert read_signed(line, 0, len(line), LABELS, frozenset({"telukkabar"})) is None


STAMPED = [
    ("By Maya Lindgren Published 4 March 2026, 08:30 GMT", "Maya Lindgren"),
    ("By Maya Lindgren | Updated: 4 March 2026 08:30 GMT", "Maya Lindgren"),
    ("Oleh Ni Luh Sari Tayang 4 Maret 2026 14:20 WIB", "Ni Luh Sari"),
]


@pytest.mark.parametrize(("line", "author"), STAMPED)
def test_name_before_the_instant_on_its_line_is_the_author(line: str, author: str) -> None:
    page = (
        "<html><body><h1>Dua kapal bantuan tiba di pelabuhan Suva</h1>"
        f"<div><span>{line}</span></div><p>Dua kapal bantuan tiba di pelabuhan Suva pada Rabu pagi, "
        "dua hari lebih lambat daripada jadwal yang diumumkan pekan lalu.</p></body></html>"
    )
    article = saksi.read(page).article
    assert [name.name for name in article.authors] == [author]
    assert article.published_at is not None
    assert article.published_at.value.startswith("2026-03-04T")


@pytest.mark.parametrize("where", ["above", "below"])
def test_line_of_three_roles_is_no_menu(where: str) -> None:
    line = "<div>Penulis: Bagas Prakoso | Editor: Rahmi Wulandari | Sumber: Kabar Samudra</div>"
    prose = "<p>Wali Kota Tanjung Mahoni menolak usul penutupan pelabuhan pada Senin (2/3).</p>" * 2
    page = f"<article><h1>Pelabuhan tetap dibuka</h1>{prose}</article>"
    page = page.replace("</h1>", f"</h1>{line}") if where == "above" else page + line
    article = saksi.read(f"<html lang=id><body>{page}</body></html>").article
    parts = article.authors, article.editors, article.cited_outlets
    assert [[name.name for name in part] for part in parts] == [
        ["Bagas Prakoso"],
        ["Rahmi Wulandari"],
        ["Kabar Samudra"],
    ]
