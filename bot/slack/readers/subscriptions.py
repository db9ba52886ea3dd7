"""How someone chooses which digests to receive, how often and where."""

from collections.abc import Sequence
from datetime import datetime

from slack_sdk.models.blocks import (
    ButtonElement,
    DatePickerElement,
    RadioButtonsElement,
)

from bot.domain.circle.themes import Theme
from bot.domain.readers.mail_readers import Offer
from bot.domain.readers.subscriptions import Wish, is_paused
from bot.slack.base import ids
from bot.slack.base.addresses import address_blocks
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    field,
    message,
    modal,
    option,
    say,
)
from bot.slack.base.forms import Answers
from bot.slack.base.inputs import channel_input, radio
from bot.slack.circle.themes import theme_choices
from bot.texts import Texts
from bot.zones import zone_named
from storage.models import DigestRhythm, Subscription

NOTHING = "off"


def subscription_modal(
    current: Subscription | None,
    themes: Sequence[Theme],
    now: datetime,
    zone: str,
    texts: Texts,
    *,
    mails: bool = False,
) -> Json:
    """The form behind `/leerkring abonnement`; nobody is signed up before they press save.

    `mails`: digests can come by mail as well.
    """
    by_mail = button(texts("subscription-mail"), ids.SUBSCRIPTION_MAIL)
    return modal(
        ids.SUBSCRIPTION,
        texts("subscription-title"),
        [
            say(texts("subscription-opening")),
            field("wanted", texts("subscription-wanted"), _rhythms(current, texts)),
            field(
                "themes",
                texts("subscription-themes"),
                theme_choices(themes, texts, current.themes if current else ()),
                hint=texts("subscription-themes-hint"),
                optional=True,
            ),
            field(
                "channel",
                texts("subscription-channel"),
                channel_input(current.channel if current else None),
                hint=texts("subscription-channel-hint"),
                optional=True,
            ),
            field(
                "paused_until",
                texts("subscription-pause"),
                DatePickerElement(initial_date=_paused(current, now, zone)),
                hint=texts("subscription-pause-hint"),
                optional=True,
            ),
            *([buttons(by_mail)] if mails else []),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
    )


def mail_modal(offer: Offer, texts: Texts) -> Json:
    return modal(
        ids.SUBSCRIPTION_MAIL,
        texts("subscription-mail-title"),
        address_blocks(texts("subscription-mail-what"), offer.known, texts),
        submit=texts("address-send"),
        close=texts("button-cancel"),
    )


def _rhythms(current: Subscription | None, texts: Texts) -> RadioButtonsElement:
    """Less comes before nothing."""
    options = {each: option(texts(f"subscription-{each}"), each) for each in DigestRhythm}
    return radio(
        [*options.values(), option(texts("subscription-off"), NOTHING)],
        options[current.rhythm if current else DigestRhythm.EACH],
    )


def _paused(current: Subscription | None, now: datetime, zone: str) -> str | None:
    if current is None or current.paused_until is None or not is_paused(current, now):
        return None
    return current.paused_until.astimezone(zone_named(zone)).date().isoformat()


def read_subscription(view: Json) -> Wish | None:
    """None for someone who wants nothing."""
    answers = Answers(view)
    wanted = answers.choice("wanted")
    if wanted == NOTHING:
        return None
    known = {each.value: each for each in DigestRhythm}
    return Wish(
        themes=answers.choices("themes"),
        rhythm=known.get(wanted or "", DigestRhythm.EACH),
        channel=answers.choice("channel"),
        paused_until=answers.date("paused_until"),
    )


def saved(wish: Wish, texts: Texts) -> str:
    """What comes of it: the sentence that is said."""
    if wish.paused_until is not None:
        return texts("subscription-saved-paused", day=texts.date(wish.paused_until))
    place = "channel" if wish.channel else "private"
    return texts(f"subscription-saved-{wish.rhythm}", place=place)


def stopped_message(texts: Texts) -> Message:
    """Nothing comes any more; less is one press away."""
    return message(say(texts("subscription-stopped")), buttons(*less(texts)))


def less(texts: Texts) -> Sequence[ButtonElement]:
    return (
        button(texts("subscription-rather-monthly"), ids.SUBSCRIPTION_MONTHLY),
        button(texts("subscription-rather-quarterly"), ids.SUBSCRIPTION_QUARTERLY),
    )


def read_rhythm(action: Json) -> DigestRhythm:
    """Which of the two buttons was pressed."""
    if action.get("action_id") == ids.SUBSCRIPTION_QUARTERLY:
        return DigestRhythm.QUARTERLY
    return DigestRhythm.MONTHLY


def slower_message(wish: Wish, texts: Texts) -> Message:
    return message(say(saved(wish, texts)))
