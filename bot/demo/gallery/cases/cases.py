"""Cases: brought, voted on, followed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.learned.intentions import formed
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.questions.found_cases import case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.cases.case_board import Board, Earlier, Past
from bot.domain.cases.case_votes import VoteOutcome
from bot.domain.cases.cases import (
    LONGEST_TEXT,
)
from bot.slack.base import ids
from bot.slack.base.newer import as_begun, newer_modal
from bot.slack.base.which_circle import choose_circle_modal
from bot.slack.cases.case_history import history_modal
from bot.slack.cases.case_votes import (
    ballot_modal,
    chosen_message,
    closed_message,
    vote_message,
)
from bot.slack.cases.cases import (
    board_modal,
    case_modal,
    change_modal,
    follow_up_modal,
    no_circle_message,
)
from storage import models
from storage.cases.cases import Brought

DONE = """
    case-vote-started case-vote-stopped case-vote-counted
""".split()  # noqa: SIM905  # words read better as words
REFUSED = """
    case-no-circle case-meeting-over case-already-withdrawn case-vote-open case-vote-closed
    case-voted case-vote-participants case-vote-first case-not-there case-none case-one-only
    case-chosen-already case-not-chosen case-not-discussed
""".split()  # noqa: SIM905  # words read better as words
UNDER_A_FIELD = ["case-too-many"]


def _row(s: Samples, n: int = 0, steps: int = 0) -> models.BroughtCase:
    """Brought, and so many steps further: chosen, discussed."""
    at = [NOW + timedelta(days=day) if day < steps else None for day in range(2)]
    return models.BroughtCase(
        id=s.id(n),
        case_id=s.id(n),
        brought_at=NOW,
        chosen_at=at[0],
        discussed_at=at[1],
        asked=s.words(LONGEST_TEXT, n + 1) if s.long else "",
    )


def on_table(s: Samples, steps: int = 0) -> list[Brought]:
    """The first of them is as far as `steps` says."""
    return [
        (_row(s, n, 0 if n else steps), case(s, n, told=steps > 2 and not n), s.person(n))  # noqa: PLR2004  # told
        for n in range(s.lots(2))
    ]


def _vote(s: Samples) -> models.CaseVote:
    return models.CaseVote(id=s.id(), meeting_id=s.id(), round=1, opened_at=NOW, closes_at=NOW)


def _board(
    s: Samples, steps: int = 0, *, leads: bool = False, votes: bool = False, picks: bool = False
) -> Board:
    brought = on_table(s, steps)
    return Board(
        circle=s.circle(),
        meeting=s.meeting(),
        brought=brought,
        earlier=[Earlier(case(s, n), _row(s, n)) for n in range(s.lots())],
        reader_id=s.id(),
        leads=leads,
        vote=_vote(s) if votes else None,
        is_open=votes,
        chosen=brought[0][0] if steps else None,
        to_pick=frozenset(case.id for _, case, _ in brought) if picks else frozenset(),
        to_note=_to_note(s) if leads else [],
        is_over=bool(steps),
        ownerless=_to_note(s) if leads else [],
    )


def _to_note(s: Samples) -> list[Brought]:
    return [(_row(s, n, 1), case(s, n), s.person(n)) for n in range(s.lots())]


def _empty(s: Samples, *, planned: bool) -> Board:
    meeting = s.meeting() if planned else None
    return Board(s.circle(), meeting, [], [], s.id(), False, None, False, None, frozenset())


def _boards() -> tuple[Case, ...]:
    told = (
        (0, False, False, False, "voor een deelnemer", "for a participant"),
        (0, False, True, False, "tijdens de stemming", "during the vote"),
        (0, True, False, False, "voor de begeleider", "for the facilitator"),
        (
            0,
            True,
            True,
            False,
            "tijdens de stemming, begeleider",
            "during the vote, facilitator",
        ),
        (0, True, False, True, "de begeleider kiest", "the facilitator picks"),
        (1, True, False, False, "gekozen", "chosen"),
        (2, False, False, False, "besproken", "discussed"),
        (3, False, False, False, "afloop bekend", "with outcome"),
    )
    return tuple(
        Case(
            board_modal,
            f"Praktijken: {dutch}",
            f"Cases: {english}",
            partial(_shown, steps=steps, leads=leads, votes=votes, picks=picks),
        )
        for steps, leads, votes, picks, dutch, english in told
    )


def _shown(
    s: Samples, steps: int, *, leads: bool, votes: bool, picks: bool
) -> Mapping[str, Any]:
    board = _board(s, steps, leads=leads, votes=votes, picks=picks)
    return {"board": board, "zone": s.zone}


def _past(s: Samples, sessions: int) -> Past:
    rows = [(_row(s, n, min(n, 2)), s.meeting(n), s.circle(n)) for n in range(sessions)]
    tried = [formed(s, n) for n in range(s.lots())] if sessions else []
    written = s.written([s.reflection(n) for n in range(s.lots())]) if sessions else []
    for each in written:
        each.reflection.meeting_id = rows[0][1].id
    return Past(case(s, told=bool(sessions)), rows, tried, written)


CASES = (
    Case(
        choose_circle_modal,
        "Praktijken van welke kring?",
        "Cases of which circle?",
        lambda s: {"view_id": ids.CASE_CHOOSE, "circles": s.circles()},
    ),
    *_boards(),
    Case(
        board_modal,
        "Praktijken: nog geen",
        "Cases: none yet",
        lambda s: {"board": _empty(s, planned=True), "zone": s.zone},
    ),
    Case(
        board_modal,
        "Praktijken: geen, en de bijeenkomst is voorbij",
        "Cases: none, and the session is over",
        lambda s: {"board": replace(_empty(s, planned=True), is_over=True), "zone": s.zone},
    ),
    Case(
        board_modal,
        "Praktijken: geen bijeenkomst",
        "Cases: no session",
        lambda s: {"board": _empty(s, planned=False), "zone": s.zone},
    ),
    Case(no_circle_message, "Praktijken, in geen enkele kring", "Cases, in no circle"),
    Case(
        case_modal,
        "Een praktijk inbrengen",
        "Bringing a case",
        lambda s: {"meeting_id": s.id()},
    ),
    Case(
        newer_modal,
        "Aanpassen wat intussen al is aangepast",
        "Changing what was changed meanwhile",
        lambda s: {
            "view": as_begun(change_modal(case(s, 1), s.texts)),
            "current": change_modal(case(s), s.texts),
            "newer": ["title", "description", *(["phase"] if s.long else [])],
        },
    ),
    Case(
        change_modal, "Een praktijk aanpassen", "Changing a case", lambda s: {"case": case(s)}
    ),
    Case(
        ballot_modal,
        "Stemmen op een praktijk",
        "Voting for a case",
        lambda s: {"vote": _vote(s), "choices": on_table(s)},
    ),
    Case(
        vote_message,
        "De stemming is open, in het kanaal",
        "The vote is open, in the channel",
        lambda s: {"vote": _vote(s)},
    ),
    Case(
        closed_message,
        "De uitkomst: gelijk",
        "The outcome: a tie",
        lambda s: {"outcome": VoteOutcome((1, 2)), "circle": s.circle()},
    ),
    Case(
        closed_message,
        "De uitkomst: niemand stemde",
        "The outcome: nobody voted",
        lambda s: {"outcome": VoteOutcome(()), "circle": s.circle()},
    ),
    Case(
        chosen_message,
        "De praktijk is gekozen",
        "The case is chosen",
        lambda s: {"circle": s.circle()},
    ),
    Case(
        follow_up_modal,
        "Vertellen hoe het afliep",
        "Telling what came of it",
        lambda s: {"told": (_row(s, steps=2), case(s, told=True))},
    ),
    Case(
        history_modal,
        "De geschiedenis van een praktijk",
        "The history of a case",
        lambda s: {"past": _past(s, s.lots(4)), "zone": s.zone},
    ),
    Case(
        history_modal,
        "De geschiedenis van een praktijk: nog leeg",
        "The history of a case: still empty",
        lambda s: {"past": _past(s, 0), "zone": s.zone},
    ),
    *(form_saying(each, "Gedaan", "Done") for each in DONE),
    *(message_saying(each, "Dat kan niet", "Not possible") for each in REFUSED),
    *(form_saying(each, "Onder een veld", "Under a field") for each in UNDER_A_FIELD),
)
