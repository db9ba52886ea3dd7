"""A form left open on a laptop meets words that were sent from a phone meanwhile."""

import copy
import json
import secrets
from collections.abc import Callable

import pytest

from bot.sandbox import payloads
from bot.sandbox.messages import with_ids
from bot.sandbox.people import Person
from bot.sandbox.seen import View
from bot.sandbox.state import Json
from bot.sandbox.views import view_json
from tests.flows.conftest import World
from tests.flows.hearing import WORDS
from tests.flows.reflecting import (
    answers,
    hold_session,
    make_card,
    prompt_of,
    question_ids,
    reflect,
    rows,
    stored,
)
from tests.flows.test_bad_requests import deliver

OLD, PHONE, LAPTOP = "Van gisteren.", "Met moeite op de telefoon.", "Op de laptop."
Open = Callable[[World], View]


@pytest.fixture
def asked(world: World) -> World:
    world.start_circle()
    hold_session(world)
    return world


def left_open(world: World, person: Person) -> Json:
    """The form as it stands on another device; here it is closed."""
    with world.sandbox.workspace.lock:
        view: Json = copy.deepcopy(view_json(world.sandbox.workspace.modals[person.id][-1]))
        world.sandbox.workspace.modals[person.id] = []
    return view


def type_in(view: Json, values: dict[str, str]) -> None:
    for block_id, text in values.items():
        view["state"]["values"][block_id]["value"]["value"] = text


def send(world: World, person: Person, view: Json) -> Json:
    """Send it in from there; what Slack is told to do."""
    view["hash"] = secrets.token_hex(4)
    reply = deliver(world, payloads.view_submission(person.profile, view, "1.2.a", []))
    world.sandbox.idle()
    assert reply.status == 200
    answer: Json = json.loads(reply.body or "{}")
    return answer


def test_newer_words_are_kept_and_shown_beside_ones_own(asked: World) -> None:
    bram, post = asked.bram, prompt_of(asked.bram)
    first, second, *_ = question_ids(asked)
    bram.click(post, post.buttons[0])
    laptop = left_open(asked, bram)
    phone = bram.click(post, post.buttons[0]).form
    assert bram.submit(phone, {f"answer-{first}": PHONE}) == {}
    bram.close(everything=True)
    type_in(laptop, {f"answer-{first}": LAPTOP, f"answer-{second}": "Nog iets."})
    before = rows(asked)

    told = send(asked, bram, laptop)

    assert told["response_action"] == "update"
    shown = str(told["view"])
    assert "is er iets nieuws bewaard" in shown
    assert PHONE in shown
    assert LAPTOP in shown
    assert rows(asked) == before

    assert (
        send(asked, bram, shown_again(laptop, told)).get("view", {}).get("callback_id")
        != laptop["callback_id"]
    )
    assert {each.text for each in stored(asked)} == {LAPTOP, "Nog iets."}


def test_closing_the_older_form_keeps_both_in_the_draft(asked: World) -> None:
    bram, post, [first, *_] = asked.bram, prompt_of(asked.bram), question_ids(asked)
    bram.click(post, post.buttons[0])
    laptop = left_open(asked, bram)
    phone = bram.click(post, post.buttons[0]).form
    bram.fill(phone, {f"answer-{first}": PHONE})
    bram.close(everything=True)
    type_in(laptop, {f"answer-{first}": LAPTOP})

    closed = payloads.view_closed(bram.profile, laptop, is_cleared=False)
    assert deliver(asked, closed).status == 200

    form = bram.click(post, post.buttons[0]).form
    assert form.initial(f"answer-{first}") == f"{PHONE}\n\n{LAPTOP}"


def test_a_draft_does_not_put_back_what_was_shortened_elsewhere(asked: World) -> None:
    bram, [first, *_] = asked.bram, question_ids(asked)
    short = "Eerst de markt"
    reflect(asked, bram, (f"{short}, zei Piet.", "1"))
    bram.command("/leerkring reflectie")
    laptop = left_open(asked, bram)
    phone = bram.command("/leerkring reflectie").form
    bram.fill(phone, {f"answer-{first}": short})
    bram.close(everything=True)

    closed = payloads.view_closed(bram.profile, laptop, is_cleared=False)
    assert deliver(asked, closed).status == 200

    form = bram.command("/leerkring reflectie").form
    assert form.initial(f"answer-{first}") == short


