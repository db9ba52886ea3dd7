"""Who never used the bot is not kept, and who was erased stays erased."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.manifest import EVENTS
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.test_bad_requests import deliver

PRIVACY = (Path(__file__).parents[3] / "docs/privacy.md").read_text("utf-8")
SAID = dict(re.findall(r"^\| `([\w.]+)`[^|]*\| (yes|no) \|$", PRIVACY, re.MULTILINE))
WORDS = {
    "type": "message",
    "channel_type": "im",
    "channel": "D0EVA",
    "ts": "1.2",
    "text": "Ik.",
}
OLD = {"user": "U0EVA", "ts": "1.2", "text": "Ik."}
NEW_STATUS = {"profile": {"real_name": "Eva Mulder", "email": "eva@waterschap.example"}}


def new_id(before: str, after: str = "C0GEDEELD") -> dict[str, Any]:
    return {"type": "channel_id_changed", "old_channel_id": before, "new_channel_id": after}


# What Slack tells about someone, each time by itself.
TOLD: dict[str, dict[str, Any]] = {
    "a new status": {"type": "user_change", "user": {"id": "U0EVA"} | NEW_STATUS},
    "a huddle": {
        "type": "user_change",
        "user": {"id": "U0EVA", "profile": {"huddle_state": "in_a_huddle"}},
    },
    "a switched off account": {
        "type": "user_change",
        "user": {"id": "U0EVA", "deleted": True} | NEW_STATUS,
    },
    "a preview of a link": WORDS
    | {"subtype": "message_changed", "message": OLD, "previous_message": OLD},
    "a message that was removed": WORDS
    | {"subtype": "message_deleted", "previous_message": OLD, "deleted_ts": "1.2"},
    "a message of an app": WORDS | {"user": "U0EVA", "bot_id": "B1"},
    "a message in a channel": WORDS | {"user": "U0EVA", "channel_type": "channel"},
    "a reminder": WORDS | {"user": "U0EVA", "subtype": "reminder_add"},
    "Home": {"type": "app_home_opened", "user": "U0EVA", "tab": "home", "channel": "D0EVA"},
    "Messages": {"type": "app_home_opened", "user": "U0EVA", "tab": "messages"},
    "a new colleague": {"type": "team_join", "user": {"id": "U0EVA"} | NEW_STATUS},
    "somebody in a channel": {"type": "member_joined_channel", "user": "U0EVA"},
}


def tell(world: World, event: dict[str, Any]) -> None:
    team = {"team_id": world.sandbox.team_id, "type": "event_callback"}
    number = len(world.sandbox.log)
    assert deliver(world, team | {"event_id": f"E{number}", "event": event}).status == 200
    world.tick()


def known(world: World) -> set[str]:
    with world.db.read() as session:
        return set(session.scalars(select(Colleague.external_id)))


@pytest.mark.parametrize("event", TOLD.values(), ids=list(TOLD))
def test_what_slack_tells_about_a_stranger_leaves_no_trace(
    world: World, event: dict[str, Any]
) -> None:
    world.bram.command("/leerkring help")
    before = world.snapshot()

    tell(world, event)

    assert world.snapshot() == before


@pytest.mark.parametrize("event", TOLD.values(), ids=list(TOLD))
def test_who_was_erased_stays_erased(world: World, event: dict[str, Any]) -> None:
    world.eva.command("/leerkring help")
    with world.db.begin() as session:
        [eva] = session.scalars(select(Colleague).where(Colleague.external_id == "U0EVA"))
        privacy.erase_person(session, eva, world.clock.now())
    before = world.snapshot()

    tell(world, event)

    assert world.snapshot() == before
    assert "eva@waterschap.example" not in str(before)


def test_a_change_of_somebody_known_is_kept(world: World) -> None:
    world.eva.command("/leerkring help")

    world.sandbox.change_person("U0EVA", real_name="Eva Jansen-Mulder")
    world.sandbox.change_person("U0BRAM", real_name="Bram Nieuw")

    with world.db.read() as session:
        assert session.scalars(select(Colleague.name)).all() == ["Eva Jansen-Mulder"]


def test_somebody_who_comes_back_is_heard_again(world: World) -> None:
    world.eva.command("/leerkring help")
    world.sandbox.deactivate("U0EVA")
    with world.db.read() as session:
        assert session.scalars(select(Colleague.is_active)).one() is False

    world.sandbox.change_person("U0EVA", deleted=False)

    assert "Wat kan Leerkring?" in world.eva.command("/leerkring help").text


def test_a_first_look_at_home_shows_it_and_keeps_nothing(world: World) -> None:
    before = world.snapshot()

    home = world.eva.open_home()
    world.eva.open_messages()

    assert "Wat hebben anderen geleerd?" in home.text
    unchanged = {table: rows for table, rows in world.snapshot().items() if rows}
    assert unchanged == {t: rows for t, rows in before.items() if rows} | {
        "workspace": unchanged["workspace"]
    }
    assert known(world) == set()


ACTS: dict[str, Callable[[World], Any]] = {
    "typing a command": lambda world: world.eva.command("/leerkring help"),
    "writing to the bot": lambda world: world.eva.says("Wat werkt?"),
    "pressing on Home": lambda world: world.eva.click(world.eva.open_home(), "Meer"),
    "a shortcut": lambda world: world.eva.shortcut("reflection.shortcut"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
def test_what_somebody_does_themselves_makes_them_known(
    world: World, act: Callable[[World], Any]
) -> None:
    act(world)

    assert known(world) == {"U0EVA"}


def test_being_put_in_a_circle_makes_somebody_known(world: World) -> None:
    world.start_circle(participants=["U0BRAM"])

    assert known(world) == {"U0ADA", "U0BRAM"}


SAMPLES = {
    "app_home_opened": TOLD["Home"],
    "message.im": WORDS | {"user": "U0EVA"},
    "channel_id_changed": new_id("C0PLEIN"),
    "user_change": TOLD["a new status"],
}


def test_the_privacy_page_names_every_event_of_the_app() -> None:
    assert set(SAID) == set(SAMPLES) == set(EVENTS)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_privacy_page_says_what_makes_somebody_known(world: World, name: str) -> None:
    tell(world, SAMPLES[name])

    assert known(world) == ({"U0EVA"} if SAID[name] == "yes" else set())
