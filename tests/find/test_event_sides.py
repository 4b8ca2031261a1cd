"""Who cannot be on a side: condemners, victims, places, goods; whose a claim or a promise is."""

import pytest
from msgspec.structs import replace

from saksi.find.events.acts import Act, Setting, setting_of
from saksi.find.events.agents import doers, named_agents, to_each_other
from saksi.find.events.claims import accuses_doers, answering, asked_of, claimant, refusing
from saksi.find.events.finding import acts_of
from saksi.find.events.promises import promised_to
from saksi.find.events.protests import protesting
from saksi.find.events.quiet import veto
from saksi.find.events.roles import Parties
from saksi.find.events.settling import settle_parties
from saksi.find.events.sides import apart_from_goods, apart_from_places, without_victims
from saksi.find.events.sources import Sources
from saksi.find.events.status import is_asked, is_to_come
from saksi.find.events.ties import sided_clues
from saksi.find.events.told import settle_source
from saksi.find.events.weighing import Scale, load_weights
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet, Span, Statement, StatementKind
from saksi.text.analysis import analyse
from tests.find.marked import unmark


def _setting(marked: str, lang: str, headline: bool = False) -> Setting:
    text, index = unmark(marked)
    block = Block(0, len(text))
    article = Article(lang, Outlet(None), paragraphs=(block,))
    language = load_language(lang)
    setting = setting_of(analyse(text, article, language.text), index, (), language.events)
    if not headline:
        return setting
    (view,) = setting.views
    title = replace(view, sentence=replace(view.sentence, paragraph=-1))
    return replace(setting, views=(title,))


def _act(setting: Setting, type_: str) -> Act:
    return next(a for a in acts_of(setting) if a.type == type_)


def _named(setting: Setting, ids: object) -> set[str]:
    assert isinstance(ids, tuple | list | dict)
    return {setting.entities[i].name for i in ids}


@pytest.mark.parametrize(
    ("lang", "text", "type_", "owner", "other"),
    [
        ("id", "[Peru:PER] membantah tuduhan [Fiji:FJI].", "ACCUSE", {"Fiji"}, {"Peru"}),
        ("id", "[Peru:PER] menolak tuntutan [Fiji:FJI].", "REQUEST", {"Fiji"}, {"Peru"}),
        ("en", "[Peru:PER] rejected [Fiji:FJI]'s accusation.", "ACCUSE", {"Fiji"}, {"Peru"}),
        ("id", "[Peru:PER] mengecam serangan [Fiji:FJI].", "ASSAULT", set(), set()),
        ("id", "Tuduhan terhadap [Peru:PER] dibantah.", "ACCUSE", set(), set()),
    ],
)
def test_a_claim_is_its_owners_and_made_to_who_answers_it(
    lang: str, text: str, type_: str, owner: set[str], other: set[str]
) -> None:
    setting = _setting(text, lang)
    act = _act(setting, type_)
    assert _named(setting, claimant(act)) == owner
    assert not owner or _named(setting, answering(act)) == other


@pytest.mark.parametrize(
    ("lang", "text", "to"),
    [
        ("en", "[Norway:NOR] agreed to send medicine to [Malawi:MWI].", {"Malawi"}),
        ("en", "[Norway:NOR] promised to help [Malawi:MWI].", {"Malawi"}),
        ("en", "[Norway:NOR] agreed to send [troops:NOR] by ship.", set()),
        ("en", "[Norway:NOR] agreed on a treaty with [Malawi:MWI].", set()),
        ("id", "[Fiji:FJI] berkomitmen untuk menambah dokter ke [Nauru:NRU].", {"Nauru"}),
        ("id", "[Fiji:FJI] berkomitmen untuk bekerja, yang disambut [Nauru:NRU].", set()),
    ],
)
def test_a_promise_is_made_to_whom_it_is_of_use(lang: str, text: str, to: set[str]) -> None:
    setting = _setting(text, lang)
    actor = setting.views[0].groups[0].members
    assert _named(setting, promised_to(_act(setting, "AGREE"), actor, setting)) == to


