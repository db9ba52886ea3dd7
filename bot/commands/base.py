"""What several commands share."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from bot.errors import ConfigError
from bot.search import search
from bot.settings import Settings, load
from storage.database import Database
from storage.migrate import is_current, is_there

Arguments = argparse.Namespace


@contextmanager
def existing_database(settings: Settings) -> Iterator[Database]:
    """An existing database at this version's schema; nothing is made by looking."""
    if not is_there(settings.database_url):
        raise ConfigError("there is no database yet; run `leerkring migrate`")
    database = Database(settings.database_url)
    try:
        if not is_current(database):
            raise ConfigError("the database has another schema; run `leerkring migrate`")
        yield database
    finally:
        database.close()


@contextmanager
def writing() -> Iterator[Session]:
    with existing_database(load()) as database, database.begin() as session:
        yield session


def renew_index(database: Database) -> None:
    """Cards are found by the words of this version, also those that another version indexed."""
    with database.begin() as session:
        count = search.catch_up(session)
    if count:
        print(f"The search index was made anew: {count} cards.", flush=True)


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))
