"""The command line: one module per command."""

from saksi.views.cli import (
    browse,
    entities,
    events,
    export,
    failures,
    ontology,
    read,
    show,
)
from saksi.views.cli.app import app, main

__all__ = [
    "app",
    "browse",
    "entities",
    "events",
    "export",
    "failures",
    "main",
    "ontology",
    "read",
    "show",
]
