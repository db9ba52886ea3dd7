"""Finding a date: asking, voting, reminding, choosing, through Slack."""

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot.sandbox.people import Person
from bot.slack.base import ids
from bot.ticker import tick, tidy
from storage.models import Membership, PollState, Rsvp
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.planning.test_changes import cancel
from tests.flows.polling import (
    FRIDAY,
    POLL,
    THURSDAY,
    TUESDAY,
    all_polls,
    ask,
    coming,
    form_of,
    question,
    sessions,
    slots,
    told,
    vote,
    votes_of,
    wait_until,
)
from tests.flows.reflecting import (
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    rows,
    submit,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
YES, NEED, NO = "yes", "if_need_be", "no"


@pytest.fixture
def started(world: World) -> World:
    """Ada's circle with Bram, Chris and Dewi runs; it is Monday 2 March, half past nine."""
    world.start_circle()
    return world


@pytest.fixture
def asked(started: World) -> World:
    """Three moments were proposed; votes until Friday 6 March."""
    ask(started)
    return started


# Asking


def test_nothing_is_sent_before_the_poll_was_seen(started: World) -> None:
    form = started.ada.command("/leerkring prikken").form
    before, posted = rows(started), len(started.sandbox.posted())

    assert started.ada.submit(form, POLL) == {}
    started.tick()

    shown = started.ada.form
    for part in (
        "3 momenten voor ‘Circulair inkopen’. Er is nog niets verstuurd.",
        TUESDAY,
        THURSDAY,
        FRIDAY,
        "2 uur · Stadhuis, zaal 2",
        "Stemmen kan tot en met vrijdag 6 maart 2026.",
        "3 mensen krijgen de vraag als privébericht:\nBram Jansen, Chris Bakker, Dewi Smit",
    ):
        assert part in shown.text
    assert len(started.sandbox.posted()) == posted
    assert rows(started) == before


def test_everybody_but_the_asker_gets_one_private_message(asked: World) -> None:
    asked.tick()
    asked.later(hours=1)

    for person in (asked.bram, asked.chris, asked.dewi):
        assert len(person.reads()) == 2
    assert asked.ada.reads() == []
    message = question(asked.bram)
    assert f"{TUESDAY} – 12:00" in message.sees
    assert "Stemmen kan tot en met vrijdag 6 maart 2026." in message.sees
    assert message.buttons == ["Stem"]
    assert "When can you come? Circulair inkopen" in question(asked.dewi).sees
    assert "Tuesday 10 March 2026, 10:00 – 12:00" in question(asked.dewi).sees
    assert votes_of(asked, asked.ada) == [YES] * 3


def test_who_lives_elsewhere_sees_their_own_time(world: World) -> None:
    world.sandbox.workspace.profiles["U0DEWI"].tz = "America/New_York"
    world.start_circle()
    ask(world)

    assert "Tuesday 10 March 2026, 05:00 (Eastern Daylight Time) – 07:00" in (
        question(world.dewi).sees
    )
    assert "You can vote until Friday 6 March 2026, 18:00 (Eastern Standard Time)." in (
        question(world.dewi).sees
    )
    assert "10 March 2026, 05:00" in form_of(world.dewi, "Vote").text


def test_more_moments_can_be_added_up_to_eight(started: World) -> None:
    form = started.ada.command("/leerkring prikken").form
    started.ada.fill(form, POLL)

    for _ in range(5):
        started.ada.click(started.ada.form, "Voeg een moment toe")

    form = started.ada.form
    assert "Voeg een moment toe" not in form.buttons
    assert "on-8" in form.inputs
    assert form.initial("on-3") == "2026-03-13"
    assert form.initial("place") == "Stadhuis, zaal 2"
    more = {f"on-{n}": f"2026-03-{n + 12}" for n in range(4, 9)}
    assert started.ada.submit(form, more) == {}
    assert started.ada.submit(started.ada.form) == {}
    assert len(slots(started)) == 8


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"on-1": "2026-03-01"}, "on-1", "Dit moment is al voorbij."),
        ({"on-2": "2026-03-02", "at-2": "09:30"}, "on-2", "Dit moment is al voorbij."),
        ({"on-3": "2028-04-01"}, "on-3", "meer dan twee jaar vooruit"),
        ({"on-3": "2026-03-10", "at-3": "10:00"}, "on-3", "Dit moment staat er al."),
        ({"at-3": None}, "at-3", "Maak een keuze."),
        ({"deadline_on": "2026-03-01"}, "deadline_on", "Deze dag is al voorbij."),
        ({"deadline_on": "2026-03-10"}, "deadline_on", "een dag vóór het eerste moment"),
        ({"deadline_on": "2026-04-10"}, "deadline_on", "een dag vóór het eerste moment"),
        ({"place": "   "}, "place", "Vul hier iets in."),
    ],
)
def test_a_poll_that_cannot_be_says_so_and_stores_nothing(
    started: World, change: dict[str, str | None], field: str, sentence: str
) -> None:
    form = started.ada.command("/leerkring prikken").form
    before = rows(started)

    errors = started.ada.submit(form, POLL | change)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(started) == before


