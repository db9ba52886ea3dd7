"""Bringing cases, choosing one by an anonymous vote, and what happens to it afterwards."""

from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.cases import case_votes, cases
from bot.domain.overview import privacy
from bot.domain.people.people import as_actor
from bot.errors import UserError
from bot.sandbox.people import Person
from bot.sandbox.seen import View
from bot.slack.base import ids
from storage.models import BroughtCase, Case, CaseTally, CaseVote, CaseVoter
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.polling import told, wait_until
from tests.flows.reflecting import (
    forge_form,
    forge_press,
    forge_submit,
    forge_value,
    person_id,
    rows,
    submit,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
WORMS = {
    "title": "Wormenfarm in de wijk",
    "description": "Etensresten worden compost, maar we mogen ze niet ophalen.",
    "parties": "Winkels, restaurants, de afvaldienst",
    "phase": "pilot",
    "obstacle_kind": "rule",
    "obstacle": "De afvalverordening.",
    "asked_of_others": "Wie kreeg een ontheffing?",
}
BRIDGE = WORMS | {"title": "Brug van oud beton", "asked_of_others": "Wie durft?"}


@pytest.fixture
def planned(world: World) -> World:
    """Ada's circle meets tomorrow at ten; Ada, Bram, Chris and Dewi were told."""
    world.start_circle()
    form = world.ada.command("/leerkring plan").form
    tomorrow = (world.clock.now() + timedelta(days=1)).date().isoformat()
    plan = {"first_on": tomorrow, "at": "10:00", "minutes": "60", "place": "Stadhuis"}
    assert world.ada.submit(form, plan) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()
    return world


def clear(person: Person) -> None:
    if person.modal is not None:
        person.close(everything=True)


def board(person: Person) -> View:
    clear(person)
    return person.command("/leerkring praktijk").form


def bring(person: Person, words: dict[str, str], label: str = "Breng een praktijk in") -> None:
    form = person.click(board(person), label).form
    assert person.submit(form, words) == {}


def open_vote(world: World) -> None:
    bring(world.bram, WORMS)
    bring(world.chris, BRIDGE)
    world.ada.click(board(world.ada), "Open de stemming")
    world.tick()


def vote(person: Person, title: str, label: str = "Bekijk en stem") -> str:
    """Through the button in the channel; what it says afterwards."""
    clear(person)
    post = [m for m in person.reads("C0KRING") if "één minuut om te stemmen" in m.sees][-1]
    form = person.click(post, label).form
    choice = next(o for o in form.options("case") if o == title)
    assert person.submit(form, case=choice) == {}
    return person.form.text


def case_id(world: World, title: str) -> int:
    return world.id_of(Case, title=title)


def vote_id(world: World) -> int:
    with world.db.read() as session:
        return session.scalars(select(CaseVote.id).order_by(CaseVote.id.desc())).first() or 0


def test_who_is_in_two_circles_is_asked_which_only_when_both_have_something(
    planned: World,
) -> None:
    planned.start_circle(name="Biomassa", participants=["U0BRAM"])
    bring(planned.bram, WORMS)
    assert WORMS["title"] in board(planned.ada).text

    planned.later(days=20)  # that session is over long ago, and nothing else is planned
    choice = board(planned.bram)
    assert choice.options("circle") == ["Circulair inkopen", "Biomassa"]
    assert planned.bram.submit(choice, circle="Biomassa") == {}
    assert "Er is nog geen bijeenkomst gepland." in planned.bram.form.text


def test_a_case_is_brought_read_by_the_circle_and_changed(planned: World) -> None:
    bring(planned.bram, WORMS)

    seen = board(planned.chris).text
    for words in WORMS.values():
        assert words in seen or words in {"pilot", "rule"}
    assert "Fase: Proef · In de weg: Een regel" in seen
    assert "Bram Jansen · ingebracht" in seen
    assert "Pas aan" not in board(planned.chris).buttons
    assert (
        "Phase: Pilot · In the way: A rule" in planned.dewi.command("/leerkring case").form.text
    )

    form = planned.bram.click(board(planned.bram), "Pas aan").form
    assert form.initial("title") == WORMS["title"]
    assert planned.bram.submit(form, title="Wormenhotel") == {}
    assert "Wormenhotel" in board(planned.chris).text
    assert "case.edited" in planned.audited()


def test_the_board_below_the_form_is_up_to_date(planned: World) -> None:
    bring(planned.bram, WORMS)

    assert "Wormenfarm" in planned.bram.form.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", {"value": "  "}, "Vul hier iets in."),
        ("title", {"value": "x" * 76}, "Dit is te lang. Gebruik hooguit 75 tekens."),
        ("description", {"value": ""}, "Vul hier iets in."),
        ("parties", {"value": "x" * 1001}, "Dit is te lang."),
        ("phase", {"selected_option": {"value": "maan"}}, "Maak een keuze."),
        ("obstacle_kind", {"selected_option": None}, "Maak een keuze."),
        ("asked_of_others", {"value": None}, "Vul hier iets in."),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    planned: World, field: str, value: dict[str, Any], sentence: str
) -> None:
    form = planned.bram.click(board(planned.bram), "Breng een praktijk in").form
    planned.bram.fill(form, WORMS)
    forge_value(planned, planned.bram, field, **value)
    before = rows(planned)

    errors = forge_submit(planned, planned.bram)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(planned) == before


