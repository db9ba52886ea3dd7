"""Notes, answers that participants offer, near-twins, and what may tell who: through Slack."""

import pytest

from bot.sandbox.seen import View
from storage.models import Insight, InsightState
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, OPEN_WORDS, curate
from tests.flows.reflecting import (
    CARD,
    CIRCLE,
    NETWORK,
    PRIVATE,
    agree,
    cards,
    confirm,
    forge_press,
    hold_session,
    make_card,
    prompt_of,
    propose,
    reflect,
    rows,
    visible_titles,
)

WORDS = "Wij begonnen klein."
ALIKE = "Dit lijkt op een inzicht dat er al is."


@pytest.fixture
def shared(world: World) -> World:
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, (WORDS, NETWORK))
    return world


def new_form(world: World, near: str = WORDS) -> View:
    harvest = world.ada.command("/leerkring oogst").form
    return world.ada.click(harvest, "Maak inzicht", near=near).form


def mine(world: World) -> View:
    return world.bram.click(prompt_of(world.bram), "Mijn antwoorden").form


def test_a_note_may_be_unfinished_and_becomes_a_card(shared: World) -> None:
    form = new_form(shared)
    shared.ada.fill(form, {"title": "Begin klein"})
    shared.ada.click(form, "Bewaar als concept")

    assert "Bewaard als concept" in shared.ada.form.text
    [note] = cards(shared)
    assert (note.state, note.title, note.unfinished) == (
        InsightState.NOTE,
        "Begin klein",
        ["outcome"],
    )
    assert visible_titles(shared) == []
    shared.ada.close()
    assert "Begin klein\nConcept" in shared.ada.form.text

    form = shared.ada.click(shared.ada.form, "Pas aan").form
    assert "Ada de Vries bewaarde een concept" in form.text
    assert form.initial("outcome") is None
    assert shared.ada.submit(form, {**CARD, "level": NETWORK}) == {}
    confirm(shared)
    shared.later(minutes=15)
    agree(shared, WORDS, NETWORK)
    assert visible_titles(shared) == [CARD["title"]]
    shared.ada.close()
    form = shared.ada.click(shared.ada.form, "Pas aan").form
    assert "Ada de Vries stelde het inzicht voor" in form.text
    assert "Bewaar als concept" not in form.buttons


def test_a_card_is_shown_before_it_is_proposed(shared: World) -> None:
    """As readers will see it; going back finds every word, kept as a note meanwhile."""
    assert shared.ada.submit(new_form(shared), {**CARD, "level": CIRCLE}) == {}

    shown = shared.ada.form
    assert "Zo zien lezers dit inzicht:" in shown.text
    assert CARD["title"] in shown.text
    assert "Wie mag het lezen? Onze leerkring." in shown.text
    assert visible_titles(shared) == []
    shared.ada.close()
    form = shared.ada.form
    assert form.initial("title") == CARD["title"]
    assert shared.ada.submit(form, title="Begin klein") == {}
    assert shared.ada.submit(shared.ada.form) == {}

    assert [card.title for card in cards(shared)] == ["Begin klein"]
    assert visible_titles(shared) == ["Begin klein"]
    shared.ada.close()
    harvest = shared.ada.form
    assert "Van dit antwoord is al een inzicht gemaakt: ‘Begin klein’." in harvest.text
    assert "Maak nog een inzicht" in harvest.buttons
    shared.ada.close()
    assert shared.ada.modal is None


def test_a_card_that_changed_while_it_was_looked_at_is_not_proposed(shared: World) -> None:
    assert shared.ada.submit(new_form(shared), {**CARD, "level": CIRCLE}) == {}
    [note] = cards(shared)
    with shared.db.begin() as session:
        session.get_one(Insight, note.id).title = "Iets anders"

    shared.ada.submit(shared.ada.form)

    assert "Dit concept is intussen aangepast." in shared.ada.form.text
    assert visible_titles(shared) == []


def test_a_note_is_changed_and_stays_a_note(shared: World) -> None:
    form = new_form(shared)
    shared.ada.fill(form, {"title": "Begin klein"})
    shared.ada.click(form, "Bewaar als concept")
    shared.ada.close()
    form = shared.ada.click(shared.ada.form, "Pas aan").form
    shared.ada.fill(form, {"title": "Begin nog kleiner"})

    shared.ada.click(form, "Bewaar als concept")

    [note] = cards(shared)
    assert (note.state, note.title) == (InsightState.NOTE, "Begin nog kleiner")


def test_a_note_says_something(shared: World) -> None:
    form = new_form(shared)
    shared.ada.fill(form, {"title": "", "what": ""})
    before = rows(shared)

    shared.ada.click(form, "Bewaar als concept")

    assert rows(shared) == before


def test_nobody_but_its_facilitators_sees_a_note(shared: World) -> None:
    shared.ada.click(new_form(shared), "Bewaar als concept")
    before = rows(shared)

    told = [
        forge_press(shared, person, action, "1")
        for person in (shared.chris, shared.eva)
        for action in ("insight.open_change", "insight.propose_anyway", "insight.open_withdraw")
    ]

    assert not any(WORDS in each for each in told)
    assert WORDS not in shared.eva.command("/leerkring zoek begonnen klein").text
    assert rows(shared) == before


def test_taking_words_back_takes_the_note_along(shared: World) -> None:
    shared.ada.click(new_form(shared), "Bewaar als concept")

    form = shared.bram.click(mine(shared), "Wijzig wie dit leest").form
    shared.bram.submit(form, level=PRIVATE)

    assert cards(shared)[0].state is InsightState.WITHDRAWN
    assert "reflection.lowered" in shared.audited()


