"""Nobody gets in without Slack's signature, and nothing gets in that Slack would not send."""

import json
import logging
from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.gate import LARGEST_BODY, MOST_FIELDS, Answer, Gate, Json
from tests.web.requests import (
    FORM,
    JSON,
    NOON,
    STAMP,
    as_form,
    as_json,
    interactive,
    send,
    signature,
    signed,
)

COMMAND = {"command": "/leerkring", "text": "zoek", "team_id": "T1", "user_id": "U1"}
CLICK = {
    "type": "block_actions",
    "user": {"id": "U1"},
    "team": {"id": "T1"},
    "actions": [{"action_id": "a", "block_id": "b", "type": "button"}],
}
EVENT = {"type": "event_callback", "team_id": "T1", "event": {"type": "message", "text": "x"}}


class Behind:
    """What stands behind the gate: notes what came through."""

    def __init__(self, answer: Answer = (200, {}, "")) -> None:
        self.received: list[tuple[Json, Mapping[str, str]]] = []
        self.answer = answer

    def __call__(self, payload: Json, headers: Mapping[str, str]) -> Answer:
        self.received.append((payload, headers))
        return self.answer


class Unreadable(BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        raise ConnectionResetError


@pytest.fixture
def behind() -> Behind:
    return Behind()


@pytest.fixture
def gate(behind: Behind) -> Gate:
    return Gate("s3cret", behind, lambda: NOON)


def stamp(**span: float) -> str:
    return str(int((NOON + timedelta(**span)).timestamp()))


# What is genuine


@pytest.mark.parametrize(
    ("body", "kind", "payload"),
    [
        (as_json(EVENT), JSON, EVENT),
        (as_json(EVENT), "application/json; charset=utf-8", EVENT),
        (interactive(CLICK), FORM, CLICK),
        (as_form(**COMMAND), FORM, COMMAND),
        (as_form(**COMMAND | {"text": ""}), FORM, COMMAND | {"text": ""}),
        (as_form(**COMMAND | {"text": "payload=é&x"}), FORM, COMMAND | {"text": "payload=é&x"}),
    ],
)
def test_genuine_requests_arrive_whole(
    body: bytes, kind: str, payload: Json, gate: Gate, behind: Behind
) -> None:
    assert send(gate, signed(body, kind)).status == 200
    assert behind.received == [(payload, {})]


def test_a_command_that_says_payload_arrives(gate: Gate, behind: Behind) -> None:
    body = as_form(**COMMAND, payload="{}") + b"&text2=nieuw+payload+session"

    send(gate, signed(body, FORM))

    [(payload, _)] = behind.received
    assert payload["command"] == "/leerkring"


def test_retries_are_told_and_nothing_else_of_the_headers(gate: Gate, behind: Behind) -> None:
    send(
        gate,
        signed(as_json(EVENT))
        | {
            "HTTP_X_SLACK_RETRY_NUM": "2",
            "HTTP_X_SLACK_RETRY_REASON": "http_timeout",
            "HTTP_X_SLACK_BOLT_LAZY_ONLY": "1",
        },
    )

    assert [headers for _, headers in behind.received] == [
        {"x-slack-retry-num": "2", "x-slack-retry-reason": "http_timeout"}
    ]


def test_the_answer_is_passed_on() -> None:
    errors = json.dumps(
        {"response_action": "errors", "errors": {"a": "Schrijf iets, één zin."}}
    )
    gate = Gate("s3cret", Behind((200, {"content-type": JSON}, errors)), lambda: NOON)

    reply = send(gate, signed(interactive(CLICK), FORM))

    assert (reply.status, reply.body) == (200, errors)
    assert reply.headers["Content-Type"] == JSON
    assert reply.headers["Content-Length"] == str(len(errors.encode()))


def test_slack_may_ask_whether_the_address_is_ours(gate: Gate, behind: Behind) -> None:
    body = as_json({"type": "url_verification", "challenge": "abc", "token": "x"})

    assert send(gate, signed(body)).body == "abc"
    assert send(gate, signed(as_form(ssl_check="1", token="x"), FORM)).status == 200
    assert behind.received == []


def test_a_challenge_needs_a_signature_too(gate: Gate) -> None:
    body = as_json({"type": "url_verification", "challenge": "abc"})

    reply = send(gate, signed(body) | {"HTTP_X_SLACK_SIGNATURE": "v0=0"})

    assert (reply.status, "abc" in reply.body) == (401, False)


@pytest.mark.parametrize("seconds", [-300, -1, 0, 299, 300])
def test_five_minutes_either_way_are_fine(seconds: int, gate: Gate) -> None:
    moment = stamp(seconds=seconds)

    assert send(gate, signed(as_json(EVENT), stamp=moment)).status == 200


# What is not


FORGERIES: dict[str, Json] = {
    "no signature": {"HTTP_X_SLACK_SIGNATURE": ""},
    "no timestamp": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": ""},
    "another secret": {"HTTP_X_SLACK_SIGNATURE": signature(as_json(EVENT), secret="other")},
    "another body": {"HTTP_X_SLACK_SIGNATURE": signature(b"{}")},
    "another moment": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp(seconds=1)},
    "cut off": {"HTTP_X_SLACK_SIGNATURE": signature(as_json(EVENT))[:-1]},
    "capitals": {"HTTP_X_SLACK_SIGNATURE": signature(as_json(EVENT)).upper()},
    "v1": {"HTTP_X_SLACK_SIGNATURE": signature(as_json(EVENT)).replace("v0", "v1")},
    "without v0": {"HTTP_X_SLACK_SIGNATURE": signature(as_json(EVENT))[3:]},
    "not ASCII": {"HTTP_X_SLACK_SIGNATURE": "v0=é\udcff"},
    "not a number": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": "abc"},
    "Arabic digits": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": "١٧٧٢٤٤٩٢٠٠"},
    "a fraction": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": f"{STAMP}.5"},
    "negative": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": f"-{STAMP}"},
    "endless": {"HTTP_X_SLACK_REQUEST_TIMESTAMP": "9" * 5000},
    "no body": {"CONTENT_LENGTH": "0"},
    "no length": {"CONTENT_LENGTH": ""},
    "half a body": {"CONTENT_LENGTH": "10"},
    "odd length": {"CONTENT_LENGTH": "abc"},
    "negative length": {"CONTENT_LENGTH": "-1"},
    "odd digits": {"CONTENT_LENGTH": "²"},
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES.keys())
def test_forgeries_are_refused(change: Json, gate: Gate, behind: Behind) -> None:
    assert send(gate, signed(as_json(EVENT)) | change).status == 401
    assert behind.received == []


