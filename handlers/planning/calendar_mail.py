"""Asking for sessions as calendar mail, and stopping it."""

from bot.domain.planning import calendar_mail, calendars
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.addresses import read_address_typed
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import page_shown
from bot.slack.planning.calendar_mail import calendar_mail_modal
from bot.slack.planning.calendars import calendars_modal
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.action(ids.CALENDAR_MAIL, open_form)
    door.view(ids.CALENDAR_MAIL, submit)
    door.for_everybody.action(ids.CALENDAR_MAIL_STOP, stop)
    door.action(ids.CALENDAR_MAIL_WAKE, wake)


def open_form(click: Click) -> None:
    with click.reading() as session:
        offer = calendars.mail_offer(session, click.actor, click.now)
    if offer is None:
        raise NotFound
    click.show(calendar_mail_modal(offer, click.texts))


def submit(click: Click) -> None:
    typed = read_address_typed(click.view)
    with click.work() as session:
        address = calendar_mail.ask(session, click.actor, typed, click.now)
        offers = calendars.offers(session, click.actor, click.now)
    said = click.texts("calendar-mail-asked", address=address)
    click.done(notice_modal(said, click.texts))
    click.refresh_below(calendars_modal(offers, click.texts))


def stop(click: Click) -> None:
    with click.work() as session:
        calendar_mail.stop(session, click.actor, click.now)
    _show_again(click)


def wake(click: Click) -> None:
    with click.work() as session:
        calendar_mail.wake(session, click.actor)
    _show_again(click)


def _show_again(click: Click) -> None:
    with click.reading() as session:
        offers = calendars.offers(session, click.actor, click.now)
    click.replace(calendars_modal(offers, click.texts, page_shown(click.view)))
