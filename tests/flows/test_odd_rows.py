"""One odd row stops nobody else: it is logged once, shown, and all others are served."""

from typing import Any
from urllib.request import urlopen

import pytest
from sqlalchemy import select, text

from bot.delivery.directory import read_profile
from bot.web.site import site
from storage.models import CalendarFeed, Delivery, DeliveryState
from storage.models import Person as Colleague
from tests.flows.conftest import World
from tests.flows.test_bad_requests import deliver

BRAM = "external_id = 'U0BRAM'"
# In the circle of Ada and Bram: what another version, a restored file or a hand may write.
ODD_ROWS = {
    "a zone that this machine does not know": ("person", "time_zone = 'Etc/Unknown'", BRAM),
    "a zone that is a folder": ("person", "time_zone = 'Europe'", BRAM),
    "no working days": ("person", "working_days = 'x'", BRAM),
    "an absence without end": ("person", "away_until = '9999-12-31'", BRAM),
    "a language of nobody": ("person", "language = 'xx', surface = 'teams'", BRAM),
    "the zone of a circle": ("circle", "time_zone = 'Mars/Base'", "id = 1"),
    "a theme and a level of another version": (
        "circle",
        "theme = 'space', default_release = 9",
        "id = 1",
    ),
    "a session at the end of time": ("meeting", "ends_at = '9999-12-31 23:59:59'", "id = 1"),
    "a session at the beginning of time": (
        "meeting",
        "starts_at = '0001-01-01', local_start = '0001-01-01'",
        "id = 1",
    ),
    "a state of another version": ("meeting", "state = 'hybrid'", "id = 1"),
    "a role of another version": ("membership", "role = 'mentor'", "person_id = 2"),
    "the zone of a workspace": ("workspace", "time_zone = 'Mars/Base'", "id = 1"),
}


@pytest.fixture
def two(world: World) -> World:
    """Ada's circle with Bram and Chris's circle with Dewi, each with a session."""
    world.sandbox.add_channel("C0TWEE", "twee", members=["U0CHRIS", "U0DEWI"])
    world.start_circle(participants=["U0BRAM"])
    form = world.chris.command("/leerkring nieuw", channel="C0TWEE").modal
    answers = {"name": "Andere kring", "theme": "procurement", "purpose": "Samen leren."}
    chosen: dict[str, Any] = {"channel": "C0TWEE", "participants": ["U0DEWI"]}
    assert world.chris.submit(form, **answers, **chosen) == {}
    world.chris.submit(world.chris.modal)
    world.chris.close(everything=True)
    for who in (world.ada, world.chris):
        form = who.command("/leerkring plan").modal
        when = {"first_on": "2026-03-03", "at": "10:00", "minutes": "60", "place": "Zaal"}
        assert who.submit(form, **when) == {}
        who.submit(who.modal)
        who.close(everything=True)
    world.tick()
    return world


def make_odd(world: World, table: str, change: str, row: str) -> None:
    with world.db.begin() as session:
        session.execute(text(f'UPDATE "{table}" SET {change} WHERE {row}'))  # noqa: S608


def rows_shown(world: World) -> list[dict[str, Any]]:
    """By `/readyz`; that its tables were not made by migrations is no matter here."""
    pages = site(world.db, world.clock.now).test_client()
    answer: dict[str, Any] = pages.get("/readyz").get_json()
    rows: list[dict[str, Any]] = answer.get("rows", [])
    assert answer.get("odd", 0) == len(rows)
    return rows


def is_asked(world: World) -> bool:
    said = [each.sees.lower() for each in world.dewi.reads()]
    asking = ("taking away", "neem jij mee")
    return any(words in each for words in asking for each in said)


@pytest.mark.parametrize("odd", ODD_ROWS.values(), ids=list(ODD_ROWS))
@pytest.mark.slow
def test_an_odd_row_stops_nobody_else(two: World, odd: tuple[str, str, str]) -> None:
    make_odd(two, *odd)

    for _ in range(5):
        two.later(hours=12)

    assert is_asked(two)
    assert "Andere kring" in two.dewi.open_home().text


