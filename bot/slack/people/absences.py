"""Being away: what was understood, and the way back."""

from collections.abc import Sequence
from datetime import date

from bot.domain.people.absences import Told
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message, button, buttons, fine_print, message, say
from bot.texts import Texts

MOST_CHOICES = 2  # days that someone may have meant


def away_message(until: date | None, texts: Texts) -> Message:
    """Until when someone is away, with one tap to end it; None: how to say that you are."""
    if until is None:
        return message(say(texts("away-how")))
    back = button(texts("away-end"), ids.AWAY_END)
    said = texts("away-until", day=texts.date(until))
    return message(say(said), buttons(back), fine_print(texts("away-meanwhile")))


def told_message(told: Told, texts: Texts) -> Message:
    return doubt_message(told.days, texts) if told.days else away_message(told.until, texts)


def doubt_message(days: Sequence[date], texts: Texts) -> Message:
    """Which day was meant? Nothing was stored: each button names a first day back."""
    choices = [
        button(
            texts("away-choose", day=texts.date(day)),
            f"{ids.AWAY_UNTIL}.{number}",
            day.isoformat(),
        )
        for number, day in enumerate(days[:MOST_CHOICES])
    ]
    other = texts("away-doubt-else", day=texts.short_date(days[0]))
    return message(say(texts("away-doubt")), buttons(*choices), fine_print(other))


def read_day(action: Json) -> date:
    """Raises NotFound when it is no day."""
    try:
        return date.fromisoformat(str(action.get("value")))
    except ValueError:
        raise NotFound from None
