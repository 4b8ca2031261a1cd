"""Rules and a head together: bounds, what only the head sees, and ties to mentions."""

from saksi.find.entities import find_entities
from saksi.find.statements import StatementsFound, find_statements
from saksi.find.times import find_times
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet
from saksi.text.analysis import Analysis, analyse
from saksi.text.learned import Learned, Relation, Scored


def _learned(
    text: str, contents: dict[str, float], cues: tuple[str, ...] = (), tied: str = ""
) -> Learned:
    def tie(relation: Relation, head: tuple[int, int], part: tuple[int, int]) -> float:
        said = relation == "speaker" and text[slice(*part)] == tied and head != part
        return 0.9 if said else 0.0

    spans = sorted((text.index(c), text.index(c) + len(c), p) for c, p in contents.items())
    return Learned(
        names=(),
        contents=tuple(Scored(a, b, "indirect", p) for a, b, p in spans),
        cues=tuple(Scored(text.index(c), text.index(c) + len(c), "cue", 0.9) for c in cues),
        triggers=(),
        tie=tie,
        status=lambda _head: {},
    )


def _find(text: str, learned: Learned | None) -> StatementsFound:
    language = load_language("id")
    article = Article("id", Outlet(None), paragraphs=(Block(0, len(text)),))
    plain = analyse(text, article, language.text)
    analysis = Analysis(plain.text, plain.article, plain.sentences, learned)
    times = find_times(analysis, language.times).times
    names = find_entities(analysis, language.names)
    return find_statements(analysis, times, names, language.statements)


def _said(text: str, found: StatementsFound) -> list[str]:
    return [text[c.start : c.end] for s in found.statements for c in s.contents]


REPORTED = "Rana Wibisana mengatakan kapal itu aman."
SILENT = "Kapal itu, ujung dari semua gosip, dipercaya awaknya tak akan karam."


def test_rules_alone_stay_without_heads() -> None:
    found = _find(REPORTED, None)
    assert _said(REPORTED, found) == ["kapal itu aman"]
    assert found.statements[0].rule == "id.statements.speaker_then_cue"


def test_candidate_of_the_rules_stays_though_the_head_is_silent() -> None:
    found = _find(REPORTED, _learned(REPORTED, {}))
    assert _said(REPORTED, found) == ["kapal itu aman"]


def test_quotation_needs_no_support() -> None:
    text = "“Kapal itu aman,” kata Rana Wibisana."
    assert _said(text, _find(text, _learned(text, {}))) == ["Kapal itu aman"]


def test_head_decides_the_bounds_of_reported_speech() -> None:
    text = "Rana Wibisana mengatakan kapal itu aman setelah badai mereda di selat."
    found = _find(text, _learned(text, {"kapal itu aman setelah badai": 0.8}))
    assert _said(text, found) == ["kapal itu aman setelah badai"]
    assert found.statements[0].rule == "id.statements.speaker_then_cue+head"


def test_head_does_not_cut_off_whom_the_content_begins_with() -> None:
    text = "Peru menunda pembelian dua kapal, kata Rana Wibisana."
    found = _find(text, _learned(text, {"menunda pembelian dua kapal": 0.8}))
    assert _said(text, found) == ["Peru menunda pembelian dua kapal"]


def test_what_only_the_head_sees_becomes_a_statement() -> None:
    found = _find(SILENT, _learned(SILENT, {"tak akan karam": 0.9}, ("dipercaya",)))
    assert _said(SILENT, found) == ["tak akan karam"]
    statement = found.statements[0]
    assert statement.rule.startswith("id.statements.head")
    assert statement.confidence == 0.9
    assert statement.cue is not None
    assert SILENT[statement.cue.start : statement.cue.end] == "dipercaya"


def test_unsure_head_alone_makes_no_statement() -> None:
    found = _find(SILENT, _learned(SILENT, {"tak akan karam": 0.4}, ("dipercaya",)))
    assert found.statements == ()


def test_two_contents_of_one_cue_are_one_statement() -> None:
    text = "Jembatan tua dipercaya awaknya tak akan runtuh."
    learned = _learned(text, {"Jembatan tua": 0.9, "tak akan runtuh": 0.9}, ("dipercaya",))
    found = _find(text, learned)
    assert len(found.statements) == 1
    assert _said(text, found) == ["Jembatan tua", "tak akan runtuh"]


def test_tie_names_the_speaker_of_what_only_the_head_sees() -> None:
    text = "Rana Wibisana dan Laras Pertiwi bertemu; firasatnya kapal itu tak akan karam."
    learned = _learned(text, {"kapal itu tak akan karam": 0.9}, ("firasatnya",), "Laras Pertiwi")
    found = _find(text, learned)
    statement = found.statements[0]
    entity = found.entities.get(statement.speaker or "")
    assert entity is not None
    assert entity.name == "Laras Pertiwi"
    assert statement.rule == "id.statements.head+tie"


def test_hearsay_that_only_the_head_sees_names_nobody() -> None:
    text = "Rana Wibisana dan Laras Pertiwi bertemu; dipercaya kapal itu tak akan karam."
    learned = _learned(text, {"kapal itu tak akan karam": 0.9}, ("dipercaya",), "Laras Pertiwi")
    statement = _find(text, learned).statements[0]
    assert statement.speaker is None
    assert statement.rule == "id.statements.head"


def test_head_never_cuts_a_negation_off() -> None:
    text = "Rana Wibisana menyatakan tidak terlibat dalam serangan itu."
    learned = _learned(text, {"terlibat dalam serangan itu": 0.9}, ("menyatakan",), "Rana Wibisana")
    [statement] = _find(text, learned).statements
    content = statement.contents[0]
    assert text[content.start : content.end] == "tidak terlibat dalam serangan itu"


def test_head_never_cuts_several_subjects_off() -> None:
    signed = "menandatangani kontrak pembangunan dermaga baru di Pulau Sebira"
    text = f"Rana Wibisana dan Laras Pertiwi {signed}, kata Peru."
    learned = _learned(text, {signed: 0.9}, ("kata",), "Peru")
    [statement] = _find(text, learned).statements
    content = statement.contents[0]
    assert text[content.start : content.end].startswith("Rana Wibisana dan Laras")
