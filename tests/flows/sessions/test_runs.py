"""A session from phase to phase: started, paused, extended, warned about, and closed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.app import Leerkring
from bot.domain.overview import privacy
from bot.inline import Inline
from bot.sandbox.people import Person, Reply
from bot.sandbox.seen import Message
from bot.settings import Settings
from bot.slack.base import ids
from bot.web.server import Server
from storage.models import Delivery, DeliveryState, Run, RunPhase, RunState
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.planning.test_meetings import (
    invitation,
    meetings,
    plan,
    told,
    told_in_channel,
    wait_until,
)
from tests.flows.reflecting import forge_press, person_id, rows

GONE = "Dit is er niet meer, of het is niet voor jou. Er is niets veranderd."
LEADERS_ONLY = "Alleen een begeleider bedient het draaiboek."
FIRST = "het draaiboek was net al veranderd."
OFF = "Deze bijeenkomst gaat niet door. Het draaiboek kan dus niet starten."
DAY = "2026-03-12"


@pytest.fixture
def invited(world: World) -> World:
    """A session on Thursday 12 March, ten to eleven; Bram comes, and Ada, who leads."""
    world.start_circle()
    plan(world)
    world.bram.click(invitation(world.bram), "Ja, ik kom")
    return world


@pytest.fixture
def ready(invited: World) -> World:
    """It is ten o'clock, and nothing has been prepared."""
    wait_until(invited, f"{DAY} 10:00")
    return invited


@pytest.fixture
def begun(ready: World) -> World:
    start(ready)
    return ready


def start(world: World, person: Person | None = None) -> None:
    """From the command: look at what is prepared, and start."""
    person = person or world.ada
    person.click(person.command("/leerkring draaiboek").form, "Start nu")
    person.close(everything=True)
    world.tick()


def board(world: World) -> Message:
    """The one message in the channel that shows where the session is."""
    return told_in_channel(world, "Draaiboek: Circulair inkopen")[-1]


def thread(world: World) -> list[Message]:
    """What was said under it."""
    root = board(world)
    return [
        each
        for each in world.chris.reads(world.channel)
        if each.thread_ts == root.ts and each.ts != root.ts and not each.ephemeral
    ]


def said(world: World, part: str) -> list[Message]:
    return [each for each in thread(world) if part in each.sees]


def press(world: World, label: str, person: Person | None = None) -> str:
    reply = (person or world.ada).click(board(world), label)
    world.tick()
    return heard(reply)


def heard(reply: Reply) -> str:
    """In a form: what is said under a message with a thread stays unseen in there."""
    return reply.modal.text if reply.modal else reply.text


def run_of(world: World) -> Run:
    with world.db.read() as session:
        return session.scalars(select(Run)).one()


def phases(world: World) -> list[RunPhase]:
    with world.db.read() as session:
        return list(session.scalars(select(RunPhase).order_by(RunPhase.position)))


def number(world: World) -> str:
    return str(max(each.id for each in meetings(world)))


# Starting


def test_before_its_time_nobody_can_press_start(invited: World) -> None:
    form = invited.ada.command("/leerkring draaiboek").form

    assert "Start nu" not in form.buttons
    assert "vanaf 09:30 uur de knop ‘Start nu’" in form.text
    wait_until(invited, f"{DAY} 09:30")
    assert "Start nu" in invited.ada.command("/leerkring draaiboek").form.buttons


def test_what_nobody_closed_ends_by_itself(begun: World) -> None:
    """An hour after the session, without a word in the channel."""
    wait_until(begun, f"{DAY} 11:55")
    assert "Volgende fase" in board(begun).buttons
    before = len(begun.chris.reads(begun.channel))

    wait_until(begun, f"{DAY} 12:05")

    assert "Deze bijeenkomst is afgerond." in board(begun).sees
    assert "Volgende fase" not in board(begun).buttons
    assert len(begun.chris.reads(begun.channel)) == before
    assert run_of(begun).state is RunState.FINISHED


