"""Guests, and people of another organisation: only in the circles that they were put in."""

from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import home, say
from bot.slack.base.notices import notice_message, notice_modal
from bot.slack.people.languages import form_offering, language_offer, offering
from bot.texts import LANGUAGES, texts_for
from handlers.base.click import Click


def check_is_no_guest(click: Click) -> None:
    """Before what is for all readers of the workspace. Raises NotAllowed for a guest."""
    if click.actor.is_guest:
        raise NotAllowed("guest-not-for-you")


def turn_away(click: Click) -> None:
    """Say in the place where they look that they are in no circle; nothing is stored."""
    texts = click.texts
    if click.action.get("action_id") == ids.LANGUAGE_CHOOSE and click.value in LANGUAGES:
        texts = texts_for(click.value)
    sentence = texts("guest-without-circle")
    message = offering(notice_message(sentence), texts)
    if click.event.get("type") == "app_home_opened":
        if click.event.get("tab") == "home":
            click.publish(home([say(sentence), language_offer(texts)]))
    elif click.event:
        click.post(str(click.event["channel"]), message)
    elif click.body.get("type") == "view_submission":
        click.done(form_offering(notice_modal(sentence, texts), texts))
    elif click.is_command or click.body.get("response_url"):
        click.tell(message)
    elif click.body.get("trigger_id"):
        click.show(form_offering(notice_modal(sentence, texts), texts))
