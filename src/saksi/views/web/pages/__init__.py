"""The pages of the desk: one module each."""

from saksi.views.web.pages import article, home, preferences, search

ROUTERS = (home.router, search.router, article.router, preferences.router)