def test_a_refusal_is_seen_where_the_press_was(begun: World) -> None:
    """Not among the answers under the message, which nobody has open."""
    before = len(begun.bram.reads(begun.channel))

    refusal = begun.bram.click(board(begun), "Volgende fase")

    assert LEADERS_ONLY in refusal.form.text
    assert len(begun.bram.reads(begun.channel)) == before


def test_a_session_goes_from_phase_to_phase(begun: World) -> None:
    assert "Gewone vorm · fase 1 van 5" in board(begun).sees
    assert "Binnenkomen\nTot 10:05\n" in board(begun).sees
    assert "Hierna: Terugblik en actualiteiten (10 minuten)" in board(begun).sees
    [first] = thread(begun)
    assert "fase 1 van 5\nBinnenkomen\n5 minuten\n" in first.sees
    assert board(begun).channel == begun.channel

    begun.later(minutes=4)
    press(begun, "Volgende fase")

    assert "fase 2 van 5" in board(begun).sees
    assert "Tot 10:14" in board(begun).sees
    assert board(begun).edited
    assert len(told_in_channel(begun, "Draaiboek: Circulair inkopen")) == 1
    assert "Terugblik en actualiteiten" in thread(begun)[-1].sees

    for _ in range(3):
        press(begun, "Volgende fase")
    assert "Dit is de laatste fase." in board(begun).sees
    assert "Volgende fase" not in board(begun).buttons
    begun.ada.click(board(begun), "Rond af")
    begun.tick()

    assert "Deze bijeenkomst is afgerond." in board(begun).sees
    assert board(begun).buttons == ["Notitie", "Punten en notities"]
    assert "Dat was het. Dank jullie wel." in thread(begun)[-1].sees
    assert run_of(begun).state is RunState.FINISHED


def test_everything_is_readable_without_seeing_the_blocks(begun: World) -> None:
    assert "Tot 10:05" in board(begun).reads_aloud
    assert "Iedereen krijgt één minuut." in board(begun).reads_aloud


def test_nobody_gets_a_message_of_their_own(begun: World) -> None:
    before = {person: len(person.reads()) for person in (begun.ada, begun.bram, begun.dewi)}
    for _ in range(10):
        begun.later(minutes=1)
    press(begun, "Volgende fase")

    assert {person: len(person.reads()) for person in before} == before


def test_starting_too_early_says_so(invited: World) -> None:
    """The button is not there yet, except on a screen that was moved to another day."""
    wait_until(invited, f"{DAY} 09:29")
    invited.ada.command("/leerkring draaiboek")
    before = rows(invited)

    said = forge_press(invited, invited.ada, ids.RUN_START, number(invited))

    assert "Starten kan vanaf een half uur voor het begin." in said
    assert rows(invited) == before


def test_starting_is_possible_from_half_an_hour_before(invited: World) -> None:
    wait_until(invited, f"{DAY} 09:30")
    start(invited)
    assert run_of(invited).state is RunState.RUNNING


def test_a_session_that_is_over_cannot_start(ready: World) -> None:
    sheet = ready.ada.command("/leerkring draaiboek").form
    wait_until(ready, f"{DAY} 11:00")
    ready.ada.click(sheet, "Start nu")

    assert run_of(ready).state is RunState.PREPARED
    assert ready.ada.form.text.splitlines()[0] == "Deze bijeenkomst is voorbij."
    ready.ada.close(everything=True)
    reopened = forge_press(ready, ready.ada, ids.RUN_OPEN, number(ready))
    assert "Deze bijeenkomst is voorbij." in reopened
    assert "Start nu" not in ready.ada.form.buttons


@pytest.mark.both
def test_starting_twice_starts_once(ready: World) -> None:
    sheet = ready.ada.command("/leerkring draaiboek").form
    ready.sandbox.duplicate_deliveries(1)
    ready.ada.click(sheet, "Start nu")
    ready.sandbox.duplicate_deliveries(0)
    again = forge_press(ready, ready.ada, ids.RUN_START, number(ready))
    ready.tick()

    assert "Het draaiboek loopt al." in again
    assert len(told_in_channel(ready, "Draaiboek: Circulair inkopen")) == 1
    assert len(thread(ready)) == 1