def test_two_who_agree_promise_nothing_to_a_third() -> None:
    setting = _setting("[Peru:PER] and [Chile:CHL] agreed to send tents to [Fiji:FJI].", "en")
    both = setting.views[0].groups[0].members
    assert len(both) == 2
    assert promised_to(_act(setting, "AGREE"), both, setting) == ()


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("id", "[Demonstran] berkumpul. Protes di [Peru:PER] memanas.", {"Demonstran"}),
        ("id", "[Pedagang] berkumpul. Protes di [Peru:PER] memanas.", set()),
        ("en", "[Protesters] gathered. Riots in [Peru:PER] went on.", {"Protesters"}),
        ("en", "[Protesters] gathered. [Peru:PER] protests to Chile.", {"Peru"}),
    ],
)
def test_protests_of_nobody_are_those_of_the_protesters(
    lang: str, text: str, actors: set[str]
) -> None:
    setting = _setting(text, lang)
    peru = next(i for i, e in setting.entities.items() if e.country == "PER")
    crowd = {i: replace(e, kind="population") for i, e in setting.entities.items() if i != peru}
    setting = replace(setting, entities={**setting.entities, **crowd})
    act = next(a for a in acts_of(setting) if a.type == "PROTEST" and a.sentence == 1)
    assert _named(setting, protesting({peru: 0.6}, act, setting)) == actors


@pytest.mark.parametrize(
    ("lang", "text", "type_", "name", "can"),
    [
        ("en", "[Peru:PER] condemned the attack.", "ASSAULT", "Peru", False),
        ("en", "[Peru:PER] condemns killing of miners.", "ASSAULT", "Peru", False),
        ("en", "[Peru:PER] planned the attack.", "ASSAULT", "Peru", True),
        ("en", "[Peru:PER] faced protests and killing of miners.", "ASSAULT", "Peru", True),
        ("id", "[Peru:PER] mengecam serangan itu.", "ASSAULT", "Peru", False),
        ("id", "[Peru:PER] memulai serangan itu.", "ASSAULT", "Peru", True),
    ],
)
def test_who_condemns_a_deed_has_not_done_it(
    lang: str, text: str, type_: str, name: str, can: bool
) -> None:
    setting = _setting(text, lang)
    act = _act(setting, type_)
    able = [c.entity for c, _ in doers(list(sided_clues(act, setting)), act, setting)]
    assert (name in _named(setting, able)) == can


@pytest.mark.parametrize(
    ("lang", "text", "accused"),
    [
        ("en", "[Peru:PER] condemned the raid on [Fiji:FJI].", {"Peru"}),
        ("en", "[Peru:PER] condemned [Fiji:FJI].", {"Peru", "Fiji"}),
        ("id", "[Peru:PER] mengecam serangan terhadap [Fiji:FJI].", {"Peru"}),
        ("id", "[Peru:PER] mengecam serangan [Fiji:FJI].", {"Peru", "Fiji"}),
    ],
)
def test_to_whom_a_condemned_deed_was_done_is_not_accused_of_it(
    lang: str, text: str, accused: set[str]
) -> None:
    setting = _setting(text, lang)
    act = _act(setting, "ACCUSE")
    left = without_victims(list(sided_clues(act, setting)), act, setting)
    assert _named(setting, [c.entity for c, _ in left]) == accused


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("[Peru:PER] mengecam pembunuhan [nelayan].", {"Peru"}),
        ("[Peru:PER] mengecam serangan [nelayan].", {"Peru", "nelayan"}),
        ("[Peru:PER] mengecam pernyataan [nelayan].", {"Peru", "nelayan"}),
    ],
)
def test_people_behind_the_noun_of_a_deed_have_suffered_it(text: str, accused: set[str]) -> None:
    setting = _setting(text, "id")
    nelayan = next(i for i, e in setting.entities.items() if e.name == "nelayan")
    people = replace(setting.entities[nelayan], kind="population")
    setting = replace(setting, entities={**setting.entities, nelayan: people})
    act = _act(setting, "ACCUSE")
    left = without_victims(list(sided_clues(act, setting)), act, setting)
    assert _named(setting, [c.entity for c, _ in left]) == accused


@pytest.mark.parametrize(
    ("lang", "text", "type_", "agents"),
    [
        ("en", "The raid on [Peru:PER] by [rebels] failed.", "ASSAULT", {"rebels"}),
        ("en", "The raid on [Peru:PER] near [Lima] failed.", "ASSAULT", set()),
        ("en", "[Peru:PER] was attacked by [rebels].", "ASSAULT", set()),
        ("id", "Serangan terhadap [Peru:PER] oleh [milisi] gagal.", "ASSAULT", {"milisi"}),
        ("id", "Kecaman atas razia [Peru:PER] oleh [milisi] meluas.", "ACCUSE", set()),
    ],
)
def test_by_names_the_agent_of_a_noun(lang: str, text: str, type_: str, agents: set[str]) -> None:
    setting = _setting(text, lang)
    assert _named(setting, tuple(named_agents(_act(setting, type_)))) == agents


