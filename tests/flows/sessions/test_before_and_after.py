"""Around a session: the facilitator's briefing, checking in, the wrap-up and the recap."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.overview import privacy
from bot.sandbox.people import Person
from bot.sandbox.seen import Message
from bot.slack.base import ids
from storage.models import Attendance, Recap, RecapState
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.learned.test_intentions import agree
from tests.flows.memory import remembered
from tests.flows.planning.test_meetings import (
    invitation,
    meetings,
    plan,
    told,
    told_in_channel,
    wait_until,
)
from tests.flows.reflecting import (
    CIRCLE,
    PRIVATE,
    answers,
    forge_form,
    forge_press,
    forge_submit,
    forge_value,
    person_id,
    rows,
    stored,
)

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
LEADERS_ONLY = "Dit kan alleen een begeleider van deze leerkring doen."
BRIEF = "Straks: Circulair inkopen"
WRAP_UP = "Dank je wel voor het begeleiden."
RECAP = "Terugblik: Circulair inkopen"
DAY = "2026-03-12"


@pytest.fixture
def invited(world: World) -> World:
    """A session on Thursday 12 March, ten to eleven."""
    world.start_circle()
    plan(world)
    return world


@pytest.fixture
def announced(invited: World) -> World:
    wait_until(invited, f"{DAY} 08:30")
    return invited


@pytest.fixture
def ended(announced: World) -> World:
    wait_until(announced, f"{DAY} 11:00")
    return announced


def agenda(world: World) -> Message:
    return told_in_channel(world, "Vandaag: Circulair inkopen")[-1]


def present(world: World) -> dict[int, bool | None]:
    with world.db.read() as session:
        return {row.person_id: row.was_present for row in session.scalars(select(Attendance))}


def recaps(world: World) -> list[Recap]:
    with world.db.read() as session:
        return list(session.scalars(select(Recap)))


def meeting_id(world: World) -> str:
    return str(max(each.id for each in meetings(world)))


# Checking in


def test_who_is_there_says_so_in_the_channel_and_only_they_hear_it(announced: World) -> None:
    wait_until(announced, f"{DAY} 09:58")
    before = len(announced.chris.reads(announced.channel))

    reply = announced.bram.click(agenda(announced), "Ik ben er")

    assert "Dank je. Ik heb het genoteerd" in reply.text
    assert present(announced)[person_id(announced, announced.bram)] is True
    assert len(announced.chris.reads(announced.channel)) == before
    assert "meeting.checked_in" in announced.audited()


@pytest.mark.both
def test_checking_in_twice_is_once(announced: World) -> None:
    wait_until(announced, f"{DAY} 10:05")
    announced.sandbox.duplicate_deliveries(1)
    announced.bram.click(agenda(announced), "Ik ben er")
    announced.bram.click(agenda(announced), "Ik ben er")
    announced.sandbox.duplicate_deliveries(0)

    assert list(present(announced).values()).count(True) == 1


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (f"{DAY} 09:29", "Vanaf een half uur voor het begin kun je hier zeggen"),
        (f"{DAY} 23:00", "Deze bijeenkomst is al een tijd voorbij."),
    ],
)
def test_checking_in_too_early_or_late_says_so(
    announced: World, moment: str, sentence: str
) -> None:
    wait_until(announced, moment)
    before = rows(announced)

    assert sentence in announced.bram.click(agenda(announced), "Ik ben er").text
    assert rows(announced) == before


@pytest.mark.parametrize("moment", [f"{DAY} 09:30", f"{DAY} 22:59"])
def test_checking_in_on_the_edge_counts(announced: World, moment: str) -> None:
    wait_until(announced, moment)
    announced.bram.click(agenda(announced), "Ik ben er")
    assert present(announced)[person_id(announced, announced.bram)] is True


def test_who_said_no_but_came_is_asked_what_they_learned(invited: World) -> None:
    invited.chris.click(invitation(invited.chris), "Nee")
    invited.bram.click(invitation(invited.bram), "Nee")
    wait_until(invited, f"{DAY} 08:30")
    wait_until(invited, f"{DAY} 10:00")
    invited.chris.click(agenda(invited), "Ik ben er")

    wait_until(invited, f"{DAY} 11:00")

    assert len(told(invited.chris, "Wat neem jij mee?")) == 1
    assert told(invited.bram, "Wat neem jij mee?") == []


def test_the_facilitator_corrects_who_was_there(ended: World) -> None:
    [wrap_up] = told(ended.ada, WRAP_UP)
    assert "Niemand drukte op ‘Ik ben er’; één persoon zou komen." in wrap_up.sees
    form = ended.ada.click(wrap_up, "Wie was er?").form
    assert ended.ada.submit(form, present=["Bram Jansen", "Dewi Smit"]) == {}

    there = present(ended)
    assert [there[person_id(ended, p)] for p in (ended.bram, ended.dewi)] == [True, True]
    assert [there[person_id(ended, p)] for p in (ended.ada, ended.chris)] == [False, False]
    assert "2 mensen staan als aanwezig genoteerd." in told(ended.ada, WRAP_UP)[0].sees


def test_who_was_not_there_is_not_asked_what_they_learned(world: World) -> None:
    world.start_circle()
    plan(world, at="17:00", minutes="120")  # until seven: the question waits for the morning
    wait_until(world, f"{DAY} 18:00")
    form = form_of_presence(world)
    assert world.ada.submit(form, present=["Bram Jansen"]) == {}

    wait_until(world, "2026-03-13 09:00")

    assert len(told(world.bram, "Wat neem jij mee?")) == 1
    assert told(world.chris, "Wat neem jij mee?") == []


def form_of_presence(world: World) -> Any:
    forge_press(world, world.ada, ids.MEETING_OPEN_PRESENT, meeting_id(world))
    return world.ada.form


def test_only_the_facilitator_corrects_and_only_members(ended: World) -> None:
    number = meeting_id(ended)
    before = rows(ended)
    assert LEADERS_ONLY in forge_press(ended, ended.bram, ids.MEETING_OPEN_PRESENT, number)
    assert GONE in forge_press(ended, ended.eva, ids.MEETING_OPEN_PRESENT, number)
    assert GONE in forge_press(ended, ended.eva, ids.MEETING_CHECK_IN, number)
    assert rows(ended) == before

    forge_press(ended, ended.ada, ids.MEETING_OPEN_PRESENT, number)
    forge_value(ended, ended.ada, "present", selected_options=[{"value": "999"}])
    before = rows(ended)
    assert forge_submit(ended, ended.ada) == {"": GONE}
    assert rows(ended) == before


def test_nobody_was_there_before_it_began(announced: World) -> None:
    before = rows(announced)
    told_ = forge_press(
        announced, announced.ada, ids.MEETING_OPEN_PRESENT, meeting_id(announced)
    )
    assert GONE in told_
    assert rows(announced) == before


# The briefing


def test_the_facilitator_is_briefed_an_hour_before(invited: World) -> None:
    invited.bram.click(invitation(invited.bram), "Ja, ik kom")
    form = invited.chris.click(invitation(invited.chris), "Nee, maar ik geef iets mee").form
    assert invited.chris.submit(form, contribution="Vraag <door> op beheer.") == {}
    ask_circle(invited, "Wie heeft ervaring met een materialenpaspoort?")

    wait_until(invited, f"{DAY} 08:59")
    assert told(invited.ada, BRIEF) == []
    wait_until(invited, f"{DAY} 09:00")
    invited.later(minutes=30)

    [brief] = told(invited.ada, BRIEF)
    assert "donderdag 12 maart 2026, 10:00 – 11:00\nStadhuis, zaal 2" in brief.sees
    assert "Wie komt: Ada de Vries, Bram Jansen" in brief.sees
    assert "Van Chris Bakker (alleen voor begeleiders)\nVraag <door> op beheer." in brief.sees
    assert "Nog geen antwoord: Dewi Smit" in brief.sees
    assert "Wie heeft ervaring met een materialenpaspoort?" in brief.sees
    for person in (invited.bram, invited.chris, invited.dewi):
        assert told(person, "Straks:") + told(person, "Starting soon:") == []


def ask_circle(world: World, text: str) -> None:
    world.eva.command(f"/leerkring zoek {text}")
    forge_press(world, world.eva, ids.QUESTION_OPEN, text)
    circle = meetings(world)[0].circle_id
    assert world.eva.submit(world.eva.form, circle=str(circle)) == {}
    world.tick()


def test_the_briefing_has_no_use_once_it_began(invited: World) -> None:
    wait_until(invited, f"{DAY} 10:00")
    invited.later(hours=1)
    assert told(invited.ada, BRIEF) == []


def test_an_early_or_late_session_is_briefed_all_the_same(world: World) -> None:
    world.start_circle()
    plan(world, at="07:00")
    plan(world, first_on="2026-03-16", at="20:00")

    wait_until(world, f"{DAY} 06:00")
    assert len(told(world.ada, BRIEF)) == 1
    wait_until(world, "2026-03-16 19:00")
    assert len(told(world.ada, BRIEF)) == 2


def test_a_facilitator_who_stays_away_is_left_alone(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0DEWI"])
    plan(world)
    world.dewi.click(invitation(world.dewi), "No")

    wait_until(world, f"{DAY} 09:00")
    wait_until(world, f"{DAY} 11:00")

    assert len(told(world.ada, BRIEF)) == 1
    assert len(told(world.ada, WRAP_UP)) == 1
    assert told(world.dewi, "Starting soon") + told(world.dewi, "Thank you for facil") == []


def test_the_briefing_shows_intentions_within_their_release(ended: World) -> None:
    plan(ended, first_on="2026-03-26")
    intend(ended, ended.bram, "Van Bram.", CIRCLE)
    intend(ended, ended.chris, "Van Chris.", PRIVATE)

    wait_until(ended, "2026-03-26 09:00")

    brief = told(ended.ada, BRIEF)[-1]
    assert "Bram Jansen – loopt nog\nVan Bram." in brief.sees
    assert "Van Chris." not in brief.sees


def intend(world: World, person: Person, text: str, level: str) -> None:
    [prompt] = told(person, "Wat neem jij mee?")
    form = person.click(prompt, "Mijn voornemen").form
    assert person.submit(form, text=text, level=level, ask_on="2026-05-12") == {}
    agree(person)


# The wrap-up


def test_the_wrap_up_comes_when_it_ends_one_message_each(ended: World) -> None:
    for _ in range(5):
        ended.later(minutes=30)

    assert len(told(ended.ada, WRAP_UP)) == 1
    assert told(ended.ada, WRAP_UP)[0].buttons == [
        "Maak een terugblik",
        "Geen terugblik",
        "Wie was er?",
        "Oogst: maak inzichten",
        "Bekijk de bijeenkomst",
    ]
    for person in (ended.bram, ended.chris):
        assert len(told(person, "Wat neem jij mee?")) == 1
        assert told(person, WRAP_UP) == []


def test_after_midnight_and_an_outage_it_comes_in_the_morning_once(world: World) -> None:
    world.start_circle()
    plan(world, at="23:00", minutes="90")

    wait_until(world, "2026-03-13 00:30")
    assert told(world.ada, WRAP_UP) == []
    wait_until(world, "2026-03-13 09:00")
    world.later(hours=24)

    assert len(told(world.ada, WRAP_UP)) == 1
    assert len(told(world.bram, "Wat neem jij mee?")) == 1


def test_long_after_it_is_no_news(announced: World) -> None:
    wait_until(announced, "2026-03-25 12:00")
    assert told(announced.ada, WRAP_UP) == []


# The recap


@pytest.fixture
def reflected(ended: World) -> World:
    """Bram shared an answer and an intention with the circle; Chris keeps his to himself."""
    for person, level in ((ended.bram, CIRCLE), (ended.chris, PRIVATE)):
        [prompt] = told(person, "Wat neem jij mee?")
        form = person.click(prompt, "Beantwoord").form
        words = f"Antwoord van {person.name}."
        person.submit(form, answers(ended, (words, level)))
        if person.modal is not None:
            assert person.submit(person.form) == {}
    intend_in_kept(ended, ended.bram, "Voornemen van bram.", CIRCLE)
    intend_in_kept(ended, ended.chris, "Voornemen van chris.", PRIVATE)
    return ended


@remembered
def intend_in_kept(world: World, person: Person, text: str, level: str) -> None:
    form = person.command("/leerkring voornemen").form
    assert person.submit(form, text=text, level=level, ask_on="2026-05-12") == {}
    agree(person)


def test_the_recap_is_drafted_changed_seen_and_sent(reflected: World) -> None:
    world = reflected
    form = world.ada.click(told(world.ada, WRAP_UP)[0], "Maak een terugblik").form
    assert "Op donderdag 12 maart 2026 kwamen we bij elkaar. Dit nemen" in form.text

    assert world.ada.submit(form, words="Dank <allen>. Dit nemen we *mee*:") == {}
    world.tick()
    assert told_in_channel(world, RECAP) == []
    preview = world.ada.form
    assert "Er is nog niets verstuurd." in preview.text
    assert "Dank <allen>. Dit nemen we *mee*:" in preview.text
    assert "Antwoord van bram." in preview.text

    assert world.ada.submit(preview) == {}
    world.tick()

    [recap] = told_in_channel(world, RECAP)
    assert "Dank <allen>. Dit nemen we *mee*:" in recap.sees
    assert "Antwoord van bram." in recap.sees
    assert "Bram Jansen – loopt nog\nVoornemen van bram." in recap.sees
    assert "chris" not in recap.sees
    assert "De terugblik is verstuurd naar het kanaal" in told(world.ada, WRAP_UP)[0].sees
    after = ["Wie was er?", "Oogst: maak inzichten", "Bekijk de bijeenkomst"]
    assert told(world.ada, WRAP_UP)[0].buttons == after


def send_recap(world: World, **changes: Any) -> None:
    form = world.ada.click(told(world.ada, WRAP_UP)[0], "Maak een terugblik").form
    assert world.ada.submit(form, **changes) == {}
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def test_what_is_not_chosen_stays_out(reflected: World) -> None:
    send_recap(reflected, reflections=[], intentions=[])

    [recap] = told_in_channel(reflected, RECAP)
    assert "bram" not in recap.sees


def test_the_recap_counts_who_was_there_without_names(announced: World) -> None:
    wait_until(announced, f"{DAY} 10:00")
    announced.bram.click(agenda(announced), "Ik ben er")
    announced.chris.click(agenda(announced), "Ik ben er")
    wait_until(announced, f"{DAY} 11:00")

    form = announced.ada.click(told(announced.ada, WRAP_UP)[0], "Maak een terugblik").form
    assert "deelde nog niemand iets met de kring." in form.text
    announced.ada.close(everything=True)
    send_recap(announced)

    [recap] = told_in_channel(announced, RECAP)
    assert "kwamen we bij elkaar, met 2 mensen." in recap.sees
    assert "Dit nemen we mee" not in recap.sees  # nothing stands below it
    assert "Bram" not in recap.sees


@pytest.mark.parametrize("what", ["answer", "reworded", "intention", "dropped"])
def test_words_that_are_taken_back_leave_the_channel(reflected: World, what: str) -> None:
    world = reflected
    send_recap(world)
    assert "bram." in told_in_channel(world, RECAP)[0].sees

    match what:
        case "answer":
            mine = world.bram.click(world.bram.open_home(), "Mijn antwoorden").form
            level = world.bram.click(mine, "Wijzig wie dit leest").form
            world.bram.submit(level, level=PRIVATE)
        case "reworded":
            form = world.bram.command("/leerkring reflectie").form
            world.bram.submit(form, answers(world, ("Anders.", CIRCLE)))
        case "intention":
            intend_in_kept(world, world.bram, "Voornemen van bram.", PRIVATE)
        case _:
            mine = world.bram.command("/leerkring voornemens").form
            world.bram.click(mine, "Ik doe het niet meer")
    world.tick()

    [recap] = told_in_channel(world, RECAP)
    gone = "Antwoord van bram." if what in {"answer", "reworded"} else "Voornemen van bram."
    kept = {"Antwoord van bram.", "Voornemen van bram."} - {gone}
    assert gone not in recap.sees
    assert kept.pop() in recap.sees
    assert "Anders." not in recap.sees


def test_words_that_are_taken_back_leave_the_agenda_and_the_briefing(ended: World) -> None:
    plan(ended, first_on="2026-03-26")
    intend(ended, ended.bram, "Van Bram.", CIRCLE)
    wait_until(ended, "2026-03-26 09:00")
    assert "Van Bram." in agenda(ended).sees
    assert "Van Bram." in told(ended.ada, BRIEF)[-1].sees

    mine = ended.bram.command("/leerkring voornemens").form
    ended.bram.click(mine, "Ik doe het niet meer")
    ended.tick()

    assert "Van Bram." not in agenda(ended).sees
    assert "Van Bram." not in told(ended.ada, BRIEF)[-1].sees


def test_a_recap_after_all_begins_like_any_other(reflected: World) -> None:
    reflected.ada.click(told(reflected.ada, WRAP_UP)[0], "Geen terugblik")
    form = reflected.ada.click(told(reflected.ada, WRAP_UP)[0], "Maak toch een terugblik").form

    assert reflected.ada.submit(form) == {}

    assert "Antwoord van bram." in reflected.ada.form.text
    assert "Voornemen van bram." in reflected.ada.form.text


def test_who_is_erased_leaves_the_channel_too(reflected: World) -> None:
    send_recap(reflected)

    with reflected.db.begin() as session:
        bram = session.get_one(Colleague, person_id(reflected, reflected.bram))
        privacy.erase_person(session, bram, reflected.clock.now())
    reflected.tick()

    [recap] = told_in_channel(reflected, RECAP)
    assert "bram" not in recap.sees.lower()


def test_no_recap_is_no_recap_and_nobody_asks_again(ended: World) -> None:
    ended.ada.click(told(ended.ada, WRAP_UP)[0], "Geen terugblik")

    [wrap_up] = told(ended.ada, WRAP_UP)
    assert "Goed, geen terugblik." in wrap_up.sees
    for _ in range(20):
        ended.later(hours=12)
    assert len(told(ended.ada, "terugblik")) == 1
    assert told_in_channel(ended, RECAP) == []

    form = ended.ada.click(told(ended.ada, WRAP_UP)[0], "Maak toch een terugblik").form
    assert ended.ada.submit(form, words="Toch.") == {}
    assert recaps(ended)[0].state is RecapState.DRAFT
    assert "recap.dismissed" in ended.audited()


def test_a_recap_is_sent_once(reflected: World) -> None:
    world = reflected
    wrap_up = told(world.ada, WRAP_UP)[0]
    world.ada.submit(world.ada.click(wrap_up, "Maak een terugblik").form)
    world.sandbox.duplicate_deliveries(1)
    assert world.ada.submit(world.ada.form) == {}
    world.sandbox.duplicate_deliveries(0)
    world.ada.close(everything=True)
    world.tick()
    before = rows(world)

    for action_id in (ids.RECAP_OPEN, ids.RECAP_DISMISS):
        said = forge_press(world, world.ada, action_id, meeting_id(world))
        assert "De terugblik is al verstuurd." in said

    assert rows(world) == before
    assert len(told_in_channel(world, RECAP)) == 1


def test_a_preview_that_is_out_of_date_sends_nothing(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0DEWI"])
    plan(world)
    wait_until(world, f"{DAY} 11:00")
    world.ada.submit(world.ada.click(told(world.ada, WRAP_UP)[0], "Maak een terugblik").form)
    world.clock.move_by(timedelta(minutes=1))
    [english] = told(world.dewi, "Thank you for facilitating.")
    world.dewi.submit(world.dewi.click(english, "Make a recap").form, words="Anders.")
    before = rows(world)

    world.ada.submit(world.ada.form)
    world.tick()

    assert "De terugblik is intussen veranderd." in world.ada.form.text
    assert rows(world) == before


@pytest.mark.parametrize(
    ("block_id", "value", "sentence"),
    [
        ("words", {"value": "  "}, "Vul hier iets in."),
        ("words", {"value": "x" * 2001}, "Dit is te lang. Gebruik hooguit 2.000 tekens."),
        ("reflections", {"selected_options": [{"value": "999"}]}, GONE),
        ("reflections", {"selected_options": [{"value": "1"}] * 7}, "Kies er hooguit 6."),
    ],
)
def test_a_recap_that_is_not_right_changes_nothing(
    reflected: World, block_id: str, value: dict[str, Any], sentence: str
) -> None:
    world = reflected
    world.ada.click(told(world.ada, WRAP_UP)[0], "Maak een terugblik")
    forge_value(world, world.ada, block_id, **value)
    before = rows(world)

    assert sentence in forge_submit(world, world.ada).values()
    assert rows(world) == before


def test_private_words_cannot_be_forged_into_a_recap(reflected: World) -> None:
    world = reflected
    world.ada.click(told(world.ada, WRAP_UP)[0], "Maak een terugblik")
    private = next(each for each in stored(world) if each.text == "Antwoord van chris.")
    forge_value(world, world.ada, "reflections", selected_options=[{"value": str(private.id)}])
    before = rows(world)

    assert GONE in forge_submit(world, world.ada).values()
    assert rows(world) == before


@pytest.mark.parametrize("action_id", [ids.RECAP_OPEN, ids.RECAP_DISMISS])
def test_only_the_facilitator_makes_a_recap(ended: World, action_id: str) -> None:
    before = rows(ended)
    assert LEADERS_ONLY in forge_press(ended, ended.bram, action_id, meeting_id(ended))
    assert GONE in forge_press(ended, ended.eva, action_id, meeting_id(ended))
    assert GONE in forge_press(ended, ended.ada, action_id, "999999")
    assert rows(ended) == before
    said = forge_form(
        ended, ended.eva, ids.RECAP_PREVIEW, meeting=int(meeting_id(ended)), seen="1:x"
    )
    assert GONE in said
    assert rows(ended)["delivery"] == before["delivery"]


def test_there_is_no_recap_of_what_did_not_end(announced: World) -> None:
    before = rows(announced)
    said = forge_press(announced, announced.ada, ids.RECAP_OPEN, meeting_id(announced))
    assert GONE in said
    assert rows(announced) == before


def test_a_recap_that_does_not_arrive_is_told_and_can_be_sent_again(ended: World) -> None:
    ended.sandbox.faults.add(
        "chat.postMessage",
        "error",
        error="not_in_channel",
        times=None,
        when=lambda args: args["channel"] == ended.channel,
    )
    send_recap(ended)
    ended.later(minutes=5)

    [report] = told(ended.ada, "kwam niet aan: de terugblik")
    ended.ada.click(report, "Stuur opnieuw")
    ended.later(minutes=5)
    first, again = (m for m in ended.ada.reads() if "de terugblik" in m.sees)
    assert "Lukt het weer niet? Dan hoor je het van me." in first.sees
    ended.sandbox.faults.clear()
    ended.ada.click(again, "Stuur opnieuw")
    ended.tick()

    assert len(told_in_channel(ended, RECAP)) == 1
    assert {"delivery.again", "recap.sent"} <= ended.audited()


def test_one_facilitator_who_cannot_be_reached_does_not_stop_the_other(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0DEWI"])
    plan(world)
    wait_until(world, f"{DAY} 08:30")
    world.sandbox.faults.add(
        "chat.postMessage",
        "error",
        error="user_not_found",
        times=None,
        when=lambda args: args["channel"] == world.dewi.id,
    )

    wait_until(world, f"{DAY} 09:00")
    world.later(minutes=5)

    assert len(told(world.ada, BRIEF)) == 1
    assert len(told(world.ada, "kwam niet aan: het overzicht vooraf, voor Dewi Smit")) == 1