@pytest.mark.parametrize(
    ("block_id", "value", "field", "sentence"),
    [
        ("circle", {"selected_option": {"value": "999"}}, "", GONE),
        ("circle", {"selected_option": {"value": "1; DROP"}}, "", GONE),
        ("circle", {"selected_option": None}, "circle", "Maak een keuze."),
        ("on-2", {"selected_date": None}, "on-2", "Maak een keuze."),
        ("on-1", {"selected_date": "0001-01-01"}, "on-1", "Dit moment is al voorbij."),
        ("on-1", {"selected_date": "9999-12-31"}, "on-1", "meer dan twee jaar vooruit"),
        ("at-1", {"selected_time": "25:00"}, "at-1", "Maak een keuze."),
        ("minutes", {"selected_option": {"value": "7"}}, "minutes", "Maak een keuze."),
        ("place", {"value": "x" * 201}, "place", "Gebruik hooguit 200 tekens."),
        ("deadline_on", {"selected_date": None}, "deadline_on", "Maak een keuze."),
        ("deadline_on", {"selected_date": "9999-12-31"}, "deadline_on", "een dag vóór"),
    ],
)
def test_a_forged_form_says_so_and_stores_nothing(
    started: World, block_id: str, value: dict[str, Any], field: str, sentence: str
) -> None:
    started.ada.fill(started.ada.command("/leerkring prikken").form, POLL)
    forge_value(started, started.ada, block_id, **value)
    before = rows(started)

    errors = forge_submit(started, started.ada)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(started) == before


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"circle": 999}, GONE),
        ({"moments": None}, GONE),
        ({"moments": ["morgen", "overmorgen"]}, GONE),
        ({"moments": []}, "Stel minstens twee momenten voor."),
        ({"moments": ["2026-03-10T10:00"]}, "Stel minstens twee momenten voor."),
        ({"moments": ["2026-03-10T10:00"] * 2}, "Dit moment staat er al."),
        (
            {"moments": [f"2026-03-{day}T10:00" for day in range(10, 21)]},
            "Stel er hooguit 8 voor.",
        ),
        ({"moments": ["2026-03-01T10:00", "2026-03-10T10:00"]}, "Dit moment is al voorbij."),
        ({"deadline_on": "gisteren"}, GONE),
        ({"deadline_on": "2026-03-12"}, "een dag vóór het eerste moment"),
        ({"minutes": float("inf")}, GONE),
        ({"replaces": 999}, GONE),
    ],
)
def test_a_forged_preview_asks_nobody(
    started: World, change: dict[str, Any], sentence: str
) -> None:
    assert started.ada.submit(started.ada.command("/leerkring prikken").form, POLL) == {}
    forge_memory(started, started.ada, **change)
    before = rows(started)

    started.ada.submit(started.ada.form)
    started.tick()

    assert sentence in started.ada.form.text
    assert rows(started) == before


@pytest.mark.both
def test_a_preview_that_arrives_twice_asks_once(started: World) -> None:
    assert started.ada.submit(started.ada.command("/leerkring prikken").form, POLL) == {}
    started.sandbox.duplicate_deliveries(1)
    started.ada.submit(started.ada.form)
    started.sandbox.duplicate_deliveries(0)
    started.tick()

    assert len(all_polls(started)) == 1
    assert len(started.bram.reads()) == 2


def test_a_circle_votes_on_one_poll_at_a_time(asked: World) -> None:
    asked.start_circle(name="Tweede kring", participants=["U0EVA"])
    form = asked.ada.command("/leerkring prikken").form
    assert form.initial("circle") == "2"  # the other one is voting
    first = next(o for o in form.options("circle") if "Circulair" in o)
    before = rows(asked)

    errors = asked.ada.submit(form, POLL | {"circle": first})

    assert "loopt al een datumprikker" in errors["circle"]
    assert rows(asked) == before


