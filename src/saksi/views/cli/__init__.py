"""The command line: one module per command."""

from saksi.views.cli import browse, export, failures, read, show
from saksi.views.cli.app import app, main

__all__ = ["app", "browse", "export", "failures", "main", "read", "show"]
