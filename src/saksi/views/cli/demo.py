"""`saksi demo`: the desk over the bundled sample world, with nothing else to set up."""

import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

import saksi
from saksi.run.inputs import Input, read_inputs
from saksi.run.reader import read_many
from saksi.store import Store
from saksi.views.cli.app import app, err
from saksi.views.cli.desk_extra import check_desk
from saksi.views.cli.opening import writable
from saksi.views.cli.serve import DEFAULT_PORT, run_desk
from saksi.views.keeping import keep_outcome
from saksi.views.linking import link_all
from saksi.views.messages import say

SAMPLES = Path(saksi.__file__).parent / "samples"


@app.command("demo", short_help=say("demo.short"), help=say("demo.help"))
def demo_command(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help=say("serve.port"))
    ] = DEFAULT_PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help=say("demo.no_browser"))] = False,
    store: Annotated[Path | None, typer.Option("--store", help=say("demo.store"))] = None,
) -> None:
    """Read the sample world and open the desk over it."""
    check_desk()
    from saksi.views.web.settings import Settings

    kept = nullcontext(str(store)) if store else tempfile.TemporaryDirectory(prefix="saksi-demo-")
    with kept as folder:
        where = Path(folder) if store else Path(folder) / "demo.sqlite"
        with writable(where) as opened:
            fill(opened)
            run_desk(opened, Settings(where.name), "127.0.0.1", port, browse=not no_browser)


def fill(store: Store) -> None:
    """Reads the sample pages into a store and links them; what is there is left as it is."""
    if store.counts().articles == 0:
        err.print(say("demo.reading"), markup=False)
        for outcome in read_many(_sources()):
            keep_outcome(store, outcome)
        link_all(store)
    err.print(say("demo.ready", articles=store.counts().articles), markup=False)


def _sources() -> Iterator[Input]:
    """A page and its later version have one id, so that the later one becomes its next version."""
    for page in sample_pages():
        for item in read_inputs([str(page)]):
            yield replace(item, id=page.name.partition(".")[0], name=page.name)


def sample_pages() -> list[Path]:
    """The sample world's pages, older versions of a page before newer ones."""
    world = SAMPLES / "world"
    folder = world if world.is_dir() else SAMPLES
    pages = [p for p in folder.iterdir() if p.suffix in (".html", ".txt")]
    return sorted(pages, key=lambda p: (p.name.count(".v"), p.name))
