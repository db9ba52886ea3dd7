"""What the stories about reflections and insights share: a session that is over."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot.sandbox import payloads
from bot.sandbox.errors import SandboxError
from bot.sandbox.interactions import Place
from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from bot.sandbox.views import view_json
from bot.slack.base import ids
from bot.slack.base.blocks import spoken
from bot.slack.base.notices import REFUSED
from storage.models import GuidingQuestion, Insight, Prompt, Reflection, released_insight
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.memory import remembered

RELEASE = {"Geef vrij", "Release"}
PRIVATE, CIRCLE, NETWORK, PUBLIC = "0", "1", "2", "3"
CARD = {
    "title": "Begin met één afdeling",
    "what": "Wij kochten eerst met één afdeling samen in.",
    "outcome": "worked",
    "why": "Eén budgethouder kon meteen ja zeggen.",
    "theme": "procurement",
    "kind": "practice",
}


@remembered
def hold_session(world: World) -> None:
    """Ada plans a session for tomorrow at 10:00, and then it is the morning after."""
    modal = world.ada.command("/leerkring plan").modal
    tomorrow = (world.clock.now() + timedelta(days=1)).date()
    plan = {
        "first_on": tomorrow.isoformat(),
        "at": "10:00",
        "minutes": "60",
        "place": "Stadhuis",
    }
    assert world.ada.submit(modal, plan) == {}
    assert world.ada.submit(world.ada.modal) == {}
    world.ada.close(everything=True)
    world.tick()
    for _ in range(4):
        world.later(hours=12)


def prompt_of(person: Person) -> Message:
    """The message that asked after the session, whatever it shows by now."""
    return person.reads()[2]  # after the welcome and the invitation


def question_ids(world: World) -> list[int]:
    with world.db.read() as session:
        query = select(GuidingQuestion.id).where(GuidingQuestion.retired_at.is_(None))
        return list(session.scalars(query.order_by(GuidingQuestion.position)))


def answers(world: World, *given: tuple[str, str]) -> dict[str, Any]:
    """The fields of the form: words and level, question by question."""
    fields: dict[str, Any] = {}
    for question_id, (words, level) in zip(question_ids(world), given, strict=False):
        fields[f"answer-{question_id}"] = words
        fields[f"level-{question_id}"] = level
    return fields


@remembered
def reflect(world: World, person: Person, *given: tuple[str, str], share: bool = True) -> None:
    """Through the command: fill in, look at what others see, share it."""
    modal = person.command("/leerkring reflectie").form
    assert person.submit(modal, answers(world, *given)) == {}
    if share and person.modal is not None:
        assert person.submit(person.form) == {}
    elif person.modal is not None:
        person.close(everything=True)
    world.tick()


@remembered
def make_card(world: World, near: str, level: str = NETWORK, **changes: Any) -> None:
    """Ada makes a card of the answer that shows these words; its author agrees, if need be."""
    propose(world, near, level, **changes)
    agree(world, near, level)


def propose(world: World, near: str, level: str = NETWORK, **changes: Any) -> None:
    """Ada makes a card; its authors have yet to say whether it may go."""
    harvest = world.ada.command("/leerkring oogst").form
    try:
        form = world.ada.click(harvest, "Maak inzicht", near=near).form
    except SandboxError:  # she made one of this answer before
        form = world.ada.click(harvest, "Maak nog een inzicht", near=near).form
    assert world.ada.submit(form, {**CARD, "level": level, **changes}) == {}
    confirm(world)
    world.later(minutes=15)  # authors hear of a sitting as a whole


def confirm(world: World) -> None:
    """Ada proposes the card that she was just shown."""
    if world.ada.form.callback_id == ids.INSIGHT_PREVIEW:
        assert world.ada.submit(world.ada.form) == {}


def agree(world: World, near: str, level: str) -> None:
    """Who lets these words travel that far, lets the card made of them go too."""
    world.later(minutes=15)  # authors hear of a sitting as a whole
    with world.db.read() as session:
        query = (
            select(Colleague.external_id)
            .join(Reflection, Reflection.author_id == Colleague.id)
            .where(Reflection.text.contains(near), Reflection.release_level >= int(level))
        )
        authors = set(session.scalars(query))
    for author in (world.ada, world.bram, world.chris, world.dewi):
        for asked in author.reads()[-1:] if author.id in authors else ():
            for label in RELEASE.intersection(asked.buttons):
                author.click(asked, label)
                world.tick()


def rows(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Everything stored, except who was looked up in Slack and when."""
    return {table: held for table, held in world.snapshot().items() if table != "person"}


