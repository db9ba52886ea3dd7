"""Everything a person can do in Slack. `register` is the table of contents."""

from functools import cache

from handlers.base.door import Door
from handlers.base.guests import check_is_no_guest
from handlers.circle import circles, free_days, handovers, members, themes
from handlers.circle import settings as circle_settings
from handlers.circulation import digests, feedback, pioneers, reuse, review, subscriptions
from handlers.insights import ageing, curation, insights, recognition, trials
from handlers.learned import (
    captures,
    direct_messages,
    intentions,
    prompts,
    reflections,
    sharing,
)
from handlers.overview import (  # the subject is called so
    deliveries,
    help,  # noqa: A004
    home,
    impact,
    ledger,
    manage,
    programme,
)
from handlers.people import absences, people, settings
from handlers.planning import (
    calendars,
    changes,
    endings,
    hosts,
    invitations,
    meetings,
    polls,
    quorum,
    votes,
)
from handlers.questions import introductions, learning_questions, search, synonyms, triage
from handlers.sessions import (
    attendance,
    case_votes,
    cases,
    duties,
    methods,
    notes,
    recaps,
    runs,
)

SUBJECTS = (
    circles,
    circle_settings,
    endings,
    manage,
    programme,
    impact,
    members,
    handovers,
    hosts,
    meetings,
    invitations,
    changes,
    calendars,
    polls,
    votes,
    quorum,
    cases,
    case_votes,
    prompts,
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
    curation,
    recognition,
    trials,
    ageing,
    themes,
    digests,
    feedback,
    review,
    subscriptions,
    search,
    direct_messages,
    synonyms,
    learning_questions,
    triage,
    introductions,
    reuse,
    pioneers,
    home,
    settings,
    absences,
    free_days,
    people,
    deliveries,
    ledger,
    help,
)  # help comes last: it takes every command that is left


# For who belongs to the workspace. A guest has all the rest, in their own circles.
FOR_READERS = {
    circles,
    handovers,
    recognition,
    digests,
    review,
    subscriptions,
    pioneers,
    search,
    synonyms,
    learning_questions,
    triage,
    introductions,
}


@cache
def register() -> Door:
    """The same for every bot of a process: it holds nothing of any of them."""
    door = Door()
    no_guests = door.checking(check_is_no_guest)
    for subject in SUBJECTS:
        subject.register(no_guests if subject in FOR_READERS else door)
    door.unfolds()
    return door
