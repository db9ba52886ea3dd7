"""Guests, and people of another organisation: only in the circles that they were put in."""

from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.people.guests import guest_home, guest_message, guest_modal
from bot.texts import LANGUAGES, Texts, texts_for
from handlers.base.click import Click


def check_is_no_guest(click: Click) -> None:
    """Before what is for all readers of the workspace. Raises NotAllowed for a guest.

    And for whoever may be one, as long as Slack does not say.
    """
    if not click.actor.is_known:
        raise NotAllowed("error-unreachable")
    if click.actor.is_guest:
        raise NotAllowed("guest-not-for-you")


def check_may_begin(click: Click) -> None:
    """Before an empty form, which is checked by `check_is_no_guest` when it is sent in."""
    if click.actor.is_known:
        check_is_no_guest(click)


def turn_away(click: Click) -> None:
    """Say in the place where they look that they are in no circle; nothing is stored."""
    texts = _texts(click)
    if click.event.get("type") == "app_home_opened":
        if click.event.get("tab") == "home":
            click.publish(guest_home(texts))
    elif click.event:
        click.post(str(click.event.get("channel")), guest_message(texts), quoted=None)
    elif click.body.get("type") == "view_submission":
        click.done(guest_modal(texts))
    elif click.is_command or click.body.get("response_url"):
        click.tell(guest_message(texts))
    elif click.body.get("trigger_id"):
        click.show(guest_modal(texts))


def _texts(click: Click) -> Texts:
    """In the other language, if that is what they pressed: nothing can be kept of it."""
    if click.action.get("action_id") == ids.LANGUAGE_CHOOSE and click.value in LANGUAGES:
        return texts_for(click.value)
    return click.texts
