"""The command line: parses, calls, prints, decides nothing.

Each command imports what it needs when it runs, so that `--help` answers at once.
"""

import argparse
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, NoReturn
from zoneinfo import ZoneInfo

from bot.clock import utc_now
from bot.errors import ConfigError, NotFound

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bot.settings import Settings
    from storage.database import Database

FAILED = 2
WEB_PROCESSES = 2
WEB_THREADS = 8
LAST_ANSWERS_SECONDS = 10
Arguments = argparse.Namespace


class _Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, and names the command that was probably meant."""

    commands: Sequence[str] = ()

    def error(self, message: str) -> NoReturn:
        raise ConfigError(f"{message} (see `{self.prog} --help`)")

    def refuse_unknown(self, words: Sequence[str]) -> None:
        word = next((word for word in words if not word.startswith("-")), None)
        if word is None or word in self.commands:
            return
        near = get_close_matches(word, self.commands, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"see `{self.prog} --help`"
        raise ConfigError(f"there is no command {word!r}; {hint}")


def main(words: Sequence[str] | None = None) -> int:
    """The exit status: 0, or 2 after one line about what is wrong."""
    words = sys.argv[1:] if words is None else words
    parser = _parser()
    try:
        parser.refuse_unknown(words)
        arguments = parser.parse_args(words)
        command: Callable[[Arguments], int] = arguments.command
        status = command(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # Whoever reads us has seen enough, as `head` does; nothing more can be said there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except Exception as error:  # noqa: BLE001  # the edge: one line, whatever it is
        print(f"leerkring: {_in_one_line(error)}", file=sys.stderr)
        return FAILED
    return status


def _in_one_line(error: Exception) -> str:
    from slack_sdk.errors import SlackApiError
    from sqlalchemy.exc import SQLAlchemyError

    match error:
        case ConfigError():
            return "; ".join(str(error).splitlines())
        case SlackApiError():
            return f"Slack refuses: {error.response.get('error', 'unknown')}"
        case SQLAlchemyError():
            # Without the message: it holds the address, with its password, or people's words.
            return f"the database does not answer ({type(error).__name__}); try `doctor`"
        case OSError() if error.strerror:
            return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    place = extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return f"a fault of ours, please report it: {type(error).__name__} at {where}"


def _parser() -> _Parser:
    parser = _Parser("leerkring", description="Facilitates learning circles in Slack.")
    subparsers = parser.add_subparsers(title="commands", metavar="", parser_class=_Parser)

    def add(name: str, command: Callable[[Arguments], int], about: str) -> Any:
        added = subparsers.add_parser(name, help=about, description=about)
        added.set_defaults(command=command)
        return added

    demo = add("demo", _demo, "a workspace on this machine to look around in")
    demo.add_argument("--script", action="store_true", help="play the story here, and print it")
    demo.add_argument("--port", type=int, default=8080, help="of the workspace's page")
    add("run", _run, "everything in one process, for a real workspace")
    add("web", _web, "answer Slack's requests, with several processes")
    add("worker", _worker, "send what is due")
    add("migrate", _migrate, "bring the database to this version's schema")
    add("doctor", _doctor, "say what is missing, and what to do about it")
    manifest = add("manifest", _manifest, "print the Slack app that belongs to this bot")
    manifest.add_argument("--socket-mode", action="store_true", help="Slack needs no way in")
    manifest.add_argument("--url", help="where Slack reaches the bot (default: PUBLIC_URL)")
    tick = add("tick", _tick, "queue and send once what is due at a moment")
    tick.add_argument("--now", required=True, metavar="ISO", help="such as 2026-03-02T09:30")
    search = add("search", _search, "ask a question as somebody would in Slack")
    search.add_argument("text")
    search.add_argument("--as", dest="email", required=True, metavar="EMAIL")
    evaluate = add("evaluate-search", _evaluate, "measure the search on a test collection")
    evaluate.add_argument("directory", type=Path, help="docs, queries and qrels, .jsonl")
    evaluate.add_argument("--database", metavar="URL", help="instead of a temporary one")
    evaluate.add_argument("--run", type=Path, metavar="FILE", help="write the answers too")
    export = add("export-person", _export_person, "print all that is kept of somebody")
    export.add_argument("email")
    erase = add("erase-person", _erase_person, "remove somebody's words and name, for good")
    erase.add_argument("email")
    grant = add("grant-manager", _grant, "let somebody see the state of the whole in Slack")
    grant.add_argument("email")
    revoke = add("revoke-manager", _revoke, "the opposite of grant-manager")
    revoke.add_argument("email")
    circle = add("export-circle", _export_circle, "print a circle's file")
    circle.add_argument("id", type=int)
    backup = add("backup", _backup, "copy the database while it is in use")
    backup.add_argument("file", type=Path)

    parser.commands = tuple(subparsers.choices)
    parser.set_defaults(command=lambda _: _help(parser))
    return parser


def _help(parser: _Parser) -> int:
    parser.print_help(sys.stderr)
    return FAILED


# Running


def _demo(arguments: Arguments) -> int:
    from bot.demo.serve import serve
    from bot.demo.story import play
    from bot.running import stopped_by_signal

    if arguments.script:
        return play()
    with stopped_by_signal() as stop:
        return serve(arguments.port, stop)


def _run(_: Arguments) -> int:
    from bot import logs
    from bot.app import build
    from bot.running import listening, stopped_by_signal
    from bot.settings import load
    from storage.migrate import upgrade

    settings = load().require_slack()
    logs.to_stderr()
    leerkring = build(settings)
    upgrade(leerkring.db)
    _renew_index(leerkring.db)
    with stopped_by_signal() as stop, listening(leerkring) as how:
        leerkring.heart.start()
        print(f"Leerkring {how}. Stop with Ctrl-C.", flush=True)
        stop.wait()
    leerkring.stop()
    return 0


def _web(_: Arguments) -> int:
    from bot.settings import load

    settings = load().require_web()
    with _database(settings):
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


def _worker(_: Arguments) -> int:
    from bot import logs
    from bot.app import build
    from bot.running import stopped_by_signal
    from bot.settings import load

    settings = load().require_worker()
    logs.to_stderr()
    with _database(settings):
        pass
    leerkring = build(settings)
    _renew_index(leerkring.db)
    with stopped_by_signal() as stop:
        leerkring.heart.start()
        print("Leerkring sends what is due. Stop with Ctrl-C.", flush=True)
        stop.wait()
    leerkring.stop()
    return 0


# Setting up


def _migrate(_: Arguments) -> int:
    from bot.settings import load
    from storage.database import Database
    from storage.migrate import head, upgrade

    database = Database(load().database_url)
    upgrade(database)
    _renew_index(database)
    database.close()
    print(f"The database is at revision {head()}.")
    return 0


def _renew_index(database: "Database") -> None:
    """Cards are found by the words of this version, also those that another version indexed."""
    from bot.search import search

    with database.begin() as session:
        count = search.catch_up(session)
    if count:
        print(f"The search index was made anew: {count} cards.", flush=True)


def _doctor(_: Arguments) -> int:
    from bot.doctor import examine
    from bot.settings import load

    problems = 0
    for finding in examine(load()):
        problems += finding.is_problem
        mark = "problem" if finding.is_problem else "ok     "
        remedy = f" -> {finding.remedy}" if finding.is_problem else ""
        print(f"{mark}  {finding.about}: {finding.said}{remedy}")
    if problems:
        raise ConfigError(f"{problems} of these must be solved first")
    return 0


def _manifest(arguments: Arguments) -> int:
    from bot.manifest import manifest
    from bot.settings import load

    settings = load()
    url = arguments.url or settings.public_url
    if not arguments.socket_mode and not url:
        raise ConfigError("say where Slack reaches the bot with --url, or use --socket-mode")
    _print_json(manifest(url=url, socket_mode=arguments.socket_mode))
    return 0


def _tick(arguments: Arguments) -> int:
    from bot.app import build
    from bot.settings import load
    from storage.base import deliveries

    settings = load().require_worker()
    now = _moment(arguments.now, settings.default_timezone)
    with _database(settings) as database:
        leerkring = build(settings, database=database, clock=lambda: now)
        leerkring.tick()
        with database.read() as session:
            states = deliveries.backlog(session)
        print(", ".join(f"{state} {n}" for state, n in sorted(states.items())) or "nothing yet")
        leerkring.stop()
    return 0


def _moment(said: str, zone: str) -> datetime:
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        raise ConfigError(f"{said!r} is not a moment such as 2026-03-02T09:30") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))


@contextmanager
def _database(settings: "Settings") -> Iterator["Database"]:
    """An existing database at this version's schema; nothing is made by looking."""
    from storage.database import Database
    from storage.migrate import is_current, is_there

    if not is_there(settings.database_url):
        raise ConfigError("there is no database yet; run `leerkring migrate`")
    database = Database(settings.database_url)
    try:
        if not is_current(database):
            raise ConfigError("the database has another schema; run `leerkring migrate`")
        yield database
    finally:
        database.close()


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


