"""What an operator slips on: one line with the cause and the remedy, exit status 2.

docs/operations.md lists the same slips.
"""

import errno
import signal
import socket
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from http.client import RemoteDisconnected
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError, URLError

import psycopg
import pytest
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

import bot
from bot.__main__ import main
from bot.causes import explain
from bot.settings import Settings
from tests.conftest import free_port

ROOT = Path(__file__).parent.parent
TOKEN = "xoxb-1-hush"
DAMAGED = "is damaged, or no SQLite file"
NOTHING_LISTENS = "http://127.0.0.1:9/api/"


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder, and nothing set."""
    for name in [*Settings.model_fields, "https_proxy", "http_proxy"]:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def line(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that must fail, and gives the line that it says."""

    def refused(*words: str) -> str:
        assert main(words) == 2
        [said] = capsys.readouterr().err.splitlines()
        return checked(said)

    return refused


def checked(said: str) -> str:
    """A line as every refusal is: no blame, no secret, and something to do."""
    assert said.startswith("leerkring: ")
    assert "fault of ours" not in said
    assert "hush" not in said
    return said.removeprefix("leerkring: ")


SETTINGS = [
    ("DATABASE_URL", "postgresql+psycopg2://u:hush@db/x", "must not name the driver psycopg2"),
    ("DATABASE_URL", "postgresql+asyncpg://u:hush@db/x", "must not name the driver asyncpg"),
    ("DATABASE_URL", "postgres+hush://u@db/x", "must not name a driver"),
    ("DATABASE_URL", "sqlite+aiosqlite:///x.db", "must not name the driver aiosqlite"),
    ("DATABASE_URL", "mysql://u:hush@db/x", "must begin with sqlite:/// or postgresql://"),
    ("DATABASE_URL", "jdbc:postgresql://db/x", "must begin with sqlite:/// or postgresql://"),
    ("DATABASE_URL", "leerkring.db", "must begin with sqlite:/// or postgresql://"),
    ("DATABASE_URL", "sqlite:/x.db", "must have three slashes"),
    ("DATABASE_URL", "sqlite:x.db", "must have three slashes"),
    ("DATABASE_URL", "sqlite://x.db", "must have three slashes"),
    ("DATABASE_URL", "sqlite://", "must name a file"),
    ("DATABASE_URL", "sqlite:///:memory:", "must name a file"),
    ("DATABASE_URL", "sqlite:///~/x.db", "the whole path"),
    ("DATABASE_URL", "sqlite:///x.db?mode=ro", "without what follows a ?"),
    ("DATABASE_URL", "postgresql://u:a@hush@db/x", "%40 for an @"),
    ("DATABASE_URL", "postgresql://u:hush@db:port/x", "of the form postgresql://"),
    ("DATABASE_URL", "postgresql://u:hush@db:99999/x", "a port from 1 to 65535"),
    ("DATABASE_URL", "postgresql://u:hush@db", "must name a database at its end"),
    ("DATABASE_URL", "postgresql:/db/x", "of the form postgresql://"),
    ("SLACK_BOT_TOKEN", "xapp-1-hush", "an app-level token, for SLACK_APP_TOKEN"),
    ("SLACK_APP_TOKEN", "xoxb-1-hush", "a bot token, for SLACK_BOT_TOKEN"),
    ("SLACK_BOT_TOKEN", "xoxp-1-hush", "a person's token"),
    ("SLACK_BOT_TOKEN", "xoxe.xoxb-1-hush", "turn off token rotation"),
    ("SLACK_BOT_TOKEN", '"xoxb-1-hush"', "has quotes around it"),
    ("SLACK_BOT_TOKEN", "“xoxb-1-hush”", "has quotes around it"),
    ("SLACK_BOT_TOKEN", "'xoxb-1-hush", "has quotes around it"),
    ("SLACK_BOT_TOKEN", "xoxb-1 hush", "copy it again"),
    ("SLACK_BOT_TOKEN", "xoxb-1\nhush", "copy it again"),
    ("SLACK_BOT_TOKEN", "xoxb-1\u200bhush", "copy it again"),
    ("SLACK_BOT_TOKEN", "xoxb-", "copy all of it"),
    ("SLACK_BOT_TOKEN", "xoxb-...", "is still the example"),
    ("SLACK_BOT_TOKEN", "xoxb-your-token", "is still the example"),
    ("SLACK_APP_TOKEN", "xapp-XXXXXXXX", "is still the example"),
    ("SLACK_SIGNING_SECRET", "<signing secret>", "is still the example"),
    ("SLACK_SIGNING_SECRET", "xoxb-1-hush", "this is a token"),
    ("SLACK_SIGNING_SECRET", "abc hush", "copy it again"),
    ("SLACK_API_URL", "slack.com/api", "begins with https://"),
    ("PUBLIC_URL", "bot.example", "begins with https://"),
    ("PUBLIC_URL", "https:/bot.example", "begins with https://"),
    ("PUBLIC_URL", "https://bot.example:abc", "begins with https://"),
    ("PUBLIC_URL", "https://https://bot.example", "begin with https:// once"),
    ("PUBLIC_URL", "https://u:hush@bot.example", "without a name and password"),
    ("PUBLIC_URL", "https://bot.example?key=hush", "without what follows a ?"),
    ("PUBLIC_URL", "https://bot.example/#", "without what follows a ?"),
    ("PORT", "many", "a number from 1 to 65535"),
    ("PORT", "0", "a number from 1 to 65535"),
    ("PORT", "70000", "a number from 1 to 65535"),
    ("PORT", "-1", "a number from 1 to 65535"),
    ("PORT", "30.5", "a number from 1 to 65535"),
    ("PORT", "tcp://172.17.0.2:3000", "a number from 1 to 65535"),
    ("PORT", "9" * 5000, "a number from 1 to 65535"),
    ("HOST", "http://0.0.0.0", "an IPv4 address or a name alone"),
    ("HOST", "127.0.0.1:3000", "an IPv4 address or a name alone"),
    ("HOST", "127.0.0", "an IPv4 address or a name alone"),
    ("HOST", "::", "an IPv4 address or a name alone"),
    ("DEFAULT_LOCALE", "nl_NL", "must be nl or en"),
    ("DEFAULT_LOCALE", "fr", "must be nl or en"),
    ("DEFAULT_TIMEZONE", "Europe/Amsterdm", "such as Europe/Amsterdam"),
    ("DEFAULT_TIMEZONE", "Amsterdam", "must be a time zone such as"),
]


