"""views.*: opening, stacking and changing forms, and publishing Home."""

import time
from typing import Any

from bot.sandbox.errors import SlackError
from bot.sandbox.messages import json_argument
from bot.sandbox.methods.base import Call
from bot.sandbox.state import Json, OpenView, Trigger
from bot.sandbox.views import checked_view, new_view, push, replace, view_json


def _trigger(call: Call) -> Trigger:
    trigger_id = call.text("trigger_id") or call.text("interactivity_pointer")
    trigger = call.workspace.triggers.get(trigger_id)
    if trigger is None:
        raise SlackError("invalid_trigger_id")
    if trigger.used:
        raise SlackError("exchanged_trigger_id")
    if time.monotonic() - trigger.issued > call.workspace.trigger_seconds:
        raise SlackError("expired_trigger_id")
    return trigger


def _view(call: Call) -> Any:
    view = json_argument(call.args, "view", dict)
    if view is None:
        raise SlackError(
            "invalid_arguments", messages=["missing required field: view [json-pointer:]"]
        )
    return view


def _modal(call: Call) -> Json:
    payload = checked_view(call.workspace, _view(call))
    if payload["type"] != "modal":
        raise SlackError(
            "invalid_arguments",
            messages=["must be a valid enum value: modal [json-pointer:/view/type]"],
        )
    return payload


def open_view(call: Call) -> Json:
    trigger = _trigger(call)
    view = new_view(
        call.workspace,
        trigger.user,
        _modal(call),
        channel=trigger.channel,
        screen=trigger.screen,
    )
    with call.workspace.changing():
        push(call.workspace, view)
        trigger.used = True
    return {"view": view_json(view)}


def push_view(call: Call) -> Json:
    trigger = _trigger(call)
    below = call.workspace.view(trigger.view_id or "")
    if below is None or below.user != trigger.user or below.payload["type"] != "modal":
        raise SlackError("not_found")
    view = new_view(
        call.workspace, trigger.user, _modal(call), previous=below, channel=trigger.channel
    )
    with call.workspace.changing():
        push(call.workspace, view)
        trigger.used = True
    return {"view": view_json(view)}


def update(call: Call) -> Json:
    workspace = call.workspace
    if call.text("view_id"):
        view = workspace.view(call.text("view_id"))
    else:
        view = workspace.view_by_external_id(call.text("external_id"))
    if view is None:
        raise SlackError("not_found")
    payload = checked_view(workspace, _view(call), replaces=view)
    if payload["type"] != view.payload["type"]:
        raise SlackError(
            "invalid_arguments", messages=["view type cannot change [json-pointer:/view/type]"]
        )
    with workspace.changing():
        _same_hash(call, view)
        replace(workspace, view, payload)
    return {"view": view_json(view)}


def publish(call: Call) -> Json:
    workspace, user = call.workspace, call.text("user_id")
    if not call.app.home_enabled:
        raise SlackError("not_enabled")
    if workspace.profile(user) is None:
        raise SlackError("user_not_found")
    home = workspace.homes.get(user)
    if home is not None:
        _same_hash(call, home)
    payload = checked_view(workspace, _view(call), replaces=home)
    if payload["type"] != "home":
        raise SlackError(
            "invalid_arguments",
            messages=["must be a valid enum value: home [json-pointer:/view/type]"],
        )
    with workspace.changing():
        if home is None:
            home = workspace.homes[user] = new_view(workspace, user, payload)
        else:
            replace(workspace, home, payload)
    return {"view": view_json(home)}


def _same_hash(call: Call, view: OpenView) -> None:
    given = call.text("hash")
    if given and given != view.hash:
        raise SlackError("hash_conflict")