@pytest.mark.parametrize(
    "moment", [stamp(seconds=-301), stamp(seconds=301), stamp(days=-1), stamp(days=9), "0"]
)
def test_old_requests_and_those_of_the_future_are_refused(
    moment: str, gate: Gate, behind: Behind
) -> None:
    assert send(gate, signed(as_json(EVENT), stamp=moment)).status == 401
    assert behind.received == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "post"])
def test_only_post(method: str, gate: Gate, behind: Behind) -> None:
    reply = send(gate, signed(as_json(EVENT)) | {"REQUEST_METHOD": method})

    assert (reply.status, reply.headers["Allow"]) == (405, "POST")
    assert behind.received == []


@pytest.mark.parametrize("length", [str(LARGEST_BODY + 1), "9" * 5000])
def test_too_much_is_refused_before_it_is_read(length: str, gate: Gate) -> None:
    environ = signed(b"") | {"CONTENT_LENGTH": length, "wsgi.input": Unreadable()}

    assert send(gate, environ).status == 413


def test_the_largest_body_is_read(gate: Gate, behind: Behind) -> None:
    empty = len(as_json(EVENT | {"pad": ""}))
    body = as_json(EVENT | {"pad": "x" * (LARGEST_BODY - empty)})

    assert send(gate, signed(body)).status == 200
    assert len(behind.received) == 1


def test_a_sender_that_hangs_up_is_not_our_failure(gate: Gate) -> None:
    environ = signed(as_json(EVENT)) | {"wsgi.input": Unreadable()}

    assert send(gate, environ).status == 400


JUNK = {
    "empty": (b"", JSON),
    "half": (b"{", JSON),
    "a list": (b"[]", JSON),
    "null": (b"null", JSON),
    "a number": (b"8", JSON),
    "not UTF-8": (b'{"a": "\xff"}', JSON),
    "half a pair": (b'{"a": "\\ud800"}', JSON),
    "NUL": (b'{"a": "\\u0000"}', JSON),
    "NUL in a name": (b'{"\\u0000": 1}', JSON),
    "deep": (b'{"a":' * 100_000, JSON),
    "deep and closed": (b'{"a":' * 20_000 + b"1" + b"}" * 20_000, JSON),
    "a number without end": (b'{"a": ' + b"9" * 5000 + b"}", JSON),
    "empty form": (b"", FORM),
    "no pairs": (b"hello", FORM),
    "other fields": (b"a=b", FORM),
    "payload is a number": (b"payload=8", FORM),
    "payload is a list": (b"payload=[]", FORM),
    "payload is nothing": (b"payload=", FORM),
    "payload is half": (b"payload=%7B", FORM),
    "NUL in a command": (b"command=%2Fleerkring&text=%00", FORM),
    "too many fields": (b"command=x&" + b"&".join([b"a=1"] * MOST_FIELDS), FORM),
    "JSON as a form": (as_json(EVENT), FORM),
    "a form as JSON": (as_form(**COMMAND), JSON),
    "click without actions": (interactive(CLICK | {"actions": []}), FORM),
    "click by nobody": (interactive(CLICK | {"user": None}), FORM),
    "click by a text": (interactive(CLICK | {"user": "U1"}), FORM),
    "form without a state": (
        interactive({"type": "view_submission", "user": {"id": "U1"}, "view": {"id": "V"}}),
        FORM,
    ),
    "event of another shape": (as_json({"type": "event_callback", "event": 5}), JSON),
    "answers elsewhere": (as_form(**COMMAND, response_url="https://evil.example/x"), FORM),
    "answers in clear": (as_form(**COMMAND, response_url="http://hooks.slack.com/x"), FORM),
    "answers with a name": (
        as_form(**COMMAND, response_url="https://hooks.slack.com@evil.example/"),
        FORM,
    ),
    "answers on this machine": (
        as_form(**COMMAND, response_url="http://127.0.0.1:8080/admin"),
        FORM,
    ),
    "answers nowhere": (as_form(**COMMAND, response_url="https://[::"), FORM),
}


