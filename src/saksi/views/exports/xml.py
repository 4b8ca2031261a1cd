"""Text as XML holds it."""

import re
from xml.sax.saxutils import escape

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: object) -> str:
    """Escaped for an element or an attribute; characters that XML does not know become U+FFFD.

    >>> xml_text('a<b & "c"'), xml_text("\\x1b[31m") == "\\ufffd[31m"
    ('a&lt;b &amp; &quot;c&quot;', True)
    """
    quotes = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
    return escape(_NOT_XML.sub("\ufffd", str(value)), quotes)
