"""Telling a facilitator that a message did not arrive, and what can be done."""

from dataclasses import dataclass

from bot.slack.base import ids
from bot.slack.base.blocks import Message, button, buttons, fine_print, message, say
from bot.texts import Texts
from storage.models import Delivery, DeliveryState

CHANNEL = {"channel_not_found", "not_in_channel", "is_archived"}
PERSON = {"user_not_found", "users_not_found", "user_disabled", "cannot_dm_bot"}


@dataclass(frozen=True)
class Trouble:
    """`target`: the person's name, or None for the circle's channel."""

    delivery: Delivery
    target: str | None
    circle_name: str
    reason: str


def trouble_message(trouble: Trouble, texts: Texts) -> Message:
    delivery = trouble.delivery
    what = texts.word(f"kind-of-message-{delivery.kind.replace('_', '-')}", delivery.kind)
    target = trouble.target or texts("trouble-channel")
    if delivery.state is DeliveryState.SENT:
        return message(say(texts("trouble-solved", what=what, target=target)))
    if delivery.state not in {DeliveryState.DEAD, DeliveryState.UNSURE}:
        return message(say(texts("trouble-again", what=what, target=target)))
    is_unsure = delivery.state is DeliveryState.UNSURE
    said = texts(
        "trouble-unsure" if is_unsure else "trouble-dead",
        what=what,
        target=target,
        name=trouble.circle_name,
    )
    pressed = [button(texts("trouble-send-again"), ids.DELIVERY_AGAIN, delivery.id)]
    if is_unsure:
        pressed.append(button(texts("trouble-arrived"), ids.DELIVERY_ARRIVED, delivery.id))
    return message(say(said), fine_print(_reason(trouble, texts)), buttons(*pressed))


def _reason(trouble: Trouble, texts: Texts) -> str:
    if trouble.reason in CHANNEL:
        return texts("trouble-reason-channel")
    if trouble.reason in PERSON:
        return texts("trouble-reason-person")
    return texts("trouble-reason-other", reason=trouble.reason)
