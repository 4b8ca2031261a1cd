"""Sentences and tokens: where they are cut, where they are not, and their offsets."""

import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import saksi
from saksi.lang.base import load_language
from saksi.records import Article, Block, Marked, Outlet
from saksi.text.analysis import analyse
from saksi.text.sentences import LONGEST, TextKnowledge, split_sentences, tokenize

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
        ("id", ["Utang naik menjadi Rp 37,7 Triliun.", "Bank diam."]),
        ("id", ["Kapal itu tiba di Dili, Selasa (22/6).", "Muatannya 40 ton."]),
        ("id", ["‘Kami siap,’ katanya.", "«Tidak,» balas lawannya.", "Rapat bubar."]),
        ("id", ['"Kami menolak tanpa syarat.', "Ia menutup pintu."]),
        ("id", ["Ia bertanya, “Siapa yang mengirim?” lalu pergi.", "Tak ada jawaban."]),
        ("id", ["Laba turun pada kuartal I.", "Pemegang saham gusar."]),
        ("id", ["Suhu naik di atas 2 C.", "Es mencair."]),
        ("id", ["1. Kapal dilarang berlabuh.", "2. Awak wajib dikarantina."]),
        ("id", ["Menkeu Agus D.W. Pratama dan J.B. Sitorus hadir.", "Rapat tertutup."]),
        ("id", ["Perwakilan Jiangsu Port Co. Ltd. ikut meneken.", "Nilainya dirahasiakan."]),
        ("id", ["Ia pindah pada 2019...", "Tak ada kabar lagi.", "Hilang?!", "Ya."]),
        ("en", ["The U.S. envoy left.", "Mr. Ferrow stayed."]),
        ("en", ["The move surprised U.S. Defense Secretary Dana Hill.", "She left."]),
        ("en", ["Talks at the U.N. Security Council failed.", "It met again."]),
        ("en", ["He left the U.S.", "The talks failed."]),
        ("en", ["Sales rose in the U.K.", "But prices fell."]),
        ("en", ["U.S. officials agreed.", "The senator met Lt.Gen. Ada Marsh."]),
        ("en", ["Profit fell in quarter I.", "Shares sank."]),
        ("en", ["It began at 7 p.m. and ended early.", "Nobody slept."]),
        ("en", ["“We refuse!”", "She sat down."]),
        ("en", ["Gen. A. B. Marsh agreed.", "The drill is off."]),
        ("en", ["Prices rose 3.5 percent.", "Wages did not."]),
    ],
)
def test_sentences_are_cut_at_their_ends_only(lang: str, sentences: list[str]) -> None:
    assert _split(" ".join(sentences), lang) == sentences


@pytest.mark.parametrize(
    "sentences",
    [
        ["Rapat bubar.", "Peserta pulang."],
        ["Jalan dibuka lagi pada 2019.", "Truk lewat."],
        ["Ia setuju.", "PBB menolak."],
        ["Itu dibantah PBB.", "Ia pulang."],
        ["“Kami siap.”", "Ia pergi."],
        ["Kabar itu dimuat Samudra.Com dan Pesisir.co.id kemarin."],
        ["Lihat https://kabarsamudra.example/a.Php?Satu=1.Dua untuk naskah."],
        ["Hadir pula dr.Rina dan PT.Layar."],
    ],
)
def test_glued_sentences_are_parted(sentences: list[str]) -> None:
    assert _split("".join(sentences), "id") == sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Syaratnya:\n- Kapal tua\n- Awak lengkap",
            ["Syaratnya:", "- Kapal tua", "- Awak lengkap"],
        ),
        ("Isinya • satu kapal • dua truk", ["Isinya", "• satu kapal", "• dua truk"]),
        ("Judul\n \nIsi berita", ["Judul", "Isi berita"]),
        ("Beras" + " " * 60 + "12.000", ["Beras", "12.000"]),
        ("satu baris\nyang terlipat", ["satu baris\nyang terlipat"]),
    ],
)
def test_lists_gaps_and_empty_lines_part_as_well(text: str, sentences: list[str]) -> None:
    assert _split(text) == sentences


