"""The demo in a browser: the tour, keyboard only, the small screen, no barriers."""

import re
from dataclasses import replace
from pathlib import Path
from queue import Queue
from threading import Event, Thread

import pytest
from playwright.sync_api import Route, expect

from bot.demo.past import Past
from bot.demo.serve import stay
from bot.demo.town import Town
from tests.browser.conftest import PATIENCE_MS
from tests.browser.visitor import Visitor

STEPS = 8
FORMS = {4, 5, 6}  # steps that open one for the visitor to send
TITLE = "Beheerder pas aan tafel na het ontwerp"
FAR = 200  # pixels
PLACES = ["Home", "Messages", "circulair-plein", "Log en storingen"]


@pytest.fixture
def noor(town: Town, visitor: Visitor) -> Visitor:
    """The facilitator, past the tour; what the test before left open is closed."""
    person = town.sandbox.person("U0NOOR")
    if person.modal is not None:
        person.close(everything=True)
    visitor.opens(town.sandbox.url)
    visitor.skips_the_tour()
    return visitor


def test_the_tour_completes_for_whoever_only_goes_on(
    fresh_town: Town, visitor: Visitor
) -> None:
    visitor.opens(fresh_town.sandbox.url)
    visitor.page.locator("#language").select_option("en")
    expect(visitor.page.locator("#now")).to_contain_text(re.compile("Tuesday,? 24 November"))
    tour = visitor.page.locator("#tour")
    for step in range(1, STEPS + 1):
        expect(tour).to_contain_text(f"step {step} of {STEPS}")
        tour.locator("button.primary").click()
        if step in FORMS:
            expect(visitor.form.locator(".tour-hint")).to_be_visible()
            visitor.closes_everything()

    expect(visitor.page.frame_locator("iframe").locator("body")).to_contain_text(TITLE)
    visitor.page.get_by_role("link", name="Terug naar de werkruimte").click()
    expect(tour).to_contain_text("That was the whole tour")
    assert visitor.toasts == []

    tour.get_by_role("button", name="Close the tour").click()
    expect(tour).to_be_hidden()
    visitor.page.reload()
    expect(visitor.page.locator("#places button").first).to_be_visible()
    expect(tour).to_be_hidden()


def test_in_the_tour_the_visitor_presses_the_last_button(
    fresh_town: Town, visitor: Visitor
) -> None:
    """The real forms, filled in; each step ends with what came of it in view."""
    visitor.opens(fresh_town.sandbox.url)
    go_on = visitor.page.locator("#tour button.primary")
    go_on.click()
    expect(visitor.newest.get_by_text("Je komt. Fijn, tot dan.")).to_be_in_viewport()
    for step in (2, 3, 4):
        expect(visitor.page.locator("#tour")).to_contain_text(f"stap {step} van")
        go_on.click()

    expect(visitor.form.locator("textarea").first).to_have_value(re.compile("wie het beheer"))
    visitor.presses("Bewaar", visitor.form)
    visitor.sees("Je woorden zijn bewaard.", visitor.form)
    expect(visitor.form.locator(".tour-hint")).to_be_hidden()  # it was about the form before
    visitor.presses("Deel zoals hierboven", visitor.form)
    expect(visitor.form).to_be_hidden()
    expect(
        visitor.page.locator("#main")
    ).to_be_focused()  # what opened it is another button now

    go_on.click()
    expect(visitor.form.locator(".tour-hint")).to_be_visible()
    expect(visitor.form.get_by_label("Titel")).to_have_value(TITLE)
    visitor.presses("Stel voor", visitor.form)
    visitor.sees("Zo zien lezers dit inzicht:", visitor.form)
    visitor.presses("Stel voor", visitor.form)
    visitor.sees("Ik vraag het eerst aan de schrijver", visitor.form)
    visitor.closes_everything()

    go_on.click()
    expect(visitor.form.locator(".tour-hint")).to_be_visible()
    visitor.presses("Volgende", visitor.form)
    visitor.sees(TITLE, visitor.form)
    visitor.presses("Publiceer", visitor.form)
    visitor.sees("Gepubliceerd", visitor.form)
    visitor.closes_everything()

    go_on.click()
    expect(visitor.page.locator("#tour")).to_contain_text(f"stap {STEPS} van")
    expect(visitor.newest.get_by_text("Je vroeg:")).to_be_in_viewport()
    expect(visitor.newest).to_contain_text(TITLE)
    assert visitor.toasts == []

    go_on.click()
    _reads_a_mail(visitor)


