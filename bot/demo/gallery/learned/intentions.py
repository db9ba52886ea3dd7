"""Intentions, and every message and form that shows them."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.harvest.harvest import Harvest
from bot.domain.learned.intentions import (
    LONGEST_INTENTION,
    LONGEST_RESULT,
    Blank,
)
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.shared_intentions import CircleIntentions
from bot.domain.planning.invitations import Attendees
from bot.slack.harvest.harvest import harvest_modal
from bot.slack.learned.intentions import (
    answered_message,
    intention_modal,
    kept_modal,
    mine_modal,
    preview_modal,
    question_message,
    result_modal,
    shared_modal,
)
from bot.slack.learned.reflections import prompt_message
from bot.slack.learned.sheets import answer_modal
from bot.slack.planning.invitations import agenda_message
from storage import models
from storage.learned.intentions import Formed
from storage.models import (
    Intention,
    IntentionState,
    MeetingState,
    Prompt,
    PromptState,
    ReleaseLevel,
)

REFUSED = ["intention-changed-since", "intention-no-meeting", "intention-was-dropped"]
STATES = (
    (IntentionState.OPEN, "bezig", "going on"),
    (IntentionState.DONE, "gedaan", "done"),
    (IntentionState.PARTLY, "deels gedaan", "partly done"),
    (IntentionState.NOT_YET, "nog niet", "not yet"),
    (IntentionState.DROPPED, "gestopt", "let go"),
)


def intention(
    s: Samples,
    n: int = 0,
    state: IntentionState = IntentionState.OPEN,
    level: ReleaseLevel = ReleaseLevel.CIRCLE,
) -> Intention:
    told = state not in {IntentionState.OPEN, IntentionState.DROPPED}
    return Intention(
        id=s.id(n),
        circle_id=s.id(),
        meeting_id=s.id(),
        person_id=s.id(n),
        text=s.words(LONGEST_INTENTION, n),
        level=level,
        wanted_level=ReleaseLevel.CIRCLE,
        ask_on=s.day(n),
        state=state,
        happened=s.words(LONGEST_RESULT, n) if told and s.long else "",
        updated_at=NOW,
    )


def formed(
    s: Samples,
    n: int = 0,
    state: IntentionState = IntentionState.OPEN,
    level: ReleaseLevel = ReleaseLevel.CIRCLE,
) -> Formed:
    case = (
        models.Case(id=s.id(), title=s.line(75), release_level=ReleaseLevel.CIRCLE)
        if s.long
        else None
    )
    made = intention(s, n, state, level)
    return Formed(made, s.person(n), s.circle(), s.meeting(), case, was_asked=s.long)


def in_turn(s: Samples, most: int) -> list[Formed]:
    """One in each state after the other."""
    return [formed(s, n, STATES[n % len(STATES)][0]) for n in range(most)]


def _blank(s: Samples, *, again: bool = False, was_asked: bool = False) -> Blank:
    return Blank(
        circle=s.circle(),
        meeting=s.meeting(),
        person=s.person(),
        ask_on=s.day(2),
        intention=intention(s) if again else None,
        cases=[models.Case(id=s.id(n), title=s.line(75, n)) for n in range(s.lots())]
        if s.long
        else [],
        was_asked=was_asked,
    )


def _asked(s: Samples, state: IntentionState, level: ReleaseLevel) -> PromptSeen:
    """The message after a session, once its reader has an intention."""
    prompt = Prompt(id=s.id(), state=PromptState.OPEN)
    return PromptSeen(
        s.circle(),
        s.meeting(),
        s.person(),
        s.questions(),
        prompt,
        [],
        was_reminded=False,
        intention=intention(s, 0, state, level),
    )


def _round(s: Samples) -> PromptSeen:
    """What is asked instead of a session to which too few would come."""
    asked = _asked(s, IntentionState.OPEN, ReleaseLevel.CIRCLE)
    if asked.meeting is not None:
        asked.meeting.state = MeetingState.ROUND
    return asked


def _answers() -> tuple[Case, ...]:
    return tuple(
        Case(
            answered_message,
            f"Een voornemen, {dutch}" + (", nog niet gedeeld" if waits else ""),
            f"An intention, {english}" + (", not shared yet" if waits else ""),
            partial(_answered, state=state, waits=waits),
        )
        for state, dutch, english in STATES[1:]
        for waits in (False, True)
    )


def _answered(s: Samples, state: IntentionState, *, waits: bool) -> Mapping[str, Any]:
    level = ReleaseLevel.PRIVATE if waits else ReleaseLevel.CIRCLE
    return {"formed": formed(s, 0, state, level)}


def _private(s: Samples, state: IntentionState) -> Formed:
    """Of someone who wants nobody to read along."""
    found = formed(s, 0, state, ReleaseLevel.PRIVATE)
    found.intention.wanted_level = ReleaseLevel.PRIVATE
    return found


CASES = (
    Case(intention_modal, "Een voornemen", "An intention", lambda s: {"blank": _blank(s)}),
    Case(
        intention_modal,
        "Een voornemen, met meer woorden dan er passen",
        "An intention, with more words than fit",
        lambda s: {"blank": _blank(s), "beginning": s.words(LONGEST_INTENTION) * 2},
    ),
    Case(
        intention_modal,
        "Een voornemen aanpassen",
        "Changing an intention",
        lambda s: {"blank": _blank(s, again=True)},
    ),
    Case(
        intention_modal,
        "Een voornemen aanpassen, na de vraag",
        "Changing an intention, after the question",
        lambda s: {"blank": _blank(s, again=True, was_asked=True)},
    ),
    Case(
        kept_modal,
        "Het voornemen is bewaard",
        "The intention is kept",
        lambda s: {"formed": formed(s), "will_ask": True},
    ),
    Case(
        kept_modal,
        "Het voornemen is aangepast",
        "The intention is changed",
        lambda s: {"formed": formed(s), "will_ask": False},
    ),
    Case(
        preview_modal,
        "Wat de kring zou lezen",
        "What the circle would read",
        lambda s: {"formed": formed(s, 0, IntentionState.DONE, ReleaseLevel.PRIVATE)},
    ),
    Case(
        question_message,
        "Hoe ging het? De kring leest mee",
        "How did it go? The circle sees it",
        lambda s: {"formed": formed(s)},
    ),
    Case(
        question_message,
        "Hoe ging het? Alleen voor jou",
        "How did it go? Only for you",
        lambda s: {"formed": _private(s, IntentionState.OPEN)},
    ),
    *_answers(),
    Case(
        answered_message,
        "Een voornemen, gedaan, alleen voor jou",
        "An intention, done, only for you",
        lambda s: {"formed": _private(s, IntentionState.DONE)},
    ),
    Case(
        result_modal,
        "Vertellen hoe het ging",
        "Telling how it went",
        lambda s: {"formed": formed(s, 0, IntentionState.PARTLY)},
    ),
    Case(
        mine_modal,
        "Mijn voornemens",
        "My intentions",
        lambda s: {"mine": in_turn(s, s.lots())},
    ),
    Case(
        mine_modal,
        "Mijn voornemens, verder bladeren",
        "My intentions, turning the page",
        lambda s: {"mine": in_turn(s, s.lots()), "page": 1},
    ),
    Case(
        mine_modal,
        "Mijn voornemens: van een kring waar ik uit ben",
        "My intentions: of a circle that I left",
        lambda s: {"mine": [replace(formed(s), is_member=False, was_asked=False)]},
    ),
    Case(mine_modal, "Mijn voornemens: geen", "My intentions: none", lambda _: {"mine": []}),
    Case(
        prompt_message,
        "De hoofdvragen, met een voornemen",
        "The guiding questions, with an intention",
        lambda s: {"asked": _asked(s, IntentionState.DONE, ReleaseLevel.CIRCLE)},
    ),
    Case(
        prompt_message,
        "De hoofdvragen, met een voornemen dat nog niet is gedeeld",
        "The guiding questions, with an intention that is not shared yet",
        lambda s: {"asked": _asked(s, IntentionState.OPEN, ReleaseLevel.PRIVATE)},
    ),
    Case(
        answer_modal,
        "Laat anderen leren van een voornemen",
        "Let others learn from an intention",
        lambda s: {
            "asked": _asked(s, IntentionState.DONE, ReleaseLevel.CIRCLE),
            "beginning": s.words(LONGEST_INTENTION + LONGEST_RESULT),
        },
    ),
    Case(
        harvest_modal,
        "Oogst met voornemens",
        "Harvest with intentions",
        lambda s: {
            "harvest": Harvest(
                s.circle(), s.meeting(), s.meetings(20), [], [], {}, in_turn(s, s.lots())
            )
        },
    ),
    Case(
        agenda_message,
        "De agenda van vandaag, met voornemens",
        "Today's agenda, with intentions",
        lambda s: {
            "circle": s.overview(),
            "meeting": s.meeting(),
            "attendees": Attendees(s.circle(), s.meeting(), {}, []),
            "opening": in_turn(s, s.lots()),
        },
    ),
    Case(
        shared_modal,
        "Alle voornemens van een kring",
        "All intentions of a circle",
        lambda s: {"found": CircleIntentions(s.circle(), in_turn(s, s.lots())), "page": 1},
    ),
    Case(
        shared_modal,
        "Een kring zonder voornemens",
        "A circle without intentions",
        lambda s: {"found": CircleIntentions(s.circle(), [])},
    ),
    Case(
        prompt_message,
        "De hoofdvragen in een ronde zonder bijeenkomst",
        "The guiding questions in a round without a session",
        lambda s: {"asked": _round(s)},
    ),
    Case(
        answer_modal,
        "Antwoorden in een ronde zonder bijeenkomst",
        "Answering in a round without a session",
        lambda s: {"asked": _round(s)},
    ),
    *(message_saying(each, "Dat kan niet", "Not possible") for each in REFUSED),
    form_saying("intention-too-far", "Onder een veld", "Under a field"),
)
