"""What each of Slack's answers does to a message; no path ends in silence."""

from datetime import timedelta
from typing import Any

import pytest

from bot.domain.base.kinds import MessageKind
from storage.models import NO_SURFACE, DeliveryState, Person, Surface
from tests.delivery.post import CHANNEL, HELLO, HTTP_SECONDS, Post

DONE = {DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.UNSURE}
EDITED = "Andere woorden"
Fault = dict[str, Any]


def fault(kind: str, **how: Any) -> Fault:
    return {"kind": kind, **how}


def error(code: str) -> Fault:
    return fault("error", error=code)


AMBIGUOUS = [
    error("internal_error"),
    error("fatal_error"),
    error("service_unavailable"),
    error("request_timeout"),
    fault("status", status=500),
    fault("status", status=502),
    fault("status", status=503),
    fault("drop_before"),
    fault("drop_after"),
    fault("garbage"),
    fault("hang_after", seconds=2 * HTTP_SECONDS),
]


def is_done(post: Post) -> bool:
    return post.rows()[0].state in DONE


def add(post: Post, said: Fault, **how: Any) -> None:
    post.sandbox.faults.add("chat.postMessage", **{**said, **how})


@pytest.mark.parametrize("said", AMBIGUOUS, ids=str)
def test_an_ambiguous_answer_ends_in_exactly_one_message(post: Post, said: Fault) -> None:
    post.queue()
    add(post, said)

    post.outbox.send_due()
    assert post.rows()[0].state is DeliveryState.PENDING
    assert post.rows()[0].ambiguous
    post.let_pass(lambda: is_done(post))

    assert post.rows()[0].state is DeliveryState.SENT
    assert [message.sees for message in post.bram.reads()] == [HELLO]
    assert post.ada.reads() == []


def test_a_lost_answer_is_looked_up_before_anything_is_posted_again(post: Post) -> None:
    post.queue()
    add(post, fault("drop_after"))
    post.outbox.send_due()

    post.clock.move_by(timedelta(seconds=59))
    post.outbox.send_due()
    assert post.rows()[0].state is DeliveryState.PENDING

    post.clock.move_by(timedelta(seconds=2))
    post.outbox.send_due()
    [row] = post.rows()
    [message] = post.bram.reads()
    assert (row.state, row.external_id) == (DeliveryState.SENT, message.ts)


def test_slack_asks_for_patience_and_the_conversation_waits(post: Post) -> None:
    post.queue(1)
    post.queue(2)
    add(post, fault("ratelimited", retry_after=20))

    post.outbox.send_due()
    assert post.bram.reads() == []
    assert [(row.state, row.attempts) for row in post.rows()] == [
        (DeliveryState.PENDING, 0),
        (DeliveryState.PENDING, 0),
    ]
    post.clock.move_by(timedelta(seconds=19))
    post.outbox.send_due()
    assert post.bram.reads() == []

    for count in (1, 2):  # a second apart, from then on
        post.clock.move_by(timedelta(seconds=2))
        post.outbox.send_due()
        assert len(post.bram.reads()) == count


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("user_not_found", "Slack kan deze persoon niet meer bereiken"),
        ("cannot_dm_bot", "Slack kan deze persoon niet meer bereiken"),
        ("messages_tab_disabled", "messages_tab_disabled"),
        ("restricted_action", "restricted_action"),
        ("restricted_action_read_only_channel", "restricted_action_read_only_channel"),
        ("ekm_access_denied", "ekm_access_denied"),
    ],
)
def test_what_never_arrives_is_told_to_the_facilitator(
    post: Post, code: str, words: str
) -> None:
    post.queue()
    add(post, error(code), times=None, when=lambda args: args["channel"] == "U0BRAM")

    post.let_pass(lambda: is_done(post))
    post.outbox.send_due()

    assert post.rows()[0].state is DeliveryState.DEAD
    assert post.bram.reads() == []
    [report] = post.ada.reads()
    assert "kwam niet aan: de vraag na de bijeenkomst, voor Bram Jansen" in report.sees
    assert words in report.sees
    assert report.buttons == ["Stuur opnieuw"]


@pytest.mark.parametrize("code", ["channel_not_found", "not_in_channel", "is_archived"])
def test_a_channel_that_is_closed_is_told_with_what_to_do(post: Post, code: str) -> None:
    post.queue(channel=CHANNEL)
    add(post, error(code), times=None, when=lambda args: args["channel"] == CHANNEL)

    post.let_pass(lambda: is_done(post))
    post.outbox.send_due()

    assert post.rows()[0].state is DeliveryState.DEAD
    [report] = post.ada.reads()
    assert "/invite @Leerkring" in report.sees


