"""A copy of the whole database, taken while it is in use."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from storage.database import Database

OWNER_ONLY = 0o600


def copy_sqlite(database: Database, target: Path) -> None:
    """The target appears when it is whole, or not at all; readable by its owner alone.

    Raises:
        FileExistsError: it will not overwrite an older backup.
        OSError, sqlite3.Error: it could not be written.
    """
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(OWNER_ONLY)
    try:
        _copy(database, unfinished)
        os.link(unfinished, target)  # refuses a name that is taken; a rename would not
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(database: Database, target: Path) -> None:
    with database.engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)  # in one step: with WAL that holds up no writer
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it
        finally:
            copy.close()
