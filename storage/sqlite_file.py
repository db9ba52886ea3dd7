"""A SQLite database as a file: whether it is whole, and still the one that was opened."""

import sqlite3
from pathlib import Path
from shutil import disk_usage
from typing import Any

MAGIC = b"SQLite format 3\0"
WITH_A_LOG = b"\x02\x02"  # what bytes 18 and 19 of a file with a write-ahead log say
HEADER = 20
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class DamagedError(RuntimeError):
    """The file is no whole database; the message says what is wrong, without its rows."""


class ReplacedError(RuntimeError):
    """Another file stands in the place of the database that was opened."""


class SqliteFile:
    """The file behind an engine.

    SQLite itself does not look: it would go on writing into a file that has no name any more,
    or lay the log of the old file over the new one.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: tuple[int, int] | None = None

    def opened(self) -> None:
        """The first connection is there, in its final mode."""
        if self._opened is None:
            self._opened = self._identity()

    def check(self) -> None:
        """Raises ReplacedError. Costs some microseconds."""
        if self._opened is None:
            self._check_log()
        elif self._identity() != self._opened or not self._has_our_mode():
            raise ReplacedError(
                f"{self._path} was replaced while in use; stop every process, remove"
                f" {self._log.name} and {self._path.name}-shm, put the right file there and"
                " start again"
            )

    @property
    def room(self) -> int:
        """Free bytes on its disk."""
        return disk_usage(self._path.resolve().parent).free

    @property
    def _log(self) -> Path:
        return self._path.with_name(self._path.name + "-wal")

    def _check_log(self) -> None:
        """A backup has no log: one that lies beside it belongs to the file that was there."""
        header = self._header()
        if header.startswith(MAGIC) and not header.endswith(WITH_A_LOG) and _size(self._log):
            raise ReplacedError(
                f"{self._log.name} belongs to another file than {self._path}; stop every"
                f" process, remove {self._log.name} and {self._path.name}-shm, put the backup"
                " there once more and start again"
            )

    def _has_our_mode(self) -> bool:
        header = self._header()
        return header.startswith(MAGIC) and header.endswith(WITH_A_LOG)

    def _header(self) -> bytes:
        try:
            with self._path.open("rb") as file:
                return file.read(HEADER)
        except FileNotFoundError:
            return b""

    def _identity(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def check_whole(connection: sqlite3.Connection) -> None:
    """Read every page and every reference. Raises DamagedError."""
    try:
        said = str(_first(connection, "PRAGMA integrity_check(1)"))
        orphan = _first(connection, "PRAGMA foreign_key_check")
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        raise DamagedError(str(error)) from error
    if said != "ok":
        # Its first words: what follows can quote a value.
        raise DamagedError("its pages contradict each other")
    if orphan is not None:
        raise DamagedError(f"rows of {orphan} refer to nothing")


def _first(connection: sqlite3.Connection, pragma: str) -> Any:
    row = connection.execute(pragma).fetchone()
    return None if row is None else row[0]


def is_damage(error: BaseException | None) -> bool:
    """Whether SQLite says that its file is malformed, or no database at all."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in DAMAGED
