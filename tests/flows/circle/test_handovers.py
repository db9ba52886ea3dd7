"""Handing a circle over; and what happens when who leads it is gone (scenario 20)."""

import pytest
from sqlalchemy import select, update

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Membership
from storage.models import Person as Colleague
from tests.flows.circle.test_members import leave, plan_on
from tests.flows.conftest import World
from tests.flows.polling import ask
from tests.flows.reflecting import (
    CIRCLE,
    forge_form,
    forge_press,
    forge_submit,
    forge_value,
    hold_session,
    person_id,
    reflect,
    rows,
)

LEADS, TAKES_PART, LEAVES = "leads", "takes_part", "leaves"
WANTED = "heeft nu geen begeleider"


def hand_over(world: World, to: str, then: str = TAKES_PART) -> dict[str, str]:
    form = world.ada.click(
        world.ada.click(world.ada.open_home(), "Beheer").form, "Draag over"
    ).form
    errors = world.ada.submit(form, person=to, then=then)
    if not errors:
        world.ada.close(everything=True)
        world.tick()
    return errors


def switch_off(world: World, person: Person, *, on: bool = False) -> None:
    """What Slack tells when someone leaves the organisation, or comes back."""
    world.sandbox.change_person(person.id, deleted=not on)
    world.sandbox.idle()
    world.later(minutes=5)


def told(person: Person, words: str) -> int:
    return sum(words in message.sees for message in person.reads())


def wanted_of(person: Person) -> Message:
    """The question who would lead, whatever it shows by now."""
    said = (WANTED, "heeft weer begeleiding")
    return next(m for m in person.reads() if any(words in m.sees for words in said))


def make_manager(world: World, person: Person) -> None:
    person.command("/leerkring help")
    with world.db.begin() as session:
        session.execute(
            update(Colleague)
            .where(Colleague.external_id == person.id)
            .values(is_programme_manager=True)
        )


def put_question(world: World, person: Person, words: str) -> None:
    """Someone finds nothing, and puts the question to the circle."""
    person.says(words)
    form = person.click(person.reads()[-1], "Vraag het aan een leerkring").form
    assert person.submit(form, circle=form.options("circle")[0]) == {}
    person.close(everything=True)
    world.tick()


def test_who_takes_over_finds_everything_that_is_open(world: World) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))
    plan_on(world, 9)
    channel = len(world.sandbox.posted(world.channel))

    assert hand_over(world, "U0EVA") == {}
    [question] = world.eva.reads()
    assert (
        "Ada de Vries vraagt of jij ‘Circulair inkopen’ wilt gaan begeleiden." in question.sees
    )
    assert len(world.sandbox.posted(world.channel)) == channel
    assert "Beheer" in world.ada.open_home().buttons

    world.eva.click(question, "Ja, ik ga begeleiden")
    world.tick()

    taken = world.eva.form
    assert "Volgende bijeenkomst" in taken.text
    assert "is nog geen terugblik gestuurd" in taken.text
    recap = world.eva.click(taken, "Maak een terugblik").form
    assert recap.initial("reflections")
    world.eva.close(everything=True)
    assert "Dank je wel" in question_of(world.eva)
    assert "zei ja en begeleidt nu" in world.ada.reads()[-1].sees
    assert "Jij doet mee als deelnemer" in world.ada.reads()[-1].sees
    assert "Beheer" not in world.ada.open_home().buttons
    assert "Beheer" in world.eva.open_home().buttons
    new = world.sandbox.posted(world.channel)[channel:]
    assert ["wordt nu begeleid door: Eva Mulder." in each.sees for each in new] == [True]


def question_of(person: Person) -> str:
    return next(m.sees for m in person.reads() if "wilt gaan begeleiden" in m.sees)


