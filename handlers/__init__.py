"""Everything a person can do in Slack. `register` is the table of contents."""

from slack_bolt import App

from handlers import (
    answering,
    attendance,
    calendars,
    cases,
    changes,
    circles,
    deliveries,
    digests,
    help,  # noqa: A004  # the subject is called so
    home,
    insights,
    intentions,
    introductions,
    meetings,
    people,
    pioneers,
    polls,
    questions,
    quorum,
    recaps,
    reflections,
    reuse,
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
    answering,
    introductions,
    reuse,
    pioneers,
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
