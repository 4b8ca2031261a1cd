"""Entities: who is joined with whom, whose they are, and what holds for every article."""

import pytest

from saksi.find.entities import EntityIndex, find_entities
from saksi.find.entities.speakers import resolve
from saksi.lang.base import load_language
from saksi.records import Article, Block, Entity, Instant, Outlet
from saksi.text.analysis import Analysis, analyse

DAY = "2025-06-18T09:00:00+07:00"


def read(text: str, lang: str = "id", day: str = DAY) -> tuple[Analysis, EntityIndex]:
    """Analysis and entities of a text without headline."""
    language = load_language(lang)
    article = Article(
        lang, Outlet(None), published_at=Instant(day), paragraphs=(Block(0, len(text)),)
    )
    analysis = analyse(text, article, language.text)
    return analysis, find_entities(analysis, language.names)


def by_name(index: EntityIndex, name: str) -> Entity:
    """The entity of that name."""
    found = index.named(name)
    assert found is not None, [e.name for e in index.entities]
    return found


@pytest.mark.parametrize(
    ("lang", "text", "name", "country"),
    [
        ("id", "Menteri Luar Negeri Rusia Sergei Lavrov menolak tuduhan itu.", "Sergei Lavrov", "RUS"),
        ("id", "Negeri Paman Sam menaikkan tarif.", "Negeri Paman Sam", "USA"),
        ("id", "Kementerian Luar Negeri Rusia membantah kabar tersebut.", "Kementerian Luar Negeri Rusia", "RUS"),
        ("id", "Delegasi tiba sesaat sebelum Teheran menyatakan siap berunding.", "Teheran", "IRN"),
        ("id", "Gubernur California Gavin Newsom menggugat keputusan itu.", "Gavin Newsom", None),
        ("id", "KPK menahan dua tersangka suap.", "KPK", "IDN"),
        ("en", "The Iranian foreign ministry rejected the report.", "Iranian foreign ministry", "IRN"),
        ("en", "British Prime Minister Keir Starmer met aid workers.", "Keir Starmer", "GBR"),
        ("en", "The US State Department declined to comment.", "US State Department", "USA"),
        ("en", "Governor Rhonda Pell signed the order.", "Rhonda Pell", None),
    ],
)  # fmt: skip
def test_country_is_that_of_the_state_one_acts_for(
    lang: str, text: str, name: str, country: str | None
) -> None:
    _, index = read(text, lang)
    assert by_name(index, name).country == country


def test_short_name_and_pronoun_join_the_full_name() -> None:
    text = (
        "Menteri Pertahanan Rusia Andrei Belousov tiba di Hanoi. Belousov membawa usul baru. "
        "Ia menemui tuan rumah."
    )
    _, index = read(text)
    forms = [(text[m.start : m.end], m.form) for m in by_name(index, "Andrei Belousov").mentions]
    assert ("Belousov", "short") in forms
    assert ("Ia", "pronoun") in forms


def test_former_office_holder_does_not_act_for_the_state() -> None:
    text = "Mantan Menteri Pertahanan AS Lloyd Austin memuji rencana itu."
    _, index = read(text)
    assert by_name(index, "Lloyd Austin").country is None


def test_office_holder_acts_for_the_state_only_while_in_office() -> None:
    text = "Boris Johnson mengkritik keputusan itu."
    assert by_name(read(text)[1], "Boris Johnson").country is None
    assert by_name(read(text, day="2020-03-01")[1], "Boris Johnson").country == "GBR"


@pytest.mark.parametrize("text", ["Rapat berlangsung di Teheran.", "Ia terbang ke Moskow."])
def test_capital_behind_a_word_of_place_is_a_place(text: str) -> None:
    _, index = read(text)
    assert [e.kind for e in index.entities if e.name in ("Teheran", "Moskow")] == ["place"]


def test_capital_belongs_to_its_state_where_it_is_a_place_too() -> None:
    _, index = read("Rapat berlangsung di Teheran, lalu di Surabaya.")
    assert [(e.name, e.country) for e in index.entities] == [("Teheran", "IRN"), ("Surabaya", None)]


@pytest.mark.parametrize(
    ("lang", "text", "countries"),
    [
        ("en", "The Trump administration raised tariffs on China.", ["USA"]),
        ("id", "Pemerintahan Trump menaikkan bea masuk bagi Tiongkok.", ["USA"]),
        (
            "id",
            "Pemerintahan Trump menaikkan bea masuk. Pemerintahan Prabowo menunggu.",
            ["USA", "IDN"],
        ),
    ],
)
def test_a_government_is_of_the_state_of_its_head(
    lang: str, text: str, countries: list[str]
) -> None:
    _, index = read(text, lang)
    assert [e.country for e in index.entities if e.kind == "government"] == countries


