"""files.*: the upload in two steps, and sharing what was uploaded."""

import secrets

from bot.sandbox.errors import SlackError
from bot.sandbox.messages import (
    app_post,
    json_argument,
    message_event,
    message_json,
    read_content,
)
from bot.sandbox.methods.base import Call, joined
from bot.sandbox.state import Json


def get_upload_url(call: Call) -> Json:
    length = call.text("length")
    if not call.text("filename") or not length.isdigit() or int(length) == 0:
        raise SlackError("invalid_arguments")
    file_id = call.workspace.new_id("F")
    token = secrets.token_urlsafe(16)
    call.workspace.uploads[token] = {
        "id": file_id,
        "name": call.text("filename"),
        "size": int(length),
        "bytes": None,
    }
    return {"upload_url": f"{call.url}/upload/{token}", "file_id": file_id}


def complete_upload(call: Call) -> Json:
    wanted = json_argument(call.args, "files", list)
    if not wanted:
        raise SlackError("invalid_arguments")
    files = [_uploaded(call, each) for each in wanted]
    channels = call.text("channel_id") or call.text("channels")
    for channel in filter(None, channels.split(",")):
        conversation = joined(call, channel)
        args = {"text": call.text("initial_comment")}
        content = read_content(args, text_required=False)
        thread_ts = call.text("thread_ts") or None
        post = app_post(call.workspace, conversation.id, content, thread_ts=thread_ts)
        post.files = files
        event = message_event(
            conversation, message_json(post), ts=post.ts, subtype="file_share"
        )
        call.events.append(event)
    return {"files": files}


def _uploaded(call: Call, wanted: Json) -> Json:
    for upload in call.workspace.uploads.values():
        if upload["id"] == wanted.get("id") and upload["bytes"] is not None:
            title = wanted.get("title") or upload["name"]
            return {
                "id": upload["id"],
                "name": upload["name"],
                "title": title,
                "size": upload["size"],
            }
    raise SlackError("file_not_found")