def test_a_state_is_where_somebody_else_was_attacked() -> None:
    setting = _setting("[Rebels] attacked a [convoy] in [Mali:MLI].", "en")
    act = _act(setting, "ASSAULT")
    (rebels, convoy, mali) = setting.entities
    found = {convoy: 0.8, mali: 0.7}
    assert apart_from_places(found, act, setting) == {convoy: 0.8}
    assert apart_from_places({mali: 0.7}, act, setting) == {mali: 0.7}
    assert rebels not in found


def test_aid_is_for_the_one_to_whom_people_are_sent() -> None:
    setting = _setting("[Ghana:GHA] sent aid [doctors] to [Niger:NER].", "en")
    act = next(a for a in acts_of(setting) if a.type == "AID")
    (_, doctors, niger) = setting.entities
    people = replace(setting.entities[doctors], kind="population")
    setting = replace(setting, entities={**setting.entities, doctors: people})
    act = replace(act, roles={**act.roles, "direct": (act.scene.after[0],)})
    assert apart_from_goods({doctors: 0.6}, act, setting) == {niger: 1.0}
    assert apart_from_goods({doctors: 0.6, niger: 0.5}, act, setting) == {niger: 0.5}
    assert apart_from_goods({niger: 0.5}, act, setting) == {niger: 0.5}


@pytest.mark.parametrize(
    ("text", "headline", "passive"),
    [
        ("[Miners] arrested in Lima", True, True),
        ("Two [soldiers] killed, army says", True, True),
        ("[Miners] arrested near the river were freed.", False, True),
        ("[Police] arrested the mayor.", False, False),
        ("[Police] have arrested in Lima the mayor.", False, False),
        ("[Rebels] who attacked in the north fled.", False, False),
        ("[Soldiers] clashed in the north.", False, False),
        ("[Envoys] expelled from Chad", True, True),
    ],
)
def test_a_deed_without_an_object_was_done_to_its_subject(
    text: str, headline: bool, passive: bool
) -> None:
    setting = _setting(text, "en", headline)
    act = next(a for a in acts_of(setting) if a.type in ("ASSAULT", "COERCE"))
    assert act.scene.passive == passive


@pytest.mark.parametrize(
    ("text", "headline", "to_come"),
    [
        ("[Ghana:GHA] to send medicine", True, True),
        ("[Ghana:GHA] agreed to send medicine", True, False),
        ("[Ghana:GHA] sends medicine", True, False),
        ("[Ghana:GHA] to send medicine", False, False),
    ],
)
def test_an_infinitive_in_a_headline_is_to_come(text: str, headline: bool, to_come: bool) -> None:
    setting = _setting(text, "en", headline)
    act = next(a for a in acts_of(setting) if a.type == "AID")
    assert is_to_come(act.scene.view, act.hit, setting.known) == to_come


@pytest.mark.parametrize(
    ("lang", "text", "seen"),
    [
        ("en", "The pro-[Iranian:IRN] group fled.", False),
        ("en", "The [Iranian:IRN]-backed group fled.", False),
        ("en", "The [Iranian:IRN]-led group fled.", True),
        ("id", "Milisi pro-[Iran:IRN] lari.", False),
        ("id", "Milisi [Iran:IRN] lari.", True),
    ],
)
def test_a_state_that_only_tells_whose_side_others_are_on_is_no_party(
    lang: str, text: str, seen: bool
) -> None:
    assert bool(_setting(text, lang).views[0].groups) == seen


@pytest.mark.parametrize(
    ("lang", "text", "headline", "can"),
    [
        ("en", "[Peru:PER]: [Chile:CHL] attacked the port", True, False),
        ("en", "[Peru:PER]: we attacked the port", True, True),
        ("en", "[Peru:PER] attacked the port", True, True),
        ("id", "[Peru:PER]: [Chile:CHL] menyerang pelabuhan", True, False),
        ("id", "[Peru:PER]: [Chile:CHL] menyerang pelabuhan", False, True),
    ],
)
def test_who_tells_before_a_headlines_colon_has_not_done_it(
    lang: str, text: str, headline: bool, can: bool
) -> None:
    setting = _setting(text, lang, headline)
    act = _act(setting, "ASSAULT")
    able = [c.entity for c, _ in doers(list(sided_clues(act, setting)), act, setting)]
    assert ("Peru" in _named(setting, able)) == can


