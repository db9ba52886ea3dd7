"""Cases of others: about a question, and what helped."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.cases.cases import LONGEST_TEXT, LONGEST_TITLE, PHASES
from bot.domain.questions.found_cases import MOST_FOUND, OBSTACLES, FoundCases, Library
from bot.slack.questions.found_cases import LONGEST_ASKED, found_modal, library_modal
from storage import models


def case(s: Samples, n: int = 0, *, told: bool = False) -> models.Case:
    """Also one that was told to its end."""
    return models.Case(
        id=s.id(n),
        person_id=s.id(n),
        title=s.line(LONGEST_TITLE, n),
        description=s.words(LONGEST_TEXT, n),
        parties=s.words(LONGEST_TEXT) if s.long else "",
        phase=PHASES[n % len(PHASES)],
        obstacle_kind=OBSTACLES[n % len(OBSTACLES)],
        obstacle=s.words(LONGEST_TEXT) if s.long else "",
        asked_of_others=s.words(LONGEST_TEXT, n),
        place=s.line(LONGEST_TITLE) if s.long else "",
        release_level=models.ReleaseLevel.NETWORK if s.long else models.ReleaseLevel.CIRCLE,
        told_at=NOW if told else None,
        result=s.words(LONGEST_TEXT) if told else "",
        unlocked_by=s.words(LONGEST_TEXT) if told else "",
    )


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
        lambda _: {"library": Library("budget", ())},
    ),
)