@pytest.mark.parametrize(
    "code",
    ["token_revoked", "token_expired", "invalid_auth", "account_inactive", "missing_scope"],
)
def test_a_workspace_that_is_down_loses_nothing(post: Post, code: str) -> None:
    for subject in range(3):
        post.queue(subject)
    add(post, error(code))

    post.outbox.send_due()
    assert {row.state for row in post.rows()} == {DeliveryState.PENDING}
    assert post.workspace().pause_reason == code

    post.clock.move_by(timedelta(minutes=6))
    post.outbox.send_due()
    assert len(post.bram.reads()) == 3
    assert post.workspace().pause_reason is None


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_too_long", "msg_blocks_too_long"])
def test_a_message_that_slack_cannot_show_goes_out_plainly(post: Post, code: str) -> None:
    post.queue()
    add(post, error(code))

    post.let_pass(lambda: is_done(post))

    [message] = post.bram.reads()
    assert (message.sees, message.blocks) == (HELLO, [])


def test_a_message_that_slack_cannot_show_at_all_is_told(post: Post) -> None:
    post.queue()
    bram = "U0BRAM"
    add(post, error("msg_too_long"), times=None, when=lambda args: args["channel"] == bram)

    post.let_pass(lambda: is_done(post))
    post.outbox.send_due()

    assert post.rows()[0].state is DeliveryState.DEAD
    assert len(post.ada.reads()) == 1


def test_an_unknown_refusal_is_tried_three_times(post: Post) -> None:
    post.queue()
    add(post, error("brand_new_error"), times=None, when=lambda a: a["channel"] == "U0BRAM")

    post.let_pass(lambda: is_done(post))
    post.outbox.send_due()

    [row] = post.rows(MessageKind.PROMPT)
    assert (row.state, row.attempts) == (DeliveryState.DEAD, 3)
    assert "brand_new_error" in post.ada.reads()[0].sees


def test_an_unknown_refusal_that_passes_is_forgotten(post: Post) -> None:
    post.queue()
    add(post, error("brand_new_error"), times=2)

    post.let_pass(lambda: is_done(post))

    assert [message.sees for message in post.bram.reads()] == [HELLO]
    assert post.ada.reads() == []


def test_slack_out_of_reach_means_later(post: Post) -> None:
    post.queue()
    nobody = post.make_outbox(api_url="http://127.0.0.1:9/api/")

    nobody.send_due()
    [row] = post.rows()
    assert (row.state, row.ambiguous) == (DeliveryState.PENDING, False)

    post.let_pass(lambda: is_done(post))
    assert len(post.bram.reads()) == 1


def test_what_cannot_be_looked_up_is_for_a_person_to_decide(post: Post) -> None:
    """The bot may not read channels: it cannot know whether this one arrived."""
    post.queue(channel=CHANNEL)
    add(post, fault("drop_after"))

    post.let_pass(lambda: is_done(post))
    post.outbox.send_due()

    assert post.rows()[0].state is DeliveryState.UNSURE
    assert len(post.sandbox.posted(CHANNEL)) == 1
    [report] = post.ada.reads()
    assert "Ik weet niet zeker of dit bericht" in report.sees
    assert report.buttons == ["Stuur opnieuw", "Het is er"]


def test_a_report_that_cannot_be_delivered_makes_no_other_report(post: Post) -> None:
    post.queue()
    add(post, error("user_not_found"), times=None)

    for _ in range(3):
        post.outbox.send_due()

    assert [row.state for row in post.rows()] == [DeliveryState.DEAD, DeliveryState.DEAD]


def test_one_failing_reader_does_not_keep_the_others_waiting(post: Post) -> None:
    post.queue(1)
    post.queue(2, to=post.people["U0ADA"])
    add(post, error("user_not_found"), when=lambda args: args["channel"] == "U0BRAM")

    post.outbox.send_due()

    assert HELLO in [message.sees for message in post.ada.reads()]


@pytest.mark.parametrize("state", [DeliveryState.PENDING, DeliveryState.SENDING])
def test_a_reader_without_slack_is_not_looked_for_in_it(
    post: Post, state: DeliveryState
) -> None:
    """Also where a worker was stopped half-way: Slack has no conversation with them."""
    post.queue()
    with post.db.begin() as session:
        bram = session.get_one(Person, post.people["U0BRAM"])
        bram.surface, bram.external_id = Surface.EMAIL, "bram@provincie.example"
        session.merge(post.rows()[0]).state = state

    post.outbox.send_due()

    [row] = post.rows()
    assert (row.state, row.last_error) == (DeliveryState.CANCELLED, NO_SURFACE)
    assert [each.kind for each in post.sandbox.log if each.direction == "to_slack"] == []
    assert post.ada.reads() == []


# Editing what stands in Slack. Nobody but the reader ever hears of it.


