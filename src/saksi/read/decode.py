"""Bytes of a page become characters, by what the page declares and by what its bytes are.

Labels follow the WHATWG encoding standard in what matters: `iso-8859-1` and `ascii` mean
windows-1252. Bytes that are valid UTF-8 are UTF-8 whatever is declared; a page that mixes the two
is decoded piecewise; text that was encoded twice before it came to us is left as it is.
"""

import codecs
import re

from msgspec import Struct

from saksi.errors import InputError
from saksi.records import Rejected

MAX_PAGE_BYTES = 20 * 1024 * 1024
STAGE = "read.decode"

_SNIFFED_BYTES = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    (b"%PDF", "a PDF document", "extract its text first"),
    (b"PK\x03\x04", "a ZIP archive or office document", "unpack it or save it as text"),
    (b"\x1f\x8b", "gzip data inside gzip data", "unpack it once more"),
    (b"\x89PNG", "a PNG image", "Saksi reads pages, not pictures"),
    (b"GIF8", "a GIF image", "Saksi reads pages, not pictures"),
    (b"\xff\xd8\xff", "a JPEG image", "Saksi reads pages, not pictures"),
    (b"RIFF", "an image or sound file", "Saksi reads pages"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text"),
    (b"\x7fELF", "a program", "Saksi reads pages"),
)

# The names that pages use and Python decodes. Others (`idna`, `unicode_escape`, `utf-7`) are no
# encodings of pages, and some are slow on hostile input.
_SINGLE_OR_DOUBLE_BYTE = frozenset(
    "windows-1250 windows-1251 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 "
    "iso-8859-9 windows-1258 windows-874 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 "
    "iso-8859-8 iso-8859-10 iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh "
    "gbk gb2312 gb18030 big5 euc-jp shift_jis iso-2022-jp euc-kr utf-16 utf-16le utf-16be".split()
)
_WINDOWS_1252 = frozenset(
    "windows-1252 cp1252 iso-8859-1 iso8859-1 latin1 latin-1 l1 ascii us-ascii".split()
)
_UTF_8 = frozenset("utf-8 utf8 unicode-1-1-utf-8".split())
_RENAMED = {
    "iso-8859-9": "windows-1254",
    "macintosh": "mac-roman",
    "gb2312": "gbk",
    "utf-16": "utf-16-le",
    "windows-874": "cp874",
}

_CHARSET_PARAMETER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.I)
_CHARSET_META = re.compile(
    rb"<(?:meta\b[^>]{0,300}?charset|\?xml\b[^>]{0,200}?encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}"
    rb"([\w.:-]{1,40})",
    re.I,
)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_HTML_START = re.compile(
    r"\s{0,999}(?:<!--.{0,999}?-->\s{0,99}|<\?xml.{0,299}?\?>\s{0,99})?"
    r"<(?:!doctype\s{1,9}html|html|head|body|title|meta|link|script|style)\b",
    re.I | re.S,
)
_HTML_TAG = re.compile(
    r"</(?:p|div|a|li|ul|td|tr|table|span|h[1-6]|article|section|b|strong|i|em|font)>|<br ?/?>",
    re.I,
)
_SNIFFED_CHARACTERS = 20_000
_UTF_8_PIECE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_ENCODED_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


class Decoded(Struct, frozen=True):
    """The characters of a page, the encoding that gave them, and what had to be repaired."""

    text: str
    encoding: str
    rejected: tuple[Rejected, ...] = ()


def decode_page(data: bytes, name: str, media_type: str | None = None) -> Decoded:
    """Decode a page; raises `InputError` that names `name` where the bytes are no page."""
    _refuse_what_is_no_page(data, name)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decode_as(data[len(bom) :], encoding, None)
    declared, ignored = _declared(data, media_type)
    if not declared.startswith("utf-16"):
        _refuse_nulls(data, name)
    notes = (Rejected(STAGE, f"unknown encoding {ignored!r} was ignored"),) if ignored else ()
    decoded = _decode_as(data, *_choose(data, declared))
    return Decoded(decoded.text, decoded.encoding, (*notes, *decoded.rejected))


