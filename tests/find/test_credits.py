"""Photo credits are recognised, and no pronoun points at who took a picture."""

import pytest

from saksi.find.entities import find_entities
from saksi.find.entities.credits import is_credited
from saksi.find.statements import find_statements
from saksi.find.times import find_times
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import analyse

NAME = "Damar Prakoso"
MINISTER = "Rana Wibisana"
SAID = {
    "en": ("Minister Rana Wibisana visited the port on Tuesday.", "He said the port was closed."),
    "id": (
        "Menteri Rana Wibisana mengunjungi gudang itu pada Selasa.",
        "“Gudang itu kosong sejak Maret,” katanya.",
    ),
}


@pytest.mark.parametrize(
    ("text", "credited"),
    [
        ("Damar Prakoso/AP", True),
        ("Foto: Damar Prakoso /EPA", True),
        ("REUTERS/Damar Prakoso", True),
        ("(ANTARA FOTO/Damar Prakoso)", True),
        ("Damar Prakoso and/or his brother", False),
        ("Pada 3/4 Damar Prakoso berkata", False),
        ("Damar Prakoso berkata", False),
    ],
)
def test_credit_is_a_name_that_a_slash_joins_to_an_agency(text: str, credited: bool) -> None:
    start = text.index(NAME)
    assert is_credited(text, start, start + len(NAME)) is credited


@pytest.mark.parametrize("credit", ["Damar Prakoso/AP", "REUTERS/Damar Prakoso"])
@pytest.mark.parametrize("lang", sorted(SAID))
def test_credited_name_is_no_antecedent_of_a_pronoun(lang: str, credit: str) -> None:
    before, after = SAID[lang]
    assert _meant(lang, [before, credit, after]) == (MINISTER, MINISTER)


def test_name_outside_a_credit_stays_an_antecedent() -> None:
    before, after = SAID["en"]
    other = "Damar Prakoso opened the meeting."
    assert _meant("en", [before, other, after]) == (NAME, NAME)


def _meant(lang: str, paragraphs: list[str]) -> tuple[str, str]:
    """Whom the last paragraph's statement and its pronoun mean."""
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    blocks = tuple(Block(at, at + len(p)) for at, p in zip(starts, paragraphs, strict=True))
    language = load_language(lang)
    analysis = analyse(text, Article(lang, Outlet(None), paragraphs=blocks), language.text)
    names = find_entities(analysis, language.names)
    times = find_times(analysis, language.times).times
    found = find_statements(analysis, times, names, language.statements)
    (said,) = found.statements
    speaker = found.entities.get(said.speaker or "")
    (pronoun,) = [e for m, e in names.between(starts[-1], len(text)) if e.kind == "person"]
    assert speaker is not None
    return speaker.name, pronoun.name
