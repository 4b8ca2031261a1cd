"""The careful mode: other extractors vote, and one alone changes nothing."""

import pytest

from saksi.errors import ConfigurationError
from saksi.pipeline import read_record
from saksi.read import careful
from saksi.read.html import parse_html
from saksi.read.source import Source

STORY = (
    "Wali Kota Tanjung Mahoni menolak usul penutupan pelabuhan lama itu pada hari Senin kemarin.",
    "Menurut dia, nelayan masih memerlukan pelabuhan itu untuk mengangkut hasil laut mereka.",
)
NOTICE = "Seluruh isi laman ini dilindungi undang-undang dan tidak boleh disalin tanpa izin tertulis kami."
LEFT_OUT = (
    "Pemerintah pusat belum menanggapi penolakan itu sampai berita ini diturunkan malam hari."
)
PAGE = (
    "<html lang=id><body><article><h1>Pelabuhan</h1>"
    f"<p>{STORY[0]}</p><p>{STORY[1]}</p><p>{NOTICE}</p></article>"
    f"<div class=sidebar><p>{LEFT_OUT}</p></div></body></html>"
)


def body(monkeypatch: pytest.MonkeyPatch, *others: str) -> list[str]:
    answers = iter(others)
    for name in ("_trafilatura", "readability_text"):
        answer = next(answers)
        monkeypatch.setattr(careful, name, lambda html, said=answer: said)
    page = careful.voted(parse_html(PAGE), PAGE)
    return [page.text[page.blocks[i].start : page.blocks[i].end] for i in sorted(page.body or ())]


def test_two_votes_take_out_and_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = "\n".join([*STORY, LEFT_OUT])
    assert body(monkeypatch, theirs, theirs) == [*STORY, LEFT_OUT]


def test_one_vote_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert body(monkeypatch, LEFT_OUT, "\n".join([*STORY, NOTICE])) == [*STORY, NOTICE]
    assert body(monkeypatch, LEFT_OUT, "") == [*STORY, NOTICE]


def test_nothing_found_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert body(monkeypatch, "", "") == [*STORY, NOTICE]
    page = careful.voted(parse_html(PAGE), PAGE)
    assert [r.stage for r in page.rejected] == ["read.careful"]


def test_real_extractors_agree_on_a_plain_page() -> None:
    source = Source("a", "a", data=PAGE.encode(), media_type="text/html", careful=True)
    record = read_record(source)
    found = [record.text[p.start : p.end] for p in record.article.paragraphs]
    assert found[:2] == list(STORY)


def test_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(ConfigurationError, match=r"saksi\[careful\]"):
        careful.voted(parse_html(PAGE), PAGE)
