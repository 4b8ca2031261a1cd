"""Which requests are answered at all: known hosts only, and writes only from the desk's own pages."""

from collections.abc import Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Gate:
    """ASGI middleware that turns away foreign hosts and writes sent from other sites.

    A page elsewhere may point a name at this machine (DNS rebinding) or send a form here; the host
    and origin that browsers add tell both apart. A write with neither `Origin` nor
    `Sec-Fetch-Site` is from no browser, and then needs the form's token or a bearer token anyway.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        if refusal is None:
            await self._app(scope, receive, send)
        else:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, send)

    def _refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "")
        if host_name(host) not in self._hosts:
            return 421, "This desk does not answer under this host name.\n"
        if method not in SAFE_METHODS and not _from_here(headers, host):
            return 403, "This request was sent from another site and was refused.\n"
        return None


def host_name(host: str) -> str:
    """A Host header without its port, lower-case.

    >>> host_name("[::1]:8750"), host_name("Desk.example:80")
    ('[::1]', 'desk.example')
    """
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    return name.lower()


def _from_here(headers: Headers, host: str) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()
