"""Finding insights, and putting a question to a circle."""

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import Samples
from bot.domain.questions import (
    LONGEST_QUESTION,
    MOST_CARDS,
    MOST_CIRCLES,
    PAGE,
    SHORTEST_QUESTION,
    Asked,
)
from bot.search.search import NOTHING, Answer
from bot.slack.questions import (
    answer_modal as question_answer_modal,
)
from bot.slack.questions import (
    answered_message,
    question_message,
    question_modal,
)
from bot.slack.search import answer_message, answer_modal, shared_message
from storage.models import LearningQuestion

LONGEST_ASKED = 3000  # characters of what somebody typed to the bot


def _found(s: Samples) -> Answer:
    hits = tuple(s.hit(n) for n in range(s.many(PAGE)))
    return Answer(hits, s.words(LONGEST_ASKED) if s.long else None, has_more=s.long)


def question(s: Samples, n: int = 0, *, answered: bool = False) -> LearningQuestion:
    return LearningQuestion(
        id=s.id(n),
        text=s.words(LONGEST_QUESTION, n) if s.long else "?" * SHORTEST_QUESTION,
        answered_by=s.id() if answered else None,
    )


def _asked(s: Samples, *, answered: bool = False) -> Asked:
    return Asked(question(s, answered=answered), s.circle())


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
    Case(
        question_modal,
        "Een vraag aan een leerkring stellen",
        "Putting a question to a circle",
        lambda s: {
            "question": s.words(LONGEST_ASKED) if s.long else "",
            "circles": s.circles(MOST_CIRCLES),
            "themes": s.named_themes(),
        },
    ),
    Case(
        question_message,
        "Een vraag aan de leerkring",
        "A question to the circle",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        question_message,
        "Een vraag aan de leerkring, beantwoord",
        "A question to the circle, answered",
        lambda s: {"asked": _asked(s, answered=True)},
    ),
    Case(
        question_answer_modal,
        "Een inzicht kiezen als antwoord",
        "Choosing an insight for an answer",
        lambda s: {
            "asked": _asked(s),
            "hits": [s.hit(n) for n in range(s.many(MOST_CARDS))],
        },
    ),
    Case(
        answered_message,
        "Er is een antwoord op je vraag",
        "There is an answer to your question",
        lambda s: {"asked": _asked(s, answered=True), "hit": s.hit()},
    ),
)
