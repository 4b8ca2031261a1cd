"""Whose word an act is told on does not hang on every copy of a report having been read as one."""

import random
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from bench.reports import reports
from saksi import read
from saksi.link.card import Card, Credit, Side
from saksi.link.carding import card_of
from saksi.link.chains import stands_in
from saksi.link.knowing import Known
from saksi.link.linking import add_article, remove_article
from saksi.link.memory import MemoryShelf
from saksi.link.told import Told
from saksi.link.types import MergedEvent
from saksi.link.witnessing import refuses
from saksi.records import Marked, Status
from saksi.store.meanings import state_of, words_for_linking

FIRST = """Norway seizes four trawlers

TROMSO - Norway seized four Icelandic trawlers on Tuesday in the waters north of Vardo, and towed them to Tromso with full holds and their crews on board.

"They fished where a chart drawn last winter says that nobody may fish," said harbour master Sunniva Aas.

The boats may leave when the fine of two million crowns is paid, the court in Tromso has ruled."""
SECOND = FIRST.replace("Norway seizes four trawlers", "Trawlers held in the far north")
THIRD = """Five boats wait at the quay

VARDO - Norway seized four Icelandic trawlers this week, a skipper who was there told us by radio. It rained."""


def _card(name: str, text: str, outlet: str, hour: int) -> Card:
    published = f"2021-06-08T{hour:02}:00:00Z"
    record = read(text, id=name, outlet=outlet, lang="en", published=published)
    return card_of(record, words_for_linking())


@pytest.fixture(scope="module")
def cards() -> list[Card]:
    return [
        _card("first", FIRST, "Northern Wire", 8),
        _card("second", SECOND, "Quay Gazette", 11),
        _card("third", THIRD, "Radio Vardo", 15),
    ]


def _deaf(card: Card) -> Card:
    """The same article, of which no act was read."""
    return replace(card, acts=())


def _seizure(cards: Sequence[Card]) -> MergedEvent:
    shelf = MemoryShelf()
    for card in cards:
        add_article(shelf, card)
    return max(shelf.events.values(), key=lambda e: (e.type == "COERCE", len(e.reports)))


@pytest.mark.parametrize("deaf", [(), (0,), (1,)])
def test_a_copy_is_on_the_same_witness_whether_or_not_its_act_was_read(
    cards: list[Card], deaf: tuple[int, ...]
) -> None:
    event = _seizure([_deaf(c) if n in deaf else c for n, c in enumerate(cards)])
    wire = next(w for w in event.witnesses if w.root == "Northern Wire")
    assert event.sources == 2
    assert {leaning.article for leaning in wire.articles} == {"first", "second"}
    codes = {leaning.article: leaning.reasons[0].code for leaning in wire.articles}
    assert [codes[cards[n].id] for n in deaf] == ["carries"] * len(deaf)


def test_a_report_of_its_own_is_no_copy_of_a_page_that_tells_something_else(
    cards: list[Card],
) -> None:
    """Half a page may be copied background; its lead is its own all the same."""
    lead = "LONDON - Britain seized two Danish ferries on Monday."
    mixed = _card("mixed", f"Two boats held\n\n{lead}\n\n{FIRST}", "Harbour Times", 20)
    shelf = MemoryShelf()
    for card in (*cards, mixed):
        add_article(shelf, card)
    mine = [e for e in shelf.events.values() if {r.article for r in e.reports} == {"mixed"}]
    roots = {
        w.root for event in mine for w in event.witnesses if "ferries" in event.reports[0].surface
    }
    assert roots == {"Harbour Times"}


@pytest.mark.parametrize("quoting", [0, 1])
def test_the_word_that_one_copy_gives_holds_for_all(cards: list[Card], quoting: int) -> None:
    told = list(cards[:2])
    act = next(a for a in told[quoting].acts if a.type == "COERCE")
    said = Credit("coastguard", "the coastguard", "speaker", "quotes", None, act.event)
    told[quoting] = replace(told[quoting], credits=(*told[quoting].credits, said))
    event = _seizure(told)
    assert [w.key for w in event.witnesses] == ["coastguard"]
    assert {leaning.article for leaning in event.witnesses[0].articles} == {"first", "second"}


