"""`python -m benchmarks.calls`: what a reflection costs in calls of Python, on SQLite.

Their number is the same on every machine. Everything runs in this thread but Slack: from the
bytes of the request to the bytes of its answer, and then the message that stood beside it.
"""

import cProfile
import pstats
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import asked
from benchmarks.asked import NINE
from benchmarks.morning import FORM, form_of, prompts_of
from bot.app import Leerkring
from bot.inline import Inline
from bot.manifest import manifest
from bot.sandbox.sandbox import Sandbox
from bot.settings import Settings
from bot.web.server import serving
from bot.web.site import SLACK_PATH
from storage.base.pace import UNPACED
from storage.database import Database

PEOPLE, WARM = 40, 10
SHOWN = 45  # lines of a profile
Work = Callable[[], object]


class Beside(Inline):
    """For edits: kept until they are asked for."""

    def __init__(self) -> None:
        self.waiting: list[Work] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def catch_up(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Measured:
    def __init__(self) -> None:
        self.profile = cProfile.Profile()
        self.count = 0
        self.times: list[float] = []

    def __call__(self, work: Work, *, profiled: bool) -> None:
        if profiled:
            self.count += 1
            self.profile.runcall(work)
            return
        begin = time.thread_time()
        work()
        self.times.append(1000 * (time.thread_time() - begin))

    def tell(self, name: str, order: str | None) -> None:
        stats = pstats.Stats(self.profile)
        calls = getattr(stats, "total_calls") // self.count  # noqa: B009
        times = sorted(self.times)
        half, tenth = times[len(times) // 2], times[len(times) // 10]
        print(f"{name}: {calls} calls; half of them within {half:.1f} ms, a tenth {tenth:.1f}")
        if order:
            stats.strip_dirs().sort_stats(order).print_stats(SHOWN)


def main(order: str | None = None) -> None:
    sandbox = Sandbox(manifest(), now=NINE)
    sandbox.wait_at_most(60)
    with TemporaryDirectory() as folder, sandbox:
        people = asked.settle(sandbox, PEOPLE)
        database = Database(f"sqlite:///{Path(folder)}/bench.db")
        asked.fill(database, people)
        settings = Settings(
            slack_bot_token=sandbox.bot_token,
            slack_signing_secret=sandbox.signing_secret,
            slack_api_url=sandbox.api_url,
        )
        bot = Leerkring(
            settings,
            database=database,
            clock=lambda: NINE,
            executor=Inline(),
            bucket=UNPACED,
        )
        with bot, serving(bot.complete, "127.0.0.1", 0) as url:
            sandbox.deliver_to(f"{url}{SLACK_PATH}")
            bot.warm()
            bot.tick()
            forms = [form_of(sandbox, each) for each in people if prompts_of(each)]
            _measure(bot, sandbox, forms, order)


def _measure(
    bot: Leerkring, sandbox: Sandbox, forms: Sequence[bytes], order: str | None
) -> None:
    bot.editors = beside = Beside()
    stored, edited = Measured(), Measured()
    for number, form in enumerate(forms):
        press = partial(_press, bot, sandbox, form)
        if number < WARM:
            press()
            beside.catch_up()
            continue
        stored(press, profiled=bool(number % 2))
        edited(beside.catch_up, profiled=bool(number % 2))
    stored.tell("storing a reflection", order)
    edited.tell("editing the message that asked for it", order)


def _press(bot: Leerkring, sandbox: Sandbox, body: bytes) -> None:
    """Without a connection."""
    headers = sandbox.signed(body, content_type=FORM)
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": SLACK_PATH,
        "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": FORM,
        **{f"HTTP_{name.upper().replace('-', '_')}": said for name, said in headers.items()},
    }
    said: list[str] = []

    def start(status: str, *_: object) -> Callable[[bytes], object]:
        said.append(status)
        return bytes  # nobody writes to it

    body = b"".join(bot.wsgi(environ, start))
    assert said == ["200 OK"], said
    assert b"errors" not in body, body


if __name__ == "__main__":
    main(*sys.argv[1:2])
