"""Everything a person can do in Slack. `register` is the table of contents."""

from slack_bolt import App

from handlers import (
    absences,
    attendance,
    calendars,
    cases,
    changes,
    circles,
    deliveries,
    digests,
    free_days,
    help,  # noqa: A004  # the subject is called so
    home,
    insights,
    intentions,
    ledger,
    meetings,
    people,
    polls,
    questions,
    quorum,
    recaps,
    reflections,
    search,
    settings,
    subscriptions,
)
from handlers.door import Door

SUBJECTS = (
    circles,
    meetings,
    changes,
    calendars,
    polls,
    quorum,
    cases,
    reflections,
    intentions,
    attendance,
    recaps,
    insights,
    digests,
    subscriptions,
    search,
    questions,
    home,
    settings,
    absences,
    free_days,
    people,
    deliveries,
    ledger,
    help,
)  # help comes last: it takes every command that is left


def register(app: App) -> None:
    door = Door(app)
    for subject in SUBJECTS:
        subject.register(door)
