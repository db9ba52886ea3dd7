"""Processes that answer and send, and one heartbeat by hand."""

import os
import sys
from datetime import datetime
from http.client import HTTPException

from slack_sdk.errors import SlackClientError

from bot import logs
from bot.app import build
from bot.causes import explain, unusable_file
from bot.commands.base import Arguments, existing_database, renew_index
from bot.errors import ConfigError
from bot.running import listening, reach_slack, refuse_port_in_use, stopped_by_signal
from bot.settings import Settings, load
from bot.zones import zone_named
from storage.base import deliveries
from storage.migrate import upgrade

WEB_PROCESSES = 2
WEB_THREADS = 8
LAST_ANSWERS_SECONDS = 10
SHORT = 3  # seconds; Slack waits no longer for its answers
YEARS = range(2000, 2100)  # of a moment; the calendar itself has an end


def run(_: Arguments) -> int:
    settings = load().require_slack()
    refuse_port_in_use(settings)
    if trouble := unusable_file(settings.database_url):
        raise ConfigError(trouble)
    workspace = reach_slack(settings)
    logs.to_stderr()
    leerkring = build(settings)
    upgrade(leerkring.db)
    renew_index(leerkring.db)
    leerkring.installation.note(workspace)
    with stopped_by_signal() as stop, leerkring, listening(leerkring) as how:
        leerkring.heart.start()
        print(f"Leerkring {how}. Stop with Ctrl-C.", flush=True)
        stop.wait()
        leerkring.outbox.stopping.set()
    return 0


def web(_: Arguments) -> int:
    settings = load().require_web()
    with existing_database(settings):
        pass
    refuse_port_in_use(settings)
    _remark_on_slack(settings)
    program = [sys.executable, "-m", "gunicorn", "bot.wsgi:application()"]
    options = {
        "bind": f"{settings.host}:{settings.port}",
        "workers": WEB_PROCESSES,
        "worker-class": "gthread",
        "threads": WEB_THREADS,
        "graceful-timeout": LAST_ANSWERS_SECONDS,
    }
    flags = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    os.execv(sys.executable, program + flags)  # noqa: S606  # becomes gunicorn; no shell


def _remark_on_slack(settings: Settings) -> None:
    """One line; it does not stop `web`, which keeps what Slack delivers until it can answer."""
    try:
        reach_slack(settings, SHORT)
    except (SlackClientError, OSError, HTTPException) as error:
        print(f"leerkring: {explain(error)}", file=sys.stderr, flush=True)


def worker(_: Arguments) -> int:
    settings = load().require_worker()
    with existing_database(settings):
        pass
    workspace = reach_slack(settings)
    logs.to_stderr()
    leerkring = build(settings)
    renew_index(leerkring.db)
    leerkring.installation.note(workspace)
    with stopped_by_signal() as stop, leerkring:
        leerkring.heart.start()
        print("Leerkring sends what is due. Stop with Ctrl-C.", flush=True)
        stop.wait()
    return 0


def tick(arguments: Arguments) -> int:
    settings = load().require_worker()
    now = _moment(arguments.now, settings.default_timezone)
    with existing_database(settings) as database:
        reach_slack(settings)
        with build(settings, database=database, clock=lambda: now) as leerkring:
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
