"""However often it is looked, and however little at a time: nothing that is due is missed."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.domain.agenda.due import LOOK_BACK
from bot.domain.base.kinds import Due
from bot.domain.people.working_hours import DAY
from bot.domain.upcoming.due import Look, look
from bot.domain.upcoming.heartbeat import EXPIRY
from bot.domain.upcoming.queue import note_lost, queue_bundles
from storage.base import deliveries
from storage.models import Membership, Person
from tests.domain.world import NOW, World
from tests.shares import examples

LONG_AGO = NOW - LOOK_BACK
RHYTHMS = st.fixed_dictionaries(
    {
        "working_days": st.sampled_from(["12345", "235", "5"]),
        "quiet_until": st.sampled_from([time(0), time(8, 30), time(13, 7)]),
        "away_until": st.none() | st.integers(1, 80).map(lambda days: NOW.date() + days * DAY),
        "away_from": st.none() | st.integers(-5, 60).map(lambda days: NOW.date() + days * DAY),
        "pings_per_week": st.sampled_from([1, 5]),
        "school_region": st.sampled_from([None, "noord"]),
    }
)
# One after the other, as always; or after a time in which nothing ran.
APART = st.lists(
    st.integers(1, 40) | st.integers(1, 20).map(lambda days: days * 24 * 60),
    min_size=2,
    max_size=10,
)


def beat(session: Session, now: datetime) -> Look:
    found = look(session, now)
    assert not found.odd
    queue_bundles(session, found.bundles, now)
    note_lost(session, [[each] for each in found.lost], now)
    if found.is_sweep:
        deliveries.beat(session, EXPIRY, now)
    return found


def missed(session: Session, now: datetime) -> Iterator[Due]:
    """What a look finds that begins long ago, and so is at all there is."""
    deliveries.beat(session, EXPIRY, LONG_AGO)
    found = look(session, now)
    deliveries.beat(session, EXPIRY, now)
    yield from chain(*found.bundles, found.lost)


def after_beats(session: Session, apart: Sequence[int]) -> Iterator[Due]:
    """What was missed, each time that a look went as far as it does."""
    deliveries.beat(session, EXPIRY, LONG_AGO)
    now = NOW
    for minutes in (0, *apart):
        now += timedelta(minutes=minutes)
        if beat(session, now).is_far:
            yield from missed(session, now)


@pytest.mark.slow
@given(rhythms=st.lists(RHYTHMS, min_size=5, max_size=5), apart=APART, is_known=st.booleans())
@settings(max_examples=examples(25))
def test_a_look_at_all_finds_nothing_that_was_missed(
    living: World, rhythms: list[dict[str, Any]], apart: Sequence[int], *, is_known: bool
) -> None:
    with living.session.begin_nested() as point:
        people = living.session.scalars(select(Person.id).order_by(Person.id)).all()
        for person_id, rhythm in zip(people, rhythms, strict=True):
            mine = update(Person).where(Person.id == person_id)
            living.session.execute(mine.values(rhythm))
        if is_known:  # else they are new, and hear less
            living.session.execute(update(Membership).values(active_at=NOW))
        found = list(after_beats(living.session, apart))
        point.rollback()
    assert found == []