# Looking, exporting, erasing


def _search(arguments: Arguments) -> int:
    from bot.search import search
    from bot.settings import load

    with _database(load()) as database, database.read() as session:
        [reader, *_] = _people(session, arguments.email)
        answer = search.ask(
            session,
            workspace_id=reader.workspace_id,
            reader_id=reader.id,
            text=arguments.text,
        )
    if answer.corrected:
        print(f"Understood as: {answer.corrected}\n")
    if answer.no_phrase:
        print(f"Nowhere exactly: {answer.no_phrase}\n")
    for hit in answer.hits:
        print(f"{hit.title}\n  {hit.what}")
        print(f"  {hit.circle_name}, {hit.happened_on.isoformat()}, {hit.outcome.value}\n")
    if not answer.hits:
        print("Nobody has shared experience with this yet.")
    return 0


def _evaluate(arguments: Arguments) -> int:
    from bot.search.evaluate import evaluate

    if not arguments.directory.is_dir():
        raise ConfigError(f"{arguments.directory} is not a folder")
    run = str(arguments.run) if arguments.run else None
    print(json.dumps(evaluate(str(arguments.directory), arguments.database, run)))
    return 0


@contextmanager
def _writing() -> Iterator["Session"]:
    from bot.settings import load

    with _database(load()) as database, database.begin() as session:
        yield session


