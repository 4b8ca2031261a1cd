"""The command line: one module per command."""

from saksi.views.cli import (
    browse,
    entities,
    events,
    explain,
    export,
    failures,
    ontology,
    read,
    show,
    statements,
)
from saksi.views.cli.app import app, main

__all__ = [
    "app",
    "browse",
    "entities",
    "events",
    "explain",
    "export",
    "failures",
    "main",
    "ontology",
    "read",
    "show",
    "statements",
]
