"""Asking people to reflect, and sharing what they wrote."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.base.anonymity import CROWD
from bot.domain.circle.circles import MOST_QUESTIONS
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.sharing import MOST_AT_ONCE, MyTexts, Usage
from bot.domain.learned.sheets import FOLLOW_UPS, LONGEST_DETAIL, Filled, Sheet
from bot.slack.base import ids
from bot.slack.base.which_circle import choose_circle_modal
from bot.slack.learned.reflections import (
    prompt_message,
    reminder_message,
    standing_message,
)
from bot.slack.learned.sharing import (
    SharingPreview,
    cards_modal,
    level_modal,
    mine_modal,
    preview_modal,
    session_modal,
)
from bot.slack.learned.sheets import LEVELS, MORE, answer_modal
from storage.models import (
    Learning,
    Prompt,
    PromptState,
    Rater,
    Reflection,
    ReflectionDraft,
    ReleaseLevel,
)


def asked_of(
    s: Samples,
    *given: Reflection,
    state: PromptState = PromptState.OPEN,
    later: timedelta | None = None,
    apart: bool = False,
    draft: Sheet | None = None,
    may_rate: bool = False,
    rater: Rater | None = None,
) -> PromptSeen:
    """`apart`: written without a session; `draft`: left in the form before."""
    return PromptSeen(
        circle=s.circle(),
        meeting=None if apart else s.meeting(),
        person=s.person(),
        questions=s.questions(),
        prompt=Prompt(id=s.id(), state=state, later_at=NOW + later if later else None),
        given=given,
        was_reminded=False,
        cases=[s.linked_case(n) for n in range(s.lots())],
        draft=ReflectionDraft(sheet=draft.as_json()) if draft else None,
        crowd=CROWD,
        is_participant=may_rate,
        is_rated_still=may_rate,
        rater=rater,
    )


def _unfolded(s: Samples) -> Sheet:
    """Each follow-up in turn, with all that can be told."""
    filled = {}
    for n, question in enumerate(s.questions()):
        filled[question.id] = Filled(
            s.words(3000, n),
            ReleaseLevel.NETWORK,
            FOLLOW_UPS[n % len(FOLLOW_UPS)],
            s.words(LONGEST_DETAIL, n),
            s.words(LONGEST_DETAIL, n),
            list(Learning)[n % len(Learning)].value,
            "https://voorbeeld.example/",
        )
    return Sheet(filled, s.linked_case().id)


def _follow_up(chosen: str) -> Callable[[Samples], Mapping[str, Any]]:
    def given(s: Samples) -> Mapping[str, Any]:
        filled = Filled(s.words(300), ReleaseLevel.CIRCLE, chosen)
        sheet = Sheet({s.questions()[0].id: filled})
        return {"asked": asked_of(s, draft=sheet), "resumed": False, "shown": {MORE}}

    return given


def _given(s: Samples, *, shared: bool) -> list[Reflection]:
    """One for each level in turn."""
    levels = list(ReleaseLevel)[:0:-1]
    chosen = [levels[n % len(levels)] for n in range(s.many(MOST_QUESTIONS))]
    return [
        s.reflection(n, wanted=level, released=level if shared else ReleaseLevel.PRIVATE)
        for n, level in enumerate(chosen)
    ]


def _mine(s: Samples, most: int, cards: int) -> MyTexts:
    levels = list(ReleaseLevel)
    reflections = [s.reflection(n, released=levels[-1 - n % len(levels)]) for n in range(most)]
    used_in = {each.id: [s.insight(n) for n in range(cards)] for each in reflections}
    usage = {
        each.id: Usage([s.line(120)] * s.many(12, 0), s.many(9, 0), in_recap=s.long)
        for each in reflections
    }
    return MyTexts(s.written(reflections), used_in, usage)


def _look(s: Samples, *reflections: Reflection, crowd: int = CROWD) -> SharingPreview:
    cases = [s.linked_case()]
    return SharingPreview(s.circle(), s.person().name, reflections, cases, crowd)


def _in_use(s: Samples) -> MyTexts:
    """Two answers about one session: the smallest list that can be changed at once."""
    reflections = [s.reflection(n, released=ReleaseLevel.PUBLIC) for n in range(2)]
    usage = Usage([s.line(120)] * s.many(9), s.many(9), in_recap=True)
    return MyTexts(
        s.written(reflections),
        {each.id: [s.insight()] for each in reflections},
        {each.id: usage for each in reflections},
    )


def _with_number(s: Samples) -> Reflection:
    said = s.reflection(wanted=ReleaseLevel.CIRCLE)
    said.text = "06-12345678"
    return said


CASES = (
    Case(
        choose_circle_modal,
        "Kies een leerkring om iets voor op te schrijven",
        "Choosing a circle to write for",
        lambda s: {"view_id": ids.REFLECTION_CHOOSE, "circles": s.circles()},
    ),
    Case(
        choose_circle_modal,
        "Kies een leerkring om te oogsten",
        "Choosing a circle to harvest",
        lambda s: {"view_id": ids.INSIGHT_CHOOSE, "circles": s.circles()},
    ),
    Case(
        prompt_message,
        "De vraag na een bijeenkomst",
        "The question after a session",
        lambda s: {"asked": asked_of(s)},
    ),
    Case(
        prompt_message,
        "De vraag aan wie er niet bij was",
        "The question to somebody who was not there",
        lambda s: {"asked": replace(asked_of(s), was_away=True)},
    ),
    Case(
        reminder_message,
        "De ene herinnering aan de vraag",
        "The only reminder to answer",
        lambda s: {"asked": asked_of(s)},
    ),
    Case(
        answer_modal,
        "Antwoorden op de hoofdvragen",
        "Answering the guiding questions",
        lambda s: {"asked": asked_of(s)},
    ),
    Case(
        answer_modal,
        "Antwoorden aanpassen",
        "Changing answers",
        lambda s: {"asked": asked_of(s, *_given(s, shared=False))},
    ),
    Case(
        answer_modal,
        "Schrijven los van een bijeenkomst",
        "Writing apart from any session",
        lambda s: {"asked": asked_of(s, apart=True)},
    ),
    Case(
        answer_modal,
        "Verder met een concept",
        "Going on with a draft",
        lambda s: {"asked": asked_of(s, draft=_unfolded(s))},
    ),
    Case(
        answer_modal,
        "Verder met een concept, uitgeklapt",
        "Going on with a draft, unfolded",
        lambda s: {"asked": asked_of(s, draft=_unfolded(s)), "shown": {LEVELS, MORE}},
        unfolded=True,
    ),
    *(
        Case(answer_modal, dutch, english, _follow_up(chosen), unfolded=True)
        for chosen, dutch, english in (
            ("worked", "Meer vertellen: het werkte", "Telling more: it worked"),
            ("partly", "Meer vertellen: het werkte deels", "Telling more: it worked in part"),
            ("did_not", "Meer vertellen: het werkte niet", "Telling more: it did not work"),
            ("otherwise", "Meer vertellen: iets anders", "Telling more: something else"),
        )
    ),
    Case(
        preview_modal,
        "Zien wat anderen zouden lezen",
        "Seeing what others would read",
        lambda s: {
            "look": _look(s, *_given(s, shared=False)),
            "page": s.many(4, 0),
        },
    ),
    Case(
        preview_modal,
        "Zien wat de leerkring zou lezen",
        "Seeing what the circle would read",
        lambda s: {"look": _look(s, s.reflection(wanted=ReleaseLevel.CIRCLE))},
    ),
    Case(
        preview_modal,
        "Zien wat meer mensen zouden lezen",
        "Seeing what more people would read",
        lambda s: {"look": _look(s, s.reflection(released=ReleaseLevel.CIRCLE))},
    ),
    Case(
        preview_modal,
        "Zien wat de leerkring zou lezen, met een telefoonnummer erin",
        "Seeing what the circle would read, with a telephone number in it",
        lambda s: {"look": _look(s, _with_number(s))},
    ),
    Case(
        preview_modal,
        "Zien wat anderen zouden lezen, in een kleine leerkring",
        "Seeing what others would read, in a small circle",
        lambda s: {
            "look": _look(s, s.reflection(wanted=ReleaseLevel.NETWORK), crowd=s.many(CROWD - 1))
        },
    ),
    Case(
        standing_message,
        "Bewaard, en nog niet gedeeld",
        "Saved, and not shared yet",
        lambda s: {"asked": asked_of(s, *_given(s, shared=False), state=PromptState.ANSWERED)},
    ),
    Case(
        standing_message,
        "Bewaard, en gedeeld zoals gewenst",
        "Saved, and shared as you chose",
        lambda s: {"asked": asked_of(s, *_given(s, shared=True), state=PromptState.ANSWERED)},
    ),
    Case(
        standing_message,
        "De vraag is overgeslagen",
        "The question was skipped",
        lambda s: {"asked": asked_of(s, state=PromptState.SKIPPED)},
    ),
    Case(
        standing_message,
        "De vraag komt later terug",
        "The question comes back later",
        lambda s: {"asked": asked_of(s, later=timedelta(days=1))},
    ),
    Case(
        standing_message,
        "De vraag blijft open staan",
        "The question stays open",
        lambda s: {"asked": replace(asked_of(s), was_reminded=True)},
    ),
    Case(
        mine_modal,
        "Mijn antwoorden: nog geen",
        "My answers: none yet",
        lambda _: {"mine": MyTexts([], {})},
    ),
    Case(
        mine_modal,
        "Mijn antwoorden",
        "My answers",
        lambda s: {"mine": _mine(s, s.lots(), s.many(10, 0)), "page": 1},
    ),
    Case(
        level_modal,
        "Wie mag dit antwoord lezen",
        "Who may read this answer",
        lambda s: {"mine": _mine(s, 1, s.lots(0))},
    ),
    Case(
        cards_modal,
        "Alle inzichten van één antwoord",
        "All insights made of one answer",
        lambda s: {"mine": _mine(s, 1, s.lots(0)), "page": 1},
    ),
    Case(
        session_modal,
        "Alle antwoorden van één bijeenkomst",
        "All answers about one session",
        lambda s: {"mine": _mine(s, s.many(MOST_AT_ONCE), s.many(10, 0)), "page": s.many(4, 0)},
    ),
    Case(
        mine_modal,
        "Mijn antwoorden: in gebruik",
        "My answers: in use",
        lambda s: {"mine": _in_use(s)},
    ),
)
