"""tempo.co and its English edition: the author's name in capitals closes the text."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("tempo.co",),
    whole="page=all",
    layouts=(
        Layout(since="2024", body=("content-wrapper",), beside=("related-news", "bacajuga")),
        Layout(since="2018", body=("detail-in", "detail-konten"), beside=("bacajuga", "box-bacajuga")),
        Layout(since="2015-11", body=("tubuh-berita",), beside=("konten-terkait",)),
    ),
)  # fmt: skip
