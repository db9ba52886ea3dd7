"""Finding insights."""

from dataclasses import replace
from datetime import date, timedelta

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.circle.themes import THEMES
from bot.domain.people.people import LAYERS
from bot.domain.questions.found_cases import MOST_FOUND as MOST_FOUND_CASES
from bot.domain.questions.gaps import Gap
from bot.domain.questions.learning_questions import LONGEST_QUESTION
from bot.domain.questions.questions import PAGE, Choices, Found
from bot.domain.questions.synonyms import LONGEST_LIST, Groups
from bot.search.gate import MOST_NEAR
from bot.search.search import MOST_FOUND
from bot.slack.questions.refining import (
    LONGEST_SHOWN,
    MOST_CHOSEN,
    YEARS,
    Search,
    refine_modal,
)
from bot.slack.questions.search import (
    answer_message,
    answer_modal,
    changed_message,
    shared_message,
)
from bot.slack.questions.synonyms import synonyms_modal
from storage.models import Kind, Outcome

SILENCE = Found((), None, has_more=False)
LONGEST_ASKED = 3000  # characters of what someone typed to the bot


def _found(s: Samples) -> Found:
    hits = tuple(s.hit(n) for n in range(s.many(PAGE)))
    said = s.words(LONGEST_ASKED) if s.long else None
    return Found(hits, said, has_more=s.long, no_phrase=said, cases=s.many(MOST_FOUND_CASES))


def _principles(s: Samples) -> Found:
    return replace(_found(s), principles=s.long)


def _silent(s: Samples) -> Found:
    """With cards that are near, and a question that others asked too."""
    near = tuple(s.hit(n) for n in range(s.many(MOST_NEAR)))
    also = Gap(s.words(LONGEST_QUESTION), is_asked_often=s.long, is_on_agenda=s.long)
    corrected = s.words(LONGEST_ASKED) if s.long else None
    return Found((), corrected, has_more=False, near=near, also=also, cases=s.many(2))


def _later(s: Samples) -> date:
    """Months or years after what happened on the cards."""
    return s.day() + timedelta(days=s.many(900, 70))


def _searched(s: Samples) -> Search:
    return Search(s.words(LONGEST_ASKED))


def _narrowed(s: Samples) -> Search:
    """To one thing, or to as much as can be chosen."""
    if not s.long:
        return Search(s.words(LONGEST_SHOWN), years=1)
    return Search(
        s.words(LONGEST_SHOWN),
        themes=THEMES[:MOST_CHOSEN],
        kinds=tuple(Kind),
        outcomes=tuple(Outcome),
        layers=LAYERS,
        circles=tuple(s.id(n) for n in range(MOST_CHOSEN)),
        years=YEARS[-1],
    )


def _choices(s: Samples) -> Choices:
    """Of one thing, or of everything that there is."""
    circles = [(circle.id, circle.name) for circle in s.circles()]
    if not s.long:
        return Choices(s.themes()[:1], ["tip"], ["worked"], [], circles)
    return Choices(s.themes(), tuple(Kind), tuple(Outcome), LAYERS, circles)


CASES = (
    Case(
        answer_message,
        "Gevonden inzichten",
        "Insights that were found",
        lambda s: {"answer": _found(s), "search": _searched(s), "today": _later(s)},
    ),
    Case(
        answer_message,
        "Gevonden inzichten, gevraagd in een kanaal",
        "Insights that were found, asked in a channel",
        lambda s: {
            "answer": _found(s),
            "search": _searched(s),
            "today": s.day(),
            "in_channel": True,
        },
    ),
    Case(
        answer_message,
        "Iets verteld, terwijl ik een vraag verwacht",
        "Something told where a question was expected",
        lambda s: {
            "answer": _found(s) if s.long else SILENCE,
            "search": _searched(s),
            "today": s.day(),
            "tells": True,
        },
    ),
    Case(
        answer_message,
        "Gevraagd naar handvatten",
        "Asked for principles",
        lambda s: {"answer": _principles(s), "search": _searched(s), "today": s.day()},
    ),
    Case(
        answer_message,
        "Gevraagd naar handvatten, die er nog niet zijn",
        "Asked for principles, and there are none yet",
        lambda s: {
            "answer": replace(SILENCE, principles=True),
            "search": _searched(s),
            "today": s.day(),
        },
    ),
    Case(
        answer_message,
        "Niets gevonden",
        "Nothing found",
        lambda s: {
            "answer": SILENCE,
            "search": Search(s.words(LONGEST_ASKED)),
            "today": s.day(),
        },
    ),
    Case(
        answer_message,
        "Niets gevonden, maar wel iets dat erop lijkt",
        "Nothing found, but something like it",
        lambda s: {"answer": _silent(s), "search": _searched(s), "today": s.day()},
    ),
    Case(
        answer_modal,
        "Niets gevonden in een venster, maar wel iets dat erop lijkt",
        "Nothing found in a form, but something like it",
        lambda s: {"answer": _silent(s), "search": _searched(s), "today": s.day()},
    ),
    Case(
        answer_message,
        "Niets gevonden na verfijnen",
        "Nothing found after refining",
        lambda s: {"answer": SILENCE, "search": _narrowed(s), "today": s.day()},
    ),
    Case(
        answer_modal,
        "Niets gevonden met deze keuzes",
        "Nothing found with these choices",
        lambda s: {"answer": SILENCE, "search": _narrowed(s), "today": s.day()},
    ),
    Case(
        answer_modal,
        "Meer gevonden inzichten",
        "More insights that were found",
        lambda s: {
            "answer": _found(s),
            "search": _narrowed(s).next_page(s.many(1000, PAGE)),
            "today": s.day(),
        },
    ),
    Case(
        answer_modal,
        "De laatste pagina, terwijl er meer is",
        "The last page, while there is more",
        lambda s: {
            "answer": replace(_found(s), has_more=False, is_cut=True),
            "search": _searched(s).next_page(MOST_FOUND - PAGE),
            "today": s.day(),
        },
    ),
    Case(
        refine_modal,
        "Een zoekvraag verfijnen",
        "Refining a search",
        lambda s: {"search": _narrowed(s), "choices": _choices(s)},
    ),
    Case(
        synonyms_modal,
        "Woorden die hetzelfde betekenen",
        "Words that mean the same",
        lambda s: {"groups": Groups(s.words(LONGEST_LIST) if s.long else "", version="0" * 16)},
    ),
    Case(
        changed_message,
        "Een antwoord waar iets uit is ingetrokken",
        "An answer with something withdrawn",
        lambda s: {"hits": [s.hit(n) for n in range(s.many(PAGE))], "today": _later(s)},
    ),
    Case(
        shared_message,
        "Een inzicht, gedeeld in een kanaal",
        "An insight, shared in a channel",
        lambda s: {"hit": s.hit(), "standing": s.standing()},
    ),
    Case(
        shared_message,
        "Een gedeeld inzicht dat is ingetrokken",
        "A shared insight that was withdrawn",
        lambda _: {"hit": None, "standing": None},
    ),
)