@pytest.mark.parametrize(("name", "value", "said"), SETTINGS)
@pytest.mark.parametrize("command", ["migrate", "doctor"])
def test_a_setting(
    command: str,
    name: str,
    value: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    line: Callable[..., str],
    folder: Path,
) -> None:
    monkeypatch.setenv(name, value)

    refused = line(command)

    assert refused.startswith(f"{name}: ")
    assert said in refused
    assert list(folder.iterdir()) == []


NEARLY = [
    ("SLACK_BOT_TOKN", "SLACK_BOT_TOKEN"),
    ("SLACK_TOKEN", "SLACK_BOT_TOKEN"),
    ("SLACK_SIGNINGSECRET", "SLACK_SIGNING_SECRET"),
    ("DATABASE_URI", "DATABASE_URL"),
    ("PUBLIC_URI", "PUBLIC_URL"),
    ("SLACK_API_TOKEN", "SLACK_APP_TOKEN"),
]


@pytest.mark.parametrize(("name", "meant"), NEARLY)
def test_what_resembles_a_setting_is_refused_in_our_own_file_alone(
    name: str,
    meant: str,
    monkeypatch: pytest.MonkeyPatch,
    line: Callable[..., str],
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """In the environment it may be of another program."""
    monkeypatch.setenv(name, "hush")
    assert main(["migrate"]) == 0
    main(["doctor"])
    said = capsys.readouterr()
    assert f"{name}, in the environment, is no setting; {meant} is not set" in said.out
    assert "hush" not in said.out + said.err

    (folder / ".env").write_text(f"{name}=hush")
    assert line("migrate") == f"{name}: is no setting, in .env; did you mean {meant}?"


@pytest.mark.parametrize(("name", "meant"), NEARLY[:3])
def test_what_resembles_a_setting_that_is_needed(
    name: str, meant: str, monkeypatch: pytest.MonkeyPatch, line: Callable[..., str]
) -> None:
    monkeypatch.setenv(name, "hush")

    assert f"{meant}: is missing; did you mean it by {name}, in the environment?" in line("web")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_CLIENT_ID", "1.2"),
        ("SLACK_CLIENT_SECRET", "hush"),
        ("HOSTNAME", "machine"),
        ("PORTS", "1"),
        ("DATABASE_NAME", "x"),
    ],
)
def test_a_setting_of_something_else_is_left_alone(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    assert main(["manifest", "--socket-mode"]) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("PORT=4000\n".encode("utf-16"), "it is not UTF-8; save it so"),
        (b"PORT=\xff\xfe", "it is not UTF-8; save it so"),
        (b"PORT=4000\nSLACK_BOT_TOKEN xoxb-hush\n", ".env, line 2 cannot be read"),
        (b"PORT=4000\nSLACK_BOT_TOKEN\n", ".env, line 2 cannot be read; write NAME=value"),
        (b"PORT=4000\nHOST='127.0.0.1\n", ".env, line 2 cannot be read"),
        (b"\xef\xbb\xbfPORT=many\r\n", "PORT: must be a number"),
        (b"export PORT=many\r\n", "PORT: must be a number"),
        (b"PROT=4000\nSLACK_BOT_TOKEM=xoxb-hush\n", "SLACK_BOT_TOKEM: is no setting, in .env"),
    ],
)
def test_the_file(content: bytes, said: str, folder: Path, line: Callable[..., str]) -> None:
    (folder / ".env").write_bytes(content)

    assert said in line("doctor")


