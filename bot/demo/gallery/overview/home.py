"""Home, settings and help."""

from dataclasses import replace
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.circulation.digests import digest
from bot.demo.gallery.learned.intentions import formed
from bot.demo.gallery.planning.polls import standing
from bot.demo.gallery.questions.questions import question
from bot.demo.gallery.samples import Samples
from bot.domain.overview.home import (
    MOST_ASKED,
    MOST_CIRCLES,
    MOST_EDITIONS,
    MOST_INTENTIONS,
    MOST_MEETINGS,
    MOST_QUESTIONS,
    Home,
    Led,
    Upcoming,
)
from bot.domain.questions.learning_questions import Tally
from bot.slack.base.notices import notice_modal
from bot.slack.overview.help import help_message
from bot.slack.overview.home import LISTS, home_tab, list_modal
from bot.slack.people.settings import settings_modal
from storage.learned.reflections import Waiting
from storage.models import Circle, Prompt, PromptState, ReleaseLevel, Rsvp
from storage.planning import votes

LONGEST_WORD = 200  # characters of a command that nobody knows


def _new(s: Samples) -> Home:
    """Of someone who looks in for the first time."""
    return Home(
        actor=s.actor(),
        upcoming=[],
        prompts=[],
        polls=[],
        requests=[],
        intentions=[],
        drafts=[],
        led=[],
        joined=[],
        shared={},
        editions=[],
        is_subscribed=False,
    )


def _asked(s: Samples, n: int) -> Waiting:
    return Waiting(Prompt(id=s.id(n), state=PromptState.OPEN), s.circle(n))


def _to_vote(s: Samples, n: int) -> votes.Waiting:
    found = standing(s, n)
    return votes.Waiting(found.poll, found.circle)


def _turning(circle: Circle, n: int) -> Circle:
    circle.rotates_host = n < 3  # noqa: PLR2004  # and one circle that arranges it by itself
    return circle


def _full(s: Samples) -> Home:
    """Of someone who takes part in circles, leads others and reads along."""
    answers = [None, *Rsvp]
    return Home(
        actor=s.actor(),
        upcoming=[
            Upcoming(
                _turning(s.circle(n), n),
                s.meeting(n),
                answers[n % len(answers)],
                s.person() if n % 2 else None,
            )
            for n in range(s.many(MOST_MEETINGS, 2))
        ],
        prompts=[_asked(s, n) for n in range(s.many(MOST_ASKED))],
        polls=[_to_vote(s, n) for n in range(s.many(MOST_ASKED))],
        requests=[s.insight(n) for n in range(s.many(MOST_ASKED))],
        intentions=[formed(s, n) for n in range(s.many(MOST_INTENTIONS))],
        drafts=[s.circle(n) for n in range(s.many(MOST_ASKED))],
        led=[
            Led(
                circle,
                s.meeting() if s.long else None,
                [question(s, n) for n in range(s.many(MOST_QUESTIONS))],
                s.id() if s.long else None,
                s.lots(0),
            )
            for circle in [s.circle(n) for n in range(s.many(MOST_CIRCLES))]
        ],
        joined=[s.circle(n) for n in range(s.many(MOST_CIRCLES))],
        shared={level: s.many(9_999) for level in ReleaseLevel},
        editions=[digest(s, n) for n in range(s.many(MOST_EDITIONS))],
        is_subscribed=True,
        vacant=[s.circle(n) for n in range(s.many(MOST_ASKED))],
        asked=Tally(s.many(99), s.many(99)),
        web="https://leerkring.example" if s.long else None,
        away_until=s.day(),
        rest={name: s.lots(0) for name in (*LISTS, "joined", "intentions")},
    )


def _whole(s: Samples, name: str) -> Home:
    """One list, as long as it goes."""
    found = getattr(_full(s), name)
    whole = [found[n % len(found)] for n in range(s.lots())]
    only: dict[str, Any] = {name: whole}
    return replace(_new(s), **only)


def _listed(name: str, s: Samples) -> dict[str, Any]:
    return {"state": _whole(s, name), "name": name}


CASES = (
    Case(
        home_tab,
        "Home bij het eerste bezoek",
        "Home on a first visit",
        lambda s: {"state": _new(s)},
    ),
    Case(
        home_tab,
        "Home van wie meedoet, begeleidt en leest",
        "Home of somebody who takes part, leads and reads",
        lambda s: {"state": _full(s)},
    ),
    *(
        Case(
            list_modal,
            f"Home, een lijst in zijn geheel: {name}",
            f"Home, one whole list: {name}",
            partial(_listed, name),
        )
        for name in LISTS
    ),
    Case(
        list_modal,
        "Home: er staat niets meer in de lijst",
        "Home: nothing is left in the list",
        lambda s: {"state": _new(s), "name": "polls"},
    ),
    Case(settings_modal, "Instellingen", "Settings", lambda s: {"person": s.person()}),
    Case(
        settings_modal,
        "Instellingen van wie afwezig is",
        "Settings of somebody who is away",
        lambda s: {"person": s.person(), "away_until": s.day()},
    ),
    Case(help_message, "Hulp", "Help"),
    Case(
        notice_modal,
        "Hulp, vanuit Home",
        "Help, from Home",
        lambda s: {"sentence": help_message(s.texts).plain},
    ),
    Case(
        help_message,
        "Hulp na een onbekend woord",
        "Help after an unknown word",
        lambda s: {
            "unknown": s.line(LONGEST_WORD),
            "nearest": "instellingen" if s.long else "plan",
        },
    ),
)
