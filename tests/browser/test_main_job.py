"""The whole main job by clicking, as a facilitator, a participant and a reader."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.demo import cast as casts
from bot.demo.steps import CHANNEL, SQUARE
from bot.demo.story import MONDAY, TAKES_PART
from bot.demo.tour import PACE
from bot.demo.town import Town
from bot.sandbox.guide import Guide
from bot.sandbox.page import Page
from storage.database import Database
from tests.browser.conftest import PATIENCE_MS
from tests.browser.visitor import Visitor

NOOR, BRAM, LOTTE = "Noor Veldkamp", "Bram Oosterling", "Lotte Fennema"
ANSWER = "Praat met de markt voordat je eisen opschrijft, dan denken bedrijven mee."


@pytest.fixture
def empty_town(tmp_path: Path) -> Iterator[Town]:
    """People and channels; nothing has happened yet."""
    town = Town(Database(f"sqlite:///{tmp_path}/leerkring.db"), MONDAY)
    people = town.settle([each for each in casts.load().people if each.id in TAKES_PART])
    town.sandbox.add_channel(CHANNEL, "leerkring-circulair", members=["U0NOOR", "U0BRAM"])
    town.sandbox.add_channel(SQUARE, "circulair-plein", members=list(people))
    town.live()
    town.sandbox.wait_at_most(PATIENCE_MS / 1000)
    Page(town.sandbox, Guide(partial(town.pass_time, step=PACE)))
    yield town
    town.close()


def test_from_a_new_circle_to_a_colleague_who_finds_the_insight(
    empty_town: Town, visitor: Visitor
) -> None:
    visitor.opens(empty_town.sandbox.url)
    _start_a_circle(visitor)
    _plan_a_session(visitor)
    _accept(visitor)
    _answer_after_the_session(visitor)
    _make_an_insight(visitor)
    _publish(visitor)
    _find_it(visitor)
    assert visitor.toasts == []


def _start_a_circle(visitor: Visitor) -> None:
    visitor.becomes(NOOR)
    visitor.goes_to("Messages")
    visitor.types("/leerkring nieuw")
    visitor.presses("Volgende", visitor.form)
    visitor.sees("Please complete this required field.", visitor.form)

    visitor.fills("Naam van de leerkring", "Circulair inkopen")
    visitor.picks("Thema", "Inkoop")
    visitor.fills("Waarvoor komt deze kring bij elkaar?", "Samen leren inkopen.")
    visitor.picks("Kanaal van de kring", "#leerkring-circulair")
    visitor.picks("Deelnemers", BRAM)
    visitor.presses("Volgende", visitor.form)
    visitor.sees("Klopt dit?", visitor.form)
    visitor.presses("Start de kring", visitor.form)
    visitor.sees("De kring is gestart", visitor.form)


def _plan_a_session(visitor: Visitor) -> None:
    visitor.presses("Plan een bijeenkomst", visitor.form)
    visitor.fills("Datum (van de eerste keer)", "2026-03-12")
    visitor.fills("Begintijd", "10:00")
    visitor.fills("Plaats of link", "Stadswerf, Kade 4")
    visitor.presses("Volgende", visitor.form)
    visitor.sees("donderdag 12 maart 2026", visitor.form)
    visitor.presses("Plan en nodig uit", visitor.form)
    visitor.sees("Ik regel de uitnodigingen", visitor.form)
    visitor.closes_everything()


def _accept(visitor: Visitor) -> None:
    visitor.becomes(BRAM)
    visitor.goes_to("Messages")
    expect(visitor.newest).to_contain_text("Uitnodiging: Circulair inkopen")
    visitor.presses("Ja, ik kom", visitor.newest)
    visitor.sees("Je komt. Fijn, tot dan.", visitor.newest)


def _answer_after_the_session(visitor: Visitor) -> None:
    visitor.moves_the_clock("+1 week")
    for _ in range(3):
        visitor.moves_the_clock("Morgenochtend")
    expect(visitor.page.locator("#now")).to_contain_text("donderdag 12 maart om 09:0")
    for _ in range(4):
        visitor.moves_the_clock("+1 uur")
    expect(visitor.newest).to_contain_text("Wat neem jij mee?")

    visitor.presses("Beantwoord", visitor.newest)
    visitor.form.locator("textarea").first.fill(ANSWER)
    visitor.picks(
        "Wie mag je antwoorden lezen?",
        "Iedereen in onze Slack, maar buiten de kring zonder mijn naam",
    )
    visitor.presses("Bewaar", visitor.form)
    visitor.sees("Dit zien anderen", visitor.form)
    visitor.sees(ANSWER, visitor.form)
    visitor.presses("Deel zoals hierboven", visitor.form)
    expect(visitor.newest).to_contain_text("1 van de 3 vragen")


def _make_an_insight(visitor: Visitor) -> None:
    visitor.becomes(NOOR)
    visitor.types("/leerkring oogst")
    visitor.sees(ANSWER, visitor.form)
    visitor.presses("Maak inzicht", visitor.form)
    visitor.fills("Titel", "Praat eerst met de markt")
    visitor.form.get_by_label("Dit werkte", exact=True).check()
    visitor.form.get_by_label("Iedereen in onze Slack", exact=True).check()
    visitor.presses("Stel voor", visitor.form)
    visitor.sees("Zo zien lezers dit inzicht:", visitor.form)
    visitor.presses("Stel voor", visitor.form)
    visitor.sees("Ik vraag het eerst aan de schrijver", visitor.form)
    visitor.closes_everything()
    visitor.moves_the_clock("+1 uur")  # authors are asked once the sitting is over
    visitor.becomes(BRAM)
    visitor.goes_to("Messages")
    visitor.presses("Geef vrij", visitor.newest)
    visitor.sees("Je hebt dit inzicht vrijgegeven", visitor.newest)
    visitor.becomes(NOOR)


def _publish(visitor: Visitor) -> None:
    visitor.goes_to("Home")
    visitor.presses("Kennisbrief", visitor.feed)
    visitor.picks("In welke kanalen?", "#circulair-plein")
    visitor.presses("Volgende", visitor.form)
    visitor.sees("Praat eerst met de markt", visitor.form)
    visitor.presses("Publiceer", visitor.form)
    visitor.sees("Gepubliceerd", visitor.form)
    visitor.closes_everything()


def _find_it(visitor: Visitor) -> None:
    visitor.becomes(LOTTE)
    visitor.goes_to("circulair-plein")
    expect(visitor.newest).to_contain_text("Praat eerst met de markt")
    visitor.goes_to("Messages")
    visitor.types("wanneer praat je met de markt?")
    expect(visitor.newest).to_contain_text("Praat eerst met de markt")
    visitor.presses("Lees meer", visitor.newest)
    visitor.sees("Circulair inkopen", visitor.form)
