"""CoNLL-U: every sentence with tagged words; each word's characters stand under MISC."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from saksi.errors import InputError
from saksi.records import Record
from saksi.store import Filters, Store
from saksi.tagging import TaggedSentence, TaggedWord, tagged
from saksi.views.exports.chosen import chosen
from saksi.views.exports.form import Options, Written

_BLANK = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]")


def write_conllu(store: Store, stream: BinaryIO, filters: Filters, options: Options) -> Written:
    """How many sentences; articles in a language without a tagger are left out."""
    count = left_out = 0
    for of in chosen(store, filters):
        try:
            sentences = tagged(of.record)
        except InputError:
            left_out += 1
            continue
        stream.write(f"# newdoc id = {_one_line(of.record.id)}\n".encode())
        for number, sentence in enumerate(sentences, 1):
            stream.write("\n".join(_lines(of.record, number, sentence)).encode() + b"\n\n")
            count += 1
    return Written(count, left_out)


def _lines(record: Record, number: int, sentence: TaggedSentence) -> Iterator[str]:
    yield f"# sent_id = {_one_line(record.id)}-{number}"
    yield f"# start_char = {sentence.start}"
    yield f"# end_char = {sentence.end}"
    yield f"# text = {_one_line(record.text[sentence.start : sentence.end])}"
    first = 1
    for _, written in groupby(sentence.words, key=lambda word: word.token):
        words = list(written)
        if len(words) > 1:
            yield _together(record.text, first, words)
        for at, word in enumerate(words, first):
            yield _word(record.text, at, word, alone=len(words) == 1)
        first += len(words)


def _together(text: str, first: int, words: list[TaggedWord]) -> str:
    """The line of a token that is several words."""
    start, end = words[0].start, words[-1].end
    form = _one_line(text[start:end])
    return "\t".join(
        [f"{first}-{first + len(words) - 1}", form, *"_______", _misc(text, start, end, True)]
    )


def _word(text: str, at: int, word: TaggedWord, alone: bool) -> str:
    misc = _misc(text, word.start, word.end, alone)
    form, lemma = _one_line(word.surface), _one_line(word.lemma)
    relation = word.relation or "_"
    head = str(word.head) if word.relation else "_"
    return "\t".join([str(at), form, lemma, word.tag, "_", "_", head, relation, "_", misc])


def _misc(text: str, start: int, end: int, spaced: bool) -> str:
    near = spaced and _is_close(text, end)
    return f"start_char={start}|end_char={end}" + ("|SpaceAfter=No" if near else "")


def _is_close(text: str, at: int) -> bool:
    """Whether the text goes on without a blank; marks of direction are seen through."""
    while at < len(text) and unicodedata.category(text[at]) == "Cf":
        at += 1
    return at < len(text) and not _BLANK.match(text[at])


def _one_line(text: str) -> str:
    return _BLANK.sub(" ", text)
