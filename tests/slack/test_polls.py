"""What finding a date looks like: within Slack's limits, and read back as it was."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.decisions.best_date import Slot, rank
from bot.domain.decisions.polls import MOST_SLOTS, PollForm
from bot.domain.decisions.quorum import Shortage
from bot.domain.decisions.votes import PollStanding
from bot.domain.planning.meetings import LONGEST_PLACE
from bot.errors import NotFound
from bot.sandbox.blockkit import blocks_too_long, message_errors, view_errors, view_too_large
from bot.slack.base.blocks import Json, Message
from bot.slack.decisions.poll_decisions import change_modal, overview_modal, result_message
from bot.slack.decisions.polls import (
    Filled,
    cancelled_message,
    poll_message,
    poll_modal,
    preview_modal,
    read_preview,
    vote_modal,
)
from bot.slack.decisions.quorum import called_off_message, offer_message, quorum_modal
from bot.texts import LANGUAGES, texts_for
from storage.models import (
    Circle,
    Meeting,
    MeetingState,
    Person,
    Poll,
    PollSlot,
    PollState,
    QuorumChoice,
    QuorumWay,
    Vote,
)

ZONE = "America/Argentina/Buenos_Aires"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CIRCLE = Circle(id=999_999_999, name="W" * 75, time_zone=ZONE, quorum=25)
PEOPLE = [
    Person(id=n, name=f"{n:02}" + "🌱" * 118, time_zone=ZONE) for n in range(MOST_MEMBERS)
]
PLACE = "🌱" * LONGEST_PLACE
MEETING = Meeting(
    id=999_999_999,
    place=PLACE,
    minutes=150,
    time_zone=ZONE,
    starts_at=NOW + timedelta(days=3),
    state=MeetingState.PLANNED,
)
VOTES = list(Vote)


def standing(state: PollState = PollState.OPEN, *, closed: bool = False) -> PollStanding:
    """As many slots as there can be; everyone voted, and slots are equally good."""
    poll = Poll(
        id=999_999_999,
        minutes=150,
        place=PLACE,
        time_zone="Europe/Amsterdam",
        deadline_on=date(2026, 3, 6),
        closes_at=NOW + timedelta(days=-1 if closed else 4),
        state=state,
        created_by=0,
    )
    slots = [
        PollSlot(id=999_999_900 + n, starts_at=NOW + timedelta(days=30 + n))
        for n in range(MOST_SLOTS)
    ]
    given = {person.id: VOTES[person.id % 4] for person in PEOPLE if person.id % 4 < 3}
    votes = {slot.id: given for slot in slots}
    people = {person.id: person for person in PEOPLE}

    def who(slot: PollSlot, vote: Vote) -> frozenset[int]:
        return frozenset(key for key, said in votes[slot.id].items() if said is vote)

    ranked = rank(
        [Slot(each.id, each.starts_at, *(who(each, vote) for vote in VOTES)) for each in slots],
        people,
        NOW,
    )
    return PollStanding(CIRCLE, poll, slots, votes, people, ranked, MEETING, MEETING, NOW)


def shortage(way: QuorumWay | None) -> Shortage:
    choice = QuorumChoice(way=way) if way else None
    return Shortage(CIRCLE, MEETING, PEOPLE, PEOPLE[:24], 25, choice, PEOPLE[0])


def sits(view: Json) -> bool:
    assert view_errors(view) == []
    return not view_too_large(view)


def goes(message: Message) -> bool:
    assert message_errors(message.blocks) == []
    return not blocks_too_long(message.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_fits(language: str) -> None:
    texts = texts_for(language)
    many = [Circle(id=n, name=CIRCLE.name) for n in range(120)]
    local = [datetime(2026, 4, 1, 10) + n * timedelta(days=1) for n in range(MOST_SLOTS)]  # noqa: DTZ001  # wall clock
    wanted = PollForm(
        CIRCLE.id, dict(enumerate(local)), 150, PLACE, date(2026, 3, 6), MEETING.id
    )

    assert sits(poll_modal(many, texts, Filled(7, 150, PLACE, 8), MOST_SLOTS))
    assert sits(poll_modal(many[:1], texts, Filled()))
    assert sits(preview_modal(wanted, local, CIRCLE, PEOPLE, texts))
    assert sits(vote_modal(standing(), 1, ZONE, texts))
    assert sits(change_modal(standing(), texts))
    assert sits(quorum_modal(CIRCLE, 25, texts))
    for state in PollState:
        assert sits(overview_modal(standing(state), 1, ZONE, texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", PollState)
@pytest.mark.parametrize("closed", [False, True])
def test_every_message_fits(language: str, state: PollState, *, closed: bool) -> None:
    texts, found = texts_for(language), standing(state, closed=closed)

    for reminds in (False, True):
        assert goes(poll_message(found, PEOPLE[1], texts, reminds=reminds))
    assert goes(result_message(found, PEOPLE[1], texts))
    assert goes(cancelled_message(found, PEOPLE[1], texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", [None, *QuorumWay])
def test_every_offer_fits(language: str, way: QuorumWay | None) -> None:
    assert goes(offer_message(shortage(way), ZONE, texts_for(language)))
    assert goes(called_off_message(shortage(way), ZONE, texts_for(language)))


def test_a_preview_comes_back_as_it_was() -> None:
    moments = {n: datetime.combine(date(2026, 3, 9 + n), time(10, 5 * n)) for n in (1, 2, 3)}
    wanted = PollForm(7, moments, 120, "Stadhuis", date(2026, 3, 6), 5)

    shown = preview_modal(wanted, list(moments.values()), CIRCLE, [], texts_for("nl"))

    assert read_preview(shown) == wanted


@pytest.mark.parametrize(
    "memory",
    [
        "",
        "[]",
        "{}",
        '{"circle": 1, "moments": "x", "minutes": 1, "place": "", "deadline_on": 3}',
    ],
)
def test_what_is_not_a_preview_is_not_found(memory: str) -> None:
    view: dict[str, Any] = {"private_metadata": memory}

    with pytest.raises(NotFound):
        read_preview(view)
