"""The state that an article's bodies and persons act for, where their own words do not name it."""

import re
from collections import Counter

from saksi.find.entities.knowledge import ACTS_FOR_STATE, LAST_KNOWN, NameKnowledge, Official
from saksi.find.entities.naming import is_short_for, tokens
from saksi.find.entities.pieces import Called
from saksi.find.entities.things import Ledger, Thing

STATES = frozenset(("state", "government", "armed_force"))
AT_HOME = 0.34
LONGEST_NAME = 40  # characters behind a title in which a name and its verb stand
HEADS = frozenset(("head_of_state", "head_of_government", "vice"))


class Belonging:
    """Whose bodies and officers are, for one article."""

    def __init__(self, text: str, ledger: Ledger, known: NameKnowledge, day: str | None) -> None:
        self.text, self.ledger, self.known, self.day = text, ledger, known, day
        self._counts = self._count()
        self.leading = self._leading(self._counts)
        self._people_of = _one_people(ledger)

    def _count(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for at, piece in enumerate(self.ledger.pieces):
            thing = self.ledger.of.get(at)
            if thing and thing.country and piece.kind != "place":
                counts[thing.country] += 1
        return counts

    def _leading(self, counts: Counter[str]) -> str | None:
        """The home state if it is mentioned enough or nothing else is; else the one most mentioned."""
        if not counts:
            return self.known.home
        first = min(counts, key=lambda c: (-counts[c], c))
        if self.known.home and counts[self.known.home] >= AT_HOME * counts[first]:
            return self.known.home
        return first

    def of_office(self, at: int, office: str, name: str = "") -> str | None:
        """Whose an officer (or a body of that name) without a state is.

        An office or body that home lacks is another state's.
        """
        near = self._spoken_for(at) or self.ledger.last(at, STATES, 1)
        if near and office != "body" and self._acted_on(at, near):
            other = self.leading != near.country and office not in self.known.home_lacks
            return self.leading if other else None
        lacked = not self.known.home_lacks.isdisjoint((office, name))
        if lacked and self.leading == self.known.home:
            if near and near.country != self.known.home:
                return near.country
            others = [c for c in self._counts if c != self.known.home]
            return min(others, key=lambda c: (-self._counts[c], c)) if others else None
        if self.leading is None:
            return self._people_of
        return self.leading if self.leading == self.known.home or near is None else near.country

    def _spoken_for(self, at: int) -> Thing | None:
        """The state that opens a sentence at whose end its own speak: `Fiji sent ships to Nauru, the navy said`."""
        own, known = self.ledger.pieces[at], self.known
        first = at
        while first and self.ledger.pieces[first - 1].sentence == own.sentence:
            first -= 1
        before = self.text[self.ledger.pieces[first].start : own.start]
        behind = re.split(r"[,.]", self.text[own.end : own.end + LONGEST_NAME].lower())[0].split()
        opening = before.lower().split()[-2:]
        speaks = not known.says.isdisjoint(behind) or not known.cues_before.isdisjoint(opening)
        found = self.ledger.of.get(first) if first < at and "," in before and speaks else None
        return found if found and found.kind in STATES and found.country else None

    def _acted_on(self, at: int, state: Thing) -> bool:
        """Whether the officer is what the state that opens the sentence acts on.

        `Kenya mengakui Presiden Rana` does not tell whose president Rana is; `Kenya mengatakan
        Presiden Rana akan datang` and `Kenya menunggu, kata Presiden Rana` do.
        """
        officer = self.ledger.pieces[at]
        first = at
        while first and self.ledger.pieces[first - 1].sentence == officer.sentence:
            first -= 1
        if first == at or self.ledger.of.get(first) is not state:
            return False
        between = self.text[self.ledger.pieces[first].end : officer.start].lower()
        return "," not in between and not self.known.says.intersection(between.split())

    def settle(self, person: Thing, at: int) -> None:
        """Set the state that a person acts for: by the table of office holders, by title."""
        official = self.official(person)
        office = official.office_on(self.day) if official else None
        if official and office:
            person.country, person.rule = official.country, "names.office_holder"
            person.called.append(Called(0, 0, "", office, official.country, acts=True))
            return
        for called in person.called:
            if not called.acts:
                continue
            body = self.ledger.by_key.get(called.body) if called.body else None
            person.country = called.country or (body.country if body else None)
            if person.country is None and official:
                person.country = official.country
            if person.country is None and (called.office in ACTS_FOR_STATE or body):
                person.country = self._of_same_field(called) or self.of_article(at, called)
            person.rule = "names.title_of_state"
            return

    def of_article(self, at: int, called: Called) -> str | None:
        """Whose an officer is whose own words name no state; at home, but for heads, of whom all are known.

        `President Rana condemned Chad's attack` does not tell.
        """
        office = called.office
        country = self.of_office(at, office)
        thrones = self.known.thrones.get(called.title.lower())
        if thrones:
            return country if country in thrones else self._on_throne(thrones)
        if country is None or country not in self._dealt_with(at, office):
            return country
        at_home = office not in HEADS | self.known.home_lacks
        return self.known.home if at_home else None

    def _on_throne(self, thrones: frozenset[str]) -> str | None:
        """The one state of those that have such an office: of all, or of those the article names."""
        named = thrones if len(thrones) == 1 else thrones.intersection(self._counts)
        return next(iter(named)) if len(named) == 1 else None

    def _dealt_with(self, at: int, office: str) -> set[str]:
        """States that are named nowhere but behind the officer, or for another of that office."""
        number = self.ledger.pieces[at].sentence
        there: set[str] = set()
        elsewhere: set[str] = set()
        for n, piece in enumerate(self.ledger.pieces):
            thing = self.ledger.of.get(n)
            titled = piece.called if piece.called and piece.called.country else None
            country = titled.country if titled else thing.country if thing else None
            if country is None or n == at:
                continue
            same_office = titled is not None and titled.office == office
            behind = piece.sentence == number and (n > at or same_office)
            (there if behind else elsewhere).add(country)
        return there - elsewhere

    def _of_same_field(self, called: Called) -> str | None:
        """The state of the one body of the same field: `Kementerian Pertahanan Filipina`, `Menteri Pertahanan`."""
        field = self.known.fields.intersection(called.title.lower().split())
        bodies = (t for t in self.ledger.things if t.kind == "government" and t.country)
        states = {t.country for t in bodies if field <= frozenset(t.name.lower().split())}
        return states.pop() if field and len(states) == 1 else None

    def official(self, person: Thing) -> Official | None:
        """The office holder, of any time, whom a name means."""
        words = tokens(person.name)
        if not words:
            return None
        table = self.known.officials
        listed = table.get(person.name.casefold()) or table.get(
            person.name.split()[-1].casefold(), ()
        )
        fits = [o for o in listed if _fits(person.name, o, len(words))]
        if person.name in self.known.given:  # many bear it; their title or state tells who is meant
            offices = {called.office for called in person.called}
            titled = [o for o in fits if not offices.isdisjoint(office for office, _, _ in o.held)]
            fits = titled or [o for o in fits if self._counts[o.country]]
        if len(fits) > 1:
            fits = [o for o in fits if o.office_on(self.day)] or fits
        if len(fits) > 1:
            fits = [o for o in fits if self._counts[o.country]] or fits
        return fits[0] if fits else self._ruler(person, words)

    def _ruler(self, person: Thing, words: tuple[str, ...]) -> Official | None:
        """Who once led a state: by the whole name where the article names the state, or by the title."""
        titled = any(called.office in ACTS_FOR_STATE for called in person.called)
        fits = [
            ruler
            for ruler in self.known.rulers.get(words[-1], ())
            if (titled or (len(words) > 1 and self._counts[ruler.country]))
            and _fits(person.name, ruler, len(words))
            and (ruler.office_on(self.day) or (titled and self._may_still_rule(ruler)))
        ]
        if len(fits) > 1:
            fits = [r for r in fits if self._counts[r.country]]
        return fits[0] if len(fits) == 1 else None

    def _may_still_rule(self, ruler: Official) -> bool:
        """Whether who ruled on the last day that is known may do so on the article's."""
        return ruler.held[-1][2] == LAST_KNOWN and (self.day or "") > LAST_KNOWN


def _fits(name: str, official: Official, words: int) -> bool:
    return words == 1 or is_short_for(name, official.name) or is_short_for(official.name, name)


def _one_people(ledger: Ledger) -> str | None:
    """The one state whose people the article names, for officers where it names no state itself.

    Where somebody is tells less: `Prime Minister Rana arrived in Oslo`.
    """
    states = {piece.of for piece in ledger.pieces} - {None}
    return states.pop() if len(states) == 1 else None
