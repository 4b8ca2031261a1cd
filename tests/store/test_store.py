"""What every store does, whatever database is behind it."""

import hashlib
import subprocess
import sys
import tracemalloc
from itertools import islice

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Connection, text

from saksi.errors import StoreError
from saksi.read.source import Source
from saksi.store import Filters, Store, UnknownArticleError, open_store
from saksi.store.exported import columns
from saksi.store.migrate import migrations
from saksi.store.schema import FINDINGS, METADATA, REVISION, VERSION_TABLE, WORDS_TABLE
from saksi.store.words import form_of, plain_words
from tests.store.made import (
    LINES,
    ODD,
    PACT,
    RECORDS,
    REFUSAL,
    Failed,
    all_rows,
    edited,
    plain_record,
)

# Keeping


def test_record_comes_back_byte_for_byte(filled: Store) -> None:
    assert [filled.json(record.id) for record in RECORDS] == LINES
    assert [filled.get(record.id) for record in RECORDS] == RECORDS
    assert list(filled.lines()) == LINES
    assert list(filled.records()) == RECORDS


def test_raw_bytes_come_back(store: Store) -> None:
    raw = b"\x00\xff" + PACT.text.encode("utf-16")
    page = replace(PACT.page, sha256=hashlib.sha256(raw).hexdigest())
    store.put(replace(PACT, page=page), raw)
    assert store.raw(PACT.id) == raw


def test_raw_bytes_given_later_fill_their_place(store: Store) -> None:
    store.put(PACT)
    with pytest.raises(StoreError, match="were not given"):
        store.raw(PACT.id)
    store.put(PACT, PACT.text.encode())
    assert store.raw(PACT.id) == PACT.text.encode()


def test_raw_bytes_of_another_page_are_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="not those of the record's page"):
        store.put(PACT, b"something else")
    assert store.list() == []


def test_same_page_under_two_ids_is_kept_once(store: Store) -> None:
    for name in ("one", "two"):
        store.put(replace(PACT, id=name), PACT.text.encode())
    assert (store.counts().pages, store.counts().articles) == (1, 2)


def test_put_again_changes_nothing(filled: Store) -> None:
    before = all_rows(filled)
    for record in RECORDS:
        assert not filled.put(record, record.text.encode(), f"print-{record.id}")
    assert all_rows(filled) == before


def test_put_of_a_changed_record_replaces_it(filled: Store) -> None:
    before = filled.counts()
    assert filled.put(edited(REFUSAL), REFUSAL.text.encode(), "other")
    after = filled.counts()
    assert filled.get(REFUSAL.id) == edited(REFUSAL)
    assert (after.articles, after.entities) == (before.articles, before.entities)
    assert (after.events, after.statements, after.times) == (0, 0, 0)
    assert [hit.id for hit in filled.search("minyak")] == [REFUSAL.id]


def test_has_tells_the_fingerprint(filled: Store) -> None:
    assert filled.has(PACT.id, f"print-{PACT.id}")
    assert not filled.has(PACT.id, "another")
    assert not filled.has("nobody", f"print-{PACT.id}")


def test_put_notes_another_input_of_the_same_record(filled: Store) -> None:
    assert filled.put(PACT, fingerprint="moved")
    assert filled.has(PACT.id, "moved")


def test_failed_put_leaves_nothing(store: Store) -> None:
    broken = replace(REFUSAL, events=(*REFUSAL.events, replace(REFUSAL.events[0], rule=None)))
    with pytest.raises(StoreError, match="contradicts itself"):
        store.put(broken, REFUSAL.text.encode())
    assert all(rows == [] for rows in all_rows(store).values())


def _asked(connection: Connection, sql: str) -> list[tuple[object, ...]]:
    return list(map(tuple, connection.execute(text(sql))))


