"""Finding a date: asking, voting, reminding, choosing, through Slack."""

from typing import Any

import pytest

from bot.sandbox.people import Person
from bot.slack import ids
from storage.models import Rsvp
from tests.flows.conftest import World
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
)
from tests.flows.reflecting import (
    forge_memory,
    forge_press,
    forge_submit,
    forge_value,
    rows,
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


def test_more_moments_can_be_added_up_to_ten(started: World) -> None:
    form = started.ada.command("/leerkring prikken").form
    started.ada.fill(form, POLL)

    for _ in range(7):
        started.ada.click(started.ada.form, "Nog een moment")

    form = started.ada.form
    assert "Nog een moment" not in form.buttons
    assert "on-10" in form.inputs
    assert form.initial("on-3") == "2026-03-13"
    assert form.initial("place") == "Stadhuis, zaal 2"
    more = {f"on-{n}": f"2026-03-{n + 12}" for n in range(4, 11)}
    assert started.ada.submit(form, more) == {}
    assert started.ada.submit(started.ada.form) == {}
    assert len(slots(started)) == 10


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
        ("circle", {"selected_option": {"value": "999"}}, "circle", GONE),
        ("circle", {"selected_option": {"value": "1; DROP"}}, "circle", GONE),
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
            "Stel er hooguit 10 voor.",
        ),
        ({"moments": ["2026-03-01T10:00", "2026-03-10T10:00"]}, "Dit moment is al voorbij."),
        ({"deadline_on": "gisteren"}, GONE),
        ({"deadline_on": "2026-03-12"}, "een dag vóór het eerste moment"),
        ({"minutes": float("inf")}, GONE),
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
    first = next(o for o in form.options("circle") if "Circulair" in o)
    before = rows(asked)

    errors = asked.ada.submit(form, POLL | {"circle": first})

    assert "loopt al een datumprikker" in errors["circle"]
    assert rows(asked) == before


def test_two_facilitators_at_once_ask_once(world: World) -> None:
    world.start_circle(facilitators=["U0BRAM"], participants=["U0CHRIS"])
    for person in (world.ada, world.bram):
        assert person.submit(person.command("/leerkring prikken").form, POLL) == {}
    assert world.ada.submit(world.ada.form) == {}
    before = rows(world)

    world.bram.submit(world.bram.form)

    assert "loopt al een datumprikker" in world.bram.form.text
    assert rows(world) == before


def test_only_who_facilitates_can_ask(started: World) -> None:
    for person in (started.bram, started.eva):
        reply = person.command("/leerkring prikken")
        assert "Je begeleidt nog geen leerkring die is gestart." in reply.text
        assert reply.modal is None
    assert "You do not facilitate a circle" in started.dewi.command("/leerkring poll").text


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

    assert "Bewaard. Je hoort van me" in asked.bram.form.text
    assert votes_of(asked, asked.bram) == [NO, NEED, YES]
    assert f"{TUESDAY} – 12:00 – Nee" in question(asked.bram).sees
    assert f"{THURSDAY} – 12:00 – Als het moet" in question(asked.bram).sees
    assert question(asked.bram).buttons == ["Wijzig mijn stem"]


def test_a_part_that_is_left_open_is_said_in_words(asked: World) -> None:
    form = form_of(asked.bram)
    first = next(name for name in form.inputs if name.startswith("slot-"))
    assert asked.bram.submit(form, {first: YES}) == {}

    assert "Bij een paar momenten heb je nog niets gekozen" in asked.bram.form.text


def test_a_vote_without_any_choice_says_so(asked: World) -> None:
    form = form_of(asked.bram)
    before = rows(asked)

    errors = asked.bram.submit(form)

    assert list(errors.values()) == ["Kies bij minstens één moment wat voor jou geldt."]
    assert rows(asked) == before


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


def test_a_vote_on_a_slot_of_another_poll_changes_nothing(asked: World) -> None:
    asked.start_circle(name="Tweede kring", participants=["U0EVA"])
    form = asked.ada.command("/leerkring prikken").form
    second = next(o for o in form.options("circle") if "Tweede" in o)
    assert asked.ada.submit(form, POLL | {"circle": second}) == {}
    assert asked.ada.submit(asked.ada.form) == {}
    asked.tick()
    form = form_of(asked.eva)
    asked.eva.fill(form, {form.inputs[0]: YES})
    forge_memory(asked, asked.eva, poll=all_polls(asked)[0].id)
    before = rows(asked)

    assert set(forge_submit(asked, asked.eva).values()) == {GONE}
    assert rows(asked) == before


# Choosing


def overview(person: Person) -> Any:
    return person.click(person.open_home(), "Datumprikker").form


def test_the_facilitator_sees_who_would_miss_which_moment(asked: World) -> None:
    vote(asked, asked.bram, NO, YES, None)
    vote(asked, asked.chris, NO, NEED, YES)

    shown = overview(asked.ada).text

    assert shown.index(THURSDAY) < shown.index(FRIDAY) < shown.index(TUESDAY)
    assert "Missen het (2): Bram Jansen, Chris Bakker" in shown
    assert "Kunnen als het moet (1): Chris Bakker" in shown
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
    assert "De uitnodiging gaat nu weg." in asked.ada.form.text
    for person in (asked.bram, asked.chris):
        [invitation] = told(person, "Uitnodiging: Circulair inkopen")
        assert THURSDAY in invitation.sees
    [confirmed] = told(asked.bram, "Uitnodiging")
    assert "Je komt. Fijn, tot dan." in confirmed.sees
    [unsure] = told(asked.chris, "Uitnodiging")
    assert unsure.buttons == ["Ja, ik kom", "Nee", "Nee, maar ik lever input"]
    assert "De datum is gekozen:" in question(asked.bram).sees
    assert question(asked.bram).buttons == []


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


def test_old_buttons_of_a_chosen_date_answer_clearly(asked: World) -> None:
    old = question(asked.bram)
    form = form_of(asked.chris)
    asked.chris.fill(form, {form.inputs[0]: YES})
    asked.ada.click(overview(asked.ada), "Kies dit moment", near=THURSDAY)
    asked.tick()
    before = rows(asked)

    reply = asked.bram.click(old, "Stem", stale=True)
    errors = asked.chris.submit(form)

    assert "Er is al een datum gekozen." in reply.text
    assert reply.modal is None
    assert list(errors.values()) == [
        "Er is al een datum gekozen. De uitnodiging staat in je berichten met mij."
    ]
    assert rows(asked) == before