@pytest.mark.both
def test_a_form_that_arrives_twice_brings_one_case(planned: World) -> None:
    form = planned.bram.click(board(planned.bram), "Breng een praktijk in").form
    planned.sandbox.duplicate_deliveries(1)
    planned.bram.submit(form, WORMS)
    planned.sandbox.duplicate_deliveries(0)

    assert board(planned.chris).text.count("Wormenfarm") == 1
    assert "case.brought" in planned.audited()


def test_the_briefing_names_what_is_on_the_list_as_long_as_it_is(planned: World) -> None:
    bring(planned.bram, WORMS)
    wait_until(planned, "2026-03-03 09:00")
    planned.later(minutes=30)
    assert f"• {WORMS['title']} – Bram Jansen" in told(planned.ada, "Straks:")[-1].sees

    planned.bram.click(board(planned.bram), "Trek in")
    planned.tick()

    assert "Praktijken op de lijst" not in told(planned.ada, "Straks:")[-1].sees


def test_a_withdrawn_case_is_gone_for_others_and_can_come_back(planned: World) -> None:
    bring(planned.bram, WORMS)
    planned.bram.click(board(planned.bram), "Trek in")

    assert "Wormenfarm" not in board(planned.chris).text
    assert "Alleen jij ziet die hier" in board(planned.bram).text
    told = forge_press(
        planned, planned.chris, ids.CASE_HISTORY, str(case_id(planned, WORMS["title"]))
    )
    assert GONE in told
    planned.bram.click(board(planned.bram), "Breng opnieuw in")
    assert "Wormenfarm" in board(planned.chris).text

    planned.bram.click(board(planned.bram), "Trek in")
    again = forge_press(
        planned,
        planned.bram,
        ids.CASE_WITHDRAW,
        str(planned.id_of(BroughtCase)),
    )
    assert "was al ingetrokken" in again


def test_nobody_touches_another_ones_case(planned: World) -> None:
    bring(planned.bram, WORMS)
    case, brought = str(case_id(planned, WORMS["title"])), str(planned.id_of(BroughtCase))
    before = rows(planned)

    assert GONE in forge_press(planned, planned.chris, ids.CASE_OPEN_EDIT, case)
    assert GONE in forge_press(planned, planned.ada, ids.CASE_WITHDRAW, brought)
    assert GONE in forge_press(planned, planned.eva, ids.CASE_HISTORY, case)
    assert GONE in forge_press(planned, planned.eva, ids.CASE_WITHDRAW, brought)
    assert rows(planned) == before