@pytest.mark.both
def test_two_facilitators_at_once_ask_once(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS"])
    for person in (world.ada, world.bram):
        assert person.submit(person.command("/leerkring prikken").form, POLL) == {}
    assert world.ada.submit(world.ada.form) == {}
    before = rows(world)

    world.bram.submit(world.bram.form)

    assert "loopt al een datumprikker" in world.bram.form.text
    assert rows(world) == before


def test_after_starting_a_circle_a_date_can_be_found(world: World) -> None:
    world.ada.submit(
        world.ada.command("/leerkring nieuw", channel=world.channel).modal,
        name="Circulair bouwen",
        theme="construction",
        purpose="Leren.",
        channel=world.channel,
        participants=["U0BRAM"],
    )
    world.ada.submit(world.ada.form)

    world.ada.click(world.ada.form, "Prik een datum")

    assert "Stel een paar momenten voor." in world.ada.form.text


def test_only_who_facilitates_can_ask(started: World) -> None:
    for person in (started.bram, started.eva):
        reply = person.command("/leerkring prikken")
        assert "Je begeleidt nu geen lopende leerkring." in reply.text
        assert reply.modal is None
    assert (
        "You are not facilitating a running circle"
        in started.dewi.command("/leerkring poll").text
    )


def test_who_is_asked_can_vote_with_the_same_command(asked: World) -> None:
    form = asked.bram.command("/leerkring prikken").form
    assert asked.bram.submit(form, dict.fromkeys(form.inputs, YES)) == {}

    assert votes_of(asked, asked.bram) == [YES] * 3
    assert (
        "Je begeleidt nu geen lopende leerkring"
        in asked.bram.command("/leerkring prikken").text
    )


# Voting


def test_a_vote_can_be_given_in_parts_and_changed(asked: World) -> None:
    vote(asked, asked.bram, YES, None, None)
    assert votes_of(asked, asked.bram) == [YES]
    assert f"{TUESDAY} – 12:00 – Ja, ik kan" in question(asked.bram).sees
    assert question(asked.bram).buttons == ["Stem"]

    form = form_of(asked.bram)
    fields = [name for name in form.inputs if name.startswith("slot-")]
    assert form.initial(fields[0]) == YES
    assert asked.bram.submit(form, {fields[0]: NO, fields[1]: NEED, fields[2]: YES}) == {}

    assert (
        "Bewaard. Zodra er een datum is, krijgt iedereen een uitnodiging."
        in asked.bram.form.text
    )
    assert votes_of(asked, asked.bram) == [NO, NEED, YES]
    assert f"{TUESDAY} – 12:00 – Nee" in question(asked.bram).sees
    assert f"{THURSDAY} – 12:00 – Als het moet" in question(asked.bram).sees
    assert question(asked.bram).buttons == ["Wijzig mijn stem"]


def test_a_part_that_is_left_open_is_said_in_words(asked: World) -> None:
    form = form_of(asked.bram)
    first = next(name for name in form.inputs if name.startswith("slot-"))
    assert asked.bram.submit(form, {first: YES}) == {}

    assert "Je hebt nog niet bij elk moment iets gekozen" in asked.bram.form.text


def test_a_vote_without_any_choice_says_so(asked: World) -> None:
    form = form_of(asked.bram)
    before = rows(asked)

    errors = asked.bram.submit(form)

    assert list(errors.values()) == ["Kies bij minstens één moment wat voor jou geldt."]
    assert rows(asked) == before


@pytest.mark.both
def test_the_same_vote_delivered_twice_counts_once(asked: World) -> None:
    form = form_of(asked.bram)
    given = dict.fromkeys(form.inputs, YES)
    asked.sandbox.duplicate_deliveries(1)
    asked.bram.submit(form, given)
    asked.sandbox.duplicate_deliveries(0)

    assert votes_of(asked, asked.bram) == [YES] * 3


def test_nobody_sees_what_others_voted(asked: World) -> None:
    vote(asked, asked.bram, YES, NO, NO)

    assert "Bram" not in question(asked.chris).sees
    assert "Bram" not in form_of(asked.chris).text


def test_home_asks_too_until_everything_was_said(asked: World) -> None:
    home = asked.bram.open_home()
    assert "Wanneer kun je? ‘Circulair inkopen’ zoekt een datum." in home.text

    form = asked.bram.click(home, "Stem").form
    asked.bram.submit(form, dict.fromkeys(form.inputs, YES))

    assert asked.bram.home is not None
    assert "zoekt een datum" not in asked.bram.home.text


@pytest.mark.parametrize("action_id", [ids.POLL_OPEN_VOTE, ids.POLL_SEE, ids.POLL_CHOOSE])
@pytest.mark.parametrize("value", ["1", "999", "", "1 OR 1=1", "9" * 30])
def test_a_stranger_finds_nothing_behind_the_buttons(
    asked: World, action_id: str, value: str
) -> None:
    before = rows(asked)

    assert GONE in forge_press(asked, asked.eva, action_id, value)
    assert rows(asked) == before


@pytest.mark.parametrize("action_id", [ids.POLL_SEE, ids.POLL_CHOOSE])
def test_a_participant_cannot_press_the_facilitators_buttons(
    asked: World, action_id: str
) -> None:
    before = rows(asked)

    said = forge_press(asked, asked.bram, action_id, str(slots(asked)[0].id))

    assert "Dit kan alleen een begeleider van deze leerkring doen." in said
    assert rows(asked) == before


def test_a_forged_vote_changes_nothing(asked: World) -> None:
    form = form_of(asked.bram)
    asked.bram.fill(form, {form.inputs[0]: YES})
    forge_memory(asked, asked.bram, poll=999)
    before = rows(asked)

    assert set(forge_submit(asked, asked.bram).values()) == {GONE}
    assert rows(asked) == before


@pytest.mark.parametrize(("other", "voter"), [("U0EVA", "eva"), ("U0BRAM", "bram")])
def test_a_vote_on_a_slot_of_another_poll_changes_nothing(
    asked: World, other: str, voter: str
) -> None:
    """Not for a stranger to the first circle, and not for someone who is in both."""
    asked.start_circle(name="Tweede kring", participants=[other])
    form = asked.ada.command("/leerkring prikken").form
    second = next(o for o in form.options("circle") if "Tweede" in o)
    assert asked.ada.submit(form, POLL | {"circle": second}) == {}
    assert asked.ada.submit(asked.ada.form) == {}
    asked.tick()
    person: Person = getattr(asked, voter)
    form = person.click(person.reads()[-1], "Stem").form
    person.fill(form, {form.inputs[0]: YES})
    forge_memory(asked, person, poll=all_polls(asked)[0].id)
    before = rows(asked)

    assert set(forge_submit(asked, person).values()) == {GONE}
    assert rows(asked) == before


# Choosing


def overview(person: Person) -> Any:
    return person.click(person.open_home(), "Datumprikker").form


def test_the_facilitator_sees_who_would_miss_which_moment(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, None)
    vote(asked, asked.chris, NO, NEED, YES)

    shown = overview(asked.ada).text

    assert shown.index(THURSDAY) < shown.index(FRIDAY) < shown.index(TUESDAY)
    assert "Kunnen niet (2): Bram Jansen, Chris Bakker" in shown
    assert "Kan als het moet (1): Chris Bakker" in shown
    assert "Nog niet gestemd (2): Bram Jansen, Dewi Smit" in shown


def test_one_click_makes_it_a_session(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, NO)
    vote(asked, asked.chris, NO, NEED, NO)

    asked.ada.click(overview(asked.ada), "Kies dit moment", near=THURSDAY)
    asked.tick()

    [meeting] = sessions(asked)
    assert meeting.local_start.isoformat() == "2026-03-12T10:00:00"
    assert (meeting.minutes, meeting.place) == (120, "Stadhuis, zaal 2")
    assert coming(asked) == {"Ada": Rsvp.YES, "Bram": Rsvp.YES}
    assert "Ik regel de uitnodigingen." in asked.ada.form.text
    for person in (asked.bram, asked.chris):
        [invitation] = told(person, "Uitnodiging: Circulair inkopen")
        assert THURSDAY in invitation.sees
    [confirmed] = told(asked.bram, "Uitnodiging")
    assert "Je komt. Fijn, tot dan." in confirmed.sees
    [unsure] = told(asked.chris, "Uitnodiging")
    assert unsure.buttons == ["Ja, ik kom", "Nee", "Nee, maar ik geef iets mee"]
    assert "De datum is gekozen:" in question(asked.bram).sees
    assert question(asked.bram).buttons == []

    asked.ada.close(everything=True)
    cancel(asked)
    assert "maar deze bijeenkomst gaat niet door:" in question(asked.bram).sees


def test_a_session_planned_by_hand_can_come_instead_of_a_poll(asked: World) -> None:
    vote(asked, asked.bram, YES, NO, None)
    plan_by_hand(asked, "2026-04-02", ticked=False)  # people are voting: it is another one
    [poll] = all_polls(asked)
    assert poll.state is PollState.OPEN

    wait_until(asked, "2026-03-09 09:00")
    plan_by_hand(asked, "2026-03-10", ticked=True)

    [poll] = all_polls(asked)
    assert poll.state is PollState.PLANNED
    assert poll.meeting_id == sessions(asked)[-1].id
    assert f"De datum is gekozen:\n{TUESDAY}" in question(asked.bram).sees
    assert "Je komt. Fijn, tot dan." in told(asked.bram, "Uitnodiging")[-1].sees
    assert "Bekijk alle stemmen" not in asked.ada.open_home().buttons
    assert all(not each.buttons for each in told(asked.ada, "Een datum voor"))


def plan_by_hand(world: World, day: str, *, ticked: bool) -> None:
    """`ticked`: whether the preview takes it for what the poll was about."""
    form = world.ada.command("/leerkring plan").form
    plan = {"first_on": day, "at": "10:00", "minutes": "60", "place": "Stadhuis"}
    assert world.ada.submit(form, plan) == {}
    assert bool(world.ada.form.initial("instead_of")) is ticked
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


@pytest.mark.both
def test_choosing_twice_plans_once(asked: World) -> None:
    first = overview(asked.ada)
    asked.sandbox.duplicate_deliveries(1)
    asked.ada.click(first, "Kies dit moment", near=THURSDAY)
    asked.sandbox.duplicate_deliveries(0)
    asked.tick()
    before = rows(asked)

    said = forge_press(asked, asked.ada, ids.POLL_CHOOSE, str(slots(asked)[0].id))

    assert "Er is al een datum gekozen." in said
    assert len(sessions(asked)) == 1
    assert len(told(asked.bram, "Uitnodiging")) == 1
    assert rows(asked) == before


def test_who_chooses_a_date_that_they_miss_is_not_noted_as_coming(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS"])
    ask(world)
    vote(world, world.bram, NO, YES, YES)

    world.bram.click(overview(world.bram), "Kies dit moment", near=TUESDAY)

    assert coming(world)["Bram"] is Rsvp.NO
    said = "Voor dinsdag 10 maart 2026 stemde je nee. Daarom heb ik genoteerd dat je dan niet"
    assert said in world.bram.form.text


def test_old_buttons_of_a_chosen_date_answer_clearly(asked: World) -> None:
    old = question(asked.bram)
    form = form_of(asked.chris)
    asked.chris.fill(form, {form.inputs[0]: YES})
    asked.ada.click(overview(asked.ada), "Kies dit moment", near=THURSDAY)
    asked.tick()
    before = rows(asked)

    reply = asked.bram.click(old, "Stem", stale=True)
    errors = submit(asked.chris, form)

    assert "Er is al een datum gekozen." in reply.text
    assert reply.modal is None
    assert list(errors.values()) == [
        "Er is al een datum gekozen. Je vindt de bijeenkomst op het tabblad Home."
    ]
    assert rows(asked) == before


# Reminding and proposing


def test_who_did_not_vote_is_reminded_once(asked: World) -> None:
    vote(asked, asked.bram, YES, NO, NO)
    vote(asked, asked.chris, YES, None, None)
    wait_until(asked, "2026-03-05 08:59")
    assert told(asked.dewi, "you have not voted on") == []

    wait_until(asked, "2026-03-05 09:00")
    for _ in range(3):
        asked.later(hours=3)

    assert told(asked.bram, "nog niet bij elk moment") == []
    assert asked.ada.reads() == []
    for person, part in (
        (asked.chris, "nog niet bij elk"),
        (asked.dewi, "you have not voted on"),
    ):
        [reminder] = told(person, part)
        assert "10 maart 2026" in reminder.sees or "10 March 2026" in reminder.sees
    assert "Dit is de enige herinnering." in told(asked.chris, "nog niet bij elk")[0].sees
    assert f"{TUESDAY} – 12:00 – Ja, ik kan" in told(asked.chris, "nog niet bij elk")[0].sees


def test_a_vote_on_the_reminder_shows_in_both_messages(asked: World) -> None:
    wait_until(asked, "2026-03-05 09:00")

    form = asked.bram.click(told(asked.bram, "nog niet bij elk")[0], "Stem").form
    asked.bram.submit(form, dict.fromkeys(form.inputs, YES))

    assert len(told(asked.bram, "– Ja, ik kan")) == 2


def test_who_votes_before_the_reminder_left_gets_none(asked: World) -> None:
    asked.clock.move_to(datetime.fromisoformat("2026-03-05 09:00+01:00"))
    tick(asked.db, asked.clock.now())  # queued, not sent

    form = form_of(asked.bram)
    assert asked.bram.submit(form, dict.fromkeys(form.inputs, YES)) == {}
    asked.tick()

    assert told(asked.bram, "nog niet bij elk moment") == []
    assert len(told(asked.chris, "nog niet bij elk moment")) == 1


def test_nobody_is_reminded_at_night_on_a_free_day_or_too_late(asked: World) -> None:
    wait_until(asked, "2026-03-06 03:00")
    assert len(asked.bram.reads()) == 2
    wait_until(asked, "2026-03-07 00:00")  # the last day is over
    assert len(asked.bram.reads()) == 2
    assert "Stemmen kan niet meer." in asked.bram.click(question(asked.bram), "Stem").text


def test_after_the_last_day_the_best_date_is_proposed(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, NO)
    vote(asked, asked.chris, NO, NEED, NO)
    for moment in ("2026-03-07 00:00", "2026-03-08 12:00", "2026-03-09 08:59"):
        wait_until(asked, moment)
        assert asked.ada.reads() == []

    wait_until(asked, "2026-03-09 09:00")
    asked.later(hours=1)

    [proposal] = asked.ada.reads()
    for part in (
        "Een datum voor ‘Circulair inkopen’",
        "Dit moment past het best:",
        f"{THURSDAY} – 12:00",
        "Kunnen (2): Ada de Vries, Bram Jansen",
        "Kan als het moet (1): Chris Bakker",
        "Nog niet gestemd (1): Dewi Smit",
    ):
        assert part in proposal.sees
    assert TUESDAY not in proposal.sees
    assert told(asked.bram, "past het best") == []

    asked.ada.click(proposal, "Kies dit moment")
    asked.tick()
    assert sessions(asked)[0].local_start.isoformat() == "2026-03-12T10:00:00"
    assert "De datum is gekozen:" in asked.ada.reads()[0].sees
    assert asked.ada.reads()[0].buttons == []
    assert "poll.chosen" in asked.audited()


def test_who_would_miss_the_best_date_is_named(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, NO)
    vote(asked, asked.chris, NO, NO, NO)
    form = form_of(asked.dewi, "Vote")
    asked.dewi.submit(form, dict.fromkeys(form.inputs, NO))
    asked.tick()

    [proposal] = asked.ada.reads()

    assert "Kunnen niet (2): Chris Bakker, Dewi Smit" in proposal.sees


def test_when_everybody_voted_the_proposal_does_not_wait(asked: World) -> None:
    for person, label in (
        (asked.bram, "Stem"),
        (asked.chris, "Stem"),
        (asked.dewi, "Vote"),
    ):
        assert asked.ada.reads() == []
        vote(asked, person, NO, YES, YES, label=label)

    [proposal] = asked.ada.reads()
    assert "2 momenten passen even goed. Kies er een:" in proposal.sees
    assert proposal.sees.index(THURSDAY) < proposal.sees.index(FRIDAY)
    assert proposal.buttons.count("Kies dit moment") == 2

    wait_until(asked, "2026-03-09 10:00")
    assert len(asked.ada.reads()) == 1


def test_a_vote_that_changes_afterwards_changes_the_proposal(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, NO)
    vote(asked, asked.chris, NO, YES, NO)
    vote(asked, asked.dewi, NO, YES, NO, label="Vote")
    assert THURSDAY in asked.ada.reads()[0].sees

    vote(asked, asked.bram, NO, NO, YES, label="Wijzig mijn stem")
    vote(asked, asked.chris, NO, NO, YES, label="Wijzig mijn stem")

    [proposal] = asked.ada.reads()
    assert THURSDAY not in proposal.sees
    assert f"{FRIDAY} – 16:00" in proposal.sees
    assert "Kan niet (1): Dewi Smit" in proposal.sees


def test_the_facilitator_changes_their_own_vote_in_the_overview(asked: World) -> None:
    form = asked.ada.click(overview(asked.ada), "Wijzig mijn stem").form
    assert asked.ada.submit(form, {form.inputs[0]: NO}) == {}
    asked.ada.close()

    assert "Kan niet (1): Ada de Vries" in asked.ada.form.text


def test_a_vote_in_the_evening_wakes_nobody(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, YES)
    vote(asked, asked.chris, NO, YES, YES)
    wait_until(asked, "2026-03-03 21:00")
    vote(asked, asked.dewi, NO, YES, YES, label="Vote")
    assert asked.ada.reads() == []

    wait_until(asked, "2026-03-04 09:00")
    assert len(asked.ada.reads()) == 1


def test_nobody_voted(asked: World) -> None:
    wait_until(asked, "2026-03-09 09:00")

    [proposal] = asked.ada.reads()

    assert "Alleen degene die de momenten voorstelde, heeft gestemd." in proposal.sees
    assert "Kies dit moment" not in proposal.buttons
    assert "Wijzig of verleng" in proposal.buttons


def test_nobody_can_at_any_moment(asked: World) -> None:
    form = asked.ada.click(
        asked.ada.click(asked.ada.open_home(), "Datumprikker").form, "Wijzig mijn stem"
    ).form
    asked.ada.submit(form, dict.fromkeys(form.inputs, NO))
    vote(asked, asked.bram, NO, NO, NO)
    wait_until(asked, "2026-03-09 09:00")

    [proposal] = asked.ada.reads()

    assert "Niemand heeft bij een van deze momenten gezegd te kunnen." in proposal.sees
    assert "Kies dit moment" not in proposal.buttons


def test_a_moment_that_everybody_refused_cannot_be_chosen(asked: World) -> None:
    form = asked.ada.click(overview(asked.ada), "Wijzig mijn stem").form
    assert asked.ada.submit(form, {form.inputs[0]: NO}) == {}
    asked.ada.close(everything=True)
    vote(asked, asked.bram, NO, YES, YES)
    vote(asked, asked.chris, NO, YES, YES)
    assert overview(asked.ada).buttons.count("Kies dit moment") == 3

    vote(asked, asked.dewi, NO, YES, YES, label="Vote")
    asked.ada.close(everything=True)

    assert overview(asked.ada).buttons.count("Kies dit moment") == 2
    before = rows(asked)
    said = forge_press(asked, asked.ada, ids.POLL_CHOOSE, str(slots(asked)[0].id))
    assert "Bij dit moment zei iedereen nee. Kies een ander." in said
    assert rows(asked) == before


def test_many_equals_are_all_in_the_overview(started: World) -> None:
    ask_for_five(started)
    vote(started, started.bram, *[YES] * 5)
    wait_until(started, "2026-03-09 09:00")

    [proposal] = started.ada.reads()

    assert "5 momenten passen even goed." in proposal.sees
    assert proposal.buttons.count("Kies dit moment") == 3
    assert "De andere vind je onder ‘Bekijk alle stemmen’." in proposal.sees
    shown = started.ada.click(proposal, "Bekijk alle stemmen").form
    assert shown.buttons.count("Kies dit moment") == 5


def ask_for_five(world: World) -> None:
    world.ada.command("/leerkring prikken")
    for _ in range(2):
        world.ada.click(world.ada.form, "Voeg een moment toe")
    five = POLL | {f"on-{n}": f"2026-03-{day}" for n, day in enumerate(range(16, 21), 1)}
    assert world.ada.submit(world.ada.form, five) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def test_all_moments_passed_while_nobody_looked(asked: World) -> None:
    vote(asked, asked.bram, YES, YES, YES)
    wait_until(asked, "2026-03-16 09:00")

    [proposal] = asked.ada.reads()
    assert "Alle momenten zijn voorbij." in proposal.sees
    before = rows(asked)
    said = forge_press(asked, asked.ada, ids.POLL_CHOOSE, str(slots(asked)[0].id))
    assert "Dit moment is al voorbij. Kies een ander." in said
    assert rows(asked) == before

    again = {"on-1": "2026-03-24", "on-2": "2026-03-25", "on-3": "2026-03-26"}
    ask(asked, **(again | {"deadline_on": "2026-03-20"}))
    assert [poll.state for poll in all_polls(asked)] == ["cancelled", "open"]


def test_a_vote_after_the_last_day_is_too_late(asked: World) -> None:
    form = form_of(asked.bram)
    asked.bram.fill(form, dict.fromkeys(form.inputs, YES))
    wait_until(asked, "2026-03-07 00:00")
    before = rows(asked)

    reply = asked.chris.click(question(asked.chris), "Stem")
    errors = submit(asked.bram, form)

    assert "Stemmen kan niet meer." in reply.text
    assert ["Stemmen kan niet meer." in said for said in errors.values()] == [True]
    assert rows(asked) == before


# Changing, closing, stopping


def change_form(world: World) -> Any:
    return world.ada.click(overview(world.ada), "Wijzig of verleng").form


def test_moments_are_dropped_and_added_without_losing_votes(asked: World) -> None:
    vote(asked, asked.bram, YES, NEED, NO)
    form = change_form(asked)
    kept = [str(slot.id) for slot in slots(asked)[1:]]
    posted = len(asked.bram.reads())

    assert asked.ada.submit(form, {"keep": kept, "on-1": "2026-03-11", "at-1": "09:00"}) == {}
    asked.tick()

    assert "Bewaard. Stemmen kan tot en met vrijdag 6 maart 2026." in asked.ada.form.text
    assert votes_of(asked, asked.bram) == [YES, NEED, NO]
    message = question(asked.bram)
    assert TUESDAY not in message.sees
    assert f"{THURSDAY} – 12:00 – Als het moet" in message.sees
    assert "woensdag 11 maart 2026, 09:00 – 11:00\n" in message.sees
    assert len(asked.bram.reads()) == posted
    assert message.buttons == ["Stem"]
    wait_until(asked, "2026-03-05 09:00")
    assert len(told(asked.bram, "nog niet bij elk moment")) == 1


def test_a_moment_that_comes_back_has_its_votes(asked: World) -> None:
    vote(asked, asked.bram, YES, NO, NO)
    kept = [str(slot.id) for slot in slots(asked)[1:]]
    assert asked.ada.submit(change_form(asked), {"keep": kept}) == {}
    asked.ada.close(everything=True)
    before = len(slots(asked))

    again = {"on-1": "2026-03-10", "at-1": "10:00"}
    assert asked.ada.submit(change_form(asked), again) == {}
    asked.tick()

    assert len(slots(asked)) == before
    assert f"{TUESDAY} – 12:00 – Ja, ik kan" in question(asked.bram).sees


def test_a_moment_that_was_dropped_cannot_be_chosen(asked: World) -> None:
    kept = [str(slot.id) for slot in slots(asked)[1:]]
    assert asked.ada.submit(change_form(asked), {"keep": kept}) == {}
    before = rows(asked)

    said = forge_press(asked, asked.ada, ids.POLL_CHOOSE, str(slots(asked)[0].id))

    assert "Dit moment is vervallen. Kies een ander." in said
    assert rows(asked) == before
    assert "poll.changed" in asked.audited()


def test_voting_can_be_extended_after_it_ended(asked: World) -> None:
    vote(asked, asked.bram, YES, NO, NO)
    wait_until(asked, "2026-03-09 09:00")
    [proposal] = asked.ada.reads()
    form = asked.ada.click(proposal, "Wijzig of verleng").form
    kept = [str(slot.id) for slot in slots(asked)[1:]]

    assert asked.ada.submit(form, keep=kept, deadline_on="2026-03-10") == {}
    asked.ada.close(everything=True)
    asked.tick()
    vote(asked, asked.chris, None, YES)
    wait_until(asked, "2026-03-11 09:00")

    assert len(asked.ada.reads()) == 2
    assert "vrijdag 13 maart" in asked.ada.reads()[1].sees


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"keep": []}, "keep", "Houd minstens één moment over"),
        ({"deadline_on": "2026-03-01"}, "deadline_on", "Deze dag is al voorbij."),
        ({"deadline_on": "2026-03-10"}, "deadline_on", "een dag vóór het eerste moment"),
        ({"on-1": "2026-03-06"}, "deadline_on", "een dag vóór het eerste moment"),
        ({"on-1": "2026-03-01"}, "on-1", "Dit moment is al voorbij."),
        ({"on-1": "2026-03-12", "at-1": "10:00"}, "on-1", "Dit moment staat er al."),
        ({"on-1": "2026-03-16", "at-1": None}, "at-1", "Maak een keuze."),
    ],
)
def test_a_change_that_cannot_be_says_so_and_changes_nothing(
    asked: World, change: dict[str, Any], field: str, sentence: str
) -> None:
    form = change_form(asked)
    before = rows(asked)

    errors = asked.ada.submit(form, change)

    assert list(errors) == [field]
    assert sentence in errors[field]
    assert rows(asked) == before


