"""Leerkring as operators run it: real processes, real sockets, stopped by a signal."""

import json
import signal
import socket
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sqlalchemy import select

from bot.app import slack_client
from bot.manifest import manifest
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seen import View
from bot.settings import Settings
from bot.ticker import knocked
from storage.database import Database
from storage.models import WaitingEvent

ROOT = Path(__file__).parent.parent
GRACE = 30  # seconds, on a slow machine


@pytest.fixture
def slack() -> Iterator[Sandbox]:
    with Sandbox(manifest(), running=True) as sandbox:
        yield sandbox


@pytest.fixture
def ada(slack: Sandbox) -> Person:
    return slack.add_person("U0ADA", "ada")


@pytest.fixture
def settings(
    slack: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> pytest.MonkeyPatch:
    """The environment of the processes; nothing else of ours is in it."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("PORT", str(free.getsockname()[1]))
    monkeypatch.setenv("SLACK_BOT_TOKEN", slack.bot_token)
    monkeypatch.setenv("SLACK_API_URL", slack.api_url)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/leerkring.db")
    monkeypatch.setenv("PYTHONUNBUFFERED", "1")
    return monkeypatch


def answer(slack: Sandbox, ada: Person) -> str:
    """What Ada reads after she asked for help, perhaps a moment after the acknowledgement."""
    before = slack.version
    reply = ada.command("/leerkring help")
    assert reply.error is None
    while not slack.posted():
        after = slack.wait_for_change(before, GRACE)
        assert after > before, "no answer came"
        before = after
    [message] = slack.posted()
    return message.text


@contextmanager
def running(command: str, sign: str) -> Iterator[str]:
    """A process, from the line that says it is ready to a clean end; gives that line."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said: list[str] = []
    try:
        for line in process.stdout:
            said.append(line)
            if sign in line:
                yield line
                break
        else:
            pytest.fail("".join(said))
        process.send_signal(signal.SIGTERM)
        rest, _ = process.communicate(timeout=GRACE)
        assert process.returncode == 0, "".join(said) + rest
        log = "".join(said) + rest
        assert "Traceback" not in log
        assert "`token`" not in log
    finally:
        process.kill()
        process.communicate()


@contextmanager
def killed(command: str, sign: str) -> Iterator[str]:
    """A process that ends without a chance to finish anything."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield next(line for line in process.stdout if sign in line)
    finally:
        process.kill()
        process.communicate()


def test_run_over_http(slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch) -> None:
    settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)

    with running("run", "Leerkring listens on") as line:
        slack.deliver_to(line.split()[3].rstrip("."))
        assert "/leerkring" in answer(slack, ada)


def test_run_over_a_socket(slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch) -> None:
    settings.setenv("SLACK_APP_TOKEN", slack.app_token)

    with running("run", "Leerkring is connected to Slack"):
        assert "/leerkring" in answer(slack, ada)


def test_web_and_worker_apart(
    slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch
) -> None:
    settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
    subprocess.run(
        [sys.executable, "-m", "bot", "migrate"], cwd=ROOT, check=True, timeout=GRACE
    )

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.setenv("HEALTH_PORT", str(free.getsockname()[1]))
    with (
        running("worker", "sends what is due") as sends,
        running("web", "Leerkring listens on") as listens,
    ):
        slack.deliver_to(listens.split()[3].rstrip("."))
        assert "/leerkring" in answer(slack, ada)
        own = next(word for word in sends.split() if word.startswith("http://")).rstrip(".")
        ready = own.replace("/healthz/worker", "/readyz")
        with urlopen(ready, timeout=GRACE) as said:  # noqa: S310  # our own process
            assert json.load(said) == {"ready": True, "problem": None}


def test_web_ends_when_another_file_takes_the_place_of_its_database(
    slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nobody writes into a file that has no name any more."""
    settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)

    def leerkring(*words: str) -> list[str]:
        return [sys.executable, "-m", "bot", *words]

    copy = str(tmp_path / "copy.db")
    for words in (["migrate"], ["backup", copy]):
        subprocess.run(leerkring(*words), cwd=ROOT, check=True, timeout=GRACE)
    with subprocess.Popen(
        leerkring("web"), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as web:
        assert web.stdout is not None
        slack.deliver_to(web.stdout.readline().split()[3].rstrip("."))
        assert "/leerkring" in answer(slack, ada)
        subprocess.run(leerkring("restore", copy), cwd=ROOT, check=True, timeout=GRACE)
        try:
            _, said = web.communicate(timeout=GRACE)
        finally:
            web.kill()

    assert web.returncode == 2
    assert "was replaced while in use" in said


def test_two_whole_processes_on_one_file(
    slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch
) -> None:
    """Both answer and send: each message once."""
    settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
    bram = slack.add_person("U0BRAM", "bram")
    slack.add_channel("C0KRING", "kring", members=["U0ADA", "U0BRAM"])

    with running("run", "Leerkring listens on") as first:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            settings.setenv("PORT", str(free.getsockname()[1]))
        with running("run", "Leerkring listens on") as second:
            for number, line in enumerate((first, second, first, second)):
                slack.deliver_to(line.split()[3].rstrip("."))
                ada.command("/leerkring nieuw")
                until(slack, lambda: ada.modal is not None)
                answers = {
                    "name": f"Kring {number}",
                    "theme": "food",
                    "purpose": "Leren.",
                    "channel": "C0KRING",
                }
                assert ada.submit(ada.form, answers, participants=["U0BRAM"]) == {}
                assert ada.submit(ada.form) == {}
            until(slack, lambda: welcomes(bram) >= 4)  # one a circle

    assert welcomes(bram) == 4


def welcomes(person: Person) -> int:
    return sum(message.sees.count("Welkom in") for message in person.reads())


def test_a_worker_ends_when_its_database_is_replaced(
    slack: Sandbox, settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def leerkring(*words: str) -> None:
        command = [sys.executable, "-m", "bot", *words]
        subprocess.run(command, cwd=ROOT, check=True, timeout=GRACE)

    leerkring("migrate")
    leerkring("backup", f"{tmp_path}/copy.db")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "worker"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        next(line for line in process.stdout if "sends what is due" in line)
        (tmp_path / "copy.db").rename(tmp_path / "leerkring.db")
        rest, _ = process.communicate(timeout=GRACE)
    finally:
        process.kill()
        process.communicate()

    assert process.returncode == 2
    # SQLite itself may see it first, in the middle of a statement.
    said = [line for line in rest.splitlines() if "does not answer" not in line]
    assert len(said) == 1, rest
    assert "was replaced while in use; stop every process" in said[0]


def test_a_port_in_use_is_one_line(slack: Sandbox, settings: pytest.MonkeyPatch) -> None:
    settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
    settings.setenv("PORT", slack.url.rpartition(":")[2])

    done = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=GRACE,
    )

    assert done.returncode == 2
    port = slack.url.rpartition(":")[2]
    said = f"leerkring: 127.0.0.1:{port} is in use by another program; stop it, or set PORT"
    assert done.stderr.splitlines() == [said]


def until(slack: Sandbox, is_so: Callable[[], bool]) -> None:
    """Wait for what another process does; every change in the workspace is a moment to look."""
    seen = slack.version
    while not is_so():
        after = slack.wait_for_change(seen, GRACE)
        assert after > seen, "it did not happen"
        seen = after


def live_the_main_job(slack: Sandbox, ada: Person) -> None:
    """A circle starts, someone reflects, a card is made, published, and found.

    Within the circle: outside it an author's yes comes first, and is asked in working hours.
    """
    bram = slack.add_person("U0BRAM", "bram")
    slack.add_channel("C0KRING", "kring", members=["U0ADA", "U0BRAM"])
    words = "Het materialenpaspoort vult de aannemer in bij de oplevering."

    def open_form(person: Person, line: str) -> View:
        person.command(line)
        until(slack, lambda: person.modal is not None)
        return person.form

    form = open_form(ada, "/leerkring nieuw")
    answers = {
        "name": "Kring",
        "theme": "procurement",
        "purpose": "Leren.",
        "channel": "C0KRING",
    }
    assert ada.submit(form, answers, participants=["U0BRAM"]) == {}
    assert ada.submit(ada.form) == {}
    until(slack, lambda: len(bram.reads()) == 1)

    form = open_form(bram, "/leerkring reflectie")
    first = next(name for name in form.inputs if name.startswith("answer-"))
    assert bram.submit(form, {first: words, "level": "2"}) == {}
    assert bram.submit(bram.form) == {}

    harvest = open_form(ada, "/leerkring oogst")
    ada.click(harvest, "Maak inzicht")
    until(slack, lambda: ada.form.callback_id == "insight.form")
    card = {"title": "Paspoort bij oplevering", "outcome": "worked", "level": "1"}
    assert ada.submit(ada.form, card) == {}
    assert ada.submit(ada.form) == {}

    form = open_form(ada, "/leerkring kennisbrief")
    assert ada.submit(form, channels=["C0KRING"], audience="1") == {}
    assert ada.submit(ada.form) == {}
    until(slack, lambda: any(words in message.sees for message in bram.reads("C0KRING")))

    bram.says("Wie vult het materialenpaspoort in?")
    until(slack, lambda: any(words in message.sees for message in bram.reads()))
    slack.idle()


def test_an_answer_that_was_acknowledged_survives_a_kill(
    slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch
) -> None:
    settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
    bram = slack.add_person("U0BRAM", "bram")
    slack.add_channel("C0KRING", "kring", members=["U0ADA", "U0BRAM"])

    def form_of(person: Person, line: str) -> View:
        person.command(line)
        until(slack, lambda: person.modal is not None)
        return person.form

    with killed("run", "Leerkring listens on") as line:
        slack.deliver_to(line.split()[3].rstrip("."))
        form = form_of(ada, "/leerkring nieuw")
        answers = {"name": "Kring", "theme": "food", "purpose": "Leren.", "channel": "C0KRING"}
        assert ada.submit(form, answers, participants=["U0BRAM"]) == {}
        assert ada.submit(ada.form) == {}
        form = form_of(bram, "/leerkring reflectie")
        first = next(name for name in form.inputs if name.startswith("answer-"))
        assert bram.submit(form, {first: "Dit mag niet weg."}) == {}

    with running("run", "Leerkring listens on") as line:
        slack.deliver_to(line.split()[3].rstrip("."))
        assert form_of(bram, "/leerkring reflectie").initial(first) == "Dit mag niet weg."
        until(slack, lambda: any("Welkom in" in message.sees for message in bram.reads()))
        welcomes = [message for message in bram.reads() if "Welkom in" in message.sees]
        assert len(welcomes) == 1


SIGNS = {"http": "Leerkring listens on", "socket": "Leerkring is connected to Slack"}


@pytest.mark.parametrize("way", ["http", "socket"])
def test_words_that_were_acknowledged_survive_a_kill(
    slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch, way: str, tmp_path: Path
) -> None:
    """The process is killed in the middle of its work, after Slack heard that it has them."""

    def answers() -> int:
        return sum(message.user != ada.id for message in ada.reads())

    if way == "http":
        settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)
    else:
        settings.setenv("SLACK_APP_TOKEN", slack.app_token)
    slack.faults.add("users.info", "slow", seconds=GRACE)  # who is this? it waits to hear
    with killed("run", SIGNS[way]) as line:
        if way == "http":
            slack.deliver_to(line.split()[3].rstrip("."))
        ada.says("Wie kent een goed materialenpaspoort?")
    slack.faults.clear()
    database = Database(f"sqlite:///{tmp_path}/leerkring.db")
    with database.begin() as session:
        [event] = session.scalars(select(WaitingEvent))
        event.lease_until = None  # half a minute later

    with running("run", SIGNS[way]):
        until(slack, lambda: answers() > 0)
        slack.idle()
    with database.read() as session:
        assert session.scalars(select(WaitingEvent)).all() == []
    database.close()
    assert answers() == 1


