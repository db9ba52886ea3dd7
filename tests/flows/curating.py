"""What the stories about digests and searching share: a circle with released cards."""

from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.reflecting import CIRCLE, NETWORK, PUBLIC, hold_session, make_card, reflect

OPEN_WORDS = "Het materialenpaspoort vult de aannemer in bij de oplevering."
CLOSED_WORDS = "Onze wethouder twijfelt nog over het depot."
PUBLIC_WORDS = "Kringloopbedrijven halen keukens uit sloopwoningen."
OPEN_TITLE = "Materialenpaspoort bij oplevering"
CLOSED_TITLE = "Twijfel over het depot"
PUBLIC_TITLE = "Keukens uit sloopwoningen"


@remembered
def curate(world: World) -> int:
    """A circle with three cards: for readers, for the circle alone, and public. Its id."""
    circle_id = world.start_circle()
    hold_session(world)
    reflect(world, world.bram, (OPEN_WORDS, NETWORK), (CLOSED_WORDS, CIRCLE))
    reflect(world, world.chris, (PUBLIC_WORDS, PUBLIC))
    make_card(world, OPEN_WORDS, NETWORK, title=OPEN_TITLE, what=OPEN_WORDS, why="")
    make_card(world, CLOSED_WORDS, CIRCLE, title=CLOSED_TITLE, what=CLOSED_WORDS, why="")
    make_card(
        world,
        PUBLIC_WORDS,
        PUBLIC,
        title=PUBLIC_TITLE,
        what=PUBLIC_WORDS,
        why="",
        outcome="did_not",
        theme="construction",
    )
    world.ada.close(everything=True)
    return circle_id