def test_a_poll_never_grows_beyond_eight_moments(asked: World) -> None:
    for week, rows_filled in ((16, (1, 2, 3)), (19, (1,))):
        more = {f"on-{n}": f"2026-03-{week + n}" for n in rows_filled}
        assert asked.ada.submit(change_form(asked), more) == {}
        asked.ada.close(everything=True)
    form = change_form(asked)
    before = rows(asked)

    errors = asked.ada.submit(form, {"on-1": "2026-03-26", "on-2": "2026-03-27"})

    assert errors == {"on-1": "Dat zijn te veel momenten. Stel er hooguit 8 voor."}
    assert rows(asked) == before


def test_who_did_not_vote_loses_the_button_when_it_is_over(asked: World) -> None:
    wait_until(asked, "2026-03-06 12:00")
    tidy(asked.db, asked.clock.now())
    assert "Stem" in question(asked.bram).buttons
    wait_until(asked, "2026-03-07 00:00")
    tidy(asked.db, asked.clock.now())
    asked.tick()

    assert "Stem" not in question(asked.bram).buttons
    assert "Stemmen kan niet meer." in question(asked.bram).sees


def test_closing_early_proposes_a_date(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, NO)
    form = form_of(asked.chris)
    asked.chris.fill(form, dict.fromkeys(form.inputs, YES))

    asked.ada.click(overview(asked.ada), "Sluit de stemming")
    asked.tick()
    before = rows(asked)

    assert "Dit moment past het best:" in asked.ada.form.text
    assert "Dit moment past het best:" in asked.ada.reads()[0].sees
    assert "Stemmen kan niet meer." in question(asked.bram).sees
    assert "Stemmen kan niet meer." in submit(asked.chris, form)[""]
    said = forge_press(asked, asked.ada, ids.POLL_CLOSE, str(all_polls(asked)[0].id))
    assert "Stemmen kan niet meer." in said
    assert rows(asked) == before
    assert "poll.closed" in asked.audited()


