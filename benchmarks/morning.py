"""A morning: prompts go out at nine, people answer many at once, others search meanwhile.

The bot and an empty Bolt listener run in processes of their own, behind the same gate and
server, and get the same signed forms. Slack, and everybody who answers, are this process.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from itertools import cycle
from pathlib import Path
from signal import SIGTERM
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.parse import urlencode, urlsplit

from sqlalchemy import func, select

from benchmarks import asked
from benchmarks.asked import NINE, QUESTIONS
from bot.manifest import manifest
from bot.sandbox import payloads
from bot.sandbox.people import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.seen import Message
from bot.sandbox.views import view_json
from bot.slack.base.notices import REFUSED
from bot.web.site import SLACK_PATH
from storage.database import Database
from storage.models import AuditEvent, Delivery, DeliveryState, Reflection

FORM = "application/x-www-form-urlencoded"
AT_ONCE = 50
TWICE = 10  # of every so many, one presses again before there is an answer
SEARCH = "/leerkring zoek samen inkopen in kleine kernen"
LATEST = 180  # seconds in which all prompts must have left
Post = Callable[[bytes], float]


@dataclass(frozen=True)
class Size:
    asked: int
    answer: int
    apart: int  # answer one by one, in turn with the floor


WHOLE, QUICK = Size(500, 300, 100), Size(80, 50, 30)


@dataclass
class Process:
    """One of those that are measured."""

    url: str
    pid: int

    def post(self, sandbox: Sandbox, body: bytes) -> float:
        """Milliseconds until the answer was read."""
        address = urlsplit(self.url)
        begin = time.perf_counter()
        connection = HTTPConnection(address.hostname or "", address.port, timeout=60)
        connection.request("POST", SLACK_PATH, body, sandbox.signed(body, content_type=FORM))
        answer = connection.getresponse()
        said = answer.read()
        spent = (time.perf_counter() - begin) * 1000
        connection.close()
        assert answer.status == 200, answer.status
        assert b"errors" not in said, said
        assert REFUSED.encode() not in said, said
        return spent

    @property
    def cpu(self) -> float:
        """Seconds that it used so far; 0 where the system does not say."""
        try:
            said = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0
        return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Morning:
    sandbox: Sandbox
    database: Database
    people: Sequence[Person]
    ours: Sequence[Process]
    floor: Process
    size: Size
    spent: dict[str, list[float]] = field(default_factory=dict)


def main(database_url: str | None = None, size: Size = WHOLE) -> dict[str, float]:
    """Print and return what it took; raises AssertionError for an answer lost or doubled."""
    with TemporaryDirectory() as folder:
        url = database_url or f"sqlite:///{Path(folder)}/bench.db"
        database = Database(url)
        kinds = ["run"] if database.is_sqlite else ["web", "web", "worker", "worker"]
        sandbox = Sandbox(manifest(), now=NINE, running=True)
        with sandbox:
            people = asked.settle(sandbox, size.asked)
            asked.fill(database, people)
            environment = _environment(sandbox, url)
            with _processes(["floor", *kinds], environment) as [floor, *ours]:
                sandbox.deliver_to(f"{ours[0].url}{SLACK_PATH}")
                morning = Morning(sandbox, database, people, ours, floor, size)
                result = _live(morning)
        database.close()
    return result


def _live(morning: Morning) -> dict[str, float]:
    size, sandbox = morning.size, morning.sandbox
    _wait_for_prompts(morning, size.answer)
    answering = [each for each in morning.people if prompts_of(each)][: size.answer]
    with _searching(morning):
        forms = _open_forms(morning, answering)
        at_once = _all_at_once(morning.ours, sandbox, forms)
    _wait_for_prompts(morning, size.asked)
    others = [each for each in morning.people if each not in answering]
    apart = [each for each in others if prompts_of(each)][: size.apart]
    ours, empty = _in_turn(morning, [form_of(sandbox, each) for each in apart])
    empty_at_once = _all_at_once([morning.floor], sandbox, forms)
    _check(morning, [*answering, *apart])
    result = {
        **_named("stored", ours.times),
        **_named("empty", empty.times),
        "stored_cpu_ms": ours.cpu_ms,
        "empty_cpu_ms": empty.cpu_ms,
        "at_once_cpu_ms": at_once.cpu_ms,
        "at_once_per_s": at_once.per_second,
        "empty_at_once_per_s": empty_at_once.per_second,
        "at_once_ratio": round(at_once.per_second / empty_at_once.per_second, 2),
        **_named("at_once", at_once.times),
        **_named("search", morning.spent["search"]),
    }
    backend = "sqlite" if morning.database.is_sqlite else "postgresql"
    print(f"a morning of {size.asked} prompts and {size.answer} answers ({backend}):")
    for name, value in result.items():
        print(f"  {name:<20} {value}")
    return result


# Processes


def _environment(sandbox: Sandbox, database_url: str) -> dict[str, str]:
    return {
        "PYTHONPATH": os.pathsep.join(sys.path),
        "SLACK_BOT_TOKEN": sandbox.bot_token,
        "SLACK_SIGNING_SECRET": sandbox.signing_secret,
        "SLACK_API_URL": sandbox.api_url,
        "DATABASE_URL": database_url,
    }


@contextmanager
def _processes(kinds: Sequence[str], environment: Mapping[str, str]) -> Iterator[list[Process]]:
    started = [
        subprocess.Popen(  # our own
            [sys.executable, "-m", "benchmarks.server", kind, NINE.isoformat()],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for kind in kinds
    ]
    try:
        yield [
            Process((each.stdout or sys.stdin).readline().strip(), each.pid) for each in started
        ]
    finally:
        for each in started:
            each.send_signal(SIGTERM)
        for each in started:
            each.wait(30)


# What people do


def _wait_for_prompts(morning: Morning, count: int) -> None:
    """Until so many stand in Slack, of the first of them each has one."""
    sent = select(func.count()).where(
        Delivery.kind == "prompt", Delivery.state == DeliveryState.SENT
    )
    give_up = time.monotonic() + LATEST
    while time.monotonic() < give_up:
        with morning.database.read() as session:
            if (session.scalar(sent) or 0) >= count:
                return
        time.sleep(0.2)
    msg = f"{count} prompts have not left in {LATEST} seconds"
    raise AssertionError(msg)


def prompts_of(person: Person) -> list[Message]:
    return [each for each in person.reads() if "Beantwoord" in each.buttons]


def form_of(sandbox: Sandbox, person: Person) -> bytes:
    """The request with this person's answers, as Slack would send it."""
    person.click(prompts_of(person)[0], "Beantwoord")
    while (view := person.modal) is None:  # a click is acknowledged before its form opens
        time.sleep(0.01)
    fields = {name: "Wat wij leerden." for name in view.inputs if name.startswith("answer-")}
    person.fill(view, fields)
    workspace = sandbox.workspace
    with workspace.lock:
        raw = view_json(workspace.modals[person.id][-1])
        trigger = workspace.new_trigger(person.id, view_id=raw["id"])
    payload = payloads.view_submission(person.profile, raw, trigger, [])
    return urlencode({"payload": json.dumps(payload)}).encode()


