"""People are known by a surface and what it calls them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from bot.domain.overview import privacy
from storage.database import Database
from storage.models import Address, Person, Surface
from storage.people import people

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
MAIL = Address.email(" Noor@Stichting.example ")


@pytest.fixture
def homes(database: Database) -> Database:
    with database.begin() as session:
        for team in ("T1", "T2"):
            people.add_workspace(session, Address.slack(team), "Kring", NOON)
    return database


def test_two_spellings_of_a_mailbox_are_one_address() -> None:
    assert Address(Surface.EMAIL, "noor@stichting.example") == MAIL


@pytest.mark.parametrize("address", [Address.slack("U1"), MAIL], ids=lambda each: each.surface)
def test_each_workspace_knows_somebody_by_itself(homes: Database, address: Address) -> None:
    with homes.begin() as session:
        one, two = (people.find_or_add(session, n, address) for n in (1, 2))
        again = people.find_or_add(session, 1, address)

        assert one.address == two.address == address
        assert one.id == again.id != two.id


def test_one_word_on_two_surfaces_is_two_people(homes: Database) -> None:
    word = MAIL.external_id
    with homes.begin() as session:
        by_mail = people.find_or_add(session, 1, MAIL)
        in_slack = people.find_or_add(session, 1, Address.slack(word))

        assert by_mail.id != in_slack.id
        assert people.find_all_at(session, 1, [MAIL]) == [by_mail]


def test_an_address_is_there_once_in_a_workspace(homes: Database) -> None:
    twice = [Person(workspace_id=1, **vars(MAIL), name="", refreshed_at=NOON) for _ in "12"]
    with pytest.raises(IntegrityError), homes.begin() as session:
        session.add_all(twice)


def test_a_reader_is_found_by_the_address_that_they_read_at(homes: Database) -> None:
    with homes.begin() as session:
        noor = people.find_or_add(session, 2, MAIL)

        assert privacy.people_with(session, "NOOR@stichting.example") == [noor]


@pytest.mark.parametrize(
    ("surface", "is_active", "is_reachable"),
    [
        (Surface.SLACK, True, True),
        (Surface.SLACK, False, False),
        (Surface.EMAIL, True, False),
        (Surface.EMAIL, False, False),
    ],
)
def test_who_can_be_written_to_is_the_same_in_code_and_query(
    homes: Database, surface: Surface, *, is_active: bool, is_reachable: bool
) -> None:
    with homes.begin() as session:
        person = people.find_or_add(session, 1, Address(surface, "x"))
        person.is_active = is_active
        session.flush()
        found = session.scalars(select(Person).where(Person.is_reachable)).all()

        assert person.is_reachable is is_reachable
        assert found == ([person] if is_reachable else [])
