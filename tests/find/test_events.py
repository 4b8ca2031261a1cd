"""The finder of events as a whole: spans, joining, sources, quiet fields, heads, hostile text."""

import time
from types import SimpleNamespace
from typing import cast

import pytest
from msgspec.structs import replace

from saksi.find.entities.index import EntityIndex
from saksi.find.events import EventsFound, find_events, status_of
from saksi.find.events.acts import setting_of
from saksi.find.events.deciding import Decided
from saksi.find.events.finding import acts_of
from saksi.find.events.told import settle_status
from saksi.find.events.weighing import Scale, Weights, load_weights
from saksi.lang.base import load_language
from saksi.records import Article, Block, Cue, Marked, Outlet, Span, Statement, Time
from saksi.text.analysis import Analysis, analyse
from saksi.text.learned import Learned, Relation, Scored, Ties
from tests.find.marked import unmark

ATTACK = "Militer [Sudan:SDN] menyerang pangkalan [Chad:TCD] pada Senin malam."


def _analysis(text: str, lang: str, headline: str | None = None) -> Analysis:
    at = len(headline) + 2 if headline else 0
    marked = Marked(0, len(headline), headline) if headline else None
    article = Article(lang, Outlet(None), headline=marked, paragraphs=(Block(at, len(text)),))
    return analyse(text, article, load_language(lang).text)


def _found(
    marked: str,
    lang: str = "id",
    statements: tuple[Statement, ...] = (),
    learned: Learned | None = None,
    weights: Weights | None = None,
) -> tuple[EventsFound, str]:
    text, index = unmark(marked)
    known = load_language(lang).events
    analysis = _analysis(text, lang)
    return find_events(analysis, (), index, statements, known, learned, weights), text


def test_event_spans_slice_back() -> None:
    found, text = _found(ATTACK)
    for event in found.events:
        assert text[event.trigger.start : event.trigger.end] == event.trigger.surface
        assert text[event.sentence.start : event.sentence.end] == text


def test_event_names_its_rule_code_and_confidence() -> None:
    event = _found(ATTACK)[0].events[0]
    assert (event.rule, event.cameo) == ("id.events.assault.serang", "190")
    assert 0.33 <= event.confidence <= 1


def test_ids_are_in_page_order() -> None:
    text = "[Oman:OMN] mengecam [Malta:MLT]. [Malta:MLT] menjatuhkan sanksi kepada [Oman:OMN]."
    events = _found(text)[0].events
    assert [e.id for e in events] == ["v1", "v2"]
    assert events[0].trigger.start < events[1].trigger.start


def test_what_another_state_does_is_no_retelling() -> None:
    text = (
        "Militer [Sudan:SDN] menyerang pangkalan [Chad:TCD] pada Senin. "
        "Militer [Chad:TCD] menyerang kota di [Sudan:SDN] pada Selasa."
    )
    found, _ = _found(text)
    sides = [(e.actors, e.recipients) for e in found.events if e.type == "ASSAULT"]
    assert sides == [(("e1",), ("e2",)), (("e2",), ("e1",))]


@pytest.mark.parametrize(("from_afar", "count"), [(4.0, 1), (0.0, 2)])
def test_every_telling_is_asked_whether_it_is_the_same(from_afar: float, count: int) -> None:
    """The third is the second's act for sure; what the first says of it decides."""
    again = Scale(-4.0, {"form:True:1": 8.0, "form:True:2-4": from_afar})
    weights = replace(load_weights(), again=again, act=Scale(-6.0, {"id:ASSAULT": 12.0}))
    text = " ".join(["[Sudan:SDN] menyerang [Chad:TCD]."] * 3)
    acts = [e for e in _found(text, weights=weights)[0].events if e.type == "ASSAULT"]
    assert len(acts) == count


def test_retelling_joins_the_first_and_says_so() -> None:
    text = "[Sudan:SDN] menyerang [Chad:TCD]. Serangan [Sudan:SDN] itu melukai warga."
    found, _ = _found(text)
    assault = [e for e in found.events if e.type == "ASSAULT"]
    assert [e.trigger.surface for e in assault] == ["menyerang"]
    assert any(r.reason.startswith("tells again ASSAULT") for r in found.rejected)


