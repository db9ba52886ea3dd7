"""A card with what its readers say about it, and the form to say it."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.insights.card_words import Card
from bot.domain.insights.principles import Promotion, Tally
from bot.domain.insights.recognition import (
    LONGEST_SENTENCE,
    CardStanding,
    Reading,
    VoiceForm,
    Voicing,
)
from bot.domain.people.people import LONGEST_ORGANISATION
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    addresses,
    button,
    buttons,
    field,
    fine_print,
    message,
    modal,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import one_line, several_lines
from bot.slack.base.paging import more, page_of, turners
from bot.slack.base.sessions import page_button
from bot.slack.circle.themes import rule_said
from bot.slack.insights.insights import insight_card
from bot.slack.insights.trials import tried_line
from bot.texts import Texts
from storage.models import Stance

MOST_SENTENCES = 3  # of each kind, the newest, under a card in Slack
MOST_HAPPENED = 1  # with more, a card may not fit in a message


def card_modal(card: Card, standing: CardStanding | None, texts: Texts) -> Json:
    """One card, whole. `standing` is None when only a copy of it is left to read."""
    return modal(
        ids.MESSAGE_NOTICE,
        texts("search-card-title"),
        card_blocks(card, standing, texts),
        close=texts("button-close"),
    )


def card_blocks(card: Card, standing: CardStanding | None, texts: Texts) -> list[Block]:
    shown = insight_card(card, texts)
    return shown if standing is None else [*shown, *standing_blocks(standing, texts)]


def standing_blocks(standing: CardStanding, texts: Texts) -> list[Block]:
    """Who recognises the card, how old it is, and what a reader can say."""
    tried = tried_line(standing.tried, texts)
    lines = [responses(standing, texts), *filter(None, [tried]), _age(standing, texts)]
    if standing.case:
        lines.insert(0, texts("card-case", case=standing.case))
    if standing.rule is not None:
        lines.append(texts("principle-is", rule=rule_said(standing.rule, texts)))
    page = [addresses([standing.page], texts("card-page"))] if standing.page else []
    return [
        *page,
        fine_print("\n".join(lines)),
        *_sentences(standing, texts),
        *_condition(standing, texts),
        buttons(*_pressed(standing, texts)),
        *([fine_print(texts("use-next"))] if standing.is_asked else []),
    ]


def responses(standing: CardStanding, texts: Texts) -> str:
    """How many recognise it; who has no organisation of ours said something all the same."""
    has_words = standing.confirmations or standing.contradictions
    if has_words and not standing.tally.people:
        return texts("recognition-few")
    return counted(standing.tally, texts)


def counted(found: Tally, texts: Texts) -> str:
    """No number before four people spoke: among three, it can tell who."""
    if found.may_be_shown:
        return texts(
            "recognition-counted", confirming=found.confirming, differing=found.differing
        )
    return texts("recognition-few" if found.people else "recognition-none")


def _age(standing: CardStanding, texts: Texts) -> str:
    said = texts("card-age", date=texts.short_date(standing.released_on), years=standing.years)
    if standing.confirmed_on is None:
        return said
    confirmed = texts("card-confirmed", date=texts.short_date(standing.confirmed_on))
    return f"{said} {confirmed}"


def _said(standing: CardStanding) -> Sequence[tuple[str, Sequence[str], int]]:
    """What readers said, by heading, and how much of it stands under the card itself."""
    room = MOST_SENTENCES - MOST_HAPPENED if standing.happened else MOST_SENTENCES
    return (
        ("recognition-confirmed", standing.confirmations, room),
        ("recognition-differing", standing.contradictions, room),
        ("trial-sentences", standing.happened, MOST_HAPPENED),
    )


def _sentences(standing: CardStanding, texts: Texts) -> list[Block]:
    blocks: list[Block] = []
    for heading, said, most in _said(standing):
        blocks += [fine_print(texts(heading)), *map(quote, said[:most])] if said else []
    see = button(texts("more-see"), ids.RECOGNITION_ALL, standing.insight_id)
    rest = sum(len(said[most:]) for _, said, most in _said(standing))
    return [*blocks, *more(rest, see, texts)]


def sentences_modal(reading: Reading, texts: Texts, page: int = 0) -> Json:
    """All that readers said about a card; see `read_sentences`."""
    standing = reading.standing
    groups = [
        [fine_print(texts(heading)), quote(each)]
        for heading, said, _ in _said(standing)
        for each in said
    ]
    shown = page_of(groups, page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("search-card-title"),
        [
            strong(reading.card.title),
            *shown.blocks,
            *turners(shown, ids.RECOGNITION_ALL_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"insight": standing.insight_id},
    )


def read_sentences(view: Json) -> int:
    """The card that they are about."""
    return read_id(remembered(view).get("insight"))


def _condition(standing: CardStanding, texts: Texts) -> list[Block]:
    """To who leads the circle: what went otherwise may say when the card holds."""
    if not standing.leads:
        return []
    change = button(texts("condition-make"), ids.INSIGHT_OPEN_CHANGE, standing.insight_id)
    return [buttons(change)]


def _pressed(standing: CardStanding, texts: Texts) -> list[ButtonElement]:
    insight_id = standing.insight_id
    mine = standing.mine
    confirm = "recognition-mine" if mine is Stance.CONFIRMS else "recognition-confirm"
    differ = "recognition-mine-differs" if mine is Stance.DIFFERS else "recognition-differ"
    return [
        button(texts(confirm), ids.RECOGNITION_CONFIRM, insight_id),
        button(texts(differ), ids.RECOGNITION_DIFFER, insight_id),
        button(texts("use-stop"), ids.INSIGHT_STOP_USING, insight_id)
        if standing.uses
        else button(texts("use-start"), ids.INSIGHT_USE, insight_id),
        *([page_button(standing.session, texts)] if standing.session else []),
    ]


def read_pressed(action: Json) -> tuple[int, Stance]:
    """Which card, and which of the two buttons under it."""
    differs = action.get("action_id") == ids.RECOGNITION_DIFFER
    return read_id(action.get("value")), Stance.DIFFERS if differs else Stance.CONFIRMS


def recognition_modal(voicing: Voicing, texts: Texts) -> Json:
    """One sentence, and who will read it: the form itself is its author's look."""
    insight, own = voicing.insight, voicing.own
    differs = voicing.stance is Stance.DIFFERS
    same = own is not None and own.stance is voicing.stance
    element = several_lines(
        LONGEST_SENTENCE, (own.text or None) if own is not None and same else None
    )
    label = texts("recognition-why" if differs else "recognition-how")
    blocks: list[Block] = [strong(insight.title)]
    if own is not None and not same:
        blocks.append(fine_print(texts("recognition-replaces")))
    blocks.append(field("text", label, element, optional=not differs))
    if voicing.needs_organisation:
        blocks.append(_organisation(texts))
    reach = texts(f"recognition-reach-{insight.level.name.lower()}")
    blocks.append(fine_print(f"{reach} {texts('recognition-few-guess')}"))
    if own is not None:
        blocks.append(
            buttons(
                button(texts("recognition-take-back"), ids.RECOGNITION_TAKE_BACK, insight.id)
            )
        )
    return modal(
        ids.RECOGNITION_FORM,
        texts("recognition-title-differs" if differs else "recognition-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"insight": insight.id, "stance": voicing.stance.value},
    )


def _organisation(texts: Texts) -> Block:
    element = one_line(LONGEST_ORGANISATION)
    hint = texts("recognition-organisation-hint")
    return field("organisation", texts("settings-organisation"), element, hint=hint)


def read_recognition(view: Json) -> tuple[int, VoiceForm]:
    """The inverse of `recognition_modal`: the card, and what was said about it."""
    answers = Answers(view)
    memory = remembered(view)
    stance = next((each for each in Stance if each.value == memory.get("stance")), None)
    said = VoiceForm(stance, answers.text("text"), answers.text("organisation"))
    return read_id(memory.get("insight")), said


def promotion_message(found: Promotion, texts: Texts) -> Message:
    """To a facilitator: a card may become a principle, with the rule that says so."""
    if found.is_principle:
        return message(say(texts("principle-made")), quote(found.insight.title))
    if not found.waits:
        return message(say(texts("principle-not-any-more")), quote(found.insight.title))
    make = button(texts("principle-make"), ids.PRINCIPLE_MAKE, found.insight.id)
    return message(
        say(texts("principle-proposed")),
        quote(found.insight.title),
        fine_print(f"{counted(found.tally, texts)}\n{rule_said(found.rule, texts)}"),
        buttons(make),
        fine_print(texts("principle-nothing")),
    )


def ended_message(found: Promotion, texts: Texts) -> Message:
    """To a facilitator: a card is no principle any more."""
    return message(
        say(texts("principle-ended")),
        quote(found.insight.title),
        fine_print(rule_said(found.rule, texts)),
    )
