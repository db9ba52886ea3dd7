"""Requests as Slack signs them, put straight into a WSGI application."""

import hmac
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any
from urllib.parse import urlencode
from wsgiref.types import WSGIApplication
from wsgiref.util import setup_testing_defaults

SECRET = "s3cret"
NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
STAMP = str(int(NOON.timestamp()))
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


@dataclass(frozen=True)
class _Closable:
    """What a server would close: the file behind a static page."""

    parts: Any

    def close(self) -> None:
        if hasattr(self.parts, "close"):
            self.parts.close()


@dataclass(frozen=True)
class Reply:
    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


def signature(body: bytes, stamp: str = STAMP, secret: str = SECRET) -> str:
    return "v0=" + hmac.new(secret.encode(), f"v0:{stamp}:".encode() + body, sha256).hexdigest()


def signed(body: bytes, kind: str = JSON, stamp: str = STAMP) -> dict[str, Any]:
    """What a web server makes of a request that Slack sent."""
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/slack/events",
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": stamp,
        "HTTP_X_SLACK_SIGNATURE": signature(body, stamp),
        "wsgi.input": BytesIO(body),
    }


def send(app: WSGIApplication, environ: Mapping[str, Any]) -> Reply:
    full: dict[str, Any] = {}
    setup_testing_defaults(full)
    full.update(environ)
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        begun.append((status, headers))

    with closing(_Closable(app(full, start))) as sent:
        body = b"".join(sent.parts)
    [(status, headers)] = begun
    return Reply(int(status[:3]), body.decode(), dict(headers))


def as_json(payload: object) -> bytes:
    return json.dumps(payload).encode()


def as_form(**fields: str) -> bytes:
    return urlencode(fields).encode()


def interactive(payload: object) -> bytes:
    return as_form(payload=json.dumps(payload))
