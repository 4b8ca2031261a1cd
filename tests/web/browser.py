"""A real browser for the tests, and what it may not do on any page."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
import uvicorn

from saksi.store import Store
from saksi.views.web import Settings, create_app

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
    "--disable-component-update", "--disable-default-apps", "--disable-sync",
    "--disable-dev-shm-usage", "--mute-audio", "--use-gl=angle", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)  # fmt: skip


def chromium() -> str:
    """The path of Debian's Chromium; skips with a message where there is none, but never in CI."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Chromium: apt-get install chromium")
        pytest.skip("no Chromium here: apt-get install chromium")
    return found


@contextmanager
def served(store: Store) -> Iterator[str]:
    """A desk over a store on a free port; its address."""
    config = uvicorn.Config(
        create_app(store, Settings("news.sqlite")), port=0, log_level="warning", lifespan="off"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


class Watched:
    """A page of a browser, with all that went wrong on it."""

    def __init__(self, browser: "Browser", base: str, **context: object) -> None:
        self.context = browser.new_context(base_url=base, **context)  # type: ignore[arg-type]
        self.context.set_default_timeout(45_000)
        self.base, self.problems = base, list[str]()
        self.page: Page = self.context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        self.page.on("dialog", self._dialog)
        self.context.on("request", self._request)

    def _console(self, message: "ConsoleMessage") -> None:
        if message.type in ("error", "warning") and "GL Driver Message" not in message.text:
            self.problems.append(f"console {message.type}: {message.text}")

    def _dialog(self, dialog: "Dialog") -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: "Request") -> None:
        if not request.url.startswith((f"{self.base}/", "data:", "about:")):
            self.problems.append(f"request: {request.url}")

    def close(self) -> list[str]:
        """What went wrong."""
        self.context.close()
        return self.problems
