"""Answers to commands and clicks that do not go through the Web API: the response_url."""

import json
import time
from dataclasses import replace

from bot.sandbox.delivery import Delivery
from bot.sandbox.errors import SlackError
from bot.sandbox.messages import app_post, change, message_event, message_json, read_content
from bot.sandbox.server import Request, Response, json_response
from bot.sandbox.state import (
    RESPONSE_URL_SECONDS,
    RESPONSE_URL_USES,
    Json,
    Post,
    ResponseUrl,
    Workspace,
)


class Answers:
    def __init__(self, workspace: Workspace, delivery: Delivery) -> None:
        self._workspace = workspace
        self._delivery = delivery

    def handle(self, request: Request) -> Response:
        """A POST to a response_url."""
        token = request.path.rsplit("/", 1)[-1]
        try:
            content = json.loads(request.body)
        except ValueError:
            content = None
        if not isinstance(content, dict):
            return json_response({"ok": False, "error": "invalid_payload"}, 400)
        try:
            with self._workspace.lock:
                address = self._use(token)
                self.post(content, address)
        except SlackError as error:
            return json_response(error.response(), error.status)
        return Response(200, b"ok")

    def _use(self, token: str) -> ResponseUrl:
        address = self._workspace.response_urls.get(token)
        if address is None:
            raise SlackError("invalid_url", status=404)
        if time.monotonic() - address.issued > RESPONSE_URL_SECONDS:
            raise SlackError("expired_url", status=404)
        if address.uses >= RESPONSE_URL_USES:
            raise SlackError("used_url", status=404)
        address.uses += 1
        return address

    def post(self, content: Json, address: ResponseUrl) -> None:
        """Show this as the answer; only to the person who asked unless it says otherwise.

        Raises:
            SlackError: the blocks are refused, or there is nothing to show.
        """
        original = self._original(address)
        if content.get("delete_original"):
            self._delete(original)
            return
        shown = read_content(content)
        if content.get("replace_original") and original is not None:
            with self._workspace.changing():
                change(self._workspace, original, replace(shown, blocks=shown.blocks or []))
                original.text = shown.text
                if original.only_for is None:
                    original.edited_ts = self._workspace.ts()
            return
        aloud = content.get("response_type") == "in_channel"
        post = app_post(
            self._workspace,
            address.channel,
            shown,
            thread_ts=content.get("thread_ts") or address.thread_ts,
            only_for=None if aloud else address.user,
        )
        if address.message_ts is None:
            address.message_ts = post.ts  # the answer to a command is what may be replaced
        conversation = self._workspace.conversations[address.channel]
        if aloud:
            self._delivery.later([message_event(conversation, message_json(post), ts=post.ts)])

    def _original(self, address: ResponseUrl) -> Post | None:
        if address.message_ts is None:
            return None
        return self._workspace.conversations[address.channel].find(address.message_ts)

    def _delete(self, original: Post | None) -> None:
        if original is None:
            raise SlackError("message_not_found", status=404)
        with self._workspace.changing():
            self._workspace.conversations[original.channel].posts.remove(original)
