"""What stands around a session: check-in, briefing, wrap-up, recap."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.learned.intentions import in_turn
from bot.demo.gallery.learned.ratings import rated
from bot.demo.gallery.people.notices import form_saying, message_saying
from bot.demo.gallery.questions.questions import question
from bot.demo.gallery.samples import NOW, Samples, noted
from bot.domain.cases.cases import LONGEST_TITLE, MOST_BROUGHT
from bot.domain.circle.circles import MOST_MEMBERS
from bot.domain.planning.invitations import LONGEST_CONTRIBUTION, Attendees, SentIn
from bot.domain.sessions.attendance import Present
from bot.domain.sessions.briefs import MOST_QUESTIONS, Brief
from bot.domain.sessions.recaps import LONGEST_WORDS, RecapMaterial
from bot.slack.sessions.attendance import present_modal
from bot.slack.sessions.briefs import brief_message
from bot.slack.sessions.recaps import preview_modal, recap_message, recap_modal, wrap_up_message
from storage.learned.ratings import UNRATED
from storage.models import Case as StoredCase
from storage.models import Recap, RecapState, ReleaseLevel, Rsvp

DONE = ["check-in-said", "recap-sent"]
REFUSED = """
    check-in-early check-in-late recap-already-sent recap-changed-since message-outdated
""".split()  # noqa: SIM905  # words read better as words
RECAPS = (
    (RecapState.DRAFT, "aangeboden", "offered"),
    (RecapState.SENT, "verstuurd", "sent"),
    (RecapState.DISMISSED, "afgeslagen", "declined"),
)


def _present(s: Samples, *, is_said: bool, nobody: bool = False) -> Present:
    members = s.people(MOST_MEMBERS)
    present = set() if nobody else {person.id for person in members}
    return Present(s.circle(), s.meeting(), members, present, is_said)


def captured(
    s: Samples, state: RecapState | None, *, is_said: bool = True, nobody: bool = False
) -> RecapMaterial:
    shared = s.written([s.reflection(n, released=ReleaseLevel.CIRCLE) for n in range(s.lots())])
    intentions = in_turn(s, s.lots())
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
    notes = [noted(s, n) for n in range(s.lots())]
    return RecapMaterial(
        s.circle(),
        s.meeting(),
        present,
        shared,
        intentions,
        recap,
        notes,
        was_run=s.long,
        rated=rated(s) if is_said else UNRATED,
        asks_rating=True,
    )


def _brief(s: Samples) -> Brief:
    people = s.people(MOST_MEMBERS)
    words = s.words(LONGEST_CONTRIBUTION)
    coming: dict[Rsvp | None, Any] = {Rsvp.YES: people[::2], Rsvp.CONTRIBUTES: people[1::2]}
    return Brief(
        Attendees(
            s.circle(),
            s.meeting(),
            coming,
            [SentIn(each, words, n % 2 == 0) for n, each in enumerate(people)],
        ),
        in_turn(s, s.lots()),
        [question(s, n) for n in range(s.many(MOST_QUESTIONS))],
        s.person(),
        cases=[
            (StoredCase(title=s.line(LONGEST_TITLE, n)), s.person(n))
            for n in range(s.many(MOST_BROUGHT))
        ],
        gaps=s.many(99),
    )


def _quiet_brief(s: Samples) -> Brief:
    return Brief(Attendees(s.circle(), s.meeting(), {}, []), [], [], s.person())


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
    return {"captured": captured(s, state, is_said=is_said, nobody=nobody)}


CASES = (
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
        lambda s: {"captured": captured(s, RecapState.DRAFT)},
    ),
    Case(
        recap_modal,
        "Een terugblik beginnen",
        "Beginning a recap",
        lambda s: {"captured": captured(s, None)},
    ),
    Case(
        recap_modal,
        "Een terugblik beginnen, terwijl nog niemand iets deelde",
        "Beginning a recap while nobody has shared anything",
        lambda s: {"captured": replace(captured(s, None), shared=[], formed=[], notes=[])},
    ),
    Case(
        preview_modal,
        "De terugblik nakijken",
        "Checking the recap",
        lambda s: {"captured": captured(s, RecapState.DRAFT)},
    ),
    Case(
        recap_message,
        "De terugblik, in het kanaal",
        "The recap, in the channel",
        lambda s: {"captured": captured(s, RecapState.SENT)},
    ),
    *(form_saying(each, "Gedaan", "Done") for each in DONE),
    *(message_saying(each, "Dat kan niet", "Not possible") for each in REFUSED),
    form_saying("recap-too-many", "Onder een veld", "Under a field"),
)
