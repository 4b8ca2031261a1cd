"""liputan6.com: author and editor stand in the credits below the text; the box of links is in it."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("liputan6.com",),
    layouts=(
        Layout(
            since="2018", body=("article-content-body__item-content",),
            beside=("baca-juga", "baca-juga-collections", "advertisement-text"),
            authors=("read-page--header--author__name", "read-page--header--author__link"),
        ),
        Layout(since="2016-02", body=("read-page__content-body",), beside=("baca-juga",)),
    ),
)  # fmt: skip
