"""Everything a person can do in Slack. `register` is the table of contents."""

from slack_bolt import App

from handlers import (
    attendance,
    calendars,
    captures,
    cases,
    changes,
    circles,
    conversation,
    deliveries,
    digests,
    duties,
    handovers,
    help,  # noqa: A004  # the subject is called so
    home,
    hosts,
    insights,
    intentions,
    manage,
    meetings,
    members,
    methods,
    notes,
    people,
    polls,
    questions,
    quorum,
    recaps,
    reflections,
    runs,
    search,
    settings,
    sharing,
    subscriptions,
    synonyms,
)
from handlers.door import Door

SUBJECTS = (
    circles,
    manage,
    members,
    handovers,
    hosts,
    meetings,
    changes,
    calendars,
    polls,
    quorum,
    cases,
    reflections,
    sharing,
    captures,
    intentions,
    attendance,
    recaps,
    runs,
    methods,
    duties,
    notes,
    insights,
    digests,
    subscriptions,
    search,
    conversation,
    synonyms,
    questions,
    home,
    settings,
    people,
    deliveries,
    help,
)  # help comes last: it takes every command that is left


def register(app: App) -> None:
    door = Door(app)
    for subject in SUBJECTS:
        subject.register(door)
