"""The command line: one module per command."""

from saksi.views.cli import (
    add,
    browse,
    corpus,
    demo,
    diff,
    doctor,
    entities,
    events,
    explain,
    export,
    failures,
    link,
    ontology,
    read,
    serve,
    show,
    sources,
    statements,
    stories,
    timeline,
    users,
    watch,
)
from saksi.views.cli.app import app, main

_IN_ORDER_OF_USE = (
    "read", "list", "search", "show", "entities", "statements", "events", "explain", "timeline",
    "stories", "sources", "diff", "link", "export",
    "add", "watch", "serve", "demo", "users", "tokens", "doctor", "failures", "ontology",
)  # fmt: skip
app.registered_commands.sort(key=lambda command: _IN_ORDER_OF_USE.index(command.name or ""))

__all__ = [
    "add",
    "app",
    "browse",
    "corpus",
    "demo",
    "diff",
    "doctor",
    "entities",
    "events",
    "explain",
    "export",
    "failures",
    "link",
    "main",
    "ontology",
    "read",
    "serve",
    "show",
    "sources",
    "statements",
    "stories",
    "timeline",
    "users",
    "watch",
]
