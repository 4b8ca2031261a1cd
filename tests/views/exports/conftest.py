"""A store of made-up articles whose names hold what breaks offsets and files."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from saksi.records import Record
from saksi.store import Filters, Store, open_store
from saksi.views.exports import FORMS, Options, Written
from tests.store.made import HARBOUR, NAVY, NORWAY, RECORDS, Deed, Party, told

FLEET = Party("Armada 🙂 Teluk", "IDN")
CHOIR = Party("Paduan Suara Cafe\u0301 👩🏽‍🚀", None)
MARKED = Party("Redaksi \u200fأخبار\u200f \u202eterbalik\u202c", None)
FORMULA = Party("=HYPERLINK(1)", None)
CHILE = Party("Chile", "CHL")
MARKUP = Party('<b>"Tanda" & \x1b[31m</b>', None)

TOLD = (
    told("bahtera/1", [Deed("REJECT", NORWAY, NAVY, "2021-06-22", place=CHILE)]),
    told("gema/1", [Deed("REJECT", NORWAY, NAVY, "2021-06-22")], "2021-06-24", "Gema Kota"),
    told("pesisir/1", [Deed("REJECT", NORWAY, NAVY, "2021-06-22")], "2021-06-24", "Kabar Pesisir"),
    told("bahtera/2", [
        Deed("AGREE", FLEET, CHOIR, "2021-06", speaker=MARKED, stance="assert"),
        Deed("ASSAULT", CHOIR, FLEET, "2021-06-25", status="denied"),
        Deed("CONSULT", MARKED, FORMULA, None, place=HARBOUR, speaker=CHOIR),
        Deed("PROTEST", FORMULA, None, "2021-06-26", status="planned"),
    ], "2021-06-25T23:30:00+07:00"),
    told("gema/2", [Deed("AID", MARKUP, CHOIR, "2021-06-28")], None, "Gema Kota", "en"),
)  # fmt: skip


@pytest.fixture(scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The store that is exported."""
    where: Path = tmp_path_factory.mktemp("exports") / "news.sqlite"
    with open_store(where) as store:
        for record in (*RECORDS, *TOLD):
            store.put(record, record.text.encode())
        yield store


@pytest.fixture
def records(kept: Store) -> list[Record]:
    """What the store keeps."""
    return list(kept.records())


Export = Callable[..., tuple[bytes, Written]]


@pytest.fixture
def export(kept: Store) -> Export:
    """`export("gexf", filters, edges="dated")`: the file's bytes, and what was counted."""

    def run(name: str, filters: Filters | None = None, **options: object) -> tuple[bytes, Written]:
        stream = BytesIO()
        chosen = Options(**options)  # type: ignore[arg-type]
        written = FORMS[name].write(kept, stream, filters or Filters(), chosen)
        return stream.getvalue(), written

    return run
