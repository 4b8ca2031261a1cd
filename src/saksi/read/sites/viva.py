"""viva.co.id: authors stand below the headline; `?page=all` is the whole."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("viva.co.id",),
    whole="page=all",
    layouts=(
        Layout(
            since="2021", body=("main-content-detail",),
            beside=("recommended-article", "widget-other-article"),
            authors=("main-content-author",),
        ),
    ),
)  # fmt: skip
