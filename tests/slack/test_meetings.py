"""What planning and inviting look like: within Slack's limits, and read back as it was."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from bot.domain.circle.circles import LONGEST_QUESTION, MOST_MEMBERS, MOST_QUESTIONS, Overview
from bot.domain.planning.invitations import LONGEST_CONTRIBUTION, Attendees, Planned, SentIn
from bot.domain.planning.meetings import LONGEST_PLACE, MOST_MEETINGS, MeetingPlan
from bot.errors import InvalidInput, NotFound
from bot.sandbox.blockkit import blocks_too_long, message_errors, view_errors, view_too_large
from bot.slack.base.blocks import Json, Message
from bot.slack.base.forms import about_meeting
from bot.slack.base.ids import MEETING_ATTENDEES_PAGE
from bot.slack.planning.invitations import (
    RsvpAbout,
    agenda_message,
    attendees_modal,
    contribution_modal,
    invitation_message,
    read_contribution,
    reminder_message,
    rsvp_modal,
)
from bot.slack.planning.meetings import (
    plan_modal,
    planned_modal,
    preview_modal,
    read_plan,
    read_preview,
)
from bot.texts import LANGUAGES, texts_for
from storage.models import Circle, GuidingQuestion, Meeting, Monthly, Person, Rsvp

FAR_ZONE = "America/Argentina/Buenos_Aires"
NASTY = "<!channel> *b* <https://x|y> & :boom: "
CIRCLE = Circle(id=999_999_999, name="W" * 75, time_zone=FAR_ZONE)
PEOPLE = [
    Person(id=n, name=f"{n:02}" + "🌱" * 118, time_zone=FAR_ZONE) for n in range(MOST_MEMBERS)
]
PLACE = (NASTY * 10)[: LONGEST_PLACE - 20] + "🌱" * 20
FIRST = date(2026, 4, 1)
PLAN = MeetingPlan(
    circle_id=CIRCLE.id,
    first_on=FIRST,
    at=time(10, 30),
    minutes=150,
    place=PLACE,
    every_weeks=12,
    count=MOST_MEETINGS,
)
NL = texts_for("nl")


def meeting(number: int) -> Meeting:
    begin = datetime(2026, 4, 1, 13, 30, tzinfo=UTC) + number * timedelta(weeks=4)
    return Meeting(
        id=999_999_900 + number,
        place=PLACE,
        time_zone=FAR_ZONE,
        starts_at=begin,
        ends_at=begin + timedelta(minutes=150),
    )


def planned(count: int, answers: dict[int, Rsvp] | None = None) -> Planned:
    meetings = [meeting(n) for n in range(count)]
    return Planned(CIRCLE, meetings, answers or {}, PEOPLE[0])


def attendees(rsvp: Rsvp | None) -> Attendees:
    words = "🌱" * LONGEST_CONTRIBUTION
    sent_in = (
        [SentIn(each, words, shared=False) for each in PEOPLE]
        if rsvp is Rsvp.CONTRIBUTES
        else []
    )
    return Attendees(CIRCLE, meeting(0), {rsvp: PEOPLE}, sent_in)


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
    days = [FIRST + n * timedelta(weeks=1) for n in range(MOST_MEETINGS)]

    assert sits(plan_modal(many, texts, chosen=7))
    assert sits(plan_modal(many[:1], texts))
    assert sits(preview_modal(PLAN, days, CIRCLE, PEOPLE, texts))
    assert sits(preview_modal(PLAN, days[:1], CIRCLE, [], texts))
    assert sits(planned_modal(planned(MOST_MEETINGS), texts))
    assert sits(rsvp_modal(meeting(0), FAR_ZONE, texts))
    assert sits(contribution_modal(1, "", texts))
    assert sits(contribution_modal(1, "🌱" * LONGEST_CONTRIBUTION, texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rsvp", [*Rsvp, None])
def test_who_comes_fits(language: str, rsvp: Rsvp | None) -> None:
    assert sits(attendees_modal(attendees(rsvp), texts_for(language)))


@pytest.mark.parametrize(("count", "is_said"), [(1, False), (3, False), (4, True)])
def test_a_long_series_says_when_its_later_sessions_are_asked(
    count: int, is_said: bool
) -> None:
    shown = json.dumps(planned_modal(planned(count), texts_for("en")))
    assert "two working days before." in shown
    assert ("For the fourth session and later ones" in shown) is is_said


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_was_sent_in_can_be_read(language: str) -> None:
    everything, shown = attendees(Rsvp.CONTRIBUTES), 0

    for number in range(MOST_MEMBERS):
        view = attendees_modal(everything, texts_for(language), number)
        assert sits(view)
        assert about_meeting(view) == everything.meeting.id
        shown += sum(block["type"] == "rich_text" for block in view["blocks"])
        if f"{MEETING_ATTENDEES_PAGE}.on" not in json.dumps(view):
            break

    assert shown == MOST_MEMBERS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 3, 4, MOST_MEETINGS])
def test_every_message_fits(language: str, count: int) -> None:
    texts = texts_for(language)
    everything = planned(count)
    answered = {each.id: Rsvp.CONTRIBUTES for each in everything.meetings}

    assert goes(invitation_message(everything, texts))
    assert goes(invitation_message(planned(count, answered), texts))
    assert goes(reminder_message(planned(1), texts))
    assert goes(reminder_message(planned(1, answered), texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rsvp", [Rsvp.YES, Rsvp.CONTRIBUTES, None])
def test_the_agenda_fits_and_names_nobody(language: str, rsvp: Rsvp | None) -> None:
    questions = [
        GuidingQuestion(id=n, text="?" * LONGEST_QUESTION) for n in range(MOST_QUESTIONS)
    ]
    circle = Overview(CIRCLE, PEOPLE[:1], PEOPLE[1:], questions)

    message = agenda_message(circle, meeting(0), attendees(rsvp), texts_for(language))

    assert goes(message)
    assert not any(person.name in message.text for person in PEOPLE)
    assert "🌱" * 21 not in message.text  # the place has twenty


def test_the_whole_series_is_in_the_invitation() -> None:
    seen = invitation_message(planned(MOST_MEETINGS), NL).plain

    for number in range(MOST_MEETINGS):
        assert NL.moment(meeting(number).starts_at, FAR_ZONE) in seen


def test_words_are_shown_as_they_were_typed() -> None:
    invitation = json.dumps(invitation_message(planned(1), NL).blocks)
    preview = json.dumps(preview_modal(PLAN, [FIRST], CIRCLE, PEOPLE, NL))

    assert "mrkdwn" not in invitation + preview
    assert "<!channel>" not in invitation_message(planned(1), NL).text
    assert "<!channel>" in invitation_message(planned(1), NL).plain


def filled(view: Json, values: dict[str, Json]) -> Json:
    """The form as it comes back."""
    state = {block: {"value": entry} for block, entry in values.items()}
    return {**view, "state": {"values": state}}


FORM: dict[str, Json] = {
    "circle": {"selected_option": {"value": "999999999"}},
    "first_on": {"selected_date": "2026-04-01"},
    "at": {"selected_time": "10:30"},
    "minutes": {"selected_option": {"value": "150"}},
    "place": {"value": f"  {PLACE}\n"},
    "every_weeks": {"selected_option": {"value": "12"}},
    "count": {"value": "26"},
}


def test_the_form_is_read_as_it_was_filled_in() -> None:
    view = plan_modal([CIRCLE], NL)

    assert read_plan(filled(view, FORM)) == PLAN
    once = FORM | {"every_weeks": {"selected_option": {"value": "0"}}, "count": {"value": None}}
    single = read_plan(filled(view, once))
    assert (single.every_weeks, single.count, single.until) == (None, None, None)


@pytest.mark.parametrize("missing", ["circle", "first_on", "at"])
def test_what_is_missing_is_named(missing: str) -> None:
    values = {name: entry for name, entry in FORM.items() if name != missing}

    with pytest.raises(InvalidInput) as refusal:
        read_plan(filled({}, values))

    assert refusal.value.field == missing


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"count": None, "until": date(2028, 1, 1)},
        {"every_weeks": None, "count": None},
        {"every_weeks": None, "monthly": Monthly.LAST},
        {"place": "\N{MUSICAL SYMBOL G CLEF}" * LONGEST_PLACE},
        {"at": time(0, 0)},
    ],
)
def test_the_preview_remembers_the_plan(changes: dict[str, Any]) -> None:
    plan = MeetingPlan(**(vars(PLAN) | changes))

    view = preview_modal(plan, [FIRST], CIRCLE, PEOPLE, NL)

    assert sits(view)
    assert read_preview(view) == plan


PLAIN = {"circle": 1, "first_on": "2026-04-01", "at": "10:00", "minutes": 60, "place": "Hier"}
REST: dict[str, Any] = {"every_weeks": None, "count": None, "until": None, "monthly": None}


@pytest.mark.parametrize("memory", ["", "null", "[]", "{", '{"circle": 1}', json.dumps(PLAIN)])
def test_a_preview_that_is_not_whole_is_no_plan(memory: str) -> None:
    with pytest.raises(NotFound):
        read_preview({"private_metadata": memory})


@pytest.mark.parametrize(
    "change",
    [
        {"circle": "-1"},
        {"circle": None},
        {"first_on": 5},
        {"first_on": "morgen"},
        {"at": "25:00"},
        {"minutes": float("inf")},
        {"minutes": float("nan")},
        {"minutes": None},
        {"count": "veel"},
        {"every_weeks": [1]},
        {"until": "2026-02-30"},
        {"monthly": "soms"},
    ],
)
def test_a_preview_that_makes_no_sense_is_no_plan(change: dict[str, Any]) -> None:
    whole = PLAIN | REST
    assert read_preview({"private_metadata": json.dumps(whole)}).place == "Hier"

    with pytest.raises(NotFound):
        read_preview({"private_metadata": json.dumps(whole | change)})


def test_a_contribution_is_read_as_it_was_written() -> None:
    view = contribution_modal(7, "Eerder.", NL)

    assert read_contribution(filled(view, {"contribution": {"value": " Nu.\n"}})) == (
        RsvpAbout(7),
        "Nu.",
        False,
    )
    with pytest.raises(NotFound):
        read_contribution(filled({}, {"contribution": {"value": "Nu."}}))
