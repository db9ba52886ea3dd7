"""The schema and copies of it."""

from bot.commands.base import Arguments, existing_database, renew_index
from bot.errors import ConfigError
from bot.settings import load
from storage.backup import copy_sqlite
from storage.database import Database
from storage.migrate import head, upgrade


def migrate(_: Arguments) -> int:
    database = Database(load().database_url)
    upgrade(database)
    renew_index(database)
    database.close()
    print(f"The database is at revision {head()}.")
    return 0


def backup(arguments: Arguments) -> int:
    with existing_database(load()) as database:
        if not database.is_sqlite:
            raise ConfigError("PostgreSQL brings its own: use pg_dump --format=custom")
        copy_sqlite(database, arguments.file)
    print(f"The database was copied to {arguments.file}.")
    return 0
