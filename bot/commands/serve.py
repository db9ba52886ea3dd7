"""Processes that answer and send, and one heartbeat by hand."""

import os
import sys
from datetime import datetime

from bot import logs
from bot.app import build
from bot.commands.base import Arguments, existing_database, renew_index
from bot.errors import ConfigError
from bot.running import listening, stopped_by_signal
from bot.settings import load
from bot.zones import zone_named
from storage.base import deliveries
from storage.migrate import upgrade

WEB_PROCESSES = 2
WEB_THREADS = 8
LAST_ANSWERS_SECONDS = 10


def run(_: Arguments) -> int:
    settings = load().require_slack()
    logs.to_stderr()
    leerkring = build(settings)
    upgrade(leerkring.db)
    renew_index(leerkring.db)
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


def worker(_: Arguments) -> int:
    settings = load().require_worker()
    logs.to_stderr()
    with existing_database(settings):
        pass
    leerkring = build(settings)
    renew_index(leerkring.db)
    with stopped_by_signal() as stop, leerkring:
        leerkring.heart.start()
        print("Leerkring sends what is due. Stop with Ctrl-C.", flush=True)
        stop.wait()
    return 0


def tick(arguments: Arguments) -> int:
    settings = load().require_worker()
    now = _moment(arguments.now, settings.default_timezone)
    with existing_database(settings) as database:
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
    return moment if moment.tzinfo else moment.replace(tzinfo=zone_named(zone))