def test_a_leader_named_before_a_government_is_not_its_head_in_indonesian() -> None:
    _, index = read("Setelah menemui Trump pemerintah menunda rapat. Indonesia menunggu.")
    assert [e.country for e in index.entities if e.kind == "government"] == ["IDN"]


@pytest.mark.parametrize(
    ("phrase", "country"),
    [("The UK", "GBR"), ("the Trump administration", "USA"), ("The UK carmakers", None)],
)
def test_a_speaker_behind_an_article_is_whom_the_phrase_names(
    phrase: str, country: str | None
) -> None:
    text = f"{phrase} urged restraint."
    analysis, index = read(text, "en")
    _, entity = resolve(index, analysis, 0, len(phrase))
    assert entity is not None
    assert entity.country == country


def test_unnamed_source_keeps_the_words_of_the_article() -> None:
    text = "Dua orang sumber di bandara menyebut pesawat itu kosong."
    analysis, index = read(text)
    wider, entity = resolve(index, analysis, 0, 26)
    assert entity is not None
    assert wider.get(entity.id) == entity


def test_index_finds_mentions_by_place() -> None:
    text = "Rusia dan Iran meneken kesepakatan dagang."
    _, index = read(text)
    found = index.at(0, 5)
    assert found is not None
    assert found.country == "RUS"
    assert [e.country for _, e in index.between(0, len(text))] == ["RUS", "IRN"]


@pytest.mark.parametrize(
    ("text", "country", "names"),
    [
        (
            "Kementerian Luar Negeri Israel memanggil duta besar itu. Kemlu Israel lalu menolak usul.",
            "ISR",
            {"Kementerian Luar Negeri Israel", "Kemlu Israel"},
        ),
        (
            "Pasukan Pertahanan Israel menahan kapal itu. IDF belum memberi keterangan.",
            "ISR",
            {"Pasukan Pertahanan Israel", "IDF"},
        ),
        (
            "Kemlu RI memulangkan para awak. Kementerian Luar Negeri Indonesia berterima kasih.",
            "IDN",
            {"Kemlu RI", "Kementerian Luar Negeri Indonesia"},
        ),
        (
            "Kementerian Pertahanan AS menunda latihan. Kemhan Amerika Serikat tidak memberi alasan.",
            "USA",
            {"Kementerian Pertahanan AS", "Kemhan Amerika Serikat"},
        ),
    ],
)
def test_short_and_full_names_of_a_body_are_one(text: str, country: str, names: set[str]) -> None:
    _, index = read(text)
    (body,) = [e for e in index.entities if e.country == country and e.kind != "state"]
    assert {text[m.start : m.end] for m in body.mentions} == names


def test_ministries_of_two_states_are_two() -> None:
    text = "Kemlu Israel menolak usul itu. Kemlu Rusia mendukungnya. Kemlu menunggu laporan."
    _, index = read(text)
    bodies = [(e.name, e.country) for e in index.entities if e.kind == "government"]
    assert bodies == [("Kemlu Israel", "ISR"), ("Kemlu Rusia", "RUS"), ("Kemlu", "IDN")]


@pytest.mark.parametrize(
    ("lang", "text", "name", "rule"),
    [
        ("id", "Parlemen mengesahkan UU Nomor 5 Tahun 2024 kemarin.", "UU Nomor 5 Tahun 2024", "document"),
        ("id", "Kedua pihak berpegang pada Konvensi Jenewa.", "Konvensi Jenewa", "document"),
        ("id", "Norwegia membeli jet tempur F-35A dari pabrik itu.", "F-35A", "equipment"),
        ("en", "The Geneva Convention forbids it.", "Geneva Convention", "document"),
        ("en", "The council adopted Resolution 1701 that day.", "Resolution 1701", "document"),
        ("en", "Norway ordered Su-35 fighters last year.", "Su-35", "equipment"),
    ],
)  # fmt: skip
def test_laws_documents_and_equipment_are_items(lang: str, text: str, name: str, rule: str) -> None:
    _, index = read(text, lang)
    item = by_name(index, name)
    assert (item.kind, item.country, item.rule) == ("item", None, f"names.{rule}")


@pytest.mark.parametrize(
    "text",
    ["Timnas U-23 menang di Hanoi.", "KTT G-20 dibuka.", "Perjanjian itu batal.", "uu nomor 5"],
)
def test_what_only_looks_like_an_item_is_none(text: str) -> None:
    _, index = read(text)
    assert not [e for e in index.entities if e.rule in ("names.document", "names.equipment")]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Kenya mengakui kemenangan Presiden Rana Wibisana.", None),
        ("Kenya mengatakan Presiden Rana Wibisana akan datang.", "KEN"),
        ("Kenya siap berunding, kata Presiden Rana Wibisana.", "KEN"),
    ],
)
def test_officer_whom_a_state_acts_on_is_not_its_own(text: str, country: str | None) -> None:
    _, index = read(text)
    assert by_name(index, "Rana Wibisana").country == country