def test_a_stranger_sees_no_case_and_brings_none(planned: World) -> None:
    open_vote(planned)
    before = rows(planned)

    planned.eva.command("/leerkring praktijk")
    assert "Een praktijk breng je in bij een bijeenkomst" in planned.eva.reads()[-1].sees
    meeting = forge_form(planned, planned.eva, ids.CASE_FORM, meeting=1)
    assert meeting
    for action in (ids.CASE_BALLOT, ids.CASE_CLOSE_VOTE):
        assert GONE in forge_press(planned, planned.eva, action, str(vote_id(planned)))
    assert GONE in forge_press(planned, planned.eva, ids.CASE_OPEN_VOTE, "1")
    assert rows(planned) == before
    assert "case_vote.opened" in planned.audited()


# Voting


def test_the_vote_chooses_and_closes_by_itself(planned: World) -> None:
    open_vote(planned)
    channel = planned.ada.reads("C0KRING")[-1].sees
    assert "Je hebt één minuut om te stemmen." in channel
    assert "Wormen" not in channel

    assert "Je stem is geteld" in vote(planned.bram, BRIDGE["title"])
    assert "Je stem is geteld" in vote(planned.chris, BRIDGE["title"])
    planned.later(seconds=50)
    assert "één minuut" in planned.ada.reads("C0KRING")[-1].sees
    planned.later(seconds=20)

    assert "is gekozen" in planned.ada.reads("C0KRING")[-1].sees
    assert "Brug" not in planned.ada.reads("C0KRING")[-1].sees
    clear(planned.bram)
    shown = planned.bram.click(planned.bram.reads("C0KRING")[-1], "Bekijk").form
    assert "Chris Bakker · gekozen" in shown.text
    planned.later(minutes=5)
    assert sum("is gekozen" in m.sees for m in planned.ada.reads("C0KRING")) == 1


def test_nothing_stored_tells_who_voted_what(planned: World) -> None:
    open_vote(planned)
    vote(planned.bram, WORMS["title"])

    with planned.db.read() as session:
        assert list(session.scalars(select(CaseVoter.person_id))) == [
            person_id(planned, planned.bram)
        ]
        assert {"id", "workspace_id", "vote_id", "person_id"} == set(
            CaseVoter.__table__.columns.keys()
        )
        assert {"id", "workspace_id", "vote_id", "case_id", "votes"} == set(
            CaseTally.__table__.columns.keys()
        )
    # Nor does the facilitator see a number while it goes on, or afterwards.
    assert "1" not in board(planned.ada).text.replace("10:00", "").replace("11:00", "")
    planned.later(minutes=2)
    with planned.db.read() as session:
        assert list(session.scalars(select(CaseVoter))) == []
    assert "stemmen" not in planned.ada.reads("C0KRING")[-1].sees


def test_one_vote_each_the_first_counts(planned: World) -> None:
    open_vote(planned)
    vote(planned.bram, WORMS["title"])
    before = rows(planned)

    clear(planned.bram)
    post = planned.bram.reads("C0KRING")[-1]
    form = planned.bram.click(post, "Bekijk en stem").form
    errors = submit(planned.bram, form, case=BRIDGE["title"])

    assert errors == {"": "Je hebt al gestemd. Je eerste stem telt."}
    assert rows(planned) == before


def test_a_vote_after_the_minute_is_not_counted(planned: World) -> None:
    open_vote(planned)
    form = planned.bram.click(planned.bram.reads("C0KRING")[-1], "Bekijk en stem").form
    planned.clock.move_by(timedelta(seconds=60))
    before = rows(planned)

    errors = submit(planned.bram, form, case=BRIDGE["title"])

    assert errors == {"": "De stemming is gesloten. Er is niets geteld of veranderd."}
    assert rows(planned) == before