@pytest.mark.parametrize(
    ("then", "sentence", "leads", "member"),
    [
        (LEADS, "Jij begeleidt mee", True, True),
        (TAKES_PART, "Jij doet mee als deelnemer", False, True),
        (LEAVES, "Je doet niet meer mee", False, False),
    ],
)
def test_the_giver_does_what_they_chose(
    world: World, then: str, sentence: str, leads: bool, member: bool
) -> None:
    world.start_circle()
    hand_over(world, "U0BRAM", then)

    world.bram.click(world.bram.reads()[-1], "Ja, ik ga begeleiden")
    world.tick()

    assert sentence in world.ada.reads()[-1].sees
    home = world.ada.open_home()
    assert ("Beheer" in home.buttons) is leads
    assert ("Wat er komt" in home.text) is member
    assert "Beheer" in world.bram.open_home().buttons


def test_no_changes_nothing_and_somebody_else_can_be_asked(world: World) -> None:
    world.start_circle()
    hand_over(world, "U0BRAM")
    assert "al iemand gevraagd" not in world.ada.open_home().text

    world.bram.click(world.bram.reads()[-1], "Nee, liever niet")
    world.tick()

    assert "Bram Jansen zei nee" in world.ada.reads()[-1].sees
    assert "Beheer" not in world.bram.open_home().buttons
    assert hand_over(world, "U0CHRIS") == {}
    old = next(m for m in world.bram.reads() if "wilt gaan begeleiden" in m.sees)
    assert old.buttons == []


def test_a_question_can_be_taken_back(world: World) -> None:
    world.start_circle()
    hand_over(world, "U0EVA")
    waits = world.ada.click(world.ada.click(world.ada.open_home(), "Beheer").form, "Draag over")
    assert "Ik wacht op het antwoord van Eva Mulder." in waits.form.text

    world.ada.click(waits.form, "Trek de vraag in")
    world.tick()

    assert "Deze vraag is ingetrokken." in world.eva.reads()[-1].sees
    before = rows(world)
    said = forge_press(world, world.eva, "handover.accept", "1")
    assert said == "Deze vraag is ingetrokken. Je hoeft niets te doen."
    assert rows(world) == before
    assert "handover.withdrawn" in world.audited()


@pytest.mark.parametrize("answer", ["Ja, ik ga begeleiden", "Nee, liever niet"])
def test_who_asked_is_not_told_that_they_answered(world: World, answer: str) -> None:
    world.start_circle()
    hand_over(world, "U0EVA")
    waits = world.ada.click(world.ada.click(world.ada.open_home(), "Beheer").form, "Draag over")
    world.eva.click(world.eva.reads()[-1], answer)
    before = rows(world)

    world.ada.click(waits.form, "Trek de vraag in", stale=True)

    assert "De ander gaf al antwoord." in world.ada.form.text
    assert rows(world) == before


@pytest.mark.both
def test_a_double_click_takes_over_once(world: World) -> None:
    world.start_circle()
    hand_over(world, "U0EVA")
    asked = world.eva.reads()[0]
    world.sandbox.duplicate_deliveries(2)
    world.eva.click(asked, "Ja, ik ga begeleiden")
    world.sandbox.duplicate_deliveries(0)
    world.tick()

    assert told(world.ada, "zei ja") == 1
    assert forge_press(world, world.eva, "handover.accept", "1") == "Je zei ja. Dank je wel."
    assert "handover.accepted" in world.audited()


