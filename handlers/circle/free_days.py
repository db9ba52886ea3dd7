"""The days off that facilitators look after: school holidays, 5 May, a circle's region."""

from bot.domain.circle import free_days
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.circle.free_days import (
    free_days_modal,
    liberation_modal,
    period_modal,
    read_circle_region,
    read_liberation,
    read_named,
    read_period,
    read_period_name,
    region_modal,
)
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, shows, turns


def register(door: Door) -> None:
    door.subcommand(("vakanties", "holidays"), opens(free_days.overview, free_days_modal))
    door.pages(ids.FREE_DAYS_PAGE, turns(free_days.overview, free_days_modal))
    door.action(ids.FREE_OPEN_PERIOD, shows(_period, read_period_name))
    door.view(ids.FREE_PERIOD, submit_period, stored_period)
    door.action(ids.FREE_OPEN_LIBERATION, shows(liberation))
    door.view(ids.FREE_LIBERATION, submit_liberation, liberation)
    door.action(ids.FREE_OPEN_REGION, shows(region))
    door.view(ids.FREE_REGION, submits(read_circle_region, free_days.set_region), region)


def _list(click: Click) -> Json:
    with click.reading() as session:
        found = free_days.overview(session, click.actor, click.now)
    return free_days_modal(found, click.texts)


def stored_period(click: Click) -> Json | None:
    named = read_named(click.view)
    return _period(click, named) if named else None


def _period(click: Click, named: tuple[str, str] | None) -> Json:
    with click.reading() as session:
        free_days.overview(session, click.actor, click.now)
        period = free_days.find(session, click.actor, *named) if named else None
    return period_modal(period, click.texts)


def submit_period(click: Click) -> None:
    wanted = read_period(click.view)
    with click.work() as session:
        free_days.put(session, click.actor, wanted, click.now)
    click.done()
    click.refresh_below(_list(click))


def liberation(click: Click) -> Json:
    with click.reading() as session:
        found = free_days.overview(session, click.actor, click.now)
    return liberation_modal(click.texts, off=found.liberation_day_off)


def submit_liberation(click: Click) -> None:
    off = read_liberation(click.view)
    with click.work() as session:
        free_days.set_liberation_day(session, click.actor, click.now, off=off)
    click.done()
    click.refresh_below(_list(click))


def region(click: Click) -> Json:
    with click.reading() as session:
        found = free_days.overview(session, click.actor, click.now)
    if not found.led:
        raise NotFound
    return region_modal(found.led, click.texts)
