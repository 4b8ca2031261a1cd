"""Publishers whose pages are known: where their text and their bylines stand.

What a page is read by when its publisher is not here, or its layout is new, is good by itself; a
profile only keeps a page that its publisher has filled with other things from being misread.
Known from stored pages of the publishers and from what others have published about them; some names
of newer layouts are guesses by analogy, which do no harm where they stand on no page.
"""

from urllib.parse import urlsplit

from saksi.read.own_names import registered
from saksi.read.profiles import Layout, Profile
from saksi.read.sites import (
    antaranews,
    cnnindonesia,
    detik,
    kapanlagi,
    kompas,
    kontan,
    liputan6,
    mediaindonesia,
    okezone,
    republika,
    sindonews,
    tempo,
    tribunnews,
    viva,
)

__all__ = ["BY_DOMAIN", "Layout", "Profile", "profile_of"]

_MODULES = (
    antaranews, cnnindonesia, detik, kapanlagi, kompas, kontan, liputan6, mediaindonesia, okezone,
    republika, sindonews, tempo, tribunnews, viva,
)  # fmt: skip
BY_DOMAIN: dict[str, Profile] = {
    domain: module.PROFILE for module in _MODULES for domain in module.PROFILE.domains
}


def profile_of(url: str | None) -> Profile | None:
    """The profile of the publisher at an address; null where there is none.

    >>> profile_of("https://nasional.kompas.com/read/1").whole
    'page=all'
    """
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return BY_DOMAIN.get(registered(host)) if host else None
