"""How answers look: quoted cards, grouped by what came of them; or an honest "not yet"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.insights.card_words import card_of
from bot.domain.insights.recognition import CardStanding
from bot.domain.questions.following import LONGEST_FOLLOWED
from bot.domain.questions.gaps import Gap
from bot.domain.questions.questions import PAGE, Found
from bot.domain.questions.small_talk import has_subject
from bot.search import tokens, why
from bot.search.search import MOST_FOUND, Hit
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
    quote_marked,
    say,
    strong,
)
from bot.slack.circle.themes import theme_name
from bot.slack.insights.recognition import card_blocks
from bot.slack.questions.found_cases import LONGEST_ASKED
from bot.slack.questions.refining import (
    LONGEST_SHOWN,
    Search,
    followed_up,
    narrowed_line,
    read_search,
    written,
)
from bot.texts import Texts
from storage.models import Outcome

GROUPS = (Outcome.WORKED, Outcome.DID_NOT, Outcome.PARTLY)
LONGEST_PUT = 700  # characters of a question that goes on to a form, which says what fits
LONGEST_BACK = 150  # characters of a question that was corrected, in a third button
LONGEST_PLACE = 60  # characters of where it was, in a line with more
DAYS_A_MONTH = 30.44


def answer_message(
    answer: Found,
    search: Search,
    today: date,
    texts: Texts,
    *,
    in_channel: bool = False,
    tells: bool = False,
) -> Message:
    """`in_channel`: asked in a channel, where a card can be shared with everyone.

    `tells`: it may be something that a participant learned, and wants to keep.
    """
    blocks = _answer(answer, search, today, texts, in_channel=in_channel)
    return message(*([say(texts("search-tells"))] if tells else []), *blocks)


def answer_modal(answer: Found, search: Search, today: date, texts: Texts) -> Json:
    comes_near = "search-title-near" if answer.near or answer.cases else "search-title-nothing"
    return modal(
        ids.MESSAGE_NOTICE,
        texts("search-title" if answer.hits else comes_near),
        _answer(answer, search, today, texts, in_channel=False),
        close=texts("button-close"),
    )


def _answer(
    answer: Found, search: Search, today: date, texts: Texts, *, in_channel: bool
) -> list[Block]:
    opening = _opening(answer, search, texts)
    if not answer.hits:
        ask = _ask_instead(search, texts) if search.is_narrowed else []
        near = _near(answer.near, texts)
        cases = _cases(answer, search, texts)
        return [*opening, *_nothing(answer, search, texts), *cases, *near, *ask]
    blocks = list(opening)
    for outcome, hits in _grouped(answer.hits):
        blocks.append(header(texts(f"search-group-{outcome.value.replace('_', '-')}")))
        for hit in hits:
            blocks += _hit(hit, today, texts, in_channel=in_channel)
    closing = texts("search-private") if in_channel else texts("search-source")
    blocks.append(divider())
    if answer.is_cut:
        blocks.append(say(texts("search-cut", count=MOST_FOUND)))
    ask = _ask_instead(search, texts)
    blocks += [_onward(answer, search, texts), *_cases(answer, search, texts)]
    return [*blocks, *ask, fine_print(closing)]


def _cases(answer: Found, search: Search, texts: Texts) -> list[Block]:
    """That there are cases about it, without their words: they could not be taken back here."""
    if not answer.cases:
        return []
    see = button(
        texts("found-cases-see"), ids.CASE_FOUND, cut_as_sent(search.question, LONGEST_ASKED)
    )
    return [say(texts("found-cases-there", count=answer.cases), accessory=see)]


def _ask_instead(search: Search, texts: Texts) -> list[Block]:
    """What was found may be about something else: a circle can always be asked."""
    question = cut_as_sent(search.asked, LONGEST_PUT)
    if not has_subject(question):
        return []
    put = button(texts("search-put"), ids.QUESTION_OPEN, question)
    return [fine_print(texts("search-not-this")), buttons(put, _follow(search, texts))]


def _follow(search: Search, texts: Texts) -> ButtonElement:
    words = cut_as_sent(search.asked, LONGEST_FOLLOWED)
    return button(texts("follow-open"), ids.QUESTION_FOLLOW, words)


def _opening(answer: Found, search: Search, texts: Texts) -> list[Block]:
    blocks: list[Block] = [
        fine_print(texts("search-asked")),
        quote(cut_as_sent(search.asked, LONGEST_SHOWN)),
    ]
    if search.is_narrowed:
        blocks.append(fine_print(narrowed_line(search, answer.hits, texts)))
    if answer.corrected:
        corrected = cut(answer.corrected, 200)
        blocks.append(fine_print(texts("search-corrected", question=corrected)))
    if answer.principles is not None and answer.hits:
        said = "search-principles" if answer.principles else "search-no-principles"
        blocks.append(fine_print(texts(said)))
    if answer.no_phrase:
        blocks.append(fine_print(texts("search-no-phrase", phrase=cut(answer.no_phrase, 100))))
    return blocks


def _onward(answer: Found, search: Search, texts: Texts) -> Block:
    kept = search
    if answer.corrected:  # a third button that carries the question
        kept = replace(search, question=cut_as_sent(search.question, LONGEST_BACK))
    pressed = [button(texts("search-refine"), ids.SEARCH_OPEN_REFINE, written(kept))]
    if answer.has_more:
        further = written(search.next_page(search.offset + PAGE))
        pressed.insert(0, button(texts("search-more"), ids.SEARCH_MORE, further))
    if answer.principles is not None:
        pressed.append(button(texts("principle-list-open"), ids.PRINCIPLE_LIST))
    return buttons(*pressed, *_back(answer, kept, texts))


def _back(answer: Found, search: Search, texts: Texts) -> list[ButtonElement]:
    """To what was typed, when a word was taken for a mistake."""
    if not answer.corrected:
        return []
    question = cut_as_sent(search.question, LONGEST_BACK)
    as_typed = written(replace(search, question=question, offset=0, as_typed=True))
    return [button(texts("search-as-typed"), ids.SEARCH_AS_TYPED, as_typed)]


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
        *_quoted(hit, texts),
        fine_print(_context(hit, today, texts)),
        buttons(*pressed),
    ]


def _quoted(hit: Hit, texts: Texts) -> list[Block]:
    """What was learned, with the words that were asked for in bold.

    When they stand elsewhere in the card, the passage that has them stands with it, named.
    """
    said = [("", hit.what)]
    if not any(why.has_one(words, hit.terms) for words in (hit.title, hit.what)):
        others = (("card-why", hit.why), ("card-condition", hit.condition))
        also = (each for each in others if why.has_one(each[1], hit.terms))
        said += [(f"{texts(name)}: ", words) for name, words in also][:1]
    return [
        quote_marked(
            [
                *([(label, False)] if label else []),
                *(why.marked(cut_as_sent(words, LONGEST_SHOWN), hit.terms) or [("–", False)]),
            ]
        )
        for label, words in said
    ]


def _context(hit: Hit, today: date, texts: Texts) -> str:
    """Where and when, so that a reader can judge whether it holds for them too."""
    other = hit.language not in {"", texts.language}
    origin = (
        *([texts(f"search-in-{hit.language}")] if other else []),
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
    days = (today - day).days
    if days < DAYS_A_MONTH:
        return texts("search-ago-recent")
    months = round(days / DAYS_A_MONTH)
    if months < 12:  # noqa: PLR2004  # a year
        return texts("search-ago-months", months=months)
    return texts("search-ago-years", years=round(months / 12))


def _nothing(answer: Found, search: Search, texts: Texts) -> list[Block]:
    back = _back(answer, search, texts)
    if answer.principles:  # all of them were asked for
        return [say(texts("principle-list-empty"))]
    if search.is_narrowed:
        refine = button(texts("search-refine"), ids.SEARCH_OPEN_REFINE, written(search))
        return [say(texts("search-nothing-narrowed")), buttons(refine, *back)]
    put = button(texts("search-put"), ids.QUESTION_OPEN, cut(search.asked, LONGEST_PUT))
    pressed = [put, _follow(search, texts), *back] if has_subject(search.asked) else back
    also = [_also(answer.also, texts)] if answer.also else []
    aid = say(texts("search-about-me"), accessory=button(texts("home-help"), ids.HELP_OPEN))
    return [say(texts("search-nothing")), *also, *([buttons(*pressed)] if pressed else []), aid]


def _also(gap: Gap, texts: Texts) -> Block:
    """That others ask this too, without their words: those could not be taken back here."""
    return say(texts("search-also-on-agenda" if gap.is_on_agenda else "search-also-asked"))


def _near(hits: Sequence[Hit], texts: Texts) -> list[Block]:
    """Titles to look at: no answers, and they do not look like answers."""
    if not hits:
        return []
    blocks: list[Block] = [divider(), fine_print(texts("search-near"))]
    for hit in hits:
        read = button(texts("search-read"), ids.SEARCH_READ, hit.insight_id)
        blocks += [quote(hit.title), buttons(read)]
    return blocks


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


def search_of_thread(posts: Sequence[Json], asker: str, ts: str) -> Search | None:
    """What was asked in a thread before the message `ts`; None when it is about other things.

    A thread hangs under a question, or under our answer to one.
    """
    if not posts:
        return None
    top, *others = posts
    search = Search(_words(top)) if top.get("user") == asker else _search_of_answer(top)
    if search is None or not search.question:
        return None
    for post in others:
        if post.get("user") == asker and post["ts"] < ts:
            search = followed_up(search, _words(post))
    return search


def _words(post: Json) -> str:
    return cut(tokens.plain(str(post.get("text", ""))).strip(), LONGEST_SHOWN)


def _search_of_answer(post: Json) -> Search | None:
    """An answer of ours has the search in its buttons. Under a silence people ask anew."""
    pressed = [each for block in post.get("blocks", []) for each in block.get("elements", [])]
    for element in pressed:
        if element.get("action_id") == ids.SEARCH_OPEN_REFINE:
            return read_search(element.get("value"))
    return None