@pytest.mark.parametrize(("body", "kind"), JUNK.values(), ids=JUNK.keys())
def test_signed_junk_is_refused_with_one_line(
    body: bytes, kind: str, gate: Gate, behind: Behind
) -> None:
    reply = send(gate, signed(body, kind))

    assert (reply.status, reply.body) == (400, "Bad Request\n")
    assert behind.received == []


def test_words_that_look_like_escapes_are_words(gate: Gate, behind: Behind) -> None:
    send(gate, signed(as_form(**COMMAND | {"text": "\\u0000 en \\ud800"}), FORM))

    assert [payload["text"] for payload, _ in behind.received] == ["\\u0000 en \\ud800"]


def test_slacks_own_addresses_for_answers_are_fine(behind: Behind) -> None:
    gate = Gate("s3cret", behind, lambda: NOON, "http://127.0.0.1:8080/api/")

    for address in (
        "https://hooks.slack.com/commands/1",
        "http://127.0.0.1:8080/answer/1",
        "http://localhost:9090/answer/1",
    ):
        body = as_form(**COMMAND, response_url=address)
        assert send(gate, signed(body, FORM)).status == 200


@pytest.mark.parametrize("secret", ["", "  "])
def test_without_a_secret_there_is_no_gate(secret: str, behind: Behind) -> None:
    with pytest.raises(ValueError, match="empty"):
        Gate(secret, behind, lambda: NOON)


def test_the_log_says_why_and_never_what(gate: Gate, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    send(gate, signed(as_json({"type": "event_callback", "event": "mijn geheim"})))
    send(gate, signed(b"mijn geheim", FORM))

    assert "not what Slack sends" in caplog.text
    assert "geheim" not in caplog.text


def test_a_fault_behind_the_gate_is_ours_and_quotes_nobody(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(payload: Json, headers: Mapping[str, str]) -> Answer:
        raise LookupError(payload["text"])

    gate = Gate("s3cret", fail, lambda: NOON)

    reply = send(gate, signed(as_form(**COMMAND | {"text": "mijn geheim"}), FORM))

    assert (reply.status, reply.body) == (500, "")
    assert "LookupError" in caplog.text
    assert "geheim" not in caplog.text


# Whatever comes


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)
WORDS = """
    type command text payload user team view event actions state response_url
    channel container message authorizations enterprise ssl_check challenge
"""
names = st.sampled_from(WORDS.split())
payloads = st.dictionaries(names, anything | st.sampled_from([CLICK, EVENT, "block_actions"]))
bodies = (
    st.binary(max_size=300)
    | payloads.map(as_json)
    | payloads.map(interactive)
    | st.dictionaries(names, st.text(max_size=20)).map(lambda fields: as_form(**fields))
)
kinds = st.sampled_from([JSON, FORM, "text/plain", "", "multipart/form-data", "\xff;"])


@given(bodies, kinds)
def test_nothing_signed_makes_the_gate_fail(body: bytes, kind: str) -> None:
    behind = Behind()

    reply = send(Gate("s3cret", behind, lambda: NOON), signed(body, kind))

    assert reply.status in {200, 400}
    assert not (reply.status == 400 and behind.received)


@given(
    bodies, kinds, st.text(st.characters(max_codepoint=255), max_size=80), st.text(max_size=12)
)
def test_nothing_unsigned_comes_through(
    body: bytes, kind: str, claimed: str, moment: str
) -> None:
    behind = Behind()
    environ: dict[str, Any] = signed(body, kind) | {"HTTP_X_SLACK_SIGNATURE": claimed}

    gate = Gate("s3cret", behind, lambda: NOON)

    assert send(gate, environ).status == 401
    assert (
        send(gate, signed(body, kind) | {"HTTP_X_SLACK_REQUEST_TIMESTAMP": moment}).status
        == 401
    )
    assert behind.received == []
