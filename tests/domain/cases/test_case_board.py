"""Which boards somebody may mean, without being asked."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.domain.base.actor import Actor
from bot.domain.cases import case_board
from bot.domain.cases.case_board import STILL_FOLLOWED
from storage.models import (
    BroughtCase,
    Circle,
    CircleState,
    Meeting,
    MeetingState,
    Membership,
    Person,
    Role,
)
from tests.domain.seeds import NOON
from tests.domain.world import NOW, World


@pytest.fixture
def second(w: World) -> Circle:
    """Another circle of Ada and Bram, which has planned nothing."""
    found = Circle(
        workspace_id=w.ada.workspace_id,
        name="Water",
        theme="water",
        purpose="Leren.",
        channel="C0WATER",
        state=CircleState.ACTIVE,
        created_at=NOON,
        created_by=w.ada.id,
    )
    w.session.add(found)
    w.session.flush()
    for actor, role in ((w.ada, Role.FACILITATOR), (w.bram, Role.PARTICIPANT)):
        w.session.add(
            Membership(
                workspace_id=w.ada.workspace_id,
                circle_id=found.id,
                person_id=actor.id,
                role=role,
                joined_at=NOON,
            )
        )
    w.session.flush()
    return found


def nothing_ahead(w: World) -> None:
    cancelled = {"state": MeetingState.CANCELLED}
    w.session.execute(update(Meeting).where(Meeting.id == w.ahead.id).values(cancelled))
    w.session.expire_all()


def chosen(w: World) -> None:
    """Bram's case was chosen for the session that ended."""
    brought = update(BroughtCase).where(BroughtCase.id == w.brought)
    w.session.execute(brought.values(meeting_id=w.past.id, chosen_at=NOON))
    w.session.expire_all()


def told(w: World) -> None:
    chosen(w)
    brought = update(BroughtCase).where(BroughtCase.id == w.brought)
    w.session.execute(brought.values(discussed_at=NOW))


def left_behind(w: World) -> None:
    """Bram is gone; his case is not."""
    w.session.execute(update(Person).where(Person.id == w.bram.id).values(is_active=False))
    w.session.expire_all()


def in_use(w: World, actor: Actor, later: timedelta) -> list[str]:
    return [each.name for each in case_board.circles_in_use(w.session, actor, NOW + later)]


FIRST, BOTH = ["Circulair inkopen"], ["Circulair inkopen", "Water"]
JUST, LONG = STILL_FOLLOWED - timedelta(seconds=1), STILL_FOLLOWED


@pytest.mark.parametrize(
    ("happened", "later", "who", "found"),
    [
        ([], timedelta(0), "ada", FIRST),  # a session is ahead
        ([], timedelta(0), "bram", FIRST),
        ([nothing_ahead], JUST, "bram", FIRST),  # one was a while ago
        ([nothing_ahead], LONG, "bram", BOTH),  # nothing on any board: all of them
        ([nothing_ahead], LONG, "ada", BOTH),
        ([nothing_ahead, chosen], LONG, "ada", FIRST),  # she is to say how it went
        ([nothing_ahead, chosen], LONG, "bram", BOTH),
        ([nothing_ahead, told], LONG, "ada", BOTH),
        ([nothing_ahead, left_behind], LONG, "ada", FIRST),
    ],
)
def test_a_board_that_shows_something(
    w: World,
    second: Circle,
    happened: list[Callable[[World], None]],
    later: timedelta,
    who: str,
    found: list[str],
) -> None:
    for each in happened:
        each(w)

    assert in_use(w, w.who(who), later) == found


def test_who_has_one_circle_is_shown_its_board_whatever_it_holds(w: World) -> None:
    nothing_ahead(w)

    assert in_use(w, w.bram, LONG) == FIRST
    assert in_use(w, w.dora, LONG) == []
