"""What every request of a running desk shares, and how a page of it is answered."""

from collections.abc import Callable
from typing import Annotated, Any, cast
from urllib.parse import quote, urlencode

from fastapi import Depends
from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse

from saksi.store import Store
from saksi.views.web import words
from saksi.views.web.forms import VISIT_COOKIE, form_token, new_visit, remember_visit
from saksi.views.web.held import Held
from saksi.views.web.language import Messages, language_of
from saksi.views.web.settings import Settings
from saksi.views.web.static import asset

SECTIONS = (
    ("/", "nav.home"),
    ("/search", "nav.search"),
    ("/read", "nav.read"),
)
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "saksi_theme"


class Visitor(Struct, frozen=True):
    """Who asks. `name` is null where nobody has to sign in, or has not yet."""

    name: str | None
    role: str | None


class Desk:
    """The store, the settings and the templates of one running desk."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store, self.settings = store, settings
        self.templates, self.held = _environment(), Held()


class Page(Struct, frozen=True):
    """One request, with all that its answer needs."""

    desk: Desk
    request: Request
    say: Messages
    visit: str
    visitor: Visitor

    @property
    def store(self) -> Store:
        return self.desk.store

    def answer(self, template: str, /, status: int = 200, **values: object) -> HTMLResponse:
        """A template as a page, in the reader's language, its forms tied to this browser."""
        body = self.desk.templates.get_template(template).render(**self._shared(), **values)
        response = HTMLResponse(body, status)
        if self.request.cookies.get(VISIT_COOKIE) != self.visit:
            remember_visit(response, self.visit, secure=self.desk.settings.secure_cookies)
        return response

    def _shared(self) -> dict[str, object]:
        theme = self.request.cookies.get(THEME_COOKIE, "auto")
        query = self.request.url.query
        return {
            "say": self.say,
            "term": self.say.term,
            "count": self.say.count,
            "lang": self.say.language,
            "day": words.Days(self.say),
            "here": self.request.url.path,
            "address": self.request.url.path + (f"?{query}" if query else ""),
            "theme": theme if theme in THEMES else "auto",
            "csrf": form_token(self.desk.settings.secret, self.visit),
            "visitor": self.visitor,
            "read_only": self.desk.settings.read_only,
            "number": self.say.number,
            "sections": SECTIONS,
            "store_name": self.desk.settings.store,
        }


def desk_of(request: Request) -> Desk:
    """The desk that answers this request."""
    return cast(Desk, request.app.state.desk)


def page_of(request: Request) -> Page:
    """The request as a `Page`, for the routes."""
    desk = desk_of(request)
    visit = request.cookies.get(VISIT_COOKIE) or new_visit()
    return Page(desk, request, Messages(language_of(request)), visit, _visitor(request))


def _visitor(request: Request) -> Visitor:
    return cast(Visitor, getattr(request.state, "visitor", Visitor(None, "admin")))


PageOf = Annotated[Page, Depends(page_of)]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("saksi.views.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    globals_: dict[str, Callable[..., Any]] = {
        "asset": asset,
        "segment": segment,
        "link": safe_link,
    }
    environment.globals["query"] = query_of
    environment.globals.update(globals_)
    environment.filters["line"] = words.one_line
    environment.filters["short"] = words.shortened
    return environment


def query_of(asked: dict[str, object], **more: object) -> str:
    """The facets that are set, and more, as the query of an address."""
    given = {name: value for name, value in {**asked, **more}.items() if value not in ("", None)}
    return urlencode(given, doseq=True)


def segment(value: str) -> str:
    """Any text as one part of a path.

    >>> segment("a/b?c")
    'a%2Fb%3Fc'
    """
    return quote(value, safe="")


def safe_link(url: str | None) -> str | None:
    """An address that a page gives, where following it is harmless; else null.

    >>> safe_link("https://example.org/a"), safe_link("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return url if url and url.lower().startswith(("http://", "https://")) else None
