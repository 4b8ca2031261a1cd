"""Names that a learned head found, brought together with the lexicon and the rules."""

import pytest
from msgspec.structs import replace

from saksi.find.entities import EntityIndex, find_entities
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import analyse
from saksi.text.learned import Learned, Relation, Scored


def _tie(relation: Relation, head: tuple[int, int], part: tuple[int, int]) -> float:
    return 0.0


def _status(head: tuple[int, int]) -> dict[str, float]:
    return {}


def _read(text: str, *names: tuple[str, str, float]) -> EntityIndex:
    language = load_language("id")
    article = Article("id", Outlet(None), paragraphs=(Block(0, len(text)),))
    scored = tuple(
        Scored(text.index(name), text.index(name) + len(name), label, probability)
        for name, label, probability in names
    )
    learned = Learned(scored, (), (), (), _tie, _status)
    analysis = replace(analyse(text, article, language.text), learned=learned)
    return find_entities(analysis, language.names)


def _kinds(index: EntityIndex) -> dict[str, str]:
    return {e.name: e.kind for e in index.entities}


def test_learned_name_takes_its_kind() -> None:
    text = "Warga memuji Lumbung Padi dan Arkananta."
    kinds = _kinds(_read(text, ("Lumbung Padi", "ORG", 0.9), ("Arkananta", "LOC", 0.9)))
    assert (kinds["Lumbung Padi"], kinds["Arkananta"]) == ("organization", "place")


def test_learned_name_wins_over_a_state_inside_it() -> None:
    text = "Pidato Israel Baruna membuat hadirin terdiam."
    assert _kinds(_read(text, ("Israel Baruna", "PER", 0.9)))["Israel Baruna"] == "person"


@pytest.mark.parametrize(
    ("text", "name", "label", "expected"),
    [
        ("Perang Chile-Peru belum usai.", "Chile-Peru", "LOC", {"Chile": "CHL", "Peru": "PER"}),
        ("Ia memuji Garda Revolusi Iran.", "Garda Revolusi Iran", "ORG",
         {"Garda Revolusi Iran": "IRN"}),
        ("Surat KBRI Phnom Penh tiba.", "KBRI Phnom Penh", "ORG", {"KBRI Phnom Penh": "IDN"}),
        ("Presiden RIBambang Wisesa tiba.", "RIBambang Wisesa", "PER", {"Bambang Wisesa": "IDN"}),
        ("Presiden PeruBambang Wisesa tiba.", "PeruBambang Wisesa", "PER", {"Bambang Wisesa": "PER"}),
    ],
)  # fmt: skip
def test_lexicon_parts_what_the_head_joined(
    text: str, name: str, label: str, expected: dict[str, str]
) -> None:
    found = {e.name: e.country for e in _read(text, (name, label, 0.9)).entities}
    assert found.items() >= expected.items()
    assert name not in found or name in expected


def test_headline_is_no_learned_name() -> None:
    text = "Janji Penuh Norwegia: terus kirim beras ke Filipina"
    kinds = _kinds(_read(text, (text, "ORG", 0.99)))
    assert (kinds["Norwegia"], kinds["Filipina"]) == ("state", "state")
    assert text not in kinds


@pytest.mark.parametrize(
    ("title", "name", "kinds"),
    [
        ("Turki Kecam Serangan Israel ke Suriah", "Kecam Serangan", {"state"}),
        ("Kanada Bekukan Aset Perusahaan Belarus", "Kanada Bekukan Aset", {"state"}),
        ("Menteri Muda Temui Arkananta di Pelabuhan", "Temui Arkananta", {"person"}),
    ],
)
def test_verb_of_a_title_is_in_no_learned_name(title: str, name: str, kinds: set[str]) -> None:
    found = _kinds(_read(title, (name, "PER" if "person" in kinds else "ORG", 0.9)))
    assert name not in found
    assert kinds <= set(found.values()) <= {"state", "person", "population"}


def test_learned_name_keeps_the_small_words_of_names() -> None:
    text = "Warga memuji Lumbung Padi dan Garam kemarin."
    name = "Lumbung Padi dan Garam"
    assert _kinds(_read(text, (name, "ORG", 0.9)))[name] == "organization"


def test_unlikely_learned_name_changes_nothing() -> None:
    text = "Pidato Israel Baruna membuat hadirin terdiam."
    assert "Israel" in _kinds(_read(text, ("Israel Baruna", "PER", 0.3)))


def test_lexicon_keeps_what_it_knows() -> None:
    index = _read("Rusia menolak usul itu.", ("Rusia", "LOC", 0.99))
    assert [(e.kind, e.country) for e in index.entities] == [("state", "RUS")]


def test_title_before_a_learned_name_is_no_part_of_it() -> None:
    text = "Menteri Pertahanan Jepang Kenji Moriyama tiba."
    index = _read(text, ("Menteri Pertahanan Jepang Kenji Moriyama", "PER", 0.9))
    found = index.named("Kenji Moriyama")
    assert found is not None
    assert found.country == "JPN"


def test_pronoun_is_no_learned_name() -> None:
    index = _read("Kenji Moriyama tiba. Ia tersenyum.", ("Ia", "PER", 0.9))
    assert [e.name for e in index.entities] == ["Kenji Moriyama"]


def test_small_words_behind_a_learned_name_are_no_part_of_it() -> None:
    index = _read("Pidato Baruna menutup sidang.", ("Baruna menutup", "PER", 0.9))
    assert index.named("Baruna") is not None
