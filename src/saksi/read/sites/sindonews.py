"""sindonews.com: the writer stands above the text; `?showpage=all` is the whole."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("sindonews.com",),
    whole="showpage=all",
    layouts=(
        Layout(
            since="2020", body=("detail-desc",), beside=("baca-inline-head", "desc-artikel-detail-terkait"),
            authors=("detail-nama-redaksi",),
        ),
        Layout(since="2016", body=("desc",), beside=("baca-juga",), authors=("reporter",)),
    ),
)  # fmt: skip
