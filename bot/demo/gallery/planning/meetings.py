"""Planning sessions, inviting, answering."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.decisions.choosing import Waiting
from bot.domain.planning.answering import Unanswered
from bot.domain.planning.clashes import Clash, Obstacles
from bot.domain.planning.invitations import LONGEST_CONTRIBUTION, Attendees, Planned, SentIn
from bot.domain.planning.meetings import LONGEST_PLACE, MOST_MEETINGS, MeetingPlan, Usual
from bot.domain.planning.remarks import LONGEST_REMARK
from bot.domain.questions.learning_questions import LONGEST_QUESTION
from bot.slack.planning.answering import answers_modal
from bot.slack.planning.invitations import (
    agenda_message,
    attendees_modal,
    contribution_modal,
    invitation_message,
    reminder_message,
    rsvp_modal,
)
from bot.slack.planning.meetings import plan_modal, planned_modal, preview_modal
from storage.models import Rsvp

SATURDAY, CHRISTMAS = date(2026, 5, 2), date(2026, 12, 25)


def _plan(s: Samples, first_on: date) -> MeetingPlan:
    return MeetingPlan(
        circle_id=s.id(),
        first_on=first_on,
        at=time(23, 30) if s.long else time(9),
        minutes=s.many(480, 60),
        place=s.line(LONGEST_PLACE),
        every_weeks=12 if s.long else None,
        count=MOST_MEETINGS if s.long else None,
    )


def _days(s: Samples, first_on: date) -> list[date]:
    return [first_on + 12 * n * timedelta(weeks=1) for n in range(s.many(MOST_MEETINGS))]


def _planned(s: Samples, most: int = MOST_MEETINGS, *, said: Rsvp | None = None) -> Planned:
    meetings = s.meetings(most)
    answers = {each.id: said for each in meetings} if said else {}
    remarks = [s.words(LONGEST_REMARK)]
    return Planned(s.circle(), meetings, answers, s.person(), remarks=remarks, sent_in=s.long)


def _attendees(s: Samples, words: str = "") -> Attendees:
    """Everyone answered, each of the ways to answer by as many; all sent in these words."""
    people, ways = s.people(MOST_MEMBERS), (Rsvp.YES, Rsvp.CONTRIBUTES, Rsvp.NO, None)
    return Attendees(
        s.circle(),
        s.meeting(),
        {each: people[n :: len(ways)] for n, each in enumerate(ways)},
        [SentIn(each, words, n % 2 == 0) for n, each in enumerate(people)] if words else [],
    )


def _answered(said: Rsvp, dutch: str, english: str) -> tuple[Case, Case]:
    return (
        Case(
            invitation_message,
            f"Uitnodiging, beantwoord: {dutch}",
            f"Invitation, answered: {english}",
            lambda s: {"planned": _planned(s, said=said)},
        ),
        Case(
            reminder_message,
            f"Herinnering, beantwoord: {dutch}",
            f"Reminder, answered: {english}",
            lambda s: {"planned": _planned(s, 1, said=said)},
        ),
    )


def _obstacles(s: Samples) -> Obstacles:
    at = _plan(s, s.day()).at
    clash = Clash(is_taken=True, elsewhere=s.many(MOST_MEMBERS), off=s.many(MOST_MEMBERS))
    days = _days(s, s.day())
    return Obstacles(clashes={datetime.combine(day, at): clash for day in days})


def free_moments(s: Samples) -> list[datetime]:
    return [datetime.combine(s.day() + n * timedelta(weeks=1), time(9)) for n in range(3)]


def checking(s: Samples, waiting: Waiting) -> dict[str, Any]:
    return {
        "plan": _plan(s, s.day()),
        "days": _days(s, s.day()),
        "circle": s.circle(),
        "invited": s.people(2),
        "waiting": waiting,
    }


CASES = (
    Case(
        plan_modal,
        "Bijeenkomsten plannen, met voorstellen",
        "Planning sessions, with proposals",
        lambda s: {
            "circles": [s.circle()],
            "chosen": s.circle().id,
            "usual": Usual(s.line(LONGEST_PLACE), time(9), 60, 3),
            "free": free_moments(s),
        },
    ),
    Case(
        plan_modal,
        "Bijeenkomsten plannen",
        "Planning sessions",
        lambda s: {"circles": s.circles(), "chosen": s.id()},
    ),
    Case(
        preview_modal,
        "Bijeenkomsten nakijken",
        "Checking the sessions",
        lambda s: {
            "plan": _plan(s, s.day()),
            "days": _days(s, s.day()),
            "circle": s.circle(),
            "invited": s.people(),
        },
    ),
    Case(
        preview_modal,
        "Bijeenkomsten nakijken: er wacht nog iets",
        "Checking the sessions: something waits",
        lambda s: checking(s, Waiting(s.many(9))),
    ),
    Case(
        preview_modal,
        "Bijeenkomsten nakijken: op een feestdag",
        "Checking the sessions: on a holiday",
        lambda s: {
            "plan": _plan(s, CHRISTMAS),
            "days": _days(s, CHRISTMAS),
            "circle": s.circle(),
            "invited": s.people(),
        },
    ),
    Case(
        preview_modal,
        "Bijeenkomsten nakijken: mensen kunnen dan niet",
        "Checking the sessions: people cannot come then",
        lambda s: {
            "plan": _plan(s, s.day()),
            "days": _days(s, s.day()),
            "circle": s.circle(),
            "invited": s.people(),
            "obstacles": _obstacles(s),
        },
    ),
    Case(
        preview_modal,
        "Bijeenkomsten nakijken: in het weekend, voor niemand anders",
        "Checking the sessions: at the weekend, for nobody else",
        lambda s: {
            "plan": _plan(s, SATURDAY),
            "days": _days(s, SATURDAY),
            "circle": s.circle(),
            "invited": [],
        },
    ),
    Case(
        planned_modal,
        "De bijeenkomsten staan gepland",
        "The sessions are planned",
        lambda s: {"planned": _planned(s)},
    ),
    Case(
        planned_modal,
        "De bijeenkomst staat gepland, zonder wie hem koos",
        "The session is planned, without whoever chose it",
        lambda s: {"planned": _planned(s, 1, said=Rsvp.NO)},
    ),
    Case(
        invitation_message,
        "Uitnodiging voor bijeenkomsten",
        "Invitation to sessions",
        lambda s: {"planned": _planned(s)},
    ),
    Case(
        invitation_message,
        "Uitnodiging voor drie bijeenkomsten",
        "Invitation to three sessions",
        lambda s: {"planned": _planned(s, 3)},
    ),
    Case(
        reminder_message,
        "Herinnering aan een bijeenkomst",
        "Reminder of a session",
        lambda s: {"planned": _planned(s, 1)},
    ),
    Case(
        reminder_message,
        "Eerste vraag over een latere datum",
        "First question about a later date",
        lambda s: {"planned": replace(_planned(s, 1), is_first_ask=True)},
    ),
    Case(
        answers_modal,
        "Op alle data tegelijk antwoorden",
        "Answering all dates at once",
        lambda s: {
            "found": Unanswered(s.circle(), s.id(), s.meetings(MOST_MEETINGS)),
            "zone": s.zone,
        },
    ),
    *_answered(Rsvp.YES, "ik kom", "coming"),
    *_answered(Rsvp.NO, "ik kom niet", "not coming"),
    *_answered(Rsvp.CONTRIBUTES, "ik geef iets mee", "sending something in"),
    Case(
        rsvp_modal,
        "Van gedachten veranderd",
        "A change of mind",
        lambda s: {"meeting": s.meeting(), "zone": s.zone},
    ),
    Case(
        contribution_modal,
        "Iets meegeven",
        "Sending something in",
        lambda s: {
            "asked_about": s.id(),
            "words": s.words(LONGEST_CONTRIBUTION) if s.long else "",
        },
    ),
    Case(
        agenda_message,
        "De agenda van vandaag, in het kanaal",
        "Today's agenda, in the channel",
        lambda s: {
            "circle": s.overview(),
            "meeting": s.meeting(),
            "attendees": _attendees(s, s.words(LONGEST_CONTRIBUTION) if s.long else ""),
            "asked": [s.words(LONGEST_QUESTION, n) for n in range(s.lots())],
            "remarks": [s.words(LONGEST_REMARK)] * 2,
        },
    ),
    Case(
        attendees_modal,
        "Wie er komt",
        "Who is coming",
        lambda s: {"attendees": _attendees(s)},
    ),
    Case(
        attendees_modal,
        "Wie er komt, met wat iemand meegeeft",
        "Who is coming, with what was sent in",
        lambda s: {"attendees": _attendees(s, s.words(LONGEST_CONTRIBUTION))},
    ),
    Case(
        attendees_modal,
        "Wie er komt, met meer dan er op één bladzijde past",
        "Who is coming, with more than one page takes",
        lambda s: {"attendees": _attendees(s, "🌱" * s.many(LONGEST_CONTRIBUTION)), "page": 1},
    ),
)
