"""What a form folds away keeps its value, and comes back with all that was typed."""

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.slack.base import ids
from storage.models import (
    Circle,
    Digest,
    GuidingQuestion,
    Insight,
    Reflection,
    ReflectionDraft,
    ReleaseLevel,
)
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, curate
from tests.flows.learned.test_capture import bring_case
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    cards,
    forge_press,
    hold_session,
    propose,
    question_ids,
    reflect,
    rows,
    stored,
)

PER_QUESTION = "Kies dit per vraag"
TELL_MORE = "Meer: praktijk, wat je probeerde"
STORED_ABOVE = "Terwijl dit formulier openstond, is er iets nieuws bewaard"
WORDS, MORE_WORDS = "Eerst de markt.", "Dan pas eisen."
NEW = {
    "name": "Circulair slopen",
    "theme": "procurement",
    "purpose": "Leren slopen.",
    "participants": ["U0BRAM"],
}


def new_circle(world: World) -> None:
    """Ada fills in what she sees, and sends it."""
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    assert world.ada.submit(form, NEW) == {}


def test_what_is_folded_begins_as_it_always_did(world: World) -> None:
    new_circle(world)

    with world.db.read() as session:
        circle = session.scalars(select(Circle)).one()
        questions = session.scalars(select(GuidingQuestion)).all()
    assert (circle.language, circle.default_release) == ("nl", ReleaseLevel.CIRCLE)
    assert circle.horizon_on is None
    assert len(questions) == 3


def test_unfolding_keeps_what_was_typed(world: World) -> None:
    form = world.ada.command("/leerkring nieuw", channel=world.channel).form
    world.ada.types(form, NEW)

    shown = world.ada.click(form, "Meer: vragen, medebegeleiders").form

    assert {name: shown.initial(name) for name in ("name", "purpose")} == {
        name: NEW[name] for name in ("name", "purpose")
    }
    assert shown.initial("channel") == world.channel
    assert "Meer: vragen, medebegeleiders" not in shown.buttons
    assert world.ada.submit(shown, questions="Wat sloop je?", language="en") == {}
    with world.db.read() as session:
        assert session.scalars(select(Circle)).one().language == "en"
        assert session.scalars(select(GuidingQuestion.text)).all() == ["Wat sloop je?"]


def test_a_button_for_more_in_a_form_without_any_says_so(world: World) -> None:
    said = forge_press(world, world.eva, ids.FORM_MORE, "title")

    assert "niet voor jou" in said


# The guiding questions


def asked(world: World) -> None:
    world.start_circle()
    hold_session(world)


def answering(person: Person) -> None:
    person.command("/leerkring reflectie")


def test_one_choice_goes_for_every_answer(world: World) -> None:
    asked(world)
    first, second, _ = question_ids(world)
    answering(world.bram)

    given = {f"answer-{first}": WORDS, f"answer-{second}": MORE_WORDS, "level": NETWORK}
    assert world.bram.submit(world.bram.form, given) == {}

    assert [each.wanted_level for each in stored(world)] == [ReleaseLevel.NETWORK] * 2


def test_a_level_per_question_goes_on_from_the_one_that_was_chosen(world: World) -> None:
    asked(world)
    first, second, _ = question_ids(world)
    answering(world.bram)
    given = {f"answer-{first}": WORDS, f"answer-{second}": MORE_WORDS, "level": NETWORK}
    world.bram.types(world.bram.form, given)

    form = world.bram.click(world.bram.form, PER_QUESTION).form

    assert "level" not in form.inputs
    assert form.initial(f"level-{first}") == NETWORK
    assert form.initial(f"answer-{second}") == MORE_WORDS
    assert TELL_MORE in form.buttons
    assert f"follow_up-{first}" not in form.inputs
    assert world.bram.submit(form, {f"level-{second}": PRIVATE}) == {}
    wanted = [each.wanted_level for each in stored(world)]
    assert wanted == [ReleaseLevel.NETWORK, ReleaseLevel.PRIVATE]