def stored(world: World) -> list[Reflection]:
    with world.db.read() as session:
        return list(session.scalars(select(Reflection).order_by(Reflection.id)))


def prompts(world: World) -> list[Prompt]:
    with world.db.read() as session:
        return list(session.scalars(select(Prompt).order_by(Prompt.id)))


def cards(world: World) -> list[Insight]:
    with world.db.read() as session:
        return list(session.scalars(select(Insight).order_by(Insight.id)))


def visible_titles(world: World) -> list[str]:
    """What searches and digests can see."""
    with world.db.read() as session:
        return list(session.scalars(select(released_insight.c.title)))


def forge_press(world: World, person: Person, action_id: str, value: str) -> str:
    """Press a button that this person was never shown; what they are told."""
    if not person.reads():
        person.command("/leerkring help")
    post = person.reads()[-1]
    element = {
        "type": "button",
        "action_id": action_id,
        "value": value,
        "text": {"type": "plain_text", "text": "?"},
    }
    block = {"type": "actions", "block_id": "forged", "elements": [element]}
    before = len(person.reads())
    profile = world.sandbox.workspace.profiles[person.id]
    place = Place(channel=post.channel, ts=post.ts)
    world.sandbox.interactions.press(profile, place, block, element)
    told = "\n".join(message.sees for message in person.reads()[before:])
    return told or (person.modal.text if person.modal else "")


def forge_memory(world: World, person: Person, **changes: Any) -> None:
    """Change what the form on top remembers, as someone with a proxy could."""
    view = world.sandbox.workspace.modals[person.id][-1]
    memory = json.loads(view.payload.get("private_metadata") or "{}")
    view.payload["private_metadata"] = json.dumps(memory | changes)


def forge_form(world: World, person: Person, callback_id: str, **memory: Any) -> str:
    """Send a form that this person was never shown; what they are told."""
    person.command("/leerkring abonnement")
    view = world.sandbox.workspace.modals[person.id][-1]
    view.payload["callback_id"] = callback_id
    view.payload["private_metadata"] = json.dumps(memory)
    errors = forge_submit(world, person)
    return " ".join(errors.values()) or (person.modal.text if person.modal else "")


def forge_value(world: World, person: Person, block_id: str, **value: Any) -> None:
    """Put something in a field of the form on top that nobody could choose or type there."""
    person.unfold(person.form, block_id)
    view = world.sandbox.workspace.modals[person.id][-1]
    block = next(b for b in view.payload["blocks"] if b.get("block_id") == block_id)
    view.values[block_id] = {
        block["element"]["action_id"]: {"type": block["element"]["type"], **value}
    }


def forge_submit(world: World, person: Person) -> dict[str, str]:
    """Send the form on top past the checks of Slack's own client; the errors.

    Under "" is what the form says on top, about no field.
    """
    view = world.sandbox.workspace.modals[person.id][-1]
    profile = world.sandbox.workspace.profiles[person.id]
    trigger = world.sandbox.workspace.new_trigger(person.id, view_id=view.id)
    payload = payloads.view_submission(profile, view_json(view), trigger, [])
    answer = world.sandbox.delivery.send("interactive", payload)
    body = answer.body or {}
    errors: dict[str, str] = body.get("errors") or _on_top(body.get("view") or {})
    return errors


def submit(
    person: Person, form: View | None, values: Mapping[str, Any] | None = None, /, **more: Any
) -> dict[str, str]:
    """Like `Person.submit`; under "" is what the form then says on top, about no field."""
    errors = person.submit(form, values, **more)
    shown = person.modal
    return errors or (_on_top(shown.json) if shown else {})


def _on_top(view: Any) -> dict[str, str]:
    said = [each for each in view.get("blocks", ()) if each.get("block_id") == REFUSED]
    return {"": spoken(said)} if said else {}


def refused_in(form: View) -> str:
    """What a form says, also under its fields."""
    return "\n".join([form.text, *form.errors.values()])


def person_id(world: World, person: Person) -> int:
    with world.db.read() as session:
        return session.scalars(
            select(Colleague.id).where(Colleague.external_id == person.id)
        ).one()
