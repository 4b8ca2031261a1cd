"""Which blocks are the article's own."""

import pytest

from saksi.read.body_features import Features
from saksi.read.body_rules import RULES, weigh
from saksi.read.html import parse_html

PROSE = (
    "Juru bicara kementerian itu mengatakan perundingan mengenai jalur bantuan akan dilanjutkan "
    "pekan depan di ibu kota negara kepulauan tersebut."
)
ARTICLE = f"<p>{PROSE}</p><p>{PROSE} Ia menolak merinci.</p><p>“Belum,” ujarnya.</p><p>{PROSE}</p>"


def _body(markup: str) -> list[str]:
    page = parse_html(markup)
    return [page.text[page.blocks[i].start : page.blocks[i].end] for i in sorted(page.body or ())]


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a href=/>Beranda</a></nav>{}<footer>Kontak kami di sini.</footer>",
        "<div class=sidebar><p>" + PROSE + "</p></div>{}",
        "{}<div id=comments><p>" + PROSE + "</p><p>" + PROSE + "</p></div>",
        "{}<ul class=terkait><li><a href=/x>" + PROSE + "</a></li></ul>",
        "<figure><figcaption>" + PROSE + "</figcaption></figure>{}",
        "{}<p>© 2026 Kabar Samudra. Semua hak dilindungi undang-undang negara.</p>",
        "Beranda<br><br>{}",
        "<table><tr><td><a href=/>Menu</a></td><td>{}</td></tr></table>",
        "<div class='has-sidebar widget-area'>{}</div>",
    ],
)
def test_article_is_told_from_what_is_around_it(around: str) -> None:
    page = around.format(f"<div class=isi>{ARTICLE}</div>")
    assert _body(page) == [PROSE, f"{PROSE} Ia menolak merinci.", "“Belum,” ujarnya.", PROSE]


@pytest.mark.parametrize(
    "inside",
    [
        "<p><b>Baca Juga:</b> <a href=/x>Kapal Bantuan Tiba di Pelabuhan Timur</a></p>",
        "<div class=iklan-teks><a href=/y>Pasang iklan</a></div>",
        "<figcaption>Menlu menyampaikan sambutan di hadapan para tamu undangan.</figcaption>",
        "<div class=photo-caption>Menlu memberi keterangan pers pada hari Senin di Suva.</div>",
        "<div>Foto: Kabar Samudra</div>",
        "<button>Bagikan</button>",
        "<p>***</p>",
        "<p>GULIR UNTUK MELANJUTKAN MEMBACA</p>",
        "<p>[Video: Kabar Samudra]</p>",
    ],
)
def test_furniture_between_paragraphs_is_left_out(inside: str) -> None:
    page = f"<div class=isi><p>{PROSE}</p><p>{PROSE}</p>{inside}<p>{PROSE}</p></div>"
    assert _body(page) == [PROSE] * 3


@pytest.mark.parametrize(
    "inside",
    [
        "<p>“Tidak.”</p>",
        "<h2>Tiga syarat</h2>",
        "<ul><li>gencatan senjata</li></ul>",
        "<blockquote>Kami tidak akan mundur.</blockquote>",
    ],
)
def test_short_parts_of_the_article_are_kept(inside: str) -> None:
    page = f"<div class=isi><p>{PROSE}</p><p>{PROSE}</p>{inside}<p>{PROSE}</p></div>"
    assert len(_body(page)) == 4


def test_line_breaks_make_paragraphs() -> None:
    page = f"<h1>Judul berita ini</h1><div id=isi>{PROSE}<br><br>{PROSE}<br><br>“Ya.”<br><br>{PROSE}</div>"
    assert _body(page) == [PROSE, PROSE, "“Ya.”", PROSE]


@pytest.mark.parametrize("holder", ["<body>{}", "<td>{}", "<center>{}</center>", "<font>{}</font>"])
def test_text_of_any_element_can_be_the_article(holder: str) -> None:
    page = f"<table><tr>{holder}" if "<td>" in holder else holder
    assert _body(page.format(f"{PROSE}<br><br>{PROSE}")) == [PROSE, PROSE]


def test_article_in_several_parts_of_one_make_is_whole() -> None:
    part = f"<section class=bagian><div><p class=teks>{PROSE}</p><p class=teks>{PROSE}</p></div></section>"
    page = f"<main>{part}<section class=iklan><p>Iklan</p></section>{part}{part}</main>"
    assert len(_body(page)) == 6


def test_first_paragraphs_outside_the_rest_are_of_the_article() -> None:
    page = f"<section><p>{PROSE}</p><p>{PROSE}</p><div class=sisa>{ARTICLE}</div></section>"
    assert len(_body(page)) == 6


def test_headline_is_not_its_own_paragraph() -> None:
    page = f"<title>Menlu Bertolak ke Suva</title><article><h1>Menlu Bertolak ke Suva</h1>{ARTICLE}</article>"
    assert "Menlu Bertolak ke Suva" not in _body(page)


def test_index_page_without_prose_has_no_body() -> None:
    assert _body("<ul><li><a href=/a>Judul satu</a><li><a href=/b>Judul dua</a></ul>") == []


def test_score_names_its_rules() -> None:
    features = Features(
        tag="figcaption", length=300, link_density=0.0, sentences=2, closes=True, letters=True,
        copyright=False, is_title=False,
    )  # fmt: skip
    score, names = weigh(features)
    assert names == ("prose", "long_prose", "caption")
    assert score == 3 + 1 - 6


def test_rules_have_names_and_reasons() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.reason and rule.weight for rule in RULES)
