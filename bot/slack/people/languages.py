"""The first thing that someone hears offers the other language, in one button."""

from slack_sdk.models.blocks import Block

from bot.slack.base import ids
from bot.slack.base.blocks import BELOW, Json, Message, button, buttons, message_of
from bot.texts import LANGUAGES, Texts


def language_offer(texts: Texts) -> Block:
    [other] = set(LANGUAGES) - {texts.language}
    return buttons(button(texts("language-other"), ids.LANGUAGE_CHOOSE, other))


def offering(said: Message, texts: Texts) -> Message:
    return message_of([*said.blocks, language_offer(texts).to_dict()])


def form_offering(view: Json, texts: Texts) -> Json:
    offer = {**language_offer(texts).to_dict(), "block_id": f"{BELOW}-language"}
    return {**view, "blocks": [*view["blocks"], offer]}
