"""A copy of the whole database, taken while it is in use."""

import os
import sqlite3
from errno import EEXIST, EIO
from pathlib import Path
from shutil import copyfile
from typing import Any
from urllib.parse import quote

from storage.database import Database
from storage.sqlite_file import DamagedError, check_whole, is_damage

OWNER_ONLY = 0o600


def copy_sqlite(database: Database, target: Path) -> None:
    """The target appears when it is whole, or not at all; readable by its owner alone.

    Raises:
        DamagedError: what was copied is no whole database.
        FileExistsError: it will not overwrite an older backup.
        OSError: it could not be written.
    """
    if target.exists():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(target))
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(OWNER_ONLY)
    try:
        _copy(database, unfinished)
        os.link(unfinished, target)  # refuses a name that is taken; a rename would not
    finally:
        unfinished.unlink(missing_ok=True)


def put_back(backup: Path, place: Path, moment: str) -> Path | None:
    """Put a copy of a backup in the place of the database; gives where the old one went.

    The old file keeps its log beside it, so that neither is laid over the other.

    Raises:
        DamagedError: the backup is no whole database; nothing was changed.
        OSError: it could not be read or written.
    """
    unfinished = place.with_name(f".{place.name}.part")
    try:
        unfinished.touch(OWNER_ONLY)
        copyfile(backup, unfinished)
        _check_backup(unfinished)
        kept = place.with_name(f"{place.name}.before-{moment}") if place.exists() else None
        for suffix in ("", "-wal", "-shm") if kept else ():
            file = place.with_name(place.name + suffix)
            if file.exists():
                file.rename(f"{kept}{suffix}")
        unfinished.rename(place)
    finally:
        unfinished.unlink(missing_ok=True)
    return kept


def _check_backup(file: Path) -> None:
    """A backup is one file with tables of ours; an empty one would start everything anew."""
    copy = sqlite3.connect(f"file:{quote(str(file))}?mode=ro&immutable=1", uri=True)
    try:
        check_whole(copy)
        if copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'person'").fetchone() is None:
            raise DamagedError("it holds no tables of Leerkring")
    except sqlite3.Error as error:
        raise DamagedError(str(error)) from error
    finally:
        copy.close()


def _copy(database: Database, target: Path) -> None:
    with database.engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        copy = sqlite3.connect(target)
        try:
            source.backup(copy)  # in one step: with WAL that holds up no writer
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a -wal beside it
            check_whole(copy)
        except sqlite3.Error as error:
            if is_damage(error):
                raise DamagedError(str(error)) from error
            raise OSError(
                EIO, f"the copy could not be written ({error})", str(target)
            ) from error
        finally:
            copy.close()