def _export_person(arguments: Arguments) -> int:
    from bot.domain.overview import privacy

    with _writing() as session:
        people = _people(session, arguments.email)
        exports = [privacy.export_person(session, person, utc_now()) for person in people]
    _print_json(exports)
    return 0


def _erase_person(arguments: Arguments) -> int:
    from bot.domain.overview import privacy

    with _writing() as session:
        for person in _people(session, arguments.email):
            privacy.erase_person(session, person, utc_now())
    print("Erased. Published digests in Slack are corrected as soon as the worker runs.")
    return 0


def _grant(arguments: Arguments) -> int:
    _set_manager(arguments.email, is_manager=True)
    print("Granted. `/leerkring status` now answers them.")
    return 0


def _revoke(arguments: Arguments) -> int:
    _set_manager(arguments.email, is_manager=False)
    print("Revoked.")
    return 0


def _set_manager(email: str, *, is_manager: bool) -> None:
    from bot.domain.people import people

    with _writing() as session:
        for person in _people(session, email):
            people.set_manager(session, person, utc_now(), is_manager=is_manager)


def _people(session: "Session", email: str) -> list[Any]:
    from bot.domain.overview import privacy

    try:
        return privacy.people_with(session, email)
    except NotFound:
        raise ConfigError("nobody with that e-mail address is known here") from None


def _export_circle(arguments: Arguments) -> int:
    from bot.domain.overview import privacy

    with _writing() as session:
        try:
            export = privacy.export_circle(session, arguments.id, utc_now())
        except NotFound:
            raise ConfigError(f"there is no circle {arguments.id}") from None
    _print_json(export)
    return 0


def _backup(arguments: Arguments) -> int:
    from bot.settings import load
    from storage.backup import copy_sqlite

    with _database(load()) as database:
        if not database.is_sqlite:
            raise ConfigError("PostgreSQL brings its own: use pg_dump --format=custom")
        copy_sqlite(database, arguments.file)
    print(f"The database was copied to {arguments.file}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
