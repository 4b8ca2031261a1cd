"""The API as an application of its own, mounted beside the pages of the desk."""

from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from starlette.requests import Request

from saksi.views.api import articles, together, writing
from saksi.views.api.described import describe
from saksi.views.api.problems import explain_problems
from saksi.views.web.desk import Desk
from saksi.views.web.limits import Tries
from saksi.views.web.visitors import Visitor, require

SECONDS = 60
MOST = 1200  # requests of one visitor in that time


def create_api(desk: Desk, most: int = MOST) -> FastAPI:
    """The API over the store of a desk; `most` requests a minute from one visitor."""
    tries = Tries(most, SECONDS)

    async def limited(
        request: Request, visitor: Annotated[Visitor, Depends(require("reader"))]
    ) -> None:
        client = request.client.host if request.client else ""
        if not tries.allow(visitor.name or client):
            raise HTTPException(429, "too many requests", {"retry-after": str(SECONDS)})

    api = FastAPI(title="Saksi", docs_url=None, redoc_url=None, dependencies=[Depends(limited)])
    api.state.desk = desk
    for router in (articles.router, together.router, writing.router):
        api.include_router(router)
    explain_problems(api)
    api.openapi = lambda: describe(api)  # type: ignore[method-assign]
    return api