def test_a_folder_for_a_file(folder: Path, line: Callable[..., str]) -> None:
    (folder / ".env").mkdir()

    assert ".env is a folder" in line("migrate")


def test_a_file_of_another_account(
    monkeypatch: pytest.MonkeyPatch, line: Callable[..., str]
) -> None:
    def forbidden(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", ".env")

    monkeypatch.setattr(Path, "read_text", forbidden)  # root may read everything

    assert line("migrate").endswith("let the bot's account read it, or remove it")


def in_folder(folder: Path) -> None:
    (folder / "leerkring.db").mkdir()


def no_database(folder: Path) -> None:
    (folder / "leerkring.db").write_bytes(b"no database, but long enough for one" * 50)


def damaged(folder: Path) -> None:
    main(["migrate"])
    path = folder / "leerkring.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def newer(folder: Path) -> None:
    main(["migrate"])
    with closing(sqlite3.connect(folder / "leerkring.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()


def anothers(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "leerkring.db")) as database:
        database.execute("CREATE TABLE person (name TEXT)")
        database.commit()


@pytest.mark.parametrize(
    ("prepare", "commands", "said"),
    [
        (in_folder, ["migrate", "export-circle 1", "run"], "is a folder; name a file in it"),
        (
            no_database,
            ["migrate", "export-circle 1", "worker"],
            "is damaged, or no SQLite file",
        ),
        (
            damaged,
            ["migrate", "export-circle 1", "tick --now 2026-03-02"],
            "is damaged, or no SQLite file",
        ),
        (newer, ["migrate", "export-circle 1", "worker"], "a newer version of Leerkring"),
        (anothers, ["migrate"], "tables of another program; use an empty database"),
    ],
)
def test_the_database_s_file(  # a table
    prepare: Callable[[Path], None],
    commands: list[str],
    said: str,
    folder: Path,
    line: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prepare(folder)
    capsys.readouterr()
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "hush")
    for command in commands:
        assert said in line(*command.split())
    assert main(["doctor"]) == 2
    if prepare is not anothers:
        assert said.partition(";")[0] in capsys.readouterr().out


def test_a_folder_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, line: Callable[..., str], folder: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:///data/leerkring.db")

    assert line("migrate") == f"DATABASE_URL: there is no folder {folder}/data; make it first"


def test_a_database_that_may_only_be_read(
    monkeypatch: pytest.MonkeyPatch, line: Callable[..., str], folder: Path
) -> None:
    (folder / "leerkring.db").touch()
    file = f"sqlite:///file:{folder}/leerkring.db?mode=ro&uri=true"  # root may write all files
    monkeypatch.setenv("DATABASE_URL", file)

    assert "it may only be read; give the bot's account the right to write" in line("migrate")


def test_a_locked_database(
    monkeypatch: pytest.MonkeyPatch, line: Callable[..., str], folder: Path
) -> None:
    monkeypatch.setattr("storage.database.SQLITE_BUSY_MS", 10)
    main(["migrate"])
    with closing(sqlite3.connect(folder / "leerkring.db")) as other:
        other.execute("BEGIN IMMEDIATE")

        assert "another program keeps it locked; stop that program" in line("migrate")[-90:]


def answering(status: str, body: str = "") -> Callable[[socket.socket], None]:
    def answer(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(f"HTTP/1.1 {status}\r\nConnection: close\r\n\r\n{body}".encode())

    return answer


def hanging_up(connection: socket.socket) -> None:
    connection.recv(1)


@contextmanager
def server(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """A machine in between that answers everybody in one way; gives its port."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection, suppress(OSError):
                    answer(connection)

        Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


NO_ANSWER = [
    (None, NOTHING_LISTENS, "the connection is refused; check the network"),
    (None, "https://slack.invalid/api/", "its name is not found; check DNS"),
    (answering("200 OK", "<html>Log in</html>"), "http://127.0.0.1:{}/", "not Slack's API"),
    (answering("502 Bad Gateway", "<html>"), "http://127.0.0.1:{}/", "not Slack's API"),
    (hanging_up, "http://127.0.0.1:{}/", "the connection is cut off"),
    (answering("400 Bad Request"), "https://127.0.0.1:{}/", "no TLS connection"),
]


@pytest.mark.parametrize(
    ("answer", "address", "said"),
    NO_ANSWER,
    ids=["refused", "no name", "a page", "a bad gateway", "hung up", "no TLS"],
)
@pytest.mark.parametrize("command", ["run", "run over a socket", "worker", "tick", "doctor"])
def test_no_way_out_to_slack(  # a table
    command: str,
    answer: Callable[[socket.socket], None] | None,
    address: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    line: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["migrate"])
    capsys.readouterr()
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
    is_socket = command == "run over a socket"
    monkeypatch.setenv(
        "SLACK_APP_TOKEN" if is_socket else "SLACK_SIGNING_SECRET",
        "xapp-hush"[0 if is_socket else 5 :],
    )
    monkeypatch.setenv("PORT", str(free_port()))
    with server(answer or hanging_up) as port:
        monkeypatch.setenv("SLACK_API_URL", address.format(port))
        if command == "doctor":
            assert main(["doctor"]) == 2
            assert said in capsys.readouterr().out.replace(" -> ", "; ")
        else:
            words = (
                ["tick", "--now", "2026-03-02"]
                if command == "tick"
                else [command.split(maxsplit=1)[0]]
            )
            assert said in line(*words)


def test_a_proxy_that_refuses(
    monkeypatch: pytest.MonkeyPatch,
    line: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["migrate"])
    capsys.readouterr()
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
    with server(answering("407 Proxy Authentication Required")) as port:
        monkeypatch.setenv("HTTPS_PROXY", f"http://u:hush@127.0.0.1:{port}")

        assert "the proxy refuses; check HTTPS_PROXY" in line("worker")


def test_web_says_so_and_starts_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What Slack delivers is kept until Slack can be called again."""
    main(["migrate"])
    capsys.readouterr()
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "hush")
    monkeypatch.setenv("SLACK_API_URL", NOTHING_LISTENS)
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.setenv("PYTHONPATH", str(Path(bot.__file__).parent.parent))

    with subprocess.Popen(
        [sys.executable, "-m", "bot", "web"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert "Leerkring listens on" in process.stdout.readline()
        process.terminate()
        _, complaint = process.communicate(timeout=20)

    assert "the connection is refused" in complaint.splitlines()[0]
    assert process.returncode == 0


def test_a_second_demo_on_one_port(line: Callable[..., str]) -> None:
    with server(hanging_up) as port:
        said = line("demo", "--port", str(port))

    assert said.endswith("is in use by another program; stop it, or set --port")


@pytest.mark.parametrize("command", ["run", "web"])
@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("127.0.0.1", "is in use by another program; stop it, or set PORT"),
        ("192.0.2.7", "is not an address of this machine; set HOST"),
        ("nowhere.invalid", "is not an address of this machine; set HOST"),
    ],
)
def test_where_nothing_can_listen(  # a table
    command: str,
    host: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    line: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["migrate"])
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "hush")
    monkeypatch.setenv("SLACK_API_URL", NOTHING_LISTENS)
    monkeypatch.setenv("HOST", host)
    with server(hanging_up) as port:
        monkeypatch.setenv("PORT", str(port))
        main(["doctor"])
        assert said.partition(";")[0] in capsys.readouterr().out

        assert line(command).startswith(f"{host}:{port} {said}")


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://bot.example/slack/events", "https://bot.example/slack/events"),
        ("https://bot.example/slack/events/", "https://bot.example/slack/events"),
        ("https://bot.example//slack/events", "https://bot.example/slack/events"),
        ("https://bot.example/slack", "https://bot.example/slack/events"),
        ("https://bot.example/slack/interactive", "https://bot.example/slack/events"),
        ("https://bot.example/slack/oauth_redirect", "https://bot.example/slack/events"),
        ("HTTPS://bot.example/", "https://bot.example/slack/events"),
        ("https://bot.example:8443/bot", "https://bot.example:8443/bot/slack/events"),
    ],
)
def test_the_address_of_events_is_taken_for_what_it_is(
    given: str,
    taken: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["manifest", "--url", given]) == 0
    assert f'"{taken}"' in capsys.readouterr().out

    monkeypatch.setenv("PUBLIC_URL", given)
    main(["doctor"])
    assert f"Slack is to call {taken}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("manifest --url bot.example", "--url must be an address that begins with https://"),
        ("manifest --url http://bot.example", "does not begin with https://"),
        ("manifest --url https://bot.example?x=1", "--url must be an address without"),
        ("demo --port 70000", "must be a number from 1 to 65535"),
        ("demo --port x", "must be a number from 1 to 65535"),
        ("export-circle 99999999999999999999", "must be a number from 1"),
        ("export-circle -1", "must be a number from 1"),
        ("tick --now 9999-12-31T23:59", "the year must be from 2000"),
        ("tick --now 0001-01-01", "the year must be from 2000"),
        ("backup .", ". is a folder; name a file in it"),
        ("backup nowhere/copy.db", "there is no folder nowhere; make it first"),
        ("backup leerkring.db", "leerkring.db exists already; choose another name"),
        ("evaluate-search leerkring.db", "is not a folder"),
        ("evaluate-search . --database mysql://x", "--database must begin with sqlite:///"),
        ("evaluate-search . --database sqlite:///no/x.db", "there is no folder"),
        ("evaluate-search .", "cannot be evaluated"),
        ("search x --as a\udcffb", "bytes that are not UTF-8"),
    ],
)
def test_an_argument(
    words: str,
    said: str,
    line: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    main(["migrate"])
    capsys.readouterr()
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)

    assert said in line(*words.split())


