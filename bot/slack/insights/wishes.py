"""What an author would change in a card: the form, and what the facilitators read."""

from slack_sdk.models.blocks import ButtonElement

from bot.domain.insights.wishes import LONGEST_WISH, Asked, Wish
from bot.slack.base import ids
from bot.slack.base.blocks import (
    LONGEST_OPTION,
    Json,
    Message,
    button,
    buttons,
    cut,
    field,
    fine_print,
    message,
    modal,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import several_lines
from bot.texts import Texts


def wish_button(insight_id: int, texts: Texts, seen: str = "") -> ButtonElement:
    """`seen`: the fingerprint of a card that waits for an author's yes."""
    value = f"{insight_id}.{seen}" if seen else insight_id
    return button(texts("wish-open"), ids.WISH_OPEN, value)


def wish_modal(found: Asked, texts: Texts) -> Json:
    return modal(
        ids.WISH_FORM,
        texts("wish-title"),
        [
            strong(found.insight.title),
            field("text", texts("wish-words"), several_lines(LONGEST_WISH, found.text or None)),
            fine_print(texts("wish-read-by")),
        ],
        submit=texts("wish-tell"),
        close=texts("button-back"),
        remember={"insight": found.insight.id, "seen": found.seen},
    )


def read_wish(view: Json) -> tuple[int, str, str]:
    """The inverse of `wish_modal`: the card, how it was seen, and what should change."""
    memory = remembered(view)
    insight_id, seen = read_id(memory.get("insight")), str(memory.get("seen") or "")
    return insight_id, seen, Answers(view).text("text")


def wish_message(wish: Wish, texts: Texts) -> Message:
    """To a facilitator: an author would say it otherwise now."""
    change = button(texts("harvest-change"), ids.INSIGHT_OPEN_CHANGE, wish.insight.id)
    name = cut(wish.name, LONGEST_OPTION)
    said = [say(texts("wish-said", name=name)), quote(wish.text)] if wish.text else []
    after = fine_print(texts(f"wish-told-{wish.became}")) if wish.became else buttons(change)
    return message(say(texts("wish-told", name=name)), quote(wish.insight.title), *said, after)