def test_words_from_a_message_meanwhile_are_not_replaced(asked: World) -> None:
    bram, post, [first, *_] = asked.bram, prompt_of(asked.bram), question_ids(asked)
    bram.click(post, post.buttons[0])
    laptop = left_open(asked, bram)
    bram.says(WORDS, thread=post)
    bram.click(bram.reads()[-1], "Dit is mijn antwoord")
    bram.close(everything=True)
    type_in(laptop, {f"answer-{first}": LAPTOP})

    told = send(asked, bram, laptop)

    assert WORDS in str(told["view"])
    assert stored(asked) == []


def shown_again(view: Json, told: Json) -> Json:
    """Slack puts the new form in the place of the old one, and keeps what was typed."""
    blocks = with_ids(told["view"]["blocks"])
    return {**view, **told["view"], "blocks": blocks, "state": view["state"]}


def settings(world: World) -> View:
    return world.ada.command("/leerkring instellingen").form


def exchange(world: World) -> View:
    return world.ada.command("/leerkring kennismaken").form


def synonyms(world: World) -> View:
    return world.ada.command("/leerkring synoniemen").form


def questions(world: World) -> View:
    manage = world.ada.command("/leerkring beheer").form
    return world.ada.click(manage, "Hoofdvragen").form


def intention(world: World) -> View:
    return world.ada.command("/leerkring voornemen").form


@pytest.mark.parametrize(
    ("open_form", "field", "phone", "laptop"),
    [
        (settings, "organisation", "Provincie Utrecht", "Gemeente Utrecht"),
        (exchange, "brings", PHONE, LAPTOP),
        (synonyms, "groups", "keuken, pantry", "bad, douche"),
        (intention, "text", PHONE, LAPTOP),
        (questions, "questions", "Wat nam je mee?", "Wat viel je op?"),
    ],
)
def test_every_form_that_changes_something_asks(
    asked: World, open_form: Open, field: str, phone: str, laptop: str
) -> None:
    ada = asked.ada
    assert ada.submit(open_form(asked), {field: f"{phone}, eerst"}) == {}
    ada.close(everything=True)
    open_form(asked)
    older = left_open(asked, ada)
    assert ada.submit(open_form(asked), {field: phone}) == {}
    ada.close(everything=True)
    type_in(older, {field: laptop})
    before = rows(asked)

    told = send(asked, ada, older)

    assert told["response_action"] == "update"
    assert phone in str(told["view"]["blocks"])
    assert laptop in str(told["view"]["blocks"])
    assert rows(asked) == before
    send(asked, ada, shown_again(older, told))
    if ada.modal:
        ada.close(everything=True)
    assert open_form(asked).initial(field) == laptop


def test_two_facilitators_on_one_card(asked: World) -> None:
    reflect(asked, asked.bram, (OLD, "2"))
    make_card(asked, OLD)

    def open_card() -> View:
        harvest = asked.ada.command("/leerkring oogst").form
        return asked.ada.click(harvest, "Pas aan").form

    open_card()
    older = left_open(asked, asked.ada)
    assert asked.ada.submit(open_card(), what=PHONE) == {}
    asked.ada.close(everything=True)
    type_in(older, {"what": LAPTOP})
    before = rows(asked)

    told = send(asked, asked.ada, older)

    assert PHONE in str(told["view"]["blocks"])
    assert rows(asked) == before


def test_a_colleague_s_shortening_is_not_undone_in_silence(asked: World) -> None:
    reflect(asked, asked.bram, (OLD, "2"))
    make_card(asked, OLD, what="Eerst de markt, zei Piet.")

    def open_card() -> View:
        harvest = asked.ada.command("/leerkring oogst").form
        return asked.ada.click(harvest, "Pas aan").form

    open_card()
    older = left_open(asked, asked.ada)
    assert asked.ada.submit(open_card(), what="Eerst de markt") == {}
    asked.ada.close(everything=True)
    type_in(older, {"title": "Een andere titel"})
    before = rows(asked)

    told = send(asked, asked.ada, older)

    assert told["response_action"] == "update"
    assert "Nu bewaard bij" in str(told["view"]["blocks"])
    assert rows(asked) == before


def test_a_form_that_is_sent_twice_is_taken_once_and_asks_nothing(asked: World) -> None:
    asked.sandbox.duplicate_deliveries(2)
    bram, post, [first, *_] = asked.bram, prompt_of(asked.bram), question_ids(asked)
    form = bram.click(post, post.buttons[0]).form

    assert bram.submit(form, answers(asked, (f"{PHONE}  ", "0"))) == {}
    asked.sandbox.idle()

    assert [each.text for each in stored(asked)] == [PHONE]
    assert first
