"""What a person's client sends when she does something, by ids.

The page and the people of the tests share it.
"""

import copy
from dataclasses import dataclass
from typing import Any

from bot.sandbox import payloads
from bot.sandbox.answers import Answers
from bot.sandbox.delivery import Answer, Delivery, Kind
from bot.sandbox.errors import SandboxError, SlackError
from bot.sandbox.inputs import (
    Slot,
    Values,
    all_blocks,
    elements_of,
    initial_values,
    slots,
)
from bot.sandbox.manifest import App
from bot.sandbox.messages import Event, message_event, message_json
from bot.sandbox.state import (
    BOT_USER_ID,
    Conversation,
    Json,
    OpenView,
    Post,
    Profile,
    Workspace,
)
from bot.sandbox.submissions import Submissions
from bot.sandbox.typed import escaped, linked, resolved, typed
from bot.sandbox.views import view_json


@dataclass(frozen=True)
class Place:
    """Where something is pressed: a message or a view."""

    channel: str | None = None
    ts: str | None = None
    view_id: str | None = None


class Interactions:
    def __init__(
        self, workspace: Workspace, app: App, delivery: Delivery, answers: Answers, url: str
    ) -> None:
        self.workspace = workspace
        self.app = app
        self.delivery = delivery
        self.submissions = Submissions(workspace, delivery, url)
        self._answers = answers
        self._url = url

    def command(self, profile: Profile, line: str, conversation: Conversation) -> Answer:
        name, _, text = line.strip().partition(" ")
        described = self.app.command(name)
        self._dismiss(profile)
        text = escaped(text.strip())
        if described.get("should_escape"):
            text = resolved(self.workspace, text, with_names=True)
        path = self.workspace.new_response_url(profile.id, conversation.id, None)
        trigger = self.workspace.new_trigger(
            profile.id, screen=profile.screen, channel=conversation.id
        )
        payload = payloads.slash_command(
            profile, conversation, name, text, trigger, self._url + path
        )
        answer = self.delivery.send("slash_commands", payload)
        if answer.error:
            problem = f'{name} failed with the error "{answer.error}"'
            self.workspace.toast(profile.id, problem)
        elif answer.body:
            self._direct_answer(profile, name, answer.body, path)
        return answer

    def _direct_answer(self, profile: Profile, name: str, body: Any, path: str) -> None:
        content = body if isinstance(body, dict) else {"text": str(body)}
        if not any(content.get(key) for key in ("text", "blocks", "attachments")):
            return
        address = self.workspace.response_urls[path.rsplit("/", 1)[-1]]
        try:
            with self.workspace.lock:
                self._answers.post(content, address)
        except SlackError as error:
            reasons = "; ".join(error.messages)
            self.workspace.toast(
                profile.id,
                f'{name} failed with the error "invalid_command_response" {reasons}'.strip(),
            )

    def say(
        self,
        profile: Profile,
        text: str,
        conversation: Conversation,
        thread_ts: str | None = None,
    ) -> Post:
        self._dismiss(profile)
        if conversation.partner:
            self._check_messages_tab()
        said = resolved(self.workspace, linked(escaped(text)))
        post = Post(self.workspace.ts(), conversation.id, profile.id, said)
        post.thread_ts = thread_ts
        post.blocks = [typed(said)]
        post.client_msg_id = self.workspace.new_id("m")
        self.workspace.add_post(post)
        body = message_json(post)
        self.delivery.event(message_event(conversation, body, ts=post.ts))
        if f"<@{BOT_USER_ID}>" in said and not conversation.partner:
            mention = {**body, "type": "app_mention", "channel": conversation.id}
            event = Event("app_mention", {**mention, "event_ts": post.ts}, conversation.id)
            self.delivery.event(event)
        return post

    def edit(self, profile: Profile, place: Place, text: str) -> None:
        """Change a message of her own, as Slack's client does it."""
        conversation, post = self._own(profile, place)
        before = message_json(post)
        with self.workspace.changing():
            post.text = resolved(self.workspace, linked(escaped(text)))
            post.blocks = [typed(post.text)]
            post.edited_ts = self.workspace.ts()
            post.version = self.workspace.version + 1
        body = {"message": message_json(post), "previous_message": before, "hidden": True}
        self._tell_of_change(conversation, "message_changed", body)

    def delete(self, profile: Profile, place: Place) -> None:
        conversation, post = self._own(profile, place)
        with self.workspace.changing():
            conversation.posts.remove(post)
        body = {"previous_message": message_json(post), "deleted_ts": post.ts, "hidden": True}
        self._tell_of_change(conversation, "message_deleted", body)

    def _own(self, profile: Profile, place: Place) -> tuple[Conversation, Post]:
        conversation, post = self._message(profile, place)
        if post.user != profile.id:
            raise SandboxError(f"{profile.name} did not write that message")
        return conversation, post

    def _tell_of_change(self, conversation: Conversation, subtype: str, body: Json) -> None:
        ts = self.workspace.ts()
        event = message_event(conversation, {**body, "ts": ts}, ts=ts, subtype=subtype)
        self.delivery.event(event)

    def _check_messages_tab(self) -> None:
        if not self.app.messages_enabled or self.app.messages_read_only:
            raise SandboxError("Sending messages to this app has been turned off.")

    def open_app(self, profile: Profile, tab: str) -> None:
        self._dismiss(profile)
        conversation = self.workspace.direct_messages(profile.id)
        body: Json = {
            "type": "app_home_opened",
            "user": profile.id,
            "channel": conversation.id,
            "tab": tab,
            "event_ts": self.workspace.ts(),
        }
        home = self.workspace.homes.get(profile.id)
        if tab == "home" and home is not None:
            body["view"] = view_json(home)
        self.delivery.event(Event("app_home_opened", body))

    def shortcut(self, profile: Profile, callback_id: str) -> Answer:
        self.app.shortcut(callback_id, "global")
        self._dismiss(profile)
        trigger = self.workspace.new_trigger(profile.id, screen=profile.screen)
        payload = payloads.shortcut(profile, callback_id, self.workspace.ts(), trigger)
        return self._interactive(profile, payload)

    def message_shortcut(self, profile: Profile, callback_id: str, place: Place) -> Answer:
        self.app.shortcut(callback_id, "message")
        self._dismiss(profile)
        conversation, post = self._message(profile, place)
        if post.only_for:
            raise SandboxError("an ephemeral message has no shortcuts")
        path = self.workspace.new_response_url(
            profile.id, conversation.id, post.ts, post.thread_ts
        )
        payload = payloads.message_shortcut(
            profile,
            conversation,
            post,
            callback_id,
            action_ts=self.workspace.ts(),
            trigger_id=self.workspace.new_trigger(
                profile.id, screen=profile.screen, channel=conversation.id
            ),
            response_url=self._url + path,
        )
        return self._interactive(profile, payload)

    def blocks(self, profile: Profile, place: Place) -> list[Json]:
        """The blocks that are there now."""
        with self.workspace.lock:
            if place.view_id:
                return list(self._view(profile, place.view_id).payload["blocks"])
            return list(self._message(profile, place)[1].blocks)

    def press(
        self,
        profile: Profile,
        place: Place,
        block: Json,
        element: Json,
        option: Json | None = None,
    ) -> Answer:
        action = _base_action(block, element, self.workspace.ts())
        if element["type"] == "overflow" and option:
            action["selected_option"] = {"text": option["text"], "value": option["value"]}
        elif element["type"] == "feedback_buttons" and option:
            action |= {"text": option["text"], "value": option["value"]}
        else:
            action["text"] = copy.deepcopy(element["text"])
            action |= {k: element[k] for k in ("value", "style", "url") if element.get(k)}
        return self._act(profile, place, action)

    def fill(
        self, profile: Profile, place: Place, slot: Slot, entry: Json, *, enter: bool = True
    ) -> Answer | None:
        """Put a value in an element; None when Slack would not tell the bot of it."""
        with self.workspace.changing():
            values = self._values(profile, place).setdefault(slot.block_id, {})
            untouched = values.get(slot.action_id) == entry
            values[slot.action_id] = entry
        if untouched and not enter:  # sending a form names every field; no choice was made
            return None
        if slot.in_input and not slot.block.get("dispatch_action"):
            return None
        if slot.in_input and slot.kind.endswith("_input") and not _dispatches(slot, enter):
            return None
        action = _base_action(slot.block, slot.element, self.workspace.ts())
        action |= copy.deepcopy(entry)
        if slot.element.get("placeholder"):
            action["placeholder"] = copy.deepcopy(slot.element["placeholder"])
        return self._act(profile, place, action)

    def held(self, profile: Profile, place: Place) -> Values:
        """What is filled in there now."""
        with self.workspace.lock:
            return copy.deepcopy(self._values(profile, place))

    def hold(self, profile: Profile, place: Place, slot: Slot, entry: Json) -> None:
        """Put a value in an element; the bot sees it with whatever is pressed next."""
        with self.workspace.changing():
            values = self._values(profile, place).setdefault(slot.block_id, {})
            values[slot.action_id] = entry

    def suggestions(
        self, profile: Profile, place: Place, block: Json, element: Json, words: str
    ) -> list[Json]:
        """What the bot offers for these words in an external select."""
        if len(words) < int(element.get("min_query_length", 3)):
            raise SandboxError(f"type at least {element.get('min_query_length', 3)} characters")
        with self.workspace.lock:
            if place.view_id:
                view = view_json(self._view(profile, place.view_id))
                container: Json = {"type": "view", "view_id": view["id"]}
                where: Json = {"view": view}
            else:
                conversation, post = self._message(profile, place)
                container = {
                    "type": "message",
                    "message_ts": post.ts,
                    "channel_id": conversation.id,
                    "is_ephemeral": post.only_for is not None,
                }
                where = {"message": message_json(post)}
        payload = payloads.block_suggestion(
            profile, container, where, block["block_id"], element["action_id"], words
        )
        answer = self._interactive(profile, payload)
        body = answer.body if isinstance(answer.body, dict) else {}
        groups = body.get("option_groups") or []
        return [*(body.get("options") or []), *(o for g in groups for o in g["options"])]

    def _act(self, profile: Profile, place: Place, action: Json) -> Answer:
        with self.workspace.lock:
            if place.view_id:
                view = self._view(profile, place.view_id)
                trigger = self.workspace.new_trigger(
                    profile.id, screen=profile.screen, view_id=view.id, channel=view.channel
                )
                payload = payloads.view_actions(profile, view_json(view), [action], trigger)
            else:
                conversation, post = self._message(profile, place)
                path = self.workspace.new_response_url(
                    profile.id, conversation.id, post.ts, post.thread_ts
                )
                payload = payloads.message_actions(
                    profile,
                    conversation,
                    post,
                    [action],
                    values=copy.deepcopy(self._values(profile, place)),
                    trigger_id=self.workspace.new_trigger(
                        profile.id, screen=profile.screen, channel=conversation.id
                    ),
                    response_url=self._url + path,
                )
        if not place.view_id or self._is_home(profile, place.view_id):
            self._dismiss(profile)
        return self._interactive(profile, payload)

    def _interactive(self, profile: Profile, payload: Json) -> Answer:
        if not self.app.interactive:
            raise SandboxError("the manifest does not enable interactivity")
        kind: Kind = "interactive"
        answer = self.delivery.send(kind, payload)
        if answer.error:
            self.workspace.toast(
                profile.id, f"{answer.error}: this app did not answer your {payload['type']}"
            )
        return answer

    def _dismiss(self, profile: Profile) -> None:
        """Whoever works outside a modal has closed it first."""
        if self.workspace.stack(profile):
            self.submissions.close(profile, everything=True)

    def _is_home(self, profile: Profile, view_id: str) -> bool:
        home = self.workspace.homes.get(profile.id)
        return home is not None and home.id == view_id

    def _view(self, profile: Profile, view_id: str) -> OpenView:
        view = self.workspace.view(view_id)
        if view is None or view.user != profile.id:
            raise SandboxError(f"{profile.name} has no open view {view_id}")
        stack = self.workspace.stack(profile)
        if view in stack and stack[-1] is not view:
            raise SandboxError("another form lies on top of this one")
        return view

    def _message(self, profile: Profile, place: Place) -> tuple[Conversation, Post]:
        conversation = self.workspace.conversation(str(place.channel))
        if conversation is None or profile.id not in conversation.members:
            raise SandboxError(f"{profile.name} is not in {place.channel}")
        post = conversation.find(str(place.ts))
        if post is None or post.only_for not in {None, profile.id}:
            raise SandboxError(f"{profile.name} sees no message {place.ts} there")
        return conversation, post

    def _values(self, profile: Profile, place: Place) -> dict[str, dict[str, Json]]:
        if place.view_id:
            return self._view(profile, place.view_id).values
        _, post = self._message(profile, place)
        key = (profile.id, post.channel, post.ts)
        if key not in self.workspace.message_values:
            self.workspace.message_values[key] = initial_values(post.blocks)
        return self.workspace.message_values[key]


def find_slot(blocks: list[Json], block_id: str, action_id: str | None = None) -> Slot | None:
    for slot in slots(blocks):
        if slot.block_id == block_id and action_id in {None, slot.action_id}:
            return slot
    return None


def find_element(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json] | None:
    for block in all_blocks(blocks):
        if block.get("block_id") != block_id:
            continue
        for element in elements_of(block):
            if element.get("action_id") == action_id:
                return block, element
    return None


def find_same(blocks: list[Json], action_id: str, value: object) -> tuple[Json, Json] | None:
    """An element by what it does, in whatever block it stands now."""
    for block in all_blocks(blocks):
        for element in elements_of(block):
            if (element.get("action_id"), element.get("value")) == (action_id, value):
                return block, element
    return None


def _base_action(block: Json, element: Json, ts: str) -> Json:
    return {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block["block_id"],
        "action_ts": ts,
    }


def _dispatches(slot: Slot, enter: bool) -> bool:  # noqa: FBT001
    config = slot.element.get("dispatch_action_config") or {}
    on = config.get("trigger_actions_on") or ["on_enter_pressed"]
    return "on_character_entered" in on or (enter and "on_enter_pressed" in on)
