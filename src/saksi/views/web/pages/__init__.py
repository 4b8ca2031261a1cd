"""The pages of the desk: one module each."""

from saksi.views.web.pages import (
    article,
    home,
    network,
    people,
    preferences,
    read,
    search,
    sign_in,
    sources,
    stories,
)

ROUTERS = (
    home.router,
    search.router,
    article.router,
    stories.router,
    people.router,
    sources.router,
    network.router,
    read.router,
    preferences.router,
    sign_in.router,
)