@pytest.fixture
def shown(post: Post) -> Post:
    """A message stands in Slack, and what it shows has changed."""
    post.queue()
    post.outbox.send_due()
    post.change(EDITED)
    return post


def add_edit(post: Post, said: Fault, **how: Any) -> list[Any]:
    """How editing fails; gives the list of what is tried."""
    tried: list[Any] = []

    def fits(args: Any) -> bool:
        tried.append(args)
        return True

    post.sandbox.faults.add("chat.update", **{"when": fits, **said, **how})
    return tried


def sees(post: Post) -> list[str]:
    return [message.sees for message in post.bram.reads()]


@pytest.mark.parametrize("said", [*AMBIGUOUS, error("brand_new_error")], ids=str)
def test_an_edit_that_fails_is_made_later(shown: Post, said: Fault) -> None:
    add_edit(shown, said)

    shown.outbox.send_due()
    assert shown.is_stale()
    shown.let_pass(lambda: not shown.is_stale())

    assert sees(shown) == [EDITED]
    assert shown.ada.reads() == []
    [row] = shown.rows()
    assert (row.state, row.attempts, row.last_error) == (DeliveryState.SENT, 0, None)


def test_edits_wait_as_long_as_slack_asks_and_what_is_sent_does_not(shown: Post) -> None:
    shown.queue(2)
    shown.queue(3)
    shown.outbox.send_due()
    shown.change(EDITED)
    tried = add_edit(shown, fault("ratelimited", retry_after=20), times=None)

    shown.outbox.send_due()
    shown.queue(4)
    shown.outbox.send_due()
    assert len(tried) == 1
    assert len(sees(shown)) == 4

    shown.clock.move_by(timedelta(seconds=19))
    shown.outbox.send_due()
    assert len(tried) == 1

    shown.sandbox.faults.clear()
    shown.clock.move_by(timedelta(seconds=2))
    shown.outbox.send_due()
    assert sees(shown) == [EDITED] * 4
    assert not shown.is_stale()


@pytest.mark.parametrize("code", ["token_revoked", "account_inactive", "missing_scope"])
def test_a_workspace_that_is_down_is_edited_afterwards(shown: Post, code: str) -> None:
    add_edit(shown, error(code))

    shown.outbox.send_due()
    assert shown.workspace().pause_reason == code

    shown.clock.move_by(timedelta(minutes=6))
    shown.outbox.send_due()
    assert sees(shown) == [EDITED]
    assert shown.workspace().pause_reason is None


def test_slack_out_of_reach_means_an_edit_later(shown: Post) -> None:
    shown.make_outbox(api_url="http://127.0.0.1:9/api/").send_due()
    assert shown.is_stale()

    shown.let_pass(lambda: not shown.is_stale())
    assert sees(shown) == [EDITED]


@pytest.mark.parametrize("code", ["invalid_blocks", "msg_too_long", "msg_blocks_too_long"])
def test_words_that_slack_cannot_show_stand_there_plainly(shown: Post, code: str) -> None:
    add_edit(shown, error(code))

    shown.outbox.send_due()
    [message] = shown.bram.reads()
    assert (message.sees, message.blocks) == (EDITED, [])

    shown.change("Weer gewoon")
    shown.outbox.send_due()
    [message] = shown.bram.reads()
    assert message.sees == "Weer gewoon"
    assert message.blocks


@pytest.mark.parametrize(
    ("code", "tries"),
    [
        ("message_not_found", 1),
        ("cant_update_message", 1),
        ("edit_window_closed", 1),
        ("channel_not_found", 1),
        ("is_archived", 1),
        ("restricted_action", 1),
        ("msg_too_long", 2),
        ("brand_new_error", 3),
    ],
)
def test_what_cannot_be_edited_is_left_as_it_stands(shown: Post, code: str, tries: int) -> None:
    tried = add_edit(shown, error(code), times=None)

    shown.let_pass(lambda: not shown.is_stale())
    shown.let_pass(lambda: not shown.is_stale())

    assert len(tried) == tries
    assert sees(shown) == [HELLO]
    assert shown.ada.reads() == []
    [row] = shown.rows()
    assert (row.state, row.last_error) == (DeliveryState.SENT, code)

    shown.sandbox.faults.clear()
    shown.change("Nog andere woorden")
    shown.outbox.send_due()
    assert sees(shown) == ["Nog andere woorden"]


def test_one_edit_that_fails_does_not_keep_the_others_waiting(shown: Post) -> None:
    shown.queue(2)
    shown.outbox.send_due()
    first = shown.rows()[0].external_id
    add_edit(shown, error("internal_error"), times=None, when=lambda a: a["ts"] == first)
    shown.change("Nieuw")

    shown.outbox.send_due()

    assert sees(shown) == [EDITED, "Nieuw"]