def test_only_participants_vote_only_facilitators_open_and_close(planned: World) -> None:
    open_vote(planned)
    number = str(vote_id(planned))
    before = rows(planned)

    assert "Alleen deelnemers" in forge_press(planned, planned.ada, ids.CASE_BALLOT, number)
    for action in (ids.CASE_CLOSE_VOTE, ids.CASE_OPEN_VOTE):
        told = forge_press(planned, planned.bram, action, number)
        assert "Dit kan alleen een begeleider" in told
    assert "Er loopt al een stemming" in forge_press(
        planned, planned.ada, ids.CASE_OPEN_VOTE, "1"
    )
    assert rows(planned) == before


def test_closing_early_tells_once(planned: World) -> None:
    open_vote(planned)
    vote(planned.bram, WORMS["title"])
    planned.ada.click(board(planned.ada), "Sluit de stemming")
    planned.tick()
    assert "is gekozen" in planned.ada.reads("C0KRING")[-1].sees

    told = forge_press(planned, planned.ada, ids.CASE_CLOSE_VOTE, str(vote_id(planned)))
    assert "De stemming is gesloten." in told
    planned.later(minutes=3)
    assert sum("is gekozen" in m.sees for m in planned.ada.reads("C0KRING")) == 1
    assert "case_vote.closed" in planned.audited()


def test_a_tie_is_the_facilitators_to_decide(planned: World) -> None:
    open_vote(planned)
    vote(planned.bram, WORMS["title"])
    vote(planned.chris, BRIDGE["title"])
    planned.later(minutes=1)
    assert "eindigde gelijk" in planned.ada.reads("C0KRING")[-1].sees
    brought = str(planned.id_of(BroughtCase, case_id=case_id(planned, BRIDGE["title"])))
    assert "alleen een begeleider" in forge_press(planned, planned.bram, ids.CASE_PICK, brought)

    planned.ada.click(board(planned.ada), "Kies deze", near="Brug")
    planned.tick()

    assert "Chris Bakker · gekozen" in board(planned.bram).text
    assert "is gekozen" in planned.ada.reads("C0KRING")[-1].sees
    assert "al een praktijk gekozen" in forge_press(
        planned, planned.ada, ids.CASE_PICK, brought
    )


def test_when_nobody_voted_there_can_be_another_vote(planned: World) -> None:
    open_vote(planned)
    planned.later(minutes=1)
    assert "De stemming gaf geen uitkomst." in planned.ada.reads("C0KRING")[-1].sees

    planned.ada.click(board(planned.ada), "Open de stemming")
    planned.tick()
    vote(planned.bram, WORMS["title"])
    planned.later(minutes=1)

    assert "Bram Jansen · gekozen" in board(planned.chris).text


def test_the_facilitator_does_not_decide_before_the_participants(planned: World) -> None:
    bring(planned.bram, WORMS)
    bring(planned.chris, BRIDGE)
    brought = str(planned.id_of(BroughtCase, case_id=case_id(planned, WORMS["title"])))

    told = forge_press(planned, planned.ada, ids.CASE_PICK, brought)

    assert "De deelnemers kiezen eerst." in told


def test_one_case_needs_no_vote(planned: World) -> None:
    assert "valt dus nog niets te kiezen" in forge_press(
        planned, planned.ada, ids.CASE_OPEN_VOTE, "1"
    )
    bring(planned.bram, WORMS)
    assert "maar één praktijk" in forge_press(planned, planned.ada, ids.CASE_OPEN_VOTE, "1")

    planned.ada.click(board(planned.ada), "Kies deze")

    assert "Bram Jansen · gekozen" in board(planned.chris).text
    assert "case.picked" in planned.audited()


def test_a_case_withdrawn_during_the_vote_does_not_win(planned: World) -> None:
    open_vote(planned)
    vote(planned.bram, BRIDGE["title"])
    planned.chris.click(board(planned.chris), "Trek in")
    planned.later(minutes=1)

    assert "De stemming gaf geen uitkomst." in planned.ada.reads("C0KRING")[-1].sees
    assert "gekozen" not in board(planned.bram).text
    gone = str(planned.id_of(BroughtCase, case_id=case_id(planned, BRIDGE["title"])))
    told = forge_press(planned, planned.ada, ids.CASE_PICK, gone)
    assert told == "Deze praktijk is er niet meer. Kies een andere."


