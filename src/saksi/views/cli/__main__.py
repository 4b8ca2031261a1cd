"""`python -m saksi.views.cli` is `saksi`."""

from saksi.views.cli import main

main()