def _open_forms(morning: Morning, people: Sequence[Person]) -> list[bytes]:
    with ThreadPoolExecutor(4) as executor:
        return list(executor.map(partial(form_of, morning.sandbox), people))


@dataclass(frozen=True)
class Taken:
    """`cpu`, in seconds, of the processes that answered; also what they did beside it."""

    times: list[float]
    forms: int
    cpu: float
    seconds: float

    @property
    def cpu_ms(self) -> float:
        return round(1000 * self.cpu / self.forms, 1)

    @property
    def per_second(self) -> float:
        return round(self.forms / self.seconds, 1)


def _all_at_once(
    processes: Sequence[Process], sandbox: Sandbox, forms: Sequence[bytes]
) -> Taken:
    """Some press twice: the second must change nothing."""
    before, begin = sum(each.cpu for each in processes), time.perf_counter()
    pressed = [body for n, form in enumerate(forms) for body in [form] * (2 - (n % TWICE > 0))]
    with ThreadPoolExecutor(AT_ONCE) as executor:
        waiting = [
            executor.submit(process.post, sandbox, body)
            for process, body in zip(cycle(processes), pressed, strict=False)
        ]
        times = [each.result() for each in waiting]
    seconds = time.perf_counter() - begin
    return Taken(times, len(forms), sum(each.cpu for each in processes) - before, seconds)


def _in_turn(morning: Morning, forms: Sequence[bytes]) -> tuple[Taken, Taken]:
    """The same form to each, so that whatever else the machine does falls on both."""
    both = (morning.ours[0], morning.floor)
    before = [each.cpu for each in both]
    times: list[list[float]] = [[], []]
    for n, body in enumerate(forms):
        for which in (0, 1)[:: 1 if n % 2 else -1]:
            times[which].append(both[which].post(morning.sandbox, body))
    cpu = [process.cpu - was for process, was in zip(both, before, strict=True)]
    ours, empty = (
        Taken(took, len(forms), used, sum(took) / 1000)
        for took, used in zip(times, cpu, strict=True)
    )
    return ours, empty


@contextmanager
def _searching(morning: Morning) -> Iterator[None]:
    """Meanwhile somebody searches, once a second."""
    stop, reader = Event(), morning.people[-1]
    took = morning.spent.setdefault("search", [])

    def search() -> None:
        while True:
            begin = time.perf_counter()
            reader.command(SEARCH)
            took.append((time.perf_counter() - begin) * 1000)
            if stop.wait(1):
                return

    thread = Thread(target=search)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


# What came of it


def _check(morning: Morning, answered: Sequence[Person]) -> None:
    """None lost, none doubled: answers, the note that they were kept, and messages."""
    with morning.database.read() as session:
        kept = session.scalar(select(func.count()).select_from(Reflection))
        noted = session.scalar(
            select(func.count()).where(AuditEvent.action == "reflection.kept")
        )
    assert kept == len(answered) * len(QUESTIONS), kept
    assert noted == len(answered), noted
    for person in morning.people:
        posts = [each for each in person.reads() if not each.ephemeral]
        assert len(posts) <= 1, (person.id, len(posts))


def _named(name: str, times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    shares = {"p50": 0.5, "p99": 0.99, "most": 1}
    return {
        f"{name}_{label}_ms": round(ordered[int(share * (len(ordered) - 1))], 1)
        for label, share in shares.items()
    }


if __name__ == "__main__":
    main(size=QUICK if "--quick" in sys.argv else WHOLE)
