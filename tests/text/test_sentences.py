"""Sentences and tokens: where they are cut, where they are not, and their offsets."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from saksi.lang.base import load_language
from saksi.records import Article, Block, Marked, Outlet
from saksi.text.analysis import analyse
from saksi.text.sentences import TextKnowledge, split_sentences, tokenize

PLAIN = TextKnowledge()


def _split(text: str, lang: str | None = None) -> list[str]:
    known = load_language(lang).text if lang else PLAIN
    return [text[s.start : s.end] for s in split_sentences(text, [(0, len(text), 0)], known)]


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("id", ["Kapal itu tiba.", "Awaknya selamat."]),
        ("id", ["“Kami menolak,” kata dr. Rina Basuki.", "Ia lalu pergi."]),
        ("id", ["Mengapa?", "Tak ada yang tahu!", "Semua bungkam…", "Rapat bubar."]),
        ("id", ["Harga naik menjadi Rp 1.250,50 per liter.", "Stok aman."]),
        ("id", ["PT. Layar Samudra Tbk. menang tender.", "Saingannya protes."]),
        ("id", ["Letjen. Ardi K. Wirya memimpin.", "Pasukan siap."]),
        ("id", ["Lihat https://kabarsamudra.example/a.b?c=1 untuk naskah.", "Terima kasih."]),
        ("id", ["“Tidak.", "Kami tidak tahu,” ujarnya.", "Ia menutup pintu."]),
        ("en", ["The U.S. envoy left.", "Mr. Ferrow stayed."]),
        ("en", ["It began at 7 p.m. and ended early.", "Nobody slept."]),
        ("en", ["“We refuse!”", "She sat down."]),
        ("en", ["Gen. A. B. Marsh agreed.", "The drill is off."]),
        ("en", ["Prices rose 3.5 percent.", "Wages did not."]),
    ],
)
def test_sentences_are_cut_at_their_ends_only(lang: str, sentences: list[str]) -> None:
    assert _split(" ".join(sentences), lang) == sentences


def test_glued_sentences_are_parted() -> None:
    assert _split("Rapat bubar.Peserta pulang.") == ["Rapat bubar.", "Peserta pulang."]


def test_blank_blocks_hold_no_sentences() -> None:
    assert split_sentences("  \n\t ", [(0, 5, 0)], PLAIN) == ()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Su-35, S-400.", ["Su-35", ",", "S-400", "."]),
        ("Rp 1.325.000 (-1,34%)", ["Rp", "1.325.000", "(", "-", "1,34", "%", ")"]),
        ("Jum'at 22/6, 14.30", ["Jum'at", "22/6", ",", "14.30"]),
        ("U.S. 1990-an", ["U.S.", "1990-an"]),
        ("kata-kata … AS…", ["kata-kata", "…", "AS", "…"]),
        ("a@b.example www.c.example/d", ["a@b.example", "www.c.example/d"]),
        ("Ia🙂pergi", ["Ia", "🙂", "pergi"]),
    ],
)
def test_tokens_are_words_numbers_and_marks(text: str, tokens: list[str]) -> None:
    assert [t.surface for t in tokenize(text, 0, len(text))] == tokens


def test_analysis_covers_headline_and_paragraphs_in_page_order() -> None:
    text = "Menu\nKapal tiba\nAwak selamat. Muatan utuh."
    article = Article(
        "id", Outlet(None), Marked(5, 15, "Kapal tiba"), paragraphs=(Block(16, len(text)),)
    )
    found = analyse(text, article, PLAIN).sentences
    assert [(text[s.start : s.end], s.paragraph) for s in found] == [
        ("Kapal tiba", -1),
        ("Awak selamat.", 0),
        ("Muatan utuh.", 0),
    ]


@given(
    st.text(alphabet=st.sampled_from(list("aB1 .?!…\"”“()\n\u00a0é\u0301🙂ش'-/,")), max_size=200)
)
def test_sentences_and_tokens_lie_in_order_and_cover_all_but_blanks(text: str) -> None:
    sentences = split_sentences(text, [(0, len(text), 0)], PLAIN)
    spans = [(s.start, s.end) for s in sentences]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())
    for sentence in sentences:
        at = sentence.start
        for token in sentence.tokens:
            assert at <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.surface
            assert not text[at : token.start].strip()
            at = token.end
        assert not text[at : sentence.end].strip()
