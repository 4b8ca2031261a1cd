"""Which addresses may be fetched: http and https only, public hosts only, one form for each."""

import ipaddress
import re
import socket
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from saksi.errors import FetchError

LONGEST_URL = 2000
_EMBEDDED_IPV4 = (
    ipaddress.IPv6Network("64:ff9b::/96"),
    ipaddress.IPv6Network("2002::/16"),
    ipaddress.IPv6Network("::/96"),
)
_CAMPAIGN = re.compile(r"utm_\w+|fbclid|gclid", re.I)
_KEPT = "%/:=&?~#+!$,;'@()*[]|"
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_public(address: str) -> bool:
    """Whether an IP address may be reached: global, unicast, and hiding no IPv4 address in IPv6."""
    ip: _Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in _EMBEDDED_IPV4):
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host name, in the resolver's order."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = f"{host}: the name is not known here ({error})"
        raise FetchError(message, transient=True) from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def check_url(url: str) -> str:
    """`url` where it is an http(s) address with a host; raises `FetchError` otherwise."""
    parts = _split(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchError(f"{url}: only http and https addresses are fetched")
    if parts.username or parts.password:
        raise FetchError(f"{url}: addresses with a user name or password are not fetched")
    if len(url) > LONGEST_URL:
        raise FetchError(f"{url[:80]}…: an address of over {LONGEST_URL} characters is not fetched")
    return url


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port, parts.hostname  # both are read only when asked for, and may be malformed
    except ValueError as error:
        raise FetchError(f"{url}: not an address ({error})") from error
    return parts


def host_of(url: str) -> str:
    """Host and port of an address, as one server is known by."""
    parts = _split(url)
    return f"{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: what a robots.txt speaks for."""
    parts = _split(url)
    return urlunsplit((parts.scheme, parts.netloc, "", "", ""))


def tidy(url: str) -> str:
    """One form of an address: no fragment, no campaign parameters, spaces and letters escaped.

    >>> tidy("https://Kabar.example/berita satu?utm_source=x&hal=2#komentar")
    'https://kabar.example/berita%20satu?hal=2'
    """
    parts = _split(check_url(url.strip()))
    query = parts.query
    if _CAMPAIGN.search(query):
        pairs = parse_qsl(query, keep_blank_values=True)
        query = urlencode([(k, v) for k, v in pairs if not _CAMPAIGN.fullmatch(k)])
    path, query = quote(parts.path or "/", safe=_KEPT), quote(query, safe=_KEPT)
    return check_url(urlunsplit((parts.scheme, parts.netloc.lower(), path, query, "")))