@pytest.mark.parametrize("seed", range(4))
def test_deaf_copies_come_and_go_in_any_order(seed: int) -> None:
    words, rng = words_for_linking(), random.Random(seed)
    made = [card_of(record, words) for record in reports(16, seed=5, days=9)]
    cards = [_deaf(c) if n % 3 == 0 else c for n, c in enumerate(made)]
    gone = set(rng.sample([c.id for c in cards], 8))
    one, other = MemoryShelf(), MemoryShelf()
    for card in rng.sample(cards, len(cards)):
        add_article(one, card)
    for article in sorted(gone):
        remove_article(one, article)
    for card in (c for c in cards if c.id not in gone):
        add_article(other, card)
    assert one.events == other.events
    codes = {r.code for e in other.events.values() for w in e.witnesses for a in w.articles for r in a.reasons}  # fmt: skip
    assert "carries" in codes


@pytest.fixture(scope="module")
def pair(cards: list[Card]) -> list[Card]:
    """Two copies of one report, of a seizure from Iceland."""
    iceland = Side(("ISL",), ("Iceland",))
    return [
        replace(card, acts=tuple(replace(act, recipients=iceland) for act in card.acts))
        for card in cards[:2]
    ]


def _deaf_to(text: str) -> Card:
    return _deaf(_card("late", f"Quay news\n\nVARDO - It rained.\n\n{text}", "Harbour Times", 20))


def _reasons(event: MergedEvent, article: str) -> list[tuple[str, bool]]:
    """Why an article is among the witnesses, and whether it denies the act."""
    return [
        (reason.code, witness.denies)
        for witness in event.witnesses
        for leaning in witness.articles
        for reason in leaning.reasons
        if leaning.article == article
    ]


def test_an_outlet_that_tells_an_act_in_its_own_words_is_heard(pair: list[Card]) -> None:
    late = _deaf_to(
        "Norway had seized four trawlers from Iceland on Tuesday, and the quay is full."
    )
    event = _seizure([*pair, late])
    assert event.sources == 2
    assert _reasons(event, "late") == [("own", False), ("tells", False)]
    evidence = next(
        e for w in event.witnesses for a in w.articles for r in a.reasons for e in r.evidence
    )
    assert evidence.surface.startswith("Norway had seized four trawlers")


@pytest.mark.parametrize(
    "text",
    [
        "Iceland had seized four trawlers from Norway on Tuesday, and the quay is full.",
        "Norway has not seized four trawlers from Iceland, and the quay is full.",
        "Norway would have seized four trawlers from Iceland if the quay were longer.",
        "Norway had seized four trawlers from Iceland on Thursday, and the quay is full.",
        "Norway talked of trawlers seized long ago by a skipper, and the quay is full.",
    ],
)
def test_what_tells_another_act_or_none_is_not_heard(pair: list[Card], text: str) -> None:
    assert _reasons(_seizure([*pair, _deaf_to(text)]), "late") == []


def test_a_denial_of_an_act_is_set_against_it(pair: list[Card]) -> None:
    shelf = MemoryShelf()
    for card in (*pair, _deaf_to("Norway denied that it seized four trawlers.")):
        add_article(shelf, card)
    event = max(shelf.events.values(), key=lambda e: (e.type == "COERCE", len(e.reports)))
    assert _reasons(event, "late") == [("quotes", True), ("tells", True)]
    found = [c for c in shelf.contradictions.values() if c.events == (event.id,)]
    assert [(c.field, [s.value for s in c.sides]) for c in found] == [
        ("status", ["happened", "denied"])
    ]
    assert found[0].sides[1].evidence[0].surface == "Norway denied that it seized four trawlers."


def test_one_that_only_names_an_act_is_shown_and_not_counted(pair: list[Card]) -> None:
    both = Side(("NOR", "ISL"), ("Norway", "Iceland"))
    act = replace(pair[0].acts[0], key="vague", actors=both, recipients=Side())
    event = _seizure([*pair, replace(_deaf_to("It snowed on the boats."), acts=(act,))])
    assert {w.root: w.vague for w in event.witnesses} == {
        "Northern Wire": False,
        "Harbour Times": True,
    }
    assert event.sources == 1


@pytest.mark.parametrize(
    ("at", "headline", "refused"), [(60, False, True), (140, False, False), (60, True, False)]
)
def test_a_claim_that_is_refused_right_there_is_only_named(
    pair: list[Card], at: int, headline: bool, refused: bool
) -> None:
    answer = replace(
        pair[0].acts[0], type="REJECT", trigger=Marked(50, 57, "rejects"),
        actors=Side(("ISL",), ("Iceland",)), recipients=Side(("NOR",), ("Norway",)),
    )  # fmt: skip
    claim = replace(
        answer, type="ACCUSE", trigger=Marked(at, at + 9, "criticism"), headline=headline,
        actors=answer.recipients, recipients=answer.actors,
    )  # fmt: skip
    assert refuses(answer, claim) == refused
    assert not refuses(claim, answer)


