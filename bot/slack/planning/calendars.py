"""How sessions get into someone's own calendar."""

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    RichTextBlock,
    RichTextElementParts,
    RichTextPreformattedElement,
)

from bot.domain.planning.calendars import FeedOffer, Offers
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    confirm,
    divider,
    fine_print,
    modal,
    say,
    strong,
)
from bot.slack.base.forms import read_id
from bot.slack.base.paging import page_of, turners
from bot.slack.planning.calendar_mail import mail_blocks
from bot.texts import Texts

ALL = "all"


def calendars_modal(offers: Offers, texts: Texts, page: int = 0) -> Json:
    """Each address, or the button that makes one; see `read_choice`."""
    groups = [[divider(), *_offered(each, offers.web, texts)] for each in offers.each]
    shown = page_of(groups, page)
    return modal(
        ids.CALENDAR,
        texts("calendar-title"),
        [
            say(texts("calendar-opening")),
            *shown.blocks,
            *turners(shown, ids.CALENDAR_PAGE, texts),
            fine_print(texts("calendar-secret")),
            *([divider(), *mail_blocks(offers.mail, texts)] if offers.mail else []),
        ],
        close=texts("button-close"),
        remember={"page": shown.number},
    )


def _offered(offer: FeedOffer, web: str, texts: Texts) -> list[Block]:
    title = strong(offer.circle.name if offer.circle else texts("calendar-all"))
    value = offer.circle.id if offer.circle else ALL
    if offer.token is None:
        make = button(texts("calendar-make"), ids.CALENDAR_RENEW, value)
        return [title, buttons(make)]
    return [
        title,
        _to_copy(f"{web}/calendar/{offer.token}.ics"),
        buttons(_renew(value, texts), _stop(value, texts)),
    ]


def _to_copy(address: str) -> Block:
    """Slack puts a button to copy beside preformatted text, and makes no link of it."""
    text = RichTextElementParts.Text(text=address)
    return RichTextBlock(elements=[RichTextPreformattedElement(elements=[text])])


def _renew(value: str | int, texts: Texts) -> ButtonElement:
    sure = confirm(
        "calendar-renew", "calendar-renew-sure", "calendar-renew", texts, no="button-cancel"
    )
    return button(texts("calendar-renew"), ids.CALENDAR_RENEW, value, confirm=sure)


def _stop(value: str | int, texts: Texts) -> ButtonElement:
    sure = confirm(
        "calendar-stop", "calendar-stop-sure", "calendar-stop", texts, no="button-cancel"
    )
    return button(texts("calendar-stop"), ids.CALENDAR_STOP, value, confirm=sure)


def read_choice(action: Json) -> int | None:
    """The circle whose address it is about; None for the address with all of them."""
    value = action.get("value")
    return None if value == ALL else read_id(value)
