"""mediaindonesia.com: a bare name of the author; initials such as `(A-1)` close the text."""

from saksi.read.profiles import Layout, Profile

PROFILE = Profile(
    domains=("mediaindonesia.com",),
    layouts=(
        Layout(
            since="2021", body=(),
            beside=("related-news", "flying-carpet", "ext-channel", "info-author"),
            authors=("author-2",),
        ),
    ),
)  # fmt: skip
