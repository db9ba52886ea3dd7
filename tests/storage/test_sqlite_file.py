"""A SQLite file that is damaged, or not the one that was opened: found, and said."""

import errno
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import text

from bot.__main__ import main
from bot.clock import utc_now
from bot.doctor import examine
from bot.settings import Settings
from storage.backup import put_back
from storage.database import Database
from storage.health import problem
from storage.migrate import upgrade
from storage.models import Heartbeat
from storage.numbering import SKIPPED
from storage.sqlite_file import ReplacedError

PAGE = 4096


@pytest.fixture
def file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, migrated_file: Path) -> Path:
    """A database at rest, with more than one page of rows."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(migrated_file, tmp_path))


def overwrite_pages(file: Path) -> None:
    """Everything from the third page on: as a failing disk, or half a copy."""
    with file.open("r+b") as disk:
        disk.seek(2 * PAGE)
        disk.write(b"\xa5" * (file.stat().st_size - 2 * PAGE))


def overwrite_one_page(file: Path) -> None:
    with file.open("r+b") as disk:
        disk.seek(file.stat().st_size - PAGE)
        disk.write(b"\xa5" * PAGE)


def cut_off(file: Path) -> None:
    with file.open("r+b") as disk:
        disk.truncate(file.stat().st_size // 2)


def replace_by_words(file: Path) -> None:
    file.write_text("these are minutes of a meeting, and no database at all\n" * 200)


def lose_a_parent(file: Path) -> None:
    """A row that refers to nothing: by a tool that does not keep foreign keys."""
    database = Database(f"sqlite:///{file}")
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        driver.execute(
            "INSERT INTO received (workspace_id, key, received_at)"
            " VALUES (9, 'a', '2026-01-01')"
        )
    database.close()


DAMAGES = [overwrite_pages, overwrite_one_page, cut_off, replace_by_words, lose_a_parent]


@pytest.fixture(params=DAMAGES, ids=lambda damage: damage.__name__)
def damage(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    found: Callable[[Path], None] = request.param
    return found


def test_the_doctor_finds_damage(file: Path, damage: Callable[[Path], None]) -> None:
    damage(file)

    [found] = [each for each in examine(Settings(), utc_now()) if each.about == "database"]

    assert "is damaged" in found.said
    assert "leerkring restore" in found.remedy


def test_no_backup_is_made_of_damage(
    file: Path, damage: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "good.db"]) == 0
    good = Path("good.db").read_bytes()
    damage(file)
    capsys.readouterr()

    assert main(["backup", "bad.db"]) == 2

    said = capsys.readouterr()
    [line] = said.err.splitlines()
    assert "is damaged" in line
    assert "fault of ours" not in line
    assert said.out == ""
    assert sorted(path.name for path in file.parent.glob("*bad*")) == []
    assert Path("good.db").read_bytes() == good


def test_what_is_damaged_is_restored(
    file: Path, damage: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "good.db"]) == 0
    damage(file)
    broken = file.read_bytes()

    assert main(["restore", "good.db"]) == 0

    assert [
        e for e in examine(Settings(), utc_now()) if e.about == "database" and e.is_problem
    ] == []
    [kept] = file.parent.glob("leerkring.db.before-*[0-9]")
    assert kept.read_bytes() == broken
    assert kept.name in capsys.readouterr().out


def test_a_restore_gives_no_number_again(file: Path) -> None:
    """Of a table with rows, and of one that had none; nor when it is put back once more."""
    with closing(sqlite3.connect(file)) as there:
        there.execute("INSERT INTO sqlite_sequence VALUES ('person', 8), ('note', 90000000)")
        there.commit()
    assert main(["backup", "good.db"]) == 0
    now = datetime(2026, 11, 27, tzinfo=UTC)

    for hours in (0, 1):
        put_back(Path("good.db"), file, now + timedelta(hours=hours))

        last = numbers(file)
        seconds = (330 * 24 + hours) * 3600
        assert (last["person"], last["note"]) == (seconds, 90000000 + SKIPPED)
        assert last["poll"] == seconds


def test_numbers_are_skipped_after_a_backup_was_copied_over(file: Path) -> None:
    assert main(["migrate", "--after-restore"]) == 0
    assert numbers(file)["poll"] > SKIPPED


def numbers(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as there:
        return dict(there.execute("SELECT name, seq FROM sqlite_sequence").fetchall())


def test_a_damaged_backup_is_not_put_back(
    file: Path, damage: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "copy.db"]) == 0
    damage(file.with_name("copy.db"))
    before = file.read_bytes()
    capsys.readouterr()

    assert main(["restore", "copy.db"]) == 2

    assert "nothing was changed" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert list(file.parent.glob("*before*")) == []


def test_a_restore_of_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty.db").touch()
    before = file.read_bytes()

    assert main(["restore", "empty.db"]) == 2
    assert "holds no tables" in capsys.readouterr().err
    assert main(["restore", "nowhere.db"]) == 2
    assert "nowhere.db is not there" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_a_restore_leaves_no_log_of_another_file(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file was taken away by hand, and its log was left."""
    assert main(["backup", "good.db"]) == 0
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    file.with_name(f"{file.name}-wal").write_bytes(b"of another file")

    assert main(["restore", "good.db"]) == 0

    said = capsys.readouterr().out
    assert main(["migrate"]) == 0
    [kept] = file.parent.glob("leerkring.db.before-*-wal")
    assert kept.read_bytes() == b"of another file"
    assert f"{kept.name}: remove it" in said