def test_who_leaves_takes_the_question_back(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"])
    [first] = world.bram.reads()
    assert "Je begeleidt nu ‘Circulair inkopen’" in first.sees
    assert "Welkom" not in first.sees  # that is for participants
    assert hand_over(world, "U0EVA") == {}
    leave(world, world.ada)
    before = rows(world)

    told = forge_press(world, world.eva, "handover.accept", "1")

    assert told == "Deze vraag is ingetrokken. Je hoeft niets te doen."
    assert rows(world) == before


def test_whoever_asked_can_ask_another_once_the_first_is_gone(world: World) -> None:
    world.start_circle()
    hand_over(world, "U0BRAM")
    leave(world, world.bram)
    world.tick()
    assert told(world.ada, "De persoon die jij vroeg om ‘Circulair inkopen’ te begeleiden") == 1
    question = next(m for m in world.bram.reads() if "wilt gaan begeleiden" in m.sees)
    assert "Deze vraag is vervallen." in question.sees
    assert question.buttons == []

    assert hand_over(world, "U0CHRIS") == {}
    erase(world, "chris@rijk.example")
    world.tick()
    assert told(world.ada, "kan dat niet meer doen. Je kunt het aan iemand anders vragen.") == 2

    assert hand_over(world, "U0DEWI") == {}
    switch_off(world, world.dewi)
    assert hand_over(world, "U0EVA") == {}
    world.eva.click(world.eva.reads()[0], "Ja, ik ga begeleiden")
    world.tick()
    assert told(world.ada, "Eva Mulder zei ja en begeleidt nu") == 1


@pytest.mark.parametrize("then", [TAKES_PART, LEAVES])
def test_who_was_erased_before_the_answer_is_not_brought_back(world: World, then: str) -> None:
    world.start_circle(facilitators=["U0BRAM"])
    assert hand_over(world, "U0EVA", then) == {}
    ada = person_id(world, world.ada)
    leave_and_erase(world)

    world.eva.click(world.eva.reads()[0], "Ja, ik ga begeleiden")
    world.tick()

    assert "Wat er komt" not in world.ada.open_home().text
    assert "Beheer" in world.eva.open_home().buttons
    with world.db.read() as session:
        now_in = select(Membership.person_id).where(Membership.left_at.is_(None))
        assert ada not in set(session.scalars(now_in))


def test_a_no_is_said_once(world: World) -> None:
    world.start_circle()
    hand_over(world, "U0EVA")
    forge_press(world, world.eva, "handover.decline", "1")
    world.tick()
    before = rows(world)

    said = forge_press(world, world.eva, "handover.decline", "1")

    assert said == "Je zei nee. Bedankt voor je antwoord; je hoeft niets te doen."
    assert rows(world) == before
    assert "handover.declined" in world.audited()


def test_only_who_was_asked_can_answer(world: World) -> None:
    world.start_circle()
    hand_over(world, "U0EVA")
    before = rows(world)

    for action in ("handover.accept", "handover.decline", "vacancy.take", "vacancy.decline"):
        said = forge_press(world, world.chris, action, "1")
        assert "niet voor jou" in said or "begeleidt deze kring al" in said
    forge_form(world, world.bram, "handover.form", circle=1)

    assert rows(world) == before
    assert "handover.asked" in world.audited()


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        ("U0ADA", "begeleidt deze kring al. Kies iemand anders."),
        ("U0ROBOT", "is een app"),
        ("U0GONE", "is gesloten. Haal deze naam weg."),
    ],
)
def test_people_who_cannot_be_asked(world: World, to: str, sentence: str) -> None:
    world.start_circle()
    before = rows(world)

    assert sentence in hand_over(world, to)["person"]
    assert rows(world) == before


def test_nobody_hands_over_to_somebody_slack_does_not_know(world: World) -> None:
    world.start_circle()
    manage = world.ada.click(world.ada.open_home(), "Beheer").form
    world.ada.click(manage, "Draag over")
    before = rows(world)

    forge_value(world, world.ada, "person", selected_user="U0NIEMAND")

    assert forge_submit(world, world.ada)["person"] == (
        "Slack kent deze persoon niet. Kies iemand anders."
    )
    assert rows(world) == before


def test_a_deputy_takes_over_and_hears_it_once(world: World) -> None:
    """Scenario 20: nothing is orphaned when a facilitator leaves the organisation."""
    world.start_circle(facilitators=["U0EVA"])
    plan_on(world, 9)
    ask(world)
    eva = len(world.eva.reads())

    switch_off(world, world.ada)

    [said] = world.eva.reads()[eva:]
    assert (
        "Het Slack-account van Ada de Vries is gesloten. "
        "Jij begeleidt ‘Circulair inkopen’ nu verder." in said.sees
    )
    assert "Er loopt een datumprikker." in said.sees
    assert "Volgende bijeenkomst" in said.sees
    assert told(world.bram, WANTED) == 0
    switch_off(world, world.ada)
    for _ in range(4):
        world.later(hours=12)
    assert told(world.eva, "is gesloten") == 1


