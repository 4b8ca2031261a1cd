"""When a browser first paints a page: Chromium's own paint timing, each time with nothing cached."""

import shutil
import sys

from playwright.sync_api import Browser, sync_playwright

from tests.web.browser import ARGUMENTS

TIMES = 7
_PAINTED = """() => new Promise(done => {
  const look = () => {
    const found = performance.getEntriesByName('first-contentful-paint')[0];
    if (found) done(found.startTime); else setTimeout(look, 20);
  };
  look();
})"""


def first_paints(address: str, times: int = TIMES) -> list[float]:
    """Milliseconds from the start of the navigation to the first contents, several times."""
    path = shutil.which("chromium")
    if path is None:
        sys.exit("Chromium is not here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        found = [_first_paint(browser, address) for _ in range(times)]
        browser.close()
    return found


def _first_paint(browser: Browser, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    painted = float(page.evaluate(_PAINTED))
    context.close()
    return painted
