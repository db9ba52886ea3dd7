"""Home, settings and help."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.circulation.digests import digest
from bot.demo.gallery.decisions.polls import standing
from bot.demo.gallery.learned.intentions import formed
from bot.demo.gallery.questions.questions import question
from bot.demo.gallery.samples import Samples
from bot.domain.base.actor import Actor
from bot.domain.overview.home import (
    MOST_ASKED,
    MOST_CIRCLES,
    MOST_EDITIONS,
    MOST_INTENTIONS,
    MOST_MEETINGS,
    MOST_QUESTIONS,
    MOST_RUNNING,
    Home,
    Led,
    Part,
    Running,
    Upcoming,
)
from bot.domain.people.absences import Absence
from bot.domain.questions.learning_questions import Tally
from bot.domain.questions.small_talk import Talk
from bot.slack.overview.help import help_all_modal, help_message, help_modal
from bot.slack.overview.home import all_modal, home_tab
from bot.slack.overview.lists import LISTS, list_modal
from bot.slack.overview.small_talk import talk_message, talk_modal
from bot.slack.people.settings import settings_modal
from storage.decisions import votes
from storage.learned.reflections import Waiting
from storage.models import Circle, Prompt, PromptState, ReleaseLevel, Rsvp

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
        running=[_running(s, n) for n in range(s.many(MOST_RUNNING))],
        rest={"running": s.lots(0)},
    )


def _asked(s: Samples, n: int) -> Waiting:
    return Waiting(Prompt(id=s.id(n), state=PromptState.OPEN), s.circle(n))


def _to_vote(s: Samples, n: int) -> votes.Waiting:
    found = standing(s, n)
    return votes.Waiting(found.poll, found.circle)


def _running(s: Samples, n: int) -> Running:
    leaders = [s.person(each).name for each in range(s.many(3))]
    return Running(s.circle(n).name, leaders, is_open=s.long and n % 2 == 0)


def _guest(s: Samples) -> Actor:
    return replace(s.actor(), is_guest=True)


def _of_part(part: Part, s: Samples) -> dict[str, Any]:
    new = _new(s)
    return {
        "state": {
            Part.READER: new,
            Part.GUEST: replace(new, actor=_guest(s)),
            Part.PARTICIPANT: replace(new, joined=[s.circle()]),
            Part.FACILITATOR: _full(s),
            Part.MANAGER: replace(new, is_manager=True),
        }[part]
    }


def _said_by(who: Callable[[Samples], Home], talk: Talk, s: Samples) -> dict[str, Any]:
    return {"talk": talk, "state": who(s), "said": s.line(LONGEST_WORD)}


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
                s.many(99),
            )
            for circle in [s.circle(n) for n in range(s.many(MOST_CIRCLES))]
        ],
        joined=[s.circle(n) for n in range(s.many(MOST_CIRCLES))],
        has_stopped=True,
        shared={level: s.many(9_999) for level in ReleaseLevel},
        editions=[digest(s, n) for n in range(s.many(MOST_EDITIONS))],
        is_subscribed=True,
        vacant=[s.circle(n) for n in range(s.many(MOST_ASKED))],
        asked=Tally(s.many(99), s.many(99)),
        web="https://leerkring.example" if s.long else None,
        away=Absence(s.day(7), s.day()),
        rest={name: s.lots(0) for name in (*LISTS, "joined", "intentions")},
    )


def _two(s: Samples) -> Home:
    """Of somebody who takes part in one circle and leads another: a usual week."""
    full = _full(s)
    return replace(
        full,
        upcoming=full.upcoming[:2],
        prompts=full.prompts[:1],
        polls=[],
        requests=[],
        drafts=[],
        vacant=[],
        led=full.led[:1],
        joined=full.joined[:1],
        rest={},
        away=None,
    )


def _whole(s: Samples, name: str) -> Home:
    """One list, as long as it goes."""
    if name in {"asked", "questions", "wanting"}:  # are made of several fields
        return _full(s)
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
        "Home of somebody who takes part, facilitates and reads",
        lambda s: {"state": _full(s)},
    ),
    Case(
        home_tab,
        "Home van wie in twee kringen zit",
        "Home of somebody in two circles",
        lambda s: {"state": _two(s)},
    ),
    Case(
        home_tab,
        "Home zonder een bijeenkomst",
        "Home without a session",
        lambda s: {"state": replace(_full(s), upcoming=[], led=[])},
    ),
    Case(
        home_tab,
        "Home van een gast",
        "Home of a guest",
        lambda s: {"state": replace(_two(s), actor=_guest(s))},
    ),
    Case(
        home_tab,
        "Home van de programmabeheerder",
        "Home of the programme manager",
        lambda s: {"state": replace(_new(s), is_manager=True)},
    ),
    Case(
        all_modal, "Alles wat je kunt", "Everything you can do", lambda s: {"state": _full(s)}
    ),
    Case(
        all_modal,
        "Alles wat je kunt, bij het eerste bezoek",
        "Everything you can do, on a first visit",
        lambda s: {"state": _new(s)},
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
        lambda s: {"person": s.person(), "absence": Absence(s.day())},
    ),
    *(
        Case(
            help_message,
            f"Hulp: {part.name}",
            f"Help: {part.name}",
            partial(_of_part, part),
        )
        for part in Part
    ),
    Case(help_modal, "Hulp, vanuit Home", "Help, from Home", lambda s: {"state": _new(s)}),
    Case(help_all_modal, "Hulp: alle opdrachten", "Help: every command"),
    Case(
        help_all_modal,
        "Hulp: alle opdrachten van een gast",
        "Help: every command of a guest",
        lambda _: {"for_guest": True},
    ),
    *(
        Case(
            talk_message,
            f"Geen vraag, van wie nieuw is: {talk.value}",
            f"Not a question, from somebody new: {talk.value}",
            partial(_said_by, _new, talk),
        )
        for talk in Talk
    ),
    *(
        Case(
            talk_message,
            f"Geen vraag, van wie meedoet: {talk.value}",
            f"Not a question, from somebody in a circle: {talk.value}",
            partial(_said_by, _full, talk),
        )
        for talk in Talk
    ),
    Case(
        settings_modal,
        "Instellingen, uitgeklapt",
        "Settings, unfolded",
        lambda s: {"person": s.person(), "absence": Absence(s.day(7), s.day()), "whole": True},
        unfolded=True,
    ),
    Case(
        talk_message,
        "Geen vraag, van wie begeleidt",
        "Not a question, from somebody who facilitates",
        lambda s: {"talk": Talk.ABOUT, "state": replace(_full(s), prompts=[])},
    ),
    Case(
        talk_message,
        "Geen vraag, van een gast",
        "Not a question, from a guest",
        lambda s: {"talk": Talk.JOIN, "state": replace(_full(s), actor=_guest(s))},
    ),
    Case(
        talk_message,
        "Geen vraag, van een gast in geen enkele kring",
        "Not a question, from a guest in no circle",
        lambda s: {"talk": Talk.JOIN, "state": replace(_new(s), actor=_guest(s))},
    ),
    Case(
        talk_message,
        "Welke kringen er zijn, zonder namen van mensen",
        "Which circles there are, without names of people",
        lambda s: {"talk": Talk.JOIN, "state": _new(s), "names_people": False},
    ),
    Case(
        talk_modal,
        "Hoe doe ik mee?",
        "How do I join?",
        lambda s: {"talk": Talk.JOIN, "state": _new(s)},
    ),
    Case(
        talk_modal,
        "Hoe doe ik mee: er loopt nog geen kring",
        "How do I join: no circle is running yet",
        lambda s: {"talk": Talk.JOIN, "state": replace(_new(s), running=())},
    ),
    Case(
        talk_message,
        "Meedoen, terwijl de aanvraag wacht",
        "Joining, while the request waits",
        lambda s: {"talk": Talk.JOIN, "state": replace(_new(s), asking=[s.circle().name])},
    ),
    Case(
        talk_modal,
        "Hoe doe ik mee: een kring zonder begeleider",
        "How do I join: a circle that nobody facilitates",
        lambda s: {
            "talk": Talk.JOIN,
            "state": replace(_new(s), running=[Running(s.circle().name, [])]),
        },
    ),
    Case(
        help_message,
        "Hulp na een onbekend woord",
        "Help after an unknown word",
        lambda s: {
            "state": _new(s),
            "unknown": s.line(LONGEST_WORD),
            "nearest": "instellingen" if s.long else "plan",
        },
    ),
)
