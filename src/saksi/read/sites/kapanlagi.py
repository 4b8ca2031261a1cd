"""kapanlagi.com: initials such as `(kpl/abc/xyz)` close the text."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("kapanlagi.com",),
    layouts=(
        Layout(since="2018", body=("body-paragraph",), beside=("box-artikel-terkait",)),
        Layout(
            since="2015-11", body=("entertainment-detail-news",), beside=("newsdetail-related",)
        ),
    ),
)
