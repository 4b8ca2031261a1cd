"""English words: the lemma by simplemma's table, and the clitics that stand after an apostrophe."""

import re
from functools import lru_cache

import simplemma

from saksi.text.lemmas import WordForm

CACHED = 200_000
LONGEST_FORM = 40  # longer "words" are addresses and garbage
_CLITIC = re.compile(r"(?<=[a-z])(?:n't|'(?:s|ll|re|ve|d|m)?)$")


@lru_cache(CACHED)
def analyse_word(form: str) -> WordForm:
    """The parts of one word form; what the table does not know is its own lemma, in lower case."""
    word = form.lower().replace("’", "'")
    if len(word) > LONGEST_FORM:
        return WordForm(form, word)
    clitic = _CLITIC.search(word)
    stem = word[: clitic.start()] if clitic else word
    known = stem.replace("-", "").isalpha()
    lemma = simplemma.lemmatize(stem, lang="en").lower() if known else stem
    return WordForm(form, lemma, clitics=(clitic.group(),) if clitic else ())
