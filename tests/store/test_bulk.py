"""Many records written at once are kept as one by one."""

from bench.bulk import Filling, PostgresLoader, SqliteLoader, fill, rows_of
from bench.made_up_news import News
from saksi.store import Store, open_store
from tests.store.made import all_rows

NEWS = News(60, a_slice=25)


def _slice(number: int) -> Filling:
    return rows_of(NEWS.records(number), number * NEWS.a_slice + 1)


def _timeless(rows: dict[str, list[tuple[object, ...]]]) -> dict[str, list[object]]:
    """Without the moment of keeping."""

    def is_moment(value: object) -> bool:
        return isinstance(value, str) and len(value) == 20 and value.endswith("Z")

    kept = {"articles", "changes"}
    return {
        name: [tuple(v for v in row if not (name in kept and is_moment(v))) for row in found]
        for name, found in rows.items()
    }


def test_bulk_gives_the_rows_of_keeping_one_by_one(store: Store, tmp_path: object) -> None:
    with open_store(f"{tmp_path}/single.sqlite") as single:
        for number in range(NEWS.slices):
            for record in NEWS.records(number):
                single.put(record)
        wanted = all_rows(single)
    postgres = store.where.startswith("postgresql")
    for slices in (range(2), range(1, NEWS.slices)):  # goes on where it was
        fill([(PostgresLoader if postgres else SqliteLoader)(store)], _slice, slices, 1)
    found = all_rows(store)
    assert store.check() == []
    if postgres:  # whose index of words has a form of its own; `check` has compared it
        del found["article_words"], wanted["article_words"]
    assert _timeless(found) == _timeless(wanted)
