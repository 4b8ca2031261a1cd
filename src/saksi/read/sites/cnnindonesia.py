"""cnnindonesia.com: the desk stands above the text, initials such as `(abc/xyz)` close it."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("cnnindonesia.com",),
    layouts=(
        Layout(since="2023", body=("detail-text",), beside=("linksisip", "topiksisip", "lihatjg")),
        Layout(
            since="2015", body=("detikdetailtext", "detail_text"), beside=("linksisip", "lihatjg")
        ),
    ),
)
