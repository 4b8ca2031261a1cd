"""Tags, a parse and lemmas of an article that has been read, made when they are asked for."""

from saksi.errors import InputError
from saksi.lang.base import LANGUAGES, load_language
from saksi.records import Record
from saksi.text.analysis import analyse
from saksi.text.tagging import TaggedSentence, TaggedWord, load_tagger

__all__ = ["TaggedSentence", "TaggedWord", "tagged"]

DEFAULT_LANGUAGE = "id"


def tagged(record: Record) -> tuple[TaggedSentence, ...]:
    """The sentences of the record's headline and paragraphs with tagged words, in page order.

    Raises `InputError` for an article in a language that Saksi does not read, and `ModelError`
    where the weights are missing or damaged.

    >>> from saksi import read
    >>> (sentence,) = tagged(read("Kapal itu membawa gandumnya ke pelabuhan."))
    >>> [(word.surface, word.tag) for word in sentence.words][:3]
    [('Kapal', 'NOUN'), ('itu', 'DET'), ('membawa', 'VERB')]
    """
    code = record.article.lang or DEFAULT_LANGUAGE
    if code not in LANGUAGES:
        raise InputError(
            f"{record.id}: the article is in '{code}'; words are tagged in {', '.join(LANGUAGES)}"
        )
    language = load_language(code)
    analysis = analyse(record.text, record.article, language.text)
    return load_tagger().tag(record.text, analysis.sentences, code, language.words)
