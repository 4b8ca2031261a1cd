"""Windows: every word in exactly one, in order, none longer than the encoder may read."""

from hypothesis import given
from hypothesis import strategies as st

from saksi.text.sentences import Sentence, Token
from saksi.text.windows import Pieced, align, pack

SENTENCES = st.lists(
    st.lists(st.integers(1, 9), min_size=0, max_size=30), min_size=0, max_size=12
)  # pieces of each word


def _pieced(words: list[int]) -> Pieced:
    firsts, at = [], 0
    for pieces in words:
        firsts.append(at)
        at += pieces
    return Pieced(tuple(range(at)), tuple(firsts))


@given(SENTENCES, st.integers(12, 60))
def test_windows_hold_every_word_once_in_order(sentences: list[list[int]], longest: int) -> None:
    windows = pack([_pieced(words) for words in sentences], longest)
    every = [(s, t) for s, words in enumerate(sentences) for t in range(len(words))]
    assert [word for w in windows for word in w.words] == every
    for window in windows:
        assert 0 < len(window.pieces) <= longest
        assert len(window.firsts) == len(window.words)
        assert list(window.firsts) == sorted(window.firsts)
        assert max(window.firsts) < len(window.pieces)


def test_sentence_that_fits_is_not_cut() -> None:
    windows = pack([_pieced([4, 4]), _pieced([4, 4]), _pieced([4, 4])], 17)
    assert [w.words for w in windows] == [((0, 0), (0, 1), (1, 0), (1, 1)), ((2, 0), (2, 1))]


def test_word_longer_than_a_window_is_cut_short() -> None:
    (window,) = pack([_pieced([500])], 100)
    assert len(window.pieces) == 100


def test_each_token_takes_the_first_piece_that_overlaps_it() -> None:
    tokens = (Token(10, 15, "Lavro"), Token(15, 16, ","), Token(17, 18, "\u200f"))
    sentence = Sentence(10, 18, 0, tokens)
    assert align(sentence, [(0, 3), (3, 5), (5, 6)]) == (0, 2, 2)