def _reads_a_mail(visitor: Visitor) -> None:
    """Somebody outside Slack got what the visitor published, in each way to look at it."""
    expect(visitor.page.locator("dl")).to_contain_text("lezer@buurgemeente.example")
    for way in ("Licht", "Donker", "Smal", "Plaatjes uit"):
        visitor.page.get_by_role("link", name=way, exact=True).click()
        expect(visitor.page.locator("a[aria-current]")).to_have_text(way)
        expect(visitor.page.frame_locator("iframe").locator("h1")).to_be_visible()
        assert visitor.barriers() == []
    visitor.sees("Er staan er geen in")
    for way in ("Tekst", "Bron"):
        visitor.page.get_by_role("link", name=way, exact=True).click()
        expect(visitor.page.locator("pre")).to_contain_text(TITLE)


def test_what_is_typed_is_kept_when_a_button_is_pressed(
    fresh_town: Town, visitor: Visitor
) -> None:
    """Slack sends what stands in a form with every press in it."""
    visitor.opens(fresh_town.sandbox.url, "/?as=U0MILA&at=direct")
    visitor.skips_the_tour()
    visitor.goes_to("Reflectie toevoegen")
    words = visitor.form.locator("textarea")
    words.first.fill("Begin met wie het beheert.")
    visitor.presses("Bewaar en ga later verder", visitor.form)
    visitor.sees("Je concept is bewaard", visitor.form)
    visitor.closes_everything()

    visitor.goes_to("Reflectie toevoegen")

    expect(words.first).to_have_value("Begin met wie het beheert.")


def test_a_press_on_an_older_message_leaves_the_reader_there(
    fresh_town: Town, visitor: Visitor
) -> None:
    visitor.opens(fresh_town.sandbox.url, "/?as=U0MILA&at=direct")
    visitor.skips_the_tour()
    for _ in range(3):
        visitor.types("/leerkring help")
        visitor.waits()
    button = visitor.feed.get_by_role("button", name="Ja, ik kom").last
    button.scroll_into_view_if_needed()
    before = visitor.feed.evaluate("(node) => node.scrollTop")
    assert before > FAR

    button.click()

    expect(visitor.feed.get_by_text("Je komt. Fijn, tot dan.").last).to_be_in_viewport()
    assert abs(visitor.feed.evaluate("(node) => node.scrollTop") - before) < FAR


def test_two_tabs_are_two_people_and_reload_keeps_the_place(
    town: Town, visitor: Visitor
) -> None:
    visitor.opens(town.sandbox.url, "/?as=U0NOOR&at=C0PLEIN")
    visitor.skips_the_tour()
    with visitor.page.context.expect_page() as opened:
        visitor.page.evaluate("void window.open('/?as=U0MILA&at=direct')")
    mila = Visitor(opened.value)
    expect(mila.page.locator("body")).to_have_attribute("data-me", "Mila Hogeland")
    mila.goes_to("Home")
    mila.goes_to("Messages")

    visitor.page.reload()
    expect(visitor.page.locator("#title")).to_have_text("#circulair-plein")
    expect(visitor.page.locator("body")).to_have_attribute("data-me", "Noor Veldkamp")

    mila.page.go_back()
    expect(mila.page.locator("#title")).to_have_text("Home")
    mila.goes_to("Reflectie toevoegen")
    expect(mila.form).to_be_visible()
    mila.page.reload()
    expect(mila.form).to_be_visible()

    with visitor.page.context.expect_page() as opened:
        mila.page.evaluate("void window.open('/?as=U0MILA&at=direct')")
    beside = Visitor(opened.value)
    expect(beside.page.locator("body")).to_have_attribute("data-me", "Mila Hogeland")
    expect(beside.form).to_be_hidden()
    beside.goes_to("Reflectie toevoegen")
    words = beside.form.locator("textarea").first
    words.fill("In het ene.")
    mila.closes_everything()
    expect(words).to_have_value("In het ene.")
    beside.closes_everything()


def test_whoever_goes_on_before_all_answers_are_in_stays_there(
    town: Town, visitor: Visitor
) -> None:
    visitor.opens(town.sandbox.url, "/?as=U0NOOR&at=home")
    visitor.skips_the_tour()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor.page.route("**/ui/state?as=U0BRAM*", hold, times=1)
    visitor.page.locator("#who").select_option("U0BRAM")
    town.sandbox.person("U0MILA").open_home()  # the page hears of it and asks once more
    expect(visitor.page.locator("body")).to_have_attribute("data-me", "Bram Oosterling")
    visitor.goes_to("circulair-plein")

    with visitor.page.expect_response("**/ui/state?as=U0BRAM*"):
        held[0].fallback()
    visitor.page.evaluate("fetch('/ui/state?as=U0NOOR')")  # answered after what was held
    visitor.waits()
    expect(visitor.page.locator("#title")).to_have_text("#circulair-plein")


