"""Asking a circle, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.demo.gallery.case import Case
from bot.demo.gallery.samples import NOW, Samples
from bot.domain.circle.themes import LONGEST_THEME
from bot.domain.questions.following import LONGEST_FOLLOWED, MOST_FOLLOWED
from bot.domain.questions.gaps import Gap
from bot.domain.questions.learning_questions import (
    LONGEST_QUESTION,
    MOST_WORDS,
    SHORTEST_QUESTION,
    Choice,
    MyQuestion,
)
from bot.domain.questions.questions import PutQuestion
from bot.domain.questions.triage import REASONS, Board, TakenUp
from bot.search.search import Hit
from bot.search.tokens import LONGEST_WORD
from bot.slack.questions.learning_questions import (
    answered_message,
    followed_message,
    mine_modal,
    news_message,
    put_modal,
    question_modal,
    reopened_message,
)
from bot.slack.questions.triage import (
    agenda_modal,
    answer_modal,
    decide_modal,
    decline_modal,
    gaps_modal,
    match_message,
    merge_modal,
    question_message,
)
from storage.models import CircleState, FollowedQuestion, LearningQuestion, QuestionState

LONGEST_ASKED = 3000  # characters of what someone typed to the bot
TOLD = (QuestionState.ACCEPTED, QuestionState.MERGED, QuestionState.DECLINED)


def question(
    s: Samples,
    n: int = 0,
    state: QuestionState = QuestionState.OPEN,
    *,
    answered: bool = False,
) -> LearningQuestion:
    return LearningQuestion(
        id=s.id(n),
        text=s.words(LONGEST_QUESTION, n) if s.long else "?" * SHORTEST_QUESTION,
        state=state,
        declined_because=REASONS[n % len(REASONS)],
        answered_by=s.id() if answered else None,
    )


def _wants_to_meet(s: Samples) -> LearningQuestion:
    put = question(s)
    put.may_introduce = True
    return put


def _related(s: Samples) -> Sequence[LearningQuestion]:
    return [question(s, n) for n in range(s.lots())]


def _asked(
    s: Samples, state: QuestionState = QuestionState.OPEN, *, answered: bool = False, n: int = 0
) -> PutQuestion:
    related = _related(s) if s.long else ()
    return PutQuestion(question(s, n, state, answered=answered), s.circle(), related)


def _about(s: Samples, hit: Hit | None) -> PutQuestion:
    asked = _asked(s)
    asked.question.asked_about = s.id()
    return replace(asked, about=hit)


def _choices(s: Samples) -> list[Choice]:
    words = [s.line(LONGEST_WORD, n) for n in range(s.many(MOST_WORDS, 0))]
    return [
        Choice(circle, s.line(LONGEST_THEME, n), words, has_cards=n % 2 == 1)
        for n, circle in enumerate(s.circles())
    ]


def _board(s: Samples) -> Board:
    states = list(QuestionState)[:-1]
    mine = [
        MyQuestion(question(s, n, states[n % len(states)]), s.circle(n), None)
        for n in range(s.lots())
    ]
    mine.append(MyQuestion(_wants_to_meet(s), s.circle(), None))
    answered = MyQuestion(question(s, answered=True), s.circle(), s.hit())
    paused = MyQuestion(question(s), s.circle(), None)
    paused.circle.state = CircleState.PAUSED
    led = [_asked(s, n=n) for n in range(s.lots())]
    followed = [
        FollowedQuestion(id=n, text=s.words(LONGEST_FOLLOWED, n), created_at=NOW)
        for n in range(s.many(MOST_FOLLOWED))
    ]
    return Board([answered, paused, *mine], led, may_see_gaps=True, followed=followed)


def _seen(state: QuestionState) -> Case:
    return Case(
        question_message,
        f"Een vraag aan de leerkring: {state}",
        f"A question to the circle: {state}",
        lambda s: {"asked": _asked(s, state)},
    )


def _told(state: QuestionState) -> Case:
    return Case(
        news_message,
        f"Bericht over je vraag: {state}",
        f"News about your question: {state}",
        lambda s: {"asked": _asked(s, state)},
    )


CASES = (
    Case(
        question_modal,
        "Een vraag aan een leerkring stellen",
        "Asking a circle",
        lambda s: {
            "question": s.words(LONGEST_ASKED) if s.long else "",
            "choices": _choices(s),
        },
    ),
    Case(
        put_modal,
        "Je vraag is gesteld",
        "Your question was put",
        lambda s: {"question": _wants_to_meet(s)},
    ),
    Case(
        put_modal,
        "Die vraag stelde je al",
        "You asked that before",
        lambda s: {"question": question(s, state=QuestionState.ACCEPTED)},
    ),
    *(_seen(state) for state in QuestionState),
    Case(
        question_message,
        "Een vraag aan de leerkring, beantwoord",
        "A question to the circle, answered",
        lambda s: {"asked": _asked(s, answered=True)},
    ),
    Case(
        decide_modal,
        "Een vraag aan de leerkring, uit de lijst",
        "A question to the circle, from the list",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        question_message,
        "Een vraag van een lezer, over een inzicht",
        "A reader's question about an insight",
        lambda s: {"asked": _about(s, s.hit())},
    ),
    Case(
        question_message,
        "Een vraag van een lezer, over een inzicht dat er niet meer is",
        "A reader's question about an insight that is gone",
        lambda s: {"asked": _about(s, None)},
    ),
    Case(
        merge_modal,
        "Vragen samenvoegen",
        "Merging questions",
        lambda s: {"asked": PutQuestion(question(s), s.circle(), _related(s))},
    ),
    Case(
        decline_modal,
        "Een vraag niet meenemen",
        "Declining a question",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        answer_modal,
        "Een inzicht kiezen als antwoord",
        "Choosing an insight for an answer",
        lambda s: {
            "asked": _asked(s),
            "hits": [s.hit(n) for n in range(s.lots())],
        },
    ),
    Case(
        match_message,
        "Een nieuw inzicht dat misschien antwoord geeft",
        "A new insight that may be an answer",
        lambda s: {"asked": _asked(s), "hit": s.hit()},
    ),
    Case(
        match_message,
        "Een nieuw inzicht dat antwoord gaf",
        "A new insight that was the answer",
        lambda s: {"asked": _asked(s, answered=True), "hit": s.hit()},
    ),
    Case(
        match_message,
        "Een mogelijk antwoord dat is ingetrokken",
        "A possible answer that was withdrawn",
        lambda s: {"asked": _asked(s), "hit": None},
    ),
    Case(
        match_message,
        "Een mogelijk antwoord op een vraag die is ingetrokken",
        "A possible answer to a withdrawn question",
        lambda s: {"asked": _asked(s, QuestionState.WITHDRAWN), "hit": s.hit()},
    ),
    *(_told(state) for state in TOLD),
    Case(
        answered_message,
        "Er is een antwoord op je vraag",
        "There is an answer to your question",
        lambda s: {"asked": _asked(s, answered=True), "hit": s.hit()},
    ),
    Case(
        followed_message,
        "Iets nieuws over een vraag die je volgt",
        "Something new about a question that you follow",
        lambda s: {"text": s.words(LONGEST_FOLLOWED), "hit": s.hit()},
    ),
    Case(
        followed_message,
        "Een inzicht bij een vraag die je volgt is ingetrokken",
        "An insight about a question that you follow was withdrawn",
        lambda s: {"text": s.words(LONGEST_FOLLOWED), "hit": None},
    ),
    Case(
        reopened_message,
        "Het antwoord op je vraag is ingetrokken",
        "The answer to your question was withdrawn",
        lambda s: {"asked": _asked(s)},
    ),
    Case(
        mine_modal,
        "Mijn vragen",
        "My questions",
        lambda s: {"board": _board(s), "page": 0},
    ),
    Case(
        mine_modal,
        "Mijn vragen, de tweede pagina",
        "My questions, the second page",
        lambda s: {"board": _board(s), "page": 1},
    ),
    Case(
        mine_modal,
        "Mijn vragen, nog leeg",
        "My questions, none yet",
        lambda _: {"board": Board([], [], may_see_gaps=False)},
    ),
    Case(
        gaps_modal,
        "Wat nog niet bekend is",
        "Open questions that several people asked",
        lambda s: {
            "gaps": [
                Gap(
                    s.words(LONGEST_QUESTION, n),
                    is_asked_often=n % 2 == 1,
                    is_on_agenda=n % 3 == 1,
                )
                for n in range(s.lots())
            ],
            "page": 1,
        },
    ),
    Case(
        agenda_modal,
        "Wat een kring oppakte",
        "What a circle is looking into",
        lambda s: {
            "taken_up": TakenUp(s.circle(), [question(s, n) for n in range(s.lots())]),
            "page": 1,
        },
    ),
    Case(
        agenda_modal,
        "Een kring pakte nog niets op",
        "A circle is looking into nothing yet",
        lambda s: {"taken_up": TakenUp(s.circle(), [])},
    ),
    Case(
        gaps_modal,
        "Er is niets dat nog niet bekend is",
        "No open questions",
        lambda _: {"gaps": []},
    ),
)
