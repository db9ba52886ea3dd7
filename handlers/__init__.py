"""Everything a person can do in Slack. `register` is the table of contents."""

from functools import cache

from handlers.base.door import Door
from handlers.base.guests import check_is_no_guest
from handlers.cases import case_votes, cases, my_cases
from handlers.circle import (
    approvals,
    channels,
    circles,
    free_days,
    handovers,
    joining,
    members,
    themes,
)
from handlers.circle import settings as circle_settings
from handlers.circulation import corrections, digests, feedback, reuse, review
from handlers.decisions import endings, polls, quorum, votes
from handlers.harvest import drafts, groups, harvest
from handlers.insights import ageing, recognition, release, trials, wishes
from handlers.learned import (
    captures,
    direct_messages,
    intentions,
    prompts,
    ratings,
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
    newcomers,
    programme,
    session_pages,
)
from handlers.people import absences, people, settings
from handlers.planning import (
    answering,
    calendar_mail,
    calendars,
    changes,
    hosts,
    invitations,
    meetings,
    proposals,
)
from handlers.questions import (
    following,
    found_cases,
    introductions,
    learning_questions,
    principles,
    search,
    synonyms,
    triage,
)
from handlers.readers import pioneers, subscriptions
from handlers.sessions import attendance, duties, methods, notes, recaps, runs, syllabi
from handlers.specials import specials

SUBJECTS = (
    circles,
    approvals,
    circle_settings,
    endings,
    manage,
    programme,
    impact,
    members,
    joining,
    newcomers,
    session_pages,
    handovers,
    hosts,
    meetings,
    answering,
    invitations,
    changes,
    calendar_mail,
    calendars,
    polls,
    proposals,
    votes,
    quorum,
    cases,
    my_cases,
    case_votes,
    prompts,
    ratings,
    reflections,
    sharing,
    captures,
    intentions,
    attendance,
    recaps,
    runs,
    methods,
    syllabi,
    duties,
    notes,
    harvest,
    release,
    drafts,
    groups,
    recognition,
    trials,
    ageing,
    wishes,
    themes,
    digests,
    corrections,
    feedback,
    review,
    specials,
    subscriptions,
    search,
    principles,
    found_cases,
    direct_messages,
    synonyms,
    learning_questions,
    following,
    triage,
    introductions,
    reuse,
    pioneers,
    home,
    settings,
    absences,
    free_days,
    people,
    channels,
    deliveries,
    ledger,
    help,
)  # help comes last: it takes every command that is left


# For who belongs to the workspace. A guest has all the rest, in their own circles.
FOR_READERS = {
    circles,
    approvals,
    handovers,
    joining,
    recognition,
    corrections,
    digests,
    review,
    specials,
    subscriptions,
    pioneers,
    search,
    principles,
    synonyms,
    learning_questions,
    following,
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