def test_levels_that_differ_stay_so_until_one_is_chosen(world: World) -> None:
    asked(world)
    reflect(world, world.bram, (WORDS, NETWORK), (MORE_WORDS, CIRCLE))
    before = [each.wanted_level for each in stored(world)]
    first = question_ids(world)[0]
    answering(world.bram)

    assert "Per vraag, zoals je eerder koos" in world.bram.form.text
    assert world.bram.submit(world.bram.form, {f"answer-{first}": "Iets anders."}) == {}
    assert [each.wanted_level for each in stored(world)] == before

    world.bram.close(everything=True)
    answering(world.bram)
    assert world.bram.submit(world.bram.form, level=PRIVATE) == {}
    assert [each.wanted_level for each in stored(world)] == [ReleaseLevel.PRIVATE] * 2


@pytest.mark.parametrize("follow_up", ["worked", ""])
def test_a_draft_keeps_a_narrower_level_for_words_to_come(world: World, follow_up: str) -> None:
    """It was chosen before the answer was written: with how it went, or with nothing yet."""
    asked(world)
    first, second, _ = question_ids(world)
    answering(world.bram)
    form = world.bram.click(world.bram.form, PER_QUESTION).form
    world.bram.types(form, {f"answer-{first}": WORDS, f"level-{first}": NETWORK})
    world.bram.types(form, {f"level-{second}": PRIVATE})
    if follow_up:
        world.bram.choose(form, f"follow_up-{second}", follow_up)
    world.bram.click(world.bram.form, "Bewaar en ga later verder")
    world.bram.close(everything=True)

    answering(world.bram)

    assert "Per vraag, zoals je eerder koos" in world.bram.form.text
    assert world.bram.submit(world.bram.form, {f"answer-{second}": MORE_WORDS}) == {}
    wanted = [each.wanted_level for each in stored(world)]
    assert wanted == [ReleaseLevel.NETWORK, ReleaseLevel.PRIVATE]


def test_what_was_told_before_stays_while_it_is_folded(world: World) -> None:
    """A case and what was tried: told once, kept by a form that shows neither."""
    asked(world)
    bring_case(world, world.chris, "De wormenfarm")
    first = question_ids(world)[0]
    answering(world.bram)
    form = world.bram.unfold(world.bram.form, "case")
    case = form.options("case")[-1]
    world.bram.choose(form, f"follow_up-{first}", "worked")
    told = {f"answer-{first}": WORDS, "case": case, f"why-{first}": "Daarom."}
    assert world.bram.submit(world.bram.form, told) == {}
    world.bram.close(everything=True)
    answering(world.bram)
    assert "Bekijk wat je nog meer vertelde" in world.bram.form.buttons

    assert world.bram.submit(world.bram.form, {f"answer-{first}": MORE_WORDS}) == {}

    [kept] = stored(world)
    assert (kept.text, kept.why) == (MORE_WORDS, "Daarom.")
    assert kept.case_id is not None


def test_a_draft_keeps_what_is_folded(world: World) -> None:
    asked(world)
    first = question_ids(world)[0]
    answering(world.bram)
    world.bram.choose(world.bram.form, f"follow_up-{first}", "worked")
    world.bram.types(world.bram.form, {f"answer-{first}": WORDS, f"why-{first}": "Daarom."})
    world.bram.click(world.bram.form, "Bewaar en ga later verder")
    world.bram.close(everything=True)
    answering(world.bram)
    assert f"why-{first}" not in world.bram.form.inputs

    world.bram.types(world.bram.form, {f"answer-{first}": MORE_WORDS})
    world.bram.click(world.bram.form, "Bewaar en ga later verder")

    with world.db.read() as session:
        sheet = session.scalars(select(ReflectionDraft)).one().sheet
    filled = sheet["filled"][str(first)]
    assert (filled["text"], filled["why"]) == (MORE_WORDS, "Daarom.")


