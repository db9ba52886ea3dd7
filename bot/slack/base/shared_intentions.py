"""Intentions as a circle may read them, in messages of several rooms."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.learned.intentions import LONGEST_INTENTION
from bot.slack.base import ids
from bot.slack.base.blocks import button, cut, fine_print, quote, say
from bot.slack.base.fitting import SHORT, fitting
from bot.texts import Texts
from storage.learned.intentions import Formed
from storage.models import Intention, ReleaseLevel

ROOM = 6000  # characters in a message, where intentions stand among other things


def state_label(intention: Intention, texts: Texts) -> str:
    return texts(f"intention-state-{intention.state.value}")


def shared_blocks(formed: Sequence[Formed], texts: Texts, room: int = ROOM) -> list[Block]:
    """What the circle may read, with names: a result, or what someone is still trying.

    `room`: characters of the message that they may take.
    """
    groups = [_shared(each, texts) for each in formed]
    blocks, rest = fitting(groups, room)
    if not rest:
        return blocks
    see = button(texts("more-see"), ids.INTENTION_SHARED, formed[0].circle.id)
    return [*blocks, say(texts("intention-more", count=rest), accessory=see)]


def _shared(formed: Formed, texts: Texts) -> list[Block]:
    said = f"{formed.person.name} – {state_label(formed.intention, texts)}"
    if formed.case is not None and formed.case.release_level >= ReleaseLevel.CIRCLE:
        said = f"{said} · {cut(formed.case.title, SHORT)}"
    words = [formed.intention.text, cut(formed.intention.happened, LONGEST_INTENTION)]
    return [fine_print(said), quote("\n".join(filter(None, words)))]
