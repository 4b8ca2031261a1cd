"""The pages of the desk: one module each."""

from saksi.views.web.pages import article, home, preferences, read, search, sign_in

ROUTERS = (
    home.router,
    search.router,
    article.router,
    read.router,
    preferences.router,
    sign_in.router,
)
