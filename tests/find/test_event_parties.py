"""Whom the finder of events puts on which side: lists, hidden agents, objects before a passive."""

import pytest
from msgspec.structs import replace

from saksi.find.events.acts import Setting, act_at, setting_of
from saksi.find.events.candidates import ELSEWHERE, candidates_of
from saksi.find.events.finding import acts_of
from saksi.find.events.matching import matches
from saksi.find.events.pairs import each_of_pairs
from saksi.find.events.settling import settle_parties
from saksi.find.events.sources import Sources
from saksi.find.events.ties import sided_clues
from saksi.find.events.weighing import Scale, Weights, load_weights
from saksi.lang.base import load_language
from saksi.records import Article, Block, Outlet, Span, Stance, Statement
from saksi.text.analysis import analyse
from saksi.text.learned import Learned
from tests.find.marked import read_marked, unmark


def _setting(marked: str, lang: str = "id") -> Setting:
    text, index = unmark(marked)
    article = Article(lang, Outlet(None), paragraphs=(Block(0, len(text)),))
    language = load_language(lang)
    return setting_of(analyse(text, article, language.text), index, (), language.events)


@pytest.mark.parametrize(
    ("lang", "text", "groups"),
    [
        ("id", "Setelah kritik dari [Peru:PER], [Chile:CHL] meminta maaf.", 2),
        ("id", "[Peru:PER], [Chile:CHL], dan [Bolivia:BOL] meminta maaf.", 1),
        ("id", "[Peru:PER], [Chile:CHL] serta negara tetangga meminta maaf.", 1),
        ("id", "[Peru:PER] dan [Chile:CHL] meminta maaf.", 1),
        ("en", "After criticism from [Peru:PER], [Chile:CHL] apologised.", 2),
        ("en", "[Peru:PER], [Chile:CHL] and [Bolivia:BOL] apologised.", 1),
    ],
)
def test_comma_joins_only_a_list_that_ends_in_and(lang: str, text: str, groups: int) -> None:
    assert len(_setting(text, lang).views[0].groups) == groups


def test_whom_the_sentence_names_is_not_looked_for_before_it() -> None:
    setting = _setting("[Peru:PER] menyambut [Chile:CHL]. Kapal [Peru:PER] menyerang nelayan.")
    act = next(a for a in acts_of(setting) if a.sentence == 1 and a.type == "ASSAULT")
    names = {
        (setting.entities[c.entity].name, c.whence in ELSEWHERE)
        for c in candidates_of(act, setting)
    }
    assert names == {("Peru", False), ("Chile", True)}


def test_the_head_is_heard_on_whom_another_sentence_names() -> None:
    text = "[Peru:PER] menyambut [Chile:CHL]. Kapal itu menyerang nelayan."
    setting = _setting(text)
    at = setting.text.index("menyerang")
    peru, attack = (0, 4), (at, at + 9)

    def tie(relation: str, head: tuple[int, int], part: tuple[int, int]) -> float:
        return 0.9 if (relation, head, part) == ("actor", attack, peru) else 0.1

    learned = Learned((), (), (), (), tie, lambda _: {})
    act = next(a for a in acts_of(setting) if a.sentence == 1 and a.type == "ASSAULT")
    ties = {
        setting.entities[candidate.entity].name: clues["actor"]["head"] > 0
        for candidate, clues in sided_clues(act, replace(setting, learned=learned))
        if candidate.whence == "previous"
    }
    assert ties == {"Peru": True, "Chile": False}


def _indifferent(**thresholds: float) -> Weights:
    """Weights by which everybody is as likely an actor as not, and as likely a recipient."""
    loaded, even = load_weights(), Scale(0.0, {})
    limits = {**loaded.thresholds, **thresholds}
    return replace(loaded, actor=even, recipient=even, thresholds=limits)


def test_passive_without_an_agent_asks_more_of_an_actor() -> None:
    weights = _indifferent(**{"passive actor": 0.9, "lone recipient": 0.9})
    for text, actors in (
        ("Aset [Peru:PER] diserang semalam.", 0),
        ("Aset itu diserang oleh [Peru:PER].", 1),
        ("[Peru:PER] menyerang kota itu.", 1),
    ):
        setting = _setting(text)
        act = next(a for a in acts_of(setting) if a.type == "ASSAULT")
        assert len(settle_parties(act, setting, weights).actors) == actors, text


