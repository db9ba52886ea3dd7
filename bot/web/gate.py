"""The gate before Bolt: every Slack request passes here, and only genuine ones get through.

Bolt parses before it verifies (junk gives 500) and loses slash commands that contain the word
"payload". The gate limits the size, checks the signature on the raw bytes, parses once, and
hands on a dictionary.

Source of the signature: https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import hmac
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIEnvironment

from bot.clock import Clock

Json = dict[str, Any]
Answer = tuple[int, dict[str, str], str]
Handle = Callable[[Json, Mapping[str, str]], Answer]

LARGEST_BODY = 1_000_000  # bytes; a view of 250 kB, form-encoded, stays well below
MOST_FIELDS = 100  # of a form; Slack sends some fifteen
TOLERANCE = timedelta(minutes=5)
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
    def __init__(self, status: int, why: str) -> None:
        self.status = status
        self.why = why
        super().__init__(why)


class Gate:
    """A WSGI application for `POST /slack/events`.

    `clock` must be real time, also where the rest of the bot lives by another one.
    """

    def __init__(self, signing_secret: str, handle: Handle, clock: Clock) -> None:
        if not signing_secret.strip():
            msg = "an empty signing secret would let everyone in"
            raise ValueError(msg)
        self._secret = signing_secret.encode()
        self._handle = handle
        self._clock = clock

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        try:
            status, headers, body = self._answer(environ)
        except Refused as refusal:
            log.info("refused a request: %s", refusal.why)
            status, headers, body = refusal.status, {}, ""
        except Exception:
            log.exception("a request failed")
            status, headers, body = 500, {}, ""
        data = body.encode()
        kind = headers.get("content-type", "text/plain; charset=utf-8")
        start(
            f"{status} {REASONS.get(status, 'Unknown')}",
            [("Content-Type", kind), ("Content-Length", str(len(data)))],
        )
        return [data]

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        if environ["REQUEST_METHOD"] != "POST":
            raise Refused(405, "not a POST")
        body = _read(environ)
        self._verify(environ, body)
        payload = parse(body, environ.get("CONTENT_TYPE", ""))
        if payload.get("type") == "url_verification":
            return 200, {}, str(payload.get("challenge", ""))[:1000]
        if payload.get("ssl_check"):
            return 200, {}, ""
        return self._handle(payload, _retry_headers(environ))

    def _verify(self, environ: WSGIEnvironment, body: bytes) -> None:
        stamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
        if not (stamp.isascii() and stamp.isdigit()) or len(stamp) > 12:  # noqa: PLR2004
            raise Refused(401, "no timestamp")
        if abs(self._clock().timestamp() - int(stamp)) > TOLERANCE.total_seconds():
            raise Refused(401, "too old, or from the future")
        signed = hmac.new(self._secret, b"v0:" + stamp.encode() + b":" + body, sha256)
        # As bytes: compare_digest refuses text outside ASCII with an exception.
        claimed = environ.get("HTTP_X_SLACK_SIGNATURE", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(f"v0={signed.hexdigest()}".encode(), claimed):
            raise Refused(401, "wrong signature")


def _read(environ: WSGIEnvironment) -> bytes:
    length = environ.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()):
        raise Refused(400, "no length")
    if int(length) > LARGEST_BODY:
        raise Refused(413, "too large")
    data: bytes = environ["wsgi.input"].read(int(length))
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
        if kind == "application/json":
            return _object(json.loads(text))
        fields = {
            name: values[0]
            for name, values in parse_qs(
                text,
                keep_blank_values=True,
                max_num_fields=MOST_FIELDS,
                strict_parsing=bool(text),
            ).items()
        }
        if "command" in fields or "payload" not in fields:
            return dict(fields)
        return _object(json.loads(fields["payload"]))
    except (ValueError, RecursionError):
        raise Refused(400, "not a body that Slack sends") from None


def _object(value: object) -> Json:
    if not isinstance(value, dict):
        raise Refused(400, "not a JSON object")
    return value