def test_who_leads_two_circles_is_asked_which_only_when_both_meet(world: World) -> None:
    world.start_circle()
    world.start_circle(name="Tweede", participants=["U0BRAM"])
    refused = world.ada.command("/leerkring draaiboek").text
    assert refused.startswith("Er staat nu geen bijeenkomst gepland.")

    plan(world, circle="2")
    sheet = world.ada.command("/leerkring draaiboek").form
    assert "Gewone vorm\nAlle fasen samen: 1 uur" in sheet.text
    world.ada.close(everything=True)

    plan(world, circle="1", first_on="2026-03-19")
    form = world.ada.command("/leerkring draaiboek").form
    assert form.options("circle") == ["Tweede", "Circulair inkopen"]  # the soonest first
    world.ada.submit(form, circle="1")
    assert "Gewone vorm\nAlle fasen samen: 1 uur" in world.ada.form.text


# Who may


@pytest.mark.parametrize("label", ["Volgende fase", "+ 5 minuten", "Pauze", "Rond af"])
def test_a_participant_who_presses_gets_a_kind_answer(begun: World, label: str) -> None:
    before = rows(begun)
    assert LEADERS_ONLY in press(begun, label, begun.bram)
    assert LEADERS_ONLY in press(begun, label, begun.bram)
    assert rows(begun) == before


def test_a_stranger_cannot_tell_that_it_exists(begun: World) -> None:
    before = rows(begun)
    value = f"{number(begun)}@{run_of(begun).step}"
    for action in (ids.RUN_NEXT, ids.RUN_FINISH, ids.RUN_EXTEND):
        assert GONE in forge_press(begun, begun.eva, action, value)
    for action in (ids.RUN_START, ids.RUN_OPEN, ids.DUTY_MINE, ids.NOTE_LIST, ids.NOTE_OPEN):
        assert GONE in forge_press(begun, begun.eva, action, number(begun))
    assert rows(begun) == before


@pytest.mark.parametrize("value", ["", "1", "1@", "@1", "x@y", "1@1@1", "9999999999@1", "1@-1"])
def test_a_forged_button_changes_nothing(begun: World, value: str) -> None:
    before = rows(begun)
    forge_press(begun, begun.ada, ids.RUN_NEXT, value)
    assert rows(begun) == before


def test_only_who_leads_prepares(ready: World) -> None:
    assert (
        "Je begeleidt nu geen lopende leerkring"
        in ready.bram.command("/leerkring draaiboek").text
    )
    assert LEADERS_ONLY in forge_press(ready, ready.bram, ids.RUN_OPEN, number(ready))
    assert LEADERS_ONLY in forge_press(ready, ready.bram, ids.METHOD_OPEN, number(ready))


# Two at once


@pytest.mark.both
def test_two_facilitators_who_press_next_go_one_phase_further(world: World) -> None:
    world.start_circle(participants=["U0BRAM"], facilitators=["U0CHRIS"])
    plan(world)
    wait_until(world, f"{DAY} 10:00")
    start(world)
    shown = board(world)

    world.ada.click(shown, "Volgende fase")
    second = world.chris.click(shown, "Volgende fase", stale=True)
    world.tick()

    assert FIRST in heard(second)
    assert run_of(world).position == 1
    assert "fase 2 van 5" in board(world).sees
    assert len(thread(world)) == 2


@pytest.mark.both
def test_a_press_that_slack_delivers_twice_counts_once(begun: World) -> None:
    begun.sandbox.duplicate_deliveries(1)
    press(begun, "Volgende fase")
    begun.sandbox.duplicate_deliveries(0)

    assert run_of(begun).position == 1


def test_an_old_button_for_more_time_gives_no_more(begun: World) -> None:
    shown = board(begun)
    begun.ada.click(shown, "+ 5 minuten")
    assert FIRST in heard(begun.ada.click(shown, "+ 5 minuten", stale=True))
    begun.tick()

    assert "Tot 10:10" in board(begun).sees
    press(begun, "+ 5 minuten")
    assert "Tot 10:15" in board(begun).sees


