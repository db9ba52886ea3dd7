"""The schema and copies of it."""

from pathlib import Path

from sqlalchemy.engine import make_url

from bot.clock import utc_now
from bot.commands.base import Arguments, existing_database, open_database, renew_index
from bot.errors import ConfigError
from bot.settings import load
from storage.backup import copy_sqlite, put_back
from storage.migrate import head, upgrade
from storage.numbering import skip
from storage.sqlite_file import DamagedError


def migrate(arguments: Arguments) -> int:
    with open_database(load().database_url) as database:
        upgrade(database)
        if arguments.after_restore:
            skip(database, utc_now())
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


def restore(arguments: Arguments) -> int:
    """What stood there stays beside it; a process that has it open notices, and ends."""
    place = make_url(load().database_url)
    if place.get_backend_name() != "sqlite" or not place.database:
        raise ConfigError("PostgreSQL brings its own: use pg_restore")
    try:
        kept = put_back(arguments.file, Path(place.database), utc_now())
    except DamagedError as error:
        said = f"{arguments.file} is no whole backup ({error}); nothing was changed"
        raise ConfigError(f"{said}, take another one") from None
    print(f"The database is the one in {arguments.file}. Start every process again.")
    if kept is not None:
        print(f"What was there before is in {kept}: remove it once you do not need it.")
    return 0


def compact(_: Arguments) -> int:
    with existing_database(load()) as database:
        if not database.is_sqlite:
            raise ConfigError("PostgreSQL brings its own: use VACUUM FULL")
        if not database.compact():
            raise ConfigError("another process holds old rows; stop it and try again")
    print("The database was written anew: nothing that was removed is left in its file.")
    return 0
