"""Reading a card whole, saying whether one recognises it, principles, and old cards."""

from dataclasses import replace

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.insights.ageing import MOST_OLD, Old
from bot.domain.insights.principles import Promotion, Rule, Tally
from bot.domain.insights.recognition import LONGEST_SENTENCE, Reading, Voicing
from bot.slack.insights.ageing import still_holds_message
from bot.slack.insights.recognition import (
    card_modal,
    ended_message,
    promotion_message,
    recognition_modal,
    sentences_modal,
)
from storage.models import InsightState, Recognition, ReleaseLevel, Stance

ENOUGH, FEW = Tally(9, 7, 1), Tally(9, 2, 6)
RELEASED = InsightState.RELEASED
REACH = {
    ReleaseLevel.CIRCLE: ("inzicht van de kring", "insight of the circle"),
    ReleaseLevel.NETWORK: (
        "inzicht voor iedereen in onze Slack",
        "insight for everyone in our Slack",
    ),
    ReleaseLevel.PUBLIC: ("openbaar inzicht", "public insight"),
}


def _form(
    s: Samples,
    stance: Stance,
    *,
    level: ReleaseLevel = ReleaseLevel.NETWORK,
    said: bool = False,
) -> Voicing:
    own = Recognition(stance=stance, text=s.words(LONGEST_SENTENCE)) if said else None
    return Voicing(s.insight(level=level), stance, own, needs_organisation=not said)


def _promotion(s: Samples, tally: Tally) -> Promotion:
    return Promotion(s.insight(state=RELEASED), tally, Rule())


def _made(s: Samples) -> Promotion:
    insight = s.insight(state=RELEASED)
    insight.promoted_at = NOW
    return Promotion(insight, ENOUGH, Rule())


def _old(s: Samples) -> list[Old]:
    answers = ("", "", "holds", "gone", "revise")
    return [Old(s.insight(n), answers[n], leads=n == 1) for n in range(s.many(MOST_OLD))]


def _confirming(level: ReleaseLevel, dutch: str, english: str) -> Case:
    return Case(
        recognition_modal,
        f"Herken ik: {dutch}",
        f"I recognise this: {english}",
        lambda s: {"voicing": _form(s, Stance.CONFIRMS, level=level)},
    )


CASES = (
    Case(
        card_modal,
        "Een inzicht lezen",
        "Reading an insight",
        lambda s: {"card": s.card(), "standing": s.standing()},
    ),
    Case(
        card_modal,
        "Een inzicht waarop weinig mensen reageerden",
        "An insight to which few people responded",
        lambda s: {"card": s.card(), "standing": s.standing(3, Stance.CONFIRMS, uses=True)},
    ),
    Case(
        card_modal,
        "Een inzicht dat ik anders ken",
        "An insight that is different for me",
        lambda s: {"card": s.card(), "standing": s.standing(9, Stance.DIFFERS)},
    ),
    Case(
        card_modal,
        "Een inzicht dat wordt aangepast",
        "An insight that is being changed",
        lambda s: {"card": s.card(), "standing": None},
    ),
    *(_confirming(level, *said) for level, said in REACH.items()),
    Case(
        recognition_modal,
        "Bij ons anders, voor het eerst",
        "It’s different for us, for the first time",
        lambda s: {"voicing": _form(s, Stance.DIFFERS)},
    ),
    Case(
        recognition_modal,
        "Bij ons anders, wijzigen",
        "It’s different for us, changing it",
        lambda s: {"voicing": _form(s, Stance.DIFFERS, said=True)},
    ),
    Case(
        recognition_modal,
        "Herken ik, na iets anders",
        "I recognise this, after something else",
        lambda s: {
            "voicing": replace(_form(s, Stance.DIFFERS, said=True), stance=Stance.CONFIRMS)
        },
    ),
    Case(
        promotion_message,
        "Een inzicht kan een handvat worden",
        "An insight can become a principle",
        lambda s: {"found": _promotion(s, ENOUGH)},
    ),
    Case(
        promotion_message,
        "Een inzicht is een handvat geworden",
        "An insight has become a principle",
        lambda s: {"found": _made(s)},
    ),
    Case(
        promotion_message,
        "Een inzicht kan geen handvat meer worden",
        "An insight can no longer become a principle",
        lambda s: {"found": _promotion(s, FEW)},
    ),
    Case(
        ended_message,
        "Een inzicht is geen handvat meer",
        "An insight is no longer a principle",
        lambda s: {"found": _promotion(s, FEW)},
    ),
    Case(
        sentences_modal,
        "Alles wat lezers bij een inzicht zeiden",
        "Everything readers said about an insight",
        lambda s: {"reading": Reading(s.card(), s.standing()), "page": 1},
    ),
    Case(
        still_holds_message,
        "Gelden deze inzichten nog?",
        "Do these insights still hold?",
        lambda s: {"old": _old(s)},
    ),
)
