"""Asking people to reflect, and sharing what they wrote."""

from datetime import timedelta

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circles import MOST_QUESTIONS
from bot.domain.reflections import Asked, Mine
from bot.slack import ids
from bot.slack.reflections import (
    answer_modal,
    choose_circle_modal,
    level_modal,
    mine_modal,
    preview_modal,
    prompt_message,
    reminder_message,
    standing_message,
)
from storage.models import Prompt, PromptState, Reflection, ReleaseLevel

MENU = 100  # choices in a Slack menu
MOST_CARDS = 10  # made of one answer, that the form shows
MANY = 60  # answers of somebody who took part for years: several pages


def _asked(
    s: Samples,
    *given: Reflection,
    state: PromptState = PromptState.OPEN,
    later: timedelta | None = None,
    apart: bool = False,
) -> Asked:
    """`apart`: written without a session."""
    return Asked(
        circle=s.circle(),
        meeting=None if apart else s.meeting(),
        person=s.person(),
        questions=s.questions(),
        prompt=Prompt(id=s.id(), state=state, later_at=NOW + later if later else None),
        given=given,
        was_reminded=False,
    )


def _given(s: Samples, *, shared: bool) -> list[Reflection]:
    """One for each level in turn."""
    levels = list(ReleaseLevel)[:0:-1]
    chosen = [levels[n % len(levels)] for n in range(s.many(MOST_QUESTIONS))]
    return [
        s.reflection(n, wanted=level, released=level if shared else ReleaseLevel.PRIVATE)
        for n, level in enumerate(chosen)
    ]


def _mine(s: Samples, most: int, cards: int) -> Mine:
    levels = list(ReleaseLevel)
    reflections = [
        s.reflection(n, released=levels[-1 - n % len(levels)]) for n in range(s.many(most))
    ]
    used_in = {each.id: [s.insight(n) for n in range(s.many(cards, 0))] for each in reflections}
    return Mine(s.written(reflections), used_in)


CASES = (
    Case(
        choose_circle_modal,
        "Kies een leerkring om iets voor op te schrijven",
        "Choosing a circle to write for",
        lambda s: {"view_id": ids.REFLECTION_CHOOSE, "circles": s.circles(MENU)},
    ),
    Case(
        choose_circle_modal,
        "Kies een leerkring om te oogsten",
        "Choosing a circle to harvest",
        lambda s: {"view_id": ids.INSIGHT_CHOOSE, "circles": s.circles(MENU)},
    ),
    Case(
        prompt_message,
        "De vraag na een bijeenkomst",
        "The question after a session",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        reminder_message,
        "De ene herinnering aan de vraag",
        "The one reminder of the question",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        answer_modal,
        "Antwoorden op de hoofdvragen",
        "Answering the guiding questions",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        answer_modal,
        "Antwoorden aanpassen",
        "Changing answers",
        lambda s: {"asked": _asked(s, *_given(s, shared=False))},
    ),
    Case(
        answer_modal,
        "Schrijven los van een bijeenkomst",
        "Writing apart from any session",
        lambda s: {"asked": _asked(s, apart=True)},
    ),
    Case(
        preview_modal,
        "Zien wat anderen zouden lezen",
        "Seeing what others would read",
        lambda s: {
            "circle": s.circle(),
            "author_name": s.person().name,
            "reflections": _given(s, shared=False),
            "page": MANY if s.long else 0,
        },
    ),
    Case(
        preview_modal,
        "Zien wat de leerkring zou lezen",
        "Seeing what the circle would read",
        lambda s: {
            "circle": s.circle(),
            "author_name": s.person().name,
            "reflections": [s.reflection(wanted=ReleaseLevel.CIRCLE)],
        },
    ),
    Case(
        standing_message,
        "Bewaard, en nog niet gedeeld",
        "Kept, and not shared yet",
        lambda s: {"asked": _asked(s, *_given(s, shared=False), state=PromptState.ANSWERED)},
    ),
    Case(
        standing_message,
        "Bewaard, en gedeeld zoals gewenst",
        "Kept, and shared as wished",
        lambda s: {"asked": _asked(s, *_given(s, shared=True), state=PromptState.ANSWERED)},
    ),
    Case(
        standing_message,
        "De vraag is overgeslagen",
        "The question was skipped",
        lambda s: {"asked": _asked(s, state=PromptState.SKIPPED)},
    ),
    Case(
        standing_message,
        "De vraag komt later terug",
        "The question comes back later",
        lambda s: {"asked": _asked(s, later=timedelta(days=1))},
    ),
    Case(
        standing_message,
        "De vraag blijft open staan",
        "The question stays open",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        mine_modal,
        "Mijn antwoorden: nog geen",
        "My answers: none yet",
        lambda _: {"mine": Mine([], {})},
    ),
    Case(
        mine_modal,
        "Mijn antwoorden",
        "My answers",
        lambda s: {"mine": _mine(s, MANY, MOST_CARDS), "page": 1},
    ),
    Case(
        level_modal,
        "Wie mag dit antwoord lezen",
        "Who may read this answer",
        lambda s: {"mine": _mine(s, 1, MOST_CARDS)},
    ),
)
