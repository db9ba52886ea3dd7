"""New circles that wait for a programme manager: nothing goes out before a yes."""

import pytest

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.slack.base import ids
from storage.models import Circle, CircleState
from tests.flows.circle.test_handovers import make_manager, switch_off
from tests.flows.conftest import World
from tests.flows.reflecting import forge_press

CIRCLE = {
    "name": "Circulair inkopen",
    "theme": "procurement",
    "purpose": "Samen leren hoe circulair inkopen wél lukt.",
    "channel": "C0KRING",
    "participants": ["U0BRAM", "U0CHRIS"],
}
WHY = "Er is al een kring over inkopen. Overleg met Dewi."


def set_rule(world: World, needed: str = "yes") -> None:
    overview = world.eva.command("/leerkring programma").form
    form = world.eva.click(overview, "Nieuwe kringen").form
    assert world.eva.submit(form, needed=needed) == {}
    world.eva.close(everything=True)


@pytest.fixture
def careful(world: World) -> World:
    """Eva and Dewi look after the programme; new circles wait for a yes."""
    for person in (world.eva, world.dewi):
        make_manager(world, person)
    set_rule(world)
    return world


def ask(world: World) -> str:
    """Ada makes a circle and sends it in; what the preview said."""
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    assert world.ada.submit(form, **CIRCLE) == {}
    seen = world.ada.form.text
    assert world.ada.form.submit == "Vraag goedkeuring"
    assert world.ada.submit(world.ada.form) == {}
    assert "Tot dan krijgen de deelnemers geen bericht." in world.ada.form.text
    world.ada.close(everything=True)
    world.tick()
    return seen


def told(person: Person, words: str) -> list[Message]:
    return [message for message in person.reads() if words in message.sees]


def question(person: Person) -> Message:
    [found] = told(person, "‘Circulair inkopen’")
    return found


def state(world: World) -> CircleState:
    with world.db.read() as session:
        [circle] = session.query(Circle)
    return circle.state


def test_nothing_goes_out_before_a_manager_says_yes(careful: World) -> None:
    seen = ask(careful)

    assert "Een programmabeheerder kijkt eerst mee." in seen
    assert state(careful) is CircleState.DRAFT
    assert careful.bram.reads() == careful.chris.reads() == []
    assert "Samen leren hoe circulair inkopen wél lukt." in question(careful.eva).sees
    assert "Met 3 mensen" in question(careful.eva).sees
    overview = careful.eva.command("/leerkring programma").form
    assert "wil deze kring starten en wacht op een antwoord" in overview.text

    careful.eva.click(question(careful.eva), "Ja, start maar")
    careful.tick()

    assert state(careful) is CircleState.ACTIVE
    assert told(careful.bram, "Welkom in")
    [heard] = told(careful.ada, "Eva Mulder zei ja.")
    assert heard.buttons == ["Plan een bijeenkomst"]
    assert question(careful.dewi).buttons == []
    assert "Op deze vraag is al geantwoord." in forge_press(
        careful, careful.dewi, ids.APPROVAL_OPEN_NO, "1"
    )
    assert {"approval.rule", "approval.asked", "approval.approved"} <= careful.audited()


def test_no_comes_with_the_reason_and_it_can_be_asked_again(careful: World) -> None:
    ask(careful)
    form = careful.eva.click(question(careful.eva), "Nee, nu niet").form
    assert "reason" in careful.eva.submit(form, reason=" ")
    assert careful.eva.submit(form, reason=WHY) == {}
    careful.tick()

    [heard] = told(careful.ada, WHY)
    assert "De deelnemers weten nog van niets." in heard.sees
    assert careful.bram.reads() == []
    assert "approval.refused" in careful.audited()
    edit = careful.ada.click(heard, "Pas de kring aan").form
    assert careful.ada.submit(edit, purpose="Leren van de kring van Dewi.") == {}
    careful.ada.close(everything=True)
    assert len(careful.sandbox.posted(careful.channel)) == 0
    again = careful.ada.click(heard, "Bekijk en vraag opnieuw").form
    assert WHY in again.text
    assert careful.ada.submit(again) == {}
    careful.ada.close(everything=True)
    careful.tick()

    newest = told(careful.eva, "‘Circulair inkopen’")[-1]
    assert "Leren van de kring van Dewi." in newest.sees
    careful.eva.click(newest, "Ja, start maar")
    careful.tick()
    assert state(careful) is CircleState.ACTIVE


def test_what_waits_cannot_be_asked_twice(careful: World) -> None:
    ask(careful)

    draft = careful.ada.click(careful.ada.open_home(), "Bekijk de kring").form
    assert draft.submit is None
    assert "Deze kring wacht op een programmabeheerder." in draft.text
    set_rule(careful, "no")
    careful.ada.close(everything=True)
    assert careful.ada.click(careful.ada.open_home(), "Bekijk de kring").form.submit == (
        "Start de kring"
    )
    set_rule(careful)
    assert careful.ada.submit(careful.ada.form) == {}

    assert "Je hebt dit al gevraagd." in careful.ada.form.text
    assert state(careful) is CircleState.DRAFT


@pytest.mark.parametrize("why", ["the rule is gone", "no manager is left"])
def test_who_cannot_be_answered_any_more_starts_it(careful: World, why: str) -> None:
    ask(careful)
    if why == "the rule is gone":
        set_rule(careful, "no")
    else:
        switch_off(careful, careful.eva)
        switch_off(careful, careful.dewi)

    assert (
        careful.ada.submit(careful.ada.click(careful.ada.open_home(), "Bekijk de kring").form)
        == {}
    )
    careful.tick()

    assert state(careful) is CircleState.ACTIVE
    assert told(careful.bram, "Welkom in")
    if why == "the rule is gone":
        assert "Er is geen goedkeuring meer nodig" in question(careful.eva).sees


def test_only_a_manager_decides(careful: World) -> None:
    ask(careful)
    not_yours = "Dit is voor programmabeheerders."

    for action in (ids.APPROVAL_YES, ids.APPROVAL_OPEN_NO, ids.APPROVAL_OPEN_RULE):
        assert not_yours in forge_press(careful, careful.ada, action, "1")

    assert state(careful) is CircleState.DRAFT


def test_a_manager_starts_a_circle_without_asking(careful: World) -> None:
    form = careful.eva.command("/leerkring nieuw").form
    assert careful.eva.submit(form, **CIRCLE) == {}

    assert careful.eva.form.submit == "Start de kring"
    assert careful.eva.submit(careful.eva.form) == {}
    assert state(careful) is CircleState.ACTIVE
