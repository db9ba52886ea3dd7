"""Did you use it, and what came of it."""

from functools import partial

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.insights import principles
from bot.domain.insights.trials import LONGEST_HAPPENED, TRIED, Asked
from bot.slack.insights.trials import question_message, trial_modal
from storage.models import Outcome, ReleaseLevel, Trial, TrialResult

SAID = {
    None: ("nog geen antwoord", "no answer yet"),
    TrialResult.WORKED: ("het werkte", "it worked"),
    TrialResult.DID_NOT: ("het werkte niet", "it did not work"),
    TrialResult.NOT_YET: ("nog niet", "not yet"),
    TrialResult.NEVER_MIND: ("laat maar", "never mind"),
}


def _asked(
    s: Samples,
    result: TrialResult | None,
    level: ReleaseLevel = ReleaseLevel.NETWORK,
    seen: str | None = None,
) -> Asked:
    insight, own = s.insight(level=level), None
    if result is not None:
        said = s.words(LONGEST_HAPPENED) if s.long and result in TRIED else ""
        own = Trial(result=result, text=said, seen=seen or principles.words_of(insight))
    return Asked(insight, own)


def _elsewhere(s: Samples) -> dict[str, Asked]:
    found = _asked(s, None)
    found.insight.outcome = Outcome.DID_NOT
    return {"found": found}


def _given(s: Samples, result: TrialResult | None) -> dict[str, Asked]:
    return {"found": _asked(s, result)}


def _seen(s: Samples, level: ReleaseLevel) -> dict[str, Asked]:
    return {"found": _asked(s, TrialResult.WORKED, level)}


CASES = (
    *(
        Case(
            question_message,
            f"Heb je het gebruikt? {dutch}",
            f"Did you use it? {english}",
            partial(_given, result=result),
        )
        for result, (dutch, english) in SAID.items()
    ),
    Case(
        question_message,
        "Heb je het gebruikt? Het inzicht is daarna aangepast",
        "Did you use it? The insight was changed after that",
        lambda s: {"found": _asked(s, TrialResult.WORKED, seen="before")},
    ),
    Case(
        question_message,
        "Heb je gebruikt wat elders niet werkte?",
        "Did you use what did not work elsewhere?",
        _elsewhere,
    ),
    Case(
        trial_modal,
        "Vertellen wat er gebeurde",
        "Telling what happened",
        partial(_seen, level=ReleaseLevel.NETWORK),
    ),
    Case(
        trial_modal,
        "Vertellen wat er gebeurde, binnen de kring",
        "Telling what happened, within the circle",
        partial(_seen, level=ReleaseLevel.CIRCLE),
    ),
)
