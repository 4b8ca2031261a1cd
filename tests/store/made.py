"""Records to keep, made up here, and what a store holds of them."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import text

from saksi.records import (
    Article,
    Block,
    Entity,
    Event,
    Instant,
    Marked,
    Mention,
    Outlet,
    Page,
    Record,
    Span,
    Statement,
    Time,
    Versions,
)
from saksi.store import Store
from saksi.store.filtering import days_of
from saksi.store.schema import METADATA, WORDS_TABLE
from saksi.store.words import name_key

LINES = (Path(__file__).parent / "records.jsonl").read_text(encoding="utf-8").splitlines()
RECORDS = [Record.from_json(line) for line in LINES]
REFUSAL, PACT, ODD = RECORDS


class Failed(Struct, frozen=True):
    """An input that gave no record."""

    id: str
    name: str
    stage: str = "read"
    error: str = "InputError"
    message: str = "page.html: empty"
    fingerprint: str | None = "f1"
    data: bytes | None = b"<html>"


def plain_record(article_id: str, text: str, lang: str | None = "id") -> Record:
    """A record of one text: its first line is the headline, each further line a paragraph."""
    lines = text.split("\n")
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line)))
        start += len(line) + 1
    headline = Marked(0, len(lines[0]), lines[0])
    article = Article(lang, Outlet(None), headline, paragraphs=tuple(blocks[1:]))
    digest = hashlib.sha256(text.encode()).hexdigest()
    page = Page(None, digest, "text/plain")
    versions = Versions("0.1.0", {}, "0")
    return Record(article_id, page, text, digest, article, (), (), (), (), (), (), versions)


def edited(record: Record) -> Record:
    """The same page, read otherwise."""
    return replace(record, statements=(), events=(), times=())


def all_rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but those that the index keeps for itself."""
    with store._engine.connect() as connection:
        return {
            name: sorted(map(tuple, connection.execute(text(f'SELECT * FROM "{name}"'))), key=repr)
            for name in (*METADATA.tables, WORDS_TABLE)
        }


class Party(Struct, frozen=True):
    """Someone who acts or speaks in a made-up record."""

    name: str
    country: str | None = None


NORWAY = Party("Norwegia", "NOR")
ENVOY = Party("Astrid Vangsnes", "NOR")
HARBOUR = Party("Pelabuhan Teluk Sérang", None)
NAVY = Party("Angkatan Laut Indonesia", "IDN")
PARTIES = (NORWAY, ENVOY, HARBOUR, NAVY)


class Deed(Struct, frozen=True):
    """An act and, if a speaker is given, the statement that it is told in."""

    type: str
    actor: Party
    recipient: Party | None = None
    day: str | None = None  # `2021-06-22`, or `2021-06` for a month
    status: str = "happened"
    place: Party | None = None
    speaker: Party | None = None
    stance: str = "neutral"


def told(
    article_id: str,
    deeds: Sequence[Deed],
    published: str | None = "2021-06-23",
    outlet: str = "Warta Samudra",
    lang: str = "id",
) -> Record:
    """A record of an article that tells each deed in a sentence of its own."""
    body = [_sentence(number, deed) for number, deed in enumerate(deeds)]
    plain = plain_record(article_id, "\n".join([f"Kabar {article_id}", *body]), lang)
    article = replace(
        plain.article,
        outlet=Outlet(outlet, f"{name_key(outlet)}.example".replace(" ", "")),
        published_at=Instant(published, origin="given") if published else None,
    )
    found = _Found(plain)
    for number, deed in enumerate(deeds):
        found.add(number, deed)
    return replace(
        plain,
        article=article,
        entities=tuple(found.entities.values()),
        times=tuple(found.times),
        statements=tuple(found.statements),
        events=tuple(found.events),
    )


def _sentence(number: int, deed: Deed) -> str:
    names = [p.name if p else "" for p in (deed.actor, deed.recipient, deed.place, deed.speaker)]
    return f"Kalimat {number}: {names[0]} menolak {names[1]} di {names[2]}, kata {names[3]}."


class _Found:
    """What reading the sentences of `told` would find."""

    def __init__(self, record: Record) -> None:
        self.text, self.blocks = record.text, record.article.paragraphs
        self.entities: dict[Party, Entity] = {}
        self.times: list[Time] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def add(self, number: int, deed: Deed) -> None:
        block = self.blocks[number]
        start = self.text.index("menolak", block.start)
        said = self._said(number, deed, Span(block.start, block.end))
        event = Event(
            id=f"v{number}",
            type=deed.type,  # type: ignore[arg-type]
            trigger=Marked(start, start + 7, "menolak"),
            sentence=Span(block.start, block.end),
            actors=(self._entity(deed.actor, number),),
            recipients=(self._entity(deed.recipient, number),) if deed.recipient else (),
            status=deed.status,  # type: ignore[arg-type]
            rule="made",
            confidence=0.5 + number / 100,
            time=self._time(number, deed.day, block.start),
            place=self._entity(deed.place, number) if deed.place else None,
            attribution=said,
        )
        self.events.append(event)

    def _entity(self, party: Party, number: int) -> str:
        start = self.text.index(party.name, self.blocks[number].start)
        mention = Mention(start, start + len(party.name), "name")
        found = self.entities.get(party)
        found = found or Entity(f"e{len(self.entities)}", "state", party.name, party.country)
        if mention not in found.mentions:
            found = replace(found, mentions=(*found.mentions, mention))
        self.entities[party] = found
        return found.id

    def _time(self, number: int, day: str | None, start: int) -> str | None:
        if day is None:
            return None
        first, last = days_of(day)
        surface = self.text[start : start + 7]
        self.times.append(
            Time(f"t{number}", start, start + 7, surface, "DATE", day, None, first, last)
        )
        return f"t{number}"

    def _said(self, number: int, deed: Deed, span: Span) -> str | None:
        if deed.speaker is None:
            return None
        speaker = self._entity(deed.speaker, number)
        stance: Any = deed.stance
        statement = Statement(
            f"s{number}", "indirect", (span,), speaker, None, None, stance, "made", 0.9,
            chain=(speaker,),
        )  # fmt: skip
        self.statements.append(statement)
        return statement.id
