"""`make screenshots`: the pictures in the docs, from the demo on a fixed day."""

import shutil
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, expect, sync_playwright

from bot.demo import kept
from bot.demo.past import past_at
from bot.demo.town import Town
from tests.browser.conftest import PATIENCE_MS, served
from tests.browser.skins import take_skins
from tests.browser.visitor import FLAGS, Visitor
from tests.pasts import TUESDAY

DOCS = Path(__file__).parents[2] / "docs" / "images"


def take(browser: Browser, town: Town, to: Path) -> None:
    page = browser.new_page(locale="nl-NL", viewport={"width": 1280, "height": 800})
    visitor = Visitor(page)
    with closing(page.context):
        visitor.opens(town.sandbox.url)
        _home(visitor, to)
        _prompt_form(visitor, to)
        _channels(visitor, to)
        _search(visitor, to)
        visitor.opens(town.sandbox.url, "/gallery")
        expect(page.locator("article").first).to_be_visible()
        page.screenshot(path=to / "gallery.png")


def _home(visitor: Visitor, to: Path) -> None:
    visitor.sees("Kringen die je begeleidt", visitor.feed)
    visitor.page.screenshot(path=to / "home.png")
    visitor.skips_the_tour()


def _prompt_form(visitor: Visitor, to: Path) -> None:
    visitor.becomes("Bram Oosterling")
    visitor.goes_to("Messages")
    visitor.moves_the_clock("Na de bijeenkomst")
    expect(visitor.newest).to_contain_text("Wat neem jij mee?")
    visitor.waits()
    visitor.page.screenshot(path=to / "prompt.png")
    visitor.presses("Beantwoord", visitor.newest)
    expect(visitor.form).to_be_visible()
    visitor.form.locator("textarea").first.fill(
        "Vraag bij de start wie het beheer gaat betalen, en zet die collega aan tafel."
    )
    visitor.page.screenshot(path=to / "prompt-form.png")
    visitor.closes_everything()


def _channels(visitor: Visitor, to: Path) -> None:
    visitor.goes_to("leerkring-circulair")
    expect(visitor.newest).to_be_visible()
    visitor.page.screenshot(path=to / "channel.png")
    visitor.goes_to("circulair-plein")
    visitor.newest.evaluate("(node) => node.scrollIntoView()")
    visitor.page.screenshot(path=to / "digest.png")


def _search(visitor: Visitor, to: Path) -> None:
    visitor.becomes("Lotte Fennema")
    visitor.goes_to("Messages")
    visitor.types("hoe regel je een materialenpaspoort?")
    expect(visitor.newest).to_contain_text("Je vroeg:")
    visitor.newest.evaluate("(node) => node.scrollIntoView()")
    visitor.page.screenshot(path=to / "search.png")


def main() -> None:
    DOCS.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE_MS)
    path = shutil.which("chromium")
    with (
        TemporaryDirectory(prefix="leerkring-") as folder,
        served(past_at(TUESDAY, keep_in=kept.usual_folder()), Path(folder)) as town,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        take(browser, town, DOCS)
        take_skins(browser, DOCS)
        browser.close()


if __name__ == "__main__":
    main()
