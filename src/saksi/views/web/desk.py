"""What every request of a running desk shares, and how a page of it is answered."""

from collections.abc import Callable
from typing import Annotated, Any, cast
from urllib.parse import quote, urlencode

import anyio
from fastapi import Depends, HTTPException
from jinja2 import Environment, PackageLoader, StrictUndefined
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse

from saksi.store import Store, access
from saksi.store.access import Role
from saksi.views.web import words
from saksi.views.web.forms import VISIT_COOKIE, form_token, new_visit, remember_visit
from saksi.views.web.geography import country_name
from saksi.views.web.held import Held
from saksi.views.web.kept import Kept
from saksi.views.web.language import Messages, language_of
from saksi.views.web.settings import Settings
from saksi.views.web.static import asset
from saksi.views.web.visitors import Visitor, found_visitor

# Where each section is, what it is called, and who may go there.
SECTIONS: tuple[tuple[str, str, Role], ...] = (
    ("/", "nav.home", "reader"),
    ("/search", "nav.search", "reader"),
    ("/stories", "nav.stories", "reader"),
    ("/actors", "nav.actors", "reader"),
    ("/search?what=statements", "nav.statements", "reader"),
    ("/sources", "nav.sources", "reader"),
    ("/network", "nav.network", "reader"),
    ("/map", "nav.map", "reader"),
    ("/review", "nav.review", "editor"),
    ("/watchlists", "nav.watch", "reader"),
    ("/read", "nav.read", "editor"),
    ("/export", "nav.export", "reader"),
    ("/admin", "nav.admin", "admin"),
)
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "saksi_theme"


class SignInError(Exception):
    """Somebody has to sign in first."""


class Desk:
    """The store, the settings and the templates of one running desk."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store, self.settings = store, settings
        self.templates, self.held, self.kept = _environment(), Held(), Kept(store)
        self.counting = anyio.Semaphore(1)  # one count at a time, so that pages go before it


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

    @property
    def kept(self) -> Kept:
        return self.desk.kept

    def answer(self, template: str, /, status: int = 200, **values: object) -> HTMLResponse:
        """A template as a page, in the reader's language, its forms tied to this browser."""
        body = self.desk.templates.get_template(template).render(**self._shared(), **values)
        response = HTMLResponse(body, status)
        if self.request.cookies.get(VISIT_COOKIE) != self.visit:
            remember_visit(response, self.visit, secure=self.desk.settings.secure_cookies)
        return response

    def require(self, role: Role) -> None:
        """Raises `SignInError` for nobody, and 403 for a lesser role."""
        if self.visitor.role is None:
            raise SignInError
        if not self.visitor.may(role):
            raise HTTPException(403, "role")

    def audit(self, action: str, thing: str | None = None, detail: str | None = None) -> None:
        """Notes a write."""
        self.store.change(access.note_audit, self.visitor.known_as, action, thing, detail)

    def _section(self) -> str | None:
        """The section whose address is most like the one asked for."""
        asked = self.request.url.path
        if asked == "/search" and "what=statements" in self.request.url.query:
            return "/search?what=statements"
        under = {"/article/": "/search", "/explain/": "/search", "/story/": "/stories"}
        under |= {"/event/": "/stories", "/events": "/stories", "/actor/": "/actors"}
        under |= {"/review/": "/review", "/watchlist/": "/watchlists"}
        found = next((to for begins, to in under.items() if asked.startswith(begins)), asked)
        return next((path for path, _, _ in SECTIONS if path == found), None)

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
            "may": self.visitor.may,
            "number": self.say.number,
            "at_least": self.say.at_least,
            "decimal": self.say.decimal,
            "country": lambda code: country_name(code, self.say.language),
            "section": self._section(),
            "sections": [s for s in SECTIONS if self.visitor.may(s[2])],
            "store_name": self.desk.settings.store,
        }


def desk_of(request: Request) -> Desk:
    """The desk that answers this request."""
    return cast(Desk, request.app.state.desk)


def page_for(request: Request, visitor: Visitor) -> Page:
    """The request of a visitor as a `Page`."""
    visit = request.cookies.get(VISIT_COOKIE) or new_visit()
    return Page(desk_of(request), request, Messages(language_of(request)), visit, visitor)


async def public_page_of(request: Request) -> Page:
    """The request as a `Page`, for the few routes that need nobody to be signed in."""
    return page_for(request, await found_visitor(request))


async def page_of(request: Request) -> Page:
    """The request as a `Page`; raises `SignInError` where nobody is signed in who has to be."""
    page = await public_page_of(request)
    page.require("reader")
    return page


PageOf = Annotated[Page, Depends(page_of)]
PublicPageOf = Annotated[Page, Depends(public_page_of)]


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("saksi.views.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
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
    environment.filters["kind_name"] = lambda kind, term: term("entity", kind)
    environment.filters["between"] = words.between
    environment.filters["decided"] = words.decided
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
