"""Indonesian words: the lemma by a vote of tables, and the affixes, voice and clitics that show.

Voters: simplemma's table, and every reading by affixes (`affixes.py`) whose root is in PySastrawi's
list or our own. Where simplemma has a lemma of its own it wins; where it keeps a known noun or
adverb as it is (`keuangan`, `sebelumnya`) that is its lemma; verbs always go back to their root.
"""

from functools import cache, lru_cache

import simplemma
from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from saksi.lang.id.affixes import LONGEST_FORM, Reading, readings
from saksi.text.lemmas import Voice, WordForm

CACHED = 200_000
SHORT = 3  # letters; a root as short stands behind few affixes by right
# Roots that PySastrawi's list lacks: verbs of two words written as one, and newer loans.
MORE_ROOTS = (
    "akuisisi", "beritahu", "dayaguna", "embargo", "gencatan", "inisiasi", "invasi", "jungkirbalik",
    "kambinghitam", "klarifikasi", "lipatganda", "luluhlantak", "mediasi", "normalisasi", "perang",
    "posting", "proses", "protes", "pertanggungjawab", "rinci", "salahguna", "salahpaham", "sanksi",
    "sebarluas", "serahterima", "tandatangan", "tanggungjawab", "teheran", "terobos",
    "tindaklanjut", "ujicoba", "vaksinasi", "veto",
)  # fmt: skip
# Where simplemma's table takes another root: `rubah` is a fox, `kaku` is stiff.
EXCEPTIONS = {
    "mengaku": "aku",
    "mengakui": "aku",
    "diakui": "aku",
    "berubah": "ubah",
    "diketahui": "tahu",
    "mengetahui": "tahu",
    "meminta": "minta",
    "diminta": "minta",
    "menguntungkan": "untung",
    "mempelajari": "ajar",
    "dipelajari": "ajar",
    "relawan": "relawan",
}
_PARTICLES = ("lah", "kah", "tah", "pun")
_POSSESSIVES = ("nya", "ku", "mu")
_PROCLITICS = ("ku", "kau")
_VOICES: dict[str, Voice] = {
    "meN-": "active",
    "ber-": "active",
    "di-": "passive",
    "ter-": "passive",
}


def analyse_word(form: str) -> WordForm:
    """The parts of one word form; what no table knows is its own lemma, in lower case.

    >>> analyse_word("ditandatanganinya").lemma
    'tandatangan'
    """
    if len(form) > 2 * LONGEST_FORM:
        return WordForm(form, form.lower())
    return _analyse(form)


@lru_cache(CACHED)
def _analyse(form: str) -> WordForm:
    word = form.lower().replace("’", "'")
    first, _, second = word.partition("-")
    twice = _twice(form, first, second) if first.isalpha() and second.isalpha() else None
    whole = _whole(form, word) if word.isalpha() else None
    return twice or whole or WordForm(form, word)


def _twice(form: str, first: str, second: str) -> WordForm | None:
    """`negara-negara`, `berturut-turut`, `terus-menerus`, `undang-undangnya`."""
    one, other = _whole(first, first), _whole(second, second)
    if one is None or other is None:
        return WordForm(form, first, reduplicated=True) if first == second else None
    if first != second and one.lemma != other.lemma:
        return None
    part = max(one, other, key=lambda p: len(p.prefix))
    return WordForm(
        form,
        part.lemma,
        part.prefix,
        other.suffix,
        part.voice,
        other.clitics,
        reduplicated=True,
    )


def _whole(form: str, word: str) -> WordForm | None:
    """The word without a hyphen in it; null where no table knows it."""
    roots = _roots()
    if word in roots:
        return WordForm(form, word)
    stem, clitics = _without_clitics(word)
    reading = _reading(stem)
    lemma = _lemma(word, stem, reading)
    if reading is None:
        before, rest = _without_proclitic(stem)
        if rest:
            return WordForm(form, rest.root, (), rest.suffix, "passive", (before, *clitics))
        return WordForm(form, lemma, clitics=clitics) if clitics or lemma != word else None
    if lemma == stem and not reading.prefix:
        return WordForm(form, lemma, clitics=clitics)  # `petani` is not `peta` and `-i`
    return WordForm(form, lemma, reading.prefix, reading.suffix, _voice(reading), clitics)


def _without_clitics(word: str) -> tuple[str, tuple[str, ...]]:
    """The word up to its particle and its possessive, where the rest is a known word."""
    stem, clitics = word, list[str]()
    for endings in (_PARTICLES, _POSSESSIVES):
        for ending in endings:
            rest = stem[: -len(ending)]
            if stem.endswith(ending) and len(rest) > 2 and _known(rest):
                stem = rest
                clitics.insert(0, f"-{ending}")
                break
    return stem, tuple(clitics)


def _known(word: str) -> bool:
    stem = word[:-3] if word.endswith("nya") else word
    return any(
        w in _roots() or _listed(w) or next(readings(w, _roots()), None) is not None
        for w in {word, stem}
        if len(w) > 2
    )


def _without_proclitic(stem: str) -> tuple[str, Reading | None]:
    for clitic in _PROCLITICS:
        if stem.startswith(clitic):
            rest = readings(stem[len(clitic) :], _roots())
            found = next((r for r in rest if not r.prefix and r.suffix != ("-an",)), None)
            if found:
                return f"{clitic}-", found
    return "", None


def _reading(stem: str) -> Reading | None:
    """The reading that simplemma's lemma favours, else the one with the fewest affixes."""
    wanted = EXCEPTIONS.get(stem) or simplemma.lemmatize(stem, lang="id").lower()
    found = [r for r in readings(stem, _roots()) if r.root == wanted or _likely(stem, r)]
    return next((r for r in found if r.root == wanted), found[0] if found else None)


def _likely(stem: str, reading: Reading) -> bool:
    """Not `Berlin` as `ber-` and `lin`, nor `Susan` as `sus` and `-an`."""
    if len(reading.root) > SHORT:
        return True
    return reading.prefix[:1] in (("meN-",), ("di-",)) or stem.startswith("penge")


def _lemma(word: str, stem: str, reading: Reading | None) -> str:
    if stem in EXCEPTIONS:
        return EXCEPTIONS[stem]
    verbal = reading is not None and bool(reading.prefix) and _voice(reading) is not None
    for form in (word, stem):
        table = simplemma.lemmatize(form, lang="id").lower()
        if table == form and _listed(form) and not verbal:
            return form
        trusted = reading is None or reading.root == table or _listed(form)
        if table not in (form, stem) and trusted:
            return table
    return reading.root if reading else stem


@lru_cache(CACHED)
def _listed(form: str) -> bool:
    return bool(simplemma.is_known(form, lang="id"))


def _voice(reading: Reading) -> Voice | None:
    if reading.prefix:
        return _VOICES.get(reading.prefix[0])
    return "active" if reading.suffix in (("-kan",), ("-i",)) else None


@cache
def _roots() -> frozenset[str]:
    return frozenset(StemmerFactory().get_words()) | frozenset(MORE_ROOTS)
