"""Whose turn it is to leave: after a kill, between workspaces, and when Slack says to wait."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.delivery.courier import Timing
from bot.domain.base import messages
from bot.domain.base.kinds import Due, MessageKind
from storage.base.pace import Bucket
from storage.models import Delivery, DeliveryState, Person, Surface, Workspace
from tests.delivery.post import CHANNEL, HELLO, NOON, UNPACED, Post

QUEUED = 30
EDITED = "Andere woorden"


class Killed(BaseException):
    """As a process that is gone: nobody marks anything."""


def kill_at(point: str) -> Callable[[str], None]:
    def checkpoint(name: str) -> None:
        if name == point:
            raise Killed

    return checkpoint


def key(message: Any) -> str:
    return str(message.metadata["event_payload"]["key"])


@pytest.mark.parametrize("point", ["before send", "after send"])
def test_a_message_in_hand_at_a_kill_is_handled_before_all_that_waits(
    post: Post, point: str
) -> None:
    for subject in range(QUEUED):
        post.queue(subject)
    with pytest.raises(Killed):
        replace(post.outbox, checkpoint=kill_at(point)).send_one()
    in_hand = post.rows()[0]
    timing = Timing()
    took = timedelta(0)

    while post.rows()[0].state is not DeliveryState.SENT and took < timedelta(minutes=5):
        post.clock.move_by(timedelta(seconds=1))
        took += timedelta(seconds=1)
        if took > timing.lease:
            post.outbox.send_one()  # one a second: the others keep on waiting

    assert took <= timedelta(seconds=90)
    assert [key(m) for m in post.sandbox.posted()].count(in_hand.message_key) == 1


def test_a_lost_answer_is_looked_up_before_newer_messages_leave(post: Post) -> None:
    for subject in range(QUEUED):
        post.queue(subject)
    post.sandbox.faults.add("chat.postMessage", "drop_before")
    post.outbox.send_one()

    post.clock.move_by(timedelta(seconds=61))
    post.outbox.send_one()
    post.clock.move_by(timedelta(seconds=31))
    post.outbox.send_one()

    assert [key(m) for m in post.sandbox.posted()] == [post.rows()[0].message_key]


def add_workspace(post: Post) -> int:
    """Another organisation, with Ada as its only reader."""
    with post.db.begin() as session:
        other = Workspace(
            surface=Surface.SLACK, external_id="T0ANDER", name="Ander", created_at=NOON
        )
        session.add(other)
        session.flush()
        reader = Person(
            workspace_id=other.id,
            surface=Surface.SLACK,
            external_id=post.ada.id,
            name="Ada",
            refreshed_at=NOON,
        )
        session.add(reader)
        session.flush()
        now = post.clock.now()
        message = Due(
            workspace_id=other.id,
            kind=MessageKind.PROMPT,
            subject_id=1,
            to=reader.id,
            circle_id=post.circle_id,
            due_at=now,
        )
        messages.queue(session, message, now=now)
        return other.id


@pytest.mark.parametrize("bucket", [Bucket(rate=0.001, burst=3), UNPACED], ids=["spent", "not"])
def test_a_workspace_with_a_long_queue_does_not_hold_up_another(
    post: Post, bucket: Bucket
) -> None:
    for subject in range(QUEUED):
        post.queue(subject)
    outbox = post.make_outbox(bucket=bucket)
    for _ in range(3):
        outbox.send_one()
    post.clock.move_by(timedelta(seconds=1))
    add_workspace(post)

    outbox.send_one()

    assert [message.sees for message in post.ada.reads()] == [HELLO]


def test_edits_of_one_workspace_do_not_hold_up_another(post: Post) -> None:
    for subject in range(QUEUED):
        post.queue(subject)
    post.outbox.send_due()
    post.change(EDITED)
    post.outbox.send_one()
    add_workspace(post)

    post.outbox.send_one()

    assert [message.sees for message in post.ada.reads()] == [EDITED]


def limit(post: Post, channel: str, **how: Any) -> list[Any]:
    """Slack refuses this conversation for now; what was asked."""
    asked: list[Any] = []

    def when(args: Any) -> bool:
        is_it = channel in {args["channel"], "*"}
        if is_it:
            asked.append(args["channel"])
        return is_it

    said = {"retry_after": 20, "times": None, **how}
    kind = said.pop("kind", "ratelimited")
    post.sandbox.faults.add("chat.postMessage", kind, when=when, **said)
    return asked


def go_on(post: Post, *seconds: int) -> None:
    """Send at these moments, counted from now."""
    begin = post.clock.now()
    for each in seconds:
        post.clock.move_to(begin + timedelta(seconds=each))
        post.outbox.send_due()


def test_one_busy_channel_waits_and_the_others_do_not(post: Post) -> None:
    for occasion in range(3):
        post.queue(occasion, channel=CHANNEL)
    asked = limit(post, CHANNEL)
    post.queue(7)
    post.queue(8, to=post.people["U0ADA"])

    post.outbox.send_due()

    assert len(asked) == 1
    assert len(post.bram.reads()) == len(post.ada.reads()) == 1
    assert post.workspace().paused_until is None
    assert {row.attempts for row in post.rows()} == {0}

    post.sandbox.faults.clear()
    go_on(post, 21, 22, 23)
    assert {row.state for row in post.rows()} == {DeliveryState.SENT}


def test_two_conversations_refused_at_once_are_the_workspace(post: Post) -> None:
    for subject in range(5):
        post.queue(subject)
        post.queue(subject + 10, to=post.people["U0ADA"])
        post.queue(subject + 20, channel=CHANNEL)
    asked = limit(post, "*")

    post.outbox.send_due()

    assert len(asked) == 2
    assert post.workspace().pause_reason == "ratelimited"

    post.sandbox.faults.clear()
    go_on(post, 21, 22, 23, 24, 25)
    assert {row.state for row in post.rows()} == {DeliveryState.SENT}
    assert post.workspace().pause_reason is None


@pytest.mark.parametrize("seconds", [0, 10**9, 86_400])
def test_an_odd_retry_after_is_neither_a_storm_nor_a_silence(post: Post, seconds: int) -> None:
    post.queue()
    asked = limit(post, "*", retry_after=seconds)

    post.outbox.send_due(most=50)
    assert len(asked) == 1

    post.sandbox.faults.clear()
    post.clock.move_by(timedelta(minutes=6))
    post.outbox.send_due()
    assert [message.sees for message in post.bram.reads()] == [HELLO]


def test_a_refusal_without_retry_after_is_no_storm(post: Post) -> None:
    post.queue()
    asked = limit(post, "*", kind="error", error="ratelimited")

    post.outbox.send_due(most=50)
    assert len(asked) == 1

    post.sandbox.faults.clear()
    post.clock.move_by(timedelta(seconds=11))
    post.outbox.send_due()
    assert [message.sees for message in post.bram.reads()] == [HELLO]


def test_looking_up_too_often_does_not_stop_the_others(post: Post) -> None:
    post.queue(1)
    post.sandbox.faults.add("chat.postMessage", "drop_after")
    post.outbox.send_due()
    post.sandbox.faults.add("conversations.history", "ratelimited", retry_after=20)
    post.queue(2)
    post.clock.move_by(timedelta(seconds=61))

    post.outbox.send_due()
    assert [row.state for row in post.rows()] == [DeliveryState.PENDING, DeliveryState.SENT]

    post.clock.move_by(timedelta(seconds=21))
    post.outbox.send_due()
    assert [row.state for row in post.rows()] == [DeliveryState.SENT] * 2
    assert len(post.bram.reads()) == 2


def answer_in_thread(post: Post) -> Delivery:
    """Under the first message to Bram another one is to stand."""
    post.queue(1)
    post.outbox.send_due()
    root = post.rows()[0]
    with post.db.begin() as session:
        now = post.clock.now()
        message = Due(
            workspace_id=post.workspace_id,
            kind=MessageKind.PROMPT,
            subject_id=2,
            circle_id=post.circle_id,
            to=post.people["U0BRAM"],
            details={"thread": root.id},
            due_at=now,
        )
        messages.queue(session, message, now=now)
    return root


@pytest.mark.parametrize("kind", ["drop_after", "drop_before", "garbage"])
def test_what_stands_in_a_thread_is_looked_up_there(post: Post, kind: Any) -> None:
    root = answer_in_thread(post)
    post.sandbox.faults.add("chat.postMessage", kind)

    post.let_pass(lambda: post.rows()[-1].state is DeliveryState.SENT, most=5)

    in_thread = [m for m in post.sandbox.posted() if m.thread_ts == root.external_id]
    answers = [m for m in in_thread if m.ts != root.external_id]
    assert [key(message) for message in answers] == [post.rows()[-1].message_key]


def test_a_message_is_found_behind_pages_of_others(post: Post) -> None:
    post.queue()
    post.sandbox.faults.add("chat.postMessage", "drop_after")
    post.outbox.send_due()
    for number in range(250):
        post.bram.says(f"Bericht {number}")

    post.clock.move_by(timedelta(seconds=61))
    post.outbox.send_due()

    assert post.rows()[0].state is DeliveryState.SENT
    assert len(post.sandbox.posted()) == 1


def test_a_conversation_at_its_limit_gets_a_message_a_second_after_one_refusal(
    post: Post,
) -> None:
    """And whoever sends knows when to come back."""
    for subject in range(6):
        post.queue(subject)
    taken: list[datetime] = []
    refused: list[datetime] = []

    def when(_: Mapping[str, Any]) -> bool:
        now = post.clock.now()
        is_early = bool(taken) and now - taken[-1] < timedelta(seconds=1)
        (refused if is_early else taken).append(now)
        return is_early

    post.sandbox.faults.add("chat.postMessage", "ratelimited", times=None, when=when)
    for _ in range(6):
        post.outbox.send_due()
        wait = post.outbox.next_turn(timedelta(seconds=2))
        post.clock.move_by(wait or timedelta(0))

    assert [each.state for each in post.rows()] == [DeliveryState.SENT] * 6
    assert taken[-1] - taken[0] == timedelta(seconds=5)
    assert len(refused) == 1
    assert post.outbox.next_turn(timedelta(seconds=2)) is None


def test_whoever_sends_knows_when_the_pace_allows_the_next(post: Post) -> None:
    for subject in range(3):
        post.queue(subject)
    post.outbox = post.make_outbox(bucket=Bucket(rate=2, burst=1))

    post.outbox.send_due()
    wait = post.outbox.next_turn(timedelta(seconds=2))

    assert len(post.sandbox.posted()) == 1
    assert wait == timedelta(seconds=0.5)