def test_the_main_job_over_http_from_outside(
    slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch
) -> None:
    settings.setenv("SLACK_SIGNING_SECRET", slack.signing_secret)

    with running("run", "Leerkring listens on") as line:
        slack.deliver_to(line.split()[3].rstrip("."))
        live_the_main_job(slack, ada)


def test_the_main_job_over_a_socket(
    slack: Sandbox, ada: Person, settings: pytest.MonkeyPatch
) -> None:
    settings.setenv("SLACK_APP_TOKEN", slack.app_token)

    with running("run", "Leerkring is connected to Slack"):
        live_the_main_job(slack, ada)


STUBBORN = """
import os, signal, time
from bot import running
running.LAST_SECONDS = 0.2
with running.stopped_by_signal() as stop:
    os.kill(os.getpid(), signal.SIGTERM)
    stop.wait()
    time.sleep(60)
"""


def test_what_fails_now_and_then_is_logged_by_its_name(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def job() -> None:
        raise ValueError

    knocked(job)
    knocked(job, "looking at the database")

    said = [each.getMessage().partition(" failed:")[0] for each in caplog.records]
    assert said == ["the heartbeat", "looking at the database"]


def test_what_does_not_end_is_left_as_after_a_kill() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STUBBORN],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=GRACE,
    )

    assert done.returncode == 0
    assert "it is taken up at the next start" in done.stderr


def test_tick_says_what_it_did_and_nothing_else(
    slack: Sandbox, settings: pytest.MonkeyPatch
) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=GRACE,
        )

    run("migrate")
    done = run("tick", "--now", "2026-03-02T09:30")

    assert (done.returncode, done.stdout, done.stderr) == (0, "nothing yet\n", "")


def test_a_call_to_slack_reads_no_certificates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading them takes longer than all that the bot does for an answer."""

    def read_them() -> ssl.SSLContext:
        pytest.fail("all certificates are read again")

    slack_client(None, "https://127.0.0.1:1/api/")  # the first reads them
    monkeypatch.setattr(ssl, "_create_default_https_context", read_them)
    monkeypatch.setattr(ssl, "create_default_context", read_them)
    for token in (None, "xoxb-other"):
        with pytest.raises(URLError):  # nobody listens there
            slack_client(token, "https://127.0.0.1:1/api/").auth_test()
