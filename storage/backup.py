"""A copy of the whole database, taken while it is in use."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from errno import EEXIST, EIO, ENOSYS, ENOTSUP, EOPNOTSUPP, EPERM
from pathlib import Path
from shutil import copyfile
from typing import Any
from urllib.parse import quote

from storage.database import Database
from storage.numbering import skip_in
from storage.sqlite_file import DamagedError, check_whole, is_damage

OWNER_ONLY = 0o600
LOGS = ("-wal", "-shm")
NO_LINKS = {EPERM, ENOSYS, ENOTSUP, EOPNOTSUPP}  # what a disk says that has none, such as FAT


def copy_sqlite(database: Database, target: Path) -> None:
    """The target appears when it is whole, or not at all; readable by its owner alone.

    Raises:
        DamagedError: what was copied is no whole database.
        FileExistsError: it will not overwrite an older backup.
        OSError: it could not be written.
    """
    if target.exists():
        raise FileExistsError(EEXIST, os.strerror(EEXIST), str(target))
    with _unfinished(target) as file:
        _copy(database, file)
        _move_to_free(file, target)


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """A file beside it, for its owner alone; nothing of it stays, nor of one that stayed."""
    file = target.with_name(f".{target.name}.part")
    _remove(file)
    file.touch(OWNER_ONLY)
    try:
        yield file
    finally:
        _remove(file)


def _remove(file: Path) -> None:
    for suffix in ("", "-journal", *LOGS):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def _move_to_free(file: Path, target: Path) -> None:
    """Raises FileExistsError. A rename would replace what has that name."""
    try:
        os.link(file, target)
    except OSError as refused:
        if refused.errno not in NO_LINKS:
            raise
        os.close(os.open(target, os.O_CREAT | os.O_EXCL, OWNER_ONLY))
        file.replace(target)


def put_back(backup: Path, place: Path, now: datetime) -> Path | None:
    """Put a copy of a backup in the place of the database; gives where the old one went.

    Numbers that may have been given since the backup are skipped; see `storage.numbering`.

    The old file keeps its log beside it, so that neither is laid over the other; a log whose
    file is gone is kept too, and is then what is given.

    Raises:
        DamagedError: the backup is no whole database; nothing was changed.
        OSError: it could not be read or written.
    """
    kept = None
    with _unfinished(place) as file:
        copyfile(backup, file)
        _check_backup(file)
        _skip_numbers(file, now)
        aside = f"{place.name}.before-{now:%Y%m%dT%H%M%S}"
        for suffix in ("", *LOGS):
            old = place.with_name(place.name + suffix)
            if old.exists():
                moved = old.rename(place.with_name(aside + suffix))
                kept = kept or moved
        file.rename(place)
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


def _skip_numbers(file: Path, now: datetime) -> None:
    with closing(sqlite3.connect(file)) as copy:
        skip_in(copy, now)


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
