"""What a guest in no circle gets, wherever they look."""

from bot.slack.base.blocks import Json, Message, home, say
from bot.slack.base.notices import notice_message, notice_modal
from bot.slack.people.languages import form_offering, language_offer, offering
from bot.texts import Texts


def guest_message(texts: Texts) -> Message:
    return offering(notice_message(texts("guest-without-circle")), texts)


def guest_modal(texts: Texts) -> Json:
    return form_offering(notice_modal(texts("guest-without-circle"), texts), texts)


def guest_home(texts: Texts) -> Json:
    return home([say(texts("guest-without-circle")), language_offer(texts)])
