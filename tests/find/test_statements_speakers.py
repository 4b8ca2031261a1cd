"""Whom pronouns, descriptions and subjects left out mean: the speakers of short texts in order."""

import pytest

import saksi
from saksi.find.entities import EntityIndex, find_entities
from saksi.find.statements.speakers import Speakers
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import analyse

HEADLINE = "News of the day"
CASES = [
    pytest.param(
        "en",
        "Ines Vale said the boats were old. Uria Steel Ltd said nothing would change. "
        "“The boats are late too,” she said.",
        ["Ines Vale", "Uria Steel Ltd", "Ines Vale"],
        id="she is no company",
    ),
    pytest.param(
        "en",
        "The foreign ministry said the talks had ended. Ines Vale said they went on. "
        "It said that a new date was near.",
        ["foreign ministry", "Ines Vale", "foreign ministry"],
        id="it is no person",
    ),
    pytest.param(
        "en",
        "Uria Steel Ltd said its gates would close. The Marta manufacturer said no date had been set.",
        ["Uria Steel Ltd", "Uria Steel Ltd"],
        id="a description that holds a name",
    ),
    pytest.param(
        "en",
        "Ines Vale mocked the plan for the new pier, claiming that nobody had asked the crews.",
        ["Ines Vale", "Ines Vale"],
        id="a second verb goes on with the first",
    ),
    pytest.param(
        "en",
        "Two former clerks sent Ines Vale a letter on Monday, arguing that the vote was void.",
        ["Two former clerks"],
        id="the subject, not the person named last",
    ),
    pytest.param(
        "en",
        "Ines Vale continued:\n\n“The new timetable leaves out all of the islands.”",
        ["Ines Vale"],
        id="a colon before the next paragraph",
    ),
    pytest.param(
        "id",
        "Menurut dua sumber di pelabuhan, kapal itu rusak. "
        "Menurut sumber-sumber tersebut, suku cadang belum tiba.",
        ["sumber", "sumber"],
        id="the same sources, their noun said twice",
    ),
    pytest.param(
        "id",
        "Politisi muda Adi Wirawan yang baru pulang mengatakan bahwa rapat batal.",
        ["Adi Wirawan"],
        id="a noun in small letters before a name",
    ),
    pytest.param(
        "id",
        "“Kami menolak usul itu,” kata Senator Adi Wirawan. "
        "Senator dari Partai Buruh itu menambahkan bahwa rapat batal.",
        ["Adi Wirawan", "Adi Wirawan"],
        id="a long description that ends with itu",
    ),
    pytest.param(
        "id",
        "Rini Hapsari mengatakan bahwa kapal itu tua. Bank Harapan mengatakan bahwa gaji dibayar. "
        "“Kapal itu juga terlambat,” kata dia.",
        ["Rini Hapsari", "Bank Harapan", "Rini Hapsari"],
        id="dia is no company",
    ),
]


@pytest.mark.parametrize(("lang", "text", "names"), CASES)
def test_speakers_are_whom_the_text_means(lang: str, text: str, names: list[str]) -> None:
    record = saksi.read(f"{HEADLINE}\n\n{text}", lang=lang, published="2021-06-23")
    entities = {e.id: e.name for e in record.entities}
    found = [entities.get(s.speaker or "") for s in record.statements]
    assert [n.removeprefix("The ").removeprefix("the ") if n else n for n in found] == names


def test_what_is_no_statement_is_left_out_with_its_reason() -> None:
    text = f"{HEADLINE}\n\n“We will talk,” said Ines Vale. The film “Last Sea” opens. Villagers rejected the plan."
    record = saksi.read(text, lang="en", published="2021-06-23")
    left = [r for r in record.rejected if r.stage == "find.statements"]
    places = [(r.start, r.end) for r in left]
    spans = [(a, b) for a, b in places if isinstance(a, int) and isinstance(b, int)]
    assert [text[a:b] for a, b in spans] == ["“Last Sea”", "rejected"]
    assert "no word attributes" in left[0].reason
    assert "'rejected' attributes nothing here" in left[1].reason


def test_a_time_behind_the_subject_is_no_part_of_it() -> None:
    text = "Norway on Tuesday rejected the oil sanctions, saying that eleven tankers would sail."
    record = saksi.read(text, lang="en", published="2021-06-22")
    [statement] = record.statements
    assert statement.speaker_mention is not None
    said_by = text[statement.speaker_mention.start : statement.speaker_mention.end]
    assert said_by == "Norway"
    assert [e.name for e in record.entities] == ["Norway"]


@pytest.mark.parametrize(("source", "speaker"), [
    ("A statement from the mayor of the town", "the mayor of the town"),
    ("A letter from a friend of a neighbour", "a friend of a neighbour"),
    ("The report by Vale", "Vale"),
])  # fmt: skip
def test_who_put_a_document_out_is_the_whole_phrase(source: str, speaker: str) -> None:
    record = saksi.read(f"{source} said the bridge was closed.", lang="en")
    [statement] = record.statements
    assert [e.name for e in record.entities if e.id == statement.speaker] == [speaker]


@pytest.mark.parametrize(
    ("phrase", "lang", "names_somebody"),
    [
        ("seorang pejabat senior", "id", True),
        ("media setempat", "id", True),
        ("terdakwa", "id", True),
        ("berita pagi", "id", True),
        ("tersebut ditunda", "id", False),
        ("berbasis", "id", False),
        ("menghentikan pencarian dan", "id", False),
        ("pelabuhan tetangga guna", "id", False),
        ("US media", "en", True),
        ("two former clerks", "en", True),
        ("us what", "en", False),
        ("the boats he", "en", False),
    ],
)
def test_a_piece_of_a_clause_is_no_source(phrase: str, lang: str, names_somebody: bool) -> None:
    language = load_language(lang)
    article = Article(lang, Outlet(None), paragraphs=(Block(0, len(phrase)),))
    analysis = analyse(phrase, article, language.text)
    speakers = Speakers(analysis, EntityIndex(), language.statements)
    assert (speakers.resolve(0, len(phrase)) is not None) == names_somebody


def test_a_piece_of_a_clause_means_whom_it_ends_with() -> None:
    text = "What Peru said of the harbour on Monday surprised nobody."
    language = load_language("en")
    article = Article("en", Outlet(None), paragraphs=(Block(0, len(text)),))
    analysis = analyse(text, article, language.text)
    index = find_entities(analysis, language.names)
    speaker = Speakers(analysis, index, language.statements).resolve(0, text.index(" said"))
    assert [e.name for e in index.entities if e.id == speaker] == ["Peru"]