def test_stopping_tells_whoever_kept_a_moment_free(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, NO)
    vote(asked, asked.chris, NO, NO, NO)

    asked.ada.click(overview(asked.ada), "Stop zonder datum")
    asked.tick()

    assert "gestopt zonder datum" in asked.ada.form.text
    assert len(told(asked.bram, "Je hoeft geen van die momenten meer vrij te houden.")) == 1
    assert told(asked.chris, "vrij te houden") == []
    for person in (asked.bram, asked.chris):
        assert "Deze datumprikker is gestopt zonder datum." in question(person).sees
    wait_until(asked, "2026-03-09 10:00")
    assert asked.ada.reads() == []
    assert len(asked.dewi.reads()) == 2
    before = rows(asked)
    for action_id in (
        ids.POLL_CANCEL,
        ids.POLL_CLOSE,
        ids.POLL_OPEN_CHANGE,
        ids.POLL_OPEN_VOTE,
    ):
        said = forge_press(asked, asked.ada, action_id, str(all_polls(asked)[0].id))
        assert "Deze datumprikker is gestopt zonder datum." in said
    assert rows(asked) == before
    assert "poll.cancelled" in asked.audited()


@pytest.mark.both
def test_stopping_twice_stops_once(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, NO)
    shown = overview(asked.ada)
    asked.sandbox.duplicate_deliveries(1)
    asked.ada.click(shown, "Stop zonder datum")
    asked.sandbox.duplicate_deliveries(0)
    asked.tick()

    assert len(told(asked.bram, "vrij te houden")) == 1


