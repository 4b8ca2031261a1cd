"""Whether the packages of the desk are installed."""

from saksi.errors import SaksiError
from saksi.views.messages import say


class DeskError(SaksiError):
    """The desk cannot be opened."""


def check_desk() -> None:
    """Raises `DeskError` where the extra is not installed."""
    try:
        import argon2  # noqa: F401
        import fastapi  # noqa: F401
        import jinja2  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise DeskError(say("serve.extra")) from error
