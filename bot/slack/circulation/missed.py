"""What was missed by whoever gets digests less often, in one message."""

from slack_sdk.models.blocks import Block

from bot.domain.circulation.editions import Edition, Item
from bot.domain.circulation.missed import Missed
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Message,
    button,
    divider,
    fine_print,
    header,
    message,
    say,
)
from bot.slack.base.paging import more
from bot.slack.circulation.corrections import correction_blocks
from bot.slack.circulation.digests import closing_blocks
from bot.slack.insights.insights import card_lines
from bot.texts import Texts

MOST_CARDS = 3  # of each edition; all of it is one press away
SHORTENED = 150  # characters of a correction; the rest as well


def missed_message(missed: Missed, texts: Texts, *, to_subscriber: bool) -> Message:
    count = len(missed.editions) + missed.rest
    blocks = [header(texts("missed-title")), say(texts("missed-opening", count=count))]
    for edition in missed.editions:
        blocks += [divider(), *_edition(edition, texts)]
    every = button(texts("more-see"), ids.HOME_MORE, "editions")
    blocks += [divider(), *more(missed.rest, every, texts)]
    return message(*blocks, *closing_blocks(texts, to_subscriber=to_subscriber))


def _edition(edition: Edition, texts: Texts) -> list[Block]:
    digest = edition.digest
    whole = button(texts("digest-read-whole"), ids.DIGEST_READ_WHOLE, digest.id)
    day = digest.published_at
    said = [edition.circle.name, *([texts.short_date(day.date())] if day else [])]
    rest = len(edition.items[MOST_CARDS:])
    if rest:
        said.append(texts("missed-more-cards", count=rest))
    title = say("\n".join([digest.title, " · ".join(said)]), accessory=whole)
    corrected = correction_blocks(digest, edition.circle.time_zone, texts, SHORTENED)
    return [title, *corrected, *(_item(each, texts) for each in edition.items[:MOST_CARDS])]


def _item(item: Item, texts: Texts) -> Block:
    if item.card is None:
        return fine_print(texts("digest-item-withdrawn"))
    title, _what, origin = card_lines(item.card, texts)
    read = button(texts("digest-read-more"), ids.DIGEST_READ, item.id)
    return say(f"{title}\n{origin}", accessory=read)
