"""The gallery: everything that the bot can say, on one scroll, without barriers."""

import pytest
from playwright.sync_api import expect

from bot.demo.town import Town
from bot.slack.base.blocks import Json
from tests.browser.visitor import Visitor
from tests.drawn import drawn

MANY = 2000
# Tags, classes and attributes, whatever the words; of what stands side by side, each kind once.
# Returns how many pieces are left.
KEEP_ONE_OF_EACH_SHAPE = """() => {
  const shape = (node) => {
    const attributes = [...node.attributes ?? []].filter((each) => each.name !== "data-piece")
      .map((each) => each.name + (each.name === "class" ? each.value : !!each.value)).sort();
    const inside = new Set([...node.childNodes].map(shape));
    return `${node.nodeName} ${attributes} (${[...inside].join(" ")})`;
  };
  const seen = new Set();
  for (const piece of document.querySelectorAll("article.piece")) {
    const own = shape(piece);
    if (seen.has(own)) piece.remove(); else seen.add(own);
  }
  return seen.size;
}"""
SHAPES = 50  # at least
DRAWN_MS = 120_000  # on a busy machine


def served(town: Town) -> list[Json]:
    """What the page draws; tests/test_gallery.py sees to it that it is all that there is."""
    return drawn(town.sandbox.url)


@pytest.fixture
def looker(town: Town, visitor: Visitor) -> Visitor:
    visitor.opens(town.sandbox.url, "/gallery")
    # Thousands of pieces: made once, and drawn by each visitor.
    expect(visitor.page.locator("#choices select").first).to_be_visible(timeout=DRAWN_MS)
    return visitor


def waits_for_all(visitor: Visitor) -> None:
    """Until the subjects that were chosen are there."""
    whole = visitor.page.locator("main:not([aria-busy])")
    expect(whole).to_be_attached(timeout=DRAWN_MS)


def test_every_piece_is_drawn(town: Town, looker: Visitor) -> None:
    looker.page.locator("#choices select").nth(0).select_option("both")

    everything = len(served(town))
    assert everything > MANY
    expect(looker.page.locator("article")).to_have_count(everything, timeout=DRAWN_MS)
    expect(looker.page.locator("article .unknown")).to_have_count(0)
    shown = str(looker.page.evaluate("document.querySelector('main').textContent"))
    assert "undefined" not in shown.lower()
    assert looker.width_to_scroll <= 0


@pytest.mark.parametrize(
    ("language", "length", "colours"), [("nl", "long", "light"), ("en", "short", "dark")]
)
def test_no_piece_has_a_barrier(
    looker: Visitor, language: str, length: str, colours: str
) -> None:
    looker.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    looker.page.locator("#choices select").nth(1).select_option(length)
    looker.page.locator("#choices select").nth(0).select_option(language)
    waits_for_all(looker)
    expect(looker.page.locator("article").first).to_have_attribute("lang", language)
    # A piece out of sight is drawn late, and meanwhile seems to lie under its neighbour.
    seen = ".piece { content-visibility: visible !important }"
    looker.page.evaluate(
        "rule => document.styleSheets[0].insertRule(rule,"
        " document.styleSheets[0].cssRules.length)",
        seen,
    )

    assert looker.page.evaluate(KEEP_ONE_OF_EACH_SHAPE) > SHAPES
    assert looker.barriers() == []


def test_one_language_one_length_one_subject(town: Town, looker: Visitor) -> None:
    language, length, subject = (
        looker.page.locator("#choices select").nth(n) for n in range(3)
    )
    language.select_option("en")
    length.select_option("short")
    subject.select_option("digests")

    shown = looker.page.locator("article")
    wanted = [
        piece
        for piece in served(town)
        if (piece["language"], piece["length"], piece["subject"]) == ("en", "short", "digests")
    ]
    expect(shown).to_have_count(len(wanted))
    expect(shown.first.locator("h3")).to_have_text(wanted[0]["title"])


def test_it_fits_a_small_window(looker: Visitor) -> None:
    looker.page.set_viewport_size({"width": 320, "height": 640})
    expect(looker.page.locator("article").first).to_be_visible()

    assert looker.width_to_scroll <= 0
