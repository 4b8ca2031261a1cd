"""From a language's tables to its `NameKnowledge`."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from saksi.find.entities.knowledge import (
    Entry,
    ItemWords,
    Lexicon,
    NameKnowledge,
    Official,
    Sort,
)
from saksi.find.entities.naming import tokens
from saksi.records import EntityKind
from saksi.text.sentences import tokenize

Table = Mapping[str, Any]
Row = tuple[str, Entry]
Ruler = tuple[str, str, tuple[tuple[str, str], ...]]  # country, name, days of the terms

BODY_KINDS: dict[str, EntityKind] = {
    "national": "government", "armed": "armed_force", "police": "government", "local": "organization",
}  # fmt: skip


def load_names(
    code: str,
    words: Table,
    countries: Mapping[str, Mapping[str, list[str]]],
    places: Mapping[str, str],
    shared: Table,
    officials: Table,
    rulers: Iterable[Ruler],
    common: Iterable[str],
    given: Iterable[str],
    cues: Iterable[Mapping[str, str]],
) -> NameKnowledge:
    """Knowledge of language `code` from its own words, its countries, and what languages share."""
    rows = [
        *_places(places, words), *_countries(countries), *_shared(shared), *_outlets(words),
        *_small_words(words), *_bodies(words), *_titles(words), *_states_by_name(words),
        *_officials(officials),
    ]  # fmt: skip
    return NameKnowledge(
        code=code,
        home=words["home"],
        home_lacks=_set(words["home_lacks"]),
        lexicon=_lexicon(rows),
        officials=_by_last_word(officials),
        rulers=_rulers(rulers),
        forces=_set(words["forces"]),
        thrones={title: _set(states) for title, states in words["thrones"].items()},
        common=frozenset(common) | _set(words["headline_verbs"]),
        given=frozenset(given),
        people=_set(words["people"]),
        counted=_set(words["counted"]),
        relatives=_set(words["relatives"]),
        state_first=words["state_first"],
        learned=words["learned"],
        fields=_set(words["fields"]),
        tails=_inverted(words["tails"]),
        quantifiers=_set(words["quantifiers"]),
        from_words=_set(words["from_words"]),
        pronouns=_inverted(words["pronouns"]),
        first_person=_inverted(words["first_person"]),
        clitic=words["clitic"],
        clitic_hosts=_set(words["clitic_hosts"]),
        that=_set(words["that"]),
        nouns=_inverted(words["nouns"]),
        place_words=_set(words["place_words"]),
        party_words=_set(words["party_words"]),
        ministries=dict(words["ministries"]),
        ministry_starts=tuple(words["ministry_starts"]),
        says=_set(words["says"]),
        items=_items(words),
        verb_starts=tuple(words["verb_starts"]),
        verb_endings=tuple(words["verb_endings"]),
        headline_verbs=_set(words["headline_verbs"]),
        auxiliaries=_set(words["auxiliaries"]),
        past_endings=tuple(words["past_endings"]),
        located=_set(words["located"]),
        currencies=_set(words["currencies"]),
        ethnic=_set(words["ethnic"]),
        counts=_set(words["counts"]),
        determiners=_set(words["determiners"]),
        manner=_set(words["manner"]),
        cues_before=_cue_forms(cues, "inverted", "source"),
        cues_after=_cue_forms(cues, "active"),
        alias_words=_set(words["alias_words"]),
        glued_words=_set(words["glued_words"]),
    )


def _items(words: Table) -> ItemWords:
    """A document is told by its first word (`UU Nomor 5`) or its last (`the Geneva Convention`)."""
    heads, ends = (
        "|".join(map(re.escape, words[f"document_{side}"])) for side in ("heads", "ends")
    )
    name = r"[A-Z][\w’'-]{0,40}"
    number = r"(?:Nomor|No\.?|Number)? ?\d+(?:/\d+)?(?: Tahun \d{4})?"
    first = rf"\b(?:{heads}) (?:{number}|(?:(?:of|on|tentang) (?:the )?)?{name}(?: {name}){{0,3}})"
    last = rf"|\b{name}(?: {name}){{0,3}} (?:{ends})\b" if ends else ""
    near = "|".join(map(re.escape, words["equipment_words"]))
    model = rf"\b(?i:{near}) (?:[a-z]{{3,14}} ){{0,2}}([A-Z][A-Za-z]{{4,14}}-\d{{1,4}}[A-Z]{{0,2}})(?![\w-])"
    return ItemWords(
        re.compile(first + last),
        re.compile(rf"\b(?:{near})\b", re.IGNORECASE),
        re.compile(model),
    )


def _cue_forms(cues: Iterable[Mapping[str, str]], *fields: str) -> frozenset[str]:
    """Forms of one word of the cues that stand so to their speaker."""
    forms = (form for cue in cues for field in fields for form in cue.get(field, "").split(","))
    return frozenset(form.strip() for form in forms if form.strip() and " " not in form.strip())


def _set(listed: list[str]) -> frozenset[str]:
    return frozenset(str(w) for w in listed)


def _inverted(table: Mapping[str, list[str]]) -> dict[str, Any]:
    return {word: key for key, listed in table.items() for word in listed}


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(t.surface.replace("’", "'") for t in tokenize(name, 0, len(name)))


def _lexicon(rows: Iterable[Row]) -> Lexicon:
    """Later rows win over earlier ones of the same words and case."""
    kept = {(_tokens(name), entry.exact): entry for name, entry in rows if name}
    entries = defaultdict(list)
    for (own, _), entry in kept.items():
        small = tuple(w.lower() for w in own)
        entries[small[0]].append((small, own, entry))
    return Lexicon(
        {
            first: tuple(sorted(listed, key=lambda row: (-len(row[0]), not row[2].exact)))
            for first, listed in entries.items()
        }
    )


def _places(places: Mapping[str, str], words: Table) -> Iterator[Row]:
    for name, country in places.items():
        yield name, Entry("place", "place", country, name=name)
    for name in words["regions"]:
        yield name, Entry("place", "place", name=name)


def _countries(countries: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Row]:
    sorts: dict[str, Sort] = {"capitals": "capital", "adjectives": "demonym", "names": "state"}
    for field, sort in sorts.items():
        for country, row in countries.items():
            for name in row[field]:
                yield name, Entry(sort, "place" if sort == "capital" else "state", country)


def _shared(shared: Table) -> Iterator[Row]:
    kinds: tuple[EntityKind, ...] = ("organization", "armed_group", "company")
    for kind in kinds:
        for names in shared[kind]:
            for name in names:
                yield str(name), Entry("organization", kind, name=str(names[0]))
    for country, by_kind in shared["national"].items():
        for kind, names in by_kind.items():
            for name, full in _forms(names):
                yield name, Entry("organization", kind, country, name=full)


def _forms(names: Iterable[str | list[str]]) -> Iterator[tuple[str, str]]:
    """Each form with the name that it stands for; forms of one body are a list of their own."""
    for one in names:
        forms = [one] if isinstance(one, str) else one
        yield from ((form, forms[0]) for form in forms)


def _outlets(words: Table) -> Iterator[Row]:
    for name in words["outlets"]:
        yield name, Entry("outlet", "organization", name=name.removeprefix("the "))


def _bodies(words: Table) -> Iterator[Row]:
    for office, names in words["bodies"].items():
        for name in names:
            yield name, Entry("body", BODY_KINDS[office], office=office, exact=False)
    for kind, names in words["home_bodies"].items():
        for name, full in _forms(names):
            yield name, Entry("organization", kind, words["home"], office="national", name=full)
    for name in words["embassies"]:
        yield name, Entry("organization", "government", words["home"], office="embassy")
    for name in words["home_heads"]:
        yield name, Entry("head", "government", words["home"], exact=False)


def _titles(words: Table) -> Iterator[Row]:
    for office, names in words["titles"].items():
        for name in names:
            yield str(name), Entry("title", "person", office=office, exact=False)


def _states_by_name(words: Table) -> Iterator[Row]:
    for country, names in words["seats"].items():
        for name in names:
            yield name, Entry("seat", "government", country, name=name)
    for country, names in words["epithets"].items():
        for name in names:
            yield name, Entry("epithet", "state", country, exact=False)


def _small_words(words: Table) -> Iterator[Row]:
    listed: tuple[tuple[str, Sort, EntityKind], ...] = (
        ("organization_heads", "head", "organization"),
        ("company_heads", "company", "company"),
        ("people", "people", "population"),
        ("nationals", "nationals", "population"),
        ("place_heads", "place_head", "place"),
        ("former", "former", "person"),
        ("honorifics", "honorific", "person"),
        ("ranks", "rank", "person"),
        ("not_names", "not_name", "item"),
    )
    for field, sort, kind in listed:
        for name in words[field]:
            yield str(name), Entry(sort, kind, exact=False)


def _officials(officials: Table) -> Iterator[Row]:
    for country, people in officials.items():
        for name, row in people.items():
            for form in (name, *row.get("also", ())):
                yield form, Entry("official", "person", country, name=name)


def _rulers(rulers: Iterable[Ruler]) -> dict[str, tuple[Official, ...]]:
    """Former rulers by the last word of their names; which office they held is not known."""
    found: dict[str, list[Official]] = defaultdict(list)
    for country, name, terms in rulers:
        held = tuple(("official", since, until) for since, until in terms)
        found[tokens(name)[-1]].append(Official(name, country, held))
    return {key: tuple(listed) for key, listed in found.items()}


def _by_last_word(officials: Table) -> dict[str, tuple[Official, ...]]:
    """Office holders by each single word that may stand for them: last words, one-word forms."""
    found: dict[str, list[Official]] = defaultdict(list)
    for country, people in officials.items():
        for name, row in people.items():
            held = tuple((o, str(since), str(until)) for o, since, until in row["held"])
            official = Official(name, country, held)
            for form in (name, *row.get("also", ())):
                for key in {form.casefold(), form.split()[-1].casefold()}:
                    if official not in found[key]:
                        found[key].append(official)
    return {key: tuple(listed) for key, listed in found.items()}
