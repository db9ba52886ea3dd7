"""The addresses at which someone's calendar program finds their sessions."""

from bot.domain.planning import calendars
from bot.slack.base import ids
from bot.slack.base.paging import page_shown
from bot.slack.planning.calendars import calendars_modal, read_choice
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.subcommand(("agenda", "calendar"), opens(calendars.offers, calendars_modal))
    door.action(ids.CALENDAR, opens(calendars.offers, calendars_modal))
    door.pages(ids.CALENDAR_PAGE, turns(calendars.offers, calendars_modal))
    door.action(ids.CALENDAR_RENEW, renew)
    door.action(ids.CALENDAR_STOP, stop)
    door.action(ids.CALENDAR_ADD, follow)


def renew(click: Click) -> None:
    with click.work() as session:
        calendars.renew(session, click.actor, read_choice(click.action), click.now)
        offers = calendars.offers(session, click.actor, click.now)
    click.replace(calendars_modal(offers, click.texts, page_shown(click.view)))


def stop(click: Click) -> None:
    with click.work() as session:
        calendars.stop(session, click.actor, read_choice(click.action), click.now)
        offers = calendars.offers(session, click.actor, click.now)
    click.replace(calendars_modal(offers, click.texts, page_shown(click.view)))


def follow(click: Click) -> None:
    """Slack opens the file itself, and tells us that it did."""
