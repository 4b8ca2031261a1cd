"""antaranews.com: `Pewarta: A` and `Editor: B` stand on lines of their own; a copyright closes."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("antaranews.com",),
    layouts=(
        Layout(
            since="2022", body=("wrap__article-detail-content",),
            beside=("baca-juga", "text-muted"),
        ),
        Layout(since="2018", body=("post-content",), beside=("baca-juga", "text-muted")),
        Layout(since="2015-11", body=("content_news",), beside=("box_fly", "boxtxt")),
    ),
)  # fmt: skip
