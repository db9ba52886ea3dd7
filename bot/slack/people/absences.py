"""Being away: what was understood, and the way back."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block, ButtonElement
from sqlalchemy import Row

from bot.domain.people.absences import Absence, Told
from bot.domain.people.working_hours import DAY
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message, button, buttons, fine_print, message, say
from bot.slack.base.moments import when
from bot.slack.base.paging import more
from bot.texts import Texts
from storage.models import Circle, Meeting

MOST_CHOICES = 3  # days that someone may have meant


def away_message(
    absence: Absence | None, texts: Texts, promised: Sequence[Row[Circle, Meeting]] = ()
) -> Message:
    """From and until when someone is away, with one tap to end it; None: how to say so.

    `promised`: sessions of those days that they said to come to.
    """
    if absence is None:
        return message(say(texts("away-how")))
    row = buttons(end_button(absence, texts))
    return message(
        say(away_line(absence, texts)),
        *promised_blocks(promised, texts),
        row,
        fine_print(texts("away-meanwhile")),
    )


def promised_blocks(promised: Sequence[Row[Circle, Meeting]], texts: Texts) -> list[Block]:
    """The first with its button; Home has them all."""
    if not promised:
        return []
    circle, meeting = promised[0]
    at = when(meeting, meeting.time_zone, texts)
    change = button(texts("rsvp-change"), ids.MEETING_CHANGE, meeting.id)
    said = say(texts("away-promised", name=circle.name, when=at), accessory=change)
    see = button(texts("more-see"), ids.HOME_MORE, "upcoming")
    return [said, *more(len(promised) - 1, see, texts)]


def away_line(absence: Absence, texts: Texts) -> str:
    day = texts.date(absence.until)
    if absence.first is None:
        return texts("away-until", day=day)
    return texts("away-between", first=texts.date(absence.first), day=day)


def end_button(absence: Absence, texts: Texts) -> ButtonElement:
    return button(texts("away-cancel" if absence.first else "away-end"), ids.AWAY_END)


def told_message(told: Told, texts: Texts) -> Message:
    if told.days:
        return _doubt_message(told, texts)
    if told.first:
        return message(say(texts("away-until-when", first=texts.date(told.first))))
    return away_message(told.current, texts)


def _doubt_message(told: Told, texts: Texts) -> Message:
    """Which day was meant? Nothing was stored: each button names a first day back."""
    first, day = told.first, texts.short_date(told.days[0])
    asked, other = texts("away-doubt"), texts("away-doubt-else", day=day)
    if first:
        asked = texts("away-doubt-from", first=texts.date(first))
        other = texts("away-doubt-else-from", first=texts.short_date(first), day=day)
    lost = told.replaces
    if lost and lost.first:
        from_, until = texts.date(lost.first), texts.date(lost.until)
        other = f"{texts('away-replaces', first=from_, day=until)} {other}"
    return message(say(asked), buttons(*_choices(told, texts)), fine_print(other))


def _choices(told: Told, texts: Texts) -> list[ButtonElement]:
    choices = [
        button(
            texts("away-choose", day=texts.date(day)),
            f"{ids.AWAY_UNTIL}.{number}",
            " ".join(each.isoformat() for each in (day, told.first) if each),
        )
        for number, day in enumerate(told.days[:MOST_CHOICES])
    ]
    if told.only_on:
        value = f"{told.only_on + DAY} {told.only_on}"
        label = texts("away-only-on", day=texts.date(told.only_on))
        choices.insert(0, button(label, f"{ids.AWAY_UNTIL}.{MOST_CHOICES}", value))
    return choices


def read_absence(action: Json) -> Absence:
    """Raises NotFound when it is no day, or none and a first one."""
    try:
        days = [date.fromisoformat(each) for each in str(action.get("value")).split()]
        return Absence(*days)
    except (TypeError, ValueError):
        raise NotFound from None