def test_what_cannot_be_comes_into_view(world: World) -> None:
    """A draft may hold an address that is none; the form it is sent from folds the field."""
    asked(world)
    first = question_ids(world)[0]
    answering(world.bram)
    world.bram.choose(world.bram.form, f"follow_up-{first}", "worked")
    world.bram.types(world.bram.form, {f"answer-{first}": WORDS, f"links-{first}": "onzin"})
    world.bram.click(world.bram.form, "Bewaar en ga later verder")
    world.bram.close(everything=True)
    answering(world.bram)
    before = rows(world)

    world.bram.submit(world.bram.form, {f"answer-{first}": MORE_WORDS})

    form = world.bram.form
    assert "Links\nDit is geen webadres." in form.text
    assert form.initial(f"links-{first}") == "onzin"
    assert form.initial(f"answer-{first}") == MORE_WORDS
    assert rows(world) == before
    world.bram.click(form, "Bewaar en ga later verder")
    world.bram.close(everything=True)
    answering(world.bram)
    assert world.bram.form.initial(f"answer-{first}") == MORE_WORDS
    assert world.bram.submit(world.bram.form, {f"links-{first}": ""}) == {}
    assert stored(world)[0].text == MORE_WORDS


def test_stored_words_stay_above_while_more_is_shown(world: World) -> None:
    """Whoever has to choose between two texts sees both until the form is sent."""
    asked(world)
    first = question_ids(world)[0]
    reflect(world, world.bram, ("Van gisteren.", CIRCLE))
    answering(world.bram)
    with world.db.begin() as session:
        session.scalars(select(Reflection)).one().text = "Van de telefoon."
    world.bram.submit(world.bram.form, {f"answer-{first}": WORDS})
    assert world.bram.form.text.startswith(STORED_ABOVE)

    for label in (TELL_MORE, PER_QUESTION):
        world.bram.click(world.bram.form, label)
        assert world.bram.form.text.startswith(STORED_ABOVE)
        assert world.bram.form.text.count("Van de telefoon.") == 1
    world.bram.choose(world.bram.form, f"follow_up-{first}", "worked")
    assert f"why-{first}" in world.bram.form.inputs
    assert world.bram.form.text.startswith(STORED_ABOVE)

    assert world.bram.submit(world.bram.form) == {}
    assert [each.text for each in stored(world)] == [WORDS]


def test_a_first_form_goes_on_offering_the_other_language(world: World) -> None:
    form = world.eva.command("/leerkring nieuw").form
    assert form.buttons[-1] == "English, please"

    form = world.eva.click(form, "Meer: vragen, medebegeleiders").form

    assert form.buttons == ["English, please"]


def test_a_first_form_offers_it_beside_what_is_newer_too(world: World) -> None:
    world.start_circle()
    form = world.eva.command("/leerkring instellingen").form
    with world.db.begin() as session:
        me = session.scalars(select(Colleague).filter_by(external_id=world.eva.id)).one()
        me.organisation = "Provincie"

    world.eva.submit(form, organisation="Waterschap")

    assert STORED_ABOVE in world.eva.form.text
    assert world.eva.form.buttons == ["English, please"]


# Insights and digests


def test_a_card_keeps_where_it_is_filed(world: World) -> None:
    """Its theme and place are folded when it is changed, and its source when it is made."""
    asked(world)
    reflect(world, world.bram, (WORDS, NETWORK))
    propose(world, WORDS, theme="food", place="Rivierdam")
    world.ada.close(everything=True)
    harvest = world.ada.command("/leerkring oogst").form
    form = world.ada.click(harvest, "Pas aan").form
    assert {"theme", "place", "sources"}.isdisjoint(form.inputs)

    assert world.ada.submit(form, title="Een andere titel") == {}

    [card] = cards(world)
    assert (card.title, card.theme, card.place) == ("Een andere titel", "food", "Rivierdam")


