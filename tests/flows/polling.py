"""What the stories about finding a date share."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.sandbox.people import Person
from bot.sandbox.seen import Message, View
from storage.models import Attendance, Meeting, Poll, PollSlot, PollVote, Rsvp
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.memory import remembered

TUESDAY, THURSDAY, FRIDAY = (
    "dinsdag 10 maart 2026, 10:00",
    "donderdag 12 maart 2026, 10:00",
    "vrijdag 13 maart 2026, 14:00",
)
POLL = {
    "on-1": "2026-03-10",
    "at-1": "10:00",
    "on-2": "2026-03-12",
    "at-2": "10:00",
    "on-3": "2026-03-13",
    "at-3": "14:00",
    "minutes": "120",
    "place": "Stadhuis, zaal 2",
    "deadline_on": "2026-03-06",
}


@remembered
def ask(world: World, **changes: Any) -> None:
    """Ada asks the circle for a date; it is Monday 2 March, votes until Friday."""
    person = world.ada
    assert person.submit(person.command("/leerkring prikken").form, POLL | changes) == {}
    assert person.submit(person.form) == {}
    person.close(everything=True)
    world.tick()


def question(person: Person) -> Message:
    """The message that asks when this person can, whatever it shows by now."""
    return next(m for m in person.reads() if _asks(m))


def _asks(message: Message) -> bool:
    return message.sees.startswith(("Wanneer kun je?", "When can you come?"))


def form_of(person: Person, label: str = "Stem") -> View:
    return person.click(question(person), label).form


@remembered
def vote(world: World, person: Person, *said: str | None, label: str = "Stem") -> None:
    """Slot by slot, in the order of the calendar; None leaves one open."""
    form = form_of(person, label)
    fields = [name for name in form.inputs if name.startswith("slot-")]
    given = {f: v for f, v in zip(fields, said, strict=False) if v is not None}
    assert person.submit(form, given) == {}
    person.close(everything=True)
    world.tick()


@remembered
def wait_until(world: World, moment: str) -> None:
    """Let the worker come to life at this moment by Dutch clocks, not before."""
    dutch = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    world.clock.move_to(dutch)
    world.tick()


def told(person: Person, part: str) -> list[Message]:
    return [message for message in person.reads() if part in message.sees]


def all_polls(world: World) -> list[Poll]:
    with world.db.read() as session:
        return list(session.scalars(select(Poll).order_by(Poll.id)))


def slots(world: World) -> list[PollSlot]:
    with world.db.read() as session:
        return list(session.scalars(select(PollSlot).order_by(PollSlot.starts_at)))


def votes_of(world: World, person: Person) -> list[str]:
    """What this person said so far, by moment."""
    with world.db.read() as session:
        return list(
            session.scalars(
                select(PollVote.vote)
                .join(PollSlot, PollSlot.id == PollVote.slot_id)
                .join(Colleague, Colleague.id == PollVote.person_id)
                .where(Colleague.external_id == person.id)
                .order_by(PollSlot.starts_at)
            )
        )


def sessions(world: World) -> list[Meeting]:
    with world.db.read() as session:
        return list(session.scalars(select(Meeting).order_by(Meeting.id)))


def coming(world: World) -> dict[str, Rsvp | None]:
    """Who answered what to the one session that there is."""
    with world.db.read() as session:
        found = session.execute(
            select(Colleague.name, Attendance.rsvp).join(
                Attendance, Attendance.person_id == Colleague.id
            )
        ).all()
    return {name.split()[0]: rsvp for name, rsvp in found}
