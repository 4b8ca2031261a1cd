"""From atoms to pieces: titles with names, bodies with their states, groups with whose they are."""

from saksi.find.entities.atoms import Atom, scan
from saksi.find.entities.knowledge import ACTS_FOR_STATE, Entry, NameKnowledge
from saksi.find.entities.pieces import Called, Piece, Points
from saksi.find.entities.words import Line
from saksi.records import EntityKind, MentionForm

WHOSE = frozenset(("state", "demonym", "epithet", "capital"))
BODIES = frozenset(("body", "organization", "seat", "head", "company", "outlet"))
FAR = 2
LONGEST_PERSON = 5


class Reader:
    """Reads one sentence; every method that consumes returns the next word to look at."""

    def __init__(self, text: str, line: Line, known: NameKnowledge) -> None:
        self.text, self.line, self.known = text, line, known
        self.atoms = {a.first: a for a in scan(line, known)}
        self.pieces: list[Piece] = []
        self._done = 0

    def read(self) -> list[Piece]:
        """All pieces of the sentence, in page order."""
        at, count = 0, len(self.line.words)
        while at < count:
            atom = self.atoms.get(at)
            at = max(at + 1, self._atom(atom) if atom else self._word(at))
        return sorted(self.pieces, key=lambda p: (p.start, -p.end))

    # -- one atom at a time

    def _atom(self, atom: Atom) -> int:
        sort = atom.sort
        if sort in ("title",):
            return self._title(atom, atom.first, None)
        if sort in WHOSE and self.known.state_first:
            return self._state_first(atom)
        if sort in WHOSE or sort == "place":
            self._state(atom)
            return atom.last + 1
        if sort in BODIES:
            return self._body(atom, atom.first, None)[0]
        if sort == "people":
            return self._people(atom, atom.first)
        if sort in ("name", "official", "honorific", "rank"):
            return self._person(atom)
        return atom.last + 1

    def _word(self, at: int) -> int:
        low, known = self.line.lowers[at], self.known
        if low in known.pronouns:
            self._point(at, at, "pronoun", "person" if known.pronouns[low] == "person" else "group")
        elif known.clitic and low.endswith(known.clitic):
            host = low[: -len(known.clitic)]
            if host in known.clitic_hosts:
                start = self.line.ends[at] - len(known.clitic)
                self._add(
                    start,
                    self.line.ends[at],
                    "person",
                    known.clitic,
                    "clitic",
                    "names.clitic",
                    points="clitic",
                )
        elif low in known.nouns:
            return self._noun(at, known.nouns[low])
        return at + 1

    def _noun(self, at: int, kind: str) -> int:
        """`negara itu`, `kelompok tersebut`, `the group`."""
        lowers = self.line.lowers
        if self.known.state_first:
            if at and lowers[at - 1] in self.known.that:
                self._point(at - 1, at, "epithet", kind)  # type: ignore[arg-type]
        elif at + 1 < len(lowers) and lowers[at + 1] in self.known.that:
            self._point(at, at + 1, "epithet", kind)  # type: ignore[arg-type]
            return at + 2
        return at + 1

    # -- states and places

    def _state(self, atom: Atom) -> None:
        entry = atom.entry
        assert entry is not None
        as_state = entry.sort in ("state", "demonym", "epithet") or (
            entry.sort == "capital" and self._acts(atom)
        )
        form: MentionForm = (
            "epithet" if entry.sort in ("epithet", "capital") and as_state else "name"
        )
        form = "short" if entry.sort == "demonym" else form
        name = self._surface(atom.first, atom.last)
        if as_state:
            self._add_words(
                atom, "state", name, form, f"names.{entry.sort}",
                country=entry.country, key=f"state:{entry.country}",
            )  # fmt: skip
        else:
            self._add_words(
                atom, "place", name, "name", f"names.{entry.sort}", key=f"place:{name.casefold()}"
            )

    def _acts(self, atom: Atom) -> bool:
        """A capital stands for its state where it acts or is dealt with, not where it is a place."""
        before = self._low(atom.first - 1)
        after = self._low(atom.last + 1)
        if before in self.known.place_words or (self.line.titled and before in (",", "/")):
            return False
        if after in ("(", ",", "-", "–", "—", "/") or before in (",", "(", "/"):
            return False
        if before in self.known.party_words:
            return True
        return after in self.known.auxiliaries or (
            len(after) > 5 and after.startswith(self.known.verb_starts or ("\0",))
            and self.line.words[atom.last + 1].islower()
        )  # fmt: skip

    def _state_first(self, atom: Atom) -> int:
        """English: what follows a state may be its body, its officer or its people."""
        nxt = self._following(atom.last)
        entry = atom.entry
        assert entry is not None
        if nxt is None or (entry.sort == "capital" and self._acts(atom)):
            self._state(atom)
            return atom.last + 1
        if nxt.sort == "title":
            self._state(atom)
            return self._title(nxt, atom.first, entry.country)
        if nxt.sort == "body":
            return self._body(nxt, atom.first, entry.country)[0]
        if nxt.sort == "people":
            return self._people(nxt, atom.first)
        self._state(atom)
        return atom.last + 1

    def _following(self, last: int) -> Atom | None:
        """The atom a phrase goes on with behind a state, over `'s` and at most two adjectives."""
        known, line = self.known, self.line
        at = last + 1
        at += at < len(line.words) and line.lowers[at] in ("'s", "'", "-led", "-")
        for _ in range(FAR + 1):
            if at in self.atoms:
                found = self.atoms[at]
                return found if found.sort in ("title", "body", "people") else None
            if at >= len(line.words) or not line.words[at].isalpha():
                return None
            low = line.lowers[at]
            if low in known.auxiliaries or low in known.place_words or low in known.party_words:
                return None
            at += 1
        return None

    # -- bodies

    def _body(self, atom: Atom, first: int, country: str | None) -> tuple[int, Piece]:
        """A body with its field, its state and its acronym; the next word, and its piece."""
        entry = atom.entry
        assert entry is not None
        last, country, alias = self._whole_body(atom, entry, country)
        name = self._surface(first, last)
        key, is_open = self._body_key(entry, name, country)
        piece = self._add(
            self.line.starts[first], self.line.ends[last], entry.kind, name, "name",
            f"names.{entry.sort}", country=country if entry.office != "local" else None, key=key,
            points="body" if is_open else None, open=is_open, alias=alias,
            head=entry.office or entry.sort,
        )  # fmt: skip
        return (last + 4 if alias else last + 1), piece

    def _body_key(self, entry: Entry, name: str, country: str | None) -> tuple[str | None, bool]:
        if entry.name:
            return f"body:{entry.name.casefold()}", False
        if entry.sort == "body" and entry.office != "local" and country is None:
            return f"body:{name.casefold()}", True
        return f"body:{name.casefold()}", False

    def _whole_body(
        self, atom: Atom, entry: Entry, country: str | None
    ) -> tuple[int, str | None, str | None]:
        last = atom.last
        country = country or entry.country
        if entry.sort in ("head", "company"):
            last = self._run_on(last)
        elif entry.sort == "body":
            last = self._fields(last, atom.first)
            last, country = self._whose(last, country, local=entry.office == "local")
        elif entry.sort == "organization" and not self.known.state_first:
            nxt = self.atoms.get(last + 1)
            if nxt and nxt.sort == "state" and nxt.entry and entry.country == nxt.entry.country:
                last = nxt.last
        return last, country, self._alias(last)

    def _alias(self, last: int) -> str | None:
        words = self.line.words
        inside = words[last + 1 : last + 4]
        if len(inside) == 3 and inside[0] == "(" and inside[2] == ")" and inside[1][0].isupper():
            return inside[1]
        return None

    def _fields(self, last: int, first: int) -> int:
        """`Kementerian Energi dan Sumber Daya Mineral`, `ministry of foreign affairs`."""
        line, known = self.line, self.known
        at = last + 1
        capital = line.capital(first)
        while at < len(line.words):
            low = line.lowers[at]
            found = self.atoms.get(at)
            if found and found.sort in WHOSE:
                break
            if low in known.fields and low not in ("dan", "and", "of", "the"):
                if line.capital(at) or not capital or line.titled:
                    last = at
                else:
                    break
            elif (
                low in ("dan", "and", ",", "of", "/")
                and self._low(at + 1) in known.fields | {"the"}
            ) or (low == "the" and self._low(at - 1) == "of"):
                pass
            elif (
                capital
                and line.capital(at)
                and low in known.common
                and at not in self.atoms
                and not line.titled
            ):
                last = at
            else:
                break
            at += 1
        return last

    def _whose(self, last: int, country: str | None, *, local: bool) -> tuple[int, str | None]:
        """The state (or place) right behind a body's words."""
        nxt = self.atoms.get(last + 1)
        if nxt is None and self.known.state_first and self._low(last + 1) in ("of", "in"):
            skip = last + 2 + (self._low(last + 2) == "the")
            nxt = self.atoms.get(skip) if self._low(last + 1) == "of" else None
        if nxt is None and self._low(last + 1) in (
            "nasional",
            "federal",
            "negara",
            "sementara",
            "pusat",
        ):
            nxt = self.atoms.get(last + 2)
            if nxt is None or nxt.sort not in WHOSE:
                return last + 1, country
        if (
            nxt
            and nxt.sort in WHOSE
            and nxt.entry
            and country is None
            and not (self.known.state_first and nxt.first == last + 1)
        ):
            return nxt.last, nxt.entry.country
        if nxt and local and nxt.sort in ("place", "capital", "name") and nxt.first == last + 1:
            return nxt.last, country
        return last, country

    def _run_on(self, last: int) -> int:
        """An organisation's name goes on over capitals, places and `dan`/`untuk` between capitals."""
        line = self.line
        at = last + 1
        while at < len(line.words) and at - last < 9:
            if line.capital(at) or line.words[at].isdigit():
                atom = self.atoms.get(at)
                if atom and atom.sort in ("title", "official", "former"):
                    break
                last = atom.last if atom else at
                at = last + 1
            elif line.lowers[at] in (
                "dan",
                "untuk",
                "of",
                "for",
                "&",
                "the",
                "di",
            ) and line.capital(at + 1):
                if self.atoms.get(at + 1) and self.atoms[at + 1].sort in ("official", "head"):
                    break
                if (
                    line.lowers[at] in ("dan", "di")
                    and line.lowers[at + 1] not in self.known.common
                ):
                    break
                at += 1
            else:
                break
        return last

    # -- people

    def _people(self, atom: Atom, first: int) -> int:
        """`warga Palestina`, `ilmuwan asal China`, `Israeli settlers`."""
        last = atom.last
        at = last + 1
        if not self.known.state_first:
            if self._low(at) in self.known.from_words:
                at += 1
            nxt = self.atoms.get(at)
            if nxt and nxt.sort in ("state", "demonym", "epithet", "place", "capital"):
                last = nxt.last
                for skipped in range(at, last + 1):
                    self.atoms.pop(skipped, None)
        name = self._surface(first, last)
        self._add(
            self.line.starts[first], self.line.ends[last], "population", name, "name",
            "names.people", key=f"people:{name.casefold()}",
        )  # fmt: skip
        return last + 1

    def _person(self, atom: Atom) -> int:
        """A name by itself, or behind an honorific or rank."""
        at = atom.first
        honoured = False
        while at in self.atoms and self.atoms[at].sort in ("honorific", "rank"):
            honoured = True
            at = self.atoms[at].last + 1
            at += self._low(at) in (".", ",")
        name = self.atoms.get(at)
        if name is None or name.sort not in ("name", "official"):
            return at
        return self._named(name, None, honoured)

    def _named(self, atom: Atom, called: Called | None, sure: bool) -> int:
        last = atom.last
        nxt = self.atoms.get(last + 1)
        if atom.sort == "official" and nxt and nxt.sort == "name" and nxt.first == last + 1:
            last = last  # an office holder's full name is known whole
        name = self._surface(atom.first, last)
        kind: EntityKind = "person"
        if atom.entry is None and called is None and not sure:
            kind = self._kind(atom)
        alias = self._alias(last)
        self._add(
            self.line.starts[atom.first], self.line.ends[last], kind, name, "name",
            "names.title_and_name" if called else "names.capitals",
            key=None if kind == "person" else f"body:{name.casefold()}", called=called, alias=alias,
        )  # fmt: skip
        after = last + 4 if alias else last + 1
        if kind == "person":
            self._apposed(last)
        return after

    def _kind(self, atom: Atom) -> EntityKind:
        """What an unknown run of capitals names, by its words and what stands before it."""
        words = self.line.words[atom.first : atom.last + 1]
        before = self._low(atom.first - 1)
        if words[0] in self.known.given and len(words) <= LONGEST_PERSON:
            return "person"
        if any(w.isupper() and len(w) > 2 for w in words):
            return "organization"
        if any(w.lower() in self.known.common and w not in self.known.given for w in words):
            return "organization"
        if before in self.known.place_words:
            return "place"
        return "person"

    def _apposed(self, last: int) -> None:
        """A title behind a name and a comma: `Abbas Araghchi, Menteri Luar Negeri Iran,`."""
        at = last + 1
        if self._low(at) not in (",", "("):
            return
        for skip in range(1, 5):
            atom = self.atoms.get(at + skip)
            if atom is None:
                continue
            start, country = atom.first, None
            if atom.sort in WHOSE and self.known.state_first:
                nxt = self._following(atom.last)
                country = atom.entry.country if atom.entry else None
                atom = nxt if nxt and nxt.sort == "title" else None
            if atom is None or atom.sort != "title":
                return
            called, end, _ = self._calling(atom, start, country)
            if self.atoms.get(end + 1) and self.atoms[end + 1].sort in ("name", "official"):
                return
            self.pieces[-1] = _with(self.pieces[-1], called)
            self._done = max(self._done, end + 1)
            for skipped in [
                i for i in self.atoms if start <= i <= end and self.atoms[i].sort == "title"
            ]:
                self.atoms.pop(skipped)
            return

    # -- titles

    def _title(self, atom: Atom, first: int, country: str | None) -> int:
        called, last, complement = self._calling(atom, first, country)
        at = last + 1
        comma = self._low(at) == "," and (complement or self.known.state_first)
        at += bool(comma)
        while at in self.atoms and self.atoms[at].sort in ("honorific", "rank"):
            at = self.atoms[at].last + 1
            at += self._low(at) == "."
        name = self.atoms.get(at)
        if name and name.sort in ("name", "official") and (not comma or self._closed(name)):
            start = self.line.starts[first]
            self._add(
                start, self.line.ends[last], "person", self._surface(first, last), "title",
                "names.title", called=called, points="title", head="of_next",
            )  # fmt: skip
            return self._named(name, called, True)
        if (
            first == atom.first
            and first > 0
            and self.known.state_first
            and self._low(first - 1) in ("the", "a")
        ):
            pass
        self._add(
            self.line.starts[first], self.line.ends[last], "person", self._surface(first, last),
            "title", "names.title", called=called, points="title", country=called.country,
        )  # fmt: skip
        return last + 1

    def _closed(self, name: Atom) -> bool:
        """After a comma only a full name that a comma or a verb follows is the title's bearer."""
        after = self._low(name.last + 1)
        return name.last > name.first and (
            after in (",", "")
            or after in self.known.auxiliaries
            or after.startswith(self.known.verb_starts or ("\0",))
            or self.known.state_first
        )

    def _calling(self, atom: Atom, first: int, country: str | None) -> tuple[Called, int, bool]:
        """The title at `atom`, the last word of its phrase, and whether that has a complement."""
        entry = atom.entry
        assert entry is not None
        assert entry.office is not None
        office = entry.office
        end = self._fields(atom.last, atom.first) if not self.known.state_first else atom.last
        last, body = end, None
        at, complement = end + 1, country is not None
        for _ in range(4):
            at, found = self._complement(at)
            if found is None:
                break
            complement = True
            last = at - 1
            if isinstance(found, Piece):
                body = body or found
                country = country or found.country
            elif found:
                country = country or found
        left = (
            self.pieces[-1]
            if self.pieces and self.pieces[-1].end >= self.line.starts[first] - 1
            else None
        )
        if (
            self.known.state_first
            and left
            and left.kind in ("government", "armed_force", "organization", "company", "armed_group")
            and not body
            and first == atom.first
        ):
            body, country, complement = left, country or left.country, True
        former = first > 0 and self._is_former(first)
        acts = self._acts_for_state(office, country, body) and not former
        called = Called(
            self.line.starts[first], self.line.ends[end],
            self._surface(atom.first, end), office, country if acts else None,
            body.key if body else None, former, acts,
        )  # fmt: skip
        return called, last, complement

    def _is_former(self, first: int) -> bool:
        for at in (first - 1, first - 2):
            atom = self.atoms.get(at)
            if atom and atom.sort == "former":
                return True
            if at >= 0 and self.line.lowers[at] in ("mantan", "eks", "former", "ex"):
                return True
        return False

    def _acts_for_state(self, office: str, country: str | None, body: Piece | None) -> bool:
        if office == "other":
            return False
        if body is not None and body.kind not in ("government", "armed_force"):
            return False
        if office in ACTS_FOR_STATE and office not in ("spokesperson", "commander"):
            return True
        if body is not None:
            return body.head in (
                "national",
                "armed",
                "police",
                "seat",
                "organization",
                "seat",
            ) or bool(body.country)
        return country is not None

    def _complement(self, at: int) -> tuple[int, Piece | str | None]:
        """One complement of a title at word `at`: a body's piece, a country, `""` for what is passed."""
        low = self._low(at)
        skip = 0
        if self.known.state_first:
            if low not in ("of", "for", "to", "in"):
                return at, None
            skip = 1 + (self._low(at + 1) == "the")
        elif low in ("untuk", "bidang", "urusan", "umum"):
            skip = 1
        atom = self.atoms.get(at + skip)
        if low == "(" and self._low(at + 2) == ")":
            return at + 3, ""
        if atom is None:
            return at, None
        if atom.sort in WHOSE and atom.entry:
            if low in ("to", "untuk", "for"):
                self._state(atom)
                return atom.last + 1, ""
            self._state(atom)
            return atom.last + 1, atom.entry.country if atom.sort != "capital" else ""
        if atom.sort == "place":
            self._state(atom)
            return atom.last + 1, ""
        if atom.sort in BODIES:
            after, piece = self._body(atom, atom.first, None)
            return after, piece
        return at, None

    # -- adding

    def _low(self, at: int) -> str:
        return self.line.lowers[at] if 0 <= at < len(self.line.lowers) else ""

    def _surface(self, first: int, last: int) -> str:
        return " ".join(self.text[self.line.starts[first] : self.line.ends[last]].split())

    def _point(self, first: int, last: int, form: MentionForm, points: Points) -> None:
        start, end = self.line.starts[first], self.line.ends[last]
        self._add(
            start, end, "person", self._surface(first, last), form, f"names.{form}", points=points
        )

    def _add_words(
        self, atom: Atom, kind: EntityKind, name: str, form: MentionForm, rule: str,
        country: str | None = None, key: str | None = None,
    ) -> None:  # fmt: skip
        start, end = self.line.starts[atom.first], self.line.ends[atom.last]
        self._add(start, end, kind, name, form, rule, country=country, key=key)

    def _add(
        self, start: int, end: int, kind: EntityKind, name: str, form: MentionForm, rule: str,
        country: str | None = None, key: str | None = None, called: Called | None = None,
        points: Points | None = None, open: bool = False, alias: str | None = None,
        head: str | None = None,
    ) -> Piece:  # fmt: skip
        piece = Piece(
            start, end, kind, name, form, rule, self.line.number, country, key, called, points,
            open, alias, head,
        )  # fmt: skip
        self.pieces.append(piece)
        return piece


def _with(piece: Piece, called: Called) -> Piece:
    from msgspec.structs import replace

    return replace(piece, called=piece.called or called)
