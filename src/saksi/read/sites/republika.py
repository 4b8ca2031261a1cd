"""republika.co.id: `Rep: A / Red: B` stands above the text, `Sumber : C` below it."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("republika.co.id", "republika.id"),
    layouts=(
        Layout(since="2022", body=("article-content",), beside=("picked-article",)),
        Layout(since="2018", body=("artikel",), beside=("picked-article", "bacajuga")),
        Layout(since="2016-02", body=("content-detail",), beside=("detail-terkait",)),
    ),
)
