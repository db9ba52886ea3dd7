"""What someone wants to learn and brings, and how two people are introduced."""

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextSectionElement,
)

from bot.domain.questions.introductions import LONGEST_EXCHANGE, IntroductionSeen
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut,
    field,
    fine_print,
    message,
    modal,
    option,
    quote,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import box, several_lines
from bot.slack.base.notices import notice_message
from bot.texts import Texts
from storage.models import Exchange, FollowUp, IntroductionState, Person, Surface

OPEN = "open"
OUTCOMES = tuple(each.value for each in FollowUp)


def exchange_modal(exchange: Exchange | None, texts: Texts) -> Json:
    """The form behind `/leerkring kennismaken`."""
    agree = option(texts("exchange-open-yes"), OPEN)
    is_open = exchange is not None and exchange.is_open
    return modal(
        ids.EXCHANGE,
        texts("exchange-title"),
        [
            say(texts("exchange-opening")),
            field(
                "brings",
                texts("exchange-brings"),
                several_lines(LONGEST_EXCHANGE, exchange.brings if exchange else ""),
                hint=texts("exchange-brings-hint"),
                optional=True,
            ),
            field(
                "wants",
                texts("exchange-wants"),
                several_lines(LONGEST_EXCHANGE, exchange.wants if exchange else ""),
                hint=texts("exchange-wants-hint"),
                optional=True,
            ),
            field(
                "open",
                texts("exchange-open"),
                box(agree, ticked=is_open),
                hint=texts("exchange-open-hint"),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
    )


def read_exchange(view: Json) -> tuple[str, str, bool]:
    """What they want to learn, what they bring, and whether they may be introduced."""
    answers = Answers(view)
    return answers.text("wants"), answers.text("brings"), OPEN in answers.choices("open")


def exchange_saved(exchange: Exchange, texts: Texts) -> Json:
    """What happens next; and a way to ask a circle what they want to learn."""
    said = "exchange-saved-open" if exchange.is_open else "exchange-saved"
    blocks = [say(texts(said))]
    if exchange.wants:
        put = button(texts("search-put"), ids.QUESTION_OPEN, cut(exchange.wants, 300))
        blocks += [fine_print(texts("exchange-put")), buttons(put)]
    return modal(
        ids.MESSAGE_NOTICE, texts("exchange-title"), blocks, close=texts("button-close")
    )


def giver_message(seen: IntroductionSeen, texts: Texts) -> Message:
    """To the person who brings something: may I introduce you to someone who works on this?"""
    if seen.is_over:
        return notice_message(texts("introduction-over"))
    question = quote(seen.question.text)
    if seen.introduction.state is IntroductionState.ASKED_ASKER:
        return message(say(texts("introduction-giver-yes")), question)
    if seen.introduction.state is IntroductionState.MADE:
        return message(say(texts("introduction-made-said")), question)
    return message(
        say(texts("introduction-giver")),
        question,
        fine_print(_where(seen, texts)),
        say(texts("introduction-no-name")),
        _yes_or_no(seen, texts),
    )


def asker_message(seen: IntroductionSeen, texts: Texts) -> Message:
    """To the person who asked: someone who may help is willing."""
    if seen.is_over:
        return notice_message(texts("introduction-over"))
    question = quote(seen.question.text)
    if seen.introduction.state is IntroductionState.MADE:
        return message(say(texts("introduction-made-said")), question)
    return message(
        say(texts("introduction-asker")),
        question,
        fine_print(_where(seen, texts)),
        say(texts("introduction-no-name-yet")),
        _yes_or_no(seen, texts),
    )


def _where(seen: IntroductionSeen, texts: Texts) -> str:
    """The kind of organisation, which is all that either hears beforehand."""
    if seen.layer is None:
        return texts("introduction-where-unknown")
    layer = texts.word(f"layer-{seen.layer.replace('_', '-')}", seen.layer)
    return texts("introduction-where", layer=layer)


def _yes_or_no(seen: IntroductionSeen, texts: Texts) -> Block:
    about = seen.introduction.id
    return buttons(
        button(texts("introduction-yes"), ids.INTRODUCTION_YES, about, style="primary"),
        button(texts("introduction-no"), ids.INTRODUCTION_NO, about),
    )


def made_message(seen: IntroductionSeen, texts: Texts) -> Message:
    """To both: the other's name, what brings them together, and a way to write."""
    if seen.other is None or not seen.other.is_active:
        return notice_message(texts("introduction-gone"))
    blocks = [
        say(texts("introduction-made", name=seen.other.name)),
        fine_print(_where(seen, texts)),
        say(texts("introduction-the-question")),
        quote(seen.question.text),
    ]
    if seen.brings:
        blocks += [say(texts("introduction-what-is-brought")), quote(seen.brings)]
    return message(*blocks, _write_to(seen.other, texts))


def _write_to(other: Person, texts: Texts) -> Block:
    """A mention: pressing it opens the other's profile, from where one writes."""
    text = RichTextElementParts.Text(text=f"{texts('introduction-write')} ")
    section = RichTextSectionElement(elements=[text, _mention(other)])
    return RichTextBlock(elements=[section])


def _mention(person: Person) -> RichTextElement:
    """Slack refuses a mention of someone whom it does not know: they are only named."""
    if person.surface is Surface.SLACK:
        return RichTextElementParts.User(user_id=person.external_id)
    return RichTextElementParts.Text(text=person.name)


def follow_up_message(seen: IntroductionSeen, texts: Texts) -> Message:
    """The one question some weeks later."""
    if seen.other is None:
        return notice_message(texts("introduction-gone"))
    if seen.outcome is not None:
        said = texts(f"introduction-outcome-{seen.outcome.value.replace('_', '-')}-said")
        return notice_message(said)
    pressed = [
        button(
            texts(f"introduction-outcome-{each.value.replace('_', '-')}"),
            f"{ids.INTRODUCTION_OUTCOME}.{each.value}",
            seen.introduction.id,
        )
        for each in FollowUp
    ]
    return message(
        say(texts("introduction-follow-up", name=seen.other.name)),
        fine_print(texts("introduction-follow-up-once")),
        buttons(*pressed),
    )


def gone_message(texts: Texts) -> Message:
    """In the place of an introduction to someone who was erased."""
    return notice_message(texts("introduction-gone"))


def read_outcome(action: Json) -> tuple[int, str]:
    """The introduction, and what came of it."""
    said = str(action.get("action_id")).removeprefix(f"{ids.INTRODUCTION_OUTCOME}.")
    return read_id(action.get("value")), said
