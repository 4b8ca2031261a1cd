"""okezone.com: the journalist stands above the text; initials such as `(abc)` close it."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("okezone.com",),
    whole="page=all",
    layouts=(
        Layout(since="2023", body=("c-detail",), beside=("inject-bacajuga", "banner-detail")),
        Layout(since="2015-11", body=("dtlnews", "contentx"), beside=("detail-img-caption",)),
    ),
)
