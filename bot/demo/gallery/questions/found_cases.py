"""Cases of others: about a question, and what helped."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.demo.gallery.sessions.cases import case
from bot.domain.questions.found_cases import MOST_FOUND, FoundCases, Library
from bot.slack.questions.found_cases import LONGEST_ASKED, found_modal, library_modal
from storage import models


def _cases(s: Samples, count: int) -> list[models.Case]:
    return [case(s, n, told=bool(n % 2)) for n in range(count)]


CASES = (
    Case(
        found_modal,
        "Praktijken over een vraag",
        "Cases about a question",
        lambda s: {
            "found": FoundCases(s.words(LONGEST_ASKED), _cases(s, s.many(MOST_FOUND, 2)))
        },
    ),
    Case(
        found_modal,
        "Praktijken over een vraag: geen",
        "Cases about a question: none",
        lambda s: {"found": FoundCases(s.words(LONGEST_ASKED), ())},
    ),
    Case(
        library_modal,
        "Wat zat in de weg, en wat hielp",
        "What was in the way, and what helped",
        lambda s: {
            "library": Library(
                "rule" if s.long else None, [case(s, n, told=True) for n in range(s.lots())]
            )
        },
    ),
    Case(
        library_modal,
        "Wat zat in de weg: nog niets verteld",
        "What was in the way: nothing told yet",
        lambda s: {"library": Library("budget" if s.long else None, ())},
    ),
)
