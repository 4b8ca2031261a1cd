"""The pages of the desk: each answers, in both languages, with what the store holds."""

import io
import re
from typing import Any, get_args
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from saksi.link.types import CopyKind, Disputed, Field, ReasonCode, RootKind
from saksi.read.source import Source
from saksi.records import (
    DealStage,
    EntityKind,
    EventType,
    FurnitureKind,
    Stance,
    StatementKind,
    Status,
)
from saksi.run.reader import read_one
from saksi.store import Filters, Store, open_store
from saksi.store.access import Role
from saksi.store.review_fields import FIELDS
from saksi.store.review_values import Op
from saksi.views.exports import FORMS, Options
from saksi.views.messages import INTERFACE_LANGUAGES
from saksi.views.web import Settings, create_app
from saksi.views.web.language import desk_catalogue
from saksi.views.web.paint import marks_of


def test_home_shows_the_latest_and_the_counts(desk: TestClient, store: Store) -> None:
    page = desk.get("/").text
    rows = store.list(limit=12)
    assert all(f"/article/{row.id}" in page for row in rows)
    assert f"<dd>{store.counts().articles}</dd>" in page


def test_home_tells_what_is_new_since_the_last_visit(desk: TestClient) -> None:
    assert "From now on" in desk.get("/").text
    desk.cookies.delete("saksi_now")
    assert "Nothing new" in desk.get("/").text


def test_home_lists_what_is_new(desk: TestClient, store: Store) -> None:
    desk.cookies.set("saksi_seen", "~2000-01-01T00:00:00Z")
    page = desk.get("/").text
    news, _, latest = page.partition('id="latest"')
    assert f"{store.counts().articles} articles since you were last here" in page
    last = store.changes(store.last_change() - 1)[0].id
    assert re.findall(r'href="/article/([^"]+)"', news)[0] == quote(last, safe="")
    assert news.count("tag-new") == 6
    assert latest.count("tag-new") == len(store.list(limit=12))


def test_counts_of_the_map_lead_to_what_they_count(desk: TestClient) -> None:
    shown = desk.get("/map").text
    links = re.findall(r'<a href="(/search\?what=events&amp;[^"]+)">([0-9,]+)<', shown)
    assert len(links) > 10
    for address, told in links[:12]:
        found = desk.get(address.replace("&amp;", "&")).text
        assert f'data-total="events">{told}</span>' in found, address


def test_wrong_date_is_told_with_the_way_out(desk: TestClient) -> None:
    told = "give 2021, 2021-06, 2021-06-22"
    assert told in desk.get("/search?what=events&date=kemarin").text
    answer = desk.get("/search/counts?date=" + "9" * 40, headers={"accept-language": "id"})
    assert (answer.status_code, "berikan 2021, 2021-06, 2021-06-22" in answer.text) == (400, True)
    assert desk.get("/search?date=" + "9" * 41).status_code == 400


def test_failures_are_told_in_the_readers_language(desk: TestClient, store: Store) -> None:
    name = "laporan.pdf"
    store.add_failure(read_one(Source(name, name, data=b"%PDF-1.7")).failure)  # type: ignore[arg-type]
    indonesian = {"accept-language": "id"}
    for path in ("/", "/admin"):
        assert "this is a PDF document, not a page; extract its text first" in desk.get(path).text
        shown = desk.get(path, headers=indonesian).text
        assert "ini dokumen PDF, bukan halaman; ambil dulu teksnya" in shown
    failure = next(f for f in store.failures() if f.name == name)
    store.resolve_failure(failure.id)


def test_empty_store_says_how_to_fill_it(tmp_path: object) -> None:
    with open_store(f"{tmp_path}/empty.sqlite") as store:
        client = TestClient(
            create_app(store, Settings("empty.sqlite")), base_url="http://localhost"
        )
        page = client.get("/", headers={"accept-language": "id"}).text
    assert "Belum ada apa-apa" in page
    assert "saksi read" in page


def test_search_marks_the_words_it_found(desk: TestClient) -> None:
    page = desk.get("/search", params={"q": "sanksi"}).text
    assert re.search(r"<mark>[Ss]anksi</mark>", page)


def test_search_without_a_word_says_so(desk: TestClient) -> None:
    assert "There is no word" in desk.get("/search", params={"q": "-sanksi"}).text


def test_search_by_facets_lists_what_the_store_lists(desk: TestClient) -> None:
    page = desk.get("/search", params={"lang": "en", "since": "2026-01-01"}).text
    assert re.findall(r'<h3><a href="/article/([^"]*)"', page) == [
        "meridiancourier-ceasefire",
        "harbourledger-sanctions",
    ]


def test_article_shows_a_card_for_each_finding(desk: TestClient, store: Store) -> None:
    record = store.get("emoji")
    page = desk.get("/article/emoji").text
    ids = [s.id for s in record.statements] + [e.id for e in record.events]
    ids += [e.id for e in record.entities] + [t.id for t in record.times]
    assert len(ids) > 5
    for found in ids:
        assert f'id="r-{found}"' in page
    for mark in marks_of(record):
        assert f'id="w-{mark.ref}"' in page
    assert "Warta &lt;b&gt;Uji&lt;/b&gt;" in page


def test_article_explains_as_the_command_line_does(desk: TestClient, store: Store) -> None:
    statement = store.get("emoji").statements[0]
    span = statement.contents[0]
    page = desk.get("/explain/emoji", params={"start": span.start, "end": span.end}).text
    assert statement.rule in page


