"""Who has been silent in a circle, and what follows from that."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm import Session

from bot.domain.agenda.budget import BUDGET
from bot.domain.agenda.people.fading import (
    ASK_FROM,
    AskedAbout,
    Fading,
    hears_less,
    silent_sessions,
)
from bot.domain.people import rhythms
from bot.domain.upcoming.heartbeat import Heartbeat
from storage.circle import members
from storage.learned import silence
from storage.models import Prompt

Member = tuple[int, int]  # the ids of a circle and a person


def load(session: Session, beat: Heartbeat) -> list[Fading]:
    return beat.once("fading", lambda: _load(session, beat))


def _load(session: Session, beat: Heartbeat) -> list[Fading]:
    found = silence.asked_about(session) if Prompt in beat.used else ()
    passed_over: dict[int, list[datetime]] = {}
    for row in silence.not_asked(session) if found else ():
        if row.details.get("why") == BUDGET:  # they were silent, so this session is too
            passed_over.setdefault(row.membership_id, []).append(row.asked_at)
    theirs = [list(rows) for _, rows in groupby(found, key=lambda row: row.membership_id)]
    return beat.sieve.each(theirs, lambda rows: _fading(rows, passed_over, beat))


def without_reminders(session: Session, beat: Heartbeat) -> set[Member]:
    """Who is not reminded of anything in which circle."""
    silent = {
        (each.circle_id, each.person_id)
        for each in load(session, beat)
        if hears_less(each.silent, wants_less=each.wants_less)
    }
    return silent | members.hearing_less(session)


def about_to_be_asked(session: Session, beat: Heartbeat) -> set[Member]:
    """Whom nothing else is asked before they say whether they still take part."""
    return {
        (each.circle_id, each.person_id)
        for each in load(session, beat)
        if len(each.silent) >= ASK_FROM and not each.wants_less
    }


def _fading(
    rows: Sequence[Row[Any]], passed_over: Mapping[int, Sequence[datetime]], beat: Heartbeat
) -> Fading:
    first = rows[0]
    asked = [AskedAbout(row.asked_at, bool(row.acted)) for row in rows]
    asked += [AskedAbout(at, acted=False) for at in passed_over.get(first.membership_id, ())]
    return Fading(
        first.workspace_id,
        first.circle_id,
        first.membership_id,
        first.person_id,
        rhythms.of_row(first, beat.off),
        silent_sessions(asked, beat.now),
        first.hears_less,
    )
