"""A facilitator publishes in Slack, and it is read in a mailbox."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
from sqlalchemy import update

from bot.sandbox.mailboxes import Mailboxes
from bot.slack.base import ids
from storage.database import Database
from storage.models import Person, Workspace
from tests.flows.conftest import World
from tests.flows.curating import OPEN_TITLE, PUBLIC_TITLE, PUBLIC_WORDS, curate
from tests.flows.reflecting import forge_press, forge_submit, forge_value, prompt_of, rows

URL = "https://leerkring.example"
NOOR = "noor@stichting.example"


@pytest.fixture
def world(database: Database, mail: dict[str, Any]) -> Iterator[World]:
    """With a mail server, and a reader who asked on the page and confirmed."""
    world = World(database, public_url=URL, **mail)
    yield world
    world.close()


def press(world: World, path: str, **fields: str) -> str:
    address = world.server.url + path
    with urlopen(address, urlencode(fields).encode()) as page:  # noqa: S310  # our own
        said: str = page.read().decode()
    world.tick()
    return said


def tick(world: World) -> None:
    """Also what mail would wait for by real time."""
    with world.db.begin() as session:
        session.execute(update(Workspace).values(mail_pace_until=None))
    world.tick()


def link(mailboxes: Mailboxes, path: str) -> str:
    words = mailboxes.of(NOOR)[-1].part("plain").split()
    return next(word for word in words if path in word).removeprefix(URL)


@pytest.fixture
def read(world: World, mailboxes: Mailboxes) -> World:
    curate(world)
    press(world, "/subscribe", address=NOOR, language="nl")
    press(world, link(mailboxes, "/subscribe/"))
    return world


def preview(world: World) -> str:
    """What the form says of an edition for everyone, that does not go out."""
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, audience="3") == {}
    said: str = world.ada.form.text
    world.ada.close(everything=True)
    return said


def publish(world: World) -> str:
    """For everyone; what the preview said."""
    form = world.ada.command("/leerkring kennisbrief").form
    assert world.ada.submit(form, audience="3") == {}
    said: str = world.ada.form.text
    assert world.ada.submit(world.ada.form) == {}
    world.ada.close(everything=True)
    tick(world)
    return said


def test_from_the_form_in_slack_to_a_mailbox(read: World, mailboxes: Mailboxes) -> None:
    assert "Deze kennisbrief gaat naar één abonnee." in publish(read)

    mail = mailboxes.of(NOOR)[-1]
    for part in (mail.part("html"), mail.part("plain")):
        assert PUBLIC_WORDS in part
        assert OPEN_TITLE not in part
        assert "Chris" not in part
    assert read.bram.reads(read.channel)[-1].sees.count(PUBLIC_TITLE) == 0
    press(read, link(mailboxes, "/unsubscribe/"), **{"List-Unsubscribe": "One-Click"})
    read.later(days=1)
    form = read.ada.command("/leerkring kennisbrief").form
    read.ada.submit(form, audience="3", period_from="2026-03-01")
    assert "geen abonnee krijgt deze kennisbrief meteen" in read.ada.form.text


def test_what_a_server_has_against_us_is_told_to_the_manager_in_slack(
    read: World, mailboxes: Mailboxes
) -> None:
    read.eva.command("/leerkring help")
    with read.db.begin() as session:
        made = update(Person).where(Person.external_id == "U0EVA")
        session.execute(made.values(is_programme_manager=True))
    mailboxes.fail("RCPT", "550 5.7.1 We do not know you", times=None)

    publish(read)
    read.tick()

    told = read.eva.reads()[-1].sees
    assert "Alle mail wacht:" in told
    assert "met code 5.7.1" in told
    assert "niemand raakt een abonnement kwijt." in told
    status = read.eva.command("/leerkring status")
    assert "5.7.1" in status.text


def test_what_its_author_takes_back_before_it_leaves_is_in_no_mailbox(
    read: World, mailboxes: Mailboxes
) -> None:
    mailboxes.fail("RCPT", "450 4.2.0 Later")
    publish(read)
    before = len(mailboxes.of(NOOR))

    chris = read.chris
    mine = chris.click(prompt_of(chris), "Mijn antwoorden").form
    level = chris.click(mine, "Wijzig wie dit leest", near="Hoe stuur je").form
    assert chris.submit(level, {level.inputs[0]: "0"}) == {}
    read.clock.move_by(timedelta(minutes=5))
    tick(read)

    assert len(mailboxes.of(NOOR)) == before
    [mail] = [row for row in read.snapshot()["delivery"] if "email" in row and "digest" in row]
    assert "cancelled" in mail


def test_a_colleague_asks_for_mail_in_slack_and_confirms_it_there(
    world: World, mailboxes: Mailboxes
) -> None:
    curate(world)
    form = world.bram.command("/leerkring abonnement").form
    asked = world.bram.click(form, "Krijg ze ook per mail").form
    assert world.bram.submit(asked, address=NOOR) == {}
    assert f"Ik stuur één mail naar {NOOR}." in world.bram.form.text
    world.bram.close(everything=True)
    world.tick()
    assert "geen abonnee krijgt deze kennisbrief meteen" in preview(world)

    press(world, link(mailboxes, "/subscribe/"))

    assert "Deze kennisbrief gaat naar één abonnee." in publish(world)
    assert PUBLIC_WORDS in mailboxes.of(NOOR)[-1].part("plain")


@pytest.mark.parametrize("typed", ["noor", "noor@a.example, bram@a.example"])
def test_an_address_that_is_none_stays_in_the_form(world: World, typed: str) -> None:
    form = world.bram.command("/leerkring abonnement").form
    world.bram.click(form, "Krijg ze ook per mail")
    forge_value(world, world.bram, "address", value=typed)
    before = rows(world)

    assert forge_submit(world, world.bram) == {
        "address": "Vul één mailadres in, zoals naam@gemeente.nl."
    }
    assert rows(world) == before


def test_where_no_mail_is_sent_it_is_not_offered(database: Database) -> None:
    world = World(database)
    form = world.bram.command("/leerkring abonnement").form
    assert "Krijg ze ook per mail" not in form.text

    told = forge_press(world, world.bram, ids.SUBSCRIPTION_MAIL, "")

    world.close()
    assert "Dit is er niet meer, of het is niet voor jou." in told
