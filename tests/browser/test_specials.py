"""Special editions in a browser: no barriers, slides that turn by keys, A4 on paper."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import expect

from storage.models import (
    SpecialKind,
)
from tests.browser.pages import special_pages
from tests.browser.visitor import Visitor

WIDE = {"width": 1920, "height": 1080}


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Mapping[SpecialKind, str]]:
    with special_pages(tmp_path) as found:
        yield found


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_an_edition_has_no_barrier(
    pages: Mapping[SpecialKind, str], visitor: Visitor, colours: str, width: int
) -> None:
    visitor.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    visitor.page.set_viewport_size({"width": width, "height": 800})

    for url in [*pages.values(), f"{pages[SpecialKind.EVENT]}/slides"]:
        visitor.page.goto(url)
        expect(visitor.page.locator("h1")).to_be_visible()
        assert visitor.barriers() == [], url
        assert visitor.width_to_scroll <= 0, url


def test_slides_fill_the_screen_and_turn_by_keys(
    pages: Mapping[SpecialKind, str], visitor: Visitor
) -> None:
    page = visitor.page
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(f"{pages[SpecialKind.EVENT]}/slides")

    slides = page.locator("section")
    heights = [each.bounding_box() for each in slides.all()]
    assert [box and round(box["height"]) for box in heights] == [1080] * slides.count()
    sizes = "e => parseFloat(getComputedStyle(e).fontSize) / innerHeight"
    for words in page.locator("h1, h2, blockquote").all():
        assert words.evaluate(sizes) > 0.05  # a twentieth of the screen

    page.locator("#s1 nav a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#s2 h2")).to_be_in_viewport()
    expect(page.locator("#s1 h1")).not_to_be_in_viewport()
    assert page.locator("script").count() == 0
