"""What stands between a cue and the words: adverbs, times, addressee, channel, an opening word."""

from msgspec import Struct

from saksi.find.statements.phrases import phrase_after
from saksi.find.statements.settings import Range, Setting

MAX_ASIDE = 4
"""`said, however, that`: so many units between a comma and what opens the content."""
MAX_CHANNEL = 12
"""`in a statement to the court on …`: so many words at most."""


class Opening(Struct, frozen=True):
    """What stands between a cue and its content."""

    content: int
    addressee: Range | None = None
    marked: bool = False
    """A complementizer, a colon, a comma or a quotation opens the content."""


def open_content(s: Setting, at: int, end: int, addressed: bool = False) -> Opening:
    """Skip adverbs, times, addressee and channel after a cue up to the content."""
    addressee: Range | None = None
    if addressed and at < end and s.lower(at) not in s.words.complementizers:
        addressee = _object_after(s, at, end)
        at = addressee[1]
    while at < end:
        content = _content_at(s, at, end)
        if content is not None:
            return Opening(content, addressee, marked=True)
        past = _past_circumstance(s, at)
        if not past and addressee is None and _names_hearer(s, at):
            addressee = phrase_after(s, at + 1, end)
            past = max(addressee[1], at + 1)
        past = past or _past_channel(s, at, end) or _past_comma(s, at, end)
        if not past:
            return _unmarked(s, at, end, addressee)
        at = past
    return Opening(at, addressee)


def _object_after(s: Setting, at: int, end: int) -> Range:
    """Whom a verb addresses: `told reporters that`, `told the BBC it was`."""
    last = phrase_after(s, at, end)[1]
    first = at
    while at < last and not _begins_content(s, first, at):
        at += 1
    return first, at


def _begins_content(s: Setting, first: int, at: int) -> bool:
    """Whether the object that begins at `first` ends before `at`, where nothing marks the content."""
    word, capital = s.lower(at), s.units[at].surface[:1].isupper()
    if at > first and (word in s.words.pronouns or (word in s.words.determiners and not capital)):
        return True
    after_name = at - first >= 2 and s.units[at - 1].surface[:1].isupper()
    return not capital and (after_name or at - first >= 3)


def _content_at(s: Setting, at: int, end: int) -> int | None:
    """Where the content begins that a complementizer, a colon or a quotation opens here."""
    if s.lower(at) in s.words.complementizers:
        return _after_comma(s, at + 1, end)
    colon = s.surface(at) == ":"
    return at + colon if colon or s.is_quotation(at) else None


def _unmarked(s: Setting, at: int, end: int, addressee: Range | None) -> Opening:
    """The content that nothing marks; after a comma there is some only where the language has it so."""
    if s.surface(at) != ",":
        return Opening(at, addressee)
    if s.words.comma_opens:
        return Opening(at + 1, addressee, marked=True)
    return Opening(end, addressee)


def _past_circumstance(s: Setting, at: int) -> int:
    """The unit after a time, an adverb or a relay; 0 where none stands."""
    if s.time_at[at]:
        return s.time_at[at]
    return at + 1 if s.is_adverb(at) or s.units[at].relay is not None else 0


def _names_hearer(s: Setting, at: int) -> bool:
    """Whether someone is addressed here: `to reporters`, `to the court`, not `to appeal`."""
    if s.lower(at) not in s.words.addressing:
        return False
    known = s.words.hearers
    return not known or (
        s.lower(at + 1) in known | s.words.determiners or s.surface(at + 1)[:1].isupper()
    )


def _past_comma(s: Setting, at: int, end: int) -> int:
    """The time, complementizer or quotation that opens the content after a comma; 0 for none near."""
    if s.surface(at) != ",":
        return 0
    for n in range(at + 1, min(end, at + 1 + MAX_ASIDE)):
        if s.time_at[n] or s.is_quotation(n) or s.lower(n) in s.words.complementizers:
            return n if n == at + 1 or not s.words.comma_opens else 0
    return 0


def _after_comma(s: Setting, at: int, end: int) -> int:
    return at + 1 if at < end and s.units[at].surface in ",:" else at


def _past_channel(s: Setting, at: int, end: int) -> int:
    """The unit at which content may begin after `dalam sebuah pernyataan`, else 0."""
    if s.lower(at) not in s.words.prepositions:
        return 0
    if at + 1 < end and s.time_at[at + 1]:
        return s.time_at[at + 1]
    near = range(at + 1, min(end, at + MAX_CHANNEL))
    return next((n for n in near if _ends_channel(s, n)), 0)


def _ends_channel(s: Setting, at: int) -> bool:
    marked = s.is_quotation(at) or s.surface(at) in ",:"
    return marked or s.lower(at) in s.words.complementizers
