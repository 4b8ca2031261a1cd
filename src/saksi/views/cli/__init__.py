"""The command line: one module per command."""

from saksi.views.cli import browse, entities, export, failures, read, show
from saksi.views.cli.app import app, main

__all__ = ["app", "browse", "entities", "export", "failures", "main", "read", "show"]