def looks_like_html(text: str, media_type: str | None = None) -> bool:
    """Whether decoded text is HTML: as its media type says, else by how it begins and its tags.

    Prose that quotes one tag is not HTML; a fragment without a head, but of many tags, is.
    """
    media = (media_type or "").partition(";")[0].strip().lower()
    if media in ("text/html", "application/xhtml+xml"):
        return True
    if media == "text/plain":
        return False
    if _HTML_START.match(text):
        return True
    head = text[:_SNIFFED_CHARACTERS]
    tags = len(_HTML_TAG.findall(head))
    return tags >= 3 or (tags > 0 and head.lstrip().startswith("<"))


def _refuse_what_is_no_page(data: bytes, name: str) -> None:
    if len(data) > MAX_PAGE_BYTES:
        raise InputError(
            f"{name}: {len(data) / 1024 / 1024:.0f} MB; a page may have "
            f"{MAX_PAGE_BYTES // 1024 // 1024} MB; cut it into pages, one file or JSON line each"
        )
    if not data or data.isspace():
        raise InputError(f"{name}: the page is empty; get it anew")
    for magic, what, way_out in _BINARY:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}, not a page; {way_out}")


def _refuse_nulls(data: bytes, name: str) -> None:
    """A stray NUL is dirt; many are a binary file. Markup is forgiven more of them."""
    if b"\0" not in data:
        return
    nulls = data.count(b"\0")
    allowed = len(data) // 10 if data.lstrip()[:1] == b"<" else len(data) // 1000
    if nulls > allowed:
        raise InputError(
            f"{name}: {nulls} NUL bytes; this is a binary file, not a page; "
            "give the page's HTML or text"
        )


def _declared(data: bytes, media_type: str | None) -> tuple[str, str | None]:
    """The encoding that the page declares (`utf-8` where it does not), and a label we ignore."""
    ignored = None
    in_header = _CHARSET_PARAMETER.search(media_type or "")
    in_page = _CHARSET_META.search(data, 0, _SNIFFED_BYTES)
    labels = [in_header[1]] if in_header else []
    labels += [in_page[1].decode("ascii")] if in_page else []
    for label in map(str.lower, labels):
        if label in _UTF_8 or (label in {"utf-16", "utf-16le", "utf-16be"} and b"\0" not in data):
            return "utf-8", ignored
        if label in _WINDOWS_1252:
            return "windows-1252", ignored
        if label in _SINGLE_OR_DOUBLE_BYTE:
            return _RENAMED.get(label, label), ignored
        ignored = label
    return "utf-8", ignored


def _choose(data: bytes, declared: str) -> tuple[str, str | None]:
    """The encoding to decode by, and a note where it is not the declared one."""
    if not _NOT_ASCII.search(data):
        return (declared, None) if declared.startswith(("utf-16", "iso-2022")) else ("utf-8", None)
    if declared.startswith("utf-16"):
        return declared, None
    if _is_utf_8(data):
        note = f"declared as {declared}, but its bytes are valid UTF-8 and were read so"
        return "utf-8", None if declared == "utf-8" else note
    if declared not in ("utf-8", "windows-1252"):
        return declared, None
    if _UTF_8_PIECE.search(data):
        return "mixed", None
    note = "declared as utf-8, but its bytes are not and were read as windows-1252"
    return "windows-1252", note if declared == "utf-8" else None


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_as(data: bytes, encoding: str, note: str | None) -> Decoded:
    if encoding == "mixed":
        return _decode_piecewise(data)
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    notes = [note] if note else []
    notes += [f"{lost} characters could not be read as {encoding} (U+FFFD)"] if lost else []
    return Decoded(text, encoding, tuple(Rejected(STAGE, n) for n in notes))


def _decode_piecewise(data: bytes) -> Decoded:
    """UTF-8 where the bytes are UTF-8, windows-1252 for each byte that is not."""
    text = data.decode("utf-8", "saksi.windows-1252")
    strays = _count_strays(data)
    note = f"{strays} bytes were not UTF-8 like the rest and were read as windows-1252"
    return Decoded(text, "utf-8", (Rejected(STAGE, note),))


def _count_strays(data: bytes) -> int:
    return len(_NOT_ASCII.findall(_UTF_8_PIECE.sub(b"", data)))


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """Decode one stray byte; half a character at the very end, or of a surrogate, is U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if _ENCODED_SURROGATE.match(error.object, error.start):
        return "\ufffd", error.start + 3
    if error.reason == "unexpected end of data":
        return "\ufffd", error.end
    stray = error.object[error.start : error.start + 1]
    return stray.decode("windows-1252", "replace"), error.start + 1


codecs.register_error("saksi.windows-1252", _as_windows_1252)