def test_who_votes_for_a_case_that_was_withdrawn_keeps_the_vote(planned: World) -> None:
    open_vote(planned)
    form = planned.bram.click(planned.bram.reads("C0KRING")[-1], "Bekijk en stem").form
    planned.chris.click(board(planned.chris), "Trek in")
    before = rows(planned)

    errors = planned.bram.submit(form, case=BRIDGE["title"])

    assert errors == {"case": "Deze praktijk is er niet meer. Kies een andere."}
    assert rows(planned) == before
    assert planned.bram.submit(form, case=WORMS["title"]) == {}
    assert "Je stem is geteld" in planned.bram.form.text
    planned.later(minutes=1)
    assert "Bram Jansen · gekozen" in board(planned.chris).text


@pytest.mark.both
def test_a_case_that_is_being_withdrawn_takes_no_vote(planned: World) -> None:
    open_vote(planned)
    now, vote_of = planned.clock.now(), vote_id(planned)
    bridge = case_id(planned, BRIDGE["title"])
    brought = planned.id_of(BroughtCase, case_id=bridge)
    with planned.db.read() as session:
        bram, chris = (
            as_actor(session.get_one(Colleague, person_id(planned, each)))
            for each in (planned.bram, planned.chris)
        )
    refused: list[str] = []

    def cast() -> None:
        try:
            with planned.db.begin() as session:
                case_votes.cast(session, bram, vote_of, bridge, now)
        except UserError as refusal:
            refused.append(refusal.text_id)

    voting = Thread(target=cast)
    with planned.db.begin() as session:
        cases.withdraw(session, chris, brought, now)
        session.flush()
        voting.start()
        voting.join(timeout=0.5)  # he has to wait for the withdrawal
        assert voting.is_alive()
    voting.join()

    assert refused == ["case-not-there"]
    with planned.db.read() as session:
        assert session.scalars(select(CaseVoter)).all() == []
        assert set(session.scalars(select(CaseTally.votes))) == {0}
    assert "case.withdrawn" in planned.audited()


def test_when_every_case_was_withdrawn_there_is_no_ballot(planned: World) -> None:
    open_vote(planned)
    for person in (planned.bram, planned.chris):
        person.click(board(person), "Trek in")
    before = rows(planned)

    told = forge_press(planned, planned.bram, ids.CASE_BALLOT, str(vote_id(planned)))

    assert "Er valt dus nog niets te kiezen" in told
    assert rows(planned) == before


def test_another_vote_opens_when_the_minute_is_over_and_nobody_closed_it(
    planned: World,
) -> None:
    open_vote(planned)
    planned.clock.move_by(timedelta(minutes=1))  # the worker is down

    planned.ada.click(board(planned.ada), "Open de stemming")
    planned.tick()

    with planned.db.read() as session:
        first, second = session.scalars(select(CaseVote).order_by(CaseVote.round))
    assert first.closed_at == first.closes_at
    assert second.closed_at is None
    assert (
        sum("De stemming gaf geen uitkomst." in m.sees for m in planned.ada.reads("C0KRING"))
        == 1
    )
    vote(planned.bram, WORMS["title"])


def test_a_vote_closes_once_the_worker_is_back(planned: World) -> None:
    open_vote(planned)
    vote(planned.bram, WORMS["title"])
    planned.later(hours=2)

    assert sum("is gekozen" in m.sees for m in planned.ada.reads("C0KRING")) == 1


# Over the sessions


