"""Everything a person can do in Slack. `register` is the table of contents."""

from slack_bolt import App

from handlers import (
    ageing,
    attendance,
    calendars,
    cases,
    changes,
    circles,
    curation,
    deliveries,
    digests,
    help,  # noqa: A004  # the subject is called so
    home,
    insights,
    intentions,
    meetings,
    people,
    polls,
    questions,
    quorum,
    recaps,
    recognition,
    reflections,
    search,
    settings,
    subscriptions,
    themes,
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
    curation,
    recognition,
    ageing,
    themes,
    digests,
    subscriptions,
    search,
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