def slack(code: str) -> Exception:
    error: Exception = SlackApiError("", {"error": code})  # type: ignore[no-untyped-call]
    return error


def postgres(said: str, kind: type[psycopg.Error] = psycopg.OperationalError) -> Exception:
    return OperationalError("SELECT", {}, kind(said))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            postgres('FATAL:  password authentication failed for user "hush"'),
            "password is wrong",
        ),
        (postgres('FATAL:  database "hush" does not exist'), "no such database; make it"),
        (postgres('FATAL:  role "hush" does not exist'), "no such user"),
        (postgres("FATAL:  the database system is starting up"), "still starting"),
        (postgres('FATAL: no pg_hba.conf entry for host "10.0.0.1"'), "pg_hba.conf"),
        (postgres("failed to resolve host 'hush'"), "no host has that name"),
        (postgres("connection timeout expired"), "no answer in time"),
        (postgres("server does not support SSL, but SSL was required"), "sslmode"),
        (postgres("FATAL:  sorry, too many clients already"), "max_connections"),
        (postgres("permission denied for schema public"), "owner of the database"),
        (postgres("server closed the connection unexpectedly"), "broke off"),
        (postgres("something new"), "does not answer (OperationalError)"),
        (sqlite3.OperationalError("database or disk is full"), "the disk is full; make room"),
        (sqlite3.OperationalError("disk I/O error"), "check the disk"),
        (slack("token_revoked"), "was revoked; reinstall the app"),
        (slack("account_inactive"), "reinstall the app"),
        (slack("missing_scope"), "leerkring manifest"),
        (slack("quite_new"), "(quite_new)"),
        (URLError(ssl.SSLCertVerificationError("hush")), "SSL_CERT_FILE"),
        (URLError(TimeoutError("hush")), "within the time allowed"),
        (URLError(OSError("Tunnel connection failed: 407 hush")), "the proxy refuses"),
        (HTTPError("http://hush", 500, "", None, None), "not Slack's API"),  # type: ignore[arg-type]
        (RemoteDisconnected("hush"), "cut off"),
        (ModuleNotFoundError("hush", name="psycopg.pq"), "package psycopg is missing; install"),
        (OSError(errno.ENOSPC, "hush"), "the disk is full"),
        (OSError(errno.EROFS, "hush", "copy.db"), "copy.db is on a disk that may only be read"),
        (OSError(errno.EMFILE, "hush", "x"), "ulimit"),
        (MemoryError(), "no memory left"),
    ],
)
def test_what_the_world_raises(error: Exception, said: str) -> None:
    explained = str(explain(error))

    assert said in explained
    assert "; " in explained
    assert "hush" not in explained


