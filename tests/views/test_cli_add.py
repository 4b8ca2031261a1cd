"""`saksi add`: what is fetched, what is not fetched twice, and what becomes of what fails."""

import gzip
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from saksi.store import open_store
from tests.local_site import Answer, Site, article, serve
from tests.views.conftest import Answer as Called

Saksi = Callable[..., Called]
QUICK = ("--pause", "0", "--allow-host", "localhost")
PROSE = (
    "Pemerintah daerah Tanjung Mahoni menolak usul penutupan pelabuhan lama pada Senin (2/3).",
    "Wali kota mengatakan warga masih memerlukan pelabuhan itu untuk mengangkut hasil laut.",
)
ATOM = "application/atom+xml"


def rss(site: Site, *paths: str) -> Answer:
    items = "".join(
        f"<item><title>Berita {path}</title><link>{site.url}{path}?utm_source=rss#atas</link></item>"
        for path in paths
    )
    head = "<channel><title>Kabar Teluk</title><link>https://kabarteluk.example</link>"
    return Answer(
        f'<?xml version="1.0"?><rss version="2.0">{head}{items}</channel></rss>',
        "application/rss+xml",
        etag=f'"{len(paths)}"',
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as started:
        for path in ("/a", "/b", "/c"):
            started.pages[path] = article(f"Pelabuhan lama {path[1:]} tetap dibuka", *PROSE)
        yield started


def said(called: Called) -> list[dict[str, object]]:
    return [json.loads(line) for line in called.out.splitlines()]


def test_page_is_kept_and_known_the_next_time(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    first = saksi("add", f"{site.url}/a#atas", "--store", where, *QUICK)
    assert first.status == 0, first.err
    assert "Pelabuhan lama a tetap dibuka" in first.out
    again = saksi("add", f"{site.url}/a", "--json", "--store", where, *QUICK)
    assert said(again) == [{"url": f"{site.url}/a", "outcome": "known"}]
    assert site.asked[-1].headers["if-none-match"] == site.pages["/a"].etag  # type: ignore[union-attr]
    with open_store(where) as store:
        assert [row.url for row in store.list()] == [f"{site.url}/a"]


def test_page_without_validators_is_known_by_its_bytes(
    saksi: Saksi, site: Site, tmp_path: Path
) -> None:
    site.pages["/a"].etag = None  # type: ignore[union-attr]
    where = tmp_path / "s.sqlite"
    saksi("add", f"{site.url}/a", "--store", where, *QUICK)
    again = saksi("add", f"{site.url}/a", "--store", where, *QUICK)
    assert "0 kept, 1 already there" in again.err


def test_page_that_changed_is_kept_anew(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    saksi("add", f"{site.url}/a", "--store", where, *QUICK)
    site.pages["/a"] = article("Pelabuhan lama ditutup", *PROSE)
    assert "1 kept" in saksi("add", f"{site.url}/a", "--store", where, *QUICK).err
    with open_store(where) as store:
        assert [row.headline for row in store.list()] == ["Pelabuhan lama ditutup"]


def test_feed_gives_its_new_articles_only(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    site.pages["/rss"] = rss(site, "/a", "/b")
    first = saksi("add", f"{site.url}/rss", "--json", "--store", where, *QUICK)
    assert [line["outcome"] for line in said(first)] == ["listed", "kept", "kept"]
    assert said(first)[0]["title"] == "Kabar Teluk"
    site.pages["/rss"] = rss(site, "/a", "/b", "/c")
    site.asked.clear()
    assert "1 kept" in saksi("add", f"{site.url}/rss", "--store", where, *QUICK).err
    assert site.paths() == ["/rss", "/c"]


def test_outline_leads_to_feeds_even_if_it_is_unchanged(
    saksi: Saksi, site: Site, tmp_path: Path
) -> None:
    where = tmp_path / "s.sqlite"
    outline = f'<opml version="2.0"><head/><body><outline text="Laut"><outline type="rss" xmlUrl="{site.url}/rss"/></outline></body></opml>'
    site.pages["/feeds.opml"] = Answer(outline, "text/x-opml", etag='"1"')
    site.pages["/rss"] = rss(site, "/a")
    assert "1 kept" in saksi("add", f"{site.url}/feeds.opml", "--store", where, *QUICK).err
    site.pages["/rss"] = rss(site, "/a", "/b")
    assert "1 kept" in saksi("add", f"{site.url}/feeds.opml", "--store", where, *QUICK).err


def test_outline_in_a_file_and_lines_of_addresses(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where, outline, lines = (tmp_path / name for name in ("s.sqlite", "feeds.opml", "more.txt"))
    outline.write_text(f'<opml><body><outline xmlUrl="{site.url}/rss"/></body></opml>')
    lines.write_text(f"# pelabuhan\n{site.url}/b\n\n")
    site.pages["/rss"] = rss(site, "/a")
    done = saksi("add", outline, lines, "--store", where, *QUICK)
    assert "2 kept, 0 already there, 1 listings, 0 failed" in done.err


def test_sitemaps_of_an_index_are_read_zipped_too(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    urls = "".join(f"<url><loc>{site.url}/{name}</loc></url>" for name in "ab")
    zipped = gzip.compress(f"<urlset>{urls}</urlset>".encode())
    site.pages["/map.xml.gz"] = Answer(zipped, "application/gzip")
    index = f"<sitemapindex><sitemap><loc>{site.url}/map.xml.gz</loc></sitemap></sitemapindex>"
    site.pages["/sitemap.xml"] = Answer(index, "text/xml")
    done = saksi("add", f"{site.url}/sitemap.xml", "--store", tmp_path / "s.sqlite", *QUICK)
    assert "2 kept, 0 already there, 2 listings" in done.err


def test_limit_leaves_the_others_waiting(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    site.pages["/rss"] = rss(site, "/a", "/b", "/c")
    call = ("add", f"{site.url}/rss", "--limit", "2", "--store", where, *QUICK)
    first = saksi(*call)
    assert "2 kept" in first.err
    assert "1 addresses still wait" in first.err
    assert "1 kept" in saksi(*call).err


def test_index_page_is_followed_where_asked(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    titles = "".join(
        f"<li><a href='/{n}'>Pelabuhan kecil di teluk nomor {n} dibuka lagi</a></li>"
        for n in "abcdefghijklm"
    )
    titles += (
        "<li><a href='https://lain.example/x'>Tautan ke situs lain yang tidak diikuti</a></li>"
    )
    site.pages["/"] = Answer(f"<html lang=id><body><h2>Terbaru</h2><ul>{titles}</ul></body></html>")
    for name in "defghijklm":
        site.pages[f"/{name}"] = article(f"Pelabuhan kecil di teluk nomor {name}", *PROSE)
    call = ("add", site.url, "--store", tmp_path / "s.sqlite", *QUICK)
    assert "an index page, 14 links; saksi add --follow fetches" in saksi(*call).out
    listed = saksi("show", site.url + "/", "--store", tmp_path / "s.sqlite").out
    assert "(an index page)" in listed
    assert "https://lain.example/x" in listed
    done = saksi(*call, "--follow")
    assert "13 kept, 0 already there, 1 listings, 0 failed" in done.err


def test_what_robots_forbids_is_not_fetched(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /b", "text/plain")
    site.pages["/rss"] = rss(site, "/a", "/b")
    done = saksi("add", f"{site.url}/rss", "--store", tmp_path / "s.sqlite", *QUICK)
    assert done.status == 1
    assert "/b: the site's robots.txt forbids it; not fetched" in done.err
    assert site.paths() == ["/rss", "/a"]


def test_failed_address_is_kept_and_had_on_retry(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    page = site.pages.pop("/a")
    failed = saksi("add", f"{site.url}/a", "--json", "--store", where, *QUICK)
    assert failed.status == 1
    assert said(failed)[0]["outcome"] == "failed"
    assert "failed at fetch, tries: 1" in saksi("failures", "--store", where).out
    site.pages["/a"] = page
    again = saksi("failures", "--retry", "--store", where, *QUICK)
    assert (again.status, again.err) == (0, "No failures.\n1 of 1 now read.\n")


def test_what_is_neither_address_nor_list_is_named(saksi: Saksi, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>halo</p>")
    done = saksi("add", page, tmp_path / "no.opml", "--store", tmp_path / "s.sqlite")
    assert done.status == 1
    assert "pages in files are read by: saksi read" in done.err
    assert "no.opml: there is no such file, and addresses begin with http" in done.err


def test_loopback_is_refused_unless_named(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    done = saksi("add", f"{site.url}/a", "--pause", "0", "--store", tmp_path / "s.sqlite")
    assert done.status == 1
    assert "127.0.0.1 is not a public address" in done.err
    assert done.err.count("--allow-host localhost") == 1
    assert site.asked == []


def test_archive_holds_what_went_over_the_wire(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where, warc = tmp_path / "s.sqlite", tmp_path / "a.warc.gz"
    body = gzip.compress(site.pages["/a"].body.encode())  # type: ignore[union-attr]
    site.pages["/a"].body, site.pages["/a"].headers = body, (("Content-Encoding", "gzip"),)  # type: ignore[union-attr]
    call = ("add", f"{site.url}/a", "--warc", warc, "--store", where, *QUICK)
    saksi(*call)
    with warc.open("ab") as file:
        file.write(gzip.compress(b"WARC/1.1\r\nhalf a record" * 50)[:40])
    saksi(*call)
    kinds, payloads = [], []
    with warc.open("rb") as file:
        records = ArchiveIterator(file, check_digests="raise")
        for record in records:
            kinds.append(record.rec_type)
            if record.rec_type == "response" and record.rec_headers["WARC-Target-URI"].endswith(
                "/a"
            ):
                payloads.append(record.content_stream().read())
    assert kinds == ["warcinfo", *["response", "request"] * 3, "revisit", "request"]
    assert payloads == [gzip.decompress(body)]


def test_killed_run_goes_on_where_it_was(site: Site, tmp_path: Path, saksi: Saksi) -> None:
    where, names = tmp_path / "s.sqlite", [f"/n{n}" for n in range(12)]
    for name in names:
        site.pages[name] = article(f"Pelabuhan lama {name[1:]} tetap dibuka", *PROSE)
    site.pages["/rss"] = rss(site, *names)
    command = [sys.executable, "-m", "saksi", "add", f"{site.url}/rss", "--store", str(where)]
    running = subprocess.Popen([*command, *QUICK], stdout=subprocess.DEVNULL)
    while not any(path in names[3:] for path in site.paths()):
        assert running.poll() is None
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    done = saksi("add", f"{site.url}/rss", "--store", where, *QUICK)
    assert done.status == 0, done.err
    with open_store(where) as store:
        assert {row.id for row in store.list()} == {site.url + name for name in names}
        assert len(store.list()) == len(names)