@pytest.mark.parametrize(
    ("lang", "text", "refused"),
    [
        ("id", "[Peru:PER] menyebut nota itu. [Fiji:FJI] menolak tuntutannya.", {"Fiji"}),
        ("id", "[Peru:PER] menyebut nota itu. [Fiji:FJI] menolak tuntutan tersebut.", {"Fiji"}),
        ("id", "[Peru:PER] menyebut nota itu. [Fiji:FJI] mengulangi tuntutannya.", set()),
        ("id", "[Peru:PER] menyebut nota itu. [Fiji:FJI] menolak tuntutan buruh.", set()),
        ("en", "[Peru:PER] spoke. [Fiji:FJI] rejected the demands.", {"Fiji"}),
        ("en", "[Peru:PER] spoke. [Fiji:FJI] repeated its demands.", set()),
    ],
)
def test_who_rejects_a_claim_that_points_back_is_to_whom_it_was_made(
    lang: str, text: str, refused: set[str]
) -> None:
    setting = _setting(text, lang)
    act = next(a for a in acts_of(setting) if a.sentence == 1 and a.type == "REQUEST")
    assert _named(setting, refusing(act)) == refused


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("[Peru:PER] is investigating crimes by [soldiers].", True),
        ("[Peru:PER] is investigating a complaint by [soldiers].", False),
        ("[Peru:PER] accused [Chile:CHL] of raids by [soldiers].", False),
    ],
)
def test_who_did_what_is_investigated_is_accused(text: str, accused: bool) -> None:
    assert accuses_doers(_act(_setting(text, "en"), "ACCUSE")) == accused


@pytest.mark.parametrize(
    ("lang", "text", "both"),
    [
        ("id", "Bentrokan antara [nelayan] dan [polisi] pecah.", True),
        ("en", "[Fishermen] clashed with [police] on Monday.", True),
        ("en", "[Fishermen] attacked [police] on Monday.", False),
    ],
)
def test_both_sides_of_a_clash_act_on_each_other(lang: str, text: str, both: bool) -> None:
    setting = _setting(text, lang)
    act = _act(setting, "ASSAULT")
    first = act.scene.before[:1] or act.scene.after[:1]
    found = to_each_other(act, dict.fromkeys(first[0].members, 0.9))
    assert len(found) == (2 if both else 0)


@pytest.mark.parametrize(
    ("lang", "text", "asked"),
    [
        ("en", "Did [Chad:TCD] attack the port?", True),
        ("en", "Why did [Chad:TCD] attack the port?", False),
        ("en", "Did they know that [Chad:TCD] attacked the port?", False),
        ("id", "Benarkah [Chad:TCD] menyerang pelabuhan?", True),
        ("id", "Benar, [Chad:TCD] menyerang pelabuhan.", False),
    ],
)
def test_what_a_question_asks_has_not_been_told(lang: str, text: str, asked: bool) -> None:
    setting = _setting(text, lang)
    act = _act(setting, "ASSAULT")
    assert is_asked(act.scene.view, act.hit, setting.known) == asked


@pytest.mark.parametrize(
    ("lang", "text", "name", "can"),
    [
        ("id", "Saat [Peru:PER] menunggu, [Chile:CHL] menyerang pelabuhan.", "Peru", False),
        ("id", "[Peru:PER] dan, kemarin, [Chile:CHL] menyerang pelabuhan.", "Peru", True),
        ("en", "While [Peru:PER] waited, [Chile:CHL] attacked the port.", "Peru", False),
        ("en", "After [Peru:PER] agreed, it attacked the port.", "Peru", True),
    ],
)
def test_the_subject_of_the_clause_before_has_not_done_it(
    lang: str, text: str, name: str, can: bool
) -> None:
    setting = _setting(text, lang)
    act = _act(setting, "ASSAULT")
    able = [c.entity for c, _ in doers(list(sided_clues(act, setting)), act, setting)]
    assert (name in _named(setting, able)) == can


def _quoted(text: str, lang: str, kind: StatementKind = "direct") -> Setting:
    """A quotation at the beginning of `text`, of whom the marks name last."""
    setting = _setting(text, lang)
    content = Span(1, setting.text.index(",”"))
    speaker = setting.views[0].groups[-1].members[0]
    said = Statement("s1", kind, (content,), speaker, None, None, "neutral", "test", 1.0)
    return replace(setting, sources=Sources((said,)))


