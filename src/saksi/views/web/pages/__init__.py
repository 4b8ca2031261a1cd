"""The pages of the desk: one module each."""

from saksi.views.web.pages import (
    admin,
    article,
    export,
    home,
    network,
    people,
    preferences,
    read,
    review,
    search,
    sign_in,
    sources,
    stories,
    watchlists,
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
    review.router,
    watchlists.router,
    export.router,
    admin.router,
    preferences.router,
    sign_in.router,
)
