"""What several commands share."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from bot.causes import other_schema, unusable_file
from bot.errors import ConfigError
from bot.search import search
from bot.search.meaning import Engine
from bot.search.reading import OFF, engine_named
from bot.settings import Settings, load
from storage.database import Database
from storage.migrate import current, head, is_there
from storage.questions import vectors

Arguments = argparse.Namespace


@contextmanager
def open_database(url: str) -> Iterator[Database]:
    """Made when it is a file that is not there yet."""
    if trouble := unusable_file(url):
        raise ConfigError(trouble)
    database = Database(url)
    try:
        yield database
    finally:
        database.close()


@contextmanager
def existing_database(settings: Settings) -> Iterator[Database]:
    """An existing database at this version's schema; nothing is made by looking."""
    if not unusable_file(settings.database_url) and not is_there(settings.database_url):
        raise ConfigError("there is no database yet; run `leerkring migrate`")
    with open_database(settings.database_url) as database:
        revision = current(database)
        if revision != head():
            raise other_schema(revision)
        yield database


@contextmanager
def writing() -> Iterator[Session]:
    with existing_database(load()) as database, database.begin() as session:
        yield session


def renew_index(database: Database) -> None:
    """Cards are found by the words of this version, also those that another version indexed."""
    with database.begin() as session:
        count = search.catch_up(session, _progress)
    if count:
        print(f"The search index was made anew: {count} cards.", flush=True)


def engine_of(settings: Settings) -> Engine | None:
    """What MEANING names; where it cannot be had one line says so, and words do without."""
    try:
        return engine_named(settings.meaning)
    except ConfigError as error:
        print(f"leerkring: {error}; until then words alone", file=sys.stderr, flush=True)
        return None


def forget_meanings(database: Database, settings: Settings, engine: Engine | None) -> None:
    """Those that another engine made; all of them where MEANING is off."""
    if engine is None and settings.meaning != OFF:
        return
    with database.begin() as session:
        vectors.forget_all_but(session, engine.name if engine else None)


def _progress(done: int, of: int) -> None:
    """A bar for whoever waits and looks; a log gets no bar."""
    if sys.stderr.isatty():
        filled = BAR * done // max(of, 1)
        end = "\n" if done >= of else ""
        bar = "#" * filled + "." * (BAR - filled)
        print(f"\rIndexing [{bar}] {done} of {of} cards", end=end, file=sys.stderr, flush=True)


BAR = 30  # characters


def print_json(value: object) -> None:
    is_utf8 = str(getattr(sys.stdout, "encoding", "")).lower().replace("-", "") == "utf8"
    print(json.dumps(value, ensure_ascii=not is_utf8, indent=2))
