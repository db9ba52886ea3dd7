"""What a circle thought of a session, in one line."""

from slack_sdk.models.blocks import Block

from bot.domain.learned.pulse import STATEMENTS
from bot.slack.base.blocks import fine_print, quote
from bot.texts import Texts
from storage.learned.ratings import Rated

LOW = 3  # of 5: worth a talk


def rating_blocks(rated: Rated, texts: Texts, *, waits: bool = False) -> list[Block]:
    """Nothing below four answers; `waits`: then it says so."""
    if rated.average is None:
        return [fine_print(texts("rating-waits"))] if waits else []
    said = texts("rating-average", average=texts.decimal(rated.average))
    if rated.earlier:
        before = " · ".join(texts.decimal(each) for each in rated.earlier)
        said = f"{said} {texts('rating-earlier', before=before)}"
    return [fine_print(said)]


def pulse_blocks(rated: Rated, texts: Texts, *, leads: bool = False) -> list[Block]:
    """The pulse, nothing below four answers; `leads`: with what to do about a low one."""
    if not rated.pulse:
        return []
    lines = [texts("pulse-heading")]
    for n, (each, average) in enumerate(zip(STATEMENTS, rated.pulse, strict=True)):
        said = texts(
            "pulse-average", what=texts(f"pulse-{each}"), average=texts.decimal(average)
        )
        if rated.pulse_before:
            before = texts.decimal(rated.pulse_before[n])
            said = f"{said} {texts('pulse-before', before=before)}"
        lines.append(f"• {said}")
    if leads and min(rated.pulse) < LOW:
        lines.append(texts("pulse-low"))
    return [fine_print("\n".join(lines))]


def word_blocks(rated: Rated, texts: Texts) -> list[Block]:
    """What would have made it a five: for whoever leads the circle."""
    if not rated.words:
        return []
    return [fine_print(texts("rating-words")), *(quote(word) for word in rated.words)]
