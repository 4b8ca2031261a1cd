"""The pages of the desk: one module each."""

from saksi.views.web.pages import article, home, preferences, read, search

ROUTERS = (home.router, search.router, article.router, read.router, preferences.router)
