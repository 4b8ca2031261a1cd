"""Publishers' profiles: pages of their make under invented content are read without what is beside."""

import pytest

from saksi.lang.base import LANGUAGES, load_language
from saksi.read.html import parse_html
from saksi.read.page import Reading, read_page
from saksi.read.paging import ALL, page_address
from saksi.read.sites import BY_DOMAIN, Layout, Profile, profile_of
from saksi.read.source import Source

PAGES = [load_language(code).page for code in LANGUAGES]
TITLE = "Dua Kapal Bantuan Bersandar di Tanjung Mahoni"
PROSE = (
    "TANJUNG MAHONI - Dua kapal yang membawa beras dan obat-obatan bersandar di pelabuhan lama "
    "pada Senin pagi, sehari lebih lambat daripada yang direncanakan pemerintah daerah.",
    "Kepala pelabuhan mengatakan bongkar muat akan selesai dalam dua hari. Bantuan itu lalu "
    "dibawa dengan truk ke tiga kecamatan yang jalannya baru dibuka kembali.",
    "Pemerintah daerah belum menyebut berapa keluarga yang akan menerima bantuan tersebut, dan "
    "meminta warga menunggu pengumuman resmi dari kantor kecamatan masing-masing.",
)
BESIDE = (
    "Harga ikan di pasar induk naik lagi setelah kapal nelayan tidak melaut selama satu pekan. "
    "Pedagang berharap cuaca segera membaik sehingga pasokan kembali seperti biasa.",
    "Pembaca lain bertanya mengapa jalan itu baru dibuka sekarang, padahal hujan sudah berhenti.",
)
KNOWN = sorted({profile.domains[0]: profile for profile in BY_DOMAIN.values()}.items())
LAYOUTS = [
    pytest.param(domain, layout, id=f"{domain}-{layout.since}")
    for domain, profile in KNOWN
    for layout in profile.layouts
]


def made(layout: Layout, author: str = "Rahmi Wulandari") -> str:
    """A page of a layout: text, a box within it, a byline, and a longer list of comments."""
    body, beside = " ".join(layout.body), " ".join(layout.beside)
    names = f'<div class="{layout.authors[0]}">{author}</div>' if layout.authors else ""
    first, *rest = (f"<p>{line}</p>" for line in PROSE)
    box = f'<div class="{beside}"><p>{BESIDE[0]}</p></div>'
    others = "".join(f"<li><p>{BESIDE[1]} {number}.</p></li>" for number in range(4))
    return (
        f"<html lang=id><head><title>{TITLE}</title></head><body><div><h1>{TITLE}</h1>{names}"
        f"<div>Senin, 2 Maret 2026 09:15 WIB</div></div>"
        f'<main><div class="{body}">{first}{box}{"".join(rest)}</div></main>'
        f"<section><ul>{others if layout.body else ''}</ul></section></body></html>"
    )


def reading(html: str, domain: str) -> Reading:
    url = f"https://daerah.{domain}/read/20260302/dua-kapal"
    return read_page(Source("p", "p", data=html.encode(), media_type="text/html", url=url), PAGES)


def lines(read: Reading) -> list[str]:
    return [read.text[p.start : p.end] for p in read.article.paragraphs]


@pytest.mark.parametrize(("domain", "layout"), LAYOUTS)
def test_page_of_a_layout_gives_its_text_alone(domain: str, layout: Layout) -> None:
    assert lines(reading(made(layout), domain)) == list(PROSE)


@pytest.mark.parametrize(("domain", "layout"), LAYOUTS)
def test_bare_name_in_a_byline_element_is_the_author(domain: str, layout: Layout) -> None:
    found = [name.name for name in reading(made(layout), domain).article.authors]
    assert found == (["Rahmi Wulandari"] if layout.authors else [])


def test_newsroom_in_a_byline_element_is_no_author() -> None:
    layout = BY_DOMAIN["viva.co.id"].layouts[0]
    assert reading(made(layout, author="Tim Redaksi"), "viva.co.id").article.authors == ()


def test_profile_is_found_by_any_host_of_its_publisher() -> None:
    assert profile_of("https://nasional.kompas.com/read/1") is BY_DOMAIN["kompas.com"]
    assert profile_of("https://m.republika.co.id/berita/2") is BY_DOMAIN["republika.co.id"]
    assert profile_of("https://kompas.com.kabarteluk.example/") is None
    assert profile_of("http://[kompas.com/") is None
    assert profile_of(None) is None


def test_every_publisher_of_the_list_has_a_profile() -> None:
    wanted = (
        "kontan.co.id detik.com kompas.com tempo.co antaranews.com republika.co.id liputan6.com "
        "okezone.com sindonews.com tribunnews.com cnnindonesia.com mediaindonesia.com viva.co.id "
        "kapanlagi.com"
    )
    assert set(wanted.split()) <= set(BY_DOMAIN)


def test_newest_layout_that_stands_on_the_page_is_taken() -> None:
    newest, older = BY_DOMAIN["kompas.com"].layouts
    for layout in (newest, older):
        assert parse_html(made(layout), "https://kompas.com/a").layout is layout
    assert parse_html(f"<p>{PROSE[0]}</p>", "https://kompas.com/a").layout is None


def test_name_of_a_layout_on_a_small_part_does_not_hide_the_article() -> None:
    """A redesign may use an old name for something else."""
    text = "".join(f"<p>{line}</p>" for line in PROSE)
    html = f"<h1>{TITLE}</h1><div class=isi-baru>{text}</div><div class=read__content><p>{BESIDE[1]}</p></div>"
    assert lines(reading(html, "kompas.com")) == list(PROSE)


@pytest.mark.parametrize(
    ("domain", "profile"), [(d, p) for d, p in KNOWN if p.whole], ids=lambda v: str(v)[:20]
)
def test_query_of_the_whole_is_known_as_such(domain: str, profile: Profile) -> None:
    plain = page_address(f"https://{domain}/read/dua-kapal")
    whole = page_address(f"https://{domain}/read/dua-kapal?{profile.whole}")
    assert plain is not None
    assert whole is not None
    assert (whole.article, whole.number) == (plain.article, ALL)
