"""How much fits in a field: exactly so much is kept, one character more is refused there."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from bot.sandbox.people import Person
from tests.flows.asking import CUPS
from tests.flows.cases.test_cases import WORMS, board, plan_tomorrow
from tests.flows.circle.test_circles import FORM
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, curate
from tests.flows.learned.test_captures import SHORTCUT, posted
from tests.flows.planning.test_changes import PLAN
from tests.flows.planning.test_meetings import invitation, told
from tests.flows.polling import POLL
from tests.flows.reflecting import (
    CARD,
    CIRCLE,
    NETWORK,
    answers,
    forge_submit,
    forge_value,
    hold_session,
    prompt_of,
    question_ids,
    reflect,
)
from tests.flows.sessions.test_before_and_after import WRAP_UP

Opened = tuple[Person, Mapping[str, Any]]  # who has the form open, and what else to fill in
WORDS = "Wij begonnen klein."


def circle(world: World) -> Opened:
    world.ada.command("/leerkring nieuw", channel=world.channel)
    return world.ada, FORM


def started(world: World) -> World:
    world.start_circle()
    return world


def case(world: World) -> Opened:
    plan_tomorrow(started(world))
    world.bram.click(board(world.bram), "Breng een praktijk in")
    return world.bram, WORMS


def plan(world: World) -> Opened:
    started(world).ada.command("/leerkring plan")
    return world.ada, PLAN


def poll(world: World) -> Opened:
    started(world).ada.command("/leerkring prikken")
    return world.ada, POLL


def contribution(world: World) -> Opened:
    plan_tomorrow(started(world))
    world.bram.click(invitation(world.bram), "Nee, maar ik geef iets mee")
    return world.bram, {}


def digest(world: World) -> Opened:
    curate(world)
    world.ada.command("/leerkring kennisbrief")
    return world.ada, {}


def page(world: World) -> Opened:
    curate(world)
    form = world.bram.command("/leerkring profiel").form
    form = world.bram.click(form, "Maak mijn pagina").form
    return world.bram, {"cards": form.options("cards")[:1]}


def withdrawal(world: World) -> Opened:
    curate(world)
    harvest = world.ada.command("/leerkring oogst").form
    form = world.ada.click(harvest, "Pas aan", near=OPEN_TITLE).form
    form = world.ada.click(form, "Trek dit inzicht in").form
    return world.ada, {"reason": form.options("reason")[0]}


def difference(world: World) -> Opened:
    curate(world)
    found = world.eva.command("/leerkring zoek materialenpaspoort bij oplevering")
    form = world.eva.click(found.message, "Lees meer").form
    world.eva.click(form, "Bij ons anders, want…")
    return world.eva, {"text": "Bij ons niet."}


def card(world: World) -> Opened:
    hold_session(started(world))
    reflect(world, world.bram, (WORDS, NETWORK))
    harvest = world.ada.command("/leerkring oogst").form
    world.ada.click(harvest, "Maak inzicht", near=WORDS)
    return world.ada, {**CARD, "level": NETWORK}


def intention(world: World) -> Opened:
    hold_session(started(world))
    world.bram.click(prompt_of(world.bram), "Mijn voornemen")
    return world.bram, {"level": CIRCLE, "ask_on": "2026-03-20"}


def answer(world: World) -> Opened:
    hold_session(started(world))
    form = world.bram.command("/leerkring reflectie").form
    question = question_ids(world)[0]
    world.bram.choose(form, f"follow_up-{question}", "worked")
    return world.bram, answers(world, (WORDS, CIRCLE))


def conclusion(world: World) -> Opened:
    world.ada.message_shortcut(SHORTCUT, posted(started(world), world.bram))
    return world.ada, {}


def exchange(world: World) -> Opened:
    form = world.bram.command("/leerkring kennismaken").form
    return world.bram, {"open": form.options("open")[:1]}


def question(world: World) -> Opened:
    started(world).eva.says(CUPS)
    form = world.eva.click(world.eva.reads()[-1], "Vraag het aan een leerkring").form
    return world.eva, {"circle": form.options("circle")[0]}


def theme(world: World) -> Opened:
    started(world)
    world.ada.click(world.ada.command("/leerkring themas").form, "Voeg een thema toe")
    return world.ada, {"group": "instrument"}


def phase(world: World) -> Opened:
    plan_tomorrow(started(world))
    world.ada.click(world.ada.command("/leerkring draaiboek").form, "Voeg een fase toe")
    return world.ada, {"minutes": "5"}


def method(world: World) -> Opened:
    plan_tomorrow(started(world))
    world.ada.click(world.ada.command("/leerkring draaiboek").form, "Bewaar als werkvorm")
    return world.ada, {}


def recap(world: World) -> Opened:
    hold_session(started(world))
    world.ada.click(told(world.ada, WRAP_UP)[0], "Maak een terugblik")
    return world.ada, {}


def settings(world: World) -> Opened:
    world.bram.command("/leerkring instellingen")
    return world.bram, {}


@pytest.mark.parametrize(
    ("opened", "limits"),
    [
        (circle, {"name": 75, "purpose": 1000, "questions": 300}),
        (
            case,
            {
                "title": 75,
                "description": 1000,
                "parties": 1000,
                "obstacle": 1000,
                "asked_of_others": 1000,
            },
        ),
        (plan, {"place": 200}),
        (poll, {"place": 200}),
        (contribution, {"contribution": 3000}),
        (digest, {"title": 120, "introduction": 1000}),
        (page, {"intro": 600}),
        (withdrawal, {"words": 300}),
        (difference, {"organisation": 120, "text": 300}),
        (card, {"title": 120, "what": 1500, "why": 600, "condition": 600, "place": 80}),
        (intention, {"text": 300}),
        (answer, {"answer-1": 3000, "why-1": 600, "condition-1": 600}),
        (conclusion, {"conclusion": 1500}),
        (exchange, {"wants": 500, "brings": 500}),
        (question, {"question": 300}),
        (theme, {"nl": 60, "en": 60}),
        (phase, {"name": 60, "prompt": 500}),
        (method, {"name": 60}),
        (recap, {"words": 2000}),
        (settings, {"organisation": 120}),
    ],
    ids=lambda each: each.__name__ if callable(each) else "",
)
def test_a_field_holds_so_much(
    world: World, opened: Callable[[World], Opened], limits: Mapping[str, int]
) -> None:
    person, rest = opened(world)
    person.fill(person.form, rest)

    for field, longest in limits.items():
        forge_value(world, person, field, value="x" * (longest + 1))
        said = f"Dit is te lang. Gebruik hooguit {longest:,} tekens.".replace(",", ".")
        assert forge_submit(world, person) == {field: said}
        forge_value(world, person, field, value="x" * longest)

    assert forge_submit(world, person) == {}
