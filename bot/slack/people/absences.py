"""Being away: what was understood, and the way back."""

from datetime import date

from bot.slack.base import ids
from bot.slack.base.blocks import Message, button, buttons, fine_print, message, say
from bot.texts import Texts


def away_message(until: date | None, texts: Texts) -> Message:
    """Until when somebody is away, with one tap to end it; None: how to say that you are."""
    if until is None:
        return message(say(texts("away-how")))
    back = button(texts("away-end"), ids.AWAY_END)
    said = texts("away-until", day=texts.date(until))
    return message(say(said), buttons(back), fine_print(texts("away-meanwhile")))
