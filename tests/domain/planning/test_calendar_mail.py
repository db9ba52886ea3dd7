"""When a calendar hears of a session."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.base.kinds import MessageKind
from bot.domain.planning import calendar_mail
from bot.domain.planning.calendar_mail import SETTLES
from storage.models import CalendarMailbox, Delivery, DeliveryState
from tests.domain.world import NOW, World

MINUTE = timedelta(minutes=1)
LATER = NOW + timedelta(hours=5)


@pytest.fixture
def mailbox(w: World) -> CalendarMailbox:
    found = CalendarMailbox(
        workspace_id=w.bram.workspace_id,
        person_id=w.bram.id,
        address="bram@example.nl",
        asked_at=NOW,
        confirmed_at=NOW,
    )
    w.session.add(found)
    w.session.flush()
    return found


def mails(w: World, mailbox: CalendarMailbox, now: datetime) -> list[datetime]:
    """The moments at which what is queued may leave, in the order in which it was queued."""
    calendar_mail.follow(w.session, mailbox.id, now)
    query = select(Delivery).where(Delivery.kind == MessageKind.CALENDAR_MAIL)
    found = w.session.scalars(query.order_by(Delivery.id)).all()
    assert {each.expires_at for each in found} <= {w.ahead.starts_at}
    return [each.due_at for each in found]


@pytest.mark.parametrize(
    ("created", "changed", "leaves"),
    [
        (NOW - SETTLES, None, NOW),
        (NOW - SETTLES + MINUTE, None, NOW + MINUTE),
        (NOW, None, NOW + SETTLES),
        (NOW - 9 * SETTLES, NOW, NOW + SETTLES),
        (NOW - 9 * SETTLES, NOW - 2 * MINUTE, NOW + MINUTE),
        (NOW, NOW - 9 * SETTLES, NOW),  # the change is what counts
    ],
)
def test_a_session_comes_at_once_unless_it_may_still_change(
    w: World,
    mailbox: CalendarMailbox,
    created: datetime,
    changed: datetime | None,
    leaves: datetime,
) -> None:
    w.ahead.created_at, w.ahead.changed_at = created, changed
    w.session.flush()

    assert mails(w, mailbox, NOW) == [leaves]
    assert mails(w, mailbox, NOW) == [leaves]  # nothing is said twice


def test_a_change_waits_for_others_and_a_stop_does_not(
    w: World, mailbox: CalendarMailbox
) -> None:
    assert len(mails(w, mailbox, NOW)) == 1

    w.ahead.calendar_sequence += 1
    w.session.flush()
    assert mails(w, mailbox, LATER)[1:] == [LATER + SETTLES]

    [_, second] = w.session.scalars(
        select(Delivery).where(Delivery.kind == MessageKind.CALENDAR_MAIL).order_by(Delivery.id)
    )
    second.state, second.attempts = DeliveryState.SENT, 1
    calendar_mail.stop(w.session, w.bram, LATER)
    w.session.flush()
    assert mails(w, mailbox, LATER)[2:] == [LATER]
