"""What a facilitator writes along with sessions: to bring, or why they change."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.domain.planning.remarks import LONGEST_REMARK
from storage.database import Database
from storage.models import MeetingChange, MeetingSeries, Person
from tests.flows.conftest import World
from tests.flows.planning.test_calendars import WEB, events, links
from tests.flows.planning.test_changes import (
    PLAN,
    invitation,
    open_cancel,
    open_move,
    told,
    wait_until,
)
from tests.flows.reflecting import forge_submit, forge_value, person_id, submit

BRING = "Neem <je> *contract* mee & lees @channel."
WHY = "De zaal is <bezet>."


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    """The bot is on the internet; Ada planned 12 March, with a word along with it."""
    world = World(database, WEB)
    world.start_circle()
    assert world.ada.submit(world.ada.command("/leerkring plan").form, PLAN) == {}
    assert world.ada.submit(world.ada.form, remark=f"  {BRING} ") == {}
    finish(world)
    yield world
    world.close()


def finish(world: World) -> None:
    world.ada.close(everything=True)
    world.tick()


def move(world: World) -> None:
    assert world.ada.submit(open_move(world), day="2026-03-13") == {}
    assert world.ada.submit(world.ada.form, remark=WHY) == {}
    finish(world)


def test_what_to_bring_stands_wherever_the_session_does(world: World) -> None:
    [link] = links(invitation(world.bram).blocks)
    assert BRING in invitation(world.bram).sees
    assert BRING in events(world, link)[0].description.value

    world.everybody_acted()
    wait_until(world, "2026-03-10 09:00")
    [reminder] = told(world.bram, "Binnenkort")
    assert BRING in reminder.sees

    wait_until(world, "2026-03-12 08:30")
    [agenda] = told(world.ada, "Vandaag", world.channel)
    assert BRING in agenda.sees


def test_why_it_moved_is_told_with_the_new_moment(world: World) -> None:
    [link] = links(invitation(world.bram).blocks)

    move(world)

    [notice] = told(world.bram, "Nieuwe tijd")
    assert WHY in notice.sees
    assert WHY in events(world, link)[0].description.value


def test_why_it_is_off_is_told_with_the_cancellation(world: World) -> None:
    [link] = links(invitation(world.bram).blocks)

    assert world.ada.submit(open_cancel(world), remark=WHY) == {}
    finish(world)

    [notice] = told(world.bram, "Zette je de bijeenkomst zelf in je agenda?")
    assert WHY in notice.sees
    assert WHY in events(world, link)[0].description.value


def test_too_many_words_change_nothing(world: World) -> None:
    open_cancel(world)
    forge_value(world, world.ada, "remark", value="x" * (LONGEST_REMARK + 1))

    errors = forge_submit(world, world.ada)

    assert errors == {"remark": "Dit is te lang. Gebruik hooguit 500 tekens."}
    assert told(world.bram, "Gaat niet door") == []


def test_what_is_about_the_whole_form_stands_above_it_and_the_words_stay(world: World) -> None:
    """Its only field asks for a few words: nothing is wrong with those."""
    form = open_cancel(world)
    wait_until(world, "2026-03-12 10:01")

    assert world.ada.submit(form, remark=WHY) == {}

    shown = world.ada.form
    assert (shown.id, shown.errors) == (form.id, {})
    assert shown.text.startswith("Deze bijeenkomst is al begonnen of voorbij.")
    assert shown.state["values"]["remark"]["value"]["value"] == WHY
    again = submit(world.ada, shown)
    assert world.ada.form.text.count("Deze bijeenkomst is al begonnen") == 1
    forge_value(world, world.ada, "remark", value="x" * (LONGEST_REMARK + 1))
    said = forge_submit(world, world.ada)[""]  # in the place of what stood there
    assert ("is al begonnen" in again[""], "is al begonnen" in said) == (True, False)
    assert said.startswith("Wil je er iets bij schrijven?\nDit is te lang.")


def test_they_leave_with_their_author(world: World) -> None:
    move(world)
    wait_until(world, "2026-03-13 08:30")
    [link] = links(invitation(world.bram).blocks)

    with world.db.begin() as session:
        ada = session.get_one(Person, person_id(world, world.ada))
        privacy.erase_person(session, ada, world.clock.now())
    world.tick()

    with world.db.read() as session:
        kept = [*session.scalars(select(MeetingSeries.remark))]
        assert {*kept, *session.scalars(select(MeetingChange.remark))} == {""}
    seen = world.bram.reads() + world.bram.reads(world.channel)
    for words in (BRING, WHY):
        assert [message.sees for message in seen if words in message.sees] == []
        assert words not in events(world, link)[0].description.value