def _told_by_first(setting: Setting, stance: Stance) -> Setting:
    """The setting with all of its text behind the first party in a statement of that party."""
    group = setting.views[0].groups[0]
    content = Span(setting.views[0].tokens[group.last + 2].start, len(setting.text))
    said = Statement(
        "s1", "indirect", (content,), group.members[0], None, None, stance, "test", 1.0
    )
    return replace(setting, sources=Sources((said,)))


@pytest.mark.parametrize(
    ("stance", "actors"), [("condemn", ["Chile"]), ("neutral", ["Peru", "Chile"])]
)
def test_who_condemns_an_act_has_not_done_it(stance: Stance, actors: list[str]) -> None:
    told = _setting("[Peru:PER] membahas embargo yang dikenakan [Chile:CHL] terhadap warga.")
    setting = _told_by_first(told, stance)
    act = next(a for a in acts_of(setting) if a.type == "SANCTION")
    found = settle_parties(act, setting, _indifferent()).actors
    assert {setting.entities[i].name for i in found} == set(actors)


@pytest.mark.parametrize(
    ("text", "lang", "both"),
    [
        ("[Peru:PER] dan [Chile:CHL] saling serang di perbatasan.", "id", True),
        ("[Peru:PER] dan [Chile:CHL] menyerang pangkalan itu.", "id", False),
        ("[Peru:PER] and [Chile:CHL] attacked each other on Monday.", "en", True),
    ],
)
def test_who_attack_each_other_stand_on_both_sides(text: str, lang: str, both: bool) -> None:
    setting = _setting(text, lang)
    act = next(a for a in acts_of(setting) if a.type == "ASSAULT")
    found = settle_parties(act, setting, replace(_indifferent(), recipient=Scale(-9.0, {})))
    assert {setting.entities[i].name for i in found.actors} == {"Peru", "Chile"}
    assert bool(found.recipients) == both
    assert not both or set(found.recipients) == set(found.actors)


@pytest.mark.parametrize(
    ("text", "lang", "actors"),
    [
        ("[Peru:PER] dan [Chile:CHL] berunding. [Kedua negara] sepakat berdamai.", "id",
         {"Peru", "Chile"}),
        ("[Peru:PER] bertemu [Chile:CHL], [Kedua Negara] sepakat berdamai.", "id",
         {"Peru", "Chile"}),
        ("[Peru:PER] lebih dulu. [Kedua negara] sepakat berdamai.", "id", {"Kedua negara"}),
        ("[Peru:PER] dan [Chile:CHL] berunding. [Ketiga negara] sepakat berdamai.", "id",
         {"Ketiga negara"}),
        ("[Kenya:KEN] left. [Peru:PER] met [Chile:CHL]. Both [countries] agreed to a truce.", "en",
         {"Peru", "Chile"}),
        ("[Peru:PER] met [Chile:CHL]. Many [countries] agreed to a truce.", "en", {"countries"}),
    ],
)  # fmt: skip
def test_two_who_are_called_by_their_number_are_those_named_last(
    text: str, lang: str, actors: set[str]
) -> None:
    setting = _setting(text, lang)
    act = next(a for a in acts_of(setting) if a.type == "AGREE")
    here = [m for group in (*act.scene.before, *act.scene.after) for m in group.members]
    pair = [m for m in here if setting.entities[m].country is None]
    found = each_of_pairs(dict.fromkeys(pair, 0.5), act, setting)
    assert {setting.entities[i].name for i in found} == actors