def test_a_participant_offers_an_own_answer(shared: World) -> None:
    shared.bram.click(mine(shared), "Stel voor als inzicht")
    shared.later(minutes=15)

    assert "De begeleiders zien jouw antwoord klaarstaan" in shared.bram.form.text
    offered = shared.ada.reads()[-1]
    assert "Bram Jansen stelt een antwoord voor als inzicht" in offered.sees
    assert WORDS not in offered.sees  # words stay where their author can take them back
    form = shared.ada.click(offered, "Bekijk het concept").form
    assert form.initial("what") == WORDS
    assert shared.ada.submit(form, {**CARD, "level": NETWORK}) == {}
    confirm(shared)
    assert visible_titles(shared) == []
    shared.later(minutes=15)
    agree(shared, WORDS, NETWORK)
    assert visible_titles(shared) == [CARD["title"]]


@pytest.mark.both
def test_offering_twice_or_somebody_elses_words_changes_nothing(shared: World) -> None:
    form = mine(shared)
    shared.bram.click(form, "Stel voor als inzicht")
    shared.bram.close()
    before = rows(shared)

    shared.bram.click(form, "Stel voor als inzicht", stale=True)
    assert "Van dit antwoord wordt al een inzicht gemaakt." in shared.bram.form.text
    for stranger in (shared.chris, shared.eva):
        assert "er niet meer" in forge_press(shared, stranger, "insight.offer", "1")

    assert rows(shared) == before
    assert "insight.offered" in shared.audited()


def test_a_note_that_became_a_card_is_no_note_any_more(shared: World) -> None:
    form = new_form(shared)
    shared.ada.fill(form, {**CARD, "level": NETWORK})
    shared.ada.click(form, "Bewaar als concept")
    shared.ada.close()
    form = shared.ada.click(shared.ada.form, "Pas aan").form
    [note] = cards(shared)
    with shared.db.begin() as session:
        session.get_one(Insight, note.id).state = InsightState.PROPOSED  # meanwhile
    before = rows(shared)

    told = shared.ada.click(form, "Bewaar als concept").text

    assert "Dit is geen concept meer. Er is niets veranderd." in told + shared.ada.form.text
    assert rows(shared) == before
    assert "insight.noted" in shared.audited()


def test_a_near_twin_is_offered_to_recognise(world: World) -> None:
    curate(world)
    almost = OPEN_WORDS.replace("vult", "vulde")
    reflect(world, world.chris, (almost, NETWORK))

    form = new_form(world, almost)
    assert world.ada.submit(form, {**CARD, "what": almost, "level": NETWORK}) == {}

    assert ALIKE in world.ada.form.text
    assert OPEN_TITLE in world.ada.form.text
    assert cards(world)[-1].state is InsightState.NOTE
    world.ada.click(world.ada.form, "Maak toch een nieuw inzicht")
    world.later(minutes=15)
    agree(world, almost, NETWORK)
    assert CARD["title"] in visible_titles(world)


def test_a_participant_with_a_near_twin_is_shown_it_first(world: World) -> None:
    curate(world)
    reflect(world, world.chris, (OPEN_WORDS, NETWORK))
    own = world.chris.click(prompt_of(world.chris), "Mijn antwoorden").form

    world.chris.click(own, "Stel voor als inzicht", near=OPEN_WORDS)
    assert ALIKE in world.chris.form.text
    count = len(cards(world))
    world.chris.click(world.chris.form, "Stel het toch voor")

    assert len(cards(world)) == count + 1


def test_a_place_is_seen_by_the_author_however_far_the_answer_goes(shared: World) -> None:
    propose(shared, WORDS, NETWORK, place="Stadskantoor aan de haven", layer="water_board")

    assert visible_titles(shared) == []
    request = shared.bram.reads()[-1]
    assert "Stadskantoor aan de haven · Waterschap" in request.sees
    shared.bram.click(request, "Geef vrij")
    assert visible_titles(shared) == [CARD["title"]]
    found = shared.eva.command("/leerkring zoek afdeling samen ingekocht")
    whole = shared.eva.click(found.message, "Lees meer").form
    assert "Stadskantoor aan de haven" in whole.text


@pytest.mark.parametrize(
    ("links", "error"),
    [
        ("javascript:alert(1)", "https://"),
        ("ftp://voorbeeld.example", "https://"),
        ("https://ada:geheim@voorbeeld.example", "https://"),
        ("https://a.example/<script>", "https://"),
        ("https://a.example https://b.example https://c.example https://d.example", "3 links"),
    ],
)
def test_only_plain_links_go_on_a_card(shared: World, links: str, error: str) -> None:
    errors = shared.ada.submit(new_form(shared), {**CARD, "links": links})

    assert error in errors["links"]
    assert cards(shared) == []


def test_links_are_shown_in_full(shared: World) -> None:
    make_card(shared, WORDS, NETWORK, links="https://voorbeeld.example/a\nhttp://b.example")

    found = shared.eva.command("/leerkring zoek afdeling samen ingekocht")
    whole = shared.eva.click(found.message, "Lees meer").form
    assert "https://voorbeeld.example/a" in whole.text
    assert cards(shared)[0].links == ["https://voorbeeld.example/a", "http://b.example"]
    assert "insight.proposed" in shared.audited()


def test_nobody_makes_a_principle_by_choosing_it(shared: World) -> None:
    assert "Handvat" not in new_form(shared).options("kind")
