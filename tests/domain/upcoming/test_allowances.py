"""What counts for whoever did nothing yet: a quarter; for everyone else: their own week."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, update

from bot.domain.agenda.budget import QUARTER, week_of
from bot.domain.agenda.people.fading import SILENT_AFTER
from bot.domain.base.actor import Actor
from bot.domain.base.kinds import MessageKind
from bot.domain.upcoming.budget import Allowed, allowances
from storage.models import (
    Attendance,
    Delivery,
    DeliveryState,
    Membership,
    Prompt,
    PromptState,
)
from tests.domain.world import NOW, World

SECOND = timedelta(seconds=1)
WEEK = week_of(NOW, "Europe/Amsterdam")


def allowed(
    w: World, who: Actor, said_at: datetime, state: DeliveryState = DeliveryState.SENT
) -> Allowed:
    """When one message was said to them, and nothing else ever was."""
    w.session.execute(delete(Delivery))
    w.session.add(
        Delivery(
            workspace_id=w.circle.workspace_id,
            key="prompt:1",
            kind=MessageKind.PROMPT.value,
            subject_id=1,
            person_id=who.id,
            circle_id=w.circle.id,
            details={},
            due_at=said_at,
            available_at=said_at,
            message_key="key",
            created_at=said_at,
            state=state,
        )
    )
    w.session.flush()
    return allowances(w.session, [who.id], NOW)[who.id]


@pytest.mark.parametrize(
    ("said_at", "counted"),
    [
        (NOW - QUARTER, 0),
        (NOW - QUARTER + SECOND, 1),
        (NOW, 1),
        (NOW + SECOND, 0),
    ],
)
def test_whoever_did_nothing_yet_has_a_quarter(
    w: World, said_at: datetime, counted: int
) -> None:
    mine = Membership.person_id == w.chris.id
    w.session.execute(update(Membership).where(mine).values(active_at=None))

    found = allowed(w, w.chris, said_at)

    assert (found.in_quarter, found.is_new) == (counted, True)
    assert found.first_in_quarter is None  # there is room again once they do something


@pytest.mark.parametrize(
    ("said_at", "state", "spent"),
    [
        (WEEK - SECOND, DeliveryState.SENT, 0),
        (WEEK, DeliveryState.SENT, 1),
        (WEEK, DeliveryState.PENDING, 1),
        (WEEK, DeliveryState.EXPIRED, 0),
        (WEEK, DeliveryState.CANCELLED, 0),
    ],
)
def test_everyone_else_has_a_week(
    w: World, said_at: datetime, state: DeliveryState, spent: int
) -> None:
    mine = Membership.person_id == w.bram.id
    w.session.execute(update(Membership).where(mine).values(active_at=NOW))

    found = allowed(w, w.bram, said_at, state)

    assert (found.spent, found.in_quarter, found.is_new) == (spent, None, False)


@pytest.mark.parametrize(("is_silent", "first"), [(True, NOW - SECOND), (False, None)])
def test_whoever_is_silent_has_room_again_a_quarter_after_the_first(
    w: World, first: datetime | None, *, is_silent: bool
) -> None:
    """Who did nothing yet but is not silent waits until they do something."""
    mine = Membership.person_id == w.chris.id
    asked_at = NOW - SILENT_AFTER + SECOND * (not is_silent)
    unseen = {"active_at": None, "joined_at": NOW - QUARTER}
    w.session.execute(update(Membership).where(mine).values(unseen))
    w.session.execute(update(Prompt).values(asked_at=asked_at, state=PromptState.OPEN))
    w.session.execute(update(Attendance).values(rsvp=None, was_present=None))

    found = allowed(w, w.chris, NOW - SECOND)

    assert (found.in_quarter, found.first_in_quarter) == (1, first)
