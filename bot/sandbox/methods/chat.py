"""chat.*: posting, changing and taking away messages."""

from bot.sandbox.errors import SlackError
from bot.sandbox.messages import (
    LONGEST_UPDATE,
    app_post,
    change,
    message_event,
    message_json,
    read_content,
)
from bot.sandbox.methods.base import Call, joined, visible
from bot.sandbox.state import BOT_USER_ID, TEAM_DOMAIN, Conversation, Json, Post


def _destination(call: Call) -> Conversation:
    """Where to post: a channel the bot is in, or the direct messages of a person."""
    channel = call.text("channel")
    if channel[:1] in {"U", "W"}:
        return _person_destination(call, channel)
    conversation = visible(call, channel)
    if BOT_USER_ID not in conversation.members and not (
        conversation.kind == "public" and "chat:write.public" in call.app.scopes
    ):
        raise SlackError("not_in_channel")
    if conversation.archived:
        raise SlackError("is_archived")
    if conversation.partner:
        _refuse_unreachable(call, conversation.partner)
    return conversation


def _person_destination(call: Call, user: str) -> Conversation:
    if call.workspace.profile(user) is None:
        raise SlackError("channel_not_found")
    _refuse_unreachable(call, user)
    return call.workspace.direct_messages(user)


def _refuse_unreachable(call: Call, user: str) -> None:
    profile = call.workspace.profiles[user]
    if profile.is_bot:
        raise SlackError("cannot_dm_bot")
    # A message to someone who has left is taken without a word: Slack keeps the conversation.
    if not call.app.messages_enabled:
        raise SlackError("messages_tab_disabled")


def post_message(call: Call) -> Json:
    conversation = _destination(call)
    content = read_content(call.args)
    thread_ts = call.text("thread_ts") or None
    post = app_post(call.workspace, conversation.id, content, thread_ts=thread_ts)
    call.events.append(message_event(conversation, message_json(post), ts=post.ts))
    return {"channel": conversation.id, "ts": post.ts, "message": message_json(post)}


def post_ephemeral(call: Call) -> Json:
    conversation = _destination(call)
    user = call.text("user")
    if call.workspace.profile(user) is None:
        raise SlackError("user_not_found")
    if user not in conversation.members:
        raise SlackError("user_not_in_channel")
    content = read_content(call.args)
    thread_ts = call.text("thread_ts") or None
    post = app_post(
        call.workspace, conversation.id, content, thread_ts=thread_ts, only_for=user
    )
    return {"message_ts": post.ts}


def _own_post(call: Call, refusal: str) -> tuple[Conversation, Post]:
    conversation = visible(call, call.text("channel"))
    post = conversation.find(call.text("ts"))
    if post is None or post.only_for:
        raise SlackError("message_not_found")
    if not post.from_app:
        raise SlackError(refusal)
    return conversation, post


def update(call: Call) -> Json:
    conversation, post = _own_post(call, "cant_update_message")
    content = read_content(call.args)
    # Slack counts bytes here, after escaping; the limit of new messages is ten times higher.
    if len(content.text.encode()) > LONGEST_UPDATE:
        raise SlackError("msg_too_long")
    before = message_json(post)
    with call.workspace.changing():
        change(call.workspace, post, content)
        post.edited_ts = call.workspace.ts()
    body = {"message": message_json(post), "previous_message": before, "hidden": True}
    call.events.append(
        message_event(
            conversation,
            {**body, "ts": post.edited_ts},
            ts=post.edited_ts,
            subtype="message_changed",
        )
    )
    return {
        "channel": conversation.id,
        "ts": post.ts,
        "text": post.text,
        "message": message_json(post),
    }


def delete(call: Call) -> Json:
    conversation, post = _own_post(call, "cant_delete_message")
    with call.workspace.changing():
        conversation.posts.remove(post)
    ts = call.workspace.ts()
    body = {"previous_message": message_json(post), "hidden": True, "deleted_ts": post.ts}
    call.events.append(
        message_event(conversation, {**body, "ts": ts}, ts=ts, subtype="message_deleted")
    )
    return {"channel": conversation.id, "ts": post.ts}


def get_permalink(call: Call) -> Json:
    conversation = visible(call, call.text("channel"))
    post = conversation.find(call.text("message_ts"))
    if post is None:
        raise SlackError("message_not_found")
    path = f"archives/{conversation.id}/p{post.ts.replace('.', '')}"
    return {
        "channel": conversation.id,
        "permalink": f"https://{TEAM_DOMAIN}.slack.com/{path}",
    }


def add_reaction(call: Call) -> Json:
    conversation = joined(call, call.text("channel"))
    post = conversation.find(call.text("timestamp"))
    if post is None:
        raise SlackError("message_not_found")
    name = call.text("name").strip(":")
    if not name:
        raise SlackError("invalid_name")
    users = post.reactions.setdefault(name, [])
    if BOT_USER_ID in users:
        raise SlackError("already_reacted")
    with call.workspace.changing():
        users.append(BOT_USER_ID)
    return {}
