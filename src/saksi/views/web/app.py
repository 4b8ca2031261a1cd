"""The desk as an ASGI application."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from urllib.parse import urlencode

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from saksi.errors import SaksiError, StoreError
from saksi.store import Store, UnknownArticleError, UnknownEventError, UnknownStoryError
from saksi.views.api.problems import problem
from saksi.views.web.bodies import BodyLimit
from saksi.views.web.desk import Desk, SignInError, page_for
from saksi.views.web.headers import SecurityHeaders
from saksi.views.web.hosts import SAFE_METHODS, Gate
from saksi.views.web.pages import ROUTERS
from saksi.views.web.settings import Settings
from saksi.views.web.static import Assets
from saksi.views.web.visitors import visitor_of

AT_ONCE = 8  # requests that are worked on; more of them at once would all end later


def create_app(store: Store, settings: Settings) -> FastAPI:
    """The desk over an open store, which is closed when the application ends."""
    from saksi.views.api.app import (
        create_api,
    )  # stands on the desk's visitors, so is imported after

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = AT_ONCE
        yield
        store.close()

    app = FastAPI(title="Saksi", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    app.state.desk = Desk(store, settings)
    app.mount("/static", Assets(), name="static")
    app.mount("/v1", create_api(app.state.desk))
    for router in ROUTERS:
        app.include_router(router)
    app.add_exception_handler(HTTPException, _http_problem)
    app.add_exception_handler(SignInError, _sign_in)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(UnknownEventError, _not_there)
    app.add_exception_handler(UnknownStoryError, _not_there)
    app.add_exception_handler(UnknownArticleError, _unknown_article)
    app.add_exception_handler(SaksiError, _problem)
    app.add_middleware(Gate, hosts=settings.hosts)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    return app


def _http_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/v1/"):  # no route of the API: those answer for themselves
        return problem(error.status_code, str(error.detail))
    known = {401, 403, 404, 413, 429}
    key = f"problem.{error.status_code}" if error.status_code in known else "problem.other"
    return _page(request, error.status_code, key)


def _sign_in(request: Request, _: Exception) -> Response:
    """To the form, and back to what was asked for; what was to be written must be sent again."""
    if request.method not in SAFE_METHODS:
        return _page(request, 401, "problem.401")
    asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?{urlencode({'next': asked})}", 303)


def _page(
    request: Request, status: int, key: str, detail: str = "", like: Sequence[str] = ()
) -> Response:
    return page_for(request, visitor_of(request)).answer(
        "problem.html", status, key=key, detail=detail, like=like, code=status
    )


def _bad_request(request: Request, _: Exception) -> Response:
    return _page(request, 400, "problem.400")


def _not_there(request: Request, error: Exception) -> Response:
    return _page(request, 404, "problem.404", str(error))


def _unknown_article(request: Request, error: Exception) -> Response:
    assert isinstance(error, UnknownArticleError)
    return _page(request, 404, "problem.article", error.id, error.like)


def _problem(request: Request, error: Exception) -> Response:
    return _page(
        request, 503 if isinstance(error, StoreError) else 400, "problem.saksi", str(error)
    )
