"""One intention a session: formed, asked about once, told about, let go; never seen too far."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.slack.base import ids
from storage.models import (
    Case,
    Delivery,
    Intention,
    IntentionState,
    Membership,
    ReleaseLevel,
)
from tests.flows.conftest import World
from tests.flows.memory import remembered
from tests.flows.planning.test_meetings import meetings, plan, told, told_in_channel, wait_until
from tests.flows.reflecting import (
    CIRCLE,
    NETWORK,
    PRIVATE,
    answers,
    forge_form,
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    hold_session,
    make_card,
    person_id,
    prompt_of,
    question_ids,
    rows,
    visible_titles,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
WORDS = "Ik vraag <inkoop> om *één* eis."
QUESTION = "Hoe ging het?"


@pytest.fixture
def held(world: World) -> World:
    """A session was held on Tuesday 3 March; it is Wednesday morning, half past nine."""
    world.start_circle()
    hold_session(world)
    return world


@remembered
def form_intention(
    world: World,
    person: Person,
    text: str = WORDS,
    level: str = CIRCLE,
    ask_on: str = "2026-03-24",
) -> None:
    """From the message after the session."""
    form = person.click(prompt_of(person), "Mijn voornemen").form
    assert person.submit(form, text=text, level=level, ask_on=ask_on) == {}
    agree(person)
    world.tick()


def agree(person: Person) -> None:
    """Share what the preview shows, if there is one; and close what is left."""
    if person.form.submit:
        assert person.submit(person.form) == {}
    person.close(everything=True)


def kept(world: World) -> list[Intention]:
    with world.db.read() as session:
        return list(session.scalars(select(Intention).order_by(Intention.id)))


def asked(person: Person) -> list[Message]:
    return told(person, "Dit wilde je proberen. Het hoort bij")


def queued(world: World) -> int:
    with world.db.read() as session:
        kind = Delivery.kind == "intention_question"
        return len(session.scalars(select(Delivery).where(kind)).all())


# Forming


def test_words_that_changed_after_the_look_are_not_shared(held: World) -> None:
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text=WORDS, level=CIRCLE, ask_on="2026-03-20") == {}
    forge_memory(held, held.bram, seen="000000000000")
    before = rows(held)

    held.bram.submit(held.bram.form)

    told = "Je tekst is intussen veranderd. Er is niets gedeeld. Open je voornemen nog eens."
    assert told in held.bram.form.text
    assert rows(held) == before


def test_an_intention_is_formed_in_the_message_after_the_session(held: World) -> None:
    before = len(held.bram.reads())
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert "de bijeenkomst van ‘Circulair inkopen’ op dinsdag 3 maart 2026" in form.text

    assert held.bram.submit(form, text=WORDS, level=PRIVATE, ask_on="2026-03-20") == {}

    assert "Op vrijdag 20 maart 2026, of kort daarna, vraag ik één keer" in held.bram.form.text
    held.tick()
    assert len(held.bram.reads()) == before
    assert WORDS in prompt_of(held.bram).sees
    [intention] = kept(held)
    assert (intention.text, intention.level) == (WORDS, ReleaseLevel.PRIVATE)
    assert intention.ask_on == date(2026, 3, 20)


def test_it_starts_at_the_circles_level_and_in_four_weeks(held: World) -> None:
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text=WORDS) == {}

    [intention] = kept(held)
    assert intention.wanted_level is ReleaseLevel.CIRCLE
    assert intention.ask_on == date(2026, 4, 1)


def test_it_is_asked_two_weeks_before_the_next_session(held: World) -> None:
    plan(held, first_on="2026-04-21")
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text=WORDS) == {}

    assert kept(held)[0].ask_on == date(2026, 4, 7)


def test_nobody_else_reads_it_before_its_owner_saw_what_they_would_read(held: World) -> None:
    plan(held, first_on="2026-03-26")
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text=WORDS, level=CIRCLE) == {}

    preview = held.bram.form
    assert f"Bram Jansen – loopt nog\n{WORDS}" in preview.text
    assert kept(held)[0].level is ReleaseLevel.PRIVATE
    held.bram.close(everything=True)
    assert "Nog niet gedeeld met je kring." in prompt_of(held.bram).sees
    wait_until(held, "2026-03-26 08:30")
    assert "inkoop>" not in told_in_channel(held, "Vandaag: Circulair inkopen")[-1].sees

    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text=WORDS) == {}
    assert held.bram.submit(held.bram.form) == {}
    assert "Gedeeld met je kring. " in held.bram.form.text
    assert kept(held)[0].level is ReleaseLevel.CIRCLE
    assert "Nog niet gedeeld" not in prompt_of(held.bram).sees


def test_changed_words_are_private_until_seen_again(held: World) -> None:
    form_intention(held, held.bram)
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text="Andere woorden.") == {}
    assert kept(held)[0].level is ReleaseLevel.PRIVATE

    assert held.bram.submit(held.bram.form) == {}
    assert kept(held)[0].level is ReleaseLevel.CIRCLE


def test_another_day_needs_no_new_look(held: World) -> None:
    form_intention(held, held.bram)
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, ask_on="2026-04-02") == {}

    assert "Op donderdag 2 april 2026, of kort daarna, vraag ik" in held.bram.form.text
    assert kept(held)[0].level is ReleaseLevel.CIRCLE


@pytest.mark.parametrize("forged", [{"seen": "x"}, {"intention": 999}, {"intention": "x"}])
def test_a_look_at_something_else_shares_nothing(held: World, forged: dict[str, Any]) -> None:
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    held.bram.submit(form, text=WORDS, level=CIRCLE)
    forge_memory(held, held.bram, **forged)
    before = rows(held)

    held.bram.submit(held.bram.form)

    told_ = held.bram.form.text
    assert ("Er is niets gedeeld." if "seen" in forged else GONE) in told_
    assert rows(held) == before


def test_who_left_meanwhile_shares_nothing(held: World) -> None:
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text=WORDS, level=CIRCLE, ask_on="2026-03-20") == {}
    with held.db.begin() as session:
        mine = update(Membership).where(Membership.person_id == person_id(held, held.bram))
        session.execute(mine.values(left_at=held.clock.now()))
    before = rows(held)

    held.bram.submit(held.bram.form)

    assert GONE in held.bram.form.text
    assert rows(held) == before


def test_nobody_shares_for_another(held: World) -> None:
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    held.bram.submit(form, text=WORDS, level=CIRCLE)
    [intention] = kept(held)
    form = held.chris.click(prompt_of(held.chris), "Mijn voornemen").form
    held.chris.submit(form, text="Van Chris.", level=CIRCLE)
    forge_memory(held, held.chris, intention=intention.id)

    held.chris.submit(held.chris.form)

    assert GONE in held.chris.form.text
    assert {each.level for each in kept(held)} == {ReleaseLevel.PRIVATE}


def test_saving_again_changes_the_one_intention(held: World) -> None:
    form_intention(held, held.bram)
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert WORDS in form.text

    held.sandbox.duplicate_deliveries(1)
    assert held.bram.submit(form, text="Iets anders.") == {}
    held.sandbox.duplicate_deliveries(0)

    [intention] = kept(held)
    assert intention.text == "Iets anders."
    assert "Iets anders." in prompt_of(held.bram).sees
    assert WORDS not in prompt_of(held.bram).sees


def test_it_stands_beside_the_answers(held: World) -> None:
    form_intention(held, held.bram)
    form = held.bram.click(prompt_of(held.bram), "Beantwoord").form
    held.bram.submit(form, answers(held, ("Voor mij.", PRIVATE)))

    assert WORDS in prompt_of(held.bram).sees
    assert prompt_of(held.bram).buttons == ["Pas aan", "Mijn antwoorden", "Mijn voornemen"]


def test_the_command_opens_it_for_the_last_session(held: World) -> None:
    form = held.dewi.command("/leerkring intention").form
    assert held.dewi.submit(form, text="I ask one question.", level=PRIVATE) == {}

    assert "I will ask once how it went." in held.dewi.form.text
    assert [each.text for each in kept(held)] == ["I ask one question."]


def test_without_a_session_there_is_nothing_to_intend(world: World) -> None:
    world.start_circle()
    for person in (world.bram, world.eva):
        reply = person.command("/leerkring voornemen")
        assert "Er is nog geen bijeenkomst geweest" in reply.text
        assert reply.modal is None


@pytest.mark.parametrize(
    ("block_id", "value", "sentence"),
    [
        ("text", {"value": "  "}, "Vul hier iets in."),
        ("text", {"value": "x" * 301}, "Dit is te lang. Gebruik hooguit 300 tekens."),
        ("level", {"selected_option": {"value": "2"}}, "Maak een keuze."),
        ("level", {"selected_option": {"value": "3"}}, "Maak een keuze."),
        ("level", {"selected_option": {"value": "9"}}, "Maak een keuze."),
        ("level", {"selected_option": None}, "Maak een keuze."),
        ("ask_on", {"selected_date": None}, "Maak een keuze."),
        ("ask_on", {"selected_date": "2026-03-04"}, "Kies een datum in de toekomst."),
        ("ask_on", {"selected_date": "2028-03-04"}, "meer dan een jaar vooruit"),
    ],
)
def test_a_form_that_is_not_right_says_so_and_stores_nothing(
    held: World, block_id: str, value: dict[str, Any], sentence: str
) -> None:
    held.bram.click(prompt_of(held.bram), "Mijn voornemen")
    forge_value(held, held.bram, "text", value=WORDS)
    forge_value(held, held.bram, block_id, **value)
    before = rows(held)

    errors = forge_submit(held, held.bram)

    assert list(errors) == [block_id]
    assert sentence in errors[block_id]
    assert rows(held) == before


# Asking


def test_it_is_asked_about_once_on_the_chosen_day(held: World) -> None:
    form_intention(held, held.bram, ask_on="2026-03-24")

    wait_until(held, "2026-03-24 08:59")
    assert asked(held.bram) == []
    wait_until(held, "2026-03-24 09:00")
    for _ in range(40):
        held.later(hours=12)

    [question] = asked(held.bram)
    assert WORDS in question.sees
    assert question.buttons == ["Gedaan", "Deels gedaan", "Nog niet", "Ik doe het niet meer"]
    assert queued(held) == 1
    for other in (held.ada, held.chris, held.dewi):
        assert told(other, "inkoop") == []


@pytest.mark.parametrize(
    ("chosen", "too_early", "moment"),
    [
        ("2026-03-22", "2026-03-22 12:00", "2026-03-23 09:00"),  # a Sunday
        ("2026-04-06", "2026-04-06 12:00", "2026-04-07 09:00"),  # Easter Monday
    ],
)
def test_on_a_day_off_it_waits_for_a_working_day(
    held: World, chosen: str, too_early: str, moment: str
) -> None:
    form_intention(held, held.bram, ask_on=chosen)

    wait_until(held, too_early)
    assert asked(held.bram) == []
    wait_until(held, moment)
    assert len(asked(held.bram)) == 1


def test_after_an_outage_it_is_asked_by_day_and_not_weeks_late(held: World) -> None:
    form_intention(held, held.bram, ask_on="2026-03-24")
    form_intention(held, held.chris, ask_on="2026-03-10")

    wait_until(held, "2026-03-25 22:00")
    assert asked(held.bram) + asked(held.chris) == []
    wait_until(held, "2026-03-26 08:30")

    assert len(asked(held.bram)) == 1
    assert asked(held.chris) == []


def test_who_told_already_is_not_asked(held: World) -> None:
    form_intention(held, held.bram)
    mine = held.bram.command("/leerkring voornemens").form
    result = held.bram.click(mine, "Hoe ging het?").form
    assert held.bram.submit(result, state="done", happened="Het mocht.") == {}

    wait_until(held, "2026-03-24 09:00")
    held.later(days=2)

    assert asked(held.bram) == []
    assert kept(held)[0].state is IntentionState.DONE


def test_a_later_day_is_kept_to(held: World) -> None:
    form_intention(held, held.bram, ask_on="2026-03-24")
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, ask_on="2026-03-31") == {}

    wait_until(held, "2026-03-30 12:00")
    assert asked(held.bram) == []
    wait_until(held, "2026-03-31 09:00")
    assert len(asked(held.bram)) == 1


def test_a_question_that_does_not_arrive_betrays_nothing_to_the_facilitator(
    held: World,
) -> None:
    form_intention(held, held.bram, level=PRIVATE)
    held.sandbox.faults.add(
        "chat.postMessage",
        "error",
        error="user_not_found",
        times=None,
        when=lambda args: args["channel"] == held.bram.id,
    )

    wait_until(held, "2026-03-24 09:00")
    held.later(minutes=5)

    [report] = told(held.ada, "kwam niet aan")
    assert "een persoonlijke vraag, voor Bram Jansen" in report.sees
    for word in ("oornemen", "inkoop>"):
        assert word not in report.sees
    assert "intention.kept" in held.audited()


# Telling


@pytest.fixture
def questioned(held: World) -> World:
    form_intention(held, held.bram, ask_on="2026-03-24")
    wait_until(held, "2026-03-24 09:00")
    return held


@pytest.mark.parametrize(
    ("label", "state", "said"),
    [
        ("Gedaan", IntentionState.DONE, "Genoteerd: gedaan."),
        ("Deels gedaan", IntentionState.PARTLY, "Genoteerd: deels gedaan."),
        ("Nog niet", IntentionState.NOT_YET, "Genoteerd: nog niet gelukt."),
    ],
)
def test_one_press_is_an_answer_and_words_may_follow(
    questioned: World, label: str, state: IntentionState, said: str
) -> None:
    [question] = asked(questioned.bram)
    form = questioned.bram.click(question, label).form
    assert kept(questioned)[0].state is state
    assert said in told(questioned.bram, "Dank je.")[0].sees

    assert questioned.bram.submit(form, happened="Inkoop zei <ja>.") == {}
    assert "Inkoop zei <ja>." in questioned.bram.form.text
    agree(questioned.bram)

    [answered] = told(questioned.bram, "Dank je.")
    assert "Inkoop zei <ja>." in answered.sees
    assert "staat het in het kanaal van de kring" in answered.sees
    [intention] = kept(questioned)
    assert (intention.state, intention.happened) == (state, "Inkoop zei <ja>.")


def test_let_it_go_asks_nothing_more(questioned: World) -> None:
    assert "Ik vraag hier maar één keer naar." in questioned.bram.open_home().text
    [question] = asked(questioned.bram)
    reply = questioned.bram.click(question, "Ik doe het niet meer")

    assert reply.modal is None
    assert len(told(questioned.bram, "Goed, je bent ermee gestopt.")) == 1
    assert kept(questioned)[0].state is IntentionState.DROPPED


def test_an_answer_counts_when_slack_does_not_open_the_form(questioned: World) -> None:
    [question] = asked(questioned.bram)
    questioned.sandbox.faults.add("views.open", "error", times=None)

    reply = questioned.bram.click(question, "Gedaan")

    assert "niets bewaard" not in reply.text
    assert kept(questioned)[0].state is IntentionState.DONE
    assert "Vertel wat er gebeurde" in told(questioned.bram, "Dank je.")[0].buttons
    assert "intention.done" in questioned.audited()


@pytest.mark.both
def test_a_double_press_is_one_answer(questioned: World) -> None:
    [question] = asked(questioned.bram)
    questioned.sandbox.duplicate_deliveries(1)
    questioned.bram.click(question, "Gedaan")
    questioned.bram.click(question, "Gedaan", stale=True)
    questioned.sandbox.duplicate_deliveries(0)

    assert [each.state for each in kept(questioned)] == [IntentionState.DONE]


def test_what_was_let_go_cannot_be_answered_but_taken_up_again(questioned: World) -> None:
    [question] = asked(questioned.bram)
    questioned.bram.click(question, "Ik doe het niet meer")

    reply = questioned.bram.click(question, "Gedaan", stale=True)
    assert "Met dit voornemen ben je gestopt." in reply.text
    assert kept(questioned)[0].state is IntentionState.DROPPED

    form = questioned.bram.click(
        told(questioned.bram, "Goed, je bent ermee gestopt.")[0], "Pak dit weer op"
    )
    assert "ask_on" not in form.form.inputs  # it was asked once, and will not be again
    assert questioned.bram.submit(form.form, text=WORDS) == {}
    assert kept(questioned)[0].state is IntentionState.OPEN
    assert kept(questioned)[0].level is ReleaseLevel.PRIVATE  # until its owner looks again
    for _ in range(6):
        questioned.later(days=1)
    assert queued(questioned) == 1


@pytest.mark.parametrize(
    ("block_id", "value", "sentence"),
    [
        ("happened", {"value": "x" * 1001}, "Dit is te lang. Gebruik hooguit 1.000 tekens."),
        ("state", {"selected_option": {"value": "dropped"}}, "Maak een keuze."),
        ("state", {"selected_option": {"value": "open"}}, "Maak een keuze."),
        ("state", {"selected_option": {"value": "x"}}, "Maak een keuze."),
        ("level", {"selected_option": {"value": "2"}}, "Maak een keuze."),
    ],
)
def test_a_result_that_is_not_right_changes_nothing(
    questioned: World, block_id: str, value: dict[str, Any], sentence: str
) -> None:
    questioned.bram.click(asked(questioned.bram)[0], "Gedaan")
    forge_value(questioned, questioned.bram, block_id, **value)
    before = rows(questioned)

    assert forge_submit(questioned, questioned.bram) == {block_id: sentence}
    assert rows(questioned) == before


# Home, and one's own list


def test_home_shows_what_is_still_to_do(held: World) -> None:
    assert "Mijn voornemens" not in held.bram.open_home().text
    form_intention(held, held.bram)

    home = held.bram.open_home()
    assert WORDS in home.text
    assert "Ik vraag ernaar op dinsdag 24 maart 2026." in home.text
    assert WORDS not in held.ada.open_home().text

    mine = held.bram.click(home, "Mijn voornemens").form
    held.bram.click(mine, "Ik doe het niet meer")
    assert "gestopt" in held.bram.form.text
    assert WORDS not in held.bram.open_home().text
    assert "intention.dropped" in held.audited()


def test_whoever_left_reads_that_nothing_will_be_asked(held: World) -> None:
    form_intention(held, held.bram)
    mine = held.bram.command("/leerkring deelname").form
    held.bram.click(mine, "Stop met deze kring", confirm=True)
    held.bram.close(everything=True)

    assert "Ik vraag hier nu niet naar." in held.bram.command("/leerkring voornemens").form.text


def test_from_the_list_it_is_changed_and_told_about(held: World) -> None:
    form_intention(held, held.bram)
    mine = held.bram.command("/leerkring voornemens").form
    form = held.bram.click(mine, "Pas aan").form
    assert held.bram.submit(form, text="Kleiner.", level=PRIVATE) == {}
    held.bram.close(held.bram.form)

    assert "Kleiner." in held.bram.form.text
    assert kept(held)[0].level is ReleaseLevel.PRIVATE


# Strangers


@pytest.mark.parametrize(
    "action_id",
    [
        ids.INTENTION_OPEN,
        ids.INTENTION_OPEN_RESULT,
        ids.INTENTION_AS_ANSWER,
        ids.INTENTION_DROP,
        f"{ids.INTENTION_ANSWER}.done",
        f"{ids.INTENTION_ANSWER}.dropped",
    ],
)
@pytest.mark.parametrize("value", ["", "999999", "x", "99999999999999999999"])
def test_a_strangers_press_changes_nothing(held: World, action_id: str, value: str) -> None:
    form_intention(held, held.bram)
    [intention] = kept(held)
    of_session = action_id == ids.INTENTION_OPEN
    value = value or str(intention.meeting_id if of_session else intention.id)
    held.eva.command("/leerkring help")
    before = rows(held)

    assert GONE in forge_press(held, held.eva, action_id, value)
    assert rows(held) == before


def test_a_member_cannot_touch_anothers(held: World) -> None:
    form_intention(held, held.bram)
    [intention] = kept(held)
    before = rows(held)

    for person in (held.ada, held.chris):
        for action_id in (ids.INTENTION_OPEN_RESULT, f"{ids.INTENTION_ANSWER}.done"):
            assert GONE in forge_press(held, person, action_id, str(intention.id))
    assert rows(held) == before
    assert "intention.shared" in held.audited()


def test_a_forged_form_touches_nothing(held: World) -> None:
    form_intention(held, held.bram)
    form_intention(held, held.chris, text="Van Chris.")
    [of_bram, _] = kept(held)
    mine = held.chris.command("/leerkring voornemens").form
    held.chris.fill(held.chris.click(mine, "Hoe ging het?").form, {"state": "done"})
    forge_memory(held, held.chris, intention=of_bram.id)
    before = rows(held)

    assert list(forge_submit(held, held.chris).values()) == [GONE]
    assert rows(held) == before
    assert forge_form(held, held.eva, ids.INTENTION_FORM, meeting=of_bram.meeting_id)
    assert rows(held)["intention"] == before["intention"]


def test_a_session_that_did_not_begin_takes_no_intention(held: World) -> None:
    plan(held, first_on="2026-03-12")
    coming = max(each.id for each in meetings(held))
    before = rows(held)

    assert GONE in forge_press(held, held.bram, ids.INTENTION_OPEN, str(coming))
    assert rows(held) == before


# What the circle sees


def test_the_next_session_opens_with_what_the_circle_may_read(held: World) -> None:
    plan(held, first_on="2026-03-26")
    form_intention(held, held.bram)
    form_intention(held, held.chris, text="Alleen voor Chris.", level=PRIVATE)
    form = held.dewi.command("/leerkring intention").form
    assert held.dewi.submit(form, text="Later dropped.", level=CIRCLE) == {}
    agree(held.dewi)
    mine = held.dewi.command("/leerkring intentions").form
    held.dewi.click(mine, "Let it go")
    held.dewi.close(everything=True)
    wait_until(held, "2026-03-24 09:00")
    form = held.bram.click(asked(held.bram)[0], "Gedaan").form
    assert held.bram.submit(form, happened="Inkoop zei ja.") == {}
    agree(held.bram)

    wait_until(held, "2026-03-26 08:30")

    agenda = told_in_channel(held, "Vandaag: Circulair inkopen")[-1]
    assert f"Bram Jansen – gedaan\n{WORDS}\nInkoop zei ja." in agenda.sees
    for hidden in ("Chris", "Dewi", "dropped"):
        assert hidden not in agenda.sees


def test_one_about_an_earlier_session_opens_the_next_one_too(held: World) -> None:
    plan(held, first_on="2026-03-12")
    plan(held, first_on="2026-03-26")
    wait_until(held, "2026-03-13 10:00")
    form_intention(held, held.bram)

    wait_until(held, "2026-03-26 08:30")

    assert WORDS in told_in_channel(held, "Vandaag: Circulair inkopen")[-1].sees


def test_only_me_takes_it_from_the_next_session(held: World) -> None:
    plan(held, first_on="2026-03-26")
    form_intention(held, held.bram)
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, level=PRIVATE) == {}

    wait_until(held, "2026-03-26 08:30")

    agenda = told_in_channel(held, "Vandaag: Circulair inkopen")[-1]
    assert "26 maart" in agenda.sees
    assert "inkoop>" not in agenda.sees


def test_the_harvest_shows_what_came_of_it_as_far_as_it_is_shared(held: World) -> None:
    form_intention(held, held.bram)
    form_intention(held, held.chris, text="Alleen voor Chris.", level=PRIVATE)
    mine = held.bram.command("/leerkring voornemens").form
    result = held.bram.click(mine, "Hoe ging het?").form
    held.bram.submit(result, state="partly", happened="Half gelukt.")
    agree(held.bram)

    harvest = held.ada.command("/leerkring oogst").form

    assert f"Bram Jansen – deels gedaan\n{WORDS}\nHalf gelukt." in harvest.text
    assert "Chris" not in harvest.text
    assert "intention.partly" in held.audited()


def test_a_result_can_become_an_answer_a_card_and_so_a_digest(questioned: World) -> None:
    world = questioned
    form = world.bram.click(asked(world.bram)[0], "Gedaan").form
    assert world.bram.submit(form, happened="Inkoop zei ja.", level=PRIVATE) == {}
    answered = told(world.bram, "Dank je.")[0]
    before = rows(world)

    form = world.bram.click(answered, "Laat anderen hiervan leren").form
    assert f"{WORDS}\nInkoop zei ja." in form.text
    assert rows(world) == before
    first = question_ids(world)[0]
    assert world.bram.submit(form, {f"level-{first}": NETWORK}) == {}
    assert world.bram.submit(world.bram.form) == {}

    make_card(world, near="Inkoop zei ja.")
    assert visible_titles(world) == ["Begin met één afdeling"]


# Cases


def bring_case(world: World, person: Person, title: str) -> int:
    with world.db.begin() as session:
        case = Case(
            workspace_id=1,
            person_id=person_id(world, person),
            title=title,
            created_at=world.clock.now(),
        )
        session.add(case)
        session.flush()
        return case.id


def test_an_intention_can_be_about_ones_own_case(held: World) -> None:
    case = bring_case(held, held.bram, "Wormenfarm")
    bring_case(held, held.chris, "Viaduct")
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, text=WORDS, level=CIRCLE, case=str(case)) == {}

    assert "Bram Jansen – loopt nog · Wormenfarm" in held.bram.form.text
    agree(held.bram)
    assert kept(held)[0].case_id == case
    assert "Wormenfarm" in held.bram.command("/leerkring voornemens").form.text
    held.bram.close(everything=True)

    other = bring_case(held, held.bram, "Ander project")
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    assert held.bram.submit(form, case=str(other)) == {}
    assert kept(held)[0].level is ReleaseLevel.PRIVATE


def test_somebody_elses_case_is_not_ones_own(held: World) -> None:
    bring_case(held, held.bram, "Wormenfarm")
    foreign = bring_case(held, held.chris, "Viaduct")
    form = held.bram.click(prompt_of(held.bram), "Mijn voornemen").form
    held.bram.fill(form, {"text": WORDS})
    forge_value(held, held.bram, "case", selected_option={"value": str(foreign)})
    before = rows(held)

    assert GONE in forge_submit(held, held.bram).values()
    assert rows(held) == before


def test_who_brought_no_case_is_not_asked_for_one(held: World) -> None:
    bring_case(held, held.bram, "Wormenfarm")
    form = held.chris.click(prompt_of(held.chris), "Mijn voornemen").form
    assert "case" not in form.inputs
