"""Events of Slack that the sandbox's people cannot cause by hand."""

from typing import Any

from bot.sandbox.messages import Event
from bot.sandbox.payloads import event_callback
from bot.sandbox.people import Person
from tests.flows.conftest import World
from tests.flows.test_bad_requests import deliver

WORDS = "Wij merkten dat de aannemer het paspoort zelf wil invullen en dat scheelt tijd."


def hear(world: World, person: Person, **fields: Any) -> list[str]:
    """A message in the conversation with the bot, as Slack tells of it; what is read again."""
    dm = world.sandbox.workspace.direct_messages(person.id)
    ts = fields.pop("ts", None) or world.sandbox.workspace.ts()
    event = {
        "type": "message",
        "channel": dm.id,
        "channel_type": "im",
        "user": person.id,
        "ts": ts,
        "event_ts": ts,
        **fields,
    }
    before = len(person.reads())
    body = event_callback(world.sandbox.workspace, Event("message.im", event, dm.id))
    assert deliver(world, body).status == 200
    world.sandbox.idle()
    return [message.sees for message in person.reads()[before:]]
