"""The gate before Bolt: every Slack request passes here, and only genuine ones get through.

Bolt parses before it verifies (junk gives 500) and loses slash commands that contain the word
"payload". The gate limits the size, checks the signature on the raw bytes, parses once, and
hands on a dictionary of the shape that Slack sends.

Source of the signature: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hmac
import json
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, urlsplit
from wsgiref.types import StartResponse, WSGIEnvironment

from bot import logs
from bot.clock import Clock
from bot.web.shapes import is_shaped_like_slacks

Json = dict[str, Any]
Answer = tuple[int, dict[str, str], str]
Handle = Callable[[Json, Mapping[str, str]], Answer]

LARGEST_BODY = 1_000_000  # bytes; a view of 250 kB, form-encoded, stays well below
LONGEST_LENGTH = 9  # digits of a Content-Length that is worth reading
LONGEST_STAMP = 12  # digits of a timestamp; ten until the year 2286
LONGEST_CHALLENGE = 1000  # characters
MOST_FIELDS = 100  # of a form; Slack sends some fifteen
MAY_BREAK = re.compile(r"\\u(0000|d[89a-f])", re.IGNORECASE)  # in JSON nothing else can
TOLERANCE = timedelta(minutes=5)
RESPONSES = "https://hooks.slack.com/"  # where a response_url leads
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
REASONS = {
    200: "OK",
    400: "Bad Request",
    401: "Unauthorized",
    405: "Method Not Allowed",
    413: "Content Too Large",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
log = logging.getLogger(__name__)


class Refused(Exception):
    """`why` goes into the log, so it never quotes the request."""

    def __init__(self, status: int, why: str) -> None:
        self.status = status
        self.why = why
        super().__init__(why)


class Gate:
    """A WSGI application for `POST /slack/events`.

    `clock` must be real time, also where the rest of the bot lives by another one.
    `api_url` is where Slack's methods are: a `response_url` may lead there too.
    """

    def __init__(
        self,
        signing_secret: str,
        handle: Handle,
        clock: Clock,
        api_url: str = "https://slack.com/api/",
    ) -> None:
        if not signing_secret.strip():
            msg = "an empty signing secret would let everyone in"
            raise ValueError(msg)
        self._secret = signing_secret.encode()
        self._handle = handle
        self._clock = clock
        self._hosts = {host_of(RESPONSES), host_of(api_url)}

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        try:
            status, headers, body = self._answer(environ)
        except Refused as refusal:
            log.info("refused a request with %s: %s", refusal.status, refusal.why)
            status, headers, body = refusal.status, {}, f"{REASONS[refusal.status]}\n"
        except Exception as error:  # noqa: BLE001  # the last edge before Slack
            log.error("a request failed: %s", logs.where(error))
            status, headers, body = 500, {}, ""
        data = body.encode()
        kind = headers.get("content-type", "text/plain; charset=utf-8")
        sent = [("Content-Type", kind), ("Content-Length", str(len(data)))]
        if status == 405:  # noqa: PLR2004
            sent.append(("Allow", "POST"))
        start(f"{status} {REASONS.get(status, 'Unknown')}", sent)
        return [data]

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        if environ["REQUEST_METHOD"] != "POST":
            raise Refused(405, "not a POST")
        body = _read(environ)
        self._verify(environ, body)
        payload = parse(body, environ.get("CONTENT_TYPE") or "")
        if payload.get("type") == "url_verification":
            return 200, {}, str(payload.get("challenge", ""))[:LONGEST_CHALLENGE]
        if payload.get("ssl_check"):
            return 200, {}, ""
        self._check(payload)
        return self._handle(payload, _retry_headers(environ))

    def _verify(self, environ: WSGIEnvironment, body: bytes) -> None:
        stamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        if not (stamp.isascii() and stamp.isdigit()) or len(stamp) > LONGEST_STAMP:
            raise Refused(401, "no timestamp")
        if abs(self._clock().timestamp() - int(stamp)) > TOLERANCE.total_seconds():
            raise Refused(401, "too old, or from the future")
        signed = hmac.new(self._secret, b"v0:" + stamp.encode() + b":" + body, sha256)
        # As bytes: compare_digest refuses text outside ASCII with an exception.
        claimed = environ.get("HTTP_X_SLACK_SIGNATURE", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(f"v0={signed.hexdigest()}".encode(), claimed):
            raise Refused(401, "wrong signature")

    def _check(self, payload: Json) -> None:
        if not is_shaped_like_slacks(payload):
            raise Refused(400, "not what Slack sends")
        response_url = payload.get("response_url")
        if response_url and host_of(response_url) not in self._hosts:
            raise Refused(400, "a response_url that leads elsewhere")


def host_of(address: str) -> tuple[str, str]:
    """Scheme and host; this machine has one name. Blank for what is no address."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return parts.scheme, "localhost" if host in LOOPBACK else host


def _read(environ: WSGIEnvironment) -> bytes:
    length = environ.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        raise Refused(401, "no length")
    if len(length) > LONGEST_LENGTH or int(length) > LARGEST_BODY:
        raise Refused(413, "too large")
    try:
        data: bytes = environ["wsgi.input"].read(int(length))
    except OSError:
        raise Refused(400, "the sender stopped half-way") from None
    return data


def _retry_headers(environ: WSGIEnvironment) -> dict[str, str]:
    names = ("x-slack-retry-num", "x-slack-retry-reason")
    found = {name: environ.get("HTTP_" + name.upper().replace("-", "_")) for name in names}
    return {name: str(value) for name, value in found.items() if value is not None}


def parse(body: bytes, content_type: str) -> Json:
    """A request's body as one dictionary, of whichever of Slack's three shapes it is.

    Raises:
        Refused: with 400, for anything that Slack would not send.
    """
    kind = content_type.partition(";")[0].strip().lower()
    try:
        text = body.decode("utf-8")
        payload = _object(text) if kind == "application/json" else _form(text)
    except (ValueError, RecursionError):
        raise Refused(400, "not a body that Slack sends") from None
    return payload


def _form(text: str) -> Json:
    """A command's own fields, or the JSON in the field `payload`."""
    found = parse_qs(
        text, keep_blank_values=True, strict_parsing=True, max_num_fields=MOST_FIELDS
    )
    fields = {name: values[0] for name, values in found.items()}
    if "command" in fields or "ssl_check" in fields:
        return _storable(dict(fields))
    if "payload" not in fields:
        raise Refused(400, "a form without a command and without a payload")
    return _object(fields["payload"])


def _object(text: str) -> Json:
    value = json.loads(text)
    if not isinstance(value, dict):
        raise Refused(400, "not a JSON object")
    return _storable(value) if MAY_BREAK.search(text) else value


def _storable(payload: Json) -> Json:
    """NUL and lone surrogates pass as JSON, and break in a database or in an answer."""
    if any("\0" in said for said in _texts(payload) if said.encode()):
        raise Refused(400, "a NUL in the body")
    return payload


def _texts(value: object) -> Iterator[str]:
    """Every text in a payload, the names of fields included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
