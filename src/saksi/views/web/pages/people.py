"""Actors: who they are called, what they said, did and received, and with whom they deal."""

from collections import Counter
from typing import Annotated

from fastapi import APIRouter, Query
from msgspec import Struct
from starlette.responses import HTMLResponse

from saksi.records import Record
from saksi.store import Filters, newsroom
from saksi.store.aliases import party_key
from saksi.views.web.counting import actors_of, counterparts_of, stances_of, total_of
from saksi.views.web.desk import Page, PageOf

router = APIRouter()


class CalledSo(Struct, frozen=True):
    """A title that an article gives somebody, and when."""

    title: str
    first: str | None
    last: str | None
    article: str


class Portrait(Struct, frozen=True):
    """What the latest articles call somebody."""

    surfaces: tuple[tuple[str, int], ...]
    roles: tuple[CalledSo, ...]
    kinds: tuple[str, ...]
    country: str | None
    articles: int


@router.get("/actors")
def actors(page: PageOf, q: Annotated[str, Query(max_length=200)] = "") -> HTMLResponse:
    """Who stands in the latest articles, most articles first."""
    return page.answer("actors.html", found=actors_of(page.desk, q.strip()), q=q)


@router.get("/actor/{name:path}")
def actor(page: PageOf, name: str) -> HTMLResponse:
    """One of them."""
    store, exact = page.store, f'"{name}"'
    said, did, received = Filters(speaker=exact), Filters(who=exact), Filters(whom=exact)
    return page.answer(
        "actor.html",
        name=name,
        exact=exact,
        portrait=_portrait(page, name),
        said=store.statements(said, None, 8).rows,
        did=store.events(did, None, 8).rows,
        received=store.events(received, None, 8).rows,
        totals=(
            total_of(page.desk, "statements", said),
            total_of(page.desk, "events", did),
            total_of(page.desk, "events", received),
        ),
        counterparts=counterparts_of(page.desk, name),
        bars=stances_of(page.desk, name),
    )


def _portrait(page: Page, name: str) -> Portrait:
    key = party_key(name)
    records = [Record.from_json(line) for line in page.store.ask(newsroom.mentioning, name)]
    surfaces: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    roles: dict[str, list[tuple[str, str]]] = {}
    for record in records:
        day = record.article.published_at.value[:10] if record.article.published_at else ""
        for entity in (e for e in record.entities if party_key(e.name) == key):
            kinds[entity.kind] += 1
            countries.update([entity.country] if entity.country else [])
            surfaces.update(
                record.text[m.start : m.end] for m in entity.mentions if m.form not in ("pronoun", "clitic")
            )  # fmt: skip
            for role in entity.roles:
                roles.setdefault(role.title, []).append((day, record.id))
    return Portrait(
        tuple(surfaces.most_common(12)),
        tuple(
            _called(title, days) for title, days in sorted(roles.items(), key=lambda r: min(r[1]))
        ),
        tuple(kind for kind, _ in kinds.most_common()),
        countries.most_common(1)[0][0] if countries else None,
        len(records),
    )


def _called(title: str, days: list[tuple[str, str]]) -> CalledSo:
    dated = sorted(day for day, _ in days if day)
    return CalledSo(title, dated[0] if dated else None, dated[-1] if dated else None, max(days)[1])
