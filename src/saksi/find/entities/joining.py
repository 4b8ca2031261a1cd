"""From pieces to entities: names joined, states settled, what points at them resolved."""

from saksi.find.entities.belonging import Belonging
from saksi.find.entities.knowledge import NameKnowledge
from saksi.find.entities.pieces import Called, Piece, Points
from saksi.find.entities.pointing import Pointing
from saksi.find.entities.quoting import Quoted
from saksi.find.entities.things import Ledger, Thing
from saksi.records import Entity, Role

LATER: frozenset[Points] = frozenset(("person", "clitic", "group", "state", "title", "bearer"))


def join(
    text: str,
    pieces: list[Piece],
    known: NameKnowledge,
    day: str | None,
    quoted: Quoted,
    speaking: set[int],
) -> tuple[Entity, ...]:
    """The entities of an article by the place of their first mention.

    `day` is the ISO day of publication, `speaking` where mentions begin that speak.
    """
    ledger = Ledger(pieces)
    belonging = Belonging(text, ledger, known, day)
    pointing = Pointing(ledger, belonging, quoted, speaking)
    _point(ledger, pointing, frozenset(("body",)))
    first = {id(thing): at for at, thing in reversed(ledger.of.items())}
    for person in ledger.people:
        belonging.settle(person, first[id(person)])
    _point(ledger, pointing, LATER)
    return _entities(ledger)


def _point(ledger: Ledger, pointing: Pointing, what: frozenset[Points]) -> None:
    for at, piece in enumerate(ledger.pieces):
        thing = pointing.resolve(at, piece) if piece.points in what else None
        if thing is not None:
            ledger.of[at] = thing
            thing.add(piece, piece.form)
        pointing.heard(at, piece)


def _entities(ledger: Ledger) -> tuple[Entity, ...]:
    things = sorted((t for t in ledger.things if t.mentions), key=lambda t: min(t.mentions))
    ids = {id(t): f"e{n}" for n, t in enumerate(things, 1)}
    return tuple(_entity(t, ids, ledger) for t in things)


def _entity(thing: Thing, ids: dict[int, str], ledger: Ledger) -> Entity:
    mentions = tuple(m for _, m in sorted(thing.mentions.items()))
    roles = tuple(_role(c, ids, ledger) for c in thing.called if c.end > c.start)
    kind = thing.kind if thing.sure or thing.country else "item"
    return Entity(
        ids[id(thing)], kind, thing.name, thing.country, None, roles, mentions, thing.rule
    )


def _role(called: Called, ids: dict[int, str], ledger: Ledger) -> Role:
    body = ledger.by_key.get(called.body) if called.body else None
    of = body or ledger.by_key.get(f"state:{called.country}")
    return Role(called.title, ids.get(id(of)) if of else None, called.start, called.end)
