"""What a circle thought of a session, in one line."""

from slack_sdk.models.blocks import Block

from bot.slack.base.blocks import fine_print, quote
from bot.texts import Texts
from storage.learned.ratings import Rated


def rating_blocks(rated: Rated, texts: Texts, *, waits: bool = False) -> list[Block]:
    """Nothing below four answers; `waits`: then it says so."""
    if rated.average is None:
        return [fine_print(texts("rating-waits"))] if waits else []
    said = texts("rating-average", average=texts.decimal(rated.average))
    if rated.earlier:
        before = " · ".join(texts.decimal(each) for each in rated.earlier)
        said = f"{said} {texts('rating-earlier', before=before)}"
    return [fine_print(said)]


def word_blocks(rated: Rated, texts: Texts) -> list[Block]:
    """What would have made it a five: for who leads the circle."""
    if not rated.words:
        return []
    return [fine_print(texts("rating-words")), *(quote(word) for word in rated.words)]
