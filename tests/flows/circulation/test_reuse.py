"""Hearing that others use what you shared: asked once, told monthly, never who."""

from datetime import UTC, datetime

import pytest

from bot.domain.insights import card_words
from bot.domain.people import people
from bot.sandbox.people import Person
from storage.models import Insight, ReuseChoice
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, curate
from tests.flows.reflecting import forge_press, person_id, rows

ASK = "Wil je ook horen als anderen het willen gebruiken?"
NEWS = "Dit gebeurde er vorige maand met wat jij deelde"
APRIL = datetime(2026, 4, 1, 7, 30, tzinfo=UTC)  # a Wednesday, 09:30 in Amsterdam
MAY = datetime(2026, 5, 4, 7, 30, tzinfo=UTC)


def use(world: World, person: Person, title: str = OPEN_TITLE) -> None:
    person.command("/leerkring help")  # so that the bot knows them
    with world.db.begin() as session:
        actor = people.as_actor(session.get_one(Colleague, person_id(world, person)))
        card = world.id_of(Insight, title=title)
        card_words.use(session, actor, card, world.clock.now())


def until(world: World, moment: datetime) -> None:
    world.clock.move_to(moment)
    world.tick()


@pytest.fixture
def released(world: World) -> World:
    curate(world)
    world.later(days=1)
    return world


def news_of(person: Person) -> list[str]:
    return [m.sees for m in person.reads() if NEWS in m.sees]


def test_who_wants_it_hears_once_a_month_what_is_used(released: World) -> None:
    asked = next(m for m in released.bram.reads() if ASK in m.sees)
    released.bram.click(asked, "Ja, laat het me weten")
    assert any(
        "Als anderen willen gebruiken wat jij deelde" in m.sees for m in released.bram.reads()
    )
    use(released, released.eva)
    use(released, released.bram)  # one's own use tells nothing new

    until(released, APRIL)

    [told] = news_of(released.bram)
    assert OPEN_TITLE in told
    assert "Een of meer collega’s willen dit inzicht gebruiken." in told
    assert "Eva" not in told
    until(released, MAY)
    assert len(news_of(released.bram)) == 1  # nothing happened in April
    assert len([m for m in released.bram.reads() if ASK in m.sees]) == 0  # never again


def test_what_a_month_brings_is_not_told_before_it_is_over(released: World) -> None:
    """From press to press it would say on which day somebody began."""
    asked = next(m for m in released.bram.reads() if ASK in m.sees)
    released.bram.click(asked, "Ja, laat het me weten")
    use(released, released.eva)
    april = str(int(APRIL.timestamp()))

    early = forge_press(released, released.bram, "reuse.see", april)
    until(released, APRIL)
    later = forge_press(released, released.bram, "reuse.see", april)

    assert OPEN_TITLE not in early
    assert "er niet meer" in early
    assert OPEN_TITLE in later


def test_three_of_a_kind_are_counted(released: World) -> None:
    released.bram.click(
        next(m for m in released.bram.reads() if ASK in m.sees), "Ja, laat het me weten"
    )
    for n, person in enumerate((released.ada, released.chris, released.eva)):
        form = person.command("/leerkring instellingen").form
        assert person.submit(form, organisation=f"Gemeente {n}", layer="Gemeente") == {}
        person.close(everything=True)
        use(released, person)

    until(released, APRIL)

    [told] = news_of(released.bram)
    assert "3 gemeenten willen dit inzicht gebruiken." in told
    assert "Gemeente 0" not in told
    assert "anderen." not in told
    assert "reuse.chosen" in released.audited()


def test_who_is_not_of_a_kind_that_is_counted_is_one_of_some_others(released: World) -> None:
    released.bram.click(
        next(m for m in released.bram.reads() if ASK in m.sees), "Ja, laat het me weten"
    )
    use(released, released.dewi)
    for n, person in enumerate((released.ada, released.chris, released.eva)):
        form = person.command("/leerkring instellingen").form
        assert person.submit(form, organisation=f"Gemeente {n}", layer="Gemeente") == {}
        person.close(everything=True)
        use(released, person)

    until(released, APRIL)

    [told] = news_of(released.bram)
    assert "3 gemeenten willen dit inzicht gebruiken.\nEn nog een of meer anderen." in told


def test_the_list_of_what_is_gone_thanks_for_nothing(released: World) -> None:
    asked = next(m for m in released.bram.reads() if ASK in m.sees)
    released.bram.click(asked, "Nee, dank je")
    until(released, APRIL)

    shown = forge_press(released, released.bram, "reuse.see", str(int(APRIL.timestamp())))

    assert "Hier staat niets meer" in shown
    assert "Dank je wel dat je het deelde" not in shown


@pytest.mark.parametrize("answer", ["Nee, dank je", None])
def test_without_a_yes_nothing_is_told_of_who_uses_it(
    released: World, answer: str | None
) -> None:
    """What came of it itself is told until they say no."""
    if answer is not None:
        released.bram.click(next(m for m in released.bram.reads() if ASK in m.sees), answer)
    use(released, released.eva)

    until(released, APRIL)

    told = news_of(released.bram)
    assert "willen dit inzicht gebruiken" not in "".join(told)
    assert bool(told) is (answer is None)


@pytest.mark.both
def test_a_second_press_changes_nothing_and_stopping_stops(released: World) -> None:
    asked = next(m for m in released.bram.reads() if ASK in m.sees)
    released.bram.click(asked, "Ja, laat het me weten")
    before = rows(released)
    use(released, released.eva)
    until(released, APRIL)
    told = next(m for m in released.bram.reads() if NEWS in m.sees)

    released.bram.click(told, "Stop met dit bericht")

    assert news_of(released.bram) == []
    assert len(before["reuse_choice"]) == 1
    assert released.id_of(ReuseChoice) is not None
    use(released, released.dewi)
    until(released, MAY)
    assert news_of(released.bram) == []