QUOTED = [
    ("en", "“[Chad:TCD] bombed the port,” said [Peru:PER].", "ASSAULT", {"Chad"}, "s1"),
    ("en", "“[Chad:TCD] threatened [Fiji:FJI],” said [Peru:PER].", "THREATEN", {"Chad", "Fiji"}, "s1"),
    ("id", "“[Chad:TCD] mengancam [Fiji:FJI],” kata [Peru:PER].", "THREATEN", {"Chad", "Fiji"}, "s1"),
    ("en", "“We threatened [Chad:TCD],” said [Peru:PER].", "THREATEN", {"Chad", "Peru"}, None),
    ("en", "“[Chad:TCD] must end the raids,” said [Peru:PER].", "REQUEST", {"Chad", "Peru"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "type_", "able", "source"), QUOTED)
def test_who_is_quoted_on_anothers_act_has_not_done_it_and_tells_it(
    lang: str, text: str, type_: str, able: set[str], source: str | None
) -> None:
    setting = _quoted(text, lang)
    act = _act(setting, type_)
    seen = list(sided_clues(act, setting))
    assert _named(setting, [c.entity for c, _ in doers(seen, act, setting)]) == able
    never = replace(load_weights(), source=Scale(-9.0, {}))
    assert settle_source(act, Parties(), setting, never) == source


def test_indirect_speech_is_weighed_like_any_other() -> None:
    setting = _quoted("“[Chad:TCD] threatened [Fiji:FJI],” said [Peru:PER].", "en", "indirect")
    act = _act(setting, "THREATEN")
    never = replace(load_weights(), source=Scale(-9.0, {}))
    assert settle_source(act, Parties(), setting, never) is None


@pytest.mark.parametrize(("lang", "text", "giver"), [
    ("id", "[Peru:PER] menerima bantuan obat dari [Chile:CHL].", "Chile"),
    ("en", "[Peru:PER] received medical supplies from [Chile:CHL].", "Chile"),
    ("en", "[Peru:PER] donated medical supplies to [Chile:CHL].", "Peru"),
])  # fmt: skip
def test_who_receives_has_not_given(lang: str, text: str, giver: str) -> None:
    setting = _setting(text, lang)
    parties = settle_parties(_act(setting, "AID"), setting, load_weights())
    assert _named(setting, parties.actors) == {giver}
    assert _named(setting, parties.recipients) == {"Peru", "Chile"} - {giver}


@pytest.mark.parametrize(("text", "actors", "recipients"), [
    ("[Peru:PER] condemned the [Israeli:ISR] strike on the port.", {"Israeli"}, set[str]()),
    ("[Peru:PER] condemned the attack on [Chile:CHL] by [rebels].", {"rebels"}, {"Chile"}),
])  # fmt: skip
def test_who_condemns_a_deed_has_neither_done_nor_suffered_it(
    text: str, actors: set[str], recipients: set[str]
) -> None:
    setting = _setting(text, "en")
    parties = settle_parties(_act(setting, "ASSAULT"), setting, load_weights())
    assert _named(setting, parties.actors) == actors
    assert _named(setting, parties.recipients) == recipients


@pytest.mark.parametrize(("lang", "text", "type_", "asker", "asked"), [
    ("en", "“[Chad:TCD] must end the raids,” said [Peru:PER].", "REQUEST", "Peru", {"Chad"}),
    ("id", "“[Chad:TCD] harus menghentikan serangan,” kata [Peru:PER].", "REQUEST", "Peru", {"Chad"}),
    ("en", "“[Chad:TCD] threatened [Fiji:FJI],” said [Peru:PER].", "THREATEN", None, set[str]()),
])  # fmt: skip
def test_who_says_what_another_must_do_asks_it(
    lang: str, text: str, type_: str, asker: str | None, asked: set[str]
) -> None:
    setting = _quoted(text, lang)
    by, of = asked_of(_act(setting, type_))
    assert (setting.entities[by].name if by else None) == asker
    assert _named(setting, of) == asked


@pytest.mark.parametrize(("lang", "text", "type_", "refused"), [
    ("id", "[Peru:PER] menolak mengirim pasukan ke [Chile:CHL].", "MOBILIZE", True),
    ("id", "[Peru:PER] menolak menandatangani perjanjian dengan [Chile:CHL].", "AGREE", True),
    ("en", "[Peru:PER] declined to sign the treaty with [Chile:CHL].", "AGREE", True),
    ("en", "[Peru:PER] ruled out sending troops to [Chile:CHL].", "MOBILIZE", True),
    ("en", "[Peru:PER] rejected the accusation by [Chile:CHL].", "ACCUSE", False),
    ("id", "[Peru:PER] menolak tuduhan [Chile:CHL].", "ACCUSE", False),
])  # fmt: skip
def test_what_somebody_refuses_to_do_is_not_done(
    lang: str, text: str, type_: str, refused: bool
) -> None:
    setting = _setting(text, lang)
    acts = [a for a in acts_of(setting) if a.type == type_]
    reasons = {veto(a, setting) for a in acts}
    assert ("is what somebody refuses to do" in reasons) == refused
    assert not refused or len(reasons) == 1
