"""What readers say about a card in an edition, and how often, for its facilitators."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.circulation.editions import Item
from bot.domain.circulation.feedback import ItemFeedback
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    divider,
    fine_print,
    modal,
    say,
    strong,
)
from bot.texts import Texts


def reactions(item: Item, texts: Texts) -> Block:
    """Under a card of an edition: read it whole, or say at once what you think of it."""
    about = item.insight_id
    return buttons(
        button(texts("digest-read-more"), ids.DIGEST_READ, item.id),
        button(texts("recognition-confirm"), ids.RECOGNITION_CONFIRM, about),
        button(texts("use-start"), ids.INSIGHT_USE, about),
        not_for_me(about, texts),
    )


def not_for_me(insight_id: int, texts: Texts, *, said: bool = False) -> ButtonElement:
    if said:
        return button(texts("not-for-me-said"), ids.NOT_FOR_ME_BACK, insight_id)
    return button(texts("not-for-me"), ids.NOT_FOR_ME, insight_id)


def passed_modal(insight_id: int, texts: Texts) -> Json:
    """After the press, with the way back."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("not-for-me"),
        [
            say(texts("not-for-me-kept")),
            buttons(not_for_me(insight_id, texts, said=True)),
        ],
        close=texts("button-close"),
    )


def feedback_blocks(found: Sequence[ItemFeedback], texts: Texts) -> list[Block]:
    """For facilitators: what readers say about each card since the edition went out."""
    if not found:
        return []
    blocks: list[Block] = [divider(), strong(texts("feedback-title"))]
    for each in found:
        blocks += [say(each.title), fine_print(_counts(each, texts))]
    return [*blocks, fine_print(texts("feedback-few"))]


def _counts(found: ItemFeedback, texts: Texts) -> str:
    said = [
        texts(f"feedback-{name}", count=count)
        for name, count in (
            ("recognise", found.recognise),
            ("use", found.use),
            ("pass-by", found.pass_by),
        )
        if count
    ]
    return " · ".join(said) or texts("feedback-none")