@pytest.mark.parametrize(
    ("text", "lang", "type_", "actors"),
    [
        ("[Peru:PER] mengecam pembelian rudal oleh [Chile:CHL].", "id", "ACCUSE", {"Peru"}),
        ("[Peru:PER] mengecam serangan oleh [Chile:CHL].", "id", "ASSAULT", {"Chile"}),
        ("[Peru:PER] condemned an attack by [Chile:CHL].", "en", "ACCUSE", {"Peru"}),
        ("[Peru:PER] condemned an attack by [Chile:CHL].", "en", "ASSAULT", {"Chile"}),
        ("[Peru:PER] was condemned by [Chile:CHL].", "en", "ACCUSE", {"Peru", "Chile"}),
    ],
)
def test_who_is_named_with_by_has_done_what_the_noun_tells(
    text: str, lang: str, type_: str, actors: set[str]
) -> None:
    setting = _setting(text, lang)
    act = next(a for a in acts_of(setting) if a.type == type_)
    weights = replace(_indifferent(), recipient=Scale(-9.0, {}))
    found = settle_parties(act, setting, weights).actors
    assert {setting.entities[i].name for i in found} == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("“Kami akan menolak usul [Chile:CHL],” kata [Peru:PER].", ["Peru"]),
        ("“Usul [Chile:CHL] kami ditolak,” kata [Peru:PER].", []),
    ],
)
def test_subject_of_a_quotation_in_the_first_person_is_who_is_quoted(
    text: str, actors: list[str]
) -> None:
    setting = _setting(text)
    content = Span(1, setting.text.index(",”"))
    peru = next(i for i, e in setting.entities.items() if e.name == "Peru")
    said = Statement("s1", "direct", (content,), peru, None, None, "neutral", "test", 1.0)
    setting = replace(setting, sources=Sources((said,)))
    act = next(a for a in acts_of(setting) if a.type == "REJECT")
    weights = replace(_indifferent(), actor=Scale(-9.0, {}), recipient=Scale(-9.0, {}))
    found = settle_parties(act, setting, weights)
    assert [setting.entities[i].name for i in found.actors] == actors
    anybody = replace(_indifferent(), actor=Scale(0.5, {}), recipient=Scale(2.0, {}))
    found = settle_parties(act, setting, anybody)
    assert not actors or [setting.entities[i].name for i in found.actors] == actors
    assert not set(actors) & {setting.entities[i].name for i in found.recipients}


@pytest.mark.parametrize(("text", "actors"), [
    ("[Peru:PER] geram. Aset itu dibekukan kemarin.", 0),
    ("[Peru:PER] geram. Mereka membekukan aset itu.", 1),
])  # fmt: skip
def test_unsaid_agent_of_a_passive_is_seldom_taken_from_elsewhere(text: str, actors: int) -> None:
    setting = _setting(text)
    act = next(a for a in acts_of(setting) if a.type == "SANCTION")
    weights = _indifferent()
    weak = replace(weights, actor=Scale(-0.6, {}), recipient=Scale(-9.0, {}))  # .35 for any actor
    assert len(settle_parties(act, setting, weak).actors) == actors


def test_state_is_not_on_both_sides_beside_its_government() -> None:
    setting = _setting("[Pemerintah Peru:PER] mengecam [Peru:PER].")
    act = next(a for a in acts_of(setting) if a.type == "ACCUSE")
    parties = settle_parties(act, setting, _indifferent())
    assert len((*parties.actors, *parties.recipients)) == 1


@pytest.mark.parametrize(
    ("text", "failed"),
    [
        ("Dua diplomat [Peru:PER] diusir kemarin.", None),
        ("[Chile:CHL] mengusir dua diplomat.", None),
        ("Diplomat itu melihat [Chile:CHL] mengusir pedagang.", "near"),
    ],
)
def test_object_of_a_passive_stands_before_it(text: str, failed: str | None) -> None:
    setting = _setting(text)
    hits = matches(setting.views[0], setting.known)
    hit = next(h for h in hits if h.trigger.lemma == "usir diplomat")
    assert hit.failed == failed
    assert act_at(0, hit, setting).type == "SANCTION"


def test_a_people_protests_against_the_government_of_its_own_state() -> None:
    (event,), name, _ = read_marked(
        "en", "Thousands of [Kenyans:KEN] marched in protest against the [government:KEN]."
    )
    assert event.type == "PROTEST"
    assert [name[i] for i in event.actors] == ["Kenyans"]
    assert [name[i] for i in event.recipients] == ["government"]
