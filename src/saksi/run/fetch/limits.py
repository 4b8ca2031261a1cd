"""How much, how long and how often is asked of a server."""

from msgspec import Struct

from saksi import __version__

USER_AGENT = f"saksi/{__version__} (news reader)"
ROBOT = "saksi"  # the name that a robots.txt knows it by


class Limits(Struct, frozen=True):
    """The bounds of one fetch: bytes before and after unpacking, seconds, redirects, tries."""

    bytes: int = 20 * 1024 * 1024
    seconds: float = 30.0
    silence: float = 10.0  # seconds without a byte
    redirects: int = 5
    tries: int = 3
    wait: float = 30.0  # the longest that a server's Retry-After is waited for at once
    backoff: float = 0.5  # seconds before the second try; doubled for each one after it
