"""Posting to Slack, and what each of its refusals means."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from http.client import HTTPException
from socket import gaierror
from ssl import SSLError
from typing import Any, Protocol
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web import SlackResponse

from bot.errors import DeliveryError, Fate
from bot.slack.base.blocks import Json, Message

PAGE = 200  # messages; what Slack recommends at most
EVENT_TYPE = "leerkring_delivery"
LONGEST_PART = 3500  # characters of text; Slack advises 4,000 at most
LONGEST_EDIT = 4000  # bytes of text when a message is edited; its blocks do not count
SERVER_ERROR = 500
PATIENCE = 10  # seconds, where Slack does not say how long to wait
RATE_LIMITED = "ratelimited"
TOO_MANY = 429
CODE = re.compile(r"[a-z0-9_]{1,80}")  # what Slack's error codes look like

# What a call to Slack raises that it refused, or whose answer did not come or cannot be read.
NO_ANSWER = (SlackApiError, SlackRequestError, HTTPException, OSError, UnicodeDecodeError)

# https://docs.slack.dev/reference/methods/chat.postMessage#errors
FATES = {
    "ratelimited": Fate.SLOW_DOWN,
    "rate_limited": Fate.SLOW_DOWN,
    "internal_error": Fate.AMBIGUOUS,
    "fatal_error": Fate.AMBIGUOUS,
    "service_unavailable": Fate.AMBIGUOUS,
    "request_timeout": Fate.AMBIGUOUS,
    "channel_not_found": Fate.CHANNEL,
    "is_archived": Fate.CHANNEL,
    "not_in_channel": Fate.CHANNEL,
    "user_not_found": Fate.PERSON,
    "users_not_found": Fate.PERSON,
    "user_disabled": Fate.PERSON,
    "cannot_dm_bot": Fate.PERSON,
    "messages_tab_disabled": Fate.PERSON,
    "account_inactive": Fate.WORKSPACE,
    "token_revoked": Fate.WORKSPACE,
    "token_expired": Fate.WORKSPACE,
    "invalid_auth": Fate.WORKSPACE,
    "not_authed": Fate.WORKSPACE,
    "missing_scope": Fate.SETUP,
    "not_allowed_token_type": Fate.SETUP,
    "msg_too_long": Fate.CONTENT,
    "msg_blocks_too_long": Fate.CONTENT,
    "invalid_blocks": Fate.CONTENT,
    "invalid_arguments": Fate.CONTENT,
    "no_text": Fate.CONTENT,
    "restricted_action": Fate.POLICY,
    "ekm_access_denied": Fate.POLICY,
    # https://docs.slack.dev/reference/methods/chat.update#errors
    "message_not_found": Fate.GONE,
    "cant_update_message": Fate.GONE,
    "cant_delete_message": Fate.GONE,
    "edit_window_closed": Fate.GONE,
}


@dataclass(frozen=True)
class Sent:
    channel: str
    ts: str


class Sender(Protocol):
    """What the outbox needs; every method may raise DeliveryError."""

    def send(
        self, recipient: str, message: Message, key: str, thread: str | None = None
    ) -> Sent: ...

    def find(
        self, recipient: str, key: str, since: datetime, thread: str | None = None
    ) -> Sent | None: ...

    def update(self, channel: str, ts: str, message: Message) -> Sent: ...

    def delete(self, channel: str, ts: str) -> None: ...

    def publish(self, channel: str, view: Json) -> None: ...


class SlackSender:
    """`client` must have `retry_handlers=[]`: the SDK's own retries post twice."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def send(
        self, recipient: str, message: Message, key: str, thread: str | None = None
    ) -> Sent:
        """Post to a channel, or to a person's DM by their id; `thread`: under which message.

        `key` is a random UUID without meaning: metadata is readable by every app and member.
        """
        said = _ask(
            lambda: self._client.chat_postMessage(
                channel=recipient,
                text=message.text,
                blocks=message.blocks or None,
                thread_ts=thread,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        return Sent(said["channel"], said["ts"])

    def find(
        self, recipient: str, key: str, since: datetime, thread: str | None = None
    ) -> Sent | None:
        """The message with this key, if it stands in the conversation or in the thread.

        A thread is read whole. Of a conversation at least the newest page, and further back to
        `since`: that is a time of ours, and our clock may be ahead of Slack's.
        """
        channel = self._conversation(recipient)
        cursor = ""
        while True:
            said = _ask(partial(self._page, channel, cursor, thread))
            for message in said["messages"]:
                payload = (message.get("metadata") or {}).get("event_payload") or {}
                if payload.get("key") == key:
                    return Sent(channel, message["ts"])
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            stamps = [float(message["ts"]) for message in said["messages"]]
            is_far_enough = not thread and min(stamps, default=0) < since.timestamp()
            if not cursor or is_far_enough:
                return None

    def _page(self, channel: str, cursor: str, thread: str | None) -> SlackResponse:
        how: dict[str, Any] = {"cursor": cursor, "include_all_metadata": True, "limit": PAGE}
        if thread:
            return self._client.conversations_replies(channel=channel, ts=thread, **how)
        return self._client.conversations_history(channel=channel, **how)

    def update(self, channel: str, ts: str, message: Message) -> Sent:
        """Without blocks, those that stood there are taken away: Slack would keep them."""
        text = message.text.encode()[:LONGEST_EDIT].decode(errors="ignore")
        said = _ask(
            lambda: self._client.chat_update(
                channel=channel, ts=ts, text=text, blocks=message.blocks
            )
        )
        return Sent(said["channel"], said["ts"])

    def delete(self, channel: str, ts: str) -> None:
        _ask(lambda: self._client.chat_delete(channel=channel, ts=ts))

    def publish(self, channel: str, view: Json) -> None:
        """Show this as the Home of the person with whom the bot talks there."""
        said = _ask(lambda: self._client.conversations_open(channel=channel, return_im=True))
        user = str(said["channel"].get("user") or "")
        _ask(lambda: self._client.views_publish(user_id=user, view=view))

    def _conversation(self, recipient: str) -> str:
        if not recipient.startswith(("U", "W")):
            return recipient
        said = _ask(lambda: self._client.conversations_open(users=recipient))
        return str(said["channel"]["id"])


def refused_token(client: WebClient) -> str | None:
    """Slack's word for why it does not take the bot's token; None when it does, or is away."""
    try:
        _ask(client.auth_test)
    except DeliveryError as error:
        return error.reason if error.fate is Fate.WORKSPACE else None
    return None


def may_pass(error: Exception) -> bool:
    """Whether the same call may go well later: nothing about what was asked is wrong."""
    passing = {Fate.SLOW_DOWN, Fate.WORKSPACE, Fate.UNREACHABLE, Fate.AMBIGUOUS}
    return isinstance(error, NO_ANSWER) and failure_of(error).fate in passing


def _ask(call: Callable[[], SlackResponse]) -> Any:
    try:
        return call()
    except (*NO_ANSWER, ValueError) as error:
        raise failure_of(error) from error


def failure_of(error: Exception) -> DeliveryError:
    """What one of NO_ANSWER means."""
    if isinstance(error, SlackApiError):
        return _refusal(error)
    if isinstance(error, URLError):
        return DeliveryError(_network_fate(error), type(error.reason).__name__)
    # The connection broke after the request had left, or the answer was unreadable.
    return DeliveryError(Fate.AMBIGUOUS, type(error).__name__)


def _network_fate(error: URLError) -> Fate:
    """Refused, unknown host or no TLS: nothing was sent. A timeout may come after sending."""
    refused = (ConnectionRefusedError, gaierror, SSLError)
    return Fate.UNREACHABLE if isinstance(error.reason, refused) else Fate.AMBIGUOUS


def _refusal(error: SlackApiError) -> DeliveryError:
    response = error.response
    status = getattr(response, "status_code", 200)
    if status == TOO_MANY:
        headers = getattr(response, "headers", {})
        return DeliveryError(Fate.SLOW_DOWN, RATE_LIMITED, _retry_after(headers))
    try:
        code = str(response.get("error") or "")
    except (ValueError, TypeError):
        code = ""
    if status >= SERVER_ERROR or not CODE.fullmatch(code):
        # A broken page, which the SDK hands over as a sentence: it may have been posted.
        return DeliveryError(Fate.AMBIGUOUS, code if CODE.fullmatch(code) else f"http_{status}")
    if code.startswith("restricted_action"):
        return DeliveryError(Fate.POLICY, code)
    if code == "missing_scope":
        return DeliveryError(
            Fate.SETUP, f"missing_scope {response.get('needed') or ''}".strip()
        )
    if FATES.get(code) is Fate.SLOW_DOWN:
        return DeliveryError(Fate.SLOW_DOWN, RATE_LIMITED, PATIENCE)
    return DeliveryError(FATES.get(code, Fate.UNKNOWN), code)


def _retry_after(headers: Any) -> int:
    """At least a second: a message that Slack refuses must not be tried without end."""
    value = str(headers.get("Retry-After") or headers.get("retry-after") or "")
    if not re.fullmatch(r"[0-9]{1,9}", value):
        return PATIENCE
    return max(1, int(value))
