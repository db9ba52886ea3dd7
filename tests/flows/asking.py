"""What the stories about questions share: someone asks, and it reaches the facilitator."""

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from tests.flows.conftest import World

CUPS = "Hoe werkt statiegeld op koffiebekers?"
CUPS_TOO = "Werkt statiegeld op bekers voor koffie?"


def ask(
    world: World, person: Person, text: str, *, circle: int = 0, introduce: bool = False
) -> None:
    """Search first, find nothing, and put it to a circle."""
    person.says(text)
    english = "Ask a circle" in person.reads()[-1].buttons
    label = "Ask a circle" if english else "Vraag het aan een leerkring"
    form = person.click(person.reads()[-1], label).form
    given = {"circle": form.options("circle")[circle]}
    if introduce:
        given["introduce"] = [form.options("introduce")[0]]  # type: ignore[assignment]
    assert person.submit(form, given) == {}
    person.close(everything=True)
    world.tick()


def asked_of(person: Person, text: str) -> Message:
    """The facilitator's message about a question, not one that only says that it is alike."""
    shown = f"stelt deze vraag aan jullie kring:\n{text}"
    return next(m for m in reversed(person.reads()) if shown in m.sees)
