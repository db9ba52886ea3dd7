"""Where Slack shows an answer: in a form, in private, or in a command's acknowledgement."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt import BoltContext
from slack_sdk import WebClient

from bot.delivery.slack import NO_ANSWER
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message, remembered
from storage.outages import is_outage

log = logging.getLogger(__name__)
HTTP_OK = 200
DEEPEST = 3  # forms on top of each other
REVIEW = "review"  # remembered in a form


def open_form(client: WebClient, body: Json, view: Json) -> None:
    """Open a form; from inside another form, stack it on top.

    Slack keeps three at most: from the third on, it takes the place of the one it was pressed
    in. So does what is chosen from the list of all that one can do.
    """
    below = body.get("view") or {}
    is_form = below.get("type") == "modal"
    is_list = below.get("callback_id") in {ids.MANAGE, ids.HOME_ALL}
    if is_list or (is_form and depth_of(below) == DEEPEST):
        client.views_update(view_id=below["id"], view=view)
    elif is_form:
        client.views_push(trigger_id=body["trigger_id"], view=view)
    else:
        client.views_open(trigger_id=body["trigger_id"], view=view)


def heads_thread(body: Json) -> bool:
    """Pressed under a message with answers: what Slack says to that, it hides among those."""
    pressed = body.get("message") or {}
    return bool(pressed.get("thread_ts")) and pressed["thread_ts"] == pressed.get("ts")


def depth_of(view: Json) -> int:
    """How many forms lie on top of each other, up to this one."""
    below = view.get("previous_view_id")
    return 1 if not below else 2 if below == view.get("root_view_id") else 3


def reviewing(view: Json, back: str) -> Json:
    """This form as a review of the form that it lies on: closing it leads back to that."""
    memory = json.dumps({**remembered(view), REVIEW: True}, ensure_ascii=False)
    close = {"type": "plain_text", "text": back}
    return {**view, "close": close, "private_metadata": memory}


def as_sent(view: Json) -> Json:
    """A form from a request, to show it again as it is."""
    parts = ("type", "callback_id", "title", "blocks", "submit", "close", "private_metadata")
    return {name: view[name] for name in parts if view.get(name)}


def reviewed_form(view: Json) -> str | None:
    """The form that this one is a review of; it lies below, as it was filled in."""
    is_review = remembered(view).get(REVIEW) is True
    return view.get("previous_view_id") if is_review else None


def direct_answer(message: Message) -> Json:
    """A command's answer in its acknowledgement: only the person who typed it sees it."""
    return {"response_type": "ephemeral", "text": message.text, "blocks": message.blocks}


def respond(context: BoltContext, message: Message) -> bool:
    """Say something in private; False when Slack's address for it did not take it."""
    if context.respond is None:
        return False
    try:
        answer = context.respond(
            text=message.text, blocks=message.blocks, replace_original=False
        )
    except NO_ANSWER:
        return False
    return answer.status_code == HTTP_OK


@contextmanager
def harmless(problem: str) -> Iterator[None]:
    """For showing what was stored already: that did not go wrong when showing it does."""
    try:
        yield
    except Exception as error:
        if not (isinstance(error, NO_ANSWER) or is_outage(error)):
            raise
        log.info("%s: %s", problem, type(error).__name__)
