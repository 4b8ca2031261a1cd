"""How large a request may be: what is sent beyond that is not read at all."""

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 12 * 1024 * 1024
_REFUSAL = f"This is larger than {MOST_BYTES // 1024 // 1024} MB and was not read.\n"


class _TooLargeError(Exception):
    """More came than may."""


class BodyLimit:
    """ASGI middleware that answers 413 to a body over the limit, whether announced or streamed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        announced = Headers(scope=scope).get("content-length", "0")
        if not announced.isdigit() or int(announced) > MOST_BYTES:
            await PlainTextResponse(_REFUSAL, 413)(scope, receive, send)
            return
        size = 0

        async def counted() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > MOST_BYTES:
                raise _TooLargeError
            return message

        try:
            await self._app(scope, counted, send)
        except _TooLargeError:
            await PlainTextResponse(_REFUSAL, 413)(scope, receive, send)
