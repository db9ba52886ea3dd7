"""How insights look in Slack: the card, everywhere the same."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.base.anonymity import can_be_guessed
from bot.domain.insights.card_words import Card
from bot.domain.insights.release import ReleaseRequest
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Message,
    addresses,
    button,
    buttons,
    confirm,
    cut,
    cut_as_sent,
    fine_print,
    header,
    labelled,
    message,
    quote,
    say,
)
from bot.slack.base.forms import read_id
from bot.slack.circle.themes import theme_name
from bot.slack.insights.wishes import wish_button
from bot.texts import Texts
from storage.models import Consent, Insight, InsightState

LONGEST_LINE = 280  # characters of what happened and its condition, in the compact form
LONGEST_ONLY_IF = 100  # of the condition among them
SHORT = 150  # characters of a question inside a line


def insight_card(card: Card, texts: Texts) -> list[Block]:
    """The one way a card is shown, eight blocks at most; under 4,300 characters."""
    blocks = [header(card.title), fine_print(_verdict(card, texts)), quote(card.what)]
    if card.why:
        blocks.append(labelled(texts("card-why"), card.why))
    if card.condition:
        blocks.append(labelled(texts("card-condition"), card.condition))
    if card.place or card.layer:
        blocks.append(labelled(texts("card-where"), _where(card, texts)))
    if card.links:
        blocks.append(addresses(card.links, texts("card-links")))
    return [*blocks, fine_print(_origin(card, texts))]


def _where(card: Card, texts: Texts) -> str:
    layer = texts(f"layer-{card.layer.replace('_', '-')}") if card.layer else ""
    return " · ".join(filter(None, [card.place, layer]))


def card_lines(card: Card, texts: Texts) -> list[str]:
    """The card in three plain lines: title, what happened (cut short), where it is from."""
    only_if = ""
    if card.condition:
        said = cut_as_sent(card.condition, LONGEST_ONLY_IF)
        only_if = f"\n{texts('card-condition')}: {said}"
    room = LONGEST_LINE - (LONGEST_ONLY_IF + len(texts("card-condition")) if only_if else 0)
    happened = f"{_outcome(card, texts)}: {cut_as_sent(card.what, room)}{only_if}"
    return [card.title, happened, _origin(card, texts)]


def _outcome(card: Card, texts: Texts) -> str:
    return texts(f"outcome-{card.outcome.value.replace('_', '-')}")


def _verdict(card: Card, texts: Texts) -> str:
    return f"{_outcome(card, texts)} · {texts(f'kind-{card.kind.value}')}"


def _origin(card: Card, texts: Texts) -> str:
    theme = theme_name(card.theme, card.theme_names, texts)
    return f"{card.circle_name} · {texts.short_date(card.happened_on)} · {theme}"


def request_message(request: ReleaseRequest, texts: Texts) -> Message:
    """The exact card, how far it would go, and what its author said about that."""
    source = request.own[0].reflection
    circle = request.card.circle_name
    way = "anyway" if request.consent is Consent.REFUSED else "reach"
    reach = texts(f"release-{way}-{request.insight.level.name.lower()}", circle=circle)
    built = texts("release-built-on", question=cut(source.wording, SHORT))
    further = [texts("release-further")] if request.is_further else []
    if request.names_author and request.consent is Consent.ASKED and not request.is_turned:
        further.append(texts("release-names-you"))
    guessed, silent = _small_circle(request, texts), _silence(request, texts)
    notes = [built, reach, *further, *guessed, *silent]
    if request.insight.state is InsightState.WITHDRAWN:
        return message(
            say(texts("release-is-withdrawn", title=request.card.title)),
            fine_print(texts("release-words-stay")),
        )
    return message(
        say(_asking(request, texts)),
        *([quote(request.wish)] if request.wish else []),
        *insight_card(request.card, texts),
        fine_print("\n".join(notes)),
        _answers(request, texts),
    )


def changed_message(request: ReleaseRequest, texts: Texts) -> Message:
    """In place of a request about words that are no more."""
    again = "again" if request.consent is not None else "free"
    return message(say(texts(f"release-changed-{again}")), quote(request.card.title))


def _small_circle(request: ReleaseRequest, texts: Texts) -> list[str]:
    """Whoever knows a few people well reads a name where none stands."""
    if not can_be_guessed(request.insight.level, request.crowd):
        return []
    return [texts("release-small-circle", count=request.crowd)]


def _silence(request: ReleaseRequest, texts: Texts) -> list[str]:
    """What no answer means, and what a yes does not take away, while it waits for one."""
    waits = request.consent is Consent.ASKED and not request.is_turned
    return [texts("release-silent")] if waits else []


def _asking(request: ReleaseRequest, texts: Texts) -> str:
    if request.is_turned:
        return texts("release-turned")
    match request.consent:
        case Consent.GIVEN if request.insight.state is InsightState.RELEASED:
            return texts("release-given")
        case Consent.GIVEN:
            return texts("release-given-waiting")
        case Consent.REFUSED:
            return texts("release-refused")
        case _:
            return _open_question(request, texts)


def _open_question(request: ReleaseRequest, texts: Texts) -> str:
    if request.wish:
        return texts("release-wants-changes")
    if request.was_asked_before:
        return texts("release-asking-changed")
    said = "release-asking-own" if request.is_alone else "release-asking"
    return texts(said, name=request.asker.name)


def _answers(request: ReleaseRequest, texts: Texts) -> Block:
    value = f"{request.insight.id}.{request.fingerprint}"
    if request.consent is Consent.GIVEN:
        return buttons(withdraw_button(request.insight, texts))
    if request.consent is Consent.REFUSED:
        return buttons(button(texts("release-give-anyway"), ids.RELEASE_GIVE, value))
    if request.is_turned:
        return buttons(
            button(texts("release-still-right"), ids.RELEASE_GIVE, value, style="primary"),
            withdraw_button(request.insight, texts),
        )
    otherwise = wish_button(request.insight.id, texts, request.fingerprint)
    return buttons(
        button(texts("release-give"), ids.RELEASE_GIVE, value, style="primary"),
        otherwise,
        button(texts("release-refuse"), ids.RELEASE_REFUSE, value),
    )


def withdraw_button(insight: Insight, texts: Texts) -> ButtonElement:
    """It asks first: what readers could find cannot be put back."""
    is_new = insight.state is InsightState.PROPOSED and insight.released_at is None
    what = "release-withdraw-waiting" if is_new else "release-withdraw-confirm"
    sure = confirm("release-withdraw-title", what, "release-withdraw", texts)
    return button(texts("release-withdraw"), ids.RELEASE_WITHDRAW, insight.id, confirm=sure)


def read_seen(value: object) -> tuple[int, str]:
    """The insight that a button is about, and the fingerprint of the card it stood under."""
    insight, _, seen = str(value).partition(".")
    return read_id(insight), seen


def answered_message(
    insight: Insight, answer: str, authors: int, texts: Texts, *, remains: bool = False
) -> Message:
    """To the facilitator: what became of a card. Never who, among several authors.

    `remains`: a card can be made of what the other authors said.
    """
    if insight.state is InsightState.WITHDRAWN and answer != "withdrawn":
        return message(say(texts("release-is-withdrawn", title=insight.title)))
    if answer == "refused":
        who = texts("release-told-refused" if authors == 1 else "release-told-refused-by-one")
        return message(say(who), quote(insight.title), fine_print(texts("release-told-next")))
    if answer == "withdrawn":
        return message(
            say(texts("release-told-withdrawn")),
            quote(insight.title),
            *_remains(insight, texts, there=remains),
            fine_print(texts("release-told-gone")),
        )
    if answer == "turned":
        return message(
            say(texts("release-told-turned" if authors == 1 else "release-told-turned-by-one")),
            quote(insight.title),
            fine_print(texts("release-told-turned-next")),
        )
    return message(say(texts("release-told-released")), quote(insight.title))


def _remains(insight: Insight, texts: Texts, *, there: bool) -> list[Block]:
    if not there:
        return []
    make = button(texts("remains-make"), ids.INSIGHT_OPEN_REMAINS, insight.id, style="primary")
    return [say(texts("remains-offered")), buttons(make)]


def taken_back_message(insight: Insight, texts: Texts) -> Message:
    """To the other authors, in one sentence: never who."""
    if not insight.what:  # with whoever was erased, its words went too
        return message(say(texts("taken-back-erased")))
    return message(say(texts("taken-back-told", title=cut(insight.title, SHORT))))