def test_a_new_card_is_of_the_answer_it_was_made_of(world: World) -> None:
    asked(world)
    reflect(world, world.bram, (WORDS, NETWORK))
    harvest = world.ada.command("/leerkring oogst").form
    form = world.ada.click(harvest, "Maak inzicht", near=WORDS).form

    given = {"title": "Eerst de markt", "outcome": "worked", "level": NETWORK}
    assert world.ada.submit(form, given) == {}

    [card] = cards(world)
    assert (card.theme, card.kind.value) == ("procurement", "practice")
    assert WORDS in world.ada.form.text


def test_a_digest_is_titled_by_the_period_that_was_chosen(world: World) -> None:
    curate(world)
    form = world.ada.command("/leerkring kennisbrief").form
    assert "title" not in form.inputs

    assert form.initial("period_to") != "2026-03-20"
    assert world.ada.submit(form, period_to="2026-03-20") == {}

    with world.db.read() as session:
        digest = session.scalars(select(Digest)).one()
    assert digest.title == "Wat we leerden tot en met 20 mrt 2026"
    assert digest.introduction in {None, ""}
    assert OPEN_TITLE in world.ada.form.text


def test_unfolding_does_not_hide_what_is_newer(world: World) -> None:
    world.start_circle()
    form = world.bram.command("/leerkring instellingen").form
    world.bram.types(form, {"organisation": "Waterschap"})
    with world.db.begin() as session:
        mine = session.scalars(select(Colleague).filter_by(external_id=world.bram.id)).one()
        mine.organisation = "Provincie"

    form = world.bram.click(form, "Meer: later afwezig, schoolvakanties").form
    assert form.initial("organisation") == "Waterschap"
    world.bram.submit(form)

    assert "Nu bewaard bij ‘Organisatie’\nProvincie" in world.bram.form.text


def test_settings_that_are_folded_stay(world: World) -> None:
    world.start_circle()
    form = world.bram.command("/leerkring instellingen").form
    assert world.bram.submit(form, school_region="midden") == {}
    form = world.bram.command("/leerkring instellingen").form
    assert "school_region" not in form.inputs

    assert world.bram.submit(form, organisation="Provincie") == {}

    form = world.bram.command("/leerkring instellingen").form
    assert world.bram.unfold(form, "school_region").initial("school_region") == "midden"


def test_choosing_between_words_keeps_the_settings_that_are_folded(world: World) -> None:
    """The form that shows what is newer has every field: those it adds begin as stored."""
    world.start_circle()
    form = world.bram.command("/leerkring instellingen").form
    folded = {"school_region": "midden", "in_school_holidays": ["yes"]}
    assert world.bram.submit(form, folded) == {}
    form = world.bram.command("/leerkring instellingen").form
    assert set(folded).isdisjoint(form.inputs)
    with world.db.begin() as session:
        me = session.scalars(select(Colleague).filter_by(external_id=world.bram.id)).one()
        me.organisation = "Provincie"
    world.bram.submit(form, organisation="Waterschap")
    assert "Nu bewaard bij ‘Organisatie’\nProvincie" in world.bram.form.text

    assert world.bram.submit(world.bram.form) == {}

    with world.db.read() as session:
        me = session.scalars(select(Colleague).filter_by(external_id=world.bram.id)).one()
    assert me.organisation == "Waterschap"
    assert (me.school_region, me.in_school_holidays) == ("midden", True)


def test_choosing_between_words_keeps_the_rest_of_a_card(world: World) -> None:
    asked(world)
    reflect(world, world.bram, (WORDS, NETWORK))
    link = "https://example.org/markt"
    propose(world, WORDS, theme="food", place="Rivierdam", links=link)
    world.ada.close(everything=True)
    harvest = world.ada.command("/leerkring oogst").form
    form = world.ada.click(harvest, "Pas aan").form
    with world.db.begin() as session:
        session.scalars(select(Insight)).one().title = "Van een ander"
    world.ada.submit(form, title="Van mij")
    assert "Van een ander" in world.ada.form.text

    assert world.ada.submit(world.ada.form) == {}

    [card] = cards(world)
    assert (card.title, card.theme, card.place) == ("Van mij", "food", "Rivierdam")
    assert card.links == [link]