def test_a_deputy_who_was_away_hears_it_when_they_are_back(world: World) -> None:
    world.start_circle(facilitators=["U0EVA"])
    world.eva.command("/leerkring afwezig tot 30 maart")
    eva = len(world.eva.reads())
    switch_off(world, world.ada)
    for _ in range(27):
        world.later(days=1)
    assert len(world.eva.reads()) == eva

    world.later(days=1)

    assert told(world.eva, "is gesloten") == 1


def test_without_a_deputy_somebody_is_asked_and_nothing_is_lost(world: World) -> None:
    """Scenario 20, from all sides: participants, the programme manager, an asker."""
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    make_manager(world, world.eva)
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))
    plan_on(world, 20)
    ada = len(world.ada.reads())

    switch_off(world, world.ada)

    for person in (world.bram, world.chris):
        asked = person.reads()[-1]
        assert "Ada de Vries. ‘Circulair inkopen’ heeft nu geen begeleider" in asked.sees
        assert asked.buttons == ["Ja, ik ga begeleiden", "Liever niet"]
    assert told(world.eva, WANTED) == 0  # the circle comes first
    world.later(hours=12)
    world.later(hours=12)
    assert told(world.eva, WANTED) == 0
    for _ in range(4):
        world.later(hours=12)
    assert told(world.eva, WANTED) == 1  # two working days later
    assert [told(person, WANTED) for person in (world.bram, world.chris)] == [1, 1]

    world.chris.click(wanted_of(world.chris), "Ja, ik ga begeleiden")
    world.tick()

    assert "Volgende bijeenkomst" in world.chris.form.text
    world.chris.close(everything=True)
    for person in (world.bram, world.eva):
        filled = wanted_of(person)
        assert "heeft weer begeleiding: Chris Bakker." in filled.sees
        assert filled.buttons == []
    [said] = [m for m in world.sandbox.posted(world.channel) if "nu begeleid door" in m.sees]
    assert "Chris Bakker" in said.sees
    assert "Beheer" in world.chris.open_home().buttons
    assert world.chris.command("/leerkring oogst").form.text
    assert len(world.ada.reads()) == ada
    before = rows(world)
    late = forge_press(world, world.bram, "vacancy.take", "1")
    assert late == "Chris Bakker begeleidt deze kring al. Je hoeft niets te doen."
    assert rows(world) == before


