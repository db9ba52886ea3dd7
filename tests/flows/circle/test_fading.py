"""Who does not react hears less, is asked once whether they still take part, then nothing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.domain.base.kinds import MessageKind
from bot.domain.upcoming.due import look
from bot.domain.upcoming.queue import queue_bundles
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from storage.models import Attendance, Intention, Meeting, Membership, Rsvp
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.people.test_humane import ledger_of
from tests.flows.planning.test_changes import cancel
from tests.flows.reflecting import CIRCLE, forge_press, make_card, person_id, reflect, rows

QUESTION = "Doe je nog mee?"
WORDS = "Wij begonnen klein en dat werkte."
COMES = "Kom je?"
LEARNED = "Dit zijn de vragen van je kring:"
ONLY_ONE = "Dit is de enige herinnering."
LEFT = "Je doet niet meer mee aan deze kring. Wil je terug?"
GONE = "Dit is er niet meer, of het is niet voor jou."


@remembered
def plan(world: World, first_on: str, count: int, at: str = "10:00") -> None:
    """Sessions four weeks apart, of which Ada invites everybody at once."""
    filled = {"first_on": first_on, "at": at, "minutes": "60", "place": "Zaal 1"}
    filled |= {"every_weeks": "4", "count": str(count)} if count > 1 else {}
    assert world.ada.submit(world.ada.command("/leerkring plan").form, filled) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


@remembered
def weeks(world: World, count: int) -> None:
    """Each day at half past nine in the morning, by winter time."""
    for _ in range(count * 7):
        world.later(days=1)


def told(person: Person, words: str) -> list[Message]:
    return [each for each in person.reads() if words in each.sees]


def membership(world: World, person: Person) -> Membership:
    them = person_id(world, person)
    with world.db.read() as session:
        return session.scalars(select(Membership).filter_by(person_id=them)).one()


def press(world: World, person: Person, label: str) -> Message:
    """Press a button of the question; what it shows afterwards."""
    person.click(told(person, QUESTION)[-1], label)
    world.tick()
    return next(each for each in reversed(person.reads()) if "doet" in each.sees)


@pytest.fixture
def monthly(world: World) -> World:
    world.start_circle()
    plan(world, "2026-03-12", 6)
    return world


@pytest.fixture
def silent(monthly: World) -> World:
    """Bram did nothing in three sessions, and was asked whether he still takes part."""
    weeks(monthly, 15)
    assert len(told(monthly.bram, QUESTION)) == 1
    return monthly


def test_who_never_did_anything_hears_three_things_in_a_quarter_and_then_the_question(
    monthly: World,
) -> None:
    bram = monthly.bram
    first = len(bram.reads())  # the welcome and the invitation
    weeks(monthly, 3)
    assert len(told(bram, LEARNED)) == 1
    assert told(bram, "Binnenkort komt") == told(bram, ONLY_ONE) == []
    assert len(bram.reads()) == first + 1

    weeks(monthly, 9)  # two more sessions

    assert len(bram.reads()) == first + 1
    held = ledger_of(monthly, monthly.ada, near="9 april")
    assert "Bram Jansen: niet verstuurd (kreeg al genoeg berichten)" in held

    weeks(monthly, 1)

    [asked] = told(bram, QUESTION)
    assert asked.buttons == ["Ja, ik doe mee", "Ja, zonder herinneringen", "Nee, ik stop"]
    assert "Zeg je niets?" in asked.sees
    assert len(bram.reads()) == first + 2


def test_whoever_says_nothing_hears_nothing_more(silent: World) -> None:
    before = len(silent.bram.reads())

    weeks(silent, 9)  # two more sessions
    plan(silent, "2026-08-20", 1)
    weeks(silent, 1)

    assert len(silent.bram.reads()) == before


def test_not_even_of_what_they_meant_to_try(silent: World) -> None:
    before, now = len(silent.bram.reads()), silent.clock.now()
    with silent.db.begin() as session:
        meeting = session.scalars(select(Meeting)).first()
        assert meeting is not None
        meant = Intention(
            workspace_id=meeting.workspace_id,
            circle_id=meeting.circle_id,
            meeting_id=meeting.id,
            person_id=person_id(silent, silent.bram),
            text=WORDS,
            ask_on=(now + timedelta(days=2)).date(),
            created_at=now,
            updated_at=now,
        )
        session.add(meant)

    weeks(silent, 1)

    assert len(silent.bram.reads()) == before


def test_yes_brings_everything_back(silent: World) -> None:
    answered = press(silent, silent.bram, "Ja, ik doe mee")

    assert "Fijn, je doet mee aan ‘Circulair inkopen’." in answered.sees
    assert "circle.stayed" in silent.audited()
    before = len(silent.bram.reads())
    weeks(silent, 4)
    new = [each.sees for each in silent.bram.reads()[before:]]
    assert [COMES in each for each in new].count(True) == 1
    assert [LEARNED in each for each in new].count(True) == 1
    assert len(told(silent.bram, QUESTION)) == 0  # the message shows the answer now


def test_less_brings_the_questions_without_reminders_and_no_further_question(
    silent: World,
) -> None:
    answered = press(silent, silent.bram, "Ja, zonder herinneringen")

    assert "Voor deze kring stuur ik je geen herinneringen meer." in answered.sees
    assert answered.buttons == ["Ja, ik doe mee"]
    assert "circle.stayed_with_less" in silent.audited()
    before = len(silent.bram.reads())
    weeks(silent, 13)
    new = [each.sees for each in silent.bram.reads()[before:]]
    assert len(new) == 2  # of the sessions that were left
    assert all(LEARNED in each for each in new)

    silent.bram.click(answered, "Ja, ik doe mee")
    assert membership(silent, silent.bram).hears_less is False


def test_stop_ends_it_and_the_facilitator_hears_that_once(silent: World) -> None:
    silent.bram.click(told(silent.bram, QUESTION)[-1], "Nee, ik stop")
    silent.tick()

    shown = silent.bram.reads()[-1]
    assert "Je doet niet meer mee aan ‘Circulair inkopen’." in shown.sees
    assert "Klopt dat niet?" not in shown.sees  # they know: it was their own press
    assert "Wil je terug? Vraag het aan een begeleider." in shown.sees
    assert shown.buttons == []
    assert membership(silent, silent.bram).left_at is not None
    assert len(told(silent.ada, "Bram Jansen doet niet meer mee")) == 1
    assert "circle.left" in silent.audited()
    number = str(membership(silent, silent.bram).id)
    before = rows(silent)
    for action in ("still_in.yes", "still_in.less", "still_in.stop"):
        assert LEFT in forge_press(silent, silent.bram, action, number)
    assert rows(silent) == before


def _answers(world: World) -> None:
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE))


def _comes(world: World) -> None:
    world.bram.click(world.bram.open_home(), "Ja, ik kom")


@pytest.mark.parametrize("act", [_answers, _comes])
def test_whoever_acts_again_is_back(silent: World, act: Callable[[World], None]) -> None:
    act(silent)
    silent.tick()

    assert membership(silent, silent.bram).faded_at is None
    assert told(silent.bram, QUESTION) == []
    assert told(silent.bram, "Fijn, je doet mee aan ‘Circulair inkopen’.")
    before = len(silent.bram.reads())
    weeks(silent, 4)
    assert [LEARNED in each.sees for each in silent.bram.reads()[before:]].count(True) == 1


def test_an_answer_that_came_in_time_brings_no_question(monthly: World) -> None:
    weeks(monthly, 12)
    reflect(monthly, monthly.bram, ("Wij begonnen klein.", CIRCLE))

    weeks(monthly, 2)

    assert told(monthly.bram, QUESTION) == []
    assert told(monthly.chris, QUESTION)  # who did nothing


def test_whoever_comes_without_answering_is_never_asked(monthly: World) -> None:
    first, later = monthly.bram.reads()[1], monthly.bram
    monthly.bram.click(first, "Ja, ik kom")
    monthly.bram.click(
        later.click(later.open_home(), "Komende bijeenkomsten").form, "Ja, ik kom"
    )
    monthly.bram.close(everything=True)

    weeks(monthly, 15)

    assert told(monthly.bram, QUESTION) == []


def test_presses_of_others_and_of_nothing_change_nothing(silent: World) -> None:
    number = str(membership(silent, silent.bram).id)
    before = rows(silent)

    for action in ("still_in.yes", "still_in.less", "still_in.stop"):
        assert GONE in forge_press(silent, silent.chris, action, number)
        assert GONE in forge_press(silent, silent.bram, action, "999999")
        assert GONE in forge_press(silent, silent.bram, action, "x")

    assert rows(silent) == before


@pytest.mark.both
def test_a_double_press_is_one_answer(silent: World) -> None:
    silent.sandbox.duplicate_deliveries(2)

    silent.bram.click(told(silent.bram, QUESTION)[-1], "Ja, ik doe mee")
    silent.sandbox.idle()

    assert membership(silent, silent.bram).faded_at is None
    assert "circle.stayed" in silent.audited()


def test_a_steady_month_is_at_most_five_messages_for_who_takes_part(monthly: World) -> None:
    """A session, answered beforehand and afterwards, with an insight that is released."""
    bram = monthly.bram
    weeks(monthly, 4)
    before = [each for each in bram.reads() if not each.ephemeral]

    for _ in range(28):
        monthly.later(days=1)
        for each in told(bram, COMES):
            if "Ja, ik kom" in each.buttons:
                bram.click(each, "Ja, ik kom")
        if "Beantwoord" in bram.open_home().buttons and monthly.clock.now().month == 4:
            reflect(monthly, bram, (WORDS, CIRCLE))
            make_card(monthly, WORDS, title="Begin klein")

    new = [each for each in bram.reads() if not each.ephemeral][len(before) :]
    assert any(COMES in each.sees for each in new)
    assert any("Begin klein" in each.sees for each in new)
    assert len(new) <= 5


def test_who_said_yes_before_hears_that_it_is_off(monthly: World) -> None:
    """However silent they became: they keep that day free."""
    with monthly.db.begin() as session:
        last = session.scalars(select(Meeting).order_by(Meeting.starts_at.desc())).first()
        assert last is not None
        them = person_id(monthly, monthly.bram)
        row = Attendance(
            workspace_id=last.workspace_id, meeting_id=last.id, person_id=them, rsvp=Rsvp.YES
        )
        session.add(row)
    weeks(monthly, 15)
    assert len(told(monthly.bram, QUESTION)) == 1

    before = len(monthly.bram.reads())

    said = cancel(monthly, "30 juli")

    assert "Bram Jansen" in said
    assert len(monthly.bram.reads()) == before + 1
    assert "donderdag 30 juli 2026" in monthly.bram.reads()[-1].sees


def test_a_question_that_never_arrived_silences_nobody(monthly: World) -> None:
    weeks(monthly, 12)
    monthly.sandbox.faults.add("chat.postMessage", "error", error="cannot_dm_bot", times=None)
    weeks(monthly, 1)
    monthly.sandbox.faults.clear()
    assert told(monthly.bram, QUESTION) == []
    assert all("persoonlijk bericht" not in each.sees for each in monthly.ada.reads())

    plan(monthly, "2026-08-20", 1)

    assert told(monthly.bram, "20 augustus 2026") != []


def test_who_acts_while_the_question_is_queued_is_not_asked(monthly: World) -> None:
    weeks(monthly, 12)
    monthly.clock.move_by(timedelta(days=7))
    now = monthly.clock.now()
    with monthly.db.read() as session:
        found = look(session, now)
    them = person_id(monthly, monthly.bram)
    asked = {(each.kind, each.to) for bundle in found.bundles for each in bundle}
    assert (MessageKind.STILL_IN, them) in asked
    with monthly.db.begin() as session:
        mine = Membership.person_id == them
        session.execute(update(Membership).where(mine).values(active_at=now))

    with monthly.db.begin() as session:
        queue_bundles(session, found.bundles, now)

    assert membership(monthly, monthly.bram).faded_at is None
    monthly.tick()
    assert told(monthly.bram, QUESTION) == []


def test_a_circle_that_goes_on_begins_anew(silent: World) -> None:
    manage = silent.ada.command("/leerkring beheer").form
    stop = silent.ada.click(manage, "Pauzeer of rond af").form
    assert silent.ada.submit(stop, state="paused") == {}
    silent.ada.close(everything=True)
    archive = silent.ada.command("/leerkring archief").form
    silent.ada.click(silent.ada.click(archive, "Bekijk de kring").form, "Ga weer verder")
    silent.ada.close(everything=True)
    silent.tick()

    plan(silent, "2026-08-20", 1)

    assert told(silent.bram, "20 augustus 2026") != []
