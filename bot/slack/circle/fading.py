"""The question to somebody who has been silent, and what they said to it."""

from bot.domain.circle.fading import Standing, StillIn
from bot.slack.base import ids
from bot.slack.base.blocks import Message, button, buttons, confirm, fine_print, message, say
from bot.texts import Texts


def still_in_message(asked: StillIn, texts: Texts) -> Message:
    """Afterwards it shows what was said, and lets them change it."""
    name, standing = asked.circle.name, asked.standing
    if standing is Standing.OUT:
        return message(
            say(texts("still-in-is-stop", name=name)), fine_print(texts("member-words-yours"))
        )
    yes = button(texts("still-in-yes"), ids.STILL_IN_YES, asked.membership.id)
    less = button(texts("still-in-less"), ids.STILL_IN_LESS, asked.membership.id)
    if standing is Standing.IN:
        return message(say(texts("still-in-is-yes", name=name)), buttons(less))
    if standing is Standing.LESS:
        return message(say(texts("still-in-is-less", name=name)), buttons(yes))
    sure = confirm(
        "member-leave-title", "member-leave-sure", "member-leave", texts, no="button-cancel"
    )
    stop = button(texts("still-in-stop"), ids.STILL_IN_STOP, asked.membership.id, confirm=sure)
    return message(
        say(texts("still-in", name=name)),
        fine_print(texts("still-in-silence")),
        buttons(yes, less, stop),
    )