@pytest.mark.parametrize(
    ("headline", "body", "status"),
    [
        ("[Peru:PER] Serang [Chile:CHL]", "[Peru:PER] akan menyerang [Chile:CHL].", "planned"),
        ("[Peru:PER] Serang [Chile:CHL]", "[Peru:PER] telah menyerang [Chile:CHL].", "happened"),
        ("[Peru:PER] Serang [Chile:CHL]", "[Peru:PER] bisa menyerang [Chile:CHL].", "possible"),
    ],
)
def test_text_says_better_than_its_headline_whether_an_act_is_done(
    headline: str, body: str, status: str
) -> None:
    text, index = unmark(f"{headline}\n\n{body}")
    title, known = text.split("\n")[0], load_language("id").events
    found = find_events(_analysis(text, "id", title), (), index, (), known)
    told = [(e.trigger.surface, e.status) for e in found.events if e.type == "ASSAULT"]
    assert told == [("Serang", status)]


def _statement(text: str, index: EntityIndex, content: str, cue: str) -> Statement:
    start, at = text.index(content), text.index(cue)
    speaker = index.entities[-1].id
    content_span = (Span(start, start + len(content)),)
    return Statement(
        "s1",
        "direct",
        content_span,
        speaker,
        None,
        Cue(at, at + len(cue), cue),
        "neutral",
        "t",
        1.0,
    )


def test_act_inside_a_quotation_is_told_by_its_speaker() -> None:
    marked = '"[Sudan:SDN] menyerang [Chad:TCD] kemarin," kata [Astrid Vangsnes].'
    text, index = unmark(marked)
    said = _statement(text, index, "Sudan menyerang Chad kemarin", "kata")
    event = _found(marked, statements=(said,))[0].events[0]
    assert event.attribution == "s1"


def test_act_outside_statements_is_told_in_the_articles_own_voice() -> None:
    assert _found(ATTACK)[0].events[0].attribution is None


@pytest.mark.parametrize(
    "text",
    [
        "Penyerang [Chad:TCD] menyerang gawang lawan pada laga semifinal.",
        "Aktor asal [Chad:TCD] itu menyerang musuhnya dalam film perang.",
    ],
)
def test_fields_without_acts_are_quiet_and_say_so(text: str) -> None:
    found, _ = _found(text)
    assert found.events == ()
    assert any("speaks of" in r.reason for r in found.rejected)


@pytest.mark.parametrize(
    "text",
    [
        "[Peru:PER] dan [Chile:CHL] sepakat menghentikan tembak-menembak di perbatasan.",
        "[Peru:PER] agreed with [Chile:CHL] on Monday to end the attacks on the border.",
    ],
)
def test_an_attack_that_is_said_to_stop_is_no_attack(text: str) -> None:
    found, _ = _found(text, "id" if "sepakat" in text else "en")
    assert "ASSAULT" not in {e.type for e in found.events}
    assert "ASSAULT: is said to stop" in {r.reason for r in found.rejected}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "[Peru:PER] mencabut larangan ekspor gandum ke [Chile:CHL] pada Minggu."),
        ("en", "[Peru:PER] lifted its embargo against [Chile:CHL] on Sunday."),
    ],
)
def test_a_measure_that_is_lifted_is_not_taken(lang: str, text: str) -> None:
    found, _ = _found(text, lang)
    assert {"SANCTION", "COERCE"}.isdisjoint(e.type for e in found.events)
    assert any(r.reason.endswith("is said to stop") for r in found.rejected)


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "[Peru:PER] has not attacked [Chile:CHL] since 2010.", False),
        ("id", "[Peru:PER] tidak menyerang [Chile:CHL] sejak 2010.", False),
        ("en", "[Peru:PER] has attacked [Chile:CHL] twice since 2010.", True),
        ("en", "[Peru:PER] did not attack [Chile:CHL] since it feared a war.", True),
    ],
)
def test_a_spell_without_acts_is_no_act(lang: str, text: str, told: bool) -> None:
    found, _ = _found(text, lang)
    assert ("ASSAULT" in {e.type for e in found.events}) == told
    spell = "ASSAULT: has not been since then" in {r.reason for r in found.rejected}
    assert spell == (not told)


def test_population_noun_becomes_an_entity_only_as_a_party() -> None:
    found, _ = _found("Polisi [Maroko:MAR] menangkap empat aktivis di pasar.")
    assert "aktivis" in {e.name for e in found.entities.entities}
    quiet, _ = _found("Para aktivis tinggal di [Maroko:MAR].")
    assert "aktivis" not in {e.name for e in quiet.entities.entities}


