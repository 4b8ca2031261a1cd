"""kompas.com: author, editor and source stand below the text; `?page=all` is the whole."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("kompas.com",),
    whole="page=all",
    layouts=(
        Layout(
            since="2017", body=("read__content",),
            beside=("inner-link-baca-juga", "ads-on-body", "read__tagging"),
            authors=("read__author", "credit-title-nameauthor", "credit-title-name"),
        ),
        Layout(since="2015-11", body=("kcm-read-text",), beside=("kcm-read-terkait",)),
    ),
)  # fmt: skip
