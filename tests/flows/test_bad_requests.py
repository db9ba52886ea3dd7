"""Whatever arrives: forgeries are refused, oddities change nothing, and nothing breaks."""

import copy
import json
import logging
import random
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.slack.base import ids
from tests.flows.conftest import World
from tests.web.requests import FORM, JSON, Reply, send

PAYLOADS = Path(__file__).parent.parent / "data/slack-payloads.jsonl"
SAMPLES = [json.loads(line) for line in PAYLOADS.read_text().splitlines()]
MUTATIONS = 2500  # on each engine
OURS = [getattr(ids, name) for name in dir(ids) if name.isupper() and name != "COMMAND"]
JUNK: list[Any] = [
    *(None, True, 0, -1, 10**30, 1e308, "", " ", "x" * 5000, "\u202e", "0", "-1", "null"),
    *([], [None], [[]], {}, {"id": None}, {"": ""}, "{}", "[]", "{", "<!channel>", "9" * 400),
]


def encoded(payload: Any) -> tuple[bytes, str]:
    """A body as Slack would send it."""
    if isinstance(payload, dict) and "command" in payload:
        return urlencode(payload).encode(), FORM
    if isinstance(payload, dict) and ("event" in payload or "challenge" in payload):
        return json.dumps(payload).encode(), JSON
    return urlencode({"payload": json.dumps(payload)}).encode(), FORM


def deliver(world: World, payload: Any, **changed: str) -> Reply:
    body, kind = encoded(payload)
    headers = world.sandbox.signed(body, kind) | changed
    environ: dict[str, Any] = {
        "HTTP_" + name.upper().replace("-", "_"): value for name, value in headers.items()
    }
    return send(
        world.leerkring.wsgi,
        environ
        | {
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/slack/events",
            "CONTENT_TYPE": kind,
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
        },
    )


def test_every_known_payload_is_taken_and_changes_nothing(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.eva.command("/leerkring help")
    before = world.snapshot()

    statuses = {sample["name"]: deliver(world, sample["body"]).status for sample in SAMPLES}

    assert {name: status for name, status in statuses.items() if status not in {200, 400}} == {}
    assert len([status for status in statuses.values() if status == 200]) > len(SAMPLES) * 0.8
    assert world.snapshot() == before
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_forgeries_of_every_known_payload_are_refused(world: World) -> None:
    before = world.snapshot()

    for sample in SAMPLES:
        forged = deliver(world, sample["body"], **{"X-Slack-Signature": "v0=" + "0" * 64})
        stale = deliver(world, sample["body"], **{"X-Slack-Request-Timestamp": "1700000000"})
        assert (forged.status, stale.status) == (401, 401), sample["name"]

    assert world.snapshot() == before


def genuine(world: World) -> Iterator[dict[str, Any]]:
    """What Eva, who is in no circle, could send by clicking everything there is."""
    who = {
        "team": {"id": world.sandbox.team_id},
        "user": {"id": "U0EVA", "team_id": world.sandbox.team_id},
        "trigger_id": "1.2.3",
    }
    for name in OURS:
        value = {"type": "plain_text_input", "value": "1"}
        view = {
            "id": "V1",
            "type": "modal",
            "callback_id": name,
            "hash": "h",
            "private_metadata": '{"circle": 1, "meeting": 1}',
            "state": {"values": {"name": {"name": value}}},
            "blocks": [{"type": "input", "block_id": "name"}],
        }
        action = {"action_id": name, "block_id": "b", "type": "button", "value": "1"}
        container = {"type": "message", "channel_id": "C0PLEIN", "message_ts": "1.2"}
        click = {"type": "block_actions", "actions": [action], "container": container}
        yield who | {"type": "view_submission", "view": view}
        yield who | {"type": "view_closed", "view": view, "is_cleared": False}
        yield who | click
        yield who | click | {"container": {"type": "view", "view_id": "V1"}, "view": view}
    yield who | {"type": "shortcut", "callback_id": ids.REFLECTION_SHORTCUT}
    post = {"type": "message", "user": "U0BRAM", "ts": "1.2", "text": "Kijk."}
    where = {"channel": {"id": "C0PLEIN", "name": "plein"}, "message": post}
    yield who | where | {"type": "message_action", "callback_id": ids.CAPTURE_SHORTCUT}
    inner = {"user": "U0EVA", "channel": "D0EVA", "ts": "1.2", "event_ts": "1.2"}
    for event in (
        inner | {"type": "app_home_opened", "tab": "home"},
        inner | {"type": "message", "channel_type": "im", "text": "Wat werkt?"},
        inner
        | {"type": "message", "channel_type": "im", "subtype": "message_changed"}
        | {"message": post, "previous_message": post | {"text": "Toen."}},
        inner
        | {"type": "message", "channel_type": "im", "subtype": "message_deleted"}
        | {"deleted_ts": "1.2", "previous_message": post},
        {
            "type": "channel_id_changed",
            "old_channel_id": "C0KRING",
            "new_channel_id": "C0NIEUW",
        },
        inner | {"type": "user_change", "user": {"id": "U0EVA", "name": "eva", "profile": {}}},
    ):
        team = {"team_id": world.sandbox.team_id}
        yield {"type": "event_callback", "event_id": "E1", "event": event} | team
    for text in ("nieuw", "plan", "zoek x", "reflectie", "kennisbrief", "help", "payload"):
        yield {
            "command": ids.COMMAND,
            "text": text,
            "team_id": world.sandbox.team_id,
            "user_id": "U0EVA",
            "channel_id": "C0PLEIN",
            "trigger_id": "1.2.3",
        }


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every container in a payload with every key or position in it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in list(inner):
        yield value, key
        if isinstance(below, dict | list):
            yield from places(below)


def spoiled(payload: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """A copy with one or two things missing or of another kind."""
    payload = copy.deepcopy(payload)
    for _ in range(chance.choice([1, 1, 2])):
        if all_places := list(places(payload)):
            container, key = chance.choice(all_places)
            if chance.random() < 0.25:
                del container[key]
            else:
                container[key] = copy.deepcopy(chance.choice(JUNK))  # or it ends up in itself
    return payload


KEPT = {"circle", "membership", "meeting", "attendance", "prompt", "reflection", "insight"}


@pytest.mark.slow
def test_spoiled_payloads_never_break_anything(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.start_circle()
    before = {table: rows for table, rows in world.snapshot().items() if table in KEPT}
    chance = random.Random(20260302)  # noqa: S311  # the same ones in every run
    whole = list(genuine(world))

    for _ in range(MUTATIONS):
        payload = spoiled(chance.choice(whole), chance)
        reply = deliver(world, payload)
        assert reply.status in {200, 400}, json.dumps(payload)

    after = {table: rows for table, rows in world.snapshot().items() if table in KEPT}
    assert after == before
    assert "a request failed" not in caplog.text


def test_a_form_with_another_shape_is_refused_by_the_gate(world: World) -> None:
    reply = deliver(world, {"type": "view_submission", "user": {"id": "U0EVA"}, "view": "V1"})

    assert (reply.status, reply.body) == (400, "Bad Request\n")


def test_answers_go_nowhere_but_to_slack(world: World) -> None:
    command = next(each for each in genuine(world) if "command" in each)

    reply = deliver(world, command | {"response_url": "https://evil.example/x"})

    assert reply.status == 400
