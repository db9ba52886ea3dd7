"""Messages that stand in Slack follow what they show, whatever happens at the same moment."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.base import messages
from bot.domain.base.kinds import MessageKind
from bot.domain.base.messages import Tied
from storage.base import deliveries, edits
from storage.base.claims import MOST_EDITS
from storage.base.pace import Bucket
from storage.models import Delivery, DeliveryState
from tests.delivery.post import HELLO, Post
from tests.heard import heard

POINTS = ["after claim", "before send", "after send", "after mark"]
NEW = "Nieuwe woorden"


def sees(post: Post) -> list[str]:
    return [message.sees for message in post.bram.reads()]


def once(point: str, then: Callable[[], Any]) -> Callable[[str], None]:
    """Does something the first time that a sender gets there."""
    done: list[str] = []

    def checkpoint(name: str) -> None:
        if name == point and not done:
            done.append(name)
            then()

    return checkpoint


def count_edits(post: Post) -> list[Any]:
    """The list that grows with each edit that Slack is asked for."""
    asked: list[Any] = []

    def count(args: Any) -> bool:
        asked.append(args)
        return False

    post.sandbox.faults.add("chat.update", "error", times=None, when=count)
    return asked


@pytest.mark.parametrize("point", POINTS)
def test_a_change_while_the_message_is_sent_is_shown(post: Post, point: str) -> None:
    post.queue()
    outbox = post.make_outbox(checkpoint=once(point, lambda: post.change(NEW)))

    outbox.send_due()

    assert sees(post) == [NEW]
    assert not post.is_stale()


@pytest.mark.parametrize("point", POINTS)
def test_a_change_while_the_message_is_edited_is_shown(post: Post, point: str) -> None:
    post.queue()
    post.outbox.send_due()
    post.change("Tussendoor")
    outbox = post.make_outbox(checkpoint=once(point, lambda: post.change(NEW)))

    outbox.send_due()

    assert sees(post) == [NEW]
    assert not post.is_stale()


@pytest.mark.parametrize("lost", ["drop_after", "drop_before"])
def test_a_change_while_nobody_knows_whether_it_arrived_is_shown(post: Post, lost: Any) -> None:
    """It is found in Slack, or posted after all; in the old words or the new."""
    post.queue()
    post.sandbox.faults.add("chat.postMessage", lost)
    post.outbox.send_due()
    assert post.rows()[0].ambiguous
    post.change(NEW)

    post.let_pass(lambda: post.rows()[0].state is DeliveryState.SENT)
    post.outbox.send_due()

    assert sees(post) == [NEW]
    assert not post.is_stale()


def test_what_did_not_change_is_not_edited_after_it_was_looked_up(post: Post) -> None:
    asked = count_edits(post)
    post.change(NEW)
    post.queue()
    post.change(HELLO)
    post.sandbox.faults.add("chat.postMessage", "drop_after")

    post.let_pass(lambda: post.rows()[0].state is DeliveryState.SENT)
    post.outbox.send_due()

    assert sees(post) == [HELLO]
    assert asked == []


def test_what_changed_before_it_was_worded_is_not_edited(post: Post) -> None:
    asked = count_edits(post)
    post.queue()
    post.sandbox.faults.add("chat.postMessage", "error", error="brand_new_error")
    post.outbox.send_due()
    post.change(NEW)

    post.let_pass(lambda: post.rows()[0].state is DeliveryState.SENT)
    post.outbox.send_due()

    assert sees(post) == [NEW]
    assert asked == []


def test_many_changes_are_one_edit(post: Post) -> None:
    post.queue()
    post.outbox.send_due()
    asked = count_edits(post)
    stale: set[int] = set()
    for number in range(5):
        stale |= post.change(f"Versie {number}")

    post.outbox.freshen(stale)
    post.outbox.freshen(stale)
    post.outbox.send_due()

    assert sees(post) == ["Versie 4"]
    assert len(asked) == 1


def test_two_processes_do_not_edit_one_message_at_once(post: Post) -> None:
    """An older wording cannot overtake a newer one: who holds the lease is alone."""
    post.queue()
    post.outbox.send_due()
    stale = post.change("Tussendoor")
    seen: list[list[str]] = []

    def meanwhile() -> None:
        post.change(NEW)
        post.make_outbox().freshen(stale)
        seen.append(sees(post))

    post.make_outbox(checkpoint=once("before send", meanwhile)).freshen(stale)

    assert seen == [[HELLO]]
    assert sees(post) == [NEW]


def test_who_lost_the_lease_marks_nothing(post: Post) -> None:
    post.queue()
    post.outbox.send_due()
    post.change("Tussendoor")

    def overtaken() -> None:
        post.clock.move_by(timedelta(minutes=2))
        post.change(NEW)
        post.make_outbox().send_due()
        post.change("Nog nieuwer")

    post.make_outbox(checkpoint=once("after send", overtaken)).send_one()
    assert post.is_stale()
    post.outbox.send_due()

    assert sees(post) == ["Nog nieuwer"]


def test_an_edit_that_comes_too_late_for_its_lease_is_left_to_another(post: Post) -> None:
    post.queue()
    post.outbox.send_due()
    post.change(NEW)
    moments = iter([0.0])
    slow = post.make_outbox(monotonic=lambda: next(moments, 1000.0))
    asked = count_edits(post)

    assert slow.send_one()

    assert asked == []
    post.outbox.send_due()
    assert sees(post) == [NEW]


# Several at once


def several(post: Post, count: int = 5) -> set[int]:
    """Edits that are waiting, of as many messages."""
    for subject in range(count):
        post.queue(subject)
    post.outbox.send_due()
    return post.change(NEW)


@pytest.mark.parametrize("looked_at", [True, False])
def test_several_edits_share_their_transactions(post: Post, *, looked_at: bool) -> None:
    """Each takes what it takes to word it, and no more than that."""

    def asked(edit: Callable[[], Any]) -> int:
        with heard(post.db) as statements:
            edit()
        assert not post.is_stale()
        return len(statements)

    stale = several(post, 1)
    one = asked(partial(post.outbox.freshen, stale) if looked_at else post.outbox.send_one)
    stale = several(post, MOST_EDITS)
    all_of_them = asked(
        partial(post.outbox.freshen, stale) if looked_at else post.outbox.send_one
    )

    wording = 3  # its reader, its circle, and whether it is the first
    assert all_of_them <= one + wording * (MOST_EDITS - 1)


def test_one_that_slack_has_no_more_holds_up_no_other(post: Post) -> None:
    stale = several(post)
    post.sandbox.faults.add("chat.update", "error", error="message_not_found")

    post.outbox.freshen(stale)

    assert sees(post) == [HELLO] + [NEW] * 4
    assert not post.is_stale()


def test_once_one_has_to_wait_the_others_do_and_lose_no_attempt(post: Post) -> None:
    asked = count_edits(post)
    stale = several(post)
    sent = iter(range(5))
    post.sandbox.faults.add("chat.update", "status", when=lambda _: next(sent) == 2)

    post.outbox.freshen(stale)

    assert sees(post) == [NEW] * 2 + [HELLO] * 3
    assert len(asked) == 3
    assert [row.attempts for row in post.rows()] == [0, 0, 1, 0, 0]
    post.outbox.freshen(stale)
    assert sees(post) == [NEW] * 5


def test_those_that_come_too_late_for_their_lease_are_free_at_once(post: Post) -> None:
    stale = several(post)
    moments = iter([0.0] * 3)
    slow = post.make_outbox(monotonic=lambda: next(moments, 1000.0))

    slow.freshen(stale)
    assert sees(post) == [NEW] * 2 + [HELLO] * 3
    post.outbox.send_due()

    assert sees(post) == [NEW] * 5


def test_a_death_in_between_leaves_all_of_them_to_be_edited_again(post: Post) -> None:
    several(post)
    sent = iter(range(5))

    def die(name: str) -> None:
        if name == "after send" and next(sent) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        post.make_outbox(checkpoint=die).send_one()
    assert sees(post) == [NEW] * 3 + [HELLO] * 2
    post.let_pass(lambda: not post.is_stale())

    assert sees(post) == [NEW] * 5


def test_what_changes_while_others_are_edited_is_shown(post: Post) -> None:
    stale = several(post)
    last = once("before send", lambda: post.change("Nog nieuwer"))

    post.make_outbox(checkpoint=last).freshen(stale)

    assert sees(post) == ["Nog nieuwer"] * 5
    assert not post.is_stale()


# Someone is looking


def test_who_looks_does_not_wait_for_the_pace(post: Post) -> None:
    for subject in range(3):
        post.queue(subject)
    slow: dict[str, Any] = {"bucket": Bucket(rate=0.0001, burst=3)}
    outbox = post.make_outbox(**slow)
    outbox.send_due()
    post.queue(4)
    outbox.send_due()
    assert len(post.bram.reads()) == 3

    stale = post.change(NEW)
    outbox.freshen(stale)

    assert sees(post) == [NEW] * 3


def test_who_looks_does_not_take_all_there_is(post: Post) -> None:
    """A change of very many messages leaves most to the pace."""
    post.outbox.send_due()
    for subject in range(9):
        post.queue(subject)
    post.outbox.send_due()
    asked = count_edits(post)
    post.clock.move_by(timedelta(seconds=1))
    paced = post.make_outbox(bucket=Bucket(rate=0.0001, burst=3))

    paced.freshen(post.change(NEW))

    assert len(asked) == 6
    assert post.is_stale()


def test_who_looks_does_not_wait_for_the_next_attempt(post: Post) -> None:
    post.queue()
    post.outbox.send_due()
    post.sandbox.faults.add("chat.update", "error")
    stale = post.change("Tussendoor")
    post.outbox.freshen(stale)
    assert sees(post) == [HELLO]

    post.outbox.freshen(post.change(NEW))

    assert sees(post) == [NEW]


def test_who_looks_waits_as_well_when_slack_asks_to_wait(post: Post) -> None:
    post.queue(1)
    post.queue(2)
    post.outbox.send_due()
    asked = count_edits(post)
    post.sandbox.faults.add("chat.update", "ratelimited", retry_after=60)
    post.outbox.freshen(post.change("Tussendoor"))
    assert len(asked) == 1

    post.clock.move_by(timedelta(seconds=59))
    post.outbox.freshen(post.change(NEW))
    post.queue(3)
    post.outbox.send_due()
    assert len(asked) == 1
    assert sees(post) == [HELLO, HELLO, NEW]  # what is sent does not wait

    post.clock.move_by(timedelta(seconds=2))
    post.outbox.freshen(post.change(NEW))
    assert sees(post) == [NEW] * 3


def test_only_what_was_changed_is_edited_at_once(post: Post) -> None:
    post.queue(1)
    post.queue(2)
    post.outbox.send_due()
    stale = post.change(NEW)

    post.outbox.freshen({min(stale)})

    assert sees(post) == [NEW, HELLO]


def test_a_transaction_that_is_undone_changes_no_message(post: Post) -> None:
    post.queue()
    post.outbox.send_due()
    told: list[set[int]] = []
    watched = post.db.telling(lambda session: told.append(edits.made_stale(session)))

    def fail() -> None:
        with watched.begin() as session:
            subject = [(MessageKind.PROMPT, 1)]
            messages.make_stale(session, post.workspace_id, subject, post.clock.now())
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert told == []
    assert not post.is_stale()


# Bundles


def bundle(post: Post, count: int = 2) -> None:
    for subject in range(count):
        post.queue(subject)
    with post.db.begin() as session:
        parts = [deliveries.get(session, row.id) for row in post.rows()]
        bram = post.people["U0BRAM"]
        tied = [Tied(part.id, part.workspace_id, bram) for part in parts]
        messages.tie(session, [tied], post.clock.now())


def change_part(post: Post, subject_id: int, words: str = NEW) -> set[int]:
    post.change(words)
    with post.db.begin() as session:
        for row in post.rows():
            deliveries.get(session, row.id).shown_revision = row.revision
        about = [(MessageKind.PROMPT, subject_id)]
        messages.make_stale(session, post.workspace_id, about, post.clock.now())
    return edits.made_stale(session)


def test_a_bundle_that_changed_before_it_was_worded_is_not_edited(post: Post) -> None:
    asked = count_edits(post)
    bundle(post)
    post.change(NEW)

    post.outbox.send_due()

    assert post.bram.reads()[0].sees.count(NEW) == 2
    assert asked == []


def test_a_part_that_changed_is_shown_in_the_whole(post: Post) -> None:
    bundle(post)
    post.outbox.send_due()
    asked = count_edits(post)

    post.outbox.freshen(change_part(post, 1))

    [message] = post.bram.reads()
    assert message.sees.count(NEW) == 2
    assert len(asked) == 1
    assert not post.is_stale()


def test_parts_that_changed_together_are_one_edit(post: Post) -> None:
    bundle(post, 5)
    post.outbox.send_due()
    asked = count_edits(post)
    post.change(NEW)

    post.outbox.send_due()

    assert len(asked) == 1
    assert not post.is_stale()


@pytest.mark.parametrize("point", POINTS)
def test_a_change_while_a_bundle_is_sent_is_shown(post: Post, point: str) -> None:
    bundle(post)
    outbox = post.make_outbox(checkpoint=once(point, lambda: post.change(NEW)))

    outbox.send_due()

    [message] = post.bram.reads()
    assert message.sees.count(NEW) == 2
    assert HELLO not in message.sees
    assert not post.is_stale()


def test_a_bundle_whose_edit_fails_waits_as_a_whole(post: Post) -> None:
    bundle(post)
    post.outbox.send_due()
    asked = count_edits(post)
    post.sandbox.faults.add("chat.update", "status")
    post.change(NEW)

    post.outbox.send_due()
    assert len(asked) == 1
    assert post.is_stale()
    post.let_pass(lambda: not post.is_stale())

    assert len(asked) == 2
    assert post.bram.reads()[0].sees.count(NEW) == 2


def test_the_index_of_stale_messages_is_used(post: Post) -> None:
    """Whoever sends asks for them before each message."""
    if not post.db.is_sqlite:
        pytest.skip("PostgreSQL reads small tables whole")
    query = select(Delivery.id).where(edits.is_stale()).compile(post.db.engine)
    with post.db.read() as session:
        plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    assert any("ix_delivery_stale" in str(step) for step in plan)
