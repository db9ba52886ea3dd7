"""Finding a date together."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.planning.meetings import checking, free_moments
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.decisions.best_date import Ranked, Slot
from bot.domain.decisions.choosing import Waiting
from bot.domain.decisions.polls import FEWEST_SLOTS, MOST_SLOTS, PollForm
from bot.domain.decisions.votes import PollStanding
from bot.domain.people.working_hours import to_utc
from bot.domain.planning.meetings import LONGEST_PLACE
from bot.slack.base.notices import notice_modal
from bot.slack.decisions.poll_decisions import change_modal, overview_modal, result_message
from bot.slack.decisions.polls import (
    ROWS,
    Filled,
    cancelled_message,
    poll_message,
    poll_modal,
    preview_modal,
    vote_modal,
)
from bot.slack.planning.meetings import preview_modal as plan_preview_modal
from storage.models import (
    MeetingState,
    Person,
    Poll,
    PollSlot,
    PollState,
    Vote,
)

DONE = ["poll-asked", "poll-voted", "poll-voted-partly"]
REFUSED = """
    poll-is-planned poll-is-closed poll-slot-dropped poll-slot-past
    poll-slot-refused poll-already-open poll-is-cancelled
""".split()  # noqa: SIM905  # words read better as words
UNDER_A_FIELD = """
    poll-too-few poll-too-many poll-slot-twice poll-deadline-past poll-deadline-late
    poll-nothing-chosen poll-none-left poll-other-circle answer-all-none answer-all-given
