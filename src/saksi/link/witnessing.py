"""Counts the independent sources of an act: distinct roots that are no copies of one another."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from saksi.link.card import Act, Card
from saksi.link.chains import Chains, carrying, stands_in
from saksi.link.roots import Roots, evidence_of
from saksi.link.scoring import SPOKEN, is_vague
from saksi.link.told import Told
from saksi.link.types import Leaning, Reason, Witness

DONE = ("happened", "ongoing")
BESIDE = 30  # characters between a refusal and what it refuses
AHEAD = ("planned", "demanded", "conditional")
Leans = tuple[Card, tuple[Reason, ...]]


def witnesses_of(
    told: Sequence[Told],
    roots: Roots,
    nation: Callable[[str], str],
    copying: Iterable[Card] = (),
    passing: Sequence[Told] = (),
) -> tuple[tuple[Witness, ...], list[int]]:
    """The witnesses, and for each report which of them it leans on.

    `copying` are articles that repeat those of the reports or are repeated by them: one that has a
    report's sentence is on the same witness, whether or not the act was read from it. `passing` are
    sentences of yet others that tell the act.
    """
    carried = list(_carried(told, copying))
    bearers = {card.id for _, card, _ in carried}
    everything = [*told, *(t for t in passing if t.card.id not in bearers)]
    chains = Chains(everything, roots)
    found = [chains.root(t) for t in everything]
    keys = [
        (nation(root.key), t.act.status == "denied")
        for root, t in zip(found, everything, strict=True)
    ]
    distinct = list(dict.fromkeys(keys))
    numbers = [distinct.index(k) for k in keys]
    reasons = [
        root.reasons if t.act.event else (*root.reasons, _tells(t, told))
        for root, t in zip(found, everything, strict=True)
    ]
    done = any(t.act.status in DONE for t in everything)
    witnesses = []
    for at, (key, denies) in enumerate(distinct):
        mine = [n for n, number in enumerate(numbers) if number == at]
        leans = [(everything[n].card, reasons[n]) for n in mine]
        leans += [(card, why) for n, card, why in carried if numbers[n] == at]
        first = found[mine[0]]
        vague = all(_falls_short(everything[n], done) for n in mine)
        leaning = tuple(_leanings(leans))
        witnesses.append(Witness(first.name, key, first.kind, leaning, denies, vague))
    return tuple(witnesses), numbers[: len(told)]


def _falls_short(told: Told, done: bool) -> bool:
    """Whether a report tells less than others: not who did it to whom, or of a plan of what is done.

    One that tells how an act was answered only names the act: `Ghana menolak kritik Togo`.
    """
    act = told.act
    answered = any(refuses(other, act) for other in told.card.acts)
    return answered or is_vague(act) or (done and act.status in AHEAD)


def refuses(answer: Act, act: Act) -> bool:
    """Whether an act of the same sentence is the refusal of what the other asked or claimed.

    A headline may tell both at once, and the text behind it what was claimed.
    """
    there = answer.type == "REJECT" and act.type in SPOKEN and answer.sentence == act.sentence
    by, to = set(answer.actors.keys), set(answer.recipients.keys)
    refused = by & set(act.recipients.keys) and to & set(act.actors.keys)
    behind = act.trigger.start - answer.trigger.end
    return bool(there and refused and 0 < behind <= BESIDE and not act.headline)


def _tells(passing: Told, told: Sequence[Told]) -> Reason:
    """That a sentence tells the act of a report."""
    key = passing.act.key.split()[0]
    article = next(t.card.id for t in told if t.act.key == key)
    shown = evidence_of(passing.card, passing.act.sentence, passing.act)
    return Reason("tells", article=article, evidence=(shown,))


def _carried(
    told: Sequence[Told], copying: Iterable[Card]
) -> Iterator[tuple[int, Card, tuple[Reason, ...]]]:
    """Articles without a report of their own that have the sentence of one, and which report's."""
    telling = {t.card.id for t in told}
    for card in sorted((c for c in copying if c.id not in telling), key=lambda c: c.order):
        alike = [(carrying(t, card), -n) for n, t in enumerate(told) if stands_in(t, card)]
        if alike:
            share, n = max(alike)
            reason = Reason("carries", article=told[-n].card.id, share=round(min(1.0, share), 3))
            yield -n, card, (reason,)


def _leanings(articles: Sequence[Leans]) -> Iterator[Leaning]:
    """Each article once, with all its reasons."""
    cards = {card.id: card for card, _ in articles}
    for article, card in cards.items():
        reasons = dict.fromkeys(r for c, given in articles if c.id == article for r in given)
        yield Leaning(article, card.outlet, tuple(reasons))