# Time


def test_warned_two_minutes_before_and_at_the_end_once_each(begun: World) -> None:
    for _ in range(60):
        begun.later(seconds=15)

    assert len(said(begun, "‘Binnenkomen’ duurt nog twee minuten.")) == 1
    assert len(said(begun, "De tijd voor ‘Binnenkomen’ is om.")) == 1
    assert len(thread(begun)) == 3


def test_a_pause_stops_the_clock(begun: World) -> None:
    begun.later(minutes=2)
    press(begun, "Pauze")
    assert "Pauze. Er zijn nog 3 minuten over." in board(begun).sees
    for _ in range(20):
        begun.later(minutes=1)
    assert len(thread(begun)) == 1

    press(begun, "Ga verder")
    assert "Tot 10:25" in board(begun).sees
    begun.later(minutes=1)
    assert len(said(begun, "duurt nog twee minuten")) == 1
    begun.later(minutes=2)
    assert len(said(begun, "is om.")) == 1


def test_a_pause_after_the_warning_does_not_repeat_it(begun: World) -> None:
    begun.later(minutes=3)
    press(begun, "Pauze")
    begun.later(minutes=10)
    press(begun, "Ga verder")
    begun.later(seconds=30)

    assert len(said(begun, "duurt nog twee minuten")) == 1
    begun.later(minutes=2)
    assert len(said(begun, "is om.")) == 1
    assert "run.resume" in begun.audited()


def test_more_time_moves_the_warnings(begun: World) -> None:
    begun.later(minutes=2)
    press(begun, "+ 5 minuten")
    begun.later(minutes=5)
    assert said(begun, "is om.") == []
    begun.later(minutes=1)
    assert len(said(begun, "duurt nog twee minuten")) == 1
    begun.later(minutes=2)
    assert len(said(begun, "is om.")) == 1
    assert "run.extend" in begun.audited()


def test_a_warning_that_is_late_is_not_given(begun: World) -> None:
    begun.later(minutes=7, seconds=1)
    begun.later(minutes=1)
    assert len(thread(begun)) == 1


def test_warnings_of_an_outage_are_noted_as_expired(begun: World) -> None:
    begun.later(minutes=50)
    begun.tick()

    with begun.db.read() as session:
        found = session.scalars(select(Delivery).where(Delivery.kind.startswith("run_")))
        states = {row.kind: row.state for row in found if row.kind in {"run_soon", "run_over"}}
    assert states == {
        "run_soon": DeliveryState.EXPIRED,
        "run_over": DeliveryState.EXPIRED,
    }


def test_a_warning_that_slack_did_not_take_in_time_is_not_given_later(begun: World) -> None:
    begun.sandbox.faults.add("chat.postMessage", kind="error", error="odd_day", times=1)
    begun.later(minutes=3)
    begun.later(minutes=2)

    assert said(begun, "duurt nog twee minuten") == []
    assert len(said(begun, "is om.")) == 1


def test_back_goes_on_with_what_was_left(begun: World) -> None:
    begun.later(minutes=2)
    press(begun, "Volgende fase")
    begun.later(minutes=1)
    press(begun, "Vorige fase")

    assert "fase 1 van 5" in board(begun).sees
    assert "Tot 10:06" in board(begun).sees
    assert "Vorige fase" not in board(begun).buttons
    assert "run.back" in begun.audited()


def test_back_to_a_phase_whose_time_was_up_gives_five_minutes(begun: World) -> None:
    begun.later(minutes=6)
    press(begun, "Volgende fase")
    press(begun, "Vorige fase")
    assert "Tot 10:11" in board(begun).sees


def test_a_session_goes_on_after_midnight(world: World) -> None:
    world.start_circle()
    plan(world, at="23:30", minutes="90")
    wait_until(world, f"{DAY} 23:30")
    start(world)
    for _ in range(2):
        press(world, "Volgende fase")

    assert "Tot 00:05" in board(world).sees
    wait_until(world, "2026-03-13 00:03")
    assert len(said(world, "‘Intervisie’ duurt nog twee minuten.")) == 1
    press(world, "Volgende fase")
    assert "fase 4 van 5" in board(world).sees


