"""The demo in a browser: the tour, keyboard only, the small screen, no barriers."""

import re

import pytest
from playwright.sync_api import expect

from bot.demo.town import Town
from tests.browser.visitor import Visitor

PLACES = ["Home", "Messages", "circulair-plein", "Log en storingen"]


@pytest.fixture
def noor(town: Town, visitor: Visitor) -> Visitor:
    """The facilitator, past the tour."""
    visitor.opens(town.sandbox.url)
    visitor.skips_the_tour()
    return visitor


@pytest.mark.parametrize(
    ("language", "last_words"),
    [("nl", "Dat was de hele ronde"), ("en", "That was the whole round")],
)
def test_the_tour_completes(
    fresh_town: Town, visitor: Visitor, language: str, last_words: str
) -> None:
    visitor.opens(fresh_town.sandbox.url)
    visitor.page.locator("#language").select_option(language)
    tour = visitor.page.locator("#tour")
    for step in range(1, 7):
        expect(tour).to_contain_text(re.compile(rf"(stap|step) {step} (van|of) 6"))
        tour.locator("button.primary").click()

    expect(tour).to_contain_text(last_words)
    expect(visitor.newest).to_contain_text("Zet de beheerder vanaf de start aan tafel")
    assert visitor.toasts == []

    tour.get_by_role("button").click()
    expect(tour).to_be_hidden()
    visitor.page.reload()
    expect(visitor.page.locator("#places button").first).to_be_visible()
    expect(tour).to_be_hidden()


def test_the_tour_can_be_skipped_and_begun_again(noor: Visitor) -> None:
    tour = noor.page.locator("#tour")
    expect(tour).to_be_hidden()

    noor.goes_to("Rondleiding")

    expect(tour).to_contain_text("stap 1 van 6")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nobody_meets_a_barrier(noor: Visitor, colours: str) -> None:
    noor.page.emulate_media(color_scheme="dark" if colours == "dark" else "light")
    found = {}
    for place in PLACES:
        noor.goes_to(place)
        expect(noor.feed.locator("*").first).to_be_visible()
        found[place] = noor.barriers()
    noor.goes_to("Reflectie toevoegen")
    expect(noor.form).to_be_visible()
    found["a form"] = noor.barriers()
    noor.presses("Annuleer", noor.form)

    noor.goes_to("circulair-plein")
    noor.presses("Reply in thread", noor.newest)
    found["a thread"] = noor.barriers()
    noor.goes_to("Rondleiding")
    found["the tour"] = noor.barriers()

    assert not any(found.values()), found


@pytest.mark.parametrize(
    ("width", "height"), [(320, 640), (640, 400)], ids=["320 pixels", "200 % zoom of 1280"]
)
def test_it_fits_a_small_window(noor: Visitor, width: int, height: int) -> None:
    noor.page.set_viewport_size({"width": width, "height": height})
    for place in PLACES:
        noor.goes_to(place)
        expect(noor.feed.locator("*").first).to_be_visible()
        assert noor.width_to_scroll <= 0, place
    noor.goes_to("Reflectie toevoegen")
    expect(noor.form.get_by_role("button", name="Bewaar")).to_be_in_viewport()
    assert noor.width_to_scroll <= 0
    assert noor.barriers() == []


def test_the_keyboard_is_enough(noor: Visitor) -> None:
    """From the top of the page to a sent message, an opened form and back, without a mouse."""
    keyboard = noor.page.keyboard
    noor.page.reload()
    expect(noor.page.locator("nav button").first).to_be_visible()
    keyboard.press("Tab")
    expect(noor.page.locator(".skip")).to_be_focused()

    noor.tabs_to(noor.page.locator("nav").get_by_role("button", name="Messages"))
    keyboard.press("Enter")
    expect(noor.page.locator("#title")).to_contain_text("Messages")
    noor.tabs_to(noor.page.locator("#composer textarea"))
    keyboard.type("/leerkring nieuw")
    keyboard.press("Enter")
    expect(noor.form).to_be_visible()

    name = noor.form.get_by_label("Naam van de leerkring")
    expect(name).to_be_focused()
    keyboard.type("Kring met de toetsen")
    keyboard.press("Enter")  # what is missing is said under its field, which gets the focus
    expect(noor.form.locator(".error").first).to_be_visible()
    expect(name).to_have_value("Kring met de toetsen")
    expect(noor.form.locator(":focus")).to_have_count(1)

    keyboard.press("Escape")
    expect(noor.form).to_be_hidden()


def test_focus_is_always_visible_and_nothing_moves_for_who_asked_so(noor: Visitor) -> None:
    noor.page.emulate_media(reduced_motion="reduce")
    button = noor.page.locator("nav button").first
    button.focus()
    noor.page.keyboard.press("Tab")

    focus = noor.page.locator(":focus")
    expect(focus).to_have_css("outline-width", "3px")
    expect(focus).to_have_css("outline-style", "solid")
    expect(button).to_have_css("transition-duration", "0s")


def test_the_clock_is_said_and_moved(fresh_town: Town, visitor: Visitor) -> None:
    visitor.opens(fresh_town.sandbox.url)
    expect(visitor.page.locator("#now")).to_contain_text("dinsdag 24 november")

    visitor.moves_the_clock("Morgenochtend")
    expect(visitor.page.locator("#now")).to_contain_text("woensdag 25 november om 09:0")

    visitor.moves_the_clock("Een uur voor de bijeenkomst")
    expect(visitor.page.locator("#now")).to_contain_text("donderdag 10 december om 09:0")
    visitor.goes_to("leerkring-circulair")
    expect(visitor.newest).to_contain_text("Waterschapshuis Lage Wal")
    assert visitor.toasts == []


def test_the_log_and_the_switches(fresh_town: Town, visitor: Visitor) -> None:
    """Slack refuses; the message waits, and comes once Slack works again."""
    visitor.opens(fresh_town.sandbox.url)
    visitor.skips_the_tour()
    visitor.goes_to("Log en storingen")
    lines = visitor.feed.locator("tbody tr")
    expect(lines.filter(has_text="views.publish").first).to_be_visible()
    lines.first.get_by_role("button").click()
    expect(visitor.feed.locator(".whole pre").first).to_be_visible()

    broken = visitor.feed.get_by_role("switch", name="Slack geeft een fout (500)")
    broken.check()
    expect(broken).to_be_checked()
    visitor.goes_to("Home")
    visitor.goes_to("Log en storingen")
    failed = visitor.feed.locator("tr.failed").filter(has_text="HTTP 500")
    expect(failed.first).to_be_visible()
    visitor.feed.get_by_label("Alleen wat misging").check()
    expect(visitor.feed.locator("tbody tr:not(.failed):not(.whole)")).to_have_count(0)

    broken.uncheck()
    expect(broken).not_to_be_checked()