def test_no_sentence_is_longer_than_the_limit() -> None:
    pieces = _split("kapal " * 2000 + "x" * 2 * LONGEST)
    assert max(map(len, pieces)) <= LONGEST
    assert "".join("".join(pieces).split()) == "kapal" * 2000 + "x" * 2 * LONGEST


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
        ("Rp2,5 triliun, USD725 juta", ["Rp", "2,5", "triliun", ",", "USD", "725", "juta"]),
        ("Apa?! Ya -- tidak...", ["Apa", "?!", "Ya", "--", "tidak", "..."]),
        ("(www.c.example/d.)", ["(", "www.c.example/d", ".", ")"]),
        ("cafe\u0301 Yog\u00adya", ["cafe\u0301", "Yog\u00adya"]),
        ("\ufeffKapal\u200bitu\u200f.", ["Kapal", "itu", "."]),
        ("👩🏽\u200d🚒🇮🇩❤\ufe0f!", ["👩🏽\u200d🚒", "🇮🇩", "❤\ufe0f", "!"]),
        ("قال الرئيس", ["قال", "الرئيس"]),
    ],
)
def test_tokens_are_words_numbers_and_marks(text: str, tokens: list[str]) -> None:
    assert [t.surface for t in tokenize(text, 0, len(text))] == tokens


def test_words_that_a_capture_glued_are_parted() -> None:
    text = "dilansirAFP danHamas YouTube iPhone dariX"
    glued = frozenset(["dilansir", "dan", "dari"])
    assert [t.surface for t in tokenize(text, 0, len(text), glued)] == [
        "dilansir", "AFP", "dan", "Hamas", "YouTube", "iPhone", "dariX",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        " ",
        ".",
        "\n",
        "!?",
        "a.",
        "a@",
        "+-",
        ". A",
        "“",
        "1.",
        "A.",
        "a-",
        "\u0301",
        "www.",
        "👩\u200d",
    ],
)
@pytest.mark.clock
def test_hostile_text_is_read_in_time_that_grows_with_it(piece: str) -> None:
    known = load_language("id").text

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        split_sentences(text, [(0, len(text), 0)], known)
        return time.process_time() - began

    short = min(seconds(30_000) for _ in range(3))
    assert seconds(300_000) < 40 * max(short, 0.002)  # squared, it would be a hundred times


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


def _visible(text: str) -> str:
    """The text without what takes no room: blanks, zero-width spaces, byte-order marks."""
    return re.sub(r"[\s\u200b\ufeff]", "", text)


@given(
    st.text(
        alphabet=st.sampled_from(list("aB1 .?!…\"”“()\n\u00a0é\u0301🙂ش'-/,•@\u200b\u200d\ufeff")),
        max_size=200,
    )
)
def test_sentences_and_tokens_lie_in_order_and_cover_all_but_blanks(text: str) -> None:
    sentences = split_sentences(text, [(0, len(text), 0)], PLAIN)
    spans = [(s.start, s.end) for s in sentences]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = "".join(text[a:b] for a, b in spans)
    assert _visible(covered) == _visible(text)
    for sentence in sentences:
        at = sentence.start
        for token in sentence.tokens:
            assert at <= token.start < token.end <= sentence.end
            assert text[token.start : token.end] == token.surface
            assert not _visible(text[at : token.start])
            at = token.end
        assert at == sentence.end


@pytest.mark.parametrize(
    ("opening", "first"),
    [
        ("MANAGUA, March 6 (Teluk Wire) - ", "Nicaragua accused Honduras of breaking the truce."),
        ("Suva (Kabar Mahoni) - ", "Fiji menutup pelabuhan itu pada Rabu."),
        ("SUVA — ", "Fiji menutup pelabuhan itu pada Rabu."),
    ],
)
def test_no_sentence_reaches_over_the_dash_of_a_dateline(opening: str, first: str) -> None:
    record = saksi.read(f"Kabar dari pelabuhan\n\n{opening}{first}")
    sentences = analyse(record.text, record.article, load_language("id").text).sentences
    shown = [record.text[s.start : s.end] for s in sentences]
    assert shown == ["Kabar dari pelabuhan", opening.strip(), first]
    assert [s.paragraph for s in sentences] == [-1, 0, 0]
