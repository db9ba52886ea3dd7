"""Intentions, and what stands around a session: check-in, briefing, wrap-up, recap."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.questions.questions import question
from bot.demo.gallery.samples import NOW, Samples, noted
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.insights.harvest import Harvest
from bot.domain.learned.intentions import LONGEST_INTENTION, LONGEST_RESULT, Blank
from bot.domain.learned.prompts import Asked
from bot.domain.planning.invitations import LONGEST_CONTRIBUTION, Attendees
from bot.domain.sessions.attendance import Present
from bot.domain.sessions.briefs import MOST_QUESTIONS, Brief
from bot.domain.sessions.recaps import LONGEST_WORDS, Captured
from bot.slack.insights.harvest import harvest_modal
from bot.slack.learned.intentions import (
    answered_message,
    intention_modal,
    kept_modal,
    mine_modal,
    preview_modal,
    question_message,
    result_modal,
)
from bot.slack.learned.reflections import prompt_message
from bot.slack.learned.sheets import answer_modal
from bot.slack.planning.invitations import agenda_message
from bot.slack.sessions.attendance import present_modal
from bot.slack.sessions.briefs import brief_message
from bot.slack.sessions.recaps import preview_modal as recap_preview_modal
from bot.slack.sessions.recaps import recap_message, recap_modal, wrap_up_message
from storage import models
from storage.learned.intentions import Formed
from storage.models import (
    Intention,
    IntentionState,
    MeetingState,
    Prompt,
    PromptState,
    Recap,
    RecapState,
    ReleaseLevel,
    Rsvp,
)

DONE = ["check-in-said", "recap-sent"]
REFUSED = """
    check-in-early check-in-late intention-changed-since intention-no-meeting
    intention-was-dropped recap-already-sent recap-changed-since message-outdated
