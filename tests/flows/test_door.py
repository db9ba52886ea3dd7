"""Finding the one handler of what somebody used."""

from typing import Any

import pytest

from handlers.base.click import Click
from handlers.base.door import Door
from tests.flows.conftest import World
from tests.flows.test_bad_requests import deliver


def do_nothing(_click: Click) -> None:
    pass


def test_what_is_handled_already_cannot_be_taken_over() -> None:
    """Otherwise one of the two would never run, and nobody would notice."""
    door = Door()
    door.subcommand(("nieuw", "new"), do_nothing)
    door.action("new", do_nothing)  # a button may be called like a command

    with pytest.raises(ValueError, match="two handlers for command 'new'"):
        door.checking(do_nothing).subcommand(("vers", "new"), do_nothing)


EVA = {"user": {"id": "U0EVA"}}
USED: dict[str, dict[str, Any]] = {
    "a button of old": {**EVA, "type": "block_actions", "actions": [{"action_id": "gone"}]},
    "a button without a name": {**EVA, "type": "block_actions", "actions": [{}]},
    "a shortcut of old": {**EVA, "type": "shortcut", "callback_id": "gone", "trigger_id": "1"},
    "a list that we do not fill": {**EVA, "type": "block_suggestion", "action_id": "gone"},
    "another app's command": {"user_id": "U0EVA", "command": "/anders", "text": "nieuw"},
    "an event that we did not ask for": {
        "type": "event_callback",
        "event_id": "E1",
        "event": {"type": "app_home_closed", "user": "U0EVA"},
    },
}


@pytest.mark.parametrize("used", USED.values(), ids=list(USED))
def test_what_nobody_handles_is_received_and_changes_nothing(
    world: World, used: dict[str, Any]
) -> None:
    world.eva.command("/leerkring help")
    before = world.snapshot()
    home = {"team_id": world.sandbox.team_id}

    reply = deliver(world, home | used)

    assert (reply.status, reply.body) == (200, "")
    assert world.snapshot() == before
