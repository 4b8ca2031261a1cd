"""What a page's metadata says, and what of it is no use."""

import json

import pytest

from saksi.read.blocks import PageMeta
from saksi.read.html import parse_html


def _meta(head: str) -> PageMeta:
    return parse_html(f"<html><head>{head}</head><body><p>isi</p></body></html>").meta


def _ld(data: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Menlu Bertolak ke Suva",
    "datePublished": "2026-03-02T09:15:00+07:00",
    "dateModified": "2026-03-02T10:00:00+07:00",
    "author": [{"@type": "Person", "name": "Sinta Maharani"}],
    "editor": {"@type": "Person", "name": "Bagas Wiratama"},
    "publisher": {"@type": "Organization", "name": "Kabar Samudra"},
    "inLanguage": "id-ID",
}


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebSite", "name": "Lain"}, ARTICLE]},
        {"@type": "WebPage", "name": "Judul laman", "mainEntity": ARTICLE},
        {**ARTICLE, "@type": ["Article", "NewsArticle"]},
        [{"@type": "BreadcrumbList", "itemListElement": [{"name": "Dunia"}]}, ARTICLE],
    ],
    ids=["alone", "list", "graph", "main-entity", "two-types", "beside-others"],
)
def test_json_ld_article_is_found_in_every_form(data: object) -> None:
    meta = _meta(_ld(data))
    assert meta == PageMeta(
        title="Menlu Bertolak ke Suva",
        published="2026-03-02T09:15:00+07:00",
        published_origin="json-ld",
        modified="2026-03-02T10:00:00+07:00",
        authors=("Sinta Maharani",),
        editors=("Bagas Wiratama",),
        site_name="Kabar Samudra",
        lang="id",
    )


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"Judul",}',
        '<!-- {"@type":"NewsArticle","headline":"Judul"} -->',
        '//<![CDATA[\n{"@type":"NewsArticle","headline":"Judul"}\n//]]>',
        '{"@type":"NewsArticle","headline":"Ju\ndul"}',
        '{"@type":"NewsArticle","headline":"Judul"};',
    ],
)
def test_common_faults_of_json_ld_are_forgiven(script: str) -> None:
    page = parse_html(f"<script type='application/ld+json'>{script}</script><p>isi")
    assert (page.meta.title or "").replace(" ", "") == "Judul"
    assert page.rejected == ()


def test_broken_json_ld_is_named() -> None:
    page = parse_html("<script type='application/ld+json'>{headline: 'x'</script><p>isi")
    assert [r.stage for r in page.rejected] == ["read.metadata"]
    assert "not JSON" in page.rejected[0].reason


def test_organisation_and_login_are_no_authors() -> None:
    data = {
        **ARTICLE,
        "author": [{"@type": "Organization", "name": "Kabar Samudra"}, "By Dewi Anjani", "admin12"],
    }
    assert _meta(_ld(data)).authors == ("Dewi Anjani",)


@pytest.mark.parametrize(
    ("head", "published", "origin"),
    [
        ("<meta property=article:published_time content='2026-03-02T09:15:00+07:00'>", "2026-03-02T09:15:00+07:00", "meta"),
        ("<meta name=pubdate content='2026-03-02 T09:15:30Z'>", "2026-03-02T09:15:30Z", "meta"),
        ("<meta name=date content='2026/03/02 09:15:00'>", "2026-03-02T09:15:00", "meta"),
        ("<meta name=date content='Mon, 02 Mar 2026 09:15:00 +0700'>", "2026-03-02T09:15:00+07:00", "meta"),
        ("<meta name=date content='2026-03-02'>", "2026-03-02", "meta"),
        (_ld({**ARTICLE, "datePublished": "2026-03-02"}) + "<meta name=pubdate content='2026-03-02T09:15:00+07:00'>", "2026-03-02T09:15:00+07:00", "meta"),
        (_ld({**ARTICLE, "datePublished": "2026-03-02T09:15:00"}) + "<meta name=pubdate content='2026-03-02T09:15+07:00'>", "2026-03-02T09:15:00+07:00", "meta"),
        (_ld(ARTICLE) + "<meta name=pubdate content='2026-03-02T02:15:00Z'>", "2026-03-02T09:15:00+07:00", "json-ld"),
        ("<meta name=pubdate content='2026-03-02T02:15:07Z'><time itemprop=datePublished datetime='2026-03-02 09:15:07'></time>", "2026-03-02T09:15:07+07:00", "meta"),
        ("<meta name=pubdate content='2026-03-02T02:15:07Z'><time itemprop=datePublished datetime='2026-03-02 09:17:07'></time>", "2026-03-02T02:15:07Z", "meta"),
        ("<meta name=pubdate content='kemarin'>", None, "meta"),
        ("<meta name=pubdate content='2026-13-40T99:00:00'>", None, "meta"),
    ],
)  # fmt: skip
def test_instant_is_the_most_precise_with_a_zone(
    head: str, published: str | None, origin: str
) -> None:
    meta = _meta(head)
    assert (meta.published, meta.published_origin) == (published, origin)


def test_unreadable_instant_is_named() -> None:
    page = parse_html("<meta name=pubdate content='kemarin'><p>isi")
    assert page.rejected[0].reason == "no ISO 8601 instant (meta): 'kemarin'"


def test_time_element_after_the_headline_counts() -> None:
    body = (
        "<ul><li><time datetime='2026-02-01T01:00:00Z'>lain</time></ul><h1>Judul berita</h1>"
        "<time datetime='2026-03-02T09:15:00+07:00'>Senin</time><time datetime='2026-02-02'>lain</time>"
    )
    meta = parse_html(body).meta
    assert (meta.published, meta.published_origin) == ("2026-03-02T09:15:00+07:00", "time")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<meta property=og:title content='Judul &amp; isi'><title>Lain</title>", "Judul & isi"),
        ("<title>Judul\n saja</title>", "Judul saja"),
        (_ld({**ARTICLE, "headline": "Kata &quot;tidak&quot;"}), 'Kata "tidak"'),
        ("", None),
    ],
)
def test_title_is_taken_from_the_best_source(head: str, title: str | None) -> None:
    assert _meta(head).title == title


@pytest.mark.parametrize(
    "value", [None, 7, True, [], {}, [[]], {"name": 5}, "x" * 200_000, ["\ud800"]]
)
@pytest.mark.parametrize("key", ["@type", "headline", "datePublished", "author", "publisher", "url", "@graph"])  # fmt: skip
def test_hostile_value_never_raises(key: str, value: object) -> None:
    meta = _meta(_ld({**ARTICLE, key: value}))
    assert meta.title is None or len(meta.title) <= 500
    assert all(len(name) <= 120 for name in meta.authors)


@pytest.mark.parametrize(
    ("markup", "lang"),
    [
        ("<html lang=id-ID>", "id"),
        ("<html lang=in>", "id"),
        ("<meta property=og:locale content=en_GB>", "en"),
        ("<html lang='x-klingon-words'>", None),
    ],
)
def test_language_is_a_primary_code(markup: str, lang: str | None) -> None:
    assert parse_html(markup + "<p>isi").meta.lang == lang
