"""Feeds, outlines and sitemaps: which addresses they give, and what is refused."""

import pytest

from saksi.errors import InputError
from saksi.read.listings import Listing, read_listing, read_site

BASE = "https://kabar.example/feed"
RSS = """\ufeff<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="x.xsl"?><!-- umpan -->
<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Kabar Teluk</title><atom:link href="https://kabar.example/rss" rel="self"/>
<link>https://kabar.example/</link>
<item><media:title>Foto</media:title><title><![CDATA[Nelayan & kapal]]></title>
  <link> https://kabar.example/1?a=1&amp;b=2 </link></item>
<item><title>Dua</title><guid>https://kabar.example/2</guid></item>
<item><title>Tiga</title><guid isPermaLink="false">https://kabar.example/3</guid></item>
<item><title>Empat</title><link>/4</link></item>
<item><title>Lagi</title><link>/4</link></item>
<item><title>Surat</title><link>mailto:redaksi@kabar.example</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Warta</title><link href="/"/>
<entry><title type="html">Satu</title><link rel="edit" href="/edit/1"/>
<link rel="alternate" type="application/json" href="/1.json"/><link href="/1" type="text/html"/></entry>
<entry><title>Dua</title><link rel="enclosure" href="/2.mp3"/></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
<channel><title>Lama</title></channel><item rdf:about="x"><title>A</title><link>https://lama.example/a</link></item></rdf:RDF>"""
OPML = """<opml version="2.0"><head><title>Umpan saya</title></head><body><outline text="Laut">
<outline text="Kabar" type="rss" xmlUrl="https://kabar.example/rss" htmlUrl="https://kabar.example"/>
<outline text="Tulisan" type="link" url="https://warta.example/tulisan"/></outline></body></opml>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://kabar.example/a</loc><news:news><news:title>Judul</news:title></news:news></url>
<url><loc>ftp://kabar.example/b</loc></url></urlset>"""
PREFIXED = """<sm:sitemapindex xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9">
<sm:sitemap><sm:loc>https://kabar.example/sitemap-1.xml</sm:loc></sm:sitemap></sm:sitemapindex>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Jepe", "items":
[{"id": "1", "url": "https://jepe.example/1", "title": "Satu"}, {"id": "2", "external_url": "/2"}, {"id": "3"}]}"""


def pages(listing: Listing | None) -> list[tuple[str, str | None]]:
    assert listing is not None
    return [(entry.url, entry.title) for entry in listing.pages]


def test_rss_gives_links_and_permanent_guids_once() -> None:
    found = read_listing(RSS.encode(), BASE)
    assert found is not None
    assert (found.kind, found.title, found.repaired) == ("rss", "Kabar Teluk", None)
    assert pages(found) == [
        ("https://kabar.example/1?a=1&b=2", "Nelayan & kapal"),
        ("https://kabar.example/2", "Dua"),
        ("https://kabar.example/4", "Lagi"),
    ]


@pytest.mark.parametrize(
    ("data", "kind", "found"),
    [
        (ATOM, "atom", [("https://kabar.example/1", "Satu")]),
        (RDF, "rss", [("https://lama.example/a", "A")]),
        (SITEMAP, "sitemap", [("https://kabar.example/a", "Judul")]),
        (
            JSON,
            "json_feed",
            [("https://jepe.example/1", "Satu"), ("https://kabar.example/2", None)],
        ),
        (OPML, "opml", [("https://warta.example/tulisan", "Tulisan")]),
        (PREFIXED, "sitemap_index", []),
    ],
)
def test_each_kind_gives_its_pages(data: str, kind: str, found: list[tuple[str, str]]) -> None:
    listing = read_listing(data.encode(), BASE)
    assert listing is not None
    assert (listing.kind, pages(listing)) == (kind, found)


@pytest.mark.parametrize(
    ("data", "found"),
    [(OPML, "https://kabar.example/rss"), (PREFIXED, "https://kabar.example/sitemap-1.xml")],
)
def test_listings_of_listings_give_lists(data: str, found: str) -> None:
    listing = read_listing(data.encode(), BASE)
    assert listing is not None
    assert [entry.url for entry in listing.lists] == [found]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_listing_in_another_encoding_is_read(encoding: str) -> None:
    text = RSS.removeprefix("\ufeff").replace("UTF-8", encoding).replace("Dua", "Duá")
    assert ("https://kabar.example/2", "Duá") in pages(read_listing(text.encode(encoding), BASE))


def test_broken_feed_is_read_as_far_as_it_goes() -> None:
    broken = RSS.replace("Dua", "Dua & <b>tiga").replace("</channel></rss>", "")
    found = read_listing(broken.encode(), BASE)
    assert found is not None
    assert "not as XML should be" in (found.repaired or "")
    assert "https://kabar.example/1?a=1&b=2" in dict(pages(found))


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><html><body><p>rss</p>",
        b"<p>halo",
        b"",
        b"{}",
        b'{"version": "2", "items": []}',
        b"[" * 5000,
        b'{"a":' * 5000,
        b"Halo <rss>",
        b"\x00\x01",
        b"<html><rss>",
    ],
)
def test_other_documents_are_no_listings(data: bytes) -> None:
    assert read_listing(data, BASE) is None


LOLS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


@pytest.mark.parametrize("root", ["rss", "opml", "feed", "urlset"])
@pytest.mark.parametrize(
    "doctype",
    [
        f"<!DOCTYPE {{root}} [{LOLS}]>",
        '<!DOCTYPE {root} SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE {root} [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        f"<!DOCTYPE {{root}} [{LOLS * 40}]>",
    ],
    ids=["laughs", "external", "file", "long"],
)
def test_document_types_are_refused(root: str, doctype: str) -> None:
    text = f'<?xml version="1.0"?>{doctype.replace("{root}", root)}<{root}><a>&l9;</a></{root}>'
    with pytest.raises(InputError, match="DOCTYPE"):
        read_listing(text.encode(), BASE)


def test_deep_outline_is_refused() -> None:
    text = "<opml>" + "<outline>" * 5000 + "</outline>" * 5000 + "</opml>"
    with pytest.raises(InputError, match="nested more than"):
        read_listing(text.encode(), BASE)


def test_broken_outline_names_its_place() -> None:
    with pytest.raises(InputError, match="not as XML should be: .*, line 2"):
        read_listing(b"<opml>\n<outline xmlUrl=x></opml>", BASE)


def test_site_that_is_an_article_lists_nothing() -> None:
    page = b"<html><body><h1>Judul</h1><p>Sebuah kalimat yang panjang dan cukup untuk berita.</p>"
    assert read_site(page, "text/html", BASE) is None