def _with_heads() -> Weights:
    """The shipped weights, with plain weights for what the heads say."""
    own = load_weights()
    heard = {name: replace(getattr(own, name), weights={**getattr(own, name).weights, "head": 1.0})
             for name in ("act", "actor", "recipient")}  # fmt: skip
    return replace(own, **heard)


def _half(relation: Relation, head: tuple[int, int], part: tuple[int, int]) -> float:
    return 0.5


def _no_status(head: tuple[int, int]) -> dict[str, float]:
    return {}


def _learned(*triggers: Scored, tie: Ties = _half) -> Learned:
    return Learned((), (), (), triggers, tie, _no_status)


def test_head_that_sees_nothing_silences_a_trigger() -> None:
    found, _ = _found(ATTACK, learned=_learned(), weights=_with_heads())
    assert found.events == ()


def test_head_proposes_a_trigger_that_the_lexicon_lacks() -> None:
    marked = "[Sudan:SDN] meluluhkan pangkalan [Chad:TCD]."
    text, _ = unmark(marked)
    at = text.index("meluluhkan")
    proposal = Scored(at, at + len("meluluhkan"), "ASSAULT", 0.999)
    found, _ = _found(marked, learned=_learned(proposal), weights=_with_heads())
    assert [(e.type, e.trigger.surface) for e in found.events] == [("ASSAULT", "meluluhkan")]
    assert found.events[0].rule == "id.events.assault.learned"


def test_ties_of_the_head_choose_the_recipient() -> None:
    text, index = unmark(ATTACK)
    chad = text.index("Chad")
    sure = Scored(text.index("menyerang"), text.index("menyerang") + 9, "ASSAULT", 0.9)

    def tie(relation: Relation, head: tuple[int, int], part: tuple[int, int]) -> float:
        return 0.99 if (relation == "recipient") == (part[0] == chad) else 0.01

    found, _ = _found(ATTACK, learned=_learned(sure, tie=tie), weights=_with_heads())
    names = {e.id: e.name for e in index.entities}
    assert [names[i] for i in found.events[0].recipients] == ["Chad"]


def test_heads_are_not_heard_by_weights_that_do_not_know_them() -> None:
    plain = load_weights()
    unheard = replace(
        plain,
        act=Scale(plain.act.bias, {k: v for k, v in plain.act.weights.items() if k != "head"}),
    )
    assert _found(ATTACK, learned=_learned(), weights=unheard)[0].events