def test_capture_is_inert(desk: TestClient) -> None:
    answer = desk.get("/capture/wartadermaga-embargo")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert not re.search(r"<(script|link|style|iframe)|\s(src|href|on\w+|style)=", answer.text)
    assert "Radar" in answer.text


def test_raw_bytes_are_saved_and_not_shown(desk: TestClient, store: Store) -> None:
    answer = desk.get("/raw/emoji")
    assert answer.content == store.raw("emoji")
    assert answer.headers["content-disposition"].startswith("attachment")


def test_unknown_article_names_the_nearest(desk: TestClient) -> None:
    answer = desk.get("/article/emoj")
    assert answer.status_code == 404
    assert 'href="/article/emoji"' in answer.text


@pytest.mark.parametrize("path", ["/", "/search?q=sanksi", "/article/emoji", "/nowhere"])
@pytest.mark.parametrize(("language", "word"), [("id", "Beranda"), ("en", "Home")])
def test_page_speaks_the_readers_language(
    desk: TestClient, path: str, language: str, word: str
) -> None:
    page = desk.get(path, headers={"accept-language": language}).text
    assert f'<html lang="{language}"' in page
    assert f">{word}</a>" in page


def test_chosen_language_is_kept(desk: TestClient) -> None:
    token = _token(desk.get("/").text)
    answer = desk.post(
        "/preferences",
        data={"csrf": token, "lang": "id", "next": "/search?q=a"},
        follow_redirects=False,
    )
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=a")
    assert '<html lang="id"' in desk.get("/").text


def test_catalogues_say_the_same_things() -> None:
    indonesian, english = (desk_catalogue(language) for language in INTERFACE_LANGUAGES)
    singular = {key for key in english if key.endswith(".one")}
    assert indonesian.keys() == english.keys() - singular
    holes = re.compile(r"\{\w+\}")
    for key in indonesian:
        assert set(holes.findall(indonesian[key])) == set(holes.findall(english[key])), key


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("act", EventType), ("status", Status), ("stance", Stance), ("said", StatementKind),
        ("entity", EntityKind), ("stage", DealStage), ("furniture", FurnitureKind),
        ("reason", ReasonCode), ("copy", CopyKind), ("root", RootKind), ("dispute", Disputed),
        ("field", Field), ("op", Op), ("role", Role),
    ],
)  # fmt: skip
def test_every_word_of_the_record_has_its_words(group: str, values: Any) -> None:
    for language in INTERFACE_LANGUAGES:
        said = desk_catalogue(language)
        assert [v for v in get_args(values) if f"{group}.{v}" not in said] == [], language


def test_every_field_that_is_corrected_has_a_name() -> None:
    for language in INTERFACE_LANGUAGES:
        said = desk_catalogue(language)
        names = {name for fields in FIELDS.values() for name in (*fields, "mentions")}
        assert sorted(n for n in names if f"review.field.{n}" not in said) == [], language


def test_history_tells_corrections_in_the_readers_words(desk: TestClient, store: Store) -> None:
    waiting = store.review.queue("event", limit=1)[0]
    target = f"{waiting.article}#{waiting.id}"
    done = store.review.apply("correct", [target], who="ana", field="status", value="denied")
    page = desk.get("/review/log", headers={"accept-language": "id"}).text
    assert "→ dibantah" in page
    assert "diperbaiki: Status" in page
    store.review.undo(done.number, who="ana")


def _token(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page)
    assert found
    return found[1]


def test_pasted_page_is_read_and_kept_only_then(desk: TestClient, store: Store) -> None:
    before = store.counts().articles
    data = {
        "csrf": _token(desk.get("/read").text),
        "text": 'Peru tolak usul\n\n"Kami tidak setuju," kata Ana Quispe.',
    }
    page = desk.post("/read", data=data, headers={"origin": "http://127.0.0.1"}).text
    assert "Kami tidak setuju" in page
    assert store.counts().articles == before
    held = re.search(r'name="held" value="([^"]+)"', page)
    assert held
    kept = {"csrf": _token(page), "held": held[1]}
    assert desk.post("/read/keep", data=kept, follow_redirects=False).status_code == 303
    assert store.counts().articles == before + 1
    assert desk.post("/read/keep", data=kept).status_code == 404


def test_local_files_and_inner_addresses_are_not_fetched(desk: TestClient) -> None:
    token = _token(desk.get("/read").text)
    for url in (
        "/etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1:1/",
        "http://[::1]/",
        "http://169.254.169.254/",
    ):
        answer = desk.post("/read", data={"csrf": token, "url": url})
        assert answer.status_code == 400
        assert "root:" not in answer.text


def test_large_bodies_are_refused(desk: TestClient) -> None:
    headers = {"content-length": str(13 * 1024 * 1024), "origin": "http://127.0.0.1"}
    assert desk.post("/read", content=b"x", headers=headers).status_code == 413


@pytest.mark.parametrize("form", ["xlsx", "polecat", "gexf", "geojson", "labelstudio"])
def test_export_page_gives_every_form(desk: TestClient, store: Store, form: str) -> None:
    assert f"form={form}" in desk.get("/export").text
    answer = desk.get("/export/file", params={"form": form})
    shape, stream = FORMS[form], io.BytesIO()
    shape.write(store, stream, Filters(), Options())
    assert answer.status_code == 200
    assert answer.headers["content-type"] == shape.media_type
    assert f"saksi-{form}.{shape.extension}" in answer.headers["content-disposition"]
    if not shape.binary:
        assert answer.content == stream.getvalue()


def test_export_page_knows_no_other_form(desk: TestClient) -> None:
    assert desk.get("/export/file", params={"form": "doc"}).status_code == 404
