"""From answers to cards, and authors letting them go or not, through Slack."""

from typing import Any

import pytest

from bot.sandbox.seen import Message
from bot.search import search
from storage.models import (
    Consent,
    GuidingQuestion,
    InsightSource,
    InsightState,
    Person,
    Prompt,
    Reflection,
    ReleaseLevel,
    Surface,
)
from tests.flows.circle.test_handovers import switch_off
from tests.flows.conftest import World
from tests.flows.reflecting import (
    CARD,
    CIRCLE,
    NETWORK,
    PRIVATE,
    PUBLIC,
    agree,
    cards,
    confirm,
    forge_form,
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    hold_session,
    make_card,
    person_id,
    prompt_of,
    reflect,
    rows,
    stored,
    visible_titles,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
TITLE = "Begin met één afdeling"
FURTHER = "Dat gaat verder dan je zelf koos bij je antwoord."


@pytest.fixture
def shared(world: World) -> World:
    """Bram shared one answer with the circle and kept one; Chris shared one with readers."""
    world.start_circle()
    hold_session(world)
    reflect(world, world.bram, ("Wij begonnen klein.", CIRCLE), ("Mijn geheim.", PRIVATE))
    reflect(world, world.chris, ("Bij ons duurde het lang.", NETWORK))
    return world


def request_of(world: World) -> Message:
    """What Bram was asked about a card."""
    [request] = [m for m in world.bram.reads() if TITLE in m.sees]
    return request


def found_by_eva(world: World) -> list[str]:
    """What someone outside the circle finds."""
    world.eva.command("/leerkring help")
    reader = person_id(world, world.eva)
    with world.db.read() as session:
        answer = search.ask(session, workspace_id=1, reader_id=reader, text="afdeling")
    return [hit.title for hit in answer.hits]


def link_of(world: World) -> InsightSource:
    with world.db.read() as session:
        return session.get_one(InsightSource, 1)


def test_the_harvest_shows_what_the_circle_may_read_and_nothing_else(shared: World) -> None:
    harvest = shared.ada.command("/leerkring oogst").form

    assert "Wij begonnen klein.\nBram Jansen · onze leerkring, met naam" in harvest.text
    assert (
        "Bij ons duurde het lang.\n"
        "Chris Bakker · iedereen in onze Slack, maar buiten de kring zonder naam"
        in harvest.text
    )
    assert "geheim" not in harvest.text
    assert harvest.text.count("Bram Jansen") == 1


def test_a_card_for_the_circle_is_released_at_once(shared: World) -> None:
    make_card(shared, "Bij ons duurde het lang.", CIRCLE)

    assert "De leden van de kring kunnen het nu vinden" in shared.ada.form.text
    assert visible_titles(shared) == [TITLE]
    [card] = cards(shared)
    assert (card.state, card.level) == (InsightState.RELEASED, ReleaseLevel.CIRCLE)
    assert not any(TITLE in message.sees for message in shared.chris.reads())


def test_a_released_card_is_found_by_a_reader(shared: World) -> None:
    make_card(shared, near="Bij ons duurde het lang.")

    assert found_by_eva(shared) == [TITLE]


def test_the_form_starts_with_the_words_it_is_made_of(shared: World) -> None:
    harvest = shared.ada.command("/leerkring oogst").form

    form = shared.ada.click(harvest, "Maak inzicht", near="Wij begonnen klein.").form

    assert "Bram Jansen: Wij begonnen klein." in form.text
    assert form.text.count("Wij begonnen klein.") == 2


def test_a_card_that_goes_further_waits_for_its_author(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    assert "Ik vraag het eerst aan de schrijver" in shared.ada.form.text
    assert "Komt er geen? Dan blijft het staan bij" in shared.ada.form.text
    assert visible_titles(shared) == []

    request = request_of(shared)
    assert "Ada de Vries maakte dit inzicht" in request.sees
    assert CARD["what"] in request.sees
    assert "iedereen in onze Slack" in request.sees
    assert request.buttons == ["Geef vrij", "Het moet anders", "Nee, liever niet"]
    assert "mede" not in request.sees  # nobody else's words are in it
    assert FURTHER in request.sees  # he chose the circle
    assert "Zonder jouw ja gaat het niet verder." in request.sees

    shared.bram.click(request, "Geef vrij")
    shared.later(minutes=15)

    assert visible_titles(shared) == [TITLE]
    assert "Je hebt dit inzicht vrijgegeven" in request_of(shared).sees
    assert "Zonder jouw ja gaat het niet verder." not in request_of(shared).sees
    assert request_of(shared).buttons == ["Trek in"]
    assert "Dit inzicht is vrijgegeven" in shared.ada.reads()[-1].sees
    assert stored(shared)[0].release_level is ReleaseLevel.CIRCLE


def test_a_refusal_needs_no_reason_and_can_be_changed(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")

    shared.bram.click(request_of(shared), "Nee, liever niet")
    shared.later(minutes=15)
    assert visible_titles(shared) == []
    assert "De schrijver geeft dit inzicht liever niet vrij" in shared.ada.reads()[-1].sees
    assert request_of(shared).buttons == ["Geef toch vrij"]
    refused = "een schrijver geeft dit liever niet vrij"
    assert refused in shared.ada.command("/leerkring oogst").form.text
    shared.ada.close(everything=True)

    shared.bram.click(request_of(shared), "Geef toch vrij")
    assert visible_titles(shared) == [TITLE]
    assert refused not in shared.ada.command("/leerkring oogst").form.text
    assert "insight.consented" in shared.audited()


def test_an_author_can_ask_for_changes_before_a_yes(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    asked = request_of(shared)

    form = shared.bram.click(asked, "Het moet anders").form
    assert shared.bram.submit(form, text="De gemeente heet anders.") == {}
    shared.later(minutes=15)
    form = shared.bram.click(asked, "Het moet anders", stale=True).form
    assert form.initial("text") == "De gemeente heet anders."
    assert shared.bram.submit(form, text="Noem de gemeente niet.") == {}
    shared.later(minutes=15)

    [told] = [each for each in shared.ada.reads() if "wil dat het verandert" in each.sees]
    assert "Bram Jansen schreef mee aan dit inzicht en wil dat het verandert" in told.sees
    assert "Noem de gemeente niet." in told.sees
    said = request_of(shared)
    assert "Dit lezen de begeleiders, met je naam." in said.sees
    assert "Noem de gemeente niet." in said.sees
    assert said.buttons == ["Geef vrij", "Het moet anders", "Nee, liever niet"]
    assert "wacht op jouw antwoord" not in shared.bram.open_home().text
    assert visible_titles(shared) == []
    form = shared.ada.click(told, "Pas aan").form
    assert "Noem de gemeente niet." in form.text
    assert shared.ada.submit(form, title="Eerst anders") == {}
    confirm(shared)
    shared.later(minutes=15)
    old, again = shared.bram.reads()[-2:]
    assert "Had je al geantwoord? Dan telt dat niet meer." in old.sees
    assert old.buttons == []
    assert "Eerst anders" in again.sees
    assert "Dit inzicht is aangepast sinds ik je ernaar vroeg." in again.sees
    assert not shared.bram.click(again, "Het moet anders").form.initial("text")
    shared.bram.close(everything=True)
    wish = next(m for m in shared.ada.reads() if "wil dat het verandert" in m.sees)
    assert "Noem de gemeente niet." in wish.sees
    assert "Het inzicht is intussen aangepast." in wish.sees
    assert wish.buttons == []

    shared.bram.click(again, "Geef vrij")
    shared.later(minutes=15)
    wish = next(m for m in shared.ada.reads() if "wil dat het verandert" in m.sees)
    assert "intussen vrijgegeven" in wish.sees
    before = rows(shared)
    told_late = shared.bram.click(asked, "Het moet anders", stale=True).text
    assert "het inzicht is net aangepast" in told_late
    assert rows(shared) == before


def test_after_an_answer_changes_are_not_asked(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    asked = request_of(shared)
    shared.bram.click(asked, "Nee, liever niet")
    shared.later(minutes=15)
    before = rows(shared)

    told = shared.bram.click(asked, "Het moet anders", stale=True).text

    assert "Je gaf hier al antwoord op." in told
    assert rows(shared) == before


def test_changes_are_not_asked_of_nobody(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    asked = request_of(shared)
    switch_off(shared, shared.ada)
    before = rows(shared)

    said = shared.bram.click(asked, "Het moet anders").text

    assert "geen andere begeleider die het kan aanpassen" in said
    assert rows(shared) == before


@pytest.mark.parametrize("how", ["withdraw", "keep to oneself"])
def test_what_was_out_leaves_editions_though_other_words_wait(shared: World, how: str) -> None:
    make_card(shared, near="Wij begonnen klein.")
    shared.bram.click(request_of(shared), "Geef vrij")
    shared.ada.close(everything=True)
    edition = shared.ada.command("/leerkring kennisbrief").form
    assert shared.ada.submit(edition, channels=["C0PLEIN"]) == {}
    assert shared.ada.submit(shared.ada.form) == {}
    shared.ada.close(everything=True)
    shared.tick()
    assert CARD["what"] in shared.ada.reads("C0PLEIN")[-1].sees
    form = shared.ada.click(
        shared.ada.command("/leerkring oogst").form, "Pas aan", near=TITLE
    ).form
    assert shared.ada.submit(form, what="Wij kochten met twee afdelingen in.") == {}
    shared.later(minutes=15)

    if how == "withdraw":
        forge_press(shared, shared.bram, "release.withdraw", str(cards(shared)[0].id))
    else:
        mine = shared.bram.click(prompt_of(shared.bram), "Mijn antwoorden").form
        level = shared.bram.click(mine, "Wijzig wie dit leest").form
        assert shared.bram.submit(level, {level.inputs[0]: "0"}) == {}
    shared.later(minutes=15)

    assert CARD["what"] not in shared.ada.reads("C0PLEIN")[-1].sees
    assert cards(shared)[0].state is InsightState.WITHDRAWN
    assert "ingetrokken" in shared.ada.reads()[-1].sees


def test_an_author_whose_name_stands_in_the_text_is_told(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.", why="Bram Jansen zag dat dit werkt.")

    assert "Let op: je naam staat in de tekst." in request_of(shared).sees


def test_among_several_authors_nobody_learns_who_refused(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.", level=PUBLIC, sources=_both(shared))
    assert "2 schrijvers" in shared.ada.form.text

    shared.bram.click(request_of(shared), "Nee, liever niet")
    shared.later(minutes=15)

    told = shared.ada.reads()[-1].sees
    assert "Een van de schrijvers geeft dit inzicht liever niet vrij" in told
    assert "Bram" not in told
    assert "insight.refused" in shared.audited()


def _both(world: World) -> list[str]:
    return [str(r.id) for r in stored(world) if r.release_level > ReleaseLevel.PRIVATE]


def test_a_card_of_several_waits_for_all_of_them(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.", level=PUBLIC, sources=_both(shared))

    shared.bram.click(request_of(shared), "Geef vrij")
    assert visible_titles(shared) == []
    assert "zodra alle schrijvers ja zeggen" in request_of(shared).sees
    [other] = [m for m in shared.chris.reads() if TITLE in m.sees]
    shared.chris.click(other, "Geef vrij")

    assert visible_titles(shared) == [TITLE]


def test_another_answer_under_a_card_needs_its_author(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.", level=PUBLIC)
    shared.bram.click(request_of(shared), "Geef vrij")
    assert visible_titles(shared) == [TITLE]
    shared.later(minutes=1)
    harvest = shared.ada.command("/leerkring oogst").form
    form = shared.ada.click(harvest, "Pas aan", near=TITLE).form

    assert shared.ada.submit(form, sources=_both(shared)) == {}
    shared.later(minutes=15)

    assert visible_titles(shared) == []
    for person in (shared.bram, shared.chris):  # for Bram it is another card now
        asked = [m for m in person.reads() if TITLE in m.sees][-1]
        person.click(asked, "Geef vrij")
    assert visible_titles(shared) == [TITLE]


def test_a_few_other_words_meanwhile_do_not_hold_up_a_card_of_several(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.", sources=_both(shared))
    shared.later(minutes=15)
    agree(shared, "Bij ons duurde het lang.", NETWORK)
    form = shared.chris.click(prompt_of(shared.chris), "Pas aan").form
    shared.chris.submit(form, {form.inputs[0]: "Bij ons duurde het erg lang."})

    shared.bram.click(request_of(shared), "Geef vrij")

    assert visible_titles(shared) == [TITLE]
    assert stored(shared)[2].release_level is ReleaseLevel.PRIVATE


def test_withdrawing_works_at_once_and_is_final(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    shared.bram.click(request_of(shared), "Geef vrij")
    shared.later(minutes=15)
    assert any("Het is nu te vinden" in each.sees for each in shared.ada.reads())

    shared.bram.click(request_of(shared), "Trek in")
    shared.later(minutes=15)

    assert visible_titles(shared) == []
    [card] = cards(shared)
    assert (card.state, card.withdrawn_reason) == (InsightState.WITHDRAWN, "author")
    assert "is ingetrokken" in request_of(shared).sees
    assert request_of(shared).buttons == []
    assert "door een schrijver ingetrokken" in shared.ada.reads()[-1].sees
    assert not any("Het is nu te vinden" in each.sees for each in shared.ada.reads())
    assert found_by_eva(shared) == []


def test_who_refuses_or_withdraws_twice_says_it_once(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    asked = request_of(shared)
    shared.bram.click(asked, "Nee, liever niet")
    shared.later(minutes=15)
    card = str(cards(shared)[0].id)
    before = rows(shared)

    shared.bram.click(asked, "Nee, liever niet", stale=True)
    forge_press(shared, shared.bram, "release.withdraw", card)

    assert rows(shared) == before


def test_a_withdrawn_card_cannot_be_let_go_again(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    asked = request_of(shared)
    shared.bram.click(asked, "Geef vrij")
    shared.bram.click(request_of(shared), "Trek in")
    shared.later(minutes=15)
    before = rows(shared)

    for label in ("Geef vrij", "Nee, liever niet"):
        told = shared.bram.click(asked, label, stale=True).text
        assert "Dit inzicht is ingetrokken." in told

    assert rows(shared) == before


def test_taking_words_back_answers_the_question_about_their_card(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.", level=PUBLIC)
    mine = shared.bram.click(prompt_of(shared.bram), "Mijn antwoorden").form
    level = shared.bram.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    assert shared.bram.submit(level, level=PRIVATE) == {}
    shared.later(minutes=15)

    assert link_of(shared).consent is Consent.REFUSED
    assert "liever niet vrij" in shared.ada.reads()[-1].sees
    assert visible_titles(shared) == []


def test_showing_words_to_fewer_leaves_the_question_open(shared: World) -> None:
    make_card(shared, near="Bij ons duurde het lang.", level=PUBLIC)
    mine = shared.chris.click(prompt_of(shared.chris), "Mijn antwoorden").form
    level = shared.chris.click(mine, "Wijzig wie dit leest").form
    assert shared.chris.submit(level, level=CIRCLE) == {}
    shared.later(minutes=15)

    assert link_of(shared).consent is Consent.ASKED
    assert not any("liever niet vrij" in m.sees for m in shared.ada.reads())


def test_an_answer_taken_from_under_a_card_has_no_say_in_it(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.", level=PUBLIC, sources=_both(shared))
    shared.later(minutes=1)
    harvest = shared.ada.command("/leerkring oogst").form
    form = shared.ada.click(harvest, "Pas aan", near=TITLE).form
    assert shared.ada.submit(form, sources=_both(shared)[:1]) == {}
    shared.later(minutes=15)

    asked = [m for m in shared.bram.reads() if TITLE in m.sees][-1]
    shared.bram.click(asked, "Geef vrij")

    assert visible_titles(shared) == [TITLE]


def test_a_card_can_be_withdrawn_from_the_list_of_answers(shared: World) -> None:
    make_card(shared, near="Bij ons duurde het lang.")
    mine = shared.chris.click(prompt_of(shared.chris), "Mijn antwoorden").form
    level = shared.chris.click(mine, "Wijzig wie dit leest").form
    assert TITLE in level.text

    shared.chris.click(level, "Trek in")

    assert "Ingetrokken." in shared.chris.form.text
    assert visible_titles(shared) == []
    assert stored(shared)[2].release_level is ReleaseLevel.NETWORK
    assert "insight.withdrawn" in shared.audited()


def test_withdrawing_the_words_takes_the_card_along(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    shared.bram.click(request_of(shared), "Geef vrij")
    mine = shared.bram.click(prompt_of(shared.bram), "Mijn antwoorden").form
    level = shared.bram.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form

    assert shared.bram.submit(level, level=PRIVATE) == {}

    assert visible_titles(shared) == []
    assert cards(shared)[0].state is InsightState.WITHDRAWN
    assert link_of(shared).consented_level is ReleaseLevel.PRIVATE
    assert "is ingetrokken" in request_of(shared).sees


def test_dropping_a_wish_that_was_never_shared_leaves_the_card_alone(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    shared.bram.click(request_of(shared), "Geef vrij")
    for wish in (PUBLIC, CIRCLE):
        mine = shared.bram.click(prompt_of(shared.bram), "Mijn antwoorden").form
        level = shared.bram.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
        assert shared.bram.submit(level, level=wish) == {}
        shared.bram.close(everything=True)

    assert visible_titles(shared) == [TITLE]
    assert stored(shared)[0].release_level is ReleaseLevel.CIRCLE


def test_sharing_the_words_further_does_not_release_a_card_nobody_saw(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    mine = shared.bram.click(prompt_of(shared.bram), "Mijn antwoorden").form
    level = shared.bram.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    shared.bram.submit(level, level=NETWORK)

    shared.bram.submit(shared.bram.form)
    shared.later(minutes=15)

    assert visible_titles(shared) == []
    shared.bram.click(request_of(shared), "Geef vrij")
    assert visible_titles(shared) == [TITLE]


def test_other_words_need_another_consent(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    shared.bram.click(request_of(shared), "Geef vrij")
    old = request_of(shared)

    _change(shared, what="Iets heel anders.")

    assert visible_titles(shared) == []
    assert link_of(shared).consent is Consent.ASKED
    newest = shared.bram.reads()[-1]
    assert "Iets heel anders." in newest.sees
    shared.bram.click(newest, "Geef vrij")
    assert visible_titles(shared) == [TITLE]
    assert old.ts != newest.ts
    assert "insight.revised" in shared.audited()


def _change(world: World, **changes: Any) -> None:
    world.later(seconds=5)
    world.ada.close(everything=True)
    harvest = world.ada.command("/leerkring oogst").form
    form = world.ada.click(harvest, "Pas aan").form
    assert world.ada.submit(form, **changes) == {}
    world.later(minutes=15)


def test_consent_to_what_was_not_shown_is_refused(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    old = request_of(shared)
    _change(shared, what="Iets heel anders.")
    before = rows(shared)

    reply = shared.bram.click(old, "Geef vrij", stale=True)

    assert "Je klik heeft niets gedaan: het inzicht is net aangepast." in reply.text
    assert rows(shared) == before


def test_saving_a_card_unchanged_asks_nobody_again(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    shared.bram.click(request_of(shared), "Geef vrij")
    count = len(shared.bram.reads())

    _change(shared)

    assert visible_titles(shared) == [TITLE]
    assert len(shared.bram.reads()) == count


def test_a_facilitator_can_take_a_card_back(shared: World) -> None:
    make_card(shared, near="Bij ons duurde het lang.")
    shared.ada.close()
    form = shared.ada.click(shared.ada.form, "Pas aan").form

    why = shared.ada.click(form, "Trek dit inzicht in").form
    assert shared.ada.submit(why, reason="wrong", words="De cijfers kloppen niet.") == {}
    shared.later(minutes=15)

    assert "Ingetrokken. Lezers kunnen het niet vinden." in shared.ada.form.text
    assert visible_titles(shared) == []
    [card] = cards(shared)
    assert (card.withdrawn_reason, card.withdrawn_words) == (
        "wrong",
        "De cijfers kloppen niet.",
    )
    told = shared.chris.reads()[-1].sees
    assert "Ada de Vries trok een inzicht in" in told
    assert "Het klopt niet" in told
    assert "De cijfers kloppen niet." in told
    assert TITLE not in shared.bram.reads()[-1].sees
    shared.ada.close()
    assert f"{TITLE}\nIngetrokken: Het klopt niet" in shared.ada.form.text
    assert "insight.retracted" in shared.audited()


def test_a_facilitator_agrees_to_her_own_words_by_making_the_card(shared: World) -> None:
    reflect(shared, shared.ada, ("Ik zag het gebeuren.", CIRCLE))

    make_card(shared, near="Ik zag het gebeuren.", level=PUBLIC)

    assert visible_titles(shared) == [TITLE]
    assert not any(TITLE in message.sees for message in shared.ada.reads())


@pytest.mark.both
def test_a_double_click_releases_once(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    request = request_of(shared)
    shared.sandbox.duplicate_deliveries(2)
    shared.bram.click(request, "Geef vrij")
    shared.sandbox.duplicate_deliveries(0)
    before = rows(shared)

    shared.bram.click(request, "Geef vrij", stale=True)

    assert rows(shared) == before
    shared.later(minutes=15)
    told = [m for m in shared.ada.reads() if "Dit inzicht is vrijgegeven" in m.sees]
    assert len(told) == 1


def test_refusing_after_the_card_is_out_says_how_to_withdraw(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    request = request_of(shared)
    shared.bram.click(request, "Geef vrij")
    before = rows(shared)

    reply = shared.bram.click(request, "Nee, liever niet", stale=True)

    assert "Dit inzicht is al vrijgegeven." in reply.text
    assert rows(shared) == before


@pytest.mark.both
def test_a_form_that_arrives_twice_makes_one_card(shared: World) -> None:
    shared.sandbox.duplicate_deliveries(2)
    make_card(shared, near="Wij begonnen klein.")
    shared.sandbox.duplicate_deliveries(0)

    assert len(cards(shared)) == 1
    assert request_of(shared).sees


@pytest.mark.parametrize("action", ["release.give", "release.refuse", "release.withdraw"])
def test_a_card_is_not_for_who_did_not_write_for_it(shared: World, action: str) -> None:
    make_card(shared, near="Wij begonnen klein.")
    request = request_of(shared)
    [value] = [
        element["value"]
        for block in request.blocks
        for element in block.get("elements", [])
        if element.get("action_id") == "release.give"
    ]
    if action == "release.withdraw":
        value = str(cards(shared)[0].id)
    before = rows(shared)

    for person in (shared.chris, shared.ada):
        assert GONE in forge_press(shared, person, action, value)

    assert rows(shared) == before


@pytest.mark.parametrize("value", ["", "x", "1", "1.", "999999999.abc", "-1.abc"])
def test_a_forged_consent_changes_nothing(shared: World, value: str) -> None:
    make_card(shared, near="Wij begonnen klein.")
    before = rows(shared)

    forge_press(shared, shared.bram, "release.give", value)

    assert rows(shared) == before


def test_participants_do_not_harvest(shared: World) -> None:
    before = rows(shared)

    assert "Oogsten doet een begeleider" in shared.bram.command("/leerkring oogst").text
    assert rows(shared) == before


@pytest.mark.parametrize(
    "action", ["insight.open_harvest", "insight.open_form", "insight.open_change"]
)
def test_a_participant_presses_no_button_of_a_facilitator(shared: World, action: str) -> None:
    make_card(shared, near="Wij begonnen klein.")
    before = rows(shared)

    told = forge_press(shared, shared.chris, action, "1")

    assert "Dit kan alleen een begeleider van deze leerkring doen." in told
    assert rows(shared) == before


def test_a_participant_cannot_take_a_card_back(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    before = rows(shared)

    told = forge_press(shared, shared.chris, "insight.open_withdraw", "1")
    assert "Dit kan alleen een begeleider" in told
    told = forge_form(shared, shared.chris, "insight.withdraw", insight=1)

    assert told
    assert rows(shared) == before


@pytest.mark.parametrize(
    "action",
    [
        "insight.open_harvest",
        "insight.open_form",
        "insight.open_change",
        "insight.open_withdraw",
    ],
)
def test_the_facilitator_of_another_circle_finds_nothing(shared: World, action: str) -> None:
    make_card(shared, near="Wij begonnen klein.")
    _circle_of_eva(shared)
    before = rows(shared)

    told = forge_press(shared, shared.eva, action, "1")

    assert GONE in told
    assert rows(shared) == before


def _circle_of_eva(world: World) -> None:
    """Eva leads a circle of her own."""
    modal = world.eva.command("/leerkring nieuw", channel="C0PLEIN").form
    form = {
        "name": "Andere kring",
        "theme": "food",
        "purpose": "Iets anders.",
        "channel": "C0PLEIN",
        "participants": ["U0CHRIS"],
    }
    assert world.eva.submit(modal, form) == {}
    assert world.eva.submit(world.eva.form) == {}
    world.eva.close(everything=True)
    world.later(minutes=15)


def test_sources_of_another_circle_or_kept_private_cannot_be_used(shared: World) -> None:
    private = next(r for r in stored(shared) if r.text == "Mijn geheim.")
    for forged in (private.id, 999):
        harvest = shared.ada.command("/leerkring oogst").form
        form = shared.ada.click(harvest, "Maak inzicht", near="Wij begonnen klein.").form
        shared.ada.fill(form, {**CARD, "level": NETWORK})
        forge_value(shared, shared.ada, "sources", selected_options=[{"value": str(forged)}])
        before = rows(shared)

        errors = forge_submit(shared, shared.ada)

        assert list(errors.values()) == [GONE]
        assert rows(shared) == before


def test_a_forged_card_cannot_be_changed(shared: World) -> None:
    make_card(shared, near="Wij begonnen klein.")
    before = rows(shared)
    shared.ada.close(everything=True)
    harvest = shared.ada.command("/leerkring oogst").form
    form = shared.ada.click(harvest, "Maak inzicht", near="Bij ons duurde").form
    shared.ada.fill(form, {**CARD, "level": NETWORK})
    forge_memory(shared, shared.ada, insight=999)

    errors = forge_submit(shared, shared.ada)

    assert list(errors.values()) == [GONE]
    assert rows(shared) == before


@pytest.mark.parametrize(
    ("block", "value", "sentence"),
    [
        ("title", {"value": "x" * 121}, "hooguit 120 tekens"),
        ("title", {"value": "  "}, "Vul hier iets in."),
        ("what", {"value": "x" * 1501}, "hooguit 1.500 tekens"),
        ("what", {"value": None}, "Vul hier iets in."),
        ("why", {"value": "x" * 601}, "hooguit 600 tekens"),
        ("condition", {"value": "x" * 601}, "hooguit 600 tekens"),
        ("theme", {"selected_option": {"value": "magic"}}, "Maak een keuze."),
        ("kind", {"selected_option": {"value": "magic"}}, "Maak een keuze."),
        ("outcome", {"selected_option": None}, "Maak een keuze."),
        ("level", {"selected_option": {"value": "0"}}, "Maak een keuze."),
        ("level", {"selected_option": None}, "Maak een keuze."),
        ("layer", {"selected_option": {"value": "maan"}}, "Maak een keuze."),
        ("sources", {"selected_options": []}, "Maak een keuze."),
        (
            "sources",
            {"selected_options": [{"value": str(n)} for n in range(1, 12)]},
            "Kies hooguit 10 antwoorden",
        ),
    ],
)
def test_a_card_that_is_not_right_says_so_in_its_field(
    shared: World, block: str, value: dict[str, Any], sentence: str
) -> None:
    harvest = shared.ada.command("/leerkring oogst").form
    form = shared.ada.click(harvest, "Maak inzicht", near="Wij begonnen klein.").form
    shared.ada.fill(form, {**CARD, "level": NETWORK})
    forge_value(shared, shared.ada, block, **value)
    before = rows(shared)

    errors = forge_submit(shared, shared.ada)

    assert list(errors) == [block]
    assert sentence in errors[block]
    assert rows(shared) == before


def test_another_session_can_be_chosen(shared: World) -> None:
    hold_session(shared)
    reflect(shared, shared.bram, ("Later geleerd.", CIRCLE))
    harvest = shared.ada.command("/leerkring oogst").form
    assert "Later geleerd." in harvest.text
    assert "Wij begonnen klein." not in harvest.text

    shared.ada.choose(harvest, "insight.harvest_meeting", "dinsdag 3 maart 2026")

    assert "Wij begonnen klein." in shared.ada.form.text
    assert "Later geleerd." not in shared.ada.form.text


def test_who_leads_two_circles_chooses_among_those_with_a_harvest(shared: World) -> None:
    shared.start_circle(name="Biomassa")

    assert "Wij begonnen klein." in shared.ada.command("/leerkring harvest").form.text
    shared.ada.close(everything=True)
    shared.ada.submit(shared.ada.command("/leerkring reflectie Zomaar iets.").form, circle="2")
    question = shared.id_of(GuidingQuestion, circle_id=2, position=1)
    said = {f"answer-{question}": "Zomaar iets.", f"level-{question}": CIRCLE}
    assert shared.ada.submit(shared.ada.form, said) == {}
    assert shared.ada.submit(shared.ada.form) == {}

    choice = shared.ada.command("/leerkring harvest").form
    shared.ada.submit(choice, circle="Circulair inkopen")

    assert "Wij begonnen klein." in shared.ada.form.text


def test_a_circle_without_sessions_or_answers_has_an_empty_harvest(world: World) -> None:
    world.start_circle()

    harvest = world.ada.command("/leerkring oogst").form

    assert "Nog niemand heeft hierover iets met de kring gedeeld." in harvest.text


def test_a_long_harvest_has_pages(shared: World) -> None:
    with shared.db.begin() as session:
        for n in range(60):
            original = session.get_one(Reflection, 1)
            asker = session.get_one(Prompt, original.prompt_id)
            person = Person(
                workspace_id=1,
                surface=Surface.SLACK,
                external_id=f"U{n}",
                name=f"Deelnemer {n:02}",
                refreshed_at=shared.clock.now(),
            )
            session.add(person)
            session.flush()
            prompt = Prompt(
                workspace_id=1,
                circle_id=asker.circle_id,
                meeting_id=asker.meeting_id,
                person_id=person.id,
                asked_at=asker.asked_at,
            )
            session.add(prompt)
            session.flush()
            session.add(
                Reflection(
                    workspace_id=1,
                    prompt_id=prompt.id,
                    circle_id=asker.circle_id,
                    meeting_id=asker.meeting_id,
                    author_id=person.id,
                    question_id=original.question_id,
                    wording=original.wording,
                    text="🌱" * 3000,
                    wanted_level=ReleaseLevel.CIRCLE,
                    release_level=ReleaseLevel.CIRCLE,
                    created_at=shared.clock.now(),
                    updated_at=shared.clock.now(),
                )
            )
    harvest = shared.ada.command("/leerkring oogst").form
    seen = harvest.text
    while "Volgende" in shared.ada.form.buttons:
        shared.ada.click(shared.ada.form, "Volgende")
        seen += shared.ada.form.text

    assert shared.ada.toasts == []
    assert all(f"Deelnemer {n:02}" in seen for n in range(60))
    assert "Vorige" in shared.ada.form.buttons
