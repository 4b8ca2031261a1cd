"""What reading a page gives for a corpus: its record as a line, or the failure; its signature."""

from msgspec import Struct

from saksi.records import Record
from saksi.run.corpus.signatures import signature
from saksi.run.inputs import Input
from saksi.run.reader import Failure, Outcome, read_one

LIMITS = "limits"


class Columns(Struct, frozen=True):
    """What a table of records is looked through by."""

    id: str
    url: str | None = None
    lang: str | None = None
    outlet: str | None = None
    domain: str | None = None
    published_at: str | None = None
    headline: str | None = None


class Answer(Struct, frozen=True):
    """Exactly one of `record` and `failure` is given; no bytes of the page are repeated."""

    columns: Columns
    record: bytes | None = None
    failure: Failure | None = None
    signature: bytes = b""


def answer(item: Input, *, page_only: bool, sign: bool) -> Answer:
    """Read one page; whatever goes wrong is a failure."""
    outcome: Outcome = read_one(item, page_only=page_only)
    if outcome.record is None:
        return failed(item, outcome.failure)
    record = outcome.record
    signed = signature(record) if sign else b""
    return Answer(_columns(record), record.to_json().encode(), None, signed)


def failed(item: Input, failure: Failure | None) -> Answer:
    """The failure without the page, which is where it came from."""
    assert failure is not None
    bare = Failure(
        failure.id, failure.name, failure.stage, failure.error, failure.message, failure.fingerprint
    )
    return Answer(Columns(item.id, getattr(item, "url", None)), failure=bare)


def _columns(record: Record) -> Columns:
    article = record.article
    return Columns(
        id=record.id,
        url=record.page.url,
        lang=article.lang,
        outlet=article.outlet.name,
        domain=article.outlet.domain,
        published_at=article.published_at.value if article.published_at else None,
        headline=article.headline.surface if article.headline else None,
    )