QUOTED = "\nDETAIL:  Key (name)=(timeout, certificate) already exists."
TAKEN = f"duplicate key value violates unique constraint{QUOTED}"


@pytest.mark.parametrize(
    "error",
    [
        KeyError("x"),
        RuntimeError("x"),
        ValueError("x"),
        IntegrityError("INSERT", {}, sqlite3.IntegrityError("NOT NULL constraint failed")),
        IntegrityError("INSERT", {}, psycopg.errors.UniqueViolation(TAKEN)),
        ProgrammingError("INSERT", {}, psycopg.errors.SyntaxError(f"syntax error{QUOTED}")),
        ProgrammingError("SELECT", {}, psycopg.ProgrammingError("syntax error")),
    ],
)
def test_a_fault_of_ours_stays_ours(error: Exception) -> None:
    assert explain(error) is None


@pytest.mark.parametrize(("length", "page"), [(2, b"\xff\xfe"), (99, b'{"ok": tr')])
def test_an_answer_that_nobody_can_read(
    length: int,
    page: bytes,
    monkeypatch: pytest.MonkeyPatch,
    line: Callable[..., str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["migrate"])
    capsys.readouterr()
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)

    def answer(connection: socket.socket) -> None:
        connection.recv(65536)
        head = f"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n"
        connection.sendall(head.encode() + page)

    with server(answer) as port:
        monkeypatch.setenv("SLACK_API_URL", f"http://127.0.0.1:{port}/api/")
        assert line("worker").startswith("Slack does not answer: ")
        main(["doctor"])

    said = capsys.readouterr().out
    assert "Slack: does not answer: " in said
    assert "None" not in said


