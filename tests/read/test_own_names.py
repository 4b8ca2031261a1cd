"""A page knows its own outlet by several names, and a dateline may name another's agency."""

import pytest

import saksi
from saksi.read.own_names import bare, registered

PAGE = """<html lang="id"><head><link rel="canonical" href="https://{host}/a/kapal">{meta}</head>
<body><h1>Dua kapal bantuan tiba di pelabuhan Suva</h1>
<p>Rabu, 4 Maret 2026 14:20 WIB</p>
<p>{opening}Dua kapal bantuan tiba di pelabuhan Suva pada Rabu, dua hari lebih lambat daripada jadwal.</p>
<p>Petugas pelabuhan mengatakan gelombang tinggi menahan kedua kapal itu di dekat karang.</p>
<p>Muatannya beras dan obat-obatan, yang akan dibagikan ke pulau-pulau luar mulai Kamis.</p></body></html>"""
SITE = '<meta property="og:site_name" content="Harian Teluk">'


@pytest.mark.parametrize("name", ["Harian Teluk", "HARIAN-TELUK", "harianteluk", "Harian_Teluk"])
def test_names_are_compared_bare(name: str) -> None:
    assert bare(name) == "harianteluk"


def test_desks_of_one_outlet_share_what_is_registered() -> None:
    assert registered("nasional.teluk.co.id") == registered("teluk.co.id") == "teluk.co.id"


def test_outlet_is_spelled_as_its_metadata_have_it() -> None:
    page = PAGE.format(host="harianteluk.example", meta=SITE, opening="SUVA, HARIAN TELUK — ")
    assert saksi.read(page).article.outlet.name == "Harian Teluk"


def test_agency_in_the_dateline_of_another_outlet_is_cited() -> None:
    page = PAGE.format(host="teluk.example", meta="", opening="Suva (Kabar Mahoni) - ")
    article = saksi.read(page).article
    assert article.outlet.name == "teluk.example"
    assert [name.name for name in article.cited_outlets] == ["Kabar Mahoni"]


def test_agency_in_its_own_dateline_is_the_outlet() -> None:
    page = PAGE.format(host="kabarmahoni.example", meta="", opening="Suva (Kabar Mahoni) - ")
    article = saksi.read(page).article
    assert article.outlet.name == "Kabar Mahoni"
    assert article.cited_outlets == ()
