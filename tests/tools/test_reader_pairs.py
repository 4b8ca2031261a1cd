"""Which entity an annotated party is, and which pairs of a window are right."""

import pytest

from saksi.find.entities import EntityIndex
from saksi.records import Entity, Mention
from saksi.text.sentences import Sentence, Token
from saksi.text.windows import Window
from tools.reader_pairs import PairLabels, Pairs, stands_for
from tools.reader_words import Words


def entity(name: str, country: str | None = None, *places: tuple[int, int]) -> Entity:
    mentions = tuple(Mention(start, end, "name") for start, end in places)
    return Entity("e1", "item", name, country, mentions=mentions)


@pytest.mark.parametrize(
    ("ours", "party"),
    [
        (entity("Kementerian Pertahanan Islandia", "ISL"), "ISL"),
        (entity("Vangsnes"), "Astrid Vangsnes"),
        (entity("Astrid Vangsnes"), "vangsnes"),
        (entity("Recep Tayyip Erdogan"), "Erdoğan"),
        (entity("KPK"), "Komisi Pemberantasan Korupsi"),
        (entity("World Health Organization"), "WHO"),
    ],
)
def test_entity_stands_for_party(ours: Entity, party: str) -> None:
    assert stands_for(ours, party)


@pytest.mark.parametrize(
    ("ours", "party"),
    [
        (entity("Islandia", "ISL"), "NOR"),
        (entity("Berit Vangsnes"), "Astrid Vangsnes"),
        (entity("A. Rahman"), "Anwar"),
        (entity("Anwar"), "A"),
        (entity("KPK Semarang"), "Komisi Pemberantasan Korupsi"),
        (entity("王毅"), "Wang Yi"),
    ],
)
def test_entity_does_not_stand_for_another(ours: Entity, party: str) -> None:
    assert not stands_for(ours, party)


TEXT = "Norwegia menolak usul Islandia. Norwegia diam, kata Islandia."


def labels(*entities: Entity) -> PairLabels:
    sentences, at = [], 0
    for part in (TEXT[:31], TEXT[32:]):
        tokens = []
        for word in part.replace(".", " .").replace(",", " ,").split():
            at = TEXT.index(word, at)
            tokens.append(Token(at, at + len(word), word))
            at += len(word)
        sentences.append(Sentence(tokens[0].start, tokens[-1].end, 0, tuple(tokens)))
    places = tuple((s, t) for s, of in enumerate(sentences) for t in range(len(of.tokens)))
    window = Window(tuple(range(len(places))), places, tuple(range(len(places))))
    return PairLabels(Words(window, sentences), sentences, EntityIndex(entities))


NORWAY = entity("Norwegia", "NOR", (0, 8), (32, 40))
ICELAND = entity("Islandia", "ISL", (22, 30), (52, 60))
REFUSED, SAID = (9, 16), (47, 51)


def test_actor_is_the_mention_in_the_sentence_of_the_act() -> None:
    """The later mention of the same party is neither right nor wrong."""
    found = labels(NORWAY, ICELAND).parties(REFUSED, ["NOR"])
    assert found == Pairs(1, (0, 3, 9), (1, 0, 0))


def test_party_named_in_another_sentence_only_is_right_there() -> None:
    only_later = entity("Norwegia", "NOR", (32, 40))
    assert labels(only_later, ICELAND).parties(REFUSED, ["NOR"]) == Pairs(1, (3, 5, 9), (0, 1, 0))


def test_act_without_a_party_has_all_mentions_against_it() -> None:
    found = labels(NORWAY, ICELAND).parties(SAID, [])
    assert found is not None
    assert set(found.labels) == {0}


def test_no_pairs_outside_of_the_window_or_without_mentions() -> None:
    assert labels(NORWAY).parties((200, 210), ["NOR"]) is None
    assert labels().parties(REFUSED, ["NOR"]) is None


def test_cue_of_a_content_is_told_from_the_others() -> None:
    found = labels().cues((32, 45), SAID, [REFUSED, SAID])
    assert found == Pairs(5, (1, 8), (0, 1))
    assert labels().cues((32, 45), None, [SAID]) == Pairs(5, (8,), (0,))
    assert labels().cues((32, 45), None, []) is None
