"""The HTTP API `/v1`: the questions of the desk and the command line, as JSON."""

from saksi.views.api.app import create_api

__all__ = ["create_api"]