def test_a_phone_opens_at_the_newest_message(town: Town, visitor: Visitor) -> None:
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.opens(town.sandbox.url, "/?as=U0MILA&at=direct")
    visitor.skips_the_tour()

    expect(visitor.newest).to_be_in_viewport()
    box = visitor.page.locator("#title").bounding_box()
    assert box
    assert box["y"] < 844 / 4


def test_what_fails_on_purpose_is_said_everywhere(fresh_town: Town, visitor: Visitor) -> None:
    visitor.opens(fresh_town.sandbox.url, "/?as=U0NOOR&at=log")
    visitor.skips_the_tour()
    visitor.feed.get_by_role("switch", name="Slack geeft een fout (500)").check()
    visitor.goes_to("Home")
    failing = visitor.page.locator("#failing")
    expect(failing).to_contain_text("Slack geeft een fout (500)")

    failing.get_by_role("button", name="Zet uit").click()

    expect(failing).to_be_hidden()


def test_the_programme_manager_and_the_public_page_are_there(
    town: Town, visitor: Visitor
) -> None:
    visitor.opens(town.sandbox.url, "/?as=U0HANN&at=direct")
    visitor.skips_the_tour()
    expect(visitor.page.locator("#who option:checked")).to_contain_text("programmabeheerder")
    visitor.types("/leerkring status")
    expect(visitor.newest).to_contain_text("Hoe gaat het met Leerkring")

    with visitor.page.context.expect_page() as opened:
        visitor.page.get_by_role("link", name="Openbare inzichten").click()
    expect(opened.value.locator("h1")).to_contain_text("Inzichten")


def test_the_demo_begins_again(past: Past, tmp_path: Path, visitor: Visitor) -> None:
    """What the visitor did is gone; the page finds the new workspace by itself."""
    stop, opened = Event(), Queue[str]()
    serving = Thread(
        target=stay, args=(past, tmp_path, stop, lambda town: opened.put(town.sandbox.url))
    )
    serving.start()
    try:
        visitor.opens(opened.get(timeout=PATIENCE_MS / 1000), "/?as=U0NOOR&at=C0PLEIN")
        visitor.skips_the_tour()
        visitor.types("Dit moet weg.")
        expect(visitor.newest).to_contain_text("Dit moet weg.")
        visitor.goes_to("Begin opnieuw")
        visitor.presses("Begin opnieuw", visitor.page.locator("#confirm"))
        expect(visitor.page.locator("#failing")).to_contain_text("De demo begint opnieuw")

        expect(visitor.page.locator("#tour")).to_contain_text("stap 1 van")
        visitor.goes_to("circulair-plein")
        expect(visitor.newest).to_be_visible()
        expect(visitor.feed.get_by_text("Dit moet weg.")).to_have_count(0)
    finally:
        visitor.page.goto("about:blank")
        stop.set()
        serving.join()
        visitor.complaints.clear()  # for a moment nobody answered


def test_the_people_speak_the_language_that_was_chosen(
    past: Past, tmp_path: Path, visitor: Visitor
) -> None:
    """In a circle of that language, once the visitor agrees to begin again."""
    stop, opened = Event(), Queue[str]()

    def live(language: str) -> Past:
        return replace(past, language=language)  # its rows are not looked at here

    serving = Thread(
        target=stay, args=(past, tmp_path, stop, lambda t: opened.put(t.sandbox.url), live)
    )
    serving.start()
    try:
        visitor.opens(opened.get(timeout=PATIENCE_MS / 1000), "/?as=U0NOOR&at=C0PLEIN")
        visitor.skips_the_tour()
        visitor.page.locator("#language").select_option("en")
        visitor.presses("Only this page", visitor.page.locator("#confirm"))
        expect(visitor.page.locator("#confirm")).to_be_hidden()
        visitor.page.locator("#language").select_option("nl")
        visitor.page.locator("#language").select_option("en")
        visitor.presses("Yes, everything in English", visitor.page.locator("#confirm"))
        expect(visitor.page.locator("#failing")).to_contain_text("The demo is starting again")

        expect(visitor.page.locator("#tour")).to_contain_text("step 1 of")
        spoken = "fetch('/ui/state').then(said => said.json()).then(state => state.language)"
        assert visitor.page.evaluate(spoken) == "en"
    finally:
        visitor.page.goto("about:blank")
        stop.set()
        serving.join()
        visitor.complaints.clear()  # for a moment nobody answered


def test_the_tour_can_be_skipped_and_begun_again(noor: Visitor) -> None:
    tour = noor.page.locator("#tour")
    expect(tour).to_be_hidden()

    noor.goes_to("Rondleiding")

    expect(tour).to_contain_text(f"stap 1 van {STEPS}")


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
    expect(noor.form.get_by_role("button", name="Bewaar", exact=True)).to_be_in_viewport()
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
