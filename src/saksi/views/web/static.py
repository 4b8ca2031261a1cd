"""The desk's own files: style, script and vendored libraries, named by their content."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"


@cache
def asset(name: str) -> str:
    """The address of a file, which changes with its content."""
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?{digest}"


class Assets(StaticFiles):
    """Serves them; browsers may keep what was asked for by its content."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        lasting = "public, max-age=31536000, immutable"
        response.headers["cache-control"] = lasting if scope["query_string"] else "no-cache"
        return response
