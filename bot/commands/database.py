"""The schema and copies of it."""

from pathlib import Path

from bot.commands.base import Arguments, existing_database, open_database, renew_index
from bot.errors import ConfigError
from bot.settings import load
from storage.backup import copy_sqlite
from storage.migrate import head, upgrade


def migrate(_: Arguments) -> int:
    with open_database(load().database_url) as database:
        upgrade(database)
        renew_index(database)
    print(f"The database is at revision {head()}.")
    return 0


def backup(arguments: Arguments) -> int:
    target: Path = arguments.file
    with existing_database(load()) as database:
        if not database.is_sqlite:
            raise ConfigError("PostgreSQL brings its own: use pg_dump --format=custom")
        if target.is_dir():
            raise ConfigError(f"{target} is a folder; name a file in it")
        if not target.parent.is_dir():
            raise ConfigError(f"there is no folder {target.parent}; make it first")
        if target.exists():
            raise ConfigError(f"{target} exists already; choose another name")
        copy_sqlite(database, target)
    print(f"The database was copied to {target}.")
    return 0
