"""Sending a form, closing it, and what Slack does with the bot's answer."""

from typing import Any

from bot.sandbox import payloads
from bot.sandbox.delivery import Answer, Delivery
from bot.sandbox.errors import SandboxError, SlackError
from bot.sandbox.inputs import all_blocks, client_errors, slots
from bot.sandbox.state import Json, OpenView, Profile, Workspace
from bot.sandbox.views import checked_view, new_view, push, replace, view_json

NOT_SENT = ""  # the key of an error that belongs to no field: the form could not be sent


class Submissions:
    def __init__(self, workspace: Workspace, delivery: Delivery, url: str) -> None:
        self._workspace = workspace
        self._delivery = delivery
        self._url = url

    def submit(self, profile: Profile, view_id: str) -> dict[str, str]:
        """Send the form; the errors by block id, none when it was accepted."""
        with self._workspace.changing():
            view = self._top(profile, view_id)
            if not view.payload.get("submit"):
                raise SandboxError("this form has no button that submits it")
            view.errors = client_errors(view.payload["blocks"], view.values)
            if view.errors:
                return dict(view.errors)
            trigger = self._workspace.new_trigger(
                profile.id, screen=profile.screen, view_id=view.id, channel=view.channel
            )
            payload = payloads.view_submission(
                profile, view_json(view), trigger, self._response_urls(profile, view)
            )
        answer = self._delivery.send("interactive", payload)
        return self._settle(profile, view, answer)

    def _settle(self, profile: Profile, view: OpenView, answer: Answer) -> dict[str, str]:
        if answer.error:
            problem = f"{answer.error}: We had some trouble connecting. Try again?"
            return self._refuse(profile, problem)
        if answer.body is None or answer.body == {}:
            with self._workspace.changing():
                self._remove(view)
            return {}
        if not isinstance(answer.body, dict):
            return self._refuse(profile, "a form is closed by an empty answer, not by a text")
        try:
            with self._workspace.changing():
                return self._obey(profile, view, answer.body)
        except SlackError as error:
            reasons = "; ".join(error.messages) or error.error
            return self._refuse(profile, f"the answer to the form was refused: {reasons}")

    def _obey(self, profile: Profile, view: OpenView, answer: Json) -> dict[str, str]:
        match answer.get("response_action"):
            case "clear":
                self._workspace.modals[view.screen] = []
            case "errors":
                view.errors = _checked_errors(view, answer.get("errors"))
                return dict(view.errors)
            case "update":
                payload = _checked_modal(self._workspace, answer.get("view"), view)
                replace(self._workspace, view, payload)
            case "push":
                payload = _checked_modal(self._workspace, answer.get("view"), None)
                above = new_view(
                    self._workspace, profile.id, payload, previous=view, channel=view.channel
                )
                push(self._workspace, above)
            case other:
                raise SlackError(
                    "invalid_response", messages=[f"unknown response_action {other!r}"]
                )
        return {}

    def _refuse(self, profile: Profile, problem: str) -> dict[str, str]:
        self._workspace.toast(profile.id, problem)
        return {NOT_SENT: problem}

    def close(self, profile: Profile, *, everything: bool = False) -> None:
        """The person closes the form on top, or with × all of them."""
        with self._workspace.changing():
            stack = self._workspace.stack(profile)
            if not stack:
                raise SandboxError(f"{profile.name} has no form open")
            everything = everything or bool(stack[-1].payload.get("clear_on_close"))
            closed = stack[0] if everything else stack[-1]
            notify = any(view.payload.get("notify_on_close") for view in stack)
            if not everything:
                notify = bool(closed.payload.get("notify_on_close"))
            payload = payloads.view_closed(profile, view_json(closed), is_cleared=everything)
            self._workspace.modals[closed.screen] = [] if everything else stack[:-1]
        if notify:
            self._delivery.send("interactive", payload)

    def _top(self, profile: Profile, view_id: str) -> OpenView:
        stack = self._workspace.stack(profile)
        view = next((view for view in stack if view.id == view_id), None)
        if view is None:
            raise SandboxError(f"{profile.name} does not have this form open any more")
        if view is not stack[-1]:
            raise SandboxError("another form lies on top of this one")
        return view

    def _remove(self, view: OpenView) -> None:
        stack = self._workspace.modals.get(view.screen) or []
        if view in stack:
            stack.remove(view)

    def _response_urls(self, profile: Profile, view: OpenView) -> list[Json]:
        urls = []
        for slot in slots(view.payload["blocks"]):
            if not slot.element.get("response_url_enabled"):
                continue
            entry = view.values[slot.block_id][slot.action_id]
            channel = entry.get("selected_conversation") or entry.get("selected_channel")
            if channel:
                path = self._workspace.new_response_url(profile.id, channel, None)
                urls.append(
                    {
                        "block_id": slot.block_id,
                        "action_id": slot.action_id,
                        "channel_id": channel,
                        "response_url": self._url + path,
                    }
                )
        return urls


def _checked_modal(workspace: Workspace, view: Any, replaces: OpenView | None) -> Json:
    payload = checked_view(workspace, view, replaces=replaces)
    if payload["type"] != "modal":
        raise SlackError("invalid_response", messages=["a form is answered by a modal only"])
    return payload


def _checked_errors(view: OpenView, errors: Any) -> dict[str, str]:
    inputs = {b["block_id"] for b in all_blocks(view.payload["blocks"]) if b["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise SlackError("invalid_response", messages=["errors must name at least one block"])
    strange = sorted(set(errors) - inputs)
    if strange:
        raise SlackError(
            "invalid_response",
            messages=[f"errors for {strange}, which are no inputs here: {sorted(inputs)}"],
        )
    return {block_id: str(text) for block_id, text in errors.items()}