def test_a_zone_that_this_machine_does_not_know_is_shown_until_it_is_well(
    two: World, caplog: pytest.LogCaptureFixture
) -> None:
    make_odd(two, "person", "is_programme_manager = true", BRAM)
    make_odd(two, *ODD_ROWS["a zone that this machine does not know"])
    bram = two.id_of(Colleague, external_id="U0BRAM")
    row = {"place": "values", "subject": "person", "id": bram, "what": "time_zone"}

    for _ in range(3):
        two.later(hours=2)

    assert caplog.text.count(f"person {bram} is left out") == 1
    assert rows_shown(two) == [row]
    assert f"person {bram} (time_zone)" in two.bram.command("/leerkring status").text

    two.sandbox.change_person("U0BRAM", tz="Europe/Amsterdam")
    two.sandbox.idle()
    two.later(hours=2)

    assert rows_shown(two) == []


def test_a_message_that_cannot_be_worded_costs_no_other(
    two: World, caplog: pytest.LogCaptureFixture
) -> None:
    two.later(hours=1)
    with two.db.begin() as session:
        [old] = session.scalars(select(Delivery).order_by(Delivery.id).limit(1))
        kept = {each.name: getattr(old, each.name) for each in Delivery.__table__.c}
        new = {"id": None, "kind": "hologram", "state": DeliveryState.PENDING, "key": "odd"}
        message = Delivery(**{**kept, **new, "message_key": "odd"})
        session.add(message)
        session.flush()
        odd = message.id

    for _ in range(5):
        two.later(hours=12)

    assert is_asked(two)
    assert caplog.text.count(f"delivery {odd} is left out") == 1
    assert {"place": "outbox", "subject": "delivery", "id": odd} in [
        {name: each[name] for name in ("place", "subject", "id")} for each in rows_shown(two)
    ]


def test_a_calendar_shows_the_other_sessions(two: World) -> None:
    bram = two.id_of(Colleague, external_id="U0BRAM")
    with two.db.begin() as session:
        workspace_id = session.get_one(Colleague, bram).workspace_id
        at = two.clock.now()
        feed = CalendarFeed(workspace_id=workspace_id, person_id=bram, created_at=at)
        session.add(feed)
        session.flush()
        token = feed.token
    make_odd(two, "meeting", "circle_id = 1, time_zone = 'Mars/Base'", "circle_id = 2")
    make_odd(two, "meeting", "starts_at = '9999-12-31', ends_at = '9999-12-31'", "id = 1")

    with urlopen(f"{two.server.url}/calendar/{token}.ics", timeout=20) as answer:  # noqa: S310  # our own
        said = answer.read().decode()
    assert said.count("BEGIN:VEVENT") == 2
    assert "Mars" not in said


TOLD: list[tuple[dict[str, Any], str | None, str | None]] = [
    ({"tz": "Etc/Unknown"}, None, None),
    ({"tz": "Europe"}, None, None),
    ({"tz": "../../etc/passwd"}, None, None),
    ({"tz": ["Europe/Rome"]}, None, None),
    ({"tz": "Europe/Rome", "profile": {"email": "a@b.example"}}, "Europe/Rome", "a@b.example"),
    ({"tz": "", "profile": {"email": "x" * 300 + "@b.example"}}, None, None),
    ({"profile": {"email": "a@b.example\x00\n"}}, None, "a@b.example"),
    ({"profile": {"email": {"is": "odd"}}}, None, None),
    ({"profile": ["odd"], "locale": 7}, None, None),
]


@pytest.mark.parametrize(("told", "zone", "email"), TOLD)
def test_what_slack_tells_is_checked_at_the_door(
    told: dict[str, Any], zone: str | None, email: str | None
) -> None:
    profile = read_profile({"id": "U0BRAM", "name": "bram"} | told)

    assert (profile.time_zone, profile.email, profile.name) == (zone, email, "bram")


def test_a_profile_with_an_unknown_zone_leaves_the_one_that_was_known(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.start_circle()

    new = f"Etc/{world.db.engine.dialect.name}"  # each is told once in a process
    for number, zone in enumerate(("Europe/Rome", new, new)):
        user = {"id": "U0BRAM", "name": "bram", "tz": zone}
        event = {"type": "user_change", "user": user}
        team = {"team_id": world.sandbox.team_id, "type": "event_callback"}
        told = team | {"event_id": f"E{number}", "event": event}
        assert deliver(world, told).status == 200

    with world.db.read() as session:
        mine = select(Colleague.time_zone).where(Colleague.external_id == "U0BRAM")
        assert session.scalars(mine).one() == "Europe/Rome"
    assert caplog.text.count(f"does not know the time zone '{new}'") == 1
