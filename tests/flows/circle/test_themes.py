"""A workspace makes the vocabulary its own: through Slack."""

import pytest
from sqlalchemy import update

from bot.sandbox.people import Person
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import curate
from tests.flows.reflecting import forge_form, forge_press, rows


def add(person: Person, name: str) -> dict[str, str]:
    form = person.click(person.command("/leerkring themas").form, "Voeg een thema toe").form
    errors = person.submit(form, nl=name, en="", group="instrument")
    person.close(everything=True)
    return errors


def test_a_theme_of_ones_own_is_a_choice_everywhere(world: World) -> None:
    world.start_circle()
    assert add(world.ada, "Stadslogistiek <b>") == {}

    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    assert "Stadslogistiek <b>" in form.options("theme")
    world.ada.close(everything=True)
    subscription = world.eva.command("/leerkring abonnement").form
    assert world.eva.submit(subscription, themes=["Stadslogistiek <b>"]) == {}
    digest = world.ada.command("/leerkring kennisbrief").form
    digest = world.ada.unfold(digest, "themes")
    assert "Stadslogistiek <b>" in digest.options("themes")
    assert "theme.added" in world.audited()


def test_each_theme_is_listed_once_and_retired_ones_last(world: World) -> None:
    world.start_circle()
    forge_press(world, world.ada, "theme.retire", "food")

    listed = world.ada.command("/leerkring themas").form.text

    assert listed.count("Inkoop\n") == 1
    assert listed.count("Biomassa en voedsel") == 1
    assert "theme.retired" in world.audited()


def test_another_name_stands_on_every_card_at_once(world: World) -> None:
    curate(world)
    listed = world.ada.command("/leerkring themas").form
    form = world.ada.click(listed, "Pas aan", near="Inkoop").form
    assert world.ada.submit(form, nl="Aanbesteden", en="Tendering") == {}

    found = world.eva.command("/leerkring zoek materialenpaspoort oplevering")
    assert "Aanbesteden" in found.text
    assert "Inkoop" not in found.text.replace("inkopen", "")
    assert "theme.renamed" in world.audited()


def test_a_retired_theme_stays_on_cards_and_is_no_choice(world: World) -> None:
    curate(world)
    listed = world.ada.command("/leerkring themas").form
    form = world.ada.click(listed, "Pas aan", near="Bouw").form
    world.ada.click(form, "Gebruik dit thema niet meer")
    world.ada.close(everything=True)

    assert "Bouw" not in world.ada.command("/leerkring kennisbrief").form.options("themes")
    world.ada.close(everything=True)
    assert "Bouw" in world.eva.command("/leerkring zoek keukens uit sloopwoningen").text
    listed = world.ada.command("/leerkring themas").form
    form = world.ada.click(listed, "Pas aan", near="Niet meer in gebruik").form
    world.ada.click(form, "Gebruik dit thema weer")
    assert "Bouw" in world.ada.command("/leerkring nieuw").form.options("theme")
    assert "theme.brought_back" in world.audited()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"nl": " ", "en": "Name"}, "nl"),
        ({"nl": "Nieuw", "en": "Name"}, "nl"),  # there is one already
    ],
)
def test_a_name_must_be_there_and_be_new(
    world: World, fields: dict[str, str], field: str
) -> None:
    world.start_circle()
    assert add(world.ada, "Nieuw") == {}
    before = rows(world)

    form = world.ada.click(
        world.ada.command("/leerkring themas").form, "Voeg een thema toe"
    ).form
    assert field in world.ada.submit(form, fields)

    assert rows(world) == before


def test_only_who_may_edits_and_a_manager_takes_over(world: World) -> None:
    world.start_circle()
    before = rows(world)

    assert "Pas aan" not in world.eva.command("/leerkring themas").form.buttons
    world.eva.close(everything=True)
    for action in (
        "theme.open_new",
        "theme.open_change",
        "theme.retire",
        "principle.open_rule",
    ):
        assert "programmabeheerder" in forge_press(world, world.eva, action, "food")
    forge_form(world, world.eva, "theme.form", theme="food")
    assert rows(world) == before

    with world.db.begin() as session:
        managers = update(Colleague).where(Colleague.external_id == "U0EVA")
        session.execute(managers.values(is_programme_manager=True))
    world.eva.close(everything=True)
    assert add(world.eva, "Stadslogistiek") == {}
    assert "Voeg een thema toe" not in world.ada.command("/leerkring themas").form.buttons


def test_the_rule_for_principles_is_visible_and_adjustable(world: World) -> None:
    world.start_circle()
    listed = world.ada.command("/leerkring themas").form
    assert "minstens 3 organisaties" in listed.text

    form = world.ada.click(listed, "Pas aan", near="Wanneer is iets een handvat?").form
    assert world.ada.submit(form, organisations="5", differing="0") == {}
    world.ada.close()

    assert "minstens 5 organisaties" in world.ada.form.text
    assert "Bij hooguit 0%" in world.ada.form.text
    assert "principle.rule" in world.audited()