def test_tables_hold_what_the_record_says(filled: Store) -> None:
    with filled._engine.connect() as connection:
        acts = _asked(
            connection,
            "SELECT type, actors, recipients, status, day, source, amount, currency, trigger "
            "FROM events ORDER BY position",
        )
        said = _asked(
            connection,
            "SELECT speaker_name, speaker_country, cue, said, chain, content FROM statements",
        )
        parties = _asked(
            connection,
            "SELECT event, side, name, country FROM event_parties ORDER BY article, position",
        )
    assert parties == [
        ("v1", "actor", "Norwegia", "NOR"),
        ("v2", "actor", "Norwegia", "NOR"),
        ("v2", "recipient", "Warta Samudra", None),
    ]
    assert acts == [
        ("REJECT", "Norwegia", None, "happened", "2021-06-22", None, None, None, "menolak"),
        (
            *("AGREE", "Norwegia", "Warta Samudra", "denied", None, "Astrid Vangsnes"),
            *("2.5", "USD", "menandatangani"),
        ),
    ]
    words = "Kami tidak akan menandatangani naskah itu,"
    chain = "Astrid Vangsnes; Warta Samudra"
    assert said == [("Astrid Vangsnes", "NOR", "ujar", "2021-06-22", chain, words)]


def test_every_span_in_the_tables_slices_back(filled: Store) -> None:
    texts = {record.id: record.text for record in RECORDS}
    for table, surface in (("mentions", "surface"), ("times", "surface"), ("events", "trigger")):
        rows = [dict(zip(columns(table), row, strict=True)) for row in filled.rows(table)]
        assert rows
        for row in rows:
            start, end = int(str(row["start"])), int(str(row["end"]))
            assert texts[str(row["article"])][start:end] == row[surface]


# Listing


def test_list_is_newest_first_and_undated_last(filled: Store) -> None:
    assert [row.id for row in filled.list()] == [PACT.id, REFUSAL.id, ODD.id]
    assert [row.id for row in filled.list(limit=1, offset=1)] == [REFUSAL.id]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (Filters(outlet="warta samudra"), [REFUSAL.id]),
        (Filters(outlet="gazette.example"), [PACT.id]),
        (Filters(lang="en"), [PACT.id]),
        (Filters(since="2021-06-24"), [PACT.id]),
        (Filters(until="2021-06-23"), [REFUSAL.id]),
        (Filters(since="2021-06-23", until="2021-06-23", lang="en"), []),
        (Filters(outlet="' OR 1=1 --"), []),
    ],
)
def test_filters_narrow_every_view(filled: Store, filters: Filters, ids: list[str]) -> None:
    assert [row.id for row in filled.list(filters)] == ids
    assert [record.id for record in filled.records(filters)] == ids
    assert [row[0] for row in filled.rows("articles", filters)] == ids


def test_unknown_article_names_the_nearest(filled: Store) -> None:
    for ask in (filled.get, filled.raw):
        with pytest.raises(UnknownArticleError, match="gazette-1") as caught:
            ask("gazette-2")
        assert caught.value.like == ("gazette-1",)


def test_records_are_streamed(store: Store) -> None:
    body = "\n".join(["Kapal berlayar dari pelabuhan itu."] * 300)
    for number in range(200):
        store.put(plain_record(f"a{number}", f"Judul {number}\n{body}"))
    whole = 200 * len(body)
    tracemalloc.start()
    assert sum(1 for _ in store.lines()) == 200
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < whole / 2, "the export holds all records at once"


def test_store_is_written_while_it_is_read(filled: Store) -> None:
    lines = filled.lines()
    first = next(lines)
    filled.put(plain_record("new", "Baru"))
    assert [first, *lines] == LINES


