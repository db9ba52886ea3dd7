"""How someone asks for their sessions as calendar mail, and stops it."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.planning.calendars import MailOffer
from bot.slack.base import ids
from bot.slack.base.addresses import address_blocks
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    confirm,
    divider,
    modal,
    say,
    strong,
)
from bot.texts import Texts


def mail_blocks(offer: MailOffer, texts: Texts) -> list[Block]:
    """Below the calendar addresses: how things stand, and what can be done about it."""
    title = strong(texts("calendar-mail-title"))
    mailbox = offer.mailbox
    if mailbox is None:
        ask = button(texts("calendar-mail-ask"), ids.CALENDAR_MAIL)
        return [title, say(texts("calendar-mail-opening")), buttons(ask), divider()]
    other = button(texts("calendar-mail-other"), ids.CALENDAR_MAIL)
    if mailbox.rests_since is not None:
        reason = mailbox.rest_reason or ""
        said = texts("calendar-mail-rests", address=mailbox.address, reason=reason)
        wake = button(texts("calendar-mail-wake"), ids.CALENDAR_MAIL_WAKE)
        first = [wake] if mailbox.confirmed_at else []
        return [title, say(said), buttons(*first, other, _stop(texts)), divider()]
    how = "calendar-mail-on" if mailbox.confirmed_at else "calendar-mail-waits"
    said = texts(how, address=mailbox.address)
    return [title, say(said), buttons(other, _stop(texts)), divider()]


def _stop(texts: Texts) -> ButtonElement:
    sure = confirm(
        "calendar-mail-stop",
        "calendar-mail-stop-sure",
        "calendar-mail-stop",
        texts,
        no="button-cancel",
    )
    return button(texts("calendar-mail-stop"), ids.CALENDAR_MAIL_STOP, confirm=sure)


def calendar_mail_modal(offer: MailOffer, texts: Texts) -> Json:
    return modal(
        ids.CALENDAR_MAIL,
        texts("calendar-mail-form-title"),
        address_blocks(texts("calendar-mail-what"), offer.known, texts),
        submit=texts("address-send"),
        close=texts("button-cancel"),
    )
