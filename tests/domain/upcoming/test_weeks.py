"""Seven weeks of one circle: what leaves on which morning or afternoon, and nothing else."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select, update

from bot.domain.base.kinds import Due
from bot.domain.upcoming.queue import queue_bundles
from storage.models import Delivery, DeliveryState, Membership, Person
from tests.domain.seeds import due_at
from tests.domain.world import NOW, World

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST, DAYS = datetime(2026, 3, 5, tzinfo=AMSTERDAM), 49
LEAVES = [
    "03-06 09:05 reuse_choice to ada until 03-27 09:00",
    "03-09 09:05 meeting_reminder to ada until 03-11 12:00",
    "03-09 09:05 meeting_reminder to bram until 03-11 12:00",
    "03-09 09:05 prompt_reminder to bram until 03-16 09:00",
    "03-09 09:05 reuse_choice to bram until 03-27 09:00",
    "03-09 09:05 meeting_reminder to chris until 03-11 12:00",
    "03-09 09:05 prompt_reminder to chris until 03-19 09:00",
    "03-09 14:05 quorum to ada until 03-11 12:00",
    "03-11 09:05 meeting_agenda to C0KRING until 03-11 12:00",
    "03-11 09:05 intention_question to bram until 03-25 09:00",
    "03-11 11:05 facilitator_brief to ada until 03-11 12:00",
    "03-11 14:05 meeting_wrap_up to ada until 03-16 13:00",
    "03-11 14:05 prompt to chris until 03-21 13:00",
    "03-16 09:05 prompt to bram until 03-21 13:00",
    "03-18 09:05 prompt_reminder to bram until 03-28 09:00",
    "03-19 09:05 poll_reminder to bram until 03-21 00:00",
    "03-23 09:05 poll_result to ada until 04-06 10:00",
    "04-01 09:05 reuse_news to bram until 04-22 09:00",
    "04-22 09:05 case_question to bram until 05-13 09:00",
    "04-22 09:05 case_question to chris until 05-13 09:00",
]


def test_what_leaves_when(w: World) -> None:
    w.session.execute(update(Membership).values(active_at=NOW))  # nobody is new, or silent
    names = {person.id: person.name.lower() for person in w.session.scalars(select(Person))}

    found = [
        f"{now:%m-%d %H:%M} {said.kind.value} to {names.get(said.to or 0, said.channel)}"
        f" until {_short(said.expires_at)}"
        for now, said in _leaving(w)
    ]

    assert found == LEAVES


def _leaving(w: World) -> Iterator[tuple[datetime, Due]]:
    pending = update(Delivery).where(Delivery.state == DeliveryState.PENDING)
    days = (FIRST + timedelta(days=n) for n in range(DAYS))
    for now in (day.replace(hour=hour, minute=5) for day in days for hour in (9, 11, 14)):
        for message in due_at(w.session, now):
            if queue_bundles(w.session, [[message]], now):
                yield now, message
        w.session.execute(pending.values(state=DeliveryState.SENT, sent_at=now))


def _short(moment: datetime | None) -> str:
    return f"{moment.astimezone(AMSTERDAM):%m-%d %H:%M}" if moment else "it is said"
