"""What changed in a store, in order, and the earlier states of its articles."""

import pytest
from msgspec.structs import replace

from saksi.records import Record
from saksi.store import Store, UnknownArticleError, open_store
from tests.store.made import PACT, REFUSAL, edited, plain_record

URL = "https://warta.example/kapal"


def _at(article_id: str, text: str) -> Record:
    record = plain_record(article_id, text)
    return replace(record, page=replace(record.page, url=URL))


def test_changes_are_told_once_and_in_order(filled: Store) -> None:
    first = filled.changes()
    assert [change.sequence for change in first] == [1, 2, 3]
    assert {change.kind for change in first} == {"put"}
    assert filled.last_change() == 3
    filled.put(edited(REFUSAL))
    later = filled.changes(3)
    assert [(c.sequence, c.id) for c in later] == [(4, REFUSAL.id)]
    assert sorted(c.id for c in filled.changes()) == sorted(c.id for c in first)
    filled.put(edited(REFUSAL))
    assert filled.last_change() == 4


def test_changes_come_in_pages(filled: Store) -> None:
    seen, since = [], 0
    while page := filled.changes(since, limit=2):
        seen += [change.id for change in page]
        since = page[-1].sequence
    assert len(seen) == len(set(seen)) == 3


def test_replaced_record_stays_as_a_version(filled: Store) -> None:
    filled.put(edited(REFUSAL))
    before, now = filled.versions(REFUSAL.id)
    assert (before.number, now.number, before.present, now.present) == (1, 2, False, True)
    assert before.text_sha256 == now.text_sha256
    assert filled.version(REFUSAL.id, 1) == REFUSAL
    assert filled.version(REFUSAL.id, 2) == edited(REFUSAL)
    assert len(filled.versions(PACT.id)) == 1


def test_articles_at_one_address_are_versions_of_each_other(store: Store) -> None:
    texts = "Kapal berlayar", "Kapal berlabuh", "Kapal karam"
    for name, words in zip(("a", "a", "b"), texts, strict=True):
        store.put(_at(name, words))
    store.put(plain_record("c", "Tanpa alamat"))
    for name in ("a", "b"):
        found = store.versions(name)
        assert [(v.article, v.present) for v in found] == [("a", False), ("a", True), ("b", True)]
        assert [store.version(name, v.number).text for v in found] == list(texts)
    assert len(store.versions("c")) == 1


def test_unknown_version_is_told(filled: Store) -> None:
    for ask in (lambda: filled.versions("nobody"), lambda: filled.version(PACT.id, 2)):
        with pytest.raises(UnknownArticleError):
            ask()


def test_opening_again_keeps_versions(filled: Store, where: str) -> None:
    filled.put(edited(REFUSAL))
    filled.close()
    with open_store(where, read_only=True) as again:
        assert again.version(REFUSAL.id, 1) == REFUSAL
