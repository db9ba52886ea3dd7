"""How answers look: quoted cards, grouped by what came of them; or an honest "not yet"."""

import json
from collections.abc import Sequence
from itertools import groupby

from slack_sdk.models.blocks import Block

from bot.domain.insights import card_of
from bot.domain.questions import LONGEST_QUESTION, PAGE
from bot.domain.recognition import Standing
from bot.search.search import Answer, Hit
from bot.slack import ids
from bot.slack.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut,
    cut_as_sent,
    divider,
    fine_print,
    header,
    message,
    modal,
    quote,
    say,
    strong,
)
from bot.slack.insights import card_lines
from bot.slack.recognition import card_blocks
from bot.texts import Texts
from storage.models import Outcome

GROUPS = (Outcome.WORKED, Outcome.DID_NOT, Outcome.PARTLY)
LONGEST_SHOWN = 500  # characters of a question that is repeated or handed on


def answer_message(
    answer: Answer, question: str, texts: Texts, *, in_channel: bool = False
) -> Message:
    """`in_channel`: asked in a channel, where a card can be shared with everybody."""
    return message(*_answer(answer, question, 0, texts, in_channel=in_channel))


def answer_modal(answer: Answer, question: str, offset: int, texts: Texts) -> Json:
    return modal(
        ids.MESSAGE_NOTICE,
        texts("search-title"),
        _answer(answer, question, offset, texts, in_channel=False),
        close=texts("button-close"),
    )


def _answer(
    answer: Answer, question: str, offset: int, texts: Texts, *, in_channel: bool
) -> list[Block]:
    opening: list[Block] = [
        fine_print(texts("search-asked")),
        quote(cut_as_sent(question, LONGEST_SHOWN)),
    ]
    if not answer.hits:
        return [*opening, *_nothing(question, texts)]
    if answer.corrected:
        opening.append(
            fine_print(texts("search-corrected", question=cut(answer.corrected, 200)))
        )
    blocks = list(opening)
    for outcome, hits in _grouped(answer.hits):
        blocks.append(header(texts(f"search-group-{outcome.value.replace('_', '-')}")))
        for hit in hits:
            blocks += _hit(hit, texts, in_channel=in_channel)
    if answer.has_more:
        where = {"q": cut_as_sent(question, LONGEST_SHOWN), "from": offset + PAGE}
        value = json.dumps(where, ensure_ascii=False)  # a letter stays one character
        blocks.append(buttons(button(texts("search-more"), ids.SEARCH_MORE, value)))
    closing = texts("search-private") if in_channel else texts("search-source")
    return [*blocks, divider(), fine_print(closing)]


def _grouped(hits: Sequence[Hit]) -> list[tuple[Outcome, list[Hit]]]:
    """Worked, did not, depends; within each, the best first."""
    ordered = sorted(hits, key=lambda hit: GROUPS.index(hit.outcome))
    return [(outcome, list(group)) for outcome, group in groupby(ordered, lambda h: h.outcome)]


def _hit(hit: Hit, texts: Texts, *, in_channel: bool) -> list[Block]:
    title, _, origin = card_lines(card_of(hit), texts)
    what = cut_as_sent(hit.what, LONGEST_SHOWN)
    pressed = [button(texts("search-read"), ids.SEARCH_READ, hit.insight_id)]
    if in_channel:
        pressed.append(button(texts("search-share"), ids.SEARCH_SHARE, hit.insight_id))
    return [strong(title), quote(what), fine_print(origin), buttons(*pressed)]


def _nothing(question: str, texts: Texts) -> list[Block]:
    put = button(texts("search-put"), ids.QUESTION_OPEN, cut(question, LONGEST_QUESTION))
    return [say(texts("search-nothing")), buttons(put)]


def read_more(value: str) -> tuple[str, int]:
    """The question and the offset in a "more" button; the start, for anything forged."""
    try:
        where = json.loads(value)
        return str(where["q"])[:LONGEST_SHOWN], min(max(int(where["from"]), 0), 1000)
    except (ValueError, KeyError, TypeError):
        return "", 0


def shared_message(hit: Hit | None, standing: Standing | None, texts: Texts) -> Message:
    """A card in a channel; None once it was withdrawn."""
    if hit is None:
        return message(fine_print(texts("search-withdrawn")))
    return message(*card_blocks(card_of(hit), standing, texts))
