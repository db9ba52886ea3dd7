"""What the page of a session says to whom, and when."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.overview import session_pages
from bot.domain.overview.session_pages import LOOKED_BACK, UNTOLD
from bot.domain.sessions import attendance, runs
from storage.models import Attendance, IntentionState
from tests.domain.world import NOW, World, prepared

SECOND = timedelta(seconds=1)


def test_a_division_of_duties_is_its_leaders_until_the_session_began(w: World) -> None:
    prepared(w)

    def shown() -> dict[str, bool]:
        pages = {
            name: session_pages.look(w.session, w.who(name), w.ahead.id, NOW)
            for name in ("ada", "bram")
        }
        return {name: page.people.duties is not None for name, page in pages.items()}

    assert shown() == {"ada": True, "bram": False}

    runs.start(w.session, w.ada, w.ahead.id, w.ahead.starts_at)

    assert shown() == {"ada": True, "bram": True}


@pytest.mark.parametrize(
    ("is_said", "passed", "is_asked"),
    [
        (False, SECOND, True),
        (True, SECOND, False),
        (False, LOOKED_BACK - SECOND, True),
        (False, LOOKED_BACK, False),
    ],
)
def test_a_leader_is_asked_who_was_there(
    w: World, passed: timedelta, *, is_said: bool, is_asked: bool
) -> None:
    for row in w.session.scalars(select(Attendance)):
        row.was_present = None
    if is_said:
        attendance.correct(w.session, w.ada, w.past.id, [w.bram.id], NOW)

    page = session_pages.look(w.session, w.ada, w.past.id, w.past.ends_at + passed)

    assert page.asks.leader.presence is is_asked


@pytest.mark.parametrize("state", IntentionState)
def test_who_formed_an_intention_says_what_came_of_it_until_they_did(
    w: World, state: IntentionState
) -> None:
    w.intention.state = state
    w.intention.ask_on = NOW.date()
    w.session.flush()

    shown = {
        name: session_pages.look(w.session, w.who(name), w.past.id, NOW).asks.intention
        for name in ("ada", "bram")
    }

    assert shown == {"ada": None, "bram": w.intention if state in UNTOLD else None}
    w.intention.ask_on = NOW.date() + timedelta(days=1)
    w.session.flush()
    assert session_pages.look(w.session, w.bram, w.past.id, NOW).asks.intention is None