def test_a_relay_of_the_lead_is_the_source_of_the_page() -> None:
    lead = "Norwegia menyita empat kapal pukat Islandia, demikian dilaporkan Radio Vardo, Selasa (8/6)."
    text = f"Norwegia sita empat kapal\n\nJakarta (Kabar Teluk) - {lead}\n\nHujan turun, kata nakhoda Sunniva Aas."
    record = read(text, id="id", outlet="Kabar Teluk", lang="id", published="2021-06-08T20:00:00Z")
    credits = [c for c in card_of(record, words_for_linking()).credits if c.event is None]
    assert [(c.key, c.code) for c in credits] == [("radio vardo", "cites")]


def test_a_plan_of_what_others_tell_as_done_is_no_witness_of_it(pair: list[Card]) -> None:
    act = replace(pair[0].acts[0], key="plan", status="planned")
    planned = replace(_deaf_to("It snowed on the boats."), acts=(act,))
    event = _seizure([*pair, planned])
    assert {w.root: w.vague for w in event.witnesses} == {
        "Northern Wire": False,
        "Harbour Times": True,
    }
    assert event.sources == 1


def test_a_sentence_that_stands_in_a_longer_one_is_copied(cards: list[Card]) -> None:
    lead = FIRST.split("\n\n")[1].removeprefix("TROMSO - ").rstrip(".")
    longer = "Cod, herring, mussels and sprats grew dearer by the hour at Billingsgate, Whitby, Grimsby, Lerwick, Fleetwood and Hull, porters grumbled, after"

    def report(lead: str) -> Told:
        card = _card("late", f"Cod is dear\n\nLONDON - {longer} {lead}.", "Harbour Times", 20)
        act = replace(cards[0].acts[0], words=card.sentences[0].words, retold=())
        return Told(card, act)

    assert stands_in(report(lead), cards[0])
    assert not stands_in(report("Norway seized four Icelandic trawlers near Vardo"), cards[0])


def test_numbers_of_a_plan_contradict_none_of_what_was_done(pair: list[Card]) -> None:
    def disputed(status: Status) -> list[str]:
        act = pair[0].acts[0]
        count = replace(act.counts[0], value="9")
        other = replace(act, key="other", status=status, counts=(count,))
        shelf = MemoryShelf()
        for card in (*pair, replace(_deaf_to("It snowed on the boats."), acts=(other,))):
            add_article(shelf, card)
        return [c.field for c in shelf.contradictions.values()]

    assert disputed("happened") == ["how_many"]
    assert disputed("planned") == []


@pytest.mark.parametrize(
    ("actors", "recipients", "left"), [("a", "a", ""), ("a", "ab", "b"), ("ab", "ab", "ab")]
)
def test_nobody_acts_against_himself_but_two_against_each_other(
    actors: str, recipients: str, left: str
) -> None:
    record = read(
        "Norway shelled Iceland on Tuesday, and Iceland shelled Norway.", id="a", lang="en"
    )
    sides = dict(zip("ab", [e.id for e in record.entities if e.country][:2], strict=True))
    event = replace(
        record.events[0],
        actors=tuple(sides[x] for x in actors),
        recipients=tuple(sides[x] for x in recipients),
    )
    card = card_of(replace(record, events=(event,)), words_for_linking())
    countries = {e.id: e.country for e in record.entities}
    assert card.acts[0].recipients.keys == tuple(countries[sides[x]] for x in left)


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("Kenyan engineers", "KEN"),
        ("South African miners", "ZAF"),
        ("Kenyan", None),
        ("engineers", None),
    ],
)
def test_people_are_those_of_the_state_that_opens_their_name(name: str, state: str | None) -> None:
    assert state_of(name) == state


def test_who_are_told_apart_by_their_state_alone_have_its_key() -> None:
    text = "Gunmen seized two Kenyan engineers near the river. Kenyan protesters marched."
    record = read(text, id="k", lang="en", published="2021-06-08T20:00:00Z")
    known = Known(record, words_for_linking())
    keys = {e.name: known.key(e.id) for e in record.entities if e.kind == "population"}
    assert keys["Kenyan engineers"] == "KEN"
    assert keys["Kenyan protesters"] != "KEN"
