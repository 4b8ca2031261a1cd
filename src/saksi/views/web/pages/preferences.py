"""The reader's choice of language and of light or dark, kept in cookies."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse

from saksi.views.messages import INTERFACE_LANGUAGES
from saksi.views.web.desk import THEME_COOKIE, THEMES, PublicPageOf
from saksi.views.web.forms import check_form, local_path
from saksi.views.web.language import COOKIE as LANGUAGE_COOKIE

router = APIRouter()
YEAR = 365 * 24 * 3600


@router.post("/preferences")
def choose(
    page: PublicPageOf,
    csrf: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",
    lang: Annotated[str | None, Form()] = None,
    theme: Annotated[str | None, Form()] = None,
) -> RedirectResponse:
    """Keeps what was chosen and leads back."""
    check_form(page.desk.settings.secret, page.request, csrf)
    response = RedirectResponse(local_path(next), 303)
    chosen = ((LANGUAGE_COOKIE, lang, INTERFACE_LANGUAGES), (THEME_COOKIE, theme, THEMES))
    for cookie, value, known in chosen:
        if value is not None and value in known:
            response.set_cookie(
                cookie, value, max_age=YEAR, samesite="lax",
                secure=page.desk.settings.secure_cookies, httponly=True,
            )  # fmt: skip
    return response
