"""detik.com and its desks: initials such as `(abc/xyz)` close the text; `?single=1` is the whole."""

from saksi.read.profiles import Layout, Profile

_BESIDE = ("detail__body-tag", "linksisip", "lihatjg", "sisip_artikel", "parallaxindetail")

PROFILE = Profile(
    domains=("detik.com",),
    whole="single=1",
    layouts=(
        Layout(
            since="2019", body=("detail__body-text", "itp_bodycontent"), beside=_BESIDE,
            authors=("detail__author",),
        ),
        Layout(since="2015-11", body=("text_detail",), beside=_BESIDE, authors=("author",)),
    ),
)  # fmt: skip
