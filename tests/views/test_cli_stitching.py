"""Articles on several pages, given together or fetched, kept as one."""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec import UNSET
from sqlalchemy import create_engine, text

from saksi.records import Record
from saksi.store import open_store
from tests.local_site import Answer, Site, serve
from tests.views.conftest import Answer as Called

Saksi = Callable[..., Called]
QUICK = ("--pause", "0", "--allow-host", "localhost")
PARAGRAPHS = (
    "Wali Kota Tanjung Mahoni menolak usul penutupan pelabuhan lama itu pada Senin (2/3).",
    "Menurut dia, nelayan masih memerlukan pelabuhan itu untuk mengangkut hasil laut mereka.",
    "Pemerintah pusat belum menanggapi penolakan itu sampai berita ini diturunkan malam hari.",
)


def page(*paragraphs: str, head: str = "", foot: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in paragraphs)
    return (
        f"<html lang=id><head><title>Pelabuhan lama tetap dibuka</title>{head}</head><body><article>"
        f"<h1>Pelabuhan lama tetap dibuka</h1>{body}</article><div>{foot}</div></body></html>"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serve() as started:
        yield started


def kept(where: Path) -> list[Record]:
    with open_store(where) as store:
        return list(store.records())


def lines(record: Record) -> list[str]:
    return [record.text[p.start : p.end] for p in record.article.paragraphs]


def test_files_of_one_article_are_stitched(saksi: Saksi, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    files = []
    for number, line in enumerate(PARAGRAPHS, 1):
        head = (
            f'<link rel=canonical href="https://kabarteluk.example/laut/pelabuhan?page={number}">'
        )
        files.append(tmp_path / f"{'bac'[number - 1]}.html")
        files[-1].write_text(page(line, head=head))
    other = tmp_path / "lain.html"
    other.write_text(
        page("Sebuah berita yang lain sama sekali tentang harga ikan di pasar.").replace(
            "Pelabuhan lama", "Pasar ikan"
        )
    )
    done = saksi("read", *reversed(files), other, "--stitch", "--store", where)
    assert "2 read" in done.err
    records = sorted(kept(where), key=lambda record: len(record.text))
    assert lines(records[1]) == list(PARAGRAPHS)
    again = saksi("read", *reversed(files), other, "--stitch", "--store", where)
    assert "0 read, 2 already there" in again.err
    with create_engine(f"sqlite:///{where}").connect() as connection:
        bodies = {zlib.decompress(b) for b in connection.scalars(text("SELECT body FROM pages"))}
    assert {path.read_bytes() for path in (*files, other)} <= bodies


def test_pages_of_an_article_are_checked_and_go_with_it(
    saksi: Saksi, site: Site, tmp_path: Path
) -> None:
    where = tmp_path / "s.sqlite"
    for name, (line, foot) in {
        "/laut/pelabuhan": (PARAGRAPHS[0], '<a href="?page=2">Selanjutnya</a>'),
        "/laut/pelabuhan?page=2": (PARAGRAPHS[1], ""),
    }.items():
        site.pages[name] = Answer(page(line, foot=foot))
    saksi("add", f"{site.url}/laut/pelabuhan", "--store", where, *QUICK)
    with open_store(where) as store:
        assert list(store.check()) == []
        store.delete([f"{site.url}/laut/pelabuhan"])
        assert list(store.check()) == []
    with create_engine(f"sqlite:///{where}").connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM pages")) == 0
        assert connection.scalar(text("SELECT count(*) FROM page_parts")) == 0


def test_raw_gives_every_page(saksi: Saksi, tmp_path: Path) -> None:
    where, files = tmp_path / "s.sqlite", []
    for number, line in enumerate(PARAGRAPHS[:2], 1):
        files.append(tmp_path / f"{number}.html")
        files[-1].write_text(
            page(line).replace("dibuka</title>", f"dibuka - Halaman {number}</title>")
        )
    saksi("read", *files, "--stitch", "--store", where)
    (record,) = kept(where)
    shown = saksi("show", record.id, "--raw", "--store", where).out
    assert shown == "\n".join(path.read_text() for path in files)


def test_change_of_a_later_page_is_seen(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where, first = tmp_path / "s.sqlite", "/laut/pelabuhan"
    foot = '<a href="?page=2">Selanjutnya</a>'
    site.pages[first] = Answer(page(PARAGRAPHS[0], foot=foot), etag='"satu"')
    site.pages[f"{first}?page=2"] = Answer(page(PARAGRAPHS[1]), etag='"dua"')
    saksi("add", f"{site.url}{first}", "--store", where, *QUICK)
    site.pages[f"{first}?page=2"] = Answer(page(PARAGRAPHS[2]), etag='"tiga"')
    saksi("add", f"{site.url}{first}", "--store", where, *QUICK)
    (record,) = kept(where)
    assert lines(record) == [PARAGRAPHS[0], PARAGRAPHS[2]]


def test_files_without_addresses_are_told_by_their_titles(saksi: Saksi, tmp_path: Path) -> None:
    for number, line in enumerate(PARAGRAPHS[:2], 1):
        html = page(line).replace("dibuka</title>", f"dibuka - Halaman {number}</title>")
        (tmp_path / f"{number}.html").write_text(html)
    done = saksi("read", tmp_path / "1.html", tmp_path / "2.html", "--stitch", "--json")
    assert lines(Record.from_json(done.out)) == list(PARAGRAPHS[:2])


def test_parts_of_a_json_line_are_stitched(saksi: Saksi, tmp_path: Path) -> None:
    given = tmp_path / "news.jsonl"
    parts: list[dict[str, str]] = [{"html": page(PARAGRAPHS[0])}, {"text": PARAGRAPHS[1]}]
    broken = {"id": "b", "text": "x", "parts": [{"text": "y"}]}
    given.write_text(json.dumps({"id": "a", "parts": parts}) + "\n" + json.dumps(broken) + "\n")
    done = saksi("read", given, "--json")
    record = Record.from_json(done.out.splitlines()[0])
    assert (record.id, lines(record)) == ("a", list(PARAGRAPHS[:2]))
    assert len(done.out.splitlines()) == 2


def test_pages_that_follow_are_fetched(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    site.pages["/laut/pelabuhan"] = Answer(
        page(
            PARAGRAPHS[0],
            head='<link rel="next" href="/laut/pelabuhan/2">',
            foot='<a href="/laut/nelayan/2">Selanjutnya</a>',
        )
    )
    site.pages["/laut/pelabuhan/2"] = Answer(page(PARAGRAPHS[1], foot='<a href="3">Halaman 3</a>'))
    site.pages["/laut/pelabuhan/3"] = Answer(page(PARAGRAPHS[2], foot='<a href="1">1</a>'))
    assert saksi("add", f"{site.url}/laut/pelabuhan", "--store", where, *QUICK).status == 0
    [record] = kept(where)
    assert lines(record) == list(PARAGRAPHS)
    parts = record.page.parts
    assert parts is not UNSET
    assert [part.url for part in parts] == [
        f"{site.url}/laut/pelabuhan{end}" for end in ("", "/2", "/3")
    ]
    body = site.pages["/laut/pelabuhan/2"].body  # type: ignore[union-attr]
    assert parts[1].sha256 == hashlib.sha256(str(body).encode()).hexdigest()
    assert "/laut/nelayan/2" not in site.paths()
    assert (
        "1 already there"
        in saksi("add", f"{site.url}/laut/pelabuhan", "--store", where, *QUICK).err
    )


def test_page_of_all_is_fetched_instead(saksi: Saksi, site: Site, tmp_path: Path) -> None:
    where = tmp_path / "s.sqlite"
    foot = '<a href="?page=2">Selanjutnya</a> <a href="?page=all">Tampilkan semua</a>'
    site.pages["/laut/pelabuhan"] = Answer(page(PARAGRAPHS[0], foot=foot))
    site.pages["/laut/pelabuhan?page=all"] = Answer(page(*PARAGRAPHS))
    saksi("add", f"{site.url}/laut/pelabuhan", "--store", where, *QUICK)
    [record] = kept(where)
    assert (record.id, lines(record)) == (f"{site.url}/laut/pelabuhan", list(PARAGRAPHS))
    assert site.paths() == ["/laut/pelabuhan", "/laut/pelabuhan?page=all"]


def test_page_that_is_not_there_is_told_and_one_in_trouble_tried_later(
    saksi: Saksi, site: Site, tmp_path: Path
) -> None:
    where = tmp_path / "s.sqlite"
    foot = '<a href="?page=2">Selanjutnya</a>'
    site.pages["/laut/pelabuhan"] = Answer(page(PARAGRAPHS[0], foot=foot))
    busy = Answer(status=503, headers=(("Retry-After", "600"),))
    site.pages["/laut/pelabuhan?page=2"] = busy
    failed = saksi("add", f"{site.url}/laut/pelabuhan", "--store", where, *QUICK)
    assert "?page=2: the server answered 503; try again later" in failed.err
    assert kept(where) == []
    del site.pages["/laut/pelabuhan?page=2"]
    assert saksi("add", f"{site.url}/laut/pelabuhan", "--store", where, *QUICK).status == 0
    [record] = kept(where)
    assert lines(record) == [PARAGRAPHS[0]]
    assert any("page=2: the server answered 404" in r.reason for r in record.rejected)