def test_a_case_keeps_its_history(planned: World) -> None:
    bring(planned.bram, WORMS)
    planned.ada.click(board(planned.ada), "Kies deze")
    brought = str(planned.id_of(BroughtCase))
    early = forge_press(planned, planned.bram, ids.CASE_OPEN_FOLLOW_UP, brought)
    assert "nog niet besproken" in early
    for _ in range(4):
        planned.later(hours=12)
    planned.ada.click(board(planned.ada), "Noteer als besproken")
    assert GONE in forge_press(planned, planned.chris, ids.CASE_OPEN_FOLLOW_UP, brought)

    form = planned.bram.click(board(planned.bram), "Hoe liep het af?").form
    assert planned.bram.submit(form, follow_up="De ontheffing is binnen.") == {}

    shown = planned.chris.click(board(planned.chris), "Wat ermee gebeurde").form.text
    assert "dinsdag 3 maart 2026, 10:00 – 11:00" in shown
    assert "ingebracht → gekozen → besproken → afloop bekend" in shown
    assert "De ontheffing is binnen." in shown
    assert "case.followed_up" in planned.audited()


def test_a_case_can_be_told_to_its_end_after_later_sessions(planned: World) -> None:
    bring(planned.bram, WORMS)
    planned.ada.click(board(planned.ada), "Kies deze")
    brought = str(planned.id_of(BroughtCase))
    for _ in range(4):
        planned.later(hours=12)
    plan_tomorrow(planned)

    assert "Hoe liep het af?" not in board(planned.chris).buttons
    noted = planned.ada.click(board(planned.ada), "Noteer als besproken").form
    assert "Noteer als besproken" not in noted.buttons
    for _ in range(60):
        planned.later(hours=24)  # no session is planned any more

    seen = board(planned.bram)
    assert "Breng opnieuw in" not in seen.buttons
    form = planned.bram.click(seen, "Hoe liep het af?").form
    told = {
        "follow_up": "De ontheffing is binnen.",
        "unlocked_by": "De jurist van de provincie.",
    }
    assert planned.bram.submit(form, told) == {}
    history = str(case_id(planned, WORMS["title"]))
    clear(planned.chris)
    forge_press(planned, planned.chris, ids.CASE_HISTORY, history)
    assert all(words in planned.chris.form.text for words in told.values())

    clear(planned.bram)
    form = planned.bram.click(board(planned.bram), "Hoe liep het af?").form
    assert form.initial("unlocked_by") == told["unlocked_by"]
    assert GONE in forge_press(planned, planned.ada, ids.CASE_OPEN_FOLLOW_UP, brought)


def test_a_case_that_was_taken_back_has_no_end_to_tell(planned: World) -> None:
    bring(planned.bram, WORMS)
    planned.bram.click(board(planned.bram), "Trek in")
    for _ in range(4):
        planned.later(hours=12)
    before = rows(planned)

    assert "Hoe liep het af?" not in board(planned.bram).buttons
    told = forge_press(
        planned, planned.bram, ids.CASE_OPEN_FOLLOW_UP, str(planned.id_of(BroughtCase))
    )
    assert "nog niet besproken" in told
    assert rows(planned) == before


def test_only_who_leads_notes_that_a_case_was_discussed(planned: World) -> None:
    bring(planned.bram, WORMS)
    planned.ada.click(board(planned.ada), "Kies deze")
    brought = str(planned.id_of(BroughtCase))
    before = rows(planned)

    for person in (planned.bram, planned.chris):
        told = forge_press(planned, person, ids.CASE_DISCUSSED, brought)
        assert "Dit kan alleen een begeleider" in told

    assert rows(planned) == before


def test_a_case_shows_what_was_tried_as_far_as_its_reader_may_see(planned: World) -> None:
    """One of Bram's intentions is the circle's, the other his own."""
    bring(planned.bram, WORMS)
    for day, (words, level) in enumerate((("Ontheffing vragen.", "1"), ("Stil zijn.", "0"))):
        if day:
            plan_tomorrow(planned)
        for _ in range(4):
            planned.later(hours=12)
        clear(planned.bram)
        form = planned.bram.command("/leerkring voornemen").form
        [case] = form.options("case")[-1:]
        given = {"text": words, "level": level, "ask_on": "2026-05-12", "case": case}
        assert planned.bram.submit(form, given) == {}
        if planned.bram.modal is not None and planned.bram.form.submit:
            planned.bram.submit(planned.bram.form)
        clear(planned.bram)

    history = str(case_id(planned, WORMS["title"]))
    for person, sees_both in ((planned.chris, False), (planned.bram, True)):
        clear(person)
        forge_press(planned, person, ids.CASE_HISTORY, history)
        shown = person.form.text
        assert "Bram Jansen – loopt nog" in shown
        assert "Ontheffing vragen." in shown
        assert ("Stil zijn." in shown) is sees_both


