"""From request to acknowledged, stored reflection, beside an empty Bolt handler.

Both stand behind the same gate and server, answer the same signed form, and take turns, so
that whatever else the machine does falls on both.
"""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import Any
from urllib.parse import urlencode, urlsplit

from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.app import HANDLER_THREADS, slack_client
from bot.clock import utc_now
from bot.demo import cast as casts
from bot.demo.history import CHANNEL
from bot.demo.town import Town
from bot.intake import Intake
from bot.sandbox import payloads
from bot.sandbox.views import view_json
from bot.web.gate import Gate
from bot.web.server import Server
from bot.web.site import SLACK_PATH, site, with_gate
from storage.database import Database

ROUNDS = 200
FORM = "application/x-www-form-urlencoded"


def main(database_url: str | None = None) -> dict[str, float]:
    """Print and return the median and 95th percentile of both, in ms, and their ratio."""
    with TemporaryDirectory() as folder:
        database = Database(database_url or f"sqlite:///{Path(folder)}/bench.db")
        town = Town(database, utc_now())
        try:
            return _measure(town)
        finally:
            town.close()


def _measure(town: Town) -> dict[str, float]:
    payload = _filled_form(town)
    town.live()
    floor = _floor(town)
    floor.start()
    try:
        ours, empty = _time_both(town, floor, payload)
    finally:
        floor.stop()
    result = {
        "stored_p50_ms": _percentile(ours, 0.5),
        "stored_p95_ms": _percentile(ours, 0.95),
        "empty_p50_ms": _percentile(empty, 0.5),
        "empty_p95_ms": _percentile(empty, 0.95),
    }
    result["ratio_p50"] = round(result["stored_p50_ms"] / result["empty_p50_ms"], 2)
    backend = "sqlite" if town.db.is_sqlite else "postgresql"
    print(f"acknowledged, stored reflection ({backend}): {result}")
    return result


def _filled_form(town: Town) -> dict[str, Any]:
    """What Slack would send when someone sends in their answers."""
    people = town.settle(casts.load().people[:2])
    lead, member = people.values()
    town.sandbox.add_channel(CHANNEL, "kring", members=[lead.id, member.id])
    form = lead.command("/leerkring nieuw", channel=CHANNEL).form
    lead.submit(
        form,
        name="Meting",
        theme="food",
        purpose="Meten.",
        channel=CHANNEL,
        participants=[member.id],
    )
    lead.submit(lead.form)
    town.tick()
    form = member.command("/leerkring reflectie").form
    fields = {name: "Wat wij leerden." for name in form.inputs if name.startswith("answer-")}
    levels = {name.replace("answer", "level"): "0" for name in fields}
    member.fill(form, {**fields, **levels})
    view = town.sandbox.workspace.modals[member.id][-1]
    profile = town.sandbox.workspace.profiles[member.id]
    trigger = town.sandbox.workspace.new_trigger(member.id, view_id=view.id)
    return payloads.view_submission(profile, view_json(view), trigger, [])


def _floor(town: Town) -> Server:
    """The same server and gate, and a Bolt listener that does nothing."""
    app = App(
        client=slack_client(None, town.sandbox.api_url),
        authorize=lambda team_id: AuthorizeResult(enterprise_id=None, team_id=team_id),
        request_verification_enabled=False,
        process_before_response=True,
    )
    app.view("reflection.form")(lambda ack: ack())
    executor = ThreadPoolExecutor(HANDLER_THREADS)
    intake = Intake(app, town.db, utc_now, executor, Event())
    gate = Gate(town.sandbox.signing_secret, intake, utc_now, town.sandbox.api_url)
    return Server(with_gate(gate, site(town.db)))


def _time_both(
    town: Town, floor: Server, payload: dict[str, Any]
) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    empty: list[float] = []
    for number in range(ROUNDS):
        payload["view"]["hash"] = f"{number}.hash"  # each is a form of its own
        body = urlencode({"payload": json.dumps(payload)}).encode()
        post: Callable[[str], float] = partial(_post, town, body)
        for server, times in ((town.server, ours), (floor, empty))[:: 1 if number % 2 else -1]:
            times.append(post(server.url))
    return ours, empty


def _post(town: Town, body: bytes, url: str) -> float:
    """Milliseconds until the answer was read."""
    headers = town.sandbox.signed(body, content_type=FORM)
    address = urlsplit(url)
    begin = time.perf_counter()
    connection = HTTPConnection(address.hostname or "", address.port)
    connection.request("POST", SLACK_PATH, body, headers)
    answer = connection.getresponse()
    said = answer.read()
    spent = (time.perf_counter() - begin) * 1000
    connection.close()
    assert answer.status == 200, answer.status
    assert b"errors" not in said, said
    return spent


def _percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[int(share * (len(ordered) - 1))], 2)
