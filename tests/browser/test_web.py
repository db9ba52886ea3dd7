"""The pages for people without Slack in a browser: no barrier, small and dark too."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.pages import public_pages
from tests.browser.visitor import Visitor

# Links in a line of text may be lower.
SMALL = """() => [...document.querySelectorAll('a, button, input, select')].filter(each => {
  const { left, width, height } = each.getBoundingClientRect();
  const inText = each.tagName === 'A' && each.parentElement.tagName === 'P';
  return left >= 0 && !inText && (width < 24 || height < 24);
}).map(each => each.outerHTML)"""
MOST_BYTES = 50_000  # of a page with its style, in a hall where everybody opens it at once


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    with public_pages(tmp_path) as found:
        yield found


@pytest.mark.parametrize(("colours", "width"), [("light", 320), ("dark", 320), ("light", 1280)])
def test_no_page_has_a_barrier(
    pages: Mapping[str, str], visitor: Visitor, colours: str, width: int
) -> None:
    visitor.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    visitor.page.set_viewport_size({"width": width, "height": 800})

    for name, where in pages.items():
        visitor.page.goto(where)
        expect(visitor.page.locator("h1")).to_be_visible()
        assert visitor.barriers() == [], name
        assert visitor.page.evaluate(SMALL) == [], name
        assert visitor.width_to_scroll <= 0, name
    visitor.complaints.clear()  # the page that is missing on purpose


def test_by_keyboard_the_content_is_one_press_away(
    pages: Mapping[str, str], visitor: Visitor
) -> None:
    visitor.page.goto(pages["card"])
    visitor.page.keyboard.press("Tab")
    expect(visitor.page.locator(".skip")).to_be_in_viewport()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("main")).to_be_focused()


def test_a_page_is_light_enough_for_a_hall(pages: Mapping[str, str], visitor: Visitor) -> None:
    sizes = []
    visitor.page.on("response", lambda reply: sizes.append(len(reply.body())))
    visitor.page.goto(pages["edition"])
    expect(visitor.page.locator("h1")).to_be_visible()

    assert 0 < sum(sizes) < MOST_BYTES