""".split()  # noqa: SIM905  # words read better as words


def _poll(s: Samples, state: PollState = PollState.OPEN, *, is_over: bool = False) -> Poll:
    return Poll(
        id=s.id(),
        circle_id=s.id(),
        minutes=s.many(480, 60),
        place=s.line(LONGEST_PLACE),
        time_zone=s.zone,
        deadline_on=s.day(),
        closes_at=NOW - timedelta(days=1) if is_over else NOW + timedelta(days=3),
        state=state,
        created_by=s.id(),
    )


def _slots(s: Samples) -> list[PollSlot]:
    found = []
    for n in range(s.many(MOST_SLOTS, fewest=FEWEST_SLOTS)):
        local = datetime.combine(NOW.date() + timedelta(days=14 + n), time(23, 30))
        starts_at = to_utc(local, s.zone)
        found.append(
            PollSlot(id=s.id(n), poll_id=s.id(), local_start=local, starts_at=starts_at)
        )
    return found


def standing(
    s: Samples,
    n: int = 0,
    state: PollState = PollState.OPEN,
    *,
    votes: str = "equal",
    is_over: bool = False,
    replaces: bool = False,
    waits: bool = False,
) -> PollStanding:
    """`votes`: of everyone alike ("equal"), "none", all "no", or one slot the "best"."""
    people = {person.id: person for person in those_in(s, MOST_MEMBERS + 1)}
    slots = _slots(s) if votes != "past" else []
    given = {slot.id: _given(list(people), votes, at) for at, slot in enumerate(slots)}
    poll = _poll(s, state, is_over=is_over)
    return PollStanding(
        circle=s.circle(n),
        poll=poll,
        slots=slots,
        votes={} if waits else given,
        people=people,
        ranked=[_ranked(slot, given[slot.id], list(people)) for slot in slots],
        meeting=s.meeting() if state is PollState.PLANNED else None,
        replaced=s.meeting() if replaces else None,
        now=NOW,
        givers=set(people) if replaces else (),
    )


def those_in(s: Samples, most: int) -> list[Person]:
    """At least three, so that there is someone else to vote, and someone who did not."""
    return [s.person(n) for n in range(s.many(most, fewest=3))]


def _given(people: list[int], votes: str, at: int) -> dict[int, Vote]:
    if votes == "none":
        return {}
    if votes == "no":
        return dict.fromkeys(people, Vote.NO)
    if votes == "best" and at == 0:
        return dict.fromkeys(people, Vote.YES)
    kinds = [*Vote, None]
    told = {person: kinds[n % len(kinds)] for n, person in enumerate(people)}
    return {person: vote for person, vote in told.items() if vote is not None}


def _ranked(slot: PollSlot, given: Mapping[int, Vote], people: list[int]) -> Ranked:
    by = {vote: frozenset(p for p, said in given.items() if said is vote) for vote in Vote}
    silent = frozenset(people) - given.keys()
    moment = Slot(slot.id, slot.starts_at, by[Vote.YES], by[Vote.IF_NEED_BE], by[Vote.NO])
    return Ranked(moment, by[Vote.YES], by[Vote.IF_NEED_BE], by[Vote.NO], silent)


def _wanted(s: Samples, *, replaces: bool = False) -> PollForm:
    return PollForm(
        circle_id=s.id(),
        moments={n: slot.local_start for n, slot in enumerate(_slots(s), start=1)},
        minutes=s.many(480, 60),
        place=s.line(LONGEST_PLACE),
        deadline_on=s.day(),
        replaces=s.id() if replaces else None,
    )


def _preview(s: Samples, *, replaces: bool = False, alone: bool = False) -> Mapping[str, Any]:
    return {
        "wanted": _wanted(s, replaces=replaces),
        "moments": [slot.local_start for slot in _slots(s)],
        "circle": s.circle(),
        "asked": [] if alone else s.people(),
    }


def _asked(s: Samples, *, reminds: bool = False, **how: Any) -> Mapping[str, Any]:
    return {"found": standing(s, **how), "reader": s.person(), "reminds": reminds}


def _called_off(s: Samples) -> Mapping[str, Any]:
    """The session that it became does not take place."""
    asked = _asked(s, state=PollState.PLANNED)
    asked["found"].meeting.state = MeetingState.CANCELLED
    return asked


def _questions() -> tuple[Case, ...]:
    told: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("de vraag", "the question", {"waits": True}),
        (
            "in plaats van wat vervalt",
            "instead of a cancelled session",
            {"waits": True, "replaces": True},
        ),
        ("na een stem", "after a vote", {}),
        ("de herinnering", "the reminder", {"waits": True, "reminds": True}),
        ("gesloten", "closed", {"is_over": True}),
        ("een datum gekozen", "a date chosen", {"state": PollState.PLANNED}),
        ("gestopt", "stopped", {"state": PollState.CANCELLED}),
    )
    return tuple(
        Case(
            poll_message,
            f"Datumprikker: {dutch}",
            f"Date poll: {english}",
            partial(_asked, **how),
        )
        for dutch, english, how in told
    )


def _elsewhere(s: Samples) -> Mapping[str, Any]:
    """For who lives in another zone the last moment is told, not the day."""
    reader = s.person()
    reader.time_zone = "Asia/Tokyo"
    return {"found": standing(s, waits=True), "reader": reader, "reminds": False}


SITUATIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("nog niemand stemde", "nobody voted yet", {"votes": "none"}),
    ("onderweg", "some have voted", {}),
    ("één past het best", "one fits best", {"votes": "best", "is_over": True}),
    ("even goed", "equally good", {"is_over": True}),
    ("niemand stemde", "nobody voted", {"votes": "none", "is_over": True}),
    ("niemand kan", "nobody can come", {"votes": "no", "is_over": True}),
    ("alles voorbij", "all past", {"votes": "past", "is_over": True}),
    ("een datum gekozen", "a date chosen", {"state": PollState.PLANNED}),
    ("gestopt", "stopped", {"state": PollState.CANCELLED}),
)


def _results() -> tuple[Case, ...]:
    overviews = (
        Case(
            overview_modal,
            f"De stand: {dutch}",
            f"The votes so far: {english}",
            partial(_overview, **how),
        )
        for dutch, english, how in SITUATIONS
    )
    results = (
        Case(
            result_message,
            f"De uitkomst, voor de begeleider: {dutch}",
            f"The outcome, for the facilitator: {english}",
            partial(_result, **how),
        )
        for dutch, english, how in SITUATIONS
    )
    return (*overviews, *results)


def _overview(s: Samples, **how: Any) -> Mapping[str, Any]:
    return {"found": standing(s, **how), "reader_id": s.id(), "zone": s.zone}


def _result(s: Samples, **how: Any) -> Mapping[str, Any]:
    return {"found": standing(s, **how), "reader": s.person()}


def _changed(s: Samples) -> Mapping[str, Any]:
    return {"sentence": s.texts("poll-changed", day=s.texts.date(s.day()))}


CASES = (
    Case(
        poll_modal,
        "Prik een datum",
        "Finding a date",
        lambda s: {
            "circles": s.circles(),
            "filled": Filled(s.id(), s.many(480, 60), s.line(LONGEST_PLACE), s.id()),
        },
    ),
    Case(
        poll_modal,
        "Prik een datum, met voorstellen",
        "Finding a date, with proposals",
        lambda s: {
            "circles": [s.circle()],
            "filled": Filled(s.circle().id, free=free_moments(s)),
        },
    ),
    Case(
        poll_modal,
        "Prik een datum, met de voorstellen ingevuld",
        "Finding a date, with the proposals filled in",
        lambda s: {
            "circles": [s.circle()],
            "filled": Filled(s.circle().id, moments=free_moments(s)),
        },
        unfolded=True,
    ),
    Case(
        poll_modal,
        "Prik een datum, met meer momenten",
        "Finding a date, with more times",
        lambda s: {
            "circles": s.circles(),
            "filled": Filled(s.id(), s.many(480, 60), s.line(LONGEST_PLACE), s.id()),
            "rows": s.many(MOST_SLOTS, fewest=ROWS + 1),
        },
        unfolded=True,
    ),
    Case(preview_modal, "De momenten nakijken", "Checking the times", _preview),
    Case(
        preview_modal,
        "De momenten nakijken: iets anders vervalt",
        "Checking the times: a session is cancelled",
        partial(_preview, replaces=True),
    ),
    Case(
        preview_modal,
        "De momenten nakijken: voor niemand anders",
        "Checking the times: for nobody else",
        partial(_preview, alone=True),
    ),
    Case(
        poll_message,
        "Datumprikker: de bijeenkomst gaat niet door",
        "Date poll: the session is called off",
        _called_off,
    ),
    *_questions(),
    Case(
        poll_message,
        "Datumprikker: de vraag, in een andere tijdzone",
        "Date poll: the question, in another time zone",
        _elsewhere,
    ),
    Case(
        vote_modal,
        "Stemmen",
        "Voting",
        lambda s: {"found": standing(s), "reader_id": s.id(), "zone": s.zone},
    ),
    Case(
        cancelled_message,
        "De datumprikker is gestopt",
        "The date poll has stopped",
        lambda s: {"found": standing(s, 0, PollState.CANCELLED), "reader": s.person()},
    ),
    Case(
        cancelled_message,
        "De datumprikker is gestopt, aan wie iets meegaf",
        "The date poll has stopped, to somebody who sent something in",
        lambda s: {
            "found": replace(standing(s, 0, PollState.CANCELLED), givers={s.person().id}),
            "reader": s.person(),
        },
    ),
    *_results(),
    Case(
        change_modal,
        "De datumprikker wijzigen",
        "Changing the date poll",
        lambda s: {"found": standing(s)},
    ),
    Case(notice_modal, "Gedaan: poll-changed", "Done: poll-changed", _changed),
    *(form_saying(each, "Gedaan", "Done") for each in DONE),
    *(message_saying(each, "Dat kan niet", "Not possible") for each in REFUSED),
    *(form_saying(each, "Onder een veld", "Under a field") for each in UNDER_A_FIELD),
    Case(
        plan_preview_modal,
        "Bijeenkomsten nakijken: er loopt een datumprikker",
        "Checking the sessions: a poll goes on",
        lambda s: checking(s, Waiting(poll=standing(s))),
    ),
    Case(
        plan_preview_modal,
        "Bijeenkomsten nakijken: een datumprikker is afgelopen",
        "Checking the sessions: a poll is over",
        lambda s: checking(s, Waiting(poll=standing(s, is_over=True))),
    ),
)
