"""What may be said around sessions, about prompts, intentions and votes on cases."""

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.due import FIRST_ASK_BEFORE, LOOK_BACK
from bot.domain.agenda.sessions.sessions import (
    AGENDA_BEFORE,
    BRIEF_BEFORE,
    Facts,
    Invitee,
    OpenIntention,
    OpenPrompt,
    OpenVote,
)
from bot.domain.people import rhythms
from bot.domain.people.rhythms import DaysOff
from bot.domain.people.working_hours import DAY
from bot.domain.planning.invitations import ASKED_AT_ONCE
from bot.domain.upcoming.heartbeat import Heartbeat, planned, reach
from bot.domain.upcoming.people.fading import Member, about_to_be_asked, without_reminders
from storage.cases import cases
from storage.learned import intentions
from storage.models import CaseVote, Intention, Prompt
from storage.planning import reminders
from storage.sessions import briefs

# From the morning on, or an hour before a session that starts in the night after it.
AGENDA_AHEAD = DAY + AGENDA_BEFORE
MINUTE = timedelta(minutes=1)
# Whoever is at work is asked right after a session; all others on a morning, in a sweep.
JUST_ENDED = timedelta(hours=1)


def load(session: Session, beat: Heartbeat) -> Facts:
    """Also what lost its use since the last heartbeat."""
    about_now = _about_now(session, beat)
    return _by_day(session, beat, about_now) if beat.is_sweep else about_now


def _about_now(session: Session, beat: Heartbeat) -> Facts:
    """Around a session that begins or just ended; in a sweep also what ended before."""
    now, since, off, each = beat.now, beat.since, beat.off, beat.sieve.each
    after = beat.ended_after if beat.is_sweep else since - JUST_ENDED
    agendas = reminders.unannounced(session, since, now + AGENDA_AHEAD)
    unbriefed = briefs.unbriefed(session, since, now + BRIEF_BEFORE + MINUTE)
    unwrapped = briefs.unwrapped(session, after, now)
    unasked = reminders.unasked(session, after, now)
    waits = about_to_be_asked(session, beat) if unasked else set()
    votes = cases.unclosed(session, now) if CaseVote in beat.used else ()
    return Facts(
        unannounced=each(agendas, planned),
        unasked=each(
            [row for row in unasked if (row.circle_id, row.person_id) not in waits],
            lambda row: _invitee(row, off),
        ),
        unbriefed=each(unbriefed, lambda row: _invitee(row, off)),
        unwrapped=each(unwrapped, lambda row: _invitee(row, off)),
        votes=each(votes, _vote),
    )


def _by_day(session: Session, beat: Heartbeat, facts: Facts) -> Facts:
    """With what is about a day or a morning."""
    now, since, off, each = beat.now, beat.since, beat.off, beat.sieve.each
    long_ago = since - LOOK_BACK
    ahead = reach(session, beat, FIRST_ASK_BEFORE)
    unanswered = reminders.unanswered(session, since, now, ahead)
    prompts = reminders.open_prompts(session, long_ago) if Prompt in beat.used else ()
    # Generous by a day on both sides: the chosen day is that of the person's own place.
    days = (long_ago - DAY).date(), now.date() + DAY
    chosen = intentions.unasked(session, *days) if Intention in beat.used else ()
    silent = without_reminders(session, beat) if unanswered or prompts else set()
    return replace(
        facts,
        unanswered=each(unanswered, lambda row: _unanswered(row, off, silent)),
        prompts=each(prompts, lambda row: _prompt(row, off, silent)),
        intentions=each(chosen, lambda row: _intention(row, off)),
    )


def _unanswered(row: Row[Any], off: DaysOff, silent: Collection[Member]) -> Invitee:
    return _invitee(
        row,
        off,
        hears_less=(row.circle_id, row.person_id) in silent,
        is_first_ask=row.told_before >= ASKED_AT_ONCE,
    )


def _invitee(row: Row[Any], off: DaysOff, **more: bool) -> Invitee:
    """Who joined later was invited then."""
    told_at = max(row.told_at, row.joined_at)
    rhythm = rhythms.of_row(row, off)
    return Invitee(planned(row), row.person_id, rhythm, told_at, **more)


def _vote(row: Row[Any]) -> OpenVote:
    return OpenVote(row.workspace_id, row.id, row.circle_id, row.channel, row.closes_at)


def _prompt(row: Row[Any], off: DaysOff, silent: Collection[Member]) -> OpenPrompt:
    return OpenPrompt(
        workspace_id=row.workspace_id,
        circle_id=row.circle_id,
        meeting_id=row.meeting_id,
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
        asked_at=row.asked_at,
        later_at=row.later_at,
        hears_less=(row.circle_id, row.person_id) in silent,
    )


def _intention(row: Row[Any], off: DaysOff) -> OpenIntention:
    return OpenIntention(
        workspace_id=row.workspace_id,
        id=row.id,
        circle_id=row.circle_id,
        person_id=row.person_id,
        rhythm=rhythms.of_row(row, off),
        ask_on=row.ask_on,
    )
