"""How a circle stops and goes on."""

from dataclasses import replace
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.decisions.endings import MOST_INSIGHTS, Ending, Stopped
from bot.slack.decisions.endings import (
    archive_modal,
    ended_message,
    horizon_message,
    next_message,
    resumed_message,
    stop_modal,
    stopped_modal,
    stopped_notice,
)
from storage.decisions.endings import Harvested
from storage.models import Circle, CircleState

STOPS = (CircleState.PAUSED, CircleState.CLOSED)
ONE = Harvested(1, 1, 1)
NONE = Harvested(0, 0, 0)


def _harvested(s: Samples) -> Harvested:
    return Harvested(52, 999, 99) if s.long else ONE


def _circle(s: Samples, state: CircleState) -> Circle:
    circle = s.circle()
    circle.state = state
    circle.ended_at = NOW
    return circle


def _ending(s: Samples, state: CircleState = CircleState.ACTIVE) -> Ending:
    ahead = s.meetings(52)
    return Ending(_circle(s, state), ahead, s.long, s.many(24), _harvested(s))


def _nothing_ahead(s: Samples) -> Ending:
    return Ending(s.circle(), [], False, 0, NONE)  # no poll


def _stopped(s: Samples, state: CircleState) -> Stopped:
    many = s.meetings(52)
    hits = [s.hit(n) for n in range(s.many(MOST_INSIGHTS))]
    return Stopped(
        _circle(s, state),
        many,
        many,
        _harvested(s),
        hits,
        leads=s.long,
        story=s.id() if s.long else None,
    )


def _empty(s: Samples) -> Stopped:
    return Stopped(_circle(s, CircleState.CLOSED), [], [], NONE, [], leads=False)


def _asked(s: Samples, state: CircleState = CircleState.ACTIVE) -> dict[str, Any]:
    return {"circle": _circle(s, state), "coming": None, "zone": s.zone}


def _ended(s: Samples, n: int) -> Circle:
    circle = s.circle(n)
    circle.state, circle.ended_at = STOPS[n % 2], NOW
    return circle


def _undated(s: Samples) -> Circle:
    circle = s.circle()
    circle.horizon_on = None
    return circle


CASES = (
    Case(
        stop_modal,
        "Pauzeren of afronden",
        "Pausing or finishing",
        lambda s: {"ending": _ending(s), "zone": s.zone},
    ),
    Case(
        stop_modal,
        "Pauzeren of afronden, niets gepland",
        "Pausing or finishing, nothing planned",
        lambda s: {"ending": _nothing_ahead(s), "zone": s.zone},
    ),
    *(
        Case(
            stopped_notice,
            f"De kring stopte: {state}",
            f"The circle stopped: {state}",
            lambda s, state=state: {"ending": _ending(s, state)},  # type: ignore[misc]
        )
        for state in STOPS
    ),
    *(
        Case(
            stopped_notice,
            f"Een programmabeheerder stopte de kring: {state}",
            f"A programme manager stopped the circle: {state}",
            lambda s, state=state: {  # type: ignore[misc]
                "ending": replace(_ending(s, state), leads=False)
            },
        )
        for state in STOPS
    ),
    *(
        Case(
            ended_message,
            f"De kring stopt, aan iedereen: {state}",
            f"The circle stops, to everyone: {state}",
            lambda s, state=state: {"found": _stopped(s, state), "zone": s.zone},  # type: ignore[misc]
        )
        for state in STOPS
    ),
    Case(
        ended_message,
        "De kring pauzeert, aan wie iets meegaf",
        "The circle pauses, to somebody who sent something in",
        lambda s: {
            "found": replace(_stopped(s, CircleState.PAUSED), gave=True),
            "zone": s.zone,
        },
    ),
    Case(
        resumed_message,
        "De kring gaat weer verder",
        "The circle continues",
        lambda s: {"circle": s.circle()},
    ),
    Case(
        next_message,
        "Na de laatste bijeenkomst: hoe verder?",
        "After the last session: how to continue?",
        _asked,
    ),
    Case(
        next_message,
        "Hoe verder: er is weer iets gepland",
        "How to continue: something is planned",
        lambda s: _asked(s) | {"coming": s.meeting()},
    ),
    *(
        Case(
            next_message,
            f"Hoe verder: de kring stopte ({state})",
            f"How to continue: the circle stopped ({state})",
            lambda s, state=state: _asked(s, state),  # type: ignore[misc]
        )
        for state in STOPS
    ),
    Case(
        horizon_message,
        "De einddatum komt dichtbij",
        "The end date is near",
        lambda s: {"circle": s.circle(), "harvested": _harvested(s)},
    ),
    Case(
        horizon_message,
        "De einddatum is weg",
        "The end date is gone",
        lambda s: {"circle": _undated(s), "harvested": _harvested(s)},
    ),
    Case(
        horizon_message,
        "De einddatum: de kring stopte al",
        "The end date: the circle stopped already",
        lambda s: {"circle": _circle(s, CircleState.CLOSED), "harvested": _harvested(s)},
    ),
    Case(
        archive_modal,
        "Gestopte kringen",
        "Circles that stopped",
        lambda s: {"circles": [_ended(s, n) for n in range(s.lots())], "page": 0},
    ),
    Case(
        archive_modal,
        "Gestopte kringen: nog geen",
        "Circles that stopped: none yet",
        lambda _: {"circles": []},
    ),
    Case(
        stopped_modal,
        "Een kring die gestopt is",
        "A circle that stopped",
        lambda s: {"found": _stopped(s, CircleState.CLOSED), "zone": s.zone},
    ),
    Case(
        stopped_modal,
        "Een kring die gestopt is, zonder iets",
        "A circle that stopped, without anything",
        lambda s: {"found": _empty(s), "zone": s.zone},
    ),
)
