"""What changed between two states of an article."""

from saksi import read
from saksi.link.revisions import revision
from saksi.records import Record

FIRST = """Norwegia beli dua kapal

Norwegia membeli dua kapal patroli dari Islandia pada Selasa (22/6).

"Kami puas," kata Menteri Pertahanan Astrid Vangsnes di Oslo.

Kapal itu tiba tahun depan."""
LATER = """Norwegia beli tiga kapal

Norwegia membeli tiga kapal patroli dari Islandia pada Selasa (22/6).

"Kami puas," kata Menteri Pertahanan Astrid Vangsnes di Oslo.

Catatan: berita ini diperbarui, jumlah kapal semula ditulis dua."""


def _read(text: str) -> Record:
    return read(text, id="a", lang="id", published="2021-06-23")


def test_a_changed_number_is_a_changed_paragraph_and_headline() -> None:
    found = revision(_read(FIRST), _read(LATER))
    assert found.headline is not None
    assert found.headline.kind == "changed"
    kinds = [
        (c.kind, c.before and c.before.surface[:15], c.after and c.after.surface[:15])
        for c in found.paragraphs
    ]
    assert kinds == [
        ("changed", "Norwegia membel", "Norwegia membel"),
        ("removed", "Kapal itu tiba ", None),
        ("added", None, "Catatan: berita"),
    ]


def test_what_stays_is_not_told() -> None:
    found = revision(_read(FIRST), _read(LATER))
    told = [at.surface for fact in found.facts for at in (fact.before_at, fact.after_at) if at]
    assert "Kami puas," not in told
    assert not revision(_read(FIRST), _read(FIRST))


def test_a_quotation_that_is_gone_is_told() -> None:
    found = revision(_read(FIRST), _read(FIRST.replace('"Kami puas," kata', "Bangga")))
    assert [fact.kind for fact in found.facts if fact.what == "statement"] == ["removed"]


def test_spans_are_of_their_own_state() -> None:
    one, other = _read(FIRST), _read(LATER)
    found = revision(one, other)
    for change in found.paragraphs:
        for record, at in ((one, change.before), (other, change.after)):
            assert at is None or record.text[at.start : at.end] == at.surface
