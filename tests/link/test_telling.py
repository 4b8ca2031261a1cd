"""What pages of our own tell together: copies, sources, contradictions, stories."""

import pytest

from saksi import read
from saksi.link.carding import card_of
from saksi.link.linking import add_article
from saksi.link.memory import MemoryShelf
from saksi.link.types import MergedEvent
from saksi.records import Record
from saksi.store.meanings import words_for_linking

WIRE = """Norway accuses Iceland of seizing four trawlers

OSLO - Norway on Tuesday accused Iceland of seizing four trawlers in the waters between the two countries. The crews were taken to the port of Akureyri, the Norwegian coast guard said.

"Our fishermen were working where their fathers worked," Foreign Minister Astrid Vangsnes told reporters in Oslo. "We expect the boats and the men back before the week is over."

The two countries have disputed the border at sea since 2019. Talks broke down in March."""
SALINAN = """Norwegia tuduh Islandia sita empat kapal pukat

OSLO - Norwegia pada Selasa (8/6) menuduh Islandia menyita empat kapal pukat di perairan antara kedua negara. Para awak dibawa ke pelabuhan Akureyri, kata penjaga pantai Norwegia.

"Nelayan kami bekerja di tempat ayah mereka bekerja," kata Menteri Luar Negeri Astrid Vangsnes kepada wartawan di Oslo. "Kami berharap kapal dan orang-orang itu kembali sebelum pekan ini berakhir."

Kedua negara memperebutkan batas laut sejak 2019. Perundingan terhenti pada Maret."""
OTHER = """Islandia sita lima kapal pukat Norwegia, Oslo marah

REYKJAVIK - Norwegia menuduh Islandia menyita lima kapal pukat pada Selasa (8/6). Wartawan kami melihat kapal-kapal itu ditambat di dermaga timur Akureyri, dijaga dua perahu karet.

Harga ikan di pasar kota naik sejak pagi."""
DENIAL = """Iceland denies Norwegian accusation over trawlers

REYKJAVIK - Iceland on Wednesday denied the accusation by Norway that it had seized trawlers unlawfully. "Not one of these boats was outside our waters," Interior Minister Jon Hallvard told parliament."""
GARDEN = """Rose blooms after thirty years

A rose in the botanical garden of Lomas has opened its first flower in thirty years, the gardeners said."""


def _read(name: str, text: str, outlet: str, lang: str, published: str) -> Record:
    return read(text, id=name, outlet=outlet, lang=lang, published=published)


@pytest.fixture(scope="module")
def shelf() -> MemoryShelf:
    records = [
        _read("wire", WIRE, "Northern Wire", "en", "2021-06-08T12:00:00Z"),
        _read("salinan", SALINAN, "Kabar Pelabuhan", "id", "2021-06-09T07:00:00+07:00"),
        _read("other", OTHER, "Harian Dermaga", "id", "2021-06-09T10:00:00+07:00"),
        _read("denial", DENIAL, "Quay Gazette", "en", "2021-06-09T18:00:00Z"),
        _read("garden", GARDEN, "Quay Gazette", "en", "2021-06-09T19:00:00Z"),
    ]
    filled, words = MemoryShelf(), words_for_linking()
    for record in records:
        add_article(filled, card_of(record, words))
    return filled


def _accusation(shelf: MemoryShelf) -> MergedEvent:
    found = [e for e in shelf.events.values() if e.type == "ACCUSE"]
    return max(found, key=lambda e: len({r.article for r in e.reports}))


def test_a_translation_is_a_copy(shelf: MemoryShelf) -> None:
    copy = shelf.copied["wire", "salinan"]
    assert copy.kind == "translated"
    assert copy.share > 0.6
    assert ("wire", "other") not in shelf.copied


def test_the_translation_is_no_source_of_its_own(shelf: MemoryShelf) -> None:
    event = _accusation(shelf)
    assert {r.article for r in event.reports} >= {"wire", "salinan", "other"}
    roots = {a.article: w.root for w in event.witnesses for a in w.articles}
    assert roots["wire"] == roots["salinan"] == "Northern Wire"
    assert roots["other"] == "Harian Dermaga"
    leaning = {a.article: [r.code for r in a.reasons] for w in event.witnesses for a in w.articles}
    assert leaning["salinan"] == ["translates"]
    assert leaning["wire"] == leaning["other"] == ["own"]


def test_every_value_points_at_its_words(shelf: MemoryShelf) -> None:
    texts = {"wire": WIRE, "salinan": SALINAN, "other": OTHER, "denial": DENIAL, "garden": GARDEN}
    for event in shelf.events.values():
        for report in event.reports:
            assert texts[report.article][report.start : report.end] == report.surface
        for at in (e for f in event.fields for e in f.evidence):
            assert texts[at.article][at.start : at.end] == at.surface
        assert event.sources == len([w for w in event.witnesses if not (w.denies or w.vague)])


def test_the_score_is_the_sum_of_its_shares(shelf: MemoryShelf) -> None:
    event = _accusation(shelf)
    assert event.score == pytest.approx(sum(s.share for s in event.explanation), abs=0.01)


def test_numbers_that_differ_are_shown_side_by_side(shelf: MemoryShelf) -> None:
    event = _accusation(shelf)
    [found] = [
        c for c in shelf.contradictions.values() if c.field == "how_many" and event.id in c.events
    ]
    sides = {side.value: {e.article for e in side.evidence} for side in found.sides}
    assert sides == {"4": {"salinan"}, "5": {"other"}}  # trawlers are not counted as ships


def test_a_denial_answers_its_accusation(shelf: MemoryShelf) -> None:
    event = _accusation(shelf)
    answered = [c for c in shelf.contradictions.values() if c.answers and event.id in c.events]
    assert answered
    assert {a.denial.article for c in answered for a in c.answers} == {"denial"}


def test_one_development_is_one_story(shelf: MemoryShelf) -> None:
    stories = {article: place.story for article, place in shelf.places.items()}
    assert len({stories[a] for a in ("wire", "salinan", "other", "denial")}) == 1
    assert stories["garden"] == "garden"
