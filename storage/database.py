"""One database, two engines: SQLite by default, PostgreSQL when it grows."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Engine, create_engine, event, exc, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import ConnectionPoolEntry

from storage import outages
from storage.sqlite_file import SqliteFile, check_whole

SQLITE_BUSY_MS = 30_000
PRAGMAS = (
    "synchronous=NORMAL",  # each commit is written to the disk by `SqliteFile.settle`
    "foreign_keys=ON",
    "secure_delete=ON",  # what is deleted or emptied is overwritten, not only let go
)
BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
POOL_SIZE = 10
RESTED = 1  # seconds; after these a connection may not be there any more
USED = "used"  # in a connection's `info`: when it was given back
PATIENCE = {"connect_timeout": 3, "tcp_user_timeout": 10_000}  # seconds; milliseconds
STATEMENTS = 2000  # kept compiled: more than there are, so that none is made again


class Database:
    """Opens transactions: `begin` to write, `read` to look.

    On SQLite every write goes through one connection per process, under one lock, with
    BEGIN IMMEDIATE: the driver's deferred transactions lose concurrent read-modify-write
    updates without an error. PostgreSQL locks rows instead.
    """

    def __init__(self, url: str) -> None:
        self.url = _driver_url(url)
        self._file = _file(self.url)
        self.engine = _engine(self.url, self._file)
        outages.tell_of(self.engine)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._is_kept = True
        self._write_lock = Lock()
        self._open_sessions()
        self._committed: Callable[[Session], None] = lambda _session: None

    def _open_sessions(self, **info: object) -> None:
        self._sessions = sessionmaker(self.engine, expire_on_commit=False, info=info)
        # PostgreSQL shows each statement the newest rows, in a transaction or not; one would
        # wait for the server twice more, at its begin and at its end.
        options = {} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        looking = self.engine.execution_options(**options)
        event.listen(looking, "before_cursor_execute", _refuse_to_write)
        self._looks = sessionmaker(looking, expire_on_commit=False, info=info)

    def telling(self, committed: Callable[[Session], None]) -> "Database":
        """The same database, for someone whose transactions are followed by something.

        `committed` is called after each commit, outside of the transaction.
        """
        twin = copy(self)
        twin._committed = committed  # noqa: SLF001  # one of our own
        return twin

    def carrying(self, **info: object) -> "Database":
        """The same database, for sessions that have this in `info`."""
        twin = copy(self)
        twin._open_sessions(**info)  # noqa: SLF001  # one of our own
        return twin

    def unkept(self) -> "Database":
        """The same database, for someone of whose transactions nothing is kept."""
        twin = copy(self)
        twin._is_kept = False  # noqa: SLF001  # one of our own
        return twin

    @contextmanager
    def begin(self, *, lasting: bool = True) -> Iterator[Session]:
        """A write transaction: commits at the end, rolls back on any exception.

        Not `lasting`: it does not wait for the disk. It outlives this process whatever happens
        to it; where the power fails, the last of these may be as if they had not been. The
        next one that lasts takes them along.

        Raises ReplacedError: what was written would be lost.
        """
        self.check_file()
        if not self._is_kept:
            with self._sessions() as session:
                yield session
            return
        begin = self._begin_alone if self.is_sqlite else self._begin_beside_others
        with begin(lasting=lasting) as session:
            yield session
        self._committed(session)

    @contextmanager
    def _begin_beside_others(self, *, lasting: bool) -> Iterator[Session]:
        with self._sessions.begin() as session:
            if not lasting:
                session.execute(text("SET LOCAL synchronous_commit TO off"))
            yield session

    @contextmanager
    def _begin_alone(self, *, lasting: bool) -> Iterator[Session]:
        if not self._write_lock.acquire(timeout=SQLITE_BUSY_MS / 1000):
            msg = "a write transaction is still open: one inside the other?"
            raise RuntimeError(msg)
        number = 0
        try:
            with self._sessions() as session:
                options = {"sqlite_begin": "IMMEDIATE"}
                connection = session.connection(execution_options=options).connection
                driver: Any = connection.driver_connection
                changes = driver.total_changes
                yield session
                session.flush()
                has_changed = driver.total_changes != changes
                session.commit()  # which gives the connection back
                if self._file is not None and has_changed:
                    number = self._file.committed()
        finally:
            self._write_lock.release()
        if self._file is not None and lasting:
            self._file.settle(number)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """To look, also at what was loaded afterwards.

        On SQLite everything is seen as it was at the first statement. Raises RuntimeError
        when something is written: PostgreSQL would keep it, whatever comes after.
        """
        with self._looks() as session:
            yield session

    def hurry(self) -> None:
        """Wait for no disk: rows that need not outlive the machine. Before it is used."""
        if self._file is not None:
            self._file.outlives_machine = False
            event.listen(self.engine, "connect", _do_not_wait_for_the_disk)

    @property
    def room(self) -> int | None:
        """Free bytes where a SQLite file is; None for a server's, which only it knows."""
        return None if self._file is None else self._file.room

    def check_file(self) -> None:
        """Raises ReplacedError when a SQLite file is not the one that was opened any more."""
        if self._file is not None:
            self._file.check()

    def compact(self) -> bool:
        """Write a SQLite file anew, without what was removed from it; also its log.

        False when somebody still reads the old rows: they are left in the log.
        """
        with self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            try:
                driver.execute("VACUUM")
                busy, *_ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError as refused:
                if refused.sqlite_errorcode & 0xFF not in BUSY:
                    raise
                return False
            return not busy

    def check_whole(self) -> None:
        """Raises DamagedError. Of PostgreSQL nothing is asked: it checks what it reads."""
        if self.is_sqlite:
            with self.engine.connect() as connection:
                check_whole(connection.connection.driver_connection)  # type: ignore[arg-type]

    def close(self) -> None:
        self.engine.dispose()
        if self._file is not None:
            self._file.closed()