# A restart


def test_it_survives_a_restart_in_the_middle_of_a_phase(begun: World) -> None:
    begun.later(minutes=2)
    restart(begun)

    begun.later(minutes=1)
    assert len(said(begun, "duurt nog twee minuten")) == 1
    press(begun, "Pauze")
    restart(begun)
    begun.later(minutes=30)
    press(begun, "Ga verder")
    assert "Tot 10:35" in board(begun).sees
    press(begun, "Volgende fase")
    assert "fase 2 van 5" in board(begun).sees


def restart(world: World) -> None:
    """The process is gone; another one is built on the same database."""
    world.sandbox.idle()
    world.server.stop()
    world.leerkring.stop(keep_database=True)
    world.leerkring = Leerkring(
        Settings(
            slack_bot_token=world.sandbox.bot_token,
            slack_signing_secret=world.sandbox.signing_secret,
            slack_api_url=world.sandbox.api_url,
        ),
        database=world.db,
        clock=world.clock.now,
        executor=Inline(),
    )
    world.server = Server(world.leerkring.wsgi)
    world.server.start()
    world.sandbox.deliver_to(f"{world.server.url}/slack/events")


# Cancelled, moved, archived


def test_a_cancelled_session_has_no_run(ready: World) -> None:
    shown = ready.ada.command("/leerkring draaiboek").form
    plan(ready, first_on="2026-03-19")
    wait_until(ready, f"{DAY} 10:01")
    later_one = max(meetings(ready), key=lambda each: each.starts_at)
    forge_press(ready, ready.ada, ids.RUN_OPEN, str(later_one.id))
    ready.ada.close(everything=True)
    cancel(ready, later_one.id)
    before = rows(ready)

    told_ = forge_press(ready, ready.ada, ids.RUN_START, str(later_one.id))
    assert OFF in told_
    assert OFF in forge_press(ready, ready.ada, ids.RUN_OPEN, str(later_one.id))
    assert rows(ready) == before
    assert shown.title == "Draaiboek"


def cancel(world: World, meeting_id: int) -> None:
    forge_press(world, world.ada, ids.CHANGE_OPEN_CANCEL, str(meeting_id))
    while world.ada.modal is not None and world.ada.form.submit:
        assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    world.tick()


def test_a_running_session_that_is_cancelled_stops(invited: World) -> None:
    wait_until(invited, f"{DAY} 09:40")
    start(invited)
    shown = board(invited)
    cancel(invited, meetings(invited)[0].id)

    [stopped] = told_in_channel(invited, "Dit draaiboek van ‘Circulair inkopen’ is gestopt")
    assert stopped.ts == shown.ts
    assert stopped.buttons == []
    late = invited.ada.click(shown, "Volgende fase", stale=True)
    assert "Dit draaiboek loopt nu niet." in heard(late)
    invited.later(minutes=3)
    invited.later(minutes=2)
    assert told_in_channel(invited, "duurt nog twee minuten") == []


def test_a_running_session_that_is_moved_starts_anew(invited: World) -> None:
    wait_until(invited, f"{DAY} 09:40")
    start(invited)
    forge_press(invited, invited.ada, ids.CHANGE_OPEN_MOVE, number(invited))
    assert invited.ada.submit(invited.ada.form, day="2026-03-19") == {}
    assert invited.ada.submit(invited.ada.form) == {}
    invited.ada.close(everything=True)
    invited.tick()
    assert len(told_in_channel(invited, "is gestopt")) == 1

    wait_until(invited, "2026-03-19 10:00")
    start(invited)
    assert "fase 1 van 5" in board(invited).sees
    assert "Tot 10:05" in board(invited).sees
    press(invited, "Volgende fase")
    assert "fase 2 van 5" in board(invited).sees
    assert len(told_in_channel(invited, "is gestopt")) == 1


