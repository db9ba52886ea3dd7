"""How long each message is of use: it leaves until then, and not a second longer.

What runs out because something begins or closes stands with the tests of its subject.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.agenda.due import PlannedMeeting, due, lost
from bot.domain.agenda.insights import ageing, reuse
from bot.domain.agenda.people import introductions, vacancies
from bot.domain.agenda.sessions import hosts, polls, sessions, timebox
from bot.domain.agenda.sessions.sessions import (
    Invitee,
    OpenIntention,
    OpenPrompt,
    OpenVote,
    intention_question,
    prompt,
    prompt_reminder,
    vote_closed,
    wrap_up,
)
from bot.domain.base.kinds import Due
from bot.domain.people.working_hours import Rhythm

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
THEN = datetime(2026, 3, 4, 11, tzinfo=UTC)  # a Wednesday
ALWAYS = Rhythm(working_days="1234567")
MEETING = PlannedMeeting(1, 5, 7, "C0", "Europe/Amsterdam", THEN - timedelta(hours=1), THEN)
GUEST = Invitee(MEETING, 2, ALWAYS, THEN - 9 * DAY)
CANDIDATE = vacancies.Candidate(1, ALWAYS, 0, was_asked=False, declined_at=None)
OLD = ageing.OldCard(1, 7, 2, ALWAYS, THEN - 365 * DAY)
RUNNING = timebox.Running(1, 7, "C0", 3, 9, timebox.begin(timedelta(minutes=9), THEN))
VACANCY = vacancies.Vacancy(1, 7, "Europe/Amsterdam", THEN, None, [CANDIDATE])


def used_in_march() -> Due:
    april = THEN + 30 * DAY
    told = reuse.news(reuse.Listener(1, 2, ALWAYS, THEN - DAY, [THEN]), april)
    assert told is not None
    return told


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        (lambda: prompt(GUEST), 10 * DAY),
        (lambda: prompt_reminder(OpenPrompt(1, 7, 5, 2, ALWAYS, THEN, THEN)), 10 * DAY),
        (lambda: intention_question(OpenIntention(1, 3, 7, 2, ALWAYS, THEN.date())), 14 * DAY),
        (lambda: wrap_up(GUEST), 5 * DAY),
        (lambda: vote_closed(OpenVote(1, 4, 7, "C0", THEN)), DAY),
        (lambda: polls.result(polls.Chooser(1, 7, 6, 2, ALWAYS, THEN, 1)), 14 * DAY),
        (lambda: next(vacancies.wanted(VACANCY))[0], 30 * DAY),
        (lambda: vacancies.gone(vacancies.Deputy(1, 7, 9, THEN, 2, ALWAYS)), 14 * DAY),
        (lambda: next(iter(ageing.plan(ageing.Facts([OLD], {}), THEN)))[0], 14 * DAY),
        (lambda: list(timebox.warnings(RUNNING))[-1], timedelta(minutes=2)),
        (used_in_march, 21 * DAY),
        (lambda: reuse.choice(reuse.Author(1, 2, ALWAYS, THEN)), 21 * DAY),
        (
            lambda: introductions.follow_up(introductions.Made(1, 8, 2, ALWAYS, THEN)),
            14 * DAY,
        ),
    ],
)
def test_a_message_is_of_use_for_a_while(message: Callable[[], Due], kept: timedelta) -> None:
    said = message()

    assert said.until - said.due_at == kept
    assert said.due_at >= THEN - DAY


def test_a_host_is_asked_until_the_day_before() -> None:
    question = hosts.host_question(hosts.HostlessMeeting(MEETING, 2, ALWAYS))

    assert question.expires_at == MEETING.starts_at - DAY


def test_a_message_leaves_until_its_time_is_over_and_then_is_lost() -> None:
    said = replace(prompt(GUEST), expires_at=THEN + DAY)
    last = said.until - SECOND

    assert list(due([(said, ALWAYS)], last)) == [said]
    assert list(lost([(said, ALWAYS)], last)) == []
    assert list(due([(said, ALWAYS)], said.until)) == []
    assert [each.kind for each in lost([(said, ALWAYS)], said.until)] == [said.kind]


def test_what_is_said_at_any_hour_is_lost_in_the_same_way() -> None:
    vote = list(sessions.plan(sessions.Facts(votes=[OpenVote(1, 4, 7, "C0", THEN)]), THEN))
    over = THEN + DAY

    assert [len(list(due(vote, now))) for now in (THEN - SECOND, THEN, over - SECOND)] == [
        0,
        1,
        1,
    ]
    assert list(due(vote, over)) == []
    assert list(lost(vote, over - SECOND)) == []
    assert len(list(lost(vote, over))) == 1
