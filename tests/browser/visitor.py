"""What a person does at the page, by what is written on it."""

import re
from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.sandbox.conftest import Bot, Json

FLAGS = (
    "--no-sandbox",  # as root, in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
MOST_TABS = 70
SERIOUS = {"serious", "critical"}
# What is right is not told: of a page of thousands of pieces that takes longer than looking.
ONLY_WRONG = {"resultTypes": ["violations"], "selectors": False, "elementRef": False}


class Visitor:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)

    def _hear(self, message: Any) -> None:
        # A refusal that the page shows as a sentence stands in the console as well.
        if message.type == "error" and "the server responded with a status" not in message.text:
            self.complaints.append(message.text)

    def opens(self, url: str, path: str = "/") -> None:
        self.page.goto(url + path)
        expect(self.page.locator("h1").first).not_to_have_text("Leerkring")  # until it is drawn

    def skips_the_tour(self) -> None:
        self.page.get_by_role("button", name=re.compile("Sla over|Skip")).click()

    def becomes(self, name: str) -> None:
        who = self.page.locator("#who")
        option = who.locator(f'option[data-name="{name}"]')
        who.select_option(value=option.get_attribute("value"))
        expect(self.page.locator("body")).to_have_attribute("data-me", name)

    def goes_to(self, place: str) -> None:
        menu = self.page.locator("#menu")
        if menu.is_visible() and menu.get_attribute("aria-expanded") == "false":
            menu.click()
        self.page.locator("nav").get_by_role("button", name=place).click()

    def types(self, text: str) -> None:
        box = self.page.locator("#composer textarea")
        box.fill(text)
        box.press("Enter")

    def moves_the_clock(self, label: str) -> None:
        self.waits()
        self.page.locator("#jumps").get_by_role("button", name=label).click()

    @property
    def form(self) -> Locator:
        return self.page.locator("dialog#modal[open]")

    @property
    def feed(self) -> Locator:
        return self.page.locator("#feed")

    @property
    def newest(self) -> Locator:
        return self.feed.locator("article").last

    def waits(self) -> None:
        """Until the page has done what it was asked: an hour that passes takes a while."""
        expect(self.page.locator("body:not(.busy)")).to_be_attached()

    def presses(self, label: str, within: Locator | None = None) -> None:
        self.waits()
        (within or self.page).get_by_role("button", name=label, exact=True).last.click()

    def fills(self, label: str, value: str, nth: int = 0) -> None:
        field = self.form.get_by_label(label).and_(self.page.locator("input, textarea"))
        field.nth(nth).fill(value)

    def picks(self, label: str, option: str, nth: int = 0) -> None:
        field = self.form.get_by_label(label).and_(self.page.locator("select"))
        field.nth(nth).select_option(label=option)

    def closes_everything(self) -> None:
        self.form.locator("header button").click()
        expect(self.form).to_be_hidden()

    def sees(self, text: str, within: Locator | None = None) -> None:
        expect(
            (within or self.page.locator("body")).get_by_text(text).filter(visible=True).last
        ).to_be_visible()

    @property
    def toasts(self) -> Sequence[str]:
        return self.page.locator("#toasts .toast").all_inner_texts()

    def tabs_to(self, aim: Locator) -> None:
        """Press Tab until it has the focus; a page where that takes long is no help."""
        for _ in range(MOST_TABS):
            if aim.evaluate("(node) => node === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{aim} cannot be reached with the Tab key")

    def told(self, bot: Bot, count: int) -> list[Json]:
        """What the bot heard of presses and choices, once it heard so many."""
        self.waits()
        heard = bot.got("block_actions")
        assert len(heard) == count
        return heard

    def barriers(self) -> Sequence[str]:
        """What axe-core finds that is serious or worse, a line each."""
        found = Axe().run(self.page, options=ONLY_WRONG).response["violations"]
        return [
            f"{each['id']}: {node['html'][:160]}"
            for each in found
            if each["impact"] in SERIOUS
            for node in each["nodes"]
        ]

    @property
    def width_to_scroll(self) -> int:
        """By how many pixels the page is wider than the window."""
        measure = "() => document.scrollingElement.scrollWidth - window.innerWidth"
        return int(self.page.evaluate(measure))
