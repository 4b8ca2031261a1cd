"""Every span of every record slices back, whatever the text is made of."""

import html
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import saksi
from eval.offsets import broken_spans, spans
from saksi import Record
from saksi.display import marks
from saksi.errors import InputError

# Sentences as news has them, in both languages, and what breaks careless offsets.
SENTENCES = [
    "Pemerintah Norwegia menandatangani kontrak dua kapal patroli dengan Vietnam pada Selasa (22/6).",
    '"Kami tidak akan mundur," kata Menteri Luar Negeri Rusia Sergei Lavrov di Moskow.',
    "Lavrov menambahkan, negosiasi dilanjutkan awal tahun depan.",
    "“Kapal itu milik kami”, ujar Vangsnes seperti dikutip Harbour Gazette, Rabu (23/6/2021) malam.",
    "Amerika Serikat menjatuhkan sanksi kepada Venezuela sejak 2019.",
    "Menurut dia, bantuan 1.325.000 dolar AS tiba pukul 14.30 WIB.",
    "Norway signed a contract on Tuesday to supply two patrol ships to Vietnam.",
    '"We will not retreat," Foreign Minister Astrid Vangsnes told reporters in Oslo late on Friday.',
    "China accused the United States of arming Taiwan, according to Xinhua.",
    "The ministers met three times last week, a spokesman said.",
]
LINES = [
    "Rabu, 23 Juni 2021 / 19:20 WIB",
    "Sumber: Harbour Gazette | Editor: Sari Wulandari",
    "Baca Juga: Galangan Kapal Bergen Tambah Seribu Pekerja",
    "Selanjutnya: Ekspor Ikan Naik",
    "LQ45926,77   5,31   0.58%",
    "EMAS1.325.000 -1,34%",
    "TERBARU",
    "JAKARTA, WARTA SAMUDRA —",
    "OSLO (Harbour Gazette) -",
    "×",
]
TROUBLE = [
    "😀", "👩‍👩‍👧", "🇮🇩", "\u202e", "\u200f", "\u200d", "\u00ad", "e\u0301", "İ", "ß", "ﬁ", "\ufeff", "\u0000",
    "\u2028", "\x85", "\x0b", "\u00a0", "\t", "\r\n", "\r", "“", "”", '"', "'", "«", "»", "(", ")", "[", "&amp;",
    "&", "<", ">", "<br>", "</p>", "𝔸", "ﷺ", "一", "ا", "…", "—", "-", ".", ",", ":", "/", "22/6", "%",
]  # fmt: skip

article_lines = st.lists(st.sampled_from(SENTENCES + LINES), min_size=1, max_size=8)
breaks = st.sampled_from(["\n\n", "\n", " ", "\r\n\r\n", "\u2029"])
insertions = st.lists(st.tuples(st.floats(0, 1), st.sampled_from(TROUBLE)), max_size=12)
languages = st.sampled_from(["id", "en", None])
published = st.sampled_from(["2021-06-23T19:20:00+07:00", "2021-06-23", None])
often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _with_trouble(text: str, put: list[tuple[float, str]]) -> str:
    for where, what in put:
        at = int(where * len(text))
        text = text[:at] + what + text[at:]
    return text


def _check(record: Record) -> None:
    parsed: dict[str, Any] = json.loads(record.to_json())
    assert parsed["text"] == record.text
    assert broken_spans(parsed) == []
    assert all(0 <= m.start < m.end <= len(record.text) for m in marks(record))


@often
@given(article_lines, breaks, insertions, languages, published)
def test_spans_of_a_text_slice_back(
    lines: list[str],
    between: str,
    put: list[tuple[float, str]],
    lang: str | None,
    when: str | None,
) -> None:
    text = "Judul berita\n\n" + _with_trouble(between.join(lines), put)
    record = saksi.read(text, lang=lang, published=when)
    assert record.text == text
    _check(record)


@often
@given(article_lines, insertions, languages)
def test_spans_of_a_capture_slice_back(
    lines: list[str], put: list[tuple[float, str]], lang: str | None
) -> None:
    text = "Judul berita\n\n" + _with_trouble("\n\n".join(lines), put)
    _check(saksi.read(text.replace("\0", "").encode(), lang=lang))


@often
@given(article_lines, insertions, st.booleans(), languages)
def test_spans_of_a_page_slice_back(
    lines: list[str], put: list[tuple[float, str]], escaped: bool, lang: str | None
) -> None:
    paragraphs = [html.escape(line) if escaped else line for line in lines]
    body = _with_trouble("</p><p>".join(paragraphs), put)
    page = f"<html><head><title>Judul berita</title></head><body><h1>Judul berita</h1><p>{body}"
    _check(saksi.read(page, lang=lang))


@often
@given(st.binary(max_size=60), st.integers(0, 200))
def test_damaged_bytes_are_refused_or_their_spans_slice_back(noise: bytes, at: int) -> None:
    page = f"<html><body><h1>Judul berita</h1><p>{SENTENCES[0]} {SENTENCES[3]}</p>".encode()
    try:
        record = saksi.read(page[:at] + noise + page[at:])
    except InputError:
        return
    _check(record)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Judul \ud800", "half of a surrogate pair"), (b"Judul\0\n\nIsi", "NUL bytes")],
    ids=["surrogate", "nul"],
)
def test_what_no_offset_can_point_into_is_refused(text: str | bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        saksi.read(text)


def test_a_record_has_spans_to_check() -> None:
    text = "\n\n".join(["Judul berita", *LINES[:3], *SENTENCES])
    record = json.loads(saksi.read(text.encode(), lang="id").to_json())
    assert len(list(spans(record))) > 20


def test_a_broken_span_is_found() -> None:
    record = {"id": "a", "text": "satu dua", "times": [{"start": 0, "end": 4, "surface": "dua"}]}
    assert broken_spans(record) == ["a times[0] {'start': 0, 'end': 4, 'surface': 'dua'}"]
    for start, end in ((0, 0), (5, 9), (-1, 3), (None, 3)):
        broken = {"id": "a", "text": "satu dua", "cue": {"start": start, "end": end}}
        assert len(broken_spans(broken)) == 1