def plan_tomorrow(world: World) -> None:
    form = world.ada.command("/leerkring plan").form
    tomorrow = (world.clock.now() + timedelta(days=1)).date().isoformat()
    plan = {"first_on": tomorrow, "at": "10:00", "minutes": "60", "place": "Stadhuis"}
    assert world.ada.submit(form, plan) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def test_a_recap_names_the_case_and_forgets_it_when_it_is_taken_back(planned: World) -> None:
    bring(planned.bram, WORMS)
    bring(planned.chris, BRIDGE)
    planned.ada.click(board(planned.ada), "Open de stemming")
    planned.tick()
    vote(planned.bram, WORMS["title"])
    planned.later(minutes=2)
    for _ in range(4):
        planned.later(hours=12)
    wrap_up = next(m for m in planned.ada.reads() if m.sees.startswith("Dat was"))
    clear(planned.ada)
    assert planned.ada.submit(planned.ada.click(wrap_up, "Maak een terugblik").form) == {}
    assert "Wormenfarm in de wijk" in planned.ada.form.text
    assert planned.ada.submit(planned.ada.form) == {}
    planned.tick()
    recap = recap_of(planned)
    assert "Hierover ging het:\nWormenfarm in de wijk" in recap
    assert "Brug van oud beton" not in recap

    with planned.db.begin() as session:
        [bram] = privacy.people_with(session, "bram@provincie.example")
        privacy.erase_person(session, bram, planned.clock.now())
    planned.tick()

    assert "Wormenfarm" not in recap_of(planned)


def recap_of(world: World) -> str:
    posted = world.sandbox.posted(world.channel)
    return next(m.sees for m in posted if m.sees.startswith("Terugblik"))


def test_after_the_session_it_is_too_late_to_bring(planned: World) -> None:
    form = planned.bram.click(board(planned.bram), "Breng een praktijk in").form
    planned.clock.move_by(timedelta(days=2))
    before = rows(planned)

    errors = submit(planned.bram, form, WORMS)

    assert "Breng je praktijk in bij de volgende." in errors[""]
    assert rows(planned) == before


def test_after_the_session_who_leads_can_still_say_what_was_discussed(planned: World) -> None:
    bring(planned.bram, WORMS)
    planned.clock.move_by(timedelta(days=2))
    shown = board(planned.ada)
    assert "Breng een praktijk in" not in shown.buttons
    before = len(planned.ada.reads(planned.channel))

    planned.ada.click(shown, "Kies deze")
    planned.tick()
    planned.ada.click(board(planned.ada), "Noteer als besproken")

    assert len(planned.ada.reads(planned.channel)) == before  # nobody can read along any more
    assert "Bram Jansen · besproken" in board(planned.chris).text


def test_after_a_session_without_a_case_nobody_is_asked_for_one(planned: World) -> None:
    planned.clock.move_by(timedelta(days=2))

    shown = board(planned.bram)

    assert "Zodra de volgende gepland is, kun je hier een praktijk inbrengen." in shown.text
    assert "Breng een praktijk in" not in shown.buttons


def test_home_leads_members_to_the_cases_and_nobody_else(planned: World) -> None:
    bring(planned.bram, WORMS)

    every = planned.chris.click(planned.chris.open_home(), "Meer").form
    shown = planned.chris.click(every, "Praktijken").form

    assert "Wormenfarm" in shown.text
    every = planned.eva.click(planned.eva.open_home(), "Meer").form
    assert "Praktijken" not in every.buttons
