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
        _finished(visitor, to)
        visitor.opens(town.sandbox.url, "/gallery")
        expect(page.locator("article").first).to_be_visible()
        _shoot(visitor, to / "gallery.png")


def _shoot(visitor: Visitor, to: Path) -> None:
    """Once the page is idle: nothing underway, and everything fetched."""
    visitor.waits()
    expect(visitor.page.locator("[aria-busy=true]")).to_have_count(0)
    visitor.page.evaluate("() => document.fonts.ready.then(() => null)")
    visitor.page.screenshot(path=to)


def _home(visitor: Visitor, to: Path) -> None:
    visitor.sees("Kringen die je begeleidt", visitor.feed)
    _shoot(visitor, to / "home.png")
    visitor.skips_the_tour()


def _prompt_form(visitor: Visitor, to: Path) -> None:
    visitor.becomes("Bram Oosterling")
    visitor.goes_to("Messages")
    visitor.moves_the_clock("Na de bijeenkomst")
    expect(visitor.newest).to_contain_text("Wat neem jij mee?")
    _shoot(visitor, to / "prompt.png")
    visitor.presses("Beantwoord", visitor.newest)
    expect(visitor.form).to_be_visible()
    visitor.form.locator("textarea").first.fill(
        "Vraag bij de start wie het beheer gaat betalen, en zet die collega aan tafel."
    )
    _shoot(visitor, to / "prompt-form.png")
    visitor.closes_everything()


def _channels(visitor: Visitor, to: Path) -> None:
    visitor.goes_to("leerkring-circulair")
    expect(visitor.newest).to_be_visible()
    _shoot(visitor, to / "channel.png")
    visitor.goes_to("circulair-plein")
    visitor.newest.evaluate("(node) => node.scrollIntoView()")
    _shoot(visitor, to / "digest.png")


def _search(visitor: Visitor, to: Path) -> None:
    visitor.becomes("Lotte Fennema")
    visitor.goes_to("Messages")
    visitor.types("hoe regel je een materialenpaspoort?")
    expect(visitor.newest).to_contain_text("Je vroeg:")
    visitor.newest.evaluate("(node) => node.scrollIntoView()")
    _shoot(visitor, to / "search.png")


def _finished(visitor: Visitor, to: Path) -> None:
    """A circle that was finished, and a case of it that was told to its end."""
    visitor.becomes("Samira Lenting")
    visitor.goes_to("Messages")
    visitor.types("/leerkring archief")
    visitor.presses("Bekijk de kring", visitor.form)
    visitor.sees("reisverhaal", visitor.form)
    _shoot(visitor, to / "finished-circle.png")
    visitor.closes_everything()
    visitor.becomes("Lotte Fennema")
    visitor.goes_to("Messages")
    visitor.types("mag je een jas met een logo doorgeven?")
    expect(visitor.newest).to_contain_text("een praktijk die hier misschien bij past")
    visitor.presses("Bekijk", visitor.newest)
    visitor.sees("Achthonderd jassen met een logo", visitor.form)
    _shoot(visitor, to / "case-told.png")
    visitor.closes_everything()


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