def test_reading_is_the_same_each_time() -> None:
    assert _found(ATTACK) == _found(ATTACK)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    "piece",
    ["menyerang [Chad:TCD] ", "sanksi ", "[Chad:TCD], ", "attack on [Chad:TCD] ", "that ", "( "],
)
@pytest.mark.clock
def test_time_grows_with_the_text_only(lang: str, piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        _found(piece * times, lang)
        return time.process_time() - start

    seconds(50)
    small = min(seconds(300) for _ in range(2))
    assert seconds(1200) < 12 * small + 0.5


@pytest.mark.parametrize(
    ("lang", "text", "status"),
    [
        ("id", "[Sudan:SDN] akan menyerang [Chad:TCD].", "planned"),
        ("id", "[Sudan:SDN] tidak akan menyerang [Chad:TCD].", "denied"),
        ("id", "[Sudan:SDN] belum menyerang [Chad:TCD].", "denied"),
        ("id", "[Sudan:SDN] telah menyerang [Chad:TCD].", "happened"),
        ("id", "Jika [Sudan:SDN] menyerang [Chad:TCD], pasar tutup.", "conditional"),
        ("id", "[Sudan:SDN] tidak hanya menyerang [Chad:TCD], kata warga.", "happened"),
        ("id", "[Sudan:SDN] secara tidak terduga menyerang [Chad:TCD].", "happened"),
        ("id", "Pasukan Tanpa Lelah [Sudan:SDN] menyerang [Chad:TCD].", "happened"),
        ("id", "[Sudan:SDN] tidak berencana melancarkan serangan ke [Chad:TCD].", "denied"),
        ("en", "[Sudan:SDN] was trying to attack [Chad:TCD].", "planned"),
        ("en", "In May [Sudan:SDN] attacked [Chad:TCD].", "happened"),
        ("en", "[Sudan:SDN] not only attacked [Chad:TCD] but held a town.", "happened"),
        ("en", "[Sudan:SDN] will attack [Chad:TCD].", "planned"),
        ("en", "[Sudan:SDN] did not attack [Chad:TCD].", "denied"),
        ("en", "[Sudan:SDN] attacked [Chad:TCD].", "happened"),
    ],
)
def test_status_is_read_from_words_of_time_mood_and_negation(
    lang: str, text: str, status: str
) -> None:
    plain, index = unmark(text)
    known = load_language(lang).events
    setting = setting_of(_analysis(plain, lang), index, (), known)
    acts = [a for a in acts_of(setting) if a.type == "ASSAULT"]
    assert {settle_status(a, setting, load_weights()) for a in acts} == {status}


def test_article_that_names_nobody_tells_no_act() -> None:
    found, _ = _found("Manajer itu membantah kabar tersebut.")
    assert found.events == ()
    assert "nobody is named" in found.rejected[0].reason


def test_head_is_asked_of_a_trigger_that_it_did_not_propose() -> None:
    text, _ = unmark(ATTACK)
    place = text.index("menyerang"), text.index("menyerang") + len("menyerang")

    def acts(head: tuple[int, int]) -> dict[str, float]:
        return {"ASSAULT": 0.9} if head == place else {}

    found, _ = _found(ATTACK, learned=replace(_learned(), acts=acts), weights=_with_heads())
    assert [e.type for e in found.events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("by_words", "end", "status"),
    [
        ("happened", "2026-06-23", "happened"),
        ("planned", "2026-06-23", "planned"),  # `akan`, beside the day on which it was said
        ("happened", "2026-06-25", "planned"),
        ("happened", None, "planned"),
    ],
)
def test_plan_dated_in_the_past_is_none_unless_words_say_so(
    by_words: str, end: str | None, status: str
) -> None:
    one = cast(Decided, SimpleNamespace(status="planned", act=SimpleNamespace(status=by_words)))
    when = Time("t1", 0, 1, "x", "DATE", end, end_date=end)
    assert status_of(one, when, "2026-06-24T19:20:00+07:00") == status


@pytest.mark.parametrize(
    ("value", "begin", "end", "status"),
    [
        ("2026-06-23/2026-06-26", "2026-06-23", "2026-06-26", "ongoing"),
        ("2026-06-20/2026-06-24", "2026-06-20", "2026-06-24", "happened"),  # over on that day
        ("2026-06-25/2026-06-26", "2026-06-25", "2026-06-26", "happened"),
        ("2026", "2026-01-01", "2026-12-31", "happened"),  # some day of the year
    ],
)
def test_what_fills_days_that_are_not_over_goes_on(
    value: str, begin: str, end: str, status: str
) -> None:
    one = cast(Decided, SimpleNamespace(status="happened", act=SimpleNamespace(status="happened")))
    when = Time("t1", 0, 1, "x", "DATE", value, begin=begin, end_date=end)
    assert status_of(one, when, "2026-06-24T19:20:00+07:00") == status


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Militer [Sudan:SDN] menyerahkan dua kapal kepada [Chad:TCD].", 1),  # a gift or a sale
        ("Militer [Sudan:SDN] membombardir pangkalan [Chad:TCD].", 0),  # no other type beside it
    ],
)
def test_the_likelier_type_is_told_of_what_is_surely_an_act(text: str, types: int) -> None:
    doubtful = replace(load_weights(), act=Scale(-0.5, {}))  # .38 for each type
    found, _ = _found(
        text, weights=replace(doubtful, thresholds=doubtful.thresholds | {"act": 0.5})
    )
    assert len(found.events) == types


@pytest.mark.parametrize(("text", "acts"), [
    ("[Peru:PER] and [Chile:CHL] signed a trade agreement in Lima.", ["signed"]),
    ("[Peru:PER] signed a pact after an agreement with [Chile:CHL].", ["signed", "agreement"]),
])  # fmt: skip
def test_object_that_tells_the_act_of_its_verb_is_no_other_act(text: str, acts: list[str]) -> None:
    loaded = load_weights()
    sure = replace(loaded, act=Scale(9.0, {}), again=Scale(-9.0, {}))
    events = _found(text, "en", weights=sure)[0].events
    assert [e.trigger.surface for e in events if e.type == "AGREE"] == acts
