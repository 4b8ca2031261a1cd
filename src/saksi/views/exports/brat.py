"""brat's standoff: a text and its annotations for each article, zipped with a configuration."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import BinaryIO, get_args
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from saksi.records import EntityKind, EventType, Status
from saksi.store import Filters, Store
from saksi.views.exports.chosen import Chosen, chosen
from saksi.views.exports.form import Options, Written
from saksi.views.exports.spans import Findings, Labelled, Link, findings

_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
_LINKS = ("actor", "recipient", "place", "object", "time", "attribution", "speaker", "cue")
_PARTS = ("time", "statement", "cue", "object")
_EARLY = (1980, 1, 1, 0, 0, 0)  # the same content gives the same file


def write_brat(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many articles."""
    count = 0
    with ZipFile(stream, "w", ZIP_DEFLATED) as bundle:
        _add(bundle, "annotation.conf", _configuration())
        for of in chosen(store, filters):
            count += 1
            name = f"{count:06d}-{_UNSAFE.sub('-', of.record.id).strip('-')[:80]}"
            _add(bundle, f"{name}.txt", of.record.text)
            _add(bundle, f"{name}.ann", "".join(_annotations(of)))
    return Written(count)


def _add(bundle: ZipFile, name: str, text: str) -> None:
    bundle.writestr(ZipInfo(name, _EARLY), text.encode(), ZIP_DEFLATED)


def _annotations(of: Chosen) -> Iterator[str]:
    """Text-bound spans, then what acts they trigger, links, attributes and notes."""
    found = findings(of)
    number = {one.key: at for at, one in enumerate(found.labelled, 1)}
    for one in found.labelled:
        yield _bound(of.record.text, number[one.key], one)
    yield f"#1\tAnnotatorNotes T1\t{_one_line(of.record.id)}\n" if number else ""
    acts = {e.id: at for at, e in enumerate(of.events, 1)}
    yield from _acts(of, found, number, acts)
    relations = (link for link in found.links if link.source not in acts)
    for at, link in enumerate(relations, 1):
        yield f"R{at}\t{link.label} Arg1:T{number[link.source]} Arg2:T{number[link.target]}\n"
    yield from _attributes(found, number, acts)


def _acts(
    of: Chosen, found: Findings, number: dict[str, int], acts: dict[str, int]
) -> Iterator[str]:
    for event in of.events:
        links = [link for link in found.links if link.source == event.id]
        roles = "".join(f" {_role(n, links)}:T{number[k.target]}" for n, k in enumerate(links))
        yield f"E{acts[event.id]}\t{event.type}:T{number[event.id]}{roles}\n"


def _role(at: int, links: list[Link]) -> str:
    """A role that is filled more than once is numbered, as brat does."""
    label = links[at].label
    before = sum(link.label == label for link in links[:at])
    return f"{label}{before + 1}" if before else label


def _attributes(found: Findings, number: dict[str, int], acts: dict[str, int]) -> Iterator[str]:
    at, note = 0, 1
    for one in found.labelled:
        target = f"E{acts[one.key]}" if one.key in acts else f"T{number[one.key]}"
        for name, value in one.notes:
            if name == "status":
                at += 1
                yield f"A{at}\tstatus {target} {value}\n"
        text = " ".join(f"{name}={value}" for name, value in one.notes)
        if text:
            note += 1
            yield f"#{note}\tAnnotatorNotes {target}\t{_one_line(text)}\n"


def _bound(text: str, number: int, one: Labelled) -> str:
    pieces = [cut for start, end in one.pieces for cut in _unbroken(text, start, end)]
    spans = ";".join(f"{start} {end}" for start, end in pieces)
    surface = " ".join(text[start:end] for start, end in pieces)
    return f"T{number}\t{one.label} {spans}\t{surface}\n"


def _unbroken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut where its lines break, since an annotation is one line."""
    for line in text[start:end].splitlines(keepends=True):
        bare = line.splitlines()[0]
        if bare:
            yield start, start + len(bare)
        start += len(line)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _configuration() -> str:
    """What may stand in the annotations."""
    out = StringIO()
    kinds = [*get_args(EntityKind), *_PARTS]
    roles = ", ".join(f"{name}*:<ANY>" for name in _LINKS[:6])
    out.write("[entities]\n" + "\n".join(kinds) + "\n\n[relations]\n")
    out.write("speaker Arg1:statement, Arg2:<ENTITY>\ncue Arg1:statement, Arg2:cue\n\n[events]\n")
    out.writelines(f"{kind} {roles}\n" for kind in get_args(EventType))
    out.write(f"\n[attributes]\nstatus Arg:<EVENT>, Value:{'|'.join(get_args(Status))}\n")
    return out.getvalue()
