"""Finding insights."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.questions import PAGE
from bot.search.search import NOTHING, Answer
from bot.slack.search import answer_message, answer_modal, hit_modal, shared_message

LONGEST_ASKED = 3000  # characters of what somebody typed to the bot


def _found(s: Samples) -> Answer:
    hits = tuple(s.hit(n) for n in range(s.many(PAGE)))
    return Answer(hits, s.words(LONGEST_ASKED) if s.long else None, has_more=s.long)


CASES = (
    Case(
        answer_message,
        "Gevonden inzichten",
        "Insights that were found",
        lambda s: {"answer": _found(s), "question": s.words(LONGEST_ASKED)},
    ),
    Case(
        answer_message,
        "Gevonden inzichten, gevraagd in een kanaal",
        "Insights that were found, asked in a channel",
        lambda s: {
            "answer": _found(s),
            "question": s.words(LONGEST_ASKED),
            "in_channel": True,
        },
    ),
    Case(
        answer_message,
        "Niets gevonden",
        "Nothing found",
        lambda s: {"answer": NOTHING, "question": s.words(LONGEST_ASKED)},
    ),
    Case(
        answer_modal,
        "Meer gevonden inzichten",
        "More insights that were found",
        lambda s: {
            "answer": _found(s),
            "question": s.words(LONGEST_ASKED),
            "offset": s.many(1000, PAGE),
        },
    ),
    Case(hit_modal, "Een inzicht lezen", "Reading an insight", lambda s: {"hit": s.hit()}),
    Case(
        shared_message,
        "Een inzicht, gedeeld in een kanaal",
        "An insight, shared in a channel",
        lambda s: {"hit": s.hit()},
    ),
    Case(
        shared_message,
        "Een gedeeld inzicht dat is ingetrokken",
        "A shared insight that was withdrawn",
        lambda _: {"hit": None},
    ),
)
