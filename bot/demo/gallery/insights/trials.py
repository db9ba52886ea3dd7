"""Did you use it, and what came of it."""

from functools import partial

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.insights.trials import LONGEST_HAPPENED, TRIED, Asked
from bot.slack.insights.trials import question_message, trial_modal
from storage.models import ReleaseLevel, Trial, TrialResult

SAID = {
    None: ("nog geen antwoord", "no answer yet"),
    TrialResult.WORKED: ("het werkte", "it worked"),
    TrialResult.DID_NOT: ("het werkte niet", "it did not work"),
    TrialResult.NOT_YET: ("nog niet", "not yet"),
    TrialResult.NEVER_MIND: ("laat maar", "never mind"),
}


def _asked(
    s: Samples, result: TrialResult | None, level: ReleaseLevel = ReleaseLevel.NETWORK
) -> Asked:
    own = None
    if result is not None:
        said = s.words(LONGEST_HAPPENED) if s.long and result in TRIED else ""
        own = Trial(result=result, text=said)
    return Asked(s.insight(level=level), own)


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