def test_when_all_say_no_the_programme_manager_is_asked_at_once(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    make_manager(world, world.eva)
    switch_off(world, world.ada)

    for person in (world.bram, world.chris):
        world.tick()
        assert told(world.eva, WANTED) == 0
        person.click(person.reads()[-1], "Liever niet")
        assert "Je wilt deze kring liever niet begeleiden." in person.reads()[-1].sees
    world.later(minutes=5)

    assert told(world.eva, WANTED) == 1
    world.eva.click(world.eva.reads()[-1], "Ja, ik ga begeleiden")
    world.tick()
    assert "Beheer" in world.eva.open_home().buttons
    assert "vacancy.declined" in world.audited()


def test_who_hosts_is_asked_first(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    plan_on(world, 20)
    set_host(world, "Chris Bakker")

    switch_off(world, world.ada)

    assert [told(person, WANTED) for person in (world.chris, world.bram)] == [1, 0]
    for _ in range(6):
        world.later(hours=12)
    assert [told(person, WANTED) for person in (world.chris, world.bram)] == [1, 1]
    assert "host.chosen" in world.audited()


def set_host(world: World, name: str | None) -> None:
    """Ada lets the circle host in turn, and chooses who is next."""
    listed = world.ada.click(world.ada.open_home(), "Beheer").form
    form = world.ada.click(listed, "Wie regelt de plaats?").form
    assert world.ada.submit(form, rotates="yes") == {}
    world.ada.close(everything=True)
    if name is not None:
        form = world.ada.click(
            world.ada.click(world.ada.open_home(), "Beheer").form, "Wie regelt de plaats?"
        ).form
        chosen = {bram.real_name: bram.id for bram in (world.bram, world.chris, world.dewi)}
        assert world.ada.submit(form, host=str(row_id(world, chosen[name]))) == {}
        world.ada.close(everything=True)
    world.tick()


def row_id(world: World, external_id: str) -> int:
    return world.id_of(Colleague, external_id=external_id)


def test_near_a_session_everybody_is_asked_at_once(world: World) -> None:
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    make_manager(world, world.eva)
    plan_on(world, 2)

    switch_off(world, world.ada)

    people = (world.bram, world.chris, world.eva)
    assert [told(person, WANTED) for person in people] == [1, 1, 1]
    assert "meetings.planned" in world.audited()


def test_what_was_on_its_way_reaches_who_takes_over(world: World) -> None:
    """A wrap-up that waits for Ada's working morning does not end with her account."""
    world.start_circle(participants=["U0BRAM", "U0CHRIS"])
    put_question(world, world.eva, "Hoe begin je met een grondstoffenpaspoort?")
    form = world.ada.command("/leerkring plan").form
    on = world.clock.now().date().isoformat()
    assert world.ada.submit(form, first_on=on, at="19:00", minutes="60", place="Zaal 3") == {}
    assert world.ada.submit(world.ada.form) == {}
    world.tick()
    world.later(hours=11)  # the evening of the session
    assert told(world.ada, "Dat was") == 0

    switch_off(world, world.ada)
    world.later(hours=13)
    world.bram.click(wanted_of(world.bram), "Ja, ik ga begeleiden")
    world.tick()

    assert "Hoe begin je met een grondstoffenpaspoort?" in world.bram.form.text
    world.later(hours=1)
    assert told(world.bram, "Dat was") == 1
    assert told(world.bram, "Hoe begin je met een grondstoffenpaspoort?") == 0
    assert "vacancy.filled" in world.audited()


def test_who_comes_back_leads_again(world: World) -> None:
    world.start_circle()
    switch_off(world, world.ada)
    switch_off(world, world.ada, on=True)

    assert "Beheer" in world.ada.open_home().buttons
    assert "/leerkring zoek" in world.ada.command("/leerkring help").text
    asked = wanted_of(world.bram)
    told_late = forge_press(world, world.bram, "vacancy.take", "1")
    assert "Ada de Vries begeleidt deze kring al." in told_late
    assert asked.buttons
    for _ in range(10):
        world.later(hours=12)
    assert told(world.dewi, "has no facilitator now") == 1


def test_a_participant_who_is_gone_gets_nothing_and_their_words_stay(world: World) -> None:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))
    plan_on(world, 9)
    world.bram.click(world.bram.reads()[-1], "Ja, ik kom")
    read = len(world.bram.reads())

    switch_off(world, world.bram)

    assert "Bram" not in world.ada.click(world.ada.open_home(), "Wie komt er?").form.text
    assert "Wij begonnen klein." in world.ada.command("/leerkring oogst").form.text
    for _ in range(24):
        world.later(hours=12)
    assert len(world.bram.reads()) == read


def test_an_erased_facilitator_leaves_no_orphan(world: World) -> None:
    """Not by Slack's event but on the command line: the circle is asked all the same."""
    world.start_circle(participants=["U0BRAM"])
    leave_and_erase(world)

    world.later(minutes=5)

    assert told(world.bram, WANTED) == 1
    assert "person.erased" in world.audited()


def leave_and_erase(world: World) -> None:
    erase(world, "ada@gemeente.example")


def erase(world: World, email: str) -> None:
    with world.db.begin() as session:
        [person] = privacy.people_with(session, email)
        privacy.erase_person(session, person, world.clock.now())


@pytest.mark.both
def test_the_last_leader_cannot_leave_but_one_of_two_can(world: World) -> None:
    world.start_circle(facilitators=["U0EVA"])

    said = leave(world, world.ada)

    assert "Je doet niet meer mee" in said
    assert "Jij bent de enige begeleider" in world.eva.command("/leerkring deelname").form.text
    assert "circle.left" in world.audited()
