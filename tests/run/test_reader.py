"""Reading many inputs: order, failures, workers."""

import os
import signal
from collections.abc import Iterator

import pytest

from saksi.errors import InputError
from saksi.pipeline import read_record
from saksi.read.source import Source
from saksi.records import Record
from saksi.run import reader
from saksi.run.inputs import BadInput, Input
from saksi.run.reader import fingerprint, read_many, read_one


def _source(number: int, text: str = "Judul berita\n\nMenteri itu tiba di Jakarta.") -> Source:
    return Source(f"s{number}", f"d.jsonl:{number}", text=text, lang="id")


def _ids(outcomes: list[reader.Outcome]) -> list[str]:
    return [o.input.id for o in outcomes]


def test_outcomes_come_in_input_order() -> None:
    items = [_source(n) for n in range(20)]
    assert _ids(list(read_many(items, jobs=1))) == [f"s{n}" for n in range(20)]


def test_workers_give_the_same_records_in_the_same_order() -> None:
    items: list[Input] = [_source(n) for n in range(12)]
    items.insert(3, BadInput("rusak", "d.jsonl:99", "d.jsonl:99: rusak", b"{"))
    alone, together = list(read_many(items, jobs=1)), list(read_many(items, jobs=2))
    assert _ids(alone) == _ids(together)
    assert [o.record and o.record.to_json() for o in alone] == [
        o.record and o.record.to_json() for o in together
    ]


def test_one_process_waits_for_no_second_input() -> None:
    def inputs() -> Iterator[Input]:
        yield _source(0)
        raise AssertionError("asked for more before the first was read")

    assert next(read_many(inputs(), jobs=1)).input.id == "s0"


def test_bad_input_becomes_a_failure_that_keeps_it() -> None:
    outcome = read_one(BadInput("rusak", "d.jsonl:9", "d.jsonl:9: rusak", b"{"))
    assert outcome.failure is not None
    assert (outcome.failure.message, outcome.failure.data) == ("d.jsonl:9: rusak", b"{")


@pytest.mark.parametrize(
    ("error", "message"),
    [(InputError("a.html: empty"), "a.html: empty"), (KeyError("x"), "Saksi broke on this page")],
)
def test_failing_page_never_stops_the_rest(
    monkeypatch: pytest.MonkeyPatch, error: Exception, message: str
) -> None:
    def read(source: Source) -> Record:
        if source.id == "s1":
            raise error
        return real(source)

    real = read_record
    monkeypatch.setattr(reader, "read_record", read)
    outcomes = list(read_many([_source(0), _source(1), _source(2)], jobs=1))
    assert [o.failure is None for o in outcomes] == [True, False, True]
    failure = outcomes[1].failure
    assert failure is not None
    assert message in failure.message
    assert failure.data is not None


def _dies(source: Source) -> reader.Outcome:
    if source.id == "s4":
        os.kill(os.getpid(), signal.SIGKILL)
    return read_one(source)


def test_killed_worker_costs_only_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "read_one", _dies)
    outcomes = list(read_many([_source(n) for n in range(10)], jobs=2))
    assert _ids(outcomes) == [f"s{n}" for n in range(10)]
    failures = [o.failure for o in outcomes if o.failure]
    assert [f.id for f in failures] == ["s4"]
    assert "ended its process" in failures[0].message


def test_fingerprint_knows_content_and_hints_but_not_the_place() -> None:
    here = _source(1)
    assert fingerprint(here) == fingerprint(Source("s1", "else", text=here.text, lang="id"))
    assert fingerprint(here) != fingerprint(_source(1, "Lain\n\nIsi."))
    assert fingerprint(here) != fingerprint(Source("s1", "x", text=here.text, lang="en"))
