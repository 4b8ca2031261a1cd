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


def object_after(s: Setting, at: int, end: int) -> Range:
    """Whom a verb addresses: `told reporters that`, `told the BBC it was`."""
    last = phrase_after(s, at, end)[1]
    first = at
    while at < last:
        word, capital = s.lower(at), s.units[at].surface[:1].isupper()
        if at > first and (
            word in s.words.pronouns or (word in s.words.determiners and not capital)
        ):
            break
        if at - first >= 2 and not capital and s.units[at - 1].surface[:1].isupper():
            break
        if at - first >= 3 and not capital:
            break
        at += 1
    return first, at


def open_content(s: Setting, at: int, end: int, addressed: bool = False) -> Opening:
    """Skip adverbs, times, addressee and channel after a cue up to the content."""
    addressee: Range | None = None
    if addressed and at < end and s.lower(at) not in s.words.complementizers:
        addressee = object_after(s, at, end)
        at = addressee[1]
    while at < end:
        word, surface = s.lower(at), s.units[at].surface
        if word in s.words.complementizers:
            return Opening(_after_comma(s, at + 1, end), addressee, marked=True)
        if s.is_quotation(at) or surface == ":":
            return Opening(at + (surface == ":"), addressee, marked=True)
        if s.time_at[at]:
            at = s.time_at[at]
        elif word in s.words.adverbs or s.units[at].relay is not None:
            at += 1
        elif word in s.words.addressing and addressee is None and _is_heard(s, at + 1):
            addressee = phrase_after(s, at + 1, end)
            at = max(addressee[1], at + 1)
        elif word in s.words.prepositions and (skipped := _channel(s, at, end)):
            at = skipped
        elif surface == ",":
            following = _opens_after(s, at + 1, end)
            if not following:
                return Opening(
                    at + 1 if s.words.comma_opens else end, addressee, s.words.comma_opens
                )
            at = following
        else:
            break
    return Opening(at, addressee)


def _is_heard(s: Setting, at: int) -> bool:
    """Whether someone can be addressed here: `to reporters`, `to the court`, not `to appeal`."""
    known = s.words.hearers
    heard = s.lower(at) in known | s.words.determiners or s.surface(at)[:1].isupper()
    return not known or heard


def _opens_after(s: Setting, at: int, end: int) -> int:
    """The time, complementizer or quotation that opens the content after a comma; 0 for none near."""
    for n in range(at, min(end, at + MAX_ASIDE)):
        if s.time_at[n] or s.is_quotation(n) or s.lower(n) in s.words.complementizers:
            return n if n == at or not s.words.comma_opens else 0
    return 0


def _after_comma(s: Setting, at: int, end: int) -> int:
    return at + 1 if at < end and s.units[at].surface in ",:" else at


def _channel(s: Setting, at: int, end: int) -> int:
    """The unit at which content may begin after `dalam sebuah pernyataan`, else 0."""
    if at + 1 < end and s.time_at[at + 1]:
        return s.time_at[at + 1]
    for n in range(at + 1, min(end, at + MAX_CHANNEL)):
        if s.units[n].quotation is not None or s.units[n].surface in ",:":
            return n
        if s.lower(n) in s.words.complementizers:
            return n
    return 0
