"""Records to keep, made up here, and what a store holds of them."""

import hashlib
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import text

from saksi.records import Article, Block, Marked, Outlet, Page, Record, Versions
from saksi.store import Store
from saksi.store.schema import METADATA, WORDS_TABLE

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
