"""conversations.*: what the bot may know of channels and direct messages."""

from collections.abc import Iterable

from bot.sandbox.errors import SlackError
from bot.sandbox.messages import Event, message_json
from bot.sandbox.methods.base import Call, joined, page, visible
from bot.sandbox.state import BOT_USER_ID, TEAM_ID, Conversation, Json

_TYPES = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
_SCOPES = {
    "public_channel": "channels:read",
    "private_channel": "groups:read",
    "im": "im:read",
    "mpim": "mpim:read",
}


def conversation_json(conversation: Conversation) -> Json:
    if conversation.kind == "im":
        return {
            "id": conversation.id,
            "created": conversation.created,
            "is_archived": conversation.archived,
            "is_im": True,
            "is_org_shared": False,
            "user": conversation.partner,
            "context_team_id": TEAM_ID,
            "priority": 0,
        }
    return {
        "id": conversation.id,
        "name": conversation.name,
        "name_normalized": conversation.name,
        "created": conversation.created,
        "creator": conversation.members[0] if conversation.members else "",
        "is_channel": conversation.kind == "public",
        "is_group": conversation.kind == "private",
        "is_im": False,
        "is_mpim": False,
        "is_private": conversation.kind == "private",
        "is_archived": conversation.archived,
        "is_general": False,
        "is_member": BOT_USER_ID in conversation.members,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "context_team_id": TEAM_ID,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def info(call: Call) -> Json:
    call.needs(*_SCOPES.values())
    conversation = visible(call, call.text("channel"))
    call.needs_for(conversation, "read")
    found = conversation_json(conversation)
    if call.flag("include_num_members"):
        found["num_members"] = len(conversation.members)
    return {"channel": found}


def _of_types(call: Call) -> Iterable[Conversation]:
    types = [t.strip() for t in (call.text("types") or "public_channel").split(",")]
    for each in types:
        if each not in _TYPES:
            raise SlackError("invalid_types")
        call.needs(_SCOPES[each])
    kinds = {_TYPES[each] for each in types}
    hide_archived = call.flag("exclude_archived")
    return [
        conversation
        for conversation in call.workspace.conversations.values()
        if conversation.kind in kinds and not (hide_archived and conversation.archived)
    ]


def list_all(call: Call) -> Json:
    found = [
        conversation_json(conversation)
        for conversation in _of_types(call)
        if conversation.kind == "public" or BOT_USER_ID in conversation.members
    ]
    channels, metadata = page(call, found)
    return {"channels": channels, "response_metadata": metadata}


def of_user(call: Call) -> Json:
    """users.conversations: where this person and the bot both are, or where the bot is."""
    user = call.text("user") or BOT_USER_ID
    if user != BOT_USER_ID and call.workspace.profile(user) is None:
        raise SlackError("user_not_found")
    found = [
        conversation_json(conversation)
        for conversation in _of_types(call)
        if user in conversation.members
        and (conversation.kind == "public" or BOT_USER_ID in conversation.members)
    ]
    channels, metadata = page(call, found)
    return {"channels": channels, "response_metadata": metadata}


def members(call: Call) -> Json:
    call.needs(*_SCOPES.values())
    conversation = visible(call, call.text("channel"))
    call.needs_for(conversation, "read")
    found, metadata = page(call, conversation.members)
    return {"members": found, "response_metadata": metadata}


def open_direct(call: Call) -> Json:
    users = [user.strip() for user in call.text("users").split(",") if user.strip()]
    if call.text("channel"):
        there = visible(call, call.text("channel"))
        whole = conversation_json(there) if call.flag("return_im") else {"id": there.id}
        return {"channel": whole}
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > 1:
        call.needs("mpim:write")
        raise SlackError("method_not_supported_for_channel_type")
    call.needs("im:write")
    profile = call.workspace.profile(users[0])
    if profile is None:
        raise SlackError("user_not_found")
    if profile.deleted:
        raise SlackError("user_disabled")
    if profile.is_bot:
        raise SlackError("cannot_dm_bot")
    conversation = call.workspace.direct_messages(profile.id)
    found = {"id": conversation.id}
    if call.flag("return_im"):
        found = conversation_json(conversation)
    return {"no_op": False, "already_open": False, "channel": found}


def join(call: Call) -> Json:
    call.needs("channels:join")
    conversation = visible(call, call.text("channel"))
    if conversation.kind != "public":
        raise SlackError("method_not_supported_for_channel_type")
    if conversation.archived:
        raise SlackError("is_archived")
    answer: Json = {}
    if BOT_USER_ID in conversation.members:
        answer["warning"] = "already_in_channel"
    else:
        with call.workspace.changing():
            conversation.members.append(BOT_USER_ID)
        call.events.append(joined_event(conversation, BOT_USER_ID, call.workspace.ts()))
    return {**answer, "channel": conversation_json(conversation)}


def joined_event(conversation: Conversation, user: str, ts: str) -> Event:
    body = {
        "type": "member_joined_channel",
        "user": user,
        "channel": conversation.id,
        "channel_type": "C" if conversation.kind == "public" else "G",
        "team": TEAM_ID,
        "event_ts": ts,
    }
    return Event("member_joined_channel", body, conversation.id)


def _readable(call: Call) -> Conversation:
    call.needs("channels:history", "groups:history", "im:history", "mpim:history")
    conversation = joined(call, call.text("channel"))
    call.needs_for(conversation, "history")
    return conversation


def history(call: Call) -> Json:
    conversation = _readable(call)
    posts = [p for p in conversation.posts if not p.only_for]
    posts = [p for p in posts if p.thread_ts in {None, p.ts}]
    return _messages(call, [p.ts for p in reversed(posts)], conversation)


def replies(call: Call) -> Json:
    conversation = _readable(call)
    root = conversation.find(call.text("ts"))
    if root is None:
        raise SlackError("thread_not_found")
    top = root.thread_ts or root.ts
    found = [p.ts for p in conversation.posts if not p.only_for and top in {p.ts, p.thread_ts}]
    return _messages(call, found, conversation)


def _messages(call: Call, stamps: list[str], conversation: Conversation) -> Json:
    oldest, latest = call.text("oldest"), call.text("latest")
    inclusive = call.flag("inclusive")
    within = [ts for ts in stamps if _between(ts, oldest, latest, inclusive=inclusive)]
    chosen, metadata = page(call, within)
    posts = [post for ts in chosen if (post := conversation.find(ts))]
    full = call.flag("include_all_metadata")
    return {
        "messages": [message_json(post, with_metadata=full) for post in posts],
        "has_more": bool(metadata["next_cursor"]),
        "response_metadata": metadata,
    }


def _between(ts: str, oldest: str, latest: str, *, inclusive: bool) -> bool:
    try:
        at = _stamp(ts)
        low = _stamp(oldest) if oldest else (0, 0)
        high = _stamp(latest) if latest else (10**12, 0)
    except ValueError:
        raise SlackError("invalid_ts_latest" if latest else "invalid_ts_oldest") from None
    return low <= at <= high if inclusive else low < at < high


def _stamp(ts: str) -> tuple[int, int]:
    """Exact, where a float would lose the last digits."""
    seconds, _, fraction = ts.partition(".")
    return int(seconds), int((fraction or "0").ljust(6, "0")[:6])
