"""Which reports may be of one act: what states say each for themselves, parties told by common words."""

import pytest
from msgspec.structs import replace

from saksi import read
from saksi.link.card import Act, Side
from saksi.link.carding import card_of
from saksi.link.contradicting import answers
from saksi.link.naming import hashed
from saksi.link.scoring import SAME, is_vague, weigh
from saksi.records import EventType, Marked
from saksi.store.meanings import words_for_linking

DENY = hashed("deny")

AT = Marked(0, 1, "x")
NORWAY, ICELAND, CHILE = Side(("NOR",), ("Norway",)), Side(("ISL",), ("Iceland",)), Side(("CHL",), ("Chile",))  # fmt: skip
PROTESTERS, MARCHERS = Side(("protester",), ("protesters",)), Side(("people",), ("people",))
UNION = Side(("miner union",), ("Union of Miners",))


def _act(kind: EventType, actors: Side, recipients: Side) -> Act:
    return Act(
        key="a", event="v1", type=kind, status="happened", actors=actors, recipients=recipients,
        begin=9, end=9, dated=True, sentence=AT, trigger=AT, trigger_word="do", lang="en",
        words=(1, 2, 3, 4), confidence=1.0,
    )  # fmt: skip


def _score(one: Act, other: Act) -> float:
    weighed = weigh(one, other, 0.5)
    return weighed.score if weighed else 0.0


def test_two_states_refuse_each_for_itself() -> None:
    norway, chile = _act("REJECT", NORWAY, ICELAND), _act("REJECT", CHILE, ICELAND)
    assert weigh(norway, chile, 0.5) is None
    assert weigh(norway, replace(norway, key="b"), 0.5) is not None


def test_two_accounts_of_one_attack_may_name_other_attackers() -> None:
    assert weigh(_act("ASSAULT", NORWAY, ICELAND), _act("ASSAULT", CHILE, ICELAND), 0.5) is not None


def test_common_words_for_a_party_tell_nothing_against_others() -> None:
    arrested = _act("COERCE", NORWAY, PROTESTERS)
    assert _score(arrested, _act("COERCE", NORWAY, MARCHERS)) > _score(
        _act("COERCE", NORWAY, UNION), _act("COERCE", NORWAY, ICELAND)
    )


def test_denials_of_other_things_between_the_same_two_are_two_acts() -> None:
    denied = replace(_act("REJECT", NORWAY, ICELAND), about=(5, 6, 7))
    assert _score(denied, replace(denied, about=(7, 8, 9))) >= SAME
    assert _score(denied, replace(denied, about=(8, 9, 10), words=(1, 8, 9, 10))) < SAME


def test_what_is_done_again_is_not_what_was_done() -> None:
    denied = replace(_act("REJECT", NORWAY, ICELAND), begin=6, dated=False)
    later = replace(denied, begin=9, end=10, words=(1, 5, 6, 7))
    assert _score(denied, later) >= SAME
    assert _score(denied, replace(later, again=True)) < SAME


def test_an_attack_between_two_is_vague_and_a_march_of_two_is_not() -> None:
    both = Side(("NOR", "ISL"), ("Norway", "Iceland"))
    assert is_vague(_act("ASSAULT", both, Side()))
    assert not is_vague(_act("ASSAULT", NORWAY, ICELAND))
    assert not is_vague(_act("PROTEST", both, Side()))
    assert not is_vague(_act("CONSULT", both, Side()))


def _denial(**given: object) -> Act:
    said = {"words": (1, DENY), "about": (DENY, 5, 6, 7)} | given
    return replace(_act("REJECT", NORWAY, Side()), **said)


@pytest.mark.parametrize(
    ("denial", "likeness", "answering"),
    [
        (_denial(), 0.2, True),  # of the same matter
        (_denial(about=(DENY, 8, 9, 10)), 0.9, False),  # of another
        (_denial(about=(DENY,)), 0.4, True),  # of nothing else, and in a like article
        (_denial(about=(DENY,)), 0.2, False),
        (_denial(recipients=ICELAND, about=(DENY, 8, 9, 10)), 0.2, True),  # its accuser is named
        (_denial(recipients=CHILE), 0.9, False),
        (_denial(actors=ICELAND), 0.9, False),  # nobody denies his own accusation
        (_denial(status="denied"), 0.9, False),
    ],
)
def test_a_denial_answers_the_accusation_of_its_matter(
    denial: Act, likeness: float, answering: bool
) -> None:
    accusation = replace(_act("ACCUSE", ICELAND, NORWAY), about=(5, 6, 11))
    card = card_of(read("It rained.", id="a", lang="en"), words_for_linking())
    assert answers(denial, card, accusation, card, likeness) is answering


def test_days_further_apart_than_two_are_of_two_acts() -> None:
    attack = _act("ASSAULT", NORWAY, ICELAND)
    assert _score(attack, replace(attack, begin=10, end=10)) >= SAME
    assert _score(attack, replace(attack, begin=11, end=11)) >= SAME
    assert weigh(attack, replace(attack, begin=12, end=12), 0.5) is None
