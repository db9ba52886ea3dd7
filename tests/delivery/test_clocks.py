"""A wall clock that is set, either way, holds nothing up and doubles nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from threading import Event
from types import MappingProxyType
from typing import Any

import pytest

from bot import ticker
from bot.clock import utc_now
from bot.delivery.outbox import Outbox
from bot.ticker import Heart
from storage import health
from storage.base import deliveries
from storage.base.pace import Bucket
from storage.models import DeliveryState, Person
from tests.delivery.post import CHANNEL, HELLO, Post
from tests.delivery.test_turns import Killed, kill_at

HOUR, YEAR = timedelta(hours=1), timedelta(days=365)
BACK = [HOUR, YEAR]
EDITED = "Andere woorden"


def behind(post: Post, span: timedelta, **how: Any) -> Outbox:
    """An outbox of a machine whose clock was put back by a span."""

    def now() -> datetime:
        return post.clock.now() - span

    return replace(post.outbox, clock=now, wall=now, **how)


def fault(kind: str, **how: Any) -> Callable[[Post], None]:
    def before(post: Post) -> None:
        post.queue()
        post.sandbox.faults.add("chat.postMessage", kind, **how)  # type: ignore[arg-type]
        post.outbox.send_due()

    return before


def nothing_yet(post: Post) -> None:
    post.queue()


def killed(post: Post) -> None:
    post.queue()
    with pytest.raises(Killed):
        replace(post.outbox, checkpoint=kill_at("before send")).send_one()


def pace_is_spent(post: Post) -> None:
    post.queue(1)
    post.queue(2)
    post.make_outbox(bucket=Bucket(rate=1, burst=1)).send_due()


def sent_again(post: Post) -> None:
    """It had failed; a facilitator pressed the button just before the clock was put back."""
    fault("error", error="user_not_found")(post)
    with post.db.begin() as session:
        row = session.merge(post.rows()[0])
        row.state, row.available_at, row.attempts = (
            DeliveryState.PENDING,
            post.clock.now(),
            0,
        )


BEFORE = {
    "queued": nothing_yet,
    "in hand at a kill": killed,
    "answer lost": fault("drop_after"),
    "unclear": fault("error", error="brand_new_error"),
    "conversation paused": fault("ratelimited", retry_after=200),
    "workspace paused": fault("error", error="token_revoked"),
    "pace spent": pace_is_spent,
    "sent again": sent_again,
}


@pytest.mark.parametrize("span", BACK, ids=["an hour", "a year"])
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE.keys())
def test_a_clock_put_back_holds_no_message_up(
    post: Post, before: Callable[[Post], None], span: timedelta
) -> None:
    before(post)
    outbox = behind(post, span)

    for _ in range(12):  # six minutes
        outbox.send_due(most=20)
        post.clock.move_by(timedelta(seconds=30))

    rows = [row for row in post.rows() if row.person_id == post.people["U0BRAM"]]
    assert {row.state for row in rows} == {DeliveryState.SENT}
    assert [message.sees for message in post.bram.reads()] == [HELLO] * len(rows)


@pytest.mark.parametrize("span", BACK, ids=["an hour", "a year"])
@pytest.mark.parametrize("kind", ["ratelimited", "drop_before", "error"])
def test_a_clock_put_back_holds_no_edit_up(post: Post, kind: Any, span: timedelta) -> None:
    post.queue()
    post.outbox.send_due()
    post.sandbox.faults.add("chat.update", kind, retry_after=200)
    post.change(EDITED)
    post.outbox.send_due()
    outbox = behind(post, span)

    for _ in range(12):
        outbox.send_due(most=20)
        post.clock.move_by(timedelta(seconds=30))

    assert [message.sees for message in post.bram.reads()] == [EDITED]


@pytest.mark.parametrize("ahead", [HOUR, YEAR], ids=["an hour", "a year"])
def test_a_lost_answer_is_found_by_a_clock_that_was_ahead_of_slack(
    post: Post, ahead: timedelta
) -> None:
    post.queue()
    with post.db.begin() as session:
        row = session.merge(post.rows()[0])
        row.created_at += ahead
    post.sandbox.faults.add("chat.postMessage", "drop_after")
    post.outbox.send_due()

    post.let_pass(lambda: post.rows()[0].state is DeliveryState.SENT, most=5)

    assert [message.sees for message in post.bram.reads()] == [HELLO]


def test_who_is_away_is_waited_for_whatever_the_clock_says(post: Post) -> None:
    with post.db.begin() as session:
        reader = session.get_one(Person, post.people["U0BRAM"])
        reader.away_until = (post.clock.now() + timedelta(days=10)).date()
    post.queue()
    post.outbox.send_due()
    outbox = behind(post, HOUR)

    assert outbox.send_due(most=50) < 5
    assert post.bram.reads() == []


@pytest.mark.parametrize(
    ("span", "is_well"),
    [(timedelta(0), True), (timedelta(seconds=3), True), (HOUR, False), (YEAR, False)],
)
def test_an_age_below_zero_is_red(post: Post, span: timedelta, *, is_well: bool) -> None:
    with post.db.begin() as session:
        deliveries.beat(session, "tick", post.clock.now())

    assert health.pulse(post.db, post.clock.now() - span).is_well is is_well


class Wall:
    """The wall clock of this machine, which someone sets."""

    def __init__(self) -> None:
        self.put = timedelta(0)

    def now(self) -> datetime:
        return utc_now() + self.put


@contextmanager
def beating(
    post: Post,
    wall: Wall,
    monkeypatch: pytest.MonkeyPatch,
    jobs: Mapping[str, Any] = MappingProxyType({}),
    **how: Any,
) -> Iterator[Event]:
    """A heart of which every tick sets the event; APScheduler goes by the same wall clock."""

    class Told(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return wall.now().astimezone(tz)

    beat = Event()

    def clock() -> datetime:
        beat.set()
        return wall.now()

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Told)
    for name in ("TICK_SECONDS", "LOOK_SECONDS"):
        monkeypatch.setattr(ticker, name, 0.05, raising=False)
    heart = Heart(post.db, replace(post.outbox, wall=wall.now, **how), clock, **jobs)
    heart.start()
    try:
        yield beat
    finally:
        heart.stop()


@pytest.mark.parametrize("put", [-HOUR, -YEAR, YEAR], ids=str)
def test_the_heart_beats_on_when_the_clock_is_put(
    post: Post, monkeypatch: pytest.MonkeyPatch, put: timedelta
) -> None:
    wall = Wall()
    with beating(post, wall, monkeypatch) as beat:
        assert beat.wait(5)
        wall.put = put
        for _ in range(3):
            beat.clear()
            assert beat.wait(5)


@pytest.mark.parametrize("job", ["catch_up", "complete", "mail"])
def test_everything_else_goes_on_when_the_clock_is_put(
    post: Post, monkeypatch: pytest.MonkeyPatch, job: str
) -> None:
    wall, done = Wall(), Event()
    monkeypatch.setattr(ticker, "SEND_SECONDS", 0.05)
    job_of_mail = {"mail": (timedelta(seconds=0.05), done.set)}
    jobs = {job: job_of_mail if job == "mail" else done.set}
    with beating(post, wall, monkeypatch, jobs=jobs):
        assert done.wait(5)
        wall.put = -HOUR
        for _ in range(3):
            done.clear()
            assert done.wait(5)


def test_the_heart_beats_on_while_slack_takes_its_time(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many are queued; the first one is on its way."""
    for subject in range(20):
        post.queue(subject, channel=CHANNEL)
    on_its_way, arrived = Event(), Event()

    def checkpoint(name: str) -> None:
        if name == "before send":
            on_its_way.set()
            arrived.wait(10)

    with beating(post, Wall(), monkeypatch, checkpoint=checkpoint) as beat:
        try:
            assert on_its_way.wait(5)
            for _ in range(3):
                beat.clear()
                assert beat.wait(5)
        finally:
            arrived.set()


def test_nothing_new_is_begun_once_it_is_to_stop(post: Post) -> None:
    for subject in range(20):
        post.queue(subject)

    def checkpoint(name: str) -> None:
        if name == "after send":
            outbox.stopping.set()

    outbox = replace(post.outbox, checkpoint=checkpoint)
    outbox.send_due()

    assert len(post.bram.reads()) == 1
    states = [row.state for row in post.rows()]
    assert states == [DeliveryState.SENT] + [DeliveryState.PENDING] * 19


def test_edits_stop_as_well(post: Post) -> None:
    for subject in range(5):
        post.queue(subject)
    post.outbox.send_due()

    def checkpoint(name: str) -> None:
        if name == "after send":
            outbox.stopping.set()

    outbox = replace(post.outbox, checkpoint=checkpoint)
    outbox.freshen(post.change(EDITED))

    assert [message.sees for message in post.bram.reads()].count(EDITED) == 1
