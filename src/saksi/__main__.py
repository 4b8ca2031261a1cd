"""`python -m saksi` is `saksi`."""

from saksi.views.cli import main

main()
