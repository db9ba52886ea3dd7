"""A SQLite database as a file: whether it is whole, and still the one that was opened."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from shutil import disk_usage
from threading import Lock
from typing import Any

MAGIC = b"SQLite format 3\0"
WITH_A_LOG = b"\x02\x02"  # what bytes 18 and 19 of a file with a write-ahead log say
HEADER = 20
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


Identity = tuple[int, int]  # the device and the number of a file


class DamagedError(RuntimeError):
    """The file is no whole database; the message says what is wrong, without its rows."""


class ReplacedError(RuntimeError):
    """Another file stands in the place of the database that was opened."""


@dataclass
class _Held:
    """A descriptor of a file, and how many look through it."""

    descriptor: int
    users: int = 0


_held: dict[Identity, _Held] = {}
_lock = Lock()


class SqliteFile:
    """The file behind an engine.

    SQLite itself does not look: it would go on writing into a file that has no name any more,
    or lay the log of the old file over the new one.

    All that look at a file share one descriptor, which is closed when the last connection was:
    on POSIX, closing any descriptor releases the locks that this process has on the file, and
    another process would take the log away from under its connections.
    https://www.sqlite.org/howtocorrupt.html
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looked_at: Identity | None = None
        self._is_open = False
        self._committed = 0  # counts; under the lock of whoever writes
        self._settled = 0
        self._settling = Lock()
        self.outlives_machine = True  # what is committed, whatever happens to the power

    def opened(self) -> None:
        """The first connection is there, in its final mode."""
        if not self._is_open:
            self._look()
            self._is_open = True

    def check(self) -> None:
        """Raises ReplacedError."""
        if not self._is_open:
            self._look()
            self._check_log()
        elif self._identity() != self._looked_at or not self._has_our_mode():
            raise ReplacedError(
                f"{self._path} was replaced while in use; stop every process, remove"
                f" {self._log.name} and {self._path.name}-shm, put the right file there and"
                " start again"
            )

    def closed(self) -> None:
        """The connections of this engine are closed."""
        self._is_open = False
        self._let_go()

    def committed(self) -> int:
        """A transaction is in the log, as far as this machine goes on; which one that is."""
        self._committed += 1
        return self._committed

    def settle(self, number: int) -> None:
        """Wait until that transaction is on the disk, with all that came before it.

        Who waits meanwhile shares the next turn of the disk: that takes as long for many as for
        one. SQLite itself would hold up the next writer for each.
        """
        with self._settling:
            if self._settled < number and self.outlives_machine:
                latest = self._committed
                _write_out(self._log)
                self._settled = latest

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
        held = _held.get(self._looked_at) if self._looked_at else None
        return os.pread(held.descriptor, HEADER, 0) if held else b""

    def _look(self) -> None:
        """Hold the file that stands there now, if there is one."""
        with _lock:
            found = self._identity()
            if found == self._looked_at:
                return
            self._drop()
            if found is not None:
                if found not in _held:
                    _held[found] = _Held(os.open(self._path, os.O_RDONLY))
                _held[found].users += 1
            self._looked_at = found

    def _let_go(self) -> None:
        with _lock:
            self._drop()

    def _drop(self) -> None:
        if self._looked_at is None:
            return
        held = _held[self._looked_at]
        held.users -= 1
        if not held.users:
            os.close(_held.pop(self._looked_at).descriptor)
        self._looked_at = None

    def _identity(self) -> Identity | None:
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


def _write_out(log: Path) -> None:
    """A log that is gone was written into the database, and that to the disk, by SQLite."""
    try:
        descriptor = os.open(log, os.O_RDONLY)  # SQLite holds no locks on it that this ends
    except FileNotFoundError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
