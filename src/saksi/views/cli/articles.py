"""One article of a store by its id, or by a beginning that only one id has."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from saksi.store import Store, UnknownArticleError, open_store
from saksi.views.cli.app import EXIT_SOME_FAILED, complain
from saksi.views.messages import say
from saksi.views.terminal import harmless


@contextmanager
def one_article(store: str, begun: str) -> Iterator[tuple[Store, str]]:
    """The store and the whole id; an id that is not there becomes one line and an exit status."""
    with open_store(store, read_only=True) as kept:
        try:
            yield kept, _whole_id(kept, begun)
        except UnknownArticleError as error:
            complain(harmless(_unknown(error)))
            raise typer.Exit(EXIT_SOME_FAILED) from error


def _whole_id(kept: Store, begun: str) -> str:
    """The one id that begins so; what was given where there are none or many."""
    likely = [i for i in kept.like_ids(begun) if i.startswith(begun)]
    return likely[0] if len(likely) == 1 else begun


def _unknown(error: UnknownArticleError) -> str:
    key = "show.unknown_like" if error.like else "show.unknown"
    return say(key, id=error.id, like=", ".join(error.like))
