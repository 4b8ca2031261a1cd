"""Export: what is kept as a file for other programs, narrowed by the same facets as a search."""

import tempfile
from collections.abc import Iterator
from typing import Annotated, BinaryIO, Literal, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, StreamingResponse

from saksi.store import Filters, Store
from saksi.store.exported import TABLES
from saksi.views.export import write_csv, write_jsonl, write_parquet
from saksi.views.web.desk import PageOf
from saksi.views.web.pages.search import Facets, asked_of

router = APIRouter()
Form = Literal["jsonl", "csv", "parquet"]
MEDIA = {
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
PIECE, IN_MEMORY = 64 * 1024, 8 * 1024 * 1024


@router.get("/export")
def export(page: PageOf, filters: Facets) -> HTMLResponse:
    """What there is to take along."""
    asked = asked_of(filters)
    return page.answer(
        "export.html",
        tables=TABLES,
        asked=asked,
        encoded=urlencode(asked),
        articles=page.store.total("articles", filters),
    )


@router.get("/export/file")
def file(
    page: PageOf,
    filters: Facets,
    form: Form = "jsonl",
    table: Annotated[str, Query(pattern="^[a-z]+$")] = "articles",
) -> StreamingResponse:
    """The file, as `saksi export` writes it."""
    table = table if table in TABLES else "articles"
    written = _written(page.store, form, table, filters)
    name = f"saksi-{'records' if form == 'jsonl' else table}.{form}"
    page.audit("export", name)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_pieces(written), media_type=MEDIA[form], headers=headers)


def _written(store: Store, form: str, table: str, filters: Filters) -> BinaryIO:
    """Whole before the answer begins, so that an error is an error page and not half a file."""
    spooled = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when sent
    stream = cast(BinaryIO, spooled)
    if form == "jsonl":
        write_jsonl(store, stream, filters)
    elif form == "csv":
        write_csv(store, stream, table, filters)
    else:
        write_parquet(store, stream, table, filters)
    stream.seek(0)
    return stream


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(PIECE):
            yield piece
