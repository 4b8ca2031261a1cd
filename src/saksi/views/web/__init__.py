"""The desk: what a newsroom opens in a browser, rendered on the server."""

from saksi.views.web.app import create_app
from saksi.views.web.settings import Settings

__all__ = ["Settings", "create_app"]