def test_a_copy_is_for_its_owner_alone_whatever_was_left_of_another(file: Path) -> None:
    for command, target in (("backup", "good.db"), ("restore", file.name)):
        left = file.with_name(f".{target}.part")
        left.touch(0o666)
        left.chmod(0o666)
        assert main([command, "good.db"]) == 0
        assert file.with_name(target).stat().st_mode & 0o777 == 0o600
    assert list(file.parent.glob(".*.part*")) == []


@pytest.mark.parametrize("refusal", [errno.EPERM, errno.ENOTSUP])
def test_a_backup_on_a_disk_without_links(
    file: Path, refusal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a stick with FAT."""

    def link(*_: object) -> None:
        raise OSError(refusal, "refused")

    monkeypatch.setattr(os, "link", link)

    assert main(["backup", "good.db"]) == 0
    assert main(["restore", "good.db"]) == 0
    assert list(file.parent.glob(".*.part*")) == []


def test_a_folder_that_became_something_else_is_a_problem(file: Path) -> None:
    folder = file.parent / "folder"
    folder.mkdir()
    database = Database(f"sqlite:///{folder}/leerkring.db")
    upgrade(database)
    assert problem(database) is None
    shutil.rmtree(folder)
    folder.touch()

    assert problem(database) == "NotADirectoryError"
    database.close()


# --- another file in the place of the one that is open


@pytest.fixture
def open_database(file: Path) -> Iterator[Database]:
    """In use, with a log beside it."""
    assert main(["backup", "copy.db"]) == 0
    database = Database(f"sqlite:///{file}")
    with database.begin() as session:
        session.execute(text("INSERT INTO heartbeat (job, at) VALUES ('a', '2026-01-01')"))
    yield database
    database.close()


def move_over(file: Path) -> None:
    file.with_name("copy.db").rename(file)


def copy_over(file: Path) -> None:
    shutil.copyfile(file.with_name("copy.db"), file)


def remove(file: Path) -> None:
    file.unlink()


def restore(file: Path) -> None:
    assert main(["restore", str(file.with_name("copy.db"))]) == 0


@pytest.mark.parametrize("replace", [move_over, copy_over, remove, restore])
def test_nothing_is_written_to_a_file_that_was_replaced(
    open_database: Database, file: Path, replace: Callable[[Path], None]
) -> None:
    replace(file)

    with pytest.raises(ReplacedError, match="was replaced while in use"):
        open_database.check_file()
    with pytest.raises(ReplacedError), open_database.begin():
        pass
    assert problem(open_database) == "ReplacedError"


@pytest.mark.parametrize("replace", [move_over, copy_over])
def test_the_log_of_another_file_is_not_laid_over_a_backup(
    open_database: Database,
    file: Path,
    replace: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    replace(file)

    assert main(["migrate"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "leerkring.db-wal belongs to another file" in line
    assert [e.said for e in examine(Settings(), utc_now()) if "belongs to another" in e.said]


COME_AND_GO = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
insert = "INSERT INTO heartbeat (job, at) VALUES (?, '2026-03-02 09:00:00')"
connection.execute(insert, sys.argv[2:])
connection.commit()
connection.close()
"""
JOBS = "SELECT job FROM heartbeat WHERE job LIKE 'of %' ORDER BY job"


def test_another_process_that_comes_and_goes_takes_nothing_along(file: Path) -> None:
    """It must not think itself the last, and take the log away that we write into."""
    database = Database(f"sqlite:///{file}")

    def write(job: str) -> None:
        with database.begin() as session:
            session.execute(
                text("INSERT INTO heartbeat VALUES (:job, '2026-03-02')"), {"job": job}
            )

    for turn in range(3):
        write(f"of us {turn}")
        other = [sys.executable, "-c", COME_AND_GO, str(file), f"of others {turn}"]
        subprocess.run(other, check=True, timeout=30)
        assert file.with_name(f"{file.name}-wal").exists()
    write("of us 3")

    with database.read() as session:
        kept = session.execute(text(JOBS)).all()
    database.close()
    assert [job for (job,) in kept] == [
        *(f"of others {turn}" for turn in range(3)),
        *(f"of us {turn}" for turn in range(4)),
    ]


def test_two_looks_at_a_file_share_what_they_hold(file: Path) -> None:
    """Closing one of them does not take the locks of the other's connections away."""
    first, second = Database(f"sqlite:///{file}"), Database(f"sqlite:///{file}")
    for database in (first, second):
        with database.begin() as session:
            session.execute(text("SELECT 1"))

    second.close()
    subprocess.run(
        [sys.executable, "-c", COME_AND_GO, str(file), "of others"], check=True, timeout=30
    )

    assert file.with_name(f"{file.name}-wal").exists()
    first.close()
    assert not file.with_name(f"{file.name}-wal").exists()


def test_commits_are_on_the_disk_before_they_are_said_and_share_its_turns(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who was told that words are kept finds them after a power cut."""
    database, said = Database(f"sqlite:///{file}"), list[int]()
    at_the_disk, goes_on, turns = Event(), Event(), list[str]()

    def write_out(descriptor: int) -> None:
        turns.append(str(Path(f"/proc/self/fd/{descriptor}").readlink()))
        at_the_disk.set()
        assert goes_on.wait(20)

    def write(number: int) -> None:
        with database.begin() as session:
            session.add(Heartbeat(job=str(number), at=utc_now()))
        said.append(number)

    def committed() -> int:
        with database.read() as session:
            return session.scalar(text("SELECT count(*) FROM heartbeat")) or 0

    monkeypatch.setattr("storage.sqlite_file.os.fsync", write_out)
    with ThreadPoolExecutor(5) as executor:
        executor.submit(write, 1)
        assert at_the_disk.wait(20)
        others = [executor.submit(write, number) for number in range(2, 6)]
        while committed() < 5:
            assert not said
        goes_on.set()
    assert [each.exception() for each in others] == [None] * 4
    assert sorted(said) == [1, 2, 3, 4, 5]
    assert turns == [f"{file}-wal"] * 2
    database.close()
