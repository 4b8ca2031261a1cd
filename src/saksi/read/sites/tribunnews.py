"""tribunnews.com and its regional editions: `Penulis: A | Editor: B`; `?page=all` is the whole."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("tribunnews.com",),
    whole="page=all",
    layouts=(Layout(since="2016", body=("txt-article",), beside=("baca", "bacajuga")),),
)
