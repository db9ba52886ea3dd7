"""Whatever was not released far enough shows on no path: one world, every way to look at it.

A new way to see words gets a line in `OUTSIDE` or `INSIDE`. Each secret is asked for by one
word and given away by another, so that an answer that repeats the question gives nothing away.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.request import urlopen

import pytest

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from storage.database import Database
from storage.models import Circle
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    PUBLIC,
    answers,
    hold_session,
    make_card,
    question_ids,
    reflect,
)

SQUARE = "C0PLEIN"
WEB = "https://leerkring.example"
EVERYBODYS = ("egel", "mol")  # public: on the web too
OPEN = ("kerkuil", "steenuil")  # released to every reader: shows that a path shows something
CIRCLES_OWN = ("boomkikker", "salamander")  # released to the circle, and no further
NOBODYS = {
    "a private answer": ("zeepaardje", "walvis"),
    "why, of a private answer": ("zeester", "inktvis"),
    "a link with a private answer": ("zeehond", "bruinvis"),
    "a card that waits for its author": ("ijsvogel", "reiger"),
    "a card that was withdrawn after it went out": ("otter", "bever"),
    "a draft": ("wezel", "marter"),
    "plain words to the bot": ("vleermuis", "stekelbaars"),
    "a conclusion that waits for a yes": ("hermelijn", "fret"),
}
Look = Callable[[World], str]


@dataclass(frozen=True)
class Path:
    """`look`: all that someone sees there; `shows`: a word that must be in it."""

    name: str
    look: Look
    shows: str


def sentence(words: tuple[str, str]) -> str:
    return f"Bij ons zag de {words[0]} vandaag een {words[1]}."


def card(words: tuple[str, str]) -> dict[str, str]:
    """The title gives nothing away: a facilitator may see it of a card that was withdrawn."""
    return {"title": f"Kaart over de {words[0]}", "what": sentence(words), "why": ""}


@pytest.fixture
def world(database: Database) -> Iterator[World]:
    """The bot is on the internet."""
    world = World(database, WEB)
    yield world
    world.close()


@pytest.fixture
def told(world: World) -> World:
    tell(world)
    return world


@remembered
def tell(world: World) -> None:
    """Everything is somewhere: shared, waiting, taken back, half written."""
    world.start_circle()
    hold_session(world)
    _private_answer_with_details(world)
    otter = NOBODYS["a card that was withdrawn after it went out"]
    levels = ((CIRCLES_OWN, CIRCLE), (OPEN, NETWORK), (otter, NETWORK))
    reflect(world, world.chris, *((sentence(words), level) for words, level in levels))
    make_card(world, sentence(CIRCLES_OWN), CIRCLE, **card(CIRCLES_OWN))
    make_card(world, sentence(OPEN), NETWORK, **card(OPEN))
    make_card(world, sentence(otter), NETWORK, **card(otter))
    reflect(world, world.dewi, (sentence(EVERYBODYS), PUBLIC))
    make_card(world, sentence(EVERYBODYS), PUBLIC, **card(EVERYBODYS))
    waiting = NOBODYS["a card that waits for its author"]
    make_card(world, sentence(CIRCLES_OWN), NETWORK, **card(waiting))
    world.ada.close(everything=True)
    _send_out(world, otter)
    _take_back(world, sentence(otter))
    _half_written(world)


def _private_answer_with_details(world: World) -> None:
    question = question_ids(world)[0]
    form = world.bram.command("/leerkring reflectie").form
    world.bram.fill(form, answers(world, (sentence(NOBODYS["a private answer"]), PRIVATE)))
    form = world.bram.choose(form, f"follow_up-{question}", "worked").form
    why = sentence(NOBODYS["why, of a private answer"])
    link = "https://{}.example/{}".format(*NOBODYS["a link with a private answer"])
    assert world.bram.submit(form, {f"why-{question}": why, f"links-{question}": link}) == {}


def _send_out(world: World, otter: tuple[str, str]) -> None:
    """A digest, a subscription, a channel, a recap."""
    world.eva.submit(world.eva.command("/leerkring abonnement").form)
    world.eva.close(everything=True)
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, channels=[SQUARE]) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()
    for words in (OPEN, otter):
        reply = world.ada.command(f"/leerkring zoek {words[0]}", channel=SQUARE)
        world.ada.click(reply.message, "Deel hier")
    world.tick()
    shown = "\n".join(m.sees for m in world.eva.reads(SQUARE))
    assert otter[1] in shown
    assert otter[1] in world.eva.reads()[-1].sees
    _recap(world)


def _recap(world: World) -> None:
    wrap_up = next(m for m in world.ada.reads() if "Maak een terugblik" in m.buttons)
    assert world.ada.submit(world.ada.click(wrap_up, "Maak een terugblik").form) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def _take_back(world: World, words: str) -> None:
    mine = world.chris.command("/leerkring reflectie").form
    question = question_ids(world)[2]
    assert mine.initial(f"answer-{question}") == words
    assert world.chris.submit(mine, {f"level-{question}": PRIVATE}) == {}
    world.tick()


def _half_written(world: World) -> None:
    form = world.bram.command("/leerkring reflectie").form
    draft = sentence(NOBODYS["a draft"])
    world.bram.fill(form, {f"answer-{question_ids(world)[1]}": draft})
    world.bram.close(everything=True)
    prompt = world.bram.reads()[2]
    world.bram.says(sentence(NOBODYS["plain words to the bot"]), thread=prompt)
    world.bram.says("Zomaar iets in het kanaal.", channel=SQUARE)
    form = world.ada.message_shortcut("capture.shortcut", world.bram.reads(SQUARE)[-1]).form
    conclusion = sentence(NOBODYS["a conclusion that waits for a yes"])
    assert world.ada.submit(form, conclusion=conclusion) == {}
    world.ada.close(everything=True)
    world.tick()


SECRETS = [OPEN, CIRCLES_OWN, *NOBODYS.values()]


def searched(person: str, ask: Callable[[Person, str], str]) -> Look:
    """What comes of asking for every word."""

    def look(world: World) -> str:
        who: Person = getattr(world, person)
        found = "\n".join(ask(who, words[0]) for words in SECRETS)
        who.close(everything=True) if who.modal else None
        return found

    return look


def by_command(who: Person, question: str) -> str:
    return who.command(f"/leerkring zoek {question}").text


def by_message(who: Person, question: str) -> str:
    who.says(question)
    return who.reads()[-1].sees


def at_home(who: Person, question: str) -> str:
    return who.choose(who.open_home(), "home.search", question).form.text


def home_of(person: str) -> Look:
    return lambda world: getattr(world, person).open_home().text


def conversation_of(person: str) -> Look:
    return lambda world: "\n".join(m.sees for m in getattr(world, person).reads())


def channel(name: str, person: str) -> Look:
    return lambda world: "\n".join(m.sees for m in getattr(world, person).reads(name))


def harvest(world: World) -> str:
    text = world.ada.command("/leerkring oogst").form.text
    world.ada.close(everything=True)
    return text


def sources_of_a_card(world: World) -> str:
    list_ = world.ada.command("/leerkring oogst").form
    form = world.ada.click(list_, "Maak nog een inzicht", near=sentence(CIRCLES_OWN)).form
    text = form.text + str(form.options("sources"))
    world.ada.close(everything=True)
    return text


def next_digest(audience: str, **more: Any) -> Look:
    """The look at an edition before it is sent."""

    def look(world: World) -> str:
        form = world.ada.command("/leerkring kennisbrief").form
        assert world.ada.submit(form, audience=audience, period_from="2026-01-01", **more) == {}
        text = world.ada.form.text
        world.ada.close(everything=True)
        return text

    return look


def questions_of(person: str) -> Look:
    def look(world: World) -> str:
        who: Person = getattr(world, person)
        text = who.command("/leerkring reflect").form.text
        who.close(everything=True)
        return text

    return look


def circles_file(world: World) -> str:
    circle_id = world.id_of(Circle)
    with world.db.begin() as session:
        return json.dumps(privacy.export_circle(session, circle_id, world.clock.now()))


def on_the_web(path: str) -> Look:
    """What anyone in the world gets there."""

    def look(world: World) -> str:
        with urlopen(world.server.url + path) as answer:  # noqa: S310  # our own server
            said: bytes = answer.read()
        return said.decode()

    return look


ON_THE_WEB = (
    Path("the list of public cards", on_the_web("/insights"), EVERYBODYS[0]),
    Path("the feed", on_the_web("/feed.atom"), EVERYBODYS[1]),
)
OUTSIDE = (
    Path("search, by command", searched("eva", by_command), OPEN[1]),
    Path("search, in the conversation", searched("eva", by_message), OPEN[1]),
    Path("search, at home", searched("eva", at_home), OPEN[1]),
    Path("Home", home_of("eva"), "Kennisbrie"),
    Path("a digest by subscription", conversation_of("eva"), OPEN[1]),
    Path("a digest, and cards shared, in a channel", channel(SQUARE, "eva"), OPEN[1]),
    Path("a digest for other readers", next_digest(NETWORK, channels=["C0KRING"]), OPEN[1]),
)
INSIDE = (
    Path("search of a member", searched("dewi", by_command), CIRCLES_OWN[1]),
    Path("Home of a member", home_of("dewi"), ""),
    Path("a member's own form", questions_of("dewi"), ""),
    Path("what a member was sent", conversation_of("dewi"), ""),
    Path("the recap, in the circle's channel", channel("C0KRING", "dewi"), CIRCLES_OWN[1]),
    Path("the harvest", harvest, CIRCLES_OWN[1]),
    Path("what a card can be made of", sources_of_a_card, CIRCLES_OWN[1]),
    Path("Home of the facilitator", home_of("ada"), ""),
    Path("what the facilitator was sent", conversation_of("ada"), ""),
    Path(
        "the next digest for the circle",
        next_digest(CIRCLE, channels=["C0KRING"]),
        CIRCLES_OWN[1],
    ),
    Path("the circle's file", circles_file, CIRCLES_OWN[1]),
)


def leaks(world: World, paths: tuple[Path, ...], kept: dict[str, tuple[str, str]]) -> list[str]:
    found = []
    for path in paths:
        seen = path.look(world).lower()
        assert path.shows.lower() in seen, f"{path.name} shows nothing at all: {seen}"
        found += [f"{what}: {path.name}" for what, words in kept.items() if words[1] in seen]
    return found


def test_nothing_that_was_released_too_low_reaches_a_reader(told: World) -> None:
    assert leaks(told, OUTSIDE, {**NOBODYS, "the circle's own": CIRCLES_OWN}) == []


def test_nothing_that_is_private_reaches_the_circle(told: World) -> None:
    assert leaks(told, INSIDE, NOBODYS) == []


def test_nothing_that_is_not_public_is_on_the_web(told: World) -> None:
    kept = {**NOBODYS, "the circle's own": CIRCLES_OWN, "for readers in Slack": OPEN}
    titles = {f"{what}, its title": words[::-1] for what, words in kept.items()}

    assert leaks(told, ON_THE_WEB, kept | titles) == []


def test_the_paths_would_tell(told: World) -> None:
    """The same look finds what was released: it does not pass by seeing nothing."""
    assert leaks(told, OUTSIDE[:3], {"open": OPEN}) != []
    assert leaks(told, INSIDE[5:6], {"the circle's own": CIRCLES_OWN}) != []
    assert leaks(told, ON_THE_WEB, {"everybody's": EVERYBODYS[::-1]}) != []


def test_a_public_card_says_where_it_is_on_the_web(told: World) -> None:
    def whole_card(words: tuple[str, str]) -> str:
        found = told.eva.command(f"/leerkring zoek {words[0]}").message
        return told.eva.click(found, "Lees meer").form.text

    shown = whole_card(EVERYBODYS)
    assert "Openbaar, ook voor collega’s zonder Slack:" in shown
    [path] = re.findall(rf"{WEB}(/insights/[\w-]+)", shown)
    assert sentence(EVERYBODYS) in on_the_web(path)(told)
    assert WEB not in whole_card(OPEN)
