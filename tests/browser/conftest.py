"""A real Chromium, headless; a machine without it skips these tests and says so."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bot.demo.past import Past
from bot.demo.serve import shown
from bot.demo.town import Town
from tests.browser.visitor import FLAGS, Visitor
from tests.pasts import past, pasts

__all__ = ["past", "pasts"]

PATIENCE_MS = 60_000  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium runs these too")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Visitor]:
    """Someone at a screen; whatever the page complains about in the console is an error."""
    page = chromium.new_page(locale="nl-NL", viewport={"width": 1280, "height": 800})
    visitor = Visitor(page)
    yield visitor
    page.context.close()
    assert visitor.complaints == []


@contextmanager
def served(past: Past, folder: Path) -> Iterator[Town]:
    """The demo as `make demo` serves it, on a busy machine."""
    anywhere = replace(past, port=0, bot_port=0)  # several are served at a time
    with shown(anywhere, folder / "now.db") as town:
        town.sandbox.wait_at_most(PATIENCE_MS / 1000)
        yield town


@pytest.fixture(scope="session")
def town(past: Past, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """For looking around: tests that change something take a `fresh_town`."""
    with served(past, tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture
def fresh_town(past: Past, tmp_path: Path) -> Iterator[Town]:
    with served(past, tmp_path) as town:
        yield town
