"""Processes that answer and send, and one heartbeat by hand."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from slack_sdk.web import SlackResponse

from bot import logs
from bot.app import Leerkring, mail_sender
from bot.causes import mail_trouble, unusable_file
from bot.commands.base import (
    Arguments,
    engine_of,
    existing_database,
    forget_meanings,
    renew_index,
)
from bot.delivery.mail.smtp import MAIL_FAILS, open_line
from bot.errors import ConfigError
from bot.running import listening, reach_slack, refuse_port_in_use, stopped_by_signal
from bot.settings import Settings, load
from bot.ticker import LOOK_SECONDS, knocked
from bot.web.server import serving
from bot.web.site import SLACK_PATH
from bot.zones import zone_named
from storage.base import deliveries
from storage.migrate import upgrade

SHORT = 3  # seconds; Slack waits no longer for its answers
YEARS = range(2000, 2100)  # of a moment; the calendar itself has an end


def run(_: Arguments) -> int:
    settings = load().require_slack().require_mail()
    refuse_port_in_use(settings.host, settings.port)
    if trouble := unusable_file(settings.database_url):
        raise ConfigError(trouble)
    workspace = reach_slack(settings)
    _remark_on_mail(settings)
    logs.to_stderr()
    engine = engine_of(settings)
    leerkring = Leerkring(settings, engine=engine)
    upgrade(leerkring.db)
    renew_index(leerkring.db)
    forget_meanings(leerkring.db, settings, engine)
    leerkring.installation.note(workspace)
    leerkring.warm()
    with stopped_by_signal() as stop, leerkring, listening(leerkring) as how:
        leerkring.heart.start()
        print(f"Leerkring {how}. Stop with Ctrl-C.", flush=True)
        stop.wait()
        leerkring.outbox.stopping.set()
    return 0


def web(_: Arguments) -> int:
    settings = load().require_web().require_mail()
    with existing_database(settings):
        pass
    refuse_port_in_use(settings.host, settings.port)
    workspace = _remark_on_slack(settings)
    logs.to_stderr()
    leerkring = Leerkring(settings, engine=engine_of(settings))
    if workspace is not None:
        leerkring.installation.note(workspace)
    leerkring.warm()
    served = serving(leerkring.complete, settings.host, settings.port)
    with stopped_by_signal() as stop, leerkring, served as url:
        print(f"Leerkring listens on {url}{SLACK_PATH}. Stop with Ctrl-C.", flush=True)
        while not stop.wait(LOOK_SECONDS):
            knocked(leerkring.db.check_file, "looking at the database")
    return 0


def _remark_on_slack(settings: Settings) -> SlackResponse | None:
    """One line; it does not stop `web`, which keeps what Slack delivers until it can answer."""
    try:
        return reach_slack(settings, SHORT)
    except ConfigError as error:
        print(f"leerkring: {error}", file=sys.stderr, flush=True)
        return None


def _remark_on_mail(settings: Settings) -> None:
    """One line; Slack is served all the same, and mail waits until its server takes it."""
    if settings.mail_server is None:
        return
    try:
        open_line(settings.mail_server, mail_sender(settings).domain).close()
    except MAIL_FAILS as error:
        print(f"leerkring: {mail_trouble(error)}", file=sys.stderr, flush=True)


def worker(_: Arguments) -> int:
    settings = load().require_worker().require_mail()
    with existing_database(settings):
        pass
    if settings.health_port:
        refuse_port_in_use(settings.host, settings.health_port)
    workspace = reach_slack(settings)
    _remark_on_mail(settings)
    logs.to_stderr()
    engine = engine_of(settings)
    leerkring = Leerkring(settings, engine=engine)
    renew_index(leerkring.db)
    forget_meanings(leerkring.db, settings, engine)
    leerkring.installation.note(workspace)
    leerkring.warm()
    with stopped_by_signal() as stop, leerkring, _health(leerkring) as where:
        leerkring.heart.start()
        print(f"Leerkring sends what is due{where}. Stop with Ctrl-C.", flush=True)
        stop.wait()
    return 0


@contextmanager
def _health(leerkring: Leerkring) -> Iterator[str]:
    """The worker's own, on HEALTH_PORT; nothing when that is not set."""
    settings = leerkring.settings
    if not settings.health_port:
        yield ""
        return
    with serving(leerkring.pages, settings.host, settings.health_port) as url:
        yield f"; health on {url}/healthz/worker"


def tick(arguments: Arguments) -> int:
    settings = load().require_worker()
    now = _moment(arguments.now, settings.default_timezone)
    with existing_database(settings) as database:
        reach_slack(settings)
        engine = engine_of(settings)
        clock = lambda: now  # noqa: E731  # it stands still
        with Leerkring(settings, database=database, clock=clock, engine=engine) as leerkring:
            leerkring.tick()
            with database.read() as session:
                states = deliveries.backlog(session)
        print(", ".join(f"{state} {n}" for state, n in sorted(states.items())) or "nothing yet")
    return 0


def _moment(said: str, zone: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise ConfigError(f"{said!r} is not a moment such as 2026-03-02T09:30") from None
    if moment.year not in YEARS:
        raise ConfigError(f"the year must be from {YEARS[0]} to {YEARS[-1]}")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone_named(zone))