def _refuse_to_write(
    _connection: Any, _cursor: Any, _statement: str, _parameters: Any, context: Any, _many: Any
) -> None:
    if context.isinsert or context.isupdate or context.isdelete:
        msg = "written where only a look was asked for"
        raise RuntimeError(msg)


def _driver_url(url: str) -> str:
    """PostgreSQL addresses as hosting platforms hand them out, with the driver named."""
    address = make_url(url)
    if address.get_backend_name() not in {"postgres", "postgresql"}:
        return url
    named = address.set(drivername="postgresql+psycopg")
    return named.render_as_string(hide_password=False)


def _file(url: str) -> SqliteFile | None:
    address = make_url(url)
    named = address.database not in {None, "", ":memory:"}
    is_file = address.get_backend_name() == "sqlite" and named
    return SqliteFile(Path(str(address.database))) if is_file else None


def _engine(url: str, file: SqliteFile | None) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        engine = create_engine(
            url,
            connect_args=_patience(url),
            pool_size=POOL_SIZE,
            max_overflow=POOL_SIZE,
            query_cache_size=STATEMENTS,
            hide_parameters=True,  # people's words, in errors that may be logged
        )
        _check_after_rest(engine)
        return engine
    engine = create_engine(
        url,
        connect_args={"timeout": SQLITE_BUSY_MS / 1000},
        pool_size=0,  # no limit: each thread has one, and none has to be opened anew
        query_cache_size=STATEMENTS,
        hide_parameters=True,
    )
    if file is not None:
        event.listen(engine, "do_connect", lambda *_: file.check())
    event.listen(engine, "connect", _prepare_sqlite)
    if file is not None:
        event.listen(engine, "connect", lambda *_: file.opened())
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _check_after_rest(engine: Engine) -> None:
    """Ask a connection that lay still whether it is there, before something is asked of it.

    A server that stopped, or a firewall, may have ended it. `pool_pre_ping` asks each time,
    which costs one statement in seven where many people answer at once.
    """

    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[USED] = time.monotonic()

    def check(connection: Any, record: ConnectionPoolEntry, _proxy: object) -> None:
        used = record.info.get(USED)  # None for one that was just made
        if used is None or time.monotonic() - used < RESTED:
            return
        dialect = engine.dialect
        try:
            dialect.do_ping(connection)
        except dialect.loaded_dbapi.Error as error:
            raise exc.InvalidatePoolError from error  # all of them are made anew

    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", check)


def _patience(url: str) -> dict[str, int]:
    """Not for ever, as where a firewall drops everything; the address may say how long."""
    said = make_url(url).query
    return {name: value for name, value in PATIENCE.items() if name not in said}


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own implicit BEGIN would come after the first SELECT: too late.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    _keep_a_write_ahead_log(cursor)
    cursor.close()


def _do_not_wait_for_the_disk(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def _keep_a_write_ahead_log(cursor: sqlite3.Cursor) -> None:
    """The mode stays in the file, so only the first connections to a new file set it.

    Of several that do so at once SQLite refuses one without waiting `busy_timeout`: each
    holds what the other needs. The one refused asks again.
    """
    deadline = time.monotonic() + SQLITE_BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as refused:
            if refused.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
        else:
            return


def _begin_sqlite(connection: Any) -> None:
    kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    connection.exec_driver_sql(f"BEGIN {kind}")