# Searching


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tandatangani", {REFUSAL.id: ["menandatangani"]}),
        ("penolakan", {REFUSAL.id: ["tolak", "menolak"]}),
        ('"usul sanksi"', {REFUSAL.id: ["usul", "sanksi", "usul", "sanksi"]}),
        ("signing pacts", {PACT.id: ["sign", "pact", "signed", "pact"]}),
        ("childs OR minyak -norwegia", {PACT.id: ["children"]}),
        ("erdogan CAFE", {ODD.id: ["Café", "Erdoğan"]}),
        ("merah", {ODD.id: ["merah"]}),
        ("uni", {ODD.id: ["𝔘𝔫𝔦"]}),
        ("pelabuhan", {}),
        ('"tolak kapal"', {}),
    ],
)
def test_search_marks_the_words(filled: Store, query: str, found: dict[str, list[str]]) -> None:
    hits = filled.search(query)
    texts = {record.id: record.text for record in RECORDS}
    marked = {
        hit.id: [texts[hit.id][m.start : m.end] for s in hit.snippets for m in s.marks]
        for hit in hits
    }
    assert marked == found


def test_search_finds_no_phrase_across_paragraphs(store: Store) -> None:
    store.put(plain_record("a", "Judul\nkapal\nselam"))
    assert store.search('"kapal selam"') == []
    assert [hit.id for hit in store.search("kapal selam")] == ["a"]


def test_search_ranks_a_headline_first(store: Store) -> None:
    store.put(plain_record("body", "Berita hari ini\nSoal rudal dan kapal."))
    store.put(plain_record("head", "Soal rudal itu\nBerita kapal dan hari."))
    store.put(plain_record("none", "Cuaca\nCerah sekali hari ini."))
    hits = store.search("rudal")
    assert [hit.id for hit in hits] == ["head", "body"]
    assert hits[0].score > hits[1].score


RANKED = (
    ("Rudal uji coba", "Peluncur rudal dan rudal lain diuji di laut utara."),
    ("Laut utara tenang", "Tidak ada rudal yang diuji pekan ini, kata nelayan di laut."),
    ("Harga beras", "Harga beras naik di pasar; satu kalimat menyebut rudal."),
    ("Uji rudal di laut", "Kapal menjauh dari laut utara sebelum uji."),
    ("Cuaca", "Hujan di utara."),
)


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("rudal", [{"a0", "a3"}, {"a0", "a3"}, {"a1", "a2"}, {"a1", "a2"}]),
        ("laut utara", [{"a1"}, {"a0", "a3"}, {"a0", "a3"}]),
        ('"laut utara"', [{"a1"}, {"a0", "a3"}, {"a0", "a3"}]),
        ("beras -laut", [{"a2"}]),
    ],
)
def test_search_orders_hits_alike_in_every_database(
    store: Store, query: str, order: list[set[str]]
) -> None:
    for number, (headline, body) in enumerate(RANKED):
        store.put(plain_record(f"a{number}", f"{headline}\n{body}"))
    found = [hit.id for hit in store.search(query)]
    assert len(found) == len(order)
    assert all(i in place for i, place in zip(found, order, strict=True)), found


def test_search_leaves_out_what_is_furniture(store: Store) -> None:
    text = "Judul\nIsi berita\nBaca juga kapal selam"
    record = plain_record("a", text)
    paragraphs = record.article.paragraphs[:1]
    store.put(replace(record, article=replace(record.article, paragraphs=paragraphs)))
    assert store.search("kapal") == []
    assert len(store.search("berita")) == 1


def test_search_snippets_are_short_and_few(store: Store) -> None:
    store.put(plain_record("a", "Judul\n" + "kapal " * 5000 + "\n" + "x " * 9000 + "kapal"))
    (hit,) = store.search("kapal")
    assert len(hit.snippets) == 3
    assert all(len(snippet.surface) < 500 for snippet in hit.snippets)


TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("kapal selam menolak é\u0301İßﬁ½²٣🙂𝔘\u200d-'\"\n\t_¶"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=80,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS, lang=st.sampled_from(["id", "en", None]), data=st.data())
def test_search_offsets_point_at_the_word(
    store: Store, text: str, lang: str | None, data: st.DataObject
) -> None:
    """Whatever the text, each word of it finds it, and the marks cover words of that form."""
    record = plain_record("a", text, lang)
    store.put(record)
    words = plain_words(text)
    if not words:
        return
    word = data.draw(st.sampled_from(words))
    (hit,) = store.search(f'"{word}"')
    assert hit.snippets
    for snippet in hit.snippets:
        assert text[snippet.start : snippet.end] == snippet.surface
        assert snippet.marks
        for mark in snippet.marks:
            assert snippet.start <= mark.start < mark.end <= snippet.end
            marked = text[mark.start : mark.end]
            assert plain_words(marked) == [marked]
            asked = {form_of(word, way) for way in ("id", "en", None)}
            assert form_of(marked, lang) in asked


# Failures


def test_failure_is_kept_with_all_that_a_later_try_needs(store: Store) -> None:
    source = Source(id="a", name="a.html", data=b"<html>", url="https://a.example/", lang="id")
    store.add_failure(Failed("a", "a.html"), source)
    (kept,) = store.failures()
    assert (kept.source, kept.data, kept.tries, kept.resolved) == (source, b"<html>", 1, False)
    assert kept.first_seen == kept.last_seen


def test_failure_keeps_a_given_text_as_text(store: Store) -> None:
    source = Source(id="a", name="a:1", text="Judul \ud800", media_type="text/plain")
    data = "Judul \ud800".encode("utf-8", "surrogatepass")
    store.add_failure(Failed("a", "a:1", data=data), source)
    assert store.failures()[0].source == source


def test_failure_seen_again_is_counted(store: Store) -> None:
    store.add_failure(Failed("a", "a.html"))
    store.add_failure(Failed("a", "a.html", message="a.html: still empty", data=None))
    (kept,) = store.failures()
    assert (kept.tries, kept.message, kept.data) == (2, "a.html: still empty", None)


def test_failure_resolved_leaves_the_list_and_may_come_back(store: Store) -> None:
    store.add_failure(Failed("a", "a.html"))
    assert store.resolve_failure("a")
    assert not store.resolve_failure("a")
    assert store.failures() == []
    assert [kept.resolved for kept in store.failures(with_resolved=True)] == [True]
    store.add_failure(Failed("a", "a.html"))
    assert [kept.tries for kept in store.failures()] == [2]


def test_failure_is_resolved_by_its_place(store: Store) -> None:
    store.add_failure(Failed("news:3", "news.jsonl:3"))
    assert store.resolve_failure("the-document", "news.jsonl:3")
    assert store.counts().failures == 0


# Opening


def test_opening_makes_the_tables_of_the_schema(store: Store) -> None:
    def ours(name: str | None, kind: str, _: object) -> bool:
        return not str(name).startswith((WORDS_TABLE, f"ix_{WORDS_TABLE}"))

    with store._engine.connect() as connection:
        options = {"include_name": ours, "version_table": VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == REVISION


def test_revision_is_the_newest_migration() -> None:
    assert ScriptDirectory.from_config(migrations()).get_current_head() == REVISION


def test_findings_are_gone_with_their_article(filled: Store) -> None:
    with filled._writing() as connection:
        connection.execute(text("DELETE FROM articles"))
    rows = all_rows(filled)
    assert all(rows[table.name] == [] for table in FINDINGS)


def test_opening_again_keeps_everything(filled: Store, where: str) -> None:
    filled.close()
    with open_store(where) as again:
        assert list(again.lines()) == LINES


WRITER = """
import sys
from msgspec.structs import replace
from saksi.records import Record
from saksi.store import open_store
where, name, line = sys.argv[1:]
record = Record.from_json(line)
with open_store(where) as store:
    for number in range(40):
        store.put(replace(record, id=f"{name}-{number}"), record.text.encode(), "f")
"""


def test_two_processes_write_at_once(where: str) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(where), name, LINES[0]])
        for name in ("one", "two")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    with open_store(where) as kept:
        assert kept.counts().articles == 80
        assert kept.counts().events == 160
        assert len(list(islice(kept.lines(), 100))) == 80
        assert len(kept.search("norwegia", limit=100)) == 80
