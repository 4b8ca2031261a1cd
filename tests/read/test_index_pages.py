"""Home pages, index pages and feeds give links instead of an article."""

import pytest

from saksi.lang.base import LANGUAGES, load_language
from saksi.read.feed import is_feed, parse_feed
from saksi.read.page import Reading, read_page
from saksi.read.source import Source

PAGES = [load_language(code).page for code in LANGUAGES]
TITLES = [
    f"{who} {what} {where}"
    for who in ("Menteri Perikanan", "Dua kapal patroli", "Delegasi perdamaian")
    for what in ("tiba di", "meninggalkan")
    for where in ("pelabuhan Bitung", "perairan Natuna")
]
TEASER = "Kedatangan itu disaksikan warga dan pejabat setempat yang menunggu sejak pagi."

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Kabar Samudra</title><link>https://kabarsamudra.example/</link>
<language>id</language>
<item><title><![CDATA[Dua kapal patroli tiba di Bitung]]></title>
<link>https://kabarsamudra.example/a/1</link><pubDate>Thu, 06 Jun 2024 07:10:00 +0700</pubDate>
<description>&lt;img src="x.jpg"&gt;Warga menunggu sejak pagi &amp;amp; siang.</description></item>
<item><title>Delegasi &amp; wartawan meninggalkan Natuna</title><link>/a/2</link></item>
</channel></rss>"""


def read(markup: str) -> Reading:
    return read_page(Source("a", "a.html", data=markup.encode()), PAGES)


def listed(item: str) -> str:
    items = "".join(item.format(n=n, title=t, teaser=TEASER) for n, t in enumerate(TITLES))
    return f"<html><head><title>Indeks</title></head><body><h1>Indeks</h1>{items}</body></html>"


@pytest.mark.parametrize(
    "item",
    [
        "<div><h3><a href='/a/{n}'>{title}</a></h3></div>",
        "<div><h3><a href='/a/{n}'>{title}</a></h3><p>{teaser}</p></div>",
        "<li><a href='/a/{n}'>{title}</a><span><br>Kamis, 6 Juni 2024<br></span><div>{teaser}</div></li>",
    ],
)
def test_list_of_other_pages_is_an_index(item: str) -> None:
    article = read(listed(item)).article
    assert article.kind == "index"
    assert [x.surface for x in article.links] == TITLES
    assert [x.url for x in article.links] == [f"/a/{n}" for n in range(len(TITLES))]
    assert (article.headline, article.paragraphs, article.published_at) == (None, (), None)


def test_index_keeps_all_of_its_text() -> None:
    reading = read(listed("<div><h3><a href='/a/{n}'>{title}</a></h3><p>{teaser}</p></div>"))
    covered = sum(f.end - f.start for f in reading.article.furniture)
    assert covered == len(reading.text.replace("\n", ""))


def test_article_with_links_between_its_paragraphs_is_none() -> None:
    between = "<p>{teaser} Bagian {n}.</p><div><a href='/a/{n}'>{title}</a></div>"
    article = read(listed(between)).article
    assert article.kind == "article"
    assert len(article.paragraphs) == len(TITLES)


def test_short_page_without_prose_is_no_index() -> None:
    article = read("<html><h1>Maaf</h1><a href=/>Kembali ke halaman depan</a></html>").article
    assert article.kind == "article"


def test_feed_gives_its_links() -> None:
    reading = read(FEED)
    assert reading.page.media_type == "application/xml"
    assert reading.article.kind == "index"
    assert reading.article.outlet.name == "Kabar Samudra"
    assert [(x.surface, x.url) for x in reading.article.links] == [
        ("Dua kapal patroli tiba di Bitung", "https://kabarsamudra.example/a/1"),
        ("Delegasi & wartawan meninggalkan Natuna", "/a/2"),
    ]
    assert "Warga menunggu sejak pagi & siang." in reading.text


@pytest.mark.parametrize(
    ("text", "feed"),
    [
        (FEED, True), ("<feed xmlns='http://www.w3.org/2005/Atom'></feed>", True),
        ("<?xml version='1.0'?><html><body>rss</body></html>", False), ("rss", False), ("", False),
    ],
)  # fmt: skip
def test_feed_is_told_from_other_pages(text: str, feed: bool) -> None:
    assert is_feed(text) is feed


def test_atom_entries_are_read() -> None:
    atom = (
        "<feed><title>Samudra</title><entry><title>Satu judul</title>"
        "<link rel='alternate' href='https://s.example/1'/><updated>2024-06-06</updated></entry></feed>"
    )
    page = parse_feed(atom)
    assert [(page.text[b.start : b.end], b.tag) for b in page.blocks] == [
        ("Samudra", "title"), ("Satu judul", "item"), ("2024-06-06", "time"),
    ]  # fmt: skip
    assert page.blocks[1].anchors[0].url == "https://s.example/1"


def test_feed_of_unclosed_items_is_read_in_time() -> None:
    page = parse_feed("<rss>" + "<item><title>" * 20_000)
    assert page.blocks == ()


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    page = parse_feed(f"<rss>{bomb}<item><title>&b;&b;</title></item></rss>")
    assert page.text == "&b;&b;"
