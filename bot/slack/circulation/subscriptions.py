"""How someone chooses which digests to receive."""

from collections.abc import Sequence

from slack_sdk.models.blocks import RadioButtonsElement

from bot.domain.circle.themes import Theme
from bot.slack.base import ids
from bot.slack.base.blocks import Json, Message, field, message, modal, option, say
from bot.slack.base.forms import Answers
from bot.slack.circulation.digests import theme_choices
from bot.texts import Texts
from storage.models import Subscription


def subscription_modal(
    current: Subscription | None, themes: Sequence[Theme], texts: Texts
) -> Json:
    """The form behind `/leerkring abonnement`; nobody is signed up before they press save."""
    choices = [
        option(texts("subscription-on"), "on"),
        option(texts("subscription-off"), "off"),
    ]
    return modal(
        ids.SUBSCRIPTION,
        texts("subscription-title"),
        [
            say(texts("subscription-opening")),
            field(
                "wanted",
                texts("subscription-wanted"),
                RadioButtonsElement(options=choices, initial_option=choices[0]),
            ),
            field(
                "themes",
                texts("subscription-themes"),
                theme_choices(themes, texts, current.themes if current else ()),
                hint=texts("subscription-themes-hint"),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
    )


def read_subscription(view: Json) -> list[str] | None:
    """The themes, empty for all; None for someone who wants nothing."""
    answers = Answers(view)
    return None if answers.choice("wanted") == "off" else answers.choices("themes")


def stopped_message(texts: Texts) -> Message:
    return message(say(texts("subscription-stopped")))
