"""The Web API methods that exist here, each with its scope and its rate limit.

Tiers: docs.slack.dev/apis/web-api/rate-limits, calls per minute.
"""

import inspect
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from slack_sdk import WebClient

from bot.sandbox.methods import chat, conversations, files, users, views
from bot.sandbox.methods.base import Call, Method

__all__ = ["METHODS", "Call", "Entry", "arguments_of"]

_POSTING = 300  # per minute over the whole workspace; "several hundred"
_SPECIAL = 600  # "hundreds per minute"


@cache
def arguments_of(method: str) -> Collection[str]:
    """What Slack documents for a method, as far as its SDK names it.

    Bolt adds the workspace to every call: an app of a whole organisation needs it.
    """
    named = inspect.signature(getattr(WebClient, method.replace(".", "_"))).parameters
    return {*named, "team_id"}


@dataclass(frozen=True)
class Entry:
    method: Method
    per_minute: int
    scope: str | None = None


METHODS: dict[str, Entry] = {
    "api.test": Entry(users.api_test, 100),
    "auth.test": Entry(users.auth_test, _SPECIAL),
    "bots.info": Entry(users.bots_info, 50),
    "chat.delete": Entry(chat.delete, 50, "chat:write"),
    "chat.getPermalink": Entry(chat.get_permalink, _SPECIAL),
    "chat.postEphemeral": Entry(chat.post_ephemeral, 100, "chat:write"),
    "chat.postMessage": Entry(chat.post_message, _POSTING, "chat:write"),
    "chat.update": Entry(chat.update, 50, "chat:write"),
    "conversations.history": Entry(conversations.history, 50),
    "conversations.info": Entry(conversations.info, 50),
    "conversations.join": Entry(conversations.join, 50),
    "conversations.list": Entry(conversations.list_all, 20),
    "conversations.members": Entry(conversations.members, 100),
    "conversations.open": Entry(conversations.open_direct, 50),
    "conversations.replies": Entry(conversations.replies, 50),
    "files.completeUploadExternal": Entry(files.complete_upload, 100, "files:write"),
    "files.getUploadURLExternal": Entry(files.get_upload_url, 100, "files:write"),
    "reactions.add": Entry(chat.add_reaction, 50, "reactions:write"),
    "team.info": Entry(users.team_info, 50),
    "users.conversations": Entry(conversations.of_user, 20),
    "users.info": Entry(users.info, 100),
    "users.list": Entry(users.list_all, 20),
    "users.lookupByEmail": Entry(users.lookup_by_email, 50),
    "views.open": Entry(views.open_view, 100),
    "views.publish": Entry(views.publish, 100),
    "views.push": Entry(views.push_view, 100),
    "views.update": Entry(views.update, 100),
}