""".split()  # noqa: SIM905  # words read better as words
UNDER_A_FIELD = ["intention-too-far", "recap-too-many"]
MOST_OF_ONE = 60  # intentions that one person formed
STATES = (
    (IntentionState.OPEN, "bezig", "going on"),
    (IntentionState.DONE, "gedaan", "done"),
    (IntentionState.PARTLY, "deels gedaan", "partly done"),
    (IntentionState.NOT_YET, "nog niet", "not yet"),
    (IntentionState.DROPPED, "losgelaten", "let go"),
)
RECAPS = (
    (RecapState.DRAFT, "aangeboden", "offered"),
    (RecapState.SENT, "verstuurd", "sent"),
    (RecapState.DISMISSED, "afgeslagen", "declined"),
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
    case = models.Case(id=s.id(), title=s.line(75)) if s.long else None
    return Formed(intention(s, n, state, level), s.person(n), s.circle(), s.meeting(), case)


def _in_turn(s: Samples, most: int) -> list[Formed]:
    """One in each state after the other."""
    return [formed(s, n, STATES[n % len(STATES)][0]) for n in range(s.many(most))]


def _blank(s: Samples, *, again: bool = False, was_asked: bool = False) -> Blank:
    return Blank(
        circle=s.circle(),
        meeting=s.meeting(),
        person=s.person(),
        ask_on=s.day(2),
        intention=intention(s) if again else None,
        cases=[models.Case(id=s.id(n), title=s.line(75, n)) for n in range(100)]
        if s.long
        else [],
        was_asked=was_asked,
    )


def _present(s: Samples, *, is_said: bool, nobody: bool = False) -> Present:
    members = s.people(MOST_MEMBERS)
    present = set() if nobody else {person.id for person in members}
    return Present(s.circle(), s.meeting(), members, present, is_said)


def _captured(
    s: Samples, state: RecapState | None, *, is_said: bool = True, nobody: bool = False
) -> Captured:
    shared = s.written(
        [s.reflection(n, released=ReleaseLevel.CIRCLE) for n in range(s.many(120))]
    )
    intentions = _in_turn(s, MOST_MEMBERS)
    recap = None
    if state is not None:
        recap = Recap(
            id=s.id(),
            meeting_id=s.id(),
            text=s.words(LONGEST_WORDS),
            reflection_ids=[each.reflection.id for each in shared[:6]],
            intention_ids=[each.intention.id for each in intentions[:6]],
            note_ids=[s.id(n) for n in range(6)],
            state=state,
            updated_at=NOW,
        )
    present = _present(s, is_said=is_said, nobody=nobody)
    notes = [noted(s, n) for n in range(s.many(120))]
    return Captured(
        s.circle(), s.meeting(), present, shared, intentions, recap, notes, was_run=s.long
    )


def _brief(s: Samples) -> Brief:
    people = s.people(MOST_MEMBERS)
    words = s.words(LONGEST_CONTRIBUTION)
    coming: dict[Rsvp | None, Any] = {Rsvp.YES: people[::2], Rsvp.CONTRIBUTES: people[1::2]}
    return Brief(
        Attendees(s.circle(), s.meeting(), coming, [(each, words) for each in people]),
        _in_turn(s, MOST_MEMBERS),
        [question(s, n) for n in range(s.many(MOST_QUESTIONS))],
        s.person(),
        gaps=s.many(99),
    )


def _quiet_brief(s: Samples) -> Brief:
    return Brief(Attendees(s.circle(), s.meeting(), {}, []), [], [], s.person())


def _asked(s: Samples, state: IntentionState, level: ReleaseLevel) -> Asked:
    """The message after a session, once its reader has an intention."""
    prompt = Prompt(id=s.id(), state=PromptState.OPEN)
    return Asked(
        s.circle(),
        s.meeting(),
        s.person(),
        s.questions(),
        prompt,
        [],
        was_reminded=False,
        intention=intention(s, 0, state, level),
    )


def _round(s: Samples) -> Asked:
    """What is asked in stead of a session to which too few would come."""
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
    """Of somebody who wants nobody to read along."""
    found = formed(s, 0, state, ReleaseLevel.PRIVATE)
    found.intention.wanted_level = ReleaseLevel.PRIVATE
    return found


def _wrap_ups() -> tuple[Case, ...]:
    return tuple(
        Case(
            wrap_up_message,
            f"Na afloop, voor de begeleider: terugblik {dutch}",
            f"When it is over, for the facilitator: recap {english}",
            partial(_wrapped, state=state, is_said=True, nobody=False),
        )
        for state, dutch, english in RECAPS
    ) + tuple(
        Case(
            wrap_up_message,
            f"Na afloop: {dutch}",
            f"When it is over: {english}",
            partial(_wrapped, state=None, is_said=is_said, nobody=nobody),
        )
        for is_said, nobody, dutch, english in (
            (True, True, "niemand genoteerd", "nobody noted"),
            (False, False, "niemand meldde zich", "nobody checked in"),
            (False, True, "niemand zou komen", "nobody would come"),
        )
    )


def _wrapped(
    s: Samples, state: RecapState | None, *, is_said: bool, nobody: bool
) -> Mapping[str, Any]:
    return {"captured": _captured(s, state, is_said=is_said, nobody=nobody)}


CASES = (
    Case(intention_modal, "Een voornemen", "An intention", lambda s: {"blank": _blank(s)}),
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
        "How did it go? The circle reads along",
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
        lambda s: {"mine": _in_turn(s, MOST_OF_ONE)},
    ),
    Case(
        mine_modal,
        "Mijn voornemens, verder bladeren",
        "My intentions, turning the page",
        lambda s: {"mine": _in_turn(s, MOST_OF_ONE), "page": 1},
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
                s.circle(), s.meeting(), s.meetings(20), [], [], _in_turn(s, MOST_MEMBERS)
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
            "opening": _in_turn(s, MOST_MEMBERS),
        },
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
    Case(
        present_modal,
        "Wie was er?",
        "Who was there?",
        lambda s: {"present": _present(s, is_said=True)},
    ),
    Case(
        present_modal,
        "Wie was er? Niemand meldde zich",
        "Who was there? Nobody checked in",
        lambda s: {"present": _present(s, is_said=False)},
    ),
    Case(
        brief_message,
        "Een uur vooraf, voor de begeleider",
        "An hour before, for the facilitator",
        lambda s: {"brief": _brief(s)},
    ),
    Case(
        brief_message,
        "Een uur vooraf: nog niets",
        "An hour before: nothing yet",
        lambda s: {"brief": _quiet_brief(s)},
    ),
    *_wrap_ups(),
    Case(
        recap_modal,
        "Een terugblik maken",
        "Making a recap",
        lambda s: {"captured": _captured(s, RecapState.DRAFT)},
    ),
    Case(
        recap_modal,
        "Een terugblik beginnen",
        "Beginning a recap",
        lambda s: {"captured": _captured(s, None)},
    ),
    Case(
        recap_preview_modal,
        "De terugblik nakijken",
        "Looking the recap over",
        lambda s: {"captured": _captured(s, RecapState.DRAFT)},
    ),
    Case(
        recap_message,
        "De terugblik, in het kanaal",
        "The recap, in the channel",
        lambda s: {"captured": _captured(s, RecapState.SENT)},
    ),
    *(form_saying(each, "Gedaan", "Done") for each in DONE),
    *(message_saying(each, "Dat kan niet", "That cannot be") for each in REFUSED),
    *(form_saying(each, "Onder een veld", "Under a field") for each in UNDER_A_FIELD),
)