def printing(output: str = "") -> subprocess.CompletedProcess[str]:
    """A real process whose standard output goes elsewhere."""
    return subprocess.run(
        ["/bin/sh", "-c", f"exec {sys.executable} -m bot manifest --socket-mode {output}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_full_disk_behind_the_output() -> None:
    done = printing("> /dev/full")

    assert done.returncode == 2
    [said] = done.stderr.splitlines()
    assert "the output does not fit: the disk is full; make room" in checked(said)


def test_output_that_is_closed() -> None:
    done = printing(">&-")

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_that_knows_few_letters(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed stays what it was: JSON has its own way to write an ellipsis."""
    monkeypatch.setenv("PYTHONIOENCODING", encoding)

    done = printing()

    assert (done.returncode, done.stderr) == (0, "")
    assert "zoek \\u2026" in done.stdout


def test_ctrl_c_twice_does_not_wait() -> None:
    waiting = (
        "from bot.running import stopped_by_signal\n"
        "import time\n"
        "with stopped_by_signal() as stop:\n"
        "    print('begun', flush=True)\n"
        "    stop.wait()\n"
        "    print('stopping', flush=True)\n"
        "    time.sleep(60)\n"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", waiting],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None
    for sign in (b"begun\n", b"stopping\n"):
        assert program.stdout.readline() == sign
        program.send_signal(signal.SIGINT)
    _, said = program.communicate(timeout=20)

    assert (program.returncode, said) == (128 + signal.SIGINT, b"")
