"""Export: what is kept as a file for other programs, narrowed by the same facets as a search."""

import tempfile
from collections.abc import Iterator
from typing import Annotated, BinaryIO, cast
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query
from starlette.responses import HTMLResponse, StreamingResponse

from saksi.store import Filters, Store
from saksi.store.exported import TABLES
from saksi.views.exports import FORMS, Edges, Form, Options
from saksi.views.web.desk import PageOf
from saksi.views.web.pages.search import Facets, asked_of

router = APIRouter()
OF_TABLES = ("csv", "parquet")
SHOWN = [form for form in FORMS.values() if form.name not in (*OF_TABLES, "jsonl")]
PIECE, IN_MEMORY = 64 * 1024, 8 * 1024 * 1024


@router.get("/export")
def export(page: PageOf, filters: Facets) -> HTMLResponse:
    """What there is to take along."""
    asked = asked_of(filters)
    return page.answer(
        "export.html",
        tables=TABLES,
        forms=SHOWN,
        asked=asked,
        encoded=urlencode(asked),
        articles=page.store.total("articles", filters),
    )


@router.get("/export/file")
def file(
    page: PageOf,
    filters: Facets,
    form: Annotated[str, Query(pattern="^[a-z]+$")] = "jsonl",
    table: Annotated[str, Query(pattern="^[a-z]*$")] = "",
    edges: Edges = "dated",
) -> StreamingResponse:
    """The file, as `saksi export` writes it."""
    shape = FORMS.get(form)
    if shape is None:
        raise HTTPException(404)
    chosen = table if "table" in shape.takes and table in TABLES else None
    written = _written(page.store, shape, filters, Options(chosen, edges=edges))
    name = f"saksi-{_content(shape, chosen)}.{shape.extension}"
    page.audit("export", name)
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(_pieces(written), media_type=shape.media_type, headers=headers)


def _content(form: Form, table: str | None) -> str:
    """What the file is called by."""
    if form.name in OF_TABLES:
        return table or TABLES[0]
    return "records" if form.name == "jsonl" else form.name


def _written(store: Store, form: Form, filters: Filters, options: Options) -> BinaryIO:
    """Whole before the answer begins, so that an error is an error page and not half a file."""
    spooled = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed when sent
    stream = cast(BinaryIO, spooled)
    form.write(store, stream, filters, options)
    stream.seek(0)
    return stream


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(PIECE):
            yield piece
