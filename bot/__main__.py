"""The command line: parses, and calls what is in `bot.commands`.

A command's module is imported when the command runs, so that `--help` answers at once.
"""

import argparse
import os
import signal
import sys
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from traceback import extract_tb
from typing import Any, NoReturn

from bot.errors import FAILED, ConfigError


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
    _speak_whatever_the_terminal_takes()
    parser = _parser()
    try:
        parser.refuse_unknown(words)
        arguments = parser.parse_args(words)
        if arguments.command is None:
            parser.print_help(sys.stderr)
            return FAILED
        status = function(arguments.module, arguments.command)(arguments)
        if sys.stdout:  # it is None where it was closed
            sys.stdout.flush()
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # Whoever reads us has seen enough, as `head` does; nothing more can be said there.
        _forget_what_was_printed()
        return 128 + signal.SIGPIPE
    except Exception as error:  # noqa: BLE001  # the edge: one line, whatever it is
        print(f"leerkring: {_in_one_line(error)}", file=sys.stderr)
        _forget_what_was_printed()
        return FAILED
    return status


def _speak_whatever_the_terminal_takes() -> None:
    """A name with an accent stops nothing where the terminal has only ASCII."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _forget_what_was_printed() -> None:
    """What cannot be written, as to a full disk, is not tried again when the process ends."""
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def function(module: str, command: str) -> Callable[[argparse.Namespace], int]:
    """What carries out a command: named as it is, in a module of `bot.commands`."""
    found = import_module(f"bot.commands.{module}")
    named: Callable[[argparse.Namespace], int] = getattr(found, command.replace("-", "_"))
    return named


def _in_one_line(error: Exception) -> str:
    if not isinstance(error, ConfigError):
        from bot.causes import explain

        error = explain(error) or error
    if isinstance(error, ConfigError):
        return "; ".join(str(error).splitlines())
    place = extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}:{place.lineno}"
    return f"a fault of ours, please report it: {type(error).__name__} at {where}"


def _whole_number(most: int) -> Callable[[str], int]:
    """An argument from 1 to `most`."""

    def read(said: str) -> int:
        if not (said.isascii() and said.isdigit()) or not 0 < int(said[:12]) <= most:
            raise ArgumentTypeError(f"must be a number from 1 to {most}")
        return int(said)

    return read


def _parser() -> _Parser:
    parser = _Parser("leerkring", description="Facilitates learning circles in Slack.")
    subparsers = parser.add_subparsers(title="commands", metavar="", parser_class=_Parser)

    def add(name: str, module: str, about: str) -> Any:
        added = subparsers.add_parser(name, help=about, description=about)
        added.set_defaults(command=name, module=module)
        return added

    demo = add("demo", "demo", "a workspace on this machine to look around in")
    demo.add_argument("--script", action="store_true", help="play the story here, and print it")
    languages = ("nl", "en")
    demo.add_argument("--language", choices=languages, help="spoken by its people")
    port = _whole_number(65535)
    demo.add_argument("--port", type=port, default=8080, help="of the workspace's page")
    add("run", "serve", "everything in one process, for a real workspace")
    add("web", "serve", "answer Slack's requests; `worker` sends what is due")
    add("worker", "serve", "send what is due")
    migrate = add("migrate", "database", "bring the database to this version's schema")
    migrate.add_argument(
        "--after-restore",
        action="store_true",
        help="a backup was put back without `restore`: skip numbers that were given since",
    )
    add("doctor", "slack", "say what is missing, and what to do about it")
    manifest = add("manifest", "slack", "print the Slack app that belongs to this bot")
    manifest.add_argument("--socket-mode", action="store_true", help="Slack needs no way in")
    manifest.add_argument("--language", choices=languages, help="of commands and shortcuts")
    manifest.add_argument("--url", help="where Slack reaches the bot (default: PUBLIC_URL)")
    tick = add("tick", "serve", "queue and send once what is due at a moment")
    tick.add_argument("--now", required=True, metavar="ISO", help="such as 2026-03-02T09:30")
    search = add("search", "search", "ask a question as somebody would in Slack")
    search.add_argument("text")
    search.add_argument("--as", dest="email", required=True, metavar="EMAIL")
    evaluate = add("evaluate-search", "search", "measure the search on a test collection")
    evaluate.add_argument("directory", type=Path, help="docs, queries and qrels, .jsonl")
    evaluate.add_argument("--database", metavar="URL", help="instead of a temporary one")
    evaluate.add_argument("--run", type=Path, metavar="FILE", help="write the answers too")
    export = add("export-person", "people", "print everything kept about somebody")
    export.add_argument("email")
    erase = add("erase-person", "people", "remove somebody's words and name, for good")
    erase.add_argument("email")
    grant = add(
        "grant-manager", "people", "let somebody see how all circles are doing, in Slack"
    )
    grant.add_argument("email")
    revoke = add("revoke-manager", "people", "the opposite of grant-manager")
    revoke.add_argument("email")
    circle = add("export-circle", "people", "print a circle's file")
    circle.add_argument("id", type=_whole_number(2**31 - 1))
    backup = add("backup", "database", "copy the database while it is in use")
    backup.add_argument("file", type=Path)
    restore = add("restore", "database", "replace the database with a backup")
    restore.add_argument("file", type=Path)
    add("compact", "database", "clear what was removed out of the database's file")

    parser.commands = tuple(subparsers.choices)
    parser.set_defaults(command=None)
    return parser


if __name__ == "__main__":
    sys.exit(main())
