"""Moving, cancelling and calendar addresses: within Slack's limits, read back as they were."""

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.planning.calendars import FeedOffer, Offers
from bot.domain.planning.changes import Cancelling, Move, Moving, SessionMove
from bot.domain.planning.invitations import Planned
from bot.domain.planning.meetings import MOST_MEETINGS
from bot.domain.planning.notices import ChangeNotice, Outdated
from bot.errors import NotFound
from bot.slack.base.blocks import Message
from bot.slack.planning.calendars import calendars_modal, read_choice
from bot.slack.planning.changes import (
    cancel_modal,
    cancel_preview_modal,
    change_message,
    move_modal,
    move_preview_modal,
    outdated_message,
    read_cancel,
    read_cancel_preview,
    read_move,
    read_move_preview,
    read_sessions,
    sessions_modal,
)
from bot.slack.planning.invitations import (
    RsvpAbout,
    asked_value,
    invitation_message,
    read_asked,
)
from bot.texts import LANGUAGES, texts_for
from storage.models import ChangeKind, Circle, Meeting, MeetingState, Rsvp
from tests.slack.test_meetings import (
    CIRCLE,
    FAR_ZONE,
    NASTY,
    NL,
    PEOPLE,
    PLACE,
    filled,
    goes,
    planned,
    sits,
)
from tests.slack.test_meetings import meeting as plain_meeting

WEB = "https://" + "leerkring." * 20 + "example"
TOKEN = "t" * 43


def meeting(number: int) -> Meeting:
    held = plain_meeting(number)
    held.local_start = datetime(2026, 4, 1, 10, 30) + number * timedelta(weeks=4)  # noqa: DTZ001
    held.minutes, held.calendar_sequence, held.calendar_token = 150, 99, TOKEN
    held.moved_from = held.starts_at - timedelta(days=1)
    held.state = MeetingState.PLANNED
    return held


EVERY = [meeting(n) for n in range(MOST_MEETINGS)]
WANTED = Move(EVERY[0].id, date(2026, 4, 27), time(14), 480, PLACE, following=True)
STEPS = [
    SessionMove(each, each.local_start, each.starts_at + timedelta(days=1), 480, PLACE[::-1])
    for each in EVERY
]


def on_the_web(count: int, answers: dict[int, Rsvp] | None = None) -> Planned:
    held = planned(count, answers)
    ours = EVERY[:count]
    return replace(held, meetings=ours, web=WEB, cancelled=ours)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, MOST_MEETINGS])
def test_every_form_fits(language: str, count: int) -> None:
    texts = texts_for(language)
    moving = Moving(CIRCLE, ChangeKind.MOVED, STEPS[:count], PEOPLE)
    elsewhere = replace(moving, kind=ChangeKind.PLACE)
    cancelling = Cancelling(CIRCLE, EVERY[:count], PEOPLE, 0)

    assert sits(sessions_modal([(CIRCLE, EVERY)] * count, FAR_ZONE, texts, 3))
    assert sits(sessions_modal([(CIRCLE, [])], FAR_ZONE, texts))
    assert sits(move_modal(EVERY[0], count - 1, texts))
    assert sits(move_preview_modal(WANTED, moving, texts))
    assert sits(move_preview_modal(WANTED, elsewhere, texts))
    assert sits(cancel_modal(EVERY[0], count - 1, FAR_ZONE, texts))
    assert sits(cancel_preview_modal(cancelling, FAR_ZONE, texts, following=True))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [None, TOKEN])
def test_the_addresses_fit(language: str, made: str | None) -> None:
    circles = [None, *(Circle(id=n, name=CIRCLE.name) for n in range(20))]

    offers = Offers(WEB, [FeedOffer(each, made) for each in circles])
    pages = [calendars_modal(offers, texts_for(language), page) for page in (0, 1)]
    pages = pages if made else pages[:1]

    assert all(map(sits, pages))
    assert json.dumps(pages).count(TOKEN) == (len(circles) if made else 0)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", list(ChangeKind))
@pytest.mark.parametrize("count", [0, 1, 3, 4, MOST_MEETINGS])
def test_every_message_fits(language: str, kind: ChangeKind, count: int) -> None:
    texts = texts_for(language)
    answered = {each.id: Rsvp.YES for each in EVERY}

    for answers in (None, answered):
        assert goes(
            change_message(ChangeNotice(CIRCLE, kind, on_the_web(count, answers)), texts)
        )
        assert goes(invitation_message(on_the_web(count, answers), texts))
    for state in MeetingState:
        held = meeting(0)
        held.state = state
        old = Outdated(CIRCLE, held, held.starts_at)
        assert goes(outdated_message(old, FAR_ZONE, texts))


def test_words_are_shown_as_they_were_typed() -> None:
    shown: list[Message] = [
        change_message(ChangeNotice(Circle(name=NASTY), kind, on_the_web(2)), NL)
        for kind in ChangeKind
    ]

    for message in shown:
        assert "mrkdwn" not in json.dumps(message.blocks)
        assert "<!channel>" in message.plain
        assert "<!channel>" not in message.text


def test_a_move_is_read_as_it_was_filled_in() -> None:
    view = move_modal(EVERY[0], 3, NL)
    values: dict[str, Any] = {
        "day": {"selected_date": "2026-04-27"},
        "at": {"selected_time": "14:00"},
        "minutes": {"selected_option": {"value": "480"}},
        "place": {"value": PLACE},
        "which": {"selected_option": {"value": "following"}},
    }

    assert read_move(filled(view, values)) == WANTED
    alone = {name: entry for name, entry in values.items() if name != "which"}
    assert not read_move(filled(view, alone)).following


def test_the_previews_remember_what_they_showed() -> None:
    moving = Moving(CIRCLE, ChangeKind.MOVED, STEPS, PEOPLE)
    cancelling = Cancelling(CIRCLE, EVERY, PEOPLE, 3)
    cancelled = cancel_preview_modal(cancelling, FAR_ZONE, NL, following=True)

    assert read_move_preview(move_preview_modal(WANTED, moving, NL)) == (WANTED, moving.seen)
    assert read_cancel_preview(cancelled) == (EVERY[0].id, True, cancelling.seen)
    assert read_cancel(cancel_modal(EVERY[0], 0, FAR_ZONE, NL)) == (EVERY[0].id, False)
    assert read_sessions(sessions_modal([], FAR_ZONE, NL, circle_id=7)) == (7, 0)


def test_a_button_says_which_moment_it_is_about() -> None:
    assert read_asked(asked_value(EVERY[0])) == RsvpAbout(EVERY[0].id, EVERY[0].starts_at)
    assert read_asked("7") == RsvpAbout(7)
    for forged in (None, "", "@", "7@x", "7@-1", "7@" + "9" * 12, "x@1", "7@1@1"):
        with pytest.raises(NotFound):
            read_asked(forged)


def test_a_choice_of_address() -> None:
    assert read_choice({"value": "all"}) is None
    assert read_choice({"value": "12"}) == 12
    for forged in (None, "", "alles", "-1"):
        with pytest.raises(NotFound):
            read_choice({"value": forged})
