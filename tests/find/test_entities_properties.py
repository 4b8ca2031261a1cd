"""What holds for the entities of any text: spans, ids, one answer, time that grows with the text."""

import random
import time

import pytest

from saksi.find.entities import EntityIndex, find_entities
from saksi.find.entities.words import line, see
from saksi.lang.base import LANGUAGES, load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import Analysis, analyse

WORDS = (
    "Presiden", "menteri", "Rusia", "AS-Tiongkok", "Negeri", "Beruang", "Merah", "(BNPB)", ",", ".",
    "“", "”", '"', "Sari", "Vladimir", "Putinmengatakan", "PresidenDonald", "warga", "Gaza", "ia",
    "katanya,", "negara", "itu", "U.S.", "the", "Iranian", "foreign", "ministry", "spokesman's",
    "he", "said", "Kementerian", "Luar", "dan", "of", "PT", "Inc", "mantan", "‏", "👩‍⚖️", "é", "\n",
    "Jr.", "bin", "a/b", "-", "—", "İstanbul", "ŞIRNAK", "1990-an", "Dr.", "si", "St.", "D.C.",
)  # fmt: skip
HOSTILE = (
    "Ia menolak. ",
    "Presiden dan ",
    '"Kami menolak ',
    "AAA BBB ",
    "Iran",
    "militer a. ",
    "(A) ",
)


def _analyse(text: str, lang: str) -> Analysis:
    article = Article(lang, Outlet(None), paragraphs=(Block(0, len(text)),))
    return analyse(text, article, load_language(lang).text)


def _find(text: str, lang: str) -> EntityIndex:
    return find_entities(_analyse(text, lang), load_language(lang).names)


def _texts(count: int) -> list[str]:
    chance = random.Random(7)
    return [" ".join(chance.choices(WORDS, k=chance.randint(1, 60))) for _ in range(count)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_mentions_lie_in_the_text_and_ids_follow_them(lang: str) -> None:
    for text in _texts(300):
        entities = _find(text, lang).entities
        assert [e.id for e in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
        ids = {e.id for e in entities}
        for entity in entities:
            spans = [(m.start, m.end) for m in entity.mentions]
            assert spans == sorted(set(spans))
            assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in spans)
            assert all(r.of in ids or r.of is None for r in entity.roles)
            assert all(0 <= r.start < r.end <= len(text) for r in entity.roles)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_cover_the_tokens_of_a_sentence(lang: str) -> None:
    names = load_language(lang).names
    for text in _texts(200):
        sentences = _analyse(text, lang).sentences
        seen = see(sentences, names)
        for number, sentence in enumerate(sentences):
            found = line(number, sentence, names, seen)
            spans = list(zip(found.starts, found.ends, strict=True))
            joined = "".join(text[a:b] for a, b in spans)
            assert joined == "".join(text[t.start : t.end] for t in sentence.tokens)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_same_text_gives_the_same_entities(lang: str) -> None:
    texts = _texts(60)
    first = [_find(text, lang).entities for text in texts]
    again = [_find(text, lang).entities for text in reversed(texts)]
    assert first == again[::-1]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.clock
def test_time_grows_with_the_text(piece: str) -> None:
    def spent(times: int) -> float:
        began = time.process_time()
        _find(piece * times, "id")
        return time.process_time() - began

    few, many = (min(spent(times) for _ in range(3)) for times in (1000, 4000))
    assert many < 10 * max(few, 0.02)
