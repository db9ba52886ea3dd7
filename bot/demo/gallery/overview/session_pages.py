"""One session in one place, and all of them in a list."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.cases.cases import on_table
from bot.demo.gallery.learned.intentions import in_turn, intention
from bot.demo.gallery.learned.ratings import rated
from bot.demo.gallery.learned.reflections import asked_of
from bot.demo.gallery.questions.questions import question
from bot.demo.gallery.samples import Samples, noted
from bot.demo.gallery.sessions.runs import parked, phase_of
from bot.domain.overview.session_pages import (
    Asks,
    AsksLeader,
    People,
    Preparation,
    SessionList,
    SessionPage,
)
from bot.domain.sessions.attendance import Present
from bot.domain.sessions.methods import MOST_PHASES
from bot.domain.sessions.recaps import LONGEST_WORDS, MOST_ITEMS, RecapMaterial
from bot.slack.overview.session_pages import list_modal, page_modal
from storage.models import (
    Duty,
    MeetingState,
    Prompt,
    PromptState,
    Recap,
    RecapState,
    ReleaseLevel,
    Rsvp,
)
from storage.overview.session_pages import Listed


def _people(s: Samples, *, began: bool) -> People:
    people = s.people()
    present = Present(
        s.circle(), s.meeting(), people, {each.id for each in people}, is_said=True
    )
    return People(
        people[:2],
        s.person(),
        {duty: s.person() for duty in Duty} if s.long else None,
        present if began else None,
    )


def _preparation(s: Samples, *, leads: bool) -> Preparation:
    return Preparation(
        s.questions(),
        [question(s, n) for n in range(s.lots(0))],
        [phase_of(s, n) for n in range(s.many(MOST_PHASES, 3))] if leads else (),
    )


def _recap(s: Samples) -> RecapMaterial:
    """With as many answers below the words as there can be."""
    answers = [s.reflection(n, released=ReleaseLevel.CIRCLE) for n in range(s.many(MOST_ITEMS))]
    recap = Recap(text=s.words(LONGEST_WORDS), reflection_ids=[each.id for each in answers])
    recap.intention_ids, recap.state = [], RecapState.SENT
    present = Present(s.circle(), s.meeting(), (), (), is_said=False)
    written = s.written(answers)
    return RecapMaterial(s.circle(), s.meeting(), present, written, (), recap, rated=rated(s))


def _page(
    s: Samples,
    *,
    is_over: bool,
    leads: bool = False,
    state: MeetingState = MeetingState.PLANNED,
    asks: Asks | None = None,
) -> SessionPage:
    """With everything that somebody can read."""
    circle, meeting = s.circle(), s.meeting()
    meeting.state = state
    circle.rotates_host = s.long
    return SessionPage(
        circle,
        meeting,
        is_over,
        leads,
        _people(s, began=is_over),
        [s.words(500)],
        Preparation() if is_over else _preparation(s, leads=leads),
        _recap(s) if is_over else None,
        on_table(s, 2),
        [parked(s, n) for n in range(s.lots())],
        [noted(s, n) for n in range(s.lots())],
        in_turn(s, s.lots()),
        [s.hit(n) for n in range(s.lots())],
        asks or Asks(),
    )


def _asked_after(s: Samples) -> Asks:
    row, case, _ = on_table(s)[0]
    return Asks(
        to_check_in=True,
        prompt=Prompt(id=s.id(), state=PromptState.OPEN),
        rating=asked_of(s, may_rate=True),
        intention=intention(s),
        case=row,
        releases=[s.insight(n) for n in range(s.lots())],
        leader=AsksLeader(presence=True, recap=True, to_note=[(row, case)]),
    )


def _bare(s: Samples) -> SessionPage:
    return SessionPage(
        *(s.circle(), s.meeting(), True, False, People([]), [], Preparation(), None),
        *((), (), (), (), (), Asks()),
    )


def _listed(s: Samples) -> list[Listed]:
    return [Listed(s.meeting(n), s.circle(n)) for n in range(s.lots())]


CASES = (
    Case(
        page_modal,
        "Een bijeenkomst die is geweest, voor een deelnemer",
        "A session that took place, for a participant",
        lambda s: {"found": _page(s, is_over=True), "zone": s.zone},
    ),
    Case(
        page_modal,
        "Een bijeenkomst die is geweest, met alles wat er nog wacht",
        "A session that took place, with all that is still asked",
        lambda s: {
            "found": _page(s, is_over=True, leads=True, asks=_asked_after(s)),
            "zone": s.zone,
        },
    ),
    Case(
        page_modal,
        "Een bijeenkomst die komt, nog zonder antwoord",
        "A session to come, not answered yet",
        lambda s: {
            "found": _page(s, is_over=False, asks=Asks(to_answer=True, ballot=s.id())),
            "zone": s.zone,
        },
    ),
    Case(
        page_modal,
        "Een bijeenkomst die komt, voor de begeleider",
        "A session to come, for its facilitator",
        lambda s: {
            "found": _page(s, is_over=False, leads=True, asks=Asks(answered=Rsvp.YES)),
            "zone": s.zone,
        },
    ),
    Case(
        page_modal,
        "Een bijeenkomst die niet doorgaat",
        "A session that was called off",
        lambda s: {
            "found": _page(s, is_over=False, state=MeetingState.CANCELLED),
            "zone": s.zone,
        },
    ),
    Case(
        page_modal,
        "Een ronde zonder bijeenkomst",
        "A round without a session",
        lambda s: {"found": _page(s, is_over=True, state=MeetingState.ROUND), "zone": s.zone},
    ),
    Case(
        page_modal,
        "Een bijeenkomst waar niets over is gedeeld",
        "A session about which nothing was shared",
        lambda s: {"found": _bare(s), "zone": s.zone},
    ),
    Case(
        list_modal,
        "Alle bijeenkomsten van mijn kringen",
        "All sessions of my circles",
        lambda s: {"found": SessionList(_listed(s), _listed(s)), "zone": s.zone},
    ),
    Case(
        list_modal,
        "Nog geen bijeenkomst in de lijst",
        "No session in the list yet",
        lambda s: {"found": SessionList((), (), s.circle()), "zone": s.zone},
    ),
)