def test_what_changes_in_a_session_that_moved_and_began_again_leaves_the_old_message(
    invited: World,
) -> None:
    wait_until(invited, f"{DAY} 09:40")
    start(invited)
    forge_press(invited, invited.ada, ids.CHANGE_OPEN_MOVE, number(invited))
    assert invited.ada.submit(invited.ada.form, at="10:30") == {}
    assert invited.ada.submit(invited.ada.form) == {}
    invited.ada.close(everything=True)
    invited.tick()
    wait_until(invited, f"{DAY} 10:05")
    start(invited)
    for _ in range(2):
        form = invited.bram.click(board(invited), "Parkeer een punt").form
        assert invited.bram.submit(form, text="Later.") == {}
        invited.tick()
        listed = invited.bram.click(board(invited), "Punten en notities").form
        invited.bram.click(listed, "Haal weg")
        invited.bram.close(everything=True)
        invited.tick()

    assert len(told_in_channel(invited, "is gestopt")) == 1
    assert len(told_in_channel(invited, "Draaiboek: Circulair inkopen")) == 1


def test_an_archived_channel_is_told_to_the_facilitator(ready: World) -> None:
    ready.sandbox.archive(ready.channel)
    start(ready)
    ready.later(minutes=1)

    assert len(told(ready.ada, "het draaiboek")) == 1
    with ready.db.read() as session:
        states = set(
            session.scalars(select(Delivery.state).where(Delivery.kind.startswith("run")))
        )
    assert {state.value for state in states} == {"dead", "cancelled"}


def test_the_thread_waits_for_its_message(ready: World) -> None:
    ready.sandbox.faults.add("chat.postMessage", kind="error", error="odd_day", times=1)
    start(ready)
    assert told_in_channel(ready, "Draaiboek") == []
    ready.later(seconds=5)
    ready.later(seconds=5)

    [first] = thread(ready)
    assert "fase 1 van 5" in first.sees
    assert told_in_channel(ready, "fase 1 van 5")[0].ts == board(ready).ts


def test_an_answer_that_got_lost_in_the_thread_is_for_a_person_to_decide(begun: World) -> None:
    begun.sandbox.faults.add("chat.postMessage", kind="drop_after", times=1)
    begun.later(minutes=3)
    for _ in range(4):
        begun.later(minutes=1)

    assert len(said(begun, "duurt nog twee minuten")) == 1
    assert len(told(begun.ada, "het bericht dat een fase bijna voorbij is")) == 1


def test_who_is_erased_leaves_their_duty_without_a_name(begun: World) -> None:
    assert "Bram Jansen" in board(begun).sees
    bram = person_id(begun, begun.bram)
    with begun.db.begin() as session:
        privacy.erase_person(session, session.get_one(Colleague, bram), begun.clock.now())
    begun.tick()

    assert "Bram Jansen" not in board(begun).sees
    assert "Inbrenger: verwijderd" in board(begun).sees


def test_an_english_circle_reads_english(world: World) -> None:
    world.start_circle(language="en")
    plan(world)
    wait_until(world, f"{DAY} 10:00")
    start(world)

    [shown] = told_in_channel(world, "Run of show: Circulair inkopen")
    assert "Arriving\nUntil 10:05" in shown.sees
    assert shown.buttons[:3] == ["Next phase", "+ 5 minutes", "Pause"]


def test_the_briefing_and_the_list_of_sessions_lead_to_it(invited: World) -> None:
    wait_until(invited, f"{DAY} 09:00")
    [brief] = told(invited.ada, "Straks:")
    assert (
        "Gewone vorm\nAlle fasen samen: 1 uur"
        in invited.ada.click(brief, "Draaiboek").form.text
    )
    invited.ada.close(everything=True)
    sessions = invited.ada.command("/leerkring bijeenkomsten").form
    assert (
        "Gewone vorm\nAlle fasen samen: 1 uur"
        in invited.ada.click(sessions, "Draaiboek").form.text
    )


def test_time_is_that_of_the_session(begun: World) -> None:
    end = run_of(begun).ends_at
    dutch = datetime.fromisoformat(f"{DAY} 10:05").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert end == dutch
    assert end is not None
    assert run_of(begun).seconds_given == timedelta(minutes=5).total_seconds()
