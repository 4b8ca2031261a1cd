"""A desk over a small store, called without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

import saksi
from saksi.store import Store, open_store
from saksi.views.cli.demo import fill
from saksi.views.web import Settings, create_app
from tests.web.browser import ARGUMENTS, chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SAMPLES = Path(saksi.__file__).parent / "samples"
EMOJI = (
    "Rapat 🌊 laut ditunda 👩🏽‍✈️\n\n"
    "Rabu, 23 Juni 2021 / 19:20 WIB\n\n"
    "Utusan Norwegia 🇳🇴, Astrid Vangsnes, menolak usul sanksi baru pada Selasa (22/6). "
    '"Kami 💥 tidak akan menandatangani <naskah> & lampiran itu," kata Vangsnes.\n\n'
    "Ia menambahkan bahwa kapal-kapal 🚢 tetap berlayar.\n"
)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the sample pages, and of a page with emoji and markup in its text."""
    where = tmp_path_factory.mktemp("desk") / "news.sqlite"
    with open_store(where) as store:
        for path in sorted(SAMPLES.glob("*.html")) + sorted(SAMPLES.glob("*.txt")):
            store.put(saksi.read(path, id=path.stem), path.read_bytes())
        store.put(saksi.read(EMOJI, id="emoji", outlet="Warta <b>Uji</b>"), EMOJI.encode())
    return where


@pytest.fixture
def store(filled: Path) -> Iterator[Store]:
    with open_store(filled) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> TestClient:
    """The desk as on loopback, asked in English."""
    client = TestClient(create_app(store, Settings("news.sqlite")), base_url="http://127.0.0.1")
    client.headers["accept-language"] = "en"
    return client


@pytest.fixture(scope="package")
def browser() -> "Iterator[Browser]":
    """One Chromium for all tests of the desk."""
    path = chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def world(tmp_path_factory: pytest.TempPathFactory, browser: "Browser") -> Iterator[Store]:
    """The store of `saksi demo`."""
    with open_store(tmp_path_factory.mktemp("world") / "demo.sqlite") as store:
        fill(store)
        yield store


@pytest.fixture(scope="package")
def base(world: Store) -> Iterator[str]:
    """The address of a desk over it."""
    with served(world) as address:
        yield address
