"""kontan.co.id: the first paragraph is `Reporter: A, B | Editor: C`."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("kontan.co.id",),
    whole="page=all",
    layouts=(
        Layout(since="2017", body=("tmpt-desk-kon",), beside=("track-bacajuga", "boxdetail")),
    ),
)