def test_who_left_does_not_count(asked: World) -> None:
    vote(asked, asked.bram, YES, NO, NO)
    vote(asked, asked.chris, NO, YES, NO)
    leave(asked, asked.bram)

    shown = overview(asked.ada).text

    assert shown.index(THURSDAY) < shown.index(TUESDAY)
    assert "Bram" not in shown
    before = rows(asked)
    assert GONE in asked.bram.click(question(asked.bram), "Wijzig mijn stem").text
    assert rows(asked) == before


def leave(world: World, person: Person) -> None:
    with world.db.begin() as session:
        [row] = session.scalars(
            select(Membership)
            .join(Colleague, Colleague.id == Membership.person_id)
            .where(Colleague.external_id == person.id)
        )
        row.left_at = world.clock.now()


@pytest.mark.parametrize(
    "action_id", [ids.POLL_OPEN_CHANGE, ids.POLL_CLOSE, ids.POLL_CANCEL, ids.POLL_SEE]
)
def test_only_facilitators_change_or_stop(asked: World, action_id: str) -> None:
    poll = str(all_polls(asked)[0].id)
    before = rows(asked)

    assert "alleen een begeleider" in forge_press(asked, asked.bram, action_id, poll)
    assert GONE in forge_press(asked, asked.eva, action_id, poll)
    assert rows(asked) == before


def test_a_forged_change_changes_nothing(asked: World) -> None:
    form = change_form(asked)
    forge_memory(asked, asked.ada, poll="x")
    before = rows(asked)

    assert set(forge_submit(asked, asked.ada).values()) == {GONE}
    assert form.inputs[0] == "keep"
    assert rows(asked) == before
    assert "poll.created" in asked.audited()
