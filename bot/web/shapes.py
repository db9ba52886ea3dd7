"""The outline of what Slack sends: which fields are text, objects or lists.

Only the fields that Bolt and our handlers look into. A field that is missing, null or new is
fine. A request that is signed and yet of another shape is a mistake of its sender: it is
refused as such, so that an exception further on is always a fault of ours.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

AnyObject = dict[str, Any]
Text = str | None


class Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")


class Named(Shape):
    id: Text = None
    name: Text = None
    team_id: Text = None


class Person(Shape):
    id: str
    name: Text = None
    team_id: Text = None
    username: Text = None


class Choice(Shape):
    value: str


class Input(Shape):
    type: Text = None
    value: Text = None
    selected_option: Choice | None = None
    selected_options: list[Choice] | None = None
    selected_users: list[str] | None = None
    selected_conversations: list[str] | None = None
    selected_channels: list[str] | None = None
    selected_conversation: Text = None
    selected_channel: Text = None
    selected_user: Text = None
    selected_date: Text = None
    selected_time: Text = None
    selected_date_time: int | None = None


class Action(Input):
    action_id: Text = None
    block_id: Text = None
    action_ts: Text = None


class State(Shape):
    """What was filled in, by block id and action id."""

    values: dict[str, dict[str, Input]] | None = None


class Block(Shape):
    block_id: str
    type: str


class View(Shape):
    id: Text = None
    type: Text = None
    callback_id: Text = None
    state: State | None = None
    blocks: list[Block] | None = None
    hash: Text = None
    private_metadata: Text = None
    root_view_id: Text = None
    external_id: Text = None
    app_installed_team_id: Text = None


class Form(View):
    """A view that someone sent or closed."""

    id: str
    type: str
    callback_id: str
    state: State
    blocks: list[Block]


class Container(Shape):
    type: Text = None
    channel_id: Text = None
    message_ts: Text = None
    view_id: Text = None
    is_ephemeral: bool | None = None


class Message(Shape):
    ts: Text = None
    text: Text = None
    user: Text = None
    blocks: list[AnyObject] | None = None


class Event(Shape):
    type: str
    subtype: Text = None
    user: str | Person | None = None
    channel: str | Named | None = None
    text: Text = None
    ts: Text = None
    event_ts: Text = None
    bot_id: Text = None
    tab: Text = None
    channel_type: Text = None
    team: Text = None
    message: AnyObject | None = None
    previous_message: AnyObject | None = None
    item: AnyObject | None = None
    view: View | None = None
    files: list[AnyObject] | None = None
    tokens: AnyObject | None = None
    metadata: AnyObject | None = None
    assistant_thread: AnyObject | None = None
    inputs: AnyObject | None = None
    function: AnyObject | None = None


class Authorization(Shape):
    team_id: Text = None
    user_id: Text = None
    enterprise_id: Text = None


class Body(Shape):
    type: Text = None
    command: Text = None
    text: Text = None
    team_id: Text = None
    enterprise_id: Text = None
    user_id: Text = None
    channel_id: Text = None
    trigger_id: Text = None
    response_url: Text = None
    response_urls: list[AnyObject] | None = None
    callback_id: Text = None
    action_id: Text = None
    action_ts: Text = None
    block_id: Text = None
    value: Text = None
    name: Text = None
    event_id: Text = None
    event_context: Text = None
    api_app_id: Text = None
    team: Named | None = None
    enterprise: Named | None = None
    user: Person | None = None
    channel: Named | None = None
    container: Container | None = None
    message: Message | None = None
    view: View | None = None
    event: Event | None = None
    authorizations: list[Authorization] | None = None
    actions: list[Action] | None = None
    state: str | State | None = None  # text in a dialog, Slack's forms of old
    message_ts: Text = None
    submission: AnyObject | None = None
    function_data: AnyObject | None = None
    interactivity: AnyObject | None = None
    bot_access_token: Text = None


class EventCallback(Body):
    event: Event


class Click(Body):
    user: Person
    actions: Annotated[list[Action], Field(min_length=1)]


class FormSent(Body):
    user: Person
    view: Form


class Shortcut(Body):
    user: Person
    callback_id: str
    trigger_id: str


class MessageShortcut(Body):
    user: Person
    callback_id: str
    message: Message


class Suggestion(Body):
    user: Person
    action_id: str


BODIES: dict[str, type[Body]] = {
    "event_callback": EventCallback,
    "block_actions": Click,
    "view_submission": FormSent,
    "view_closed": FormSent,
    "shortcut": Shortcut,
    "message_action": MessageShortcut,
    "block_suggestion": Suggestion,
}


def is_shaped_like_slacks(payload: Mapping[str, Any]) -> bool:
    try:
        BODIES.get(str(payload.get("type")), Body).model_validate(payload)
    except ValidationError:  # which repeats what people wrote: say no more than that
        return False
    return True
