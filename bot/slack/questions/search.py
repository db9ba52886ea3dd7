"""How answers look: quoted cards, grouped by what came of them; or an honest "not yet"."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from slack_sdk.models.blocks import Block

from bot.domain.insights.card_words import card_of
from bot.domain.insights.recognition import CardStanding
from bot.domain.questions.learning_questions import LONGEST_QUESTION
from bot.domain.questions.questions import PAGE
from bot.search.search import Answer, Hit
from bot.slack.base import ids
from bot.slack.base.blocks import (
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
from bot.slack.circle.themes import theme_name
from bot.slack.insights.recognition import card_blocks
from bot.slack.questions.refining import LONGEST_SHOWN, Search, narrowed_line, written
from bot.texts import Texts
from storage.models import Outcome

GROUPS = (Outcome.WORKED, Outcome.DID_NOT, Outcome.PARTLY)
LONGEST_PLACE = 60  # characters of where it was, in a line with more
DAYS_A_MONTH = 30.44


def answer_message(
    answer: Answer, search: Search, today: date, texts: Texts, *, in_channel: bool = False
) -> Message:
    """`in_channel`: asked in a channel, where a card can be shared with everyone."""
    return message(*_answer(answer, search, today, texts, in_channel=in_channel))


def answer_modal(answer: Answer, search: Search, today: date, texts: Texts) -> Json:
    return modal(
        ids.MESSAGE_NOTICE,
        texts("search-title" if answer.hits else "search-title-nothing"),
        _answer(answer, search, today, texts, in_channel=False),
        close=texts("button-close"),
    )


def _answer(
    answer: Answer, search: Search, today: date, texts: Texts, *, in_channel: bool
) -> list[Block]:
    opening = _opening(answer, search, texts)
    if not answer.hits:
        ask = _ask_instead(search, texts) if search.is_narrowed else []
        return [*opening, *_nothing(search, texts), *ask]
    blocks = list(opening)
    for outcome, hits in _grouped(answer.hits):
        blocks.append(header(texts(f"search-group-{outcome.value.replace('_', '-')}")))
        for hit in hits:
            blocks += _hit(hit, today, texts, in_channel=in_channel)
    closing = texts("search-private") if in_channel else texts("search-source")
    ask = _ask_instead(search, texts)
    return [*blocks, divider(), _onward(answer, search, texts), *ask, fine_print(closing)]


def _ask_instead(search: Search, texts: Texts) -> list[Block]:
    """What was found may be about something else: a circle can always be asked."""
    question = cut(search.question, LONGEST_QUESTION)
    put = button(texts("search-put"), ids.QUESTION_OPEN, question)
    return [fine_print(texts("search-not-this")), buttons(put)]


def _opening(answer: Answer, search: Search, texts: Texts) -> list[Block]:
    blocks: list[Block] = [
        fine_print(texts("search-asked")),
        quote(cut_as_sent(search.question, LONGEST_SHOWN)),
    ]
    if search.is_narrowed:
        blocks.append(fine_print(narrowed_line(search, answer.hits, texts)))
    if answer.corrected:
        corrected = cut(answer.corrected, 200)
        blocks.append(fine_print(texts("search-corrected", question=corrected)))
    if answer.no_phrase:
        blocks.append(fine_print(texts("search-no-phrase", phrase=cut(answer.no_phrase, 100))))
    return blocks


def _onward(answer: Answer, search: Search, texts: Texts) -> Block:
    refine = button(texts("search-refine"), ids.SEARCH_OPEN_REFINE, written(search))
    if not answer.has_more:
        return buttons(refine)
    further = written(search.next_page(search.offset + PAGE))
    return buttons(button(texts("search-more"), ids.SEARCH_MORE, further), refine)


def _grouped(hits: Sequence[Hit]) -> list[tuple[Outcome, list[Hit]]]:
    """Worked, did not, depends; within each, the best first."""
    ordered = sorted(hits, key=lambda hit: GROUPS.index(hit.outcome))
    return [(outcome, list(group)) for outcome, group in groupby(ordered, lambda h: h.outcome)]


def _hit(hit: Hit, today: date, texts: Texts, *, in_channel: bool) -> list[Block]:
    pressed = [button(texts("search-read"), ids.SEARCH_READ, hit.insight_id)]
    if in_channel:
        pressed.append(button(texts("search-share"), ids.SEARCH_SHARE, hit.insight_id))
    return [
        strong(hit.title),
        quote(cut_as_sent(hit.what, LONGEST_SHOWN)),
        fine_print(_context(hit, today, texts)),
        buttons(*pressed),
    ]


def _context(hit: Hit, today: date, texts: Texts) -> str:
    """Where and when, so that a reader can judge whether it holds for them too."""
    origin = (
        hit.circle_name,
        texts.short_date(hit.happened_on),
        _ago(hit.happened_on, today, texts),
        theme_name(hit.theme, hit.theme_names, texts),
    )
    where = [cut(hit.place, LONGEST_PLACE)] if hit.place else []
    if hit.layer:
        where.append(texts.word(f"layer-{hit.layer.replace('_', '-')}", hit.layer))
    if hit.still_holds_at:
        ago = _ago(hit.still_holds_at.date(), today, texts)
        where.append(texts("search-still-holds", ago=ago))
    return "\n".join(" · ".join(line) for line in (origin, where) if line)


def _ago(day: date, today: date, texts: Texts) -> str:
    months = int((today - day).days / DAYS_A_MONTH)
    if months < 1:
        return texts("search-ago-recent")
    if months < 12:  # noqa: PLR2004  # a year
        return texts("search-ago-months", months=months)
    return texts("search-ago-years", years=months // 12)


def _nothing(search: Search, texts: Texts) -> list[Block]:
    if search.is_narrowed:
        refine = button(texts("search-refine"), ids.SEARCH_OPEN_REFINE, written(search))
        return [say(texts("search-nothing-narrowed")), buttons(refine)]
    question = cut(search.question, LONGEST_QUESTION)
    put = button(texts("search-put"), ids.QUESTION_OPEN, question)
    return [say(texts("search-nothing")), buttons(put)]


def changed_message(hits: Sequence[Hit], today: date, texts: Texts) -> Message:
    """An answer of which something was taken back; the question stands above it in Slack."""
    blocks: list[Block] = [fine_print(texts("search-changed"))]
    for outcome, group in _grouped(hits):
        blocks.append(header(texts(f"search-group-{outcome.value.replace('_', '-')}")))
        for hit in group:
            blocks += _hit(hit, today, texts, in_channel=False)
    return message(*blocks)


def shared_message(hit: Hit | None, standing: CardStanding | None, texts: Texts) -> Message:
    """A card in a channel; None once it was withdrawn."""
    if hit is None:
        return message(fine_print(texts("search-withdrawn")))
    return message(*card_blocks(card_of(hit), standing, texts))
