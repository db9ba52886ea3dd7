"""Narrowing a search: the form behind "Verfijn", and how filters travel in a button."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    Option,
)

from bot.domain.people.people import LAYERS
from bot.domain.questions.asked_outcomes import outcome_asked
from bot.domain.questions.questions import Choices
from bot.search.search import Filters, Hit
from bot.slack.base import ids
from bot.slack.base.blocks import Json, cut_as_sent, field, modal, option
from bot.slack.base.forms import Answers, is_number
from bot.slack.base.inputs import drop_down, drop_down_of_several, one_line
from bot.slack.circle.themes import theme_name, theme_options
from bot.texts import Texts
from storage.models import Kind, Outcome

LONGEST_SHOWN = 500  # characters of a question that is repeated or handed on
MOST_CHOSEN = 8  # in one menu: all filters travel in a button
LONGEST_KEY = 64  # characters of a theme's key
FURTHEST = 1000  # cards into an answer
YEARS = (1, 2, 5)  # the periods that can be chosen, back from today


@dataclass(frozen=True)
class Search:
    """A question with what it is narrowed to, and from which card on the answer is shown.

    `years`: how far back; 0 for always. The day it is counted from is not kept: tomorrow "the
    last year" is another year.
    """

    question: str
    offset: int = 0
    themes: Sequence[str] = ()
    kinds: Sequence[str] = ()
    outcomes: Sequence[str] = ()
    layers: Sequence[str] = ()
    circles: Sequence[int] = ()
    years: int = 0
    as_typed: bool = False  # no word is taken for a mistake
    after: str = ""  # the question that this one follows up

    @property
    def is_narrowed(self) -> bool:
        plain = Search(self.question, self.offset, as_typed=self.as_typed, after=self.after)
        return self != plain

    @property
    def asked(self) -> str:
        """All that was asked, as the asker may read it back."""
        return f"{self.after}\n{self.question}" if self.after else self.question

    def filters(self, today: date) -> Filters:
        since = today - timedelta(days=round(365.25 * self.years))
        return Filters(
            themes=self.themes,
            kinds=self.kinds,
            outcomes=self.outcomes,
            layers=self.layers,
            circles=self.circles,
            period=(since, date.max) if self.years else None,
        )

    def next_page(self, offset: int) -> "Search":
        return replace(self, offset=offset)


_LISTS = {"t": "themes", "k": "kinds", "o": "outcomes", "l": "layers"}


def written(search: Search) -> str:
    """As the value of a button, which holds 2000 characters."""
    longest = LONGEST_SHOWN // 2 if search.after else LONGEST_SHOWN
    where: dict[str, Any] = {"q": cut_as_sent(search.question, longest)}
    if search.after:
        where["a"] = cut_as_sent(search.after, longest)
    where |= {
        key: list(some) for key, name in _LISTS.items() if (some := getattr(search, name))
    }
    if search.offset:
        where["from"] = search.offset
    if search.circles:
        where["c"] = list(search.circles)
    if search.years:
        where["y"] = search.years
    if search.as_typed:
        where["x"] = 1
    return json.dumps(where, ensure_ascii=False)  # a letter stays one character


def read_search(value: object) -> Search:
    """What `written` wrote. Anyone can forge a button: odd values are as good as none."""
    try:
        where = json.loads(str(value))
        return Search(
            str(where["q"])[:LONGEST_SHOWN],
            min(max(int(where.get("from", 0)), 0), FURTHEST),
            themes=_strings(where.get("t")),
            kinds=_strings(where.get("k")),
            outcomes=_strings(where.get("o")),
            layers=_strings(where.get("l")),
            circles=_ids(where.get("c")),
            years=where.get("y") if where.get("y") in YEARS else 0,
            as_typed=bool(where.get("x")),
            after=str(where.get("a", ""))[:LONGEST_SHOWN],
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return Search("")


def _strings(said: object) -> tuple[str, ...]:
    if not isinstance(said, list):
        return ()
    short = (each for each in said if isinstance(each, str) and len(each) <= LONGEST_KEY)
    return tuple(short)[:MOST_CHOSEN]


def _ids(said: object) -> tuple[int, ...]:
    if not isinstance(said, list):
        return ()
    digits = (str(each) for each in said)
    return tuple(int(each) for each in digits if is_number(each))[:MOST_CHOSEN]


def refine_modal(search: Search, choices: Choices, texts: Texts) -> Json:
    """`choices`: only what stands on cards that this reader may see."""
    blocks = [
        field(
            "question",
            texts("refine-question"),
            one_line(LONGEST_SHOWN, " ".join(search.asked.split())[:LONGEST_SHOWN]),
        ),
        *_menu("outcomes", _outcomes(choices.outcomes, texts), search.outcomes, texts),
        *_menu("themes", theme_options(choices.themes, texts), search.themes, texts),
        *_menu("kinds", _kinds(choices.kinds, texts), search.kinds, texts),
        *_menu("layers", _layers(choices.layers, texts), search.layers, texts),
        *_menu(
            "circles",
            [option(name, circle_id) for circle_id, name in choices.circles],
            [str(each) for each in search.circles],
            texts,
        ),
        _period(search, texts),
    ]
    return modal(
        ids.SEARCH_REFINE,
        texts("refine-title"),
        blocks,
        submit=texts("refine-submit"),
        close=texts("button-cancel"),
    )


def _menu(
    name: str, options: Sequence[Option], chosen: Sequence[str], texts: Texts
) -> list[Block]:
    """A menu; nothing where there is nothing to choose from."""
    if not options:
        return []
    element = drop_down_of_several(
        options, [each for each in options if each.value in chosen], most=MOST_CHOSEN
    )
    return [field(name, texts(f"refine-{name}"), element, optional=True)]


def _period(search: Search, texts: Texts) -> Block:
    options = [option(texts("refine-always"), 0)]
    options += [option(texts("refine-years", years=years), years) for years in YEARS]
    chosen = [each for each in options if each.value == str(search.years)]
    element = drop_down(options, chosen[0])
    return field("period", texts("refine-period"), element)


def _outcomes(keys: Sequence[str], texts: Texts) -> list[Option]:
    known = [each.value for each in Outcome if each.value in keys]
    return [option(texts(f"outcome-{key.replace('_', '-')}"), key) for key in known]


def _kinds(keys: Sequence[str], texts: Texts) -> list[Option]:
    known = [each.value for each in Kind if each.value in keys]
    return [option(texts(f"kind-{key}"), key) for key in known]


def _layers(keys: Sequence[str], texts: Texts) -> list[Option]:
    known = [each for each in LAYERS if each in keys]
    return [option(texts(f"layer-{key.replace('_', '-')}"), key) for key in known]


def read_refined(view: Json) -> Search:
    answers = Answers(view)
    years = answers.number("period") or 0
    return Search(
        answers.text("question")[:LONGEST_SHOWN],
        themes=_strings(answers.choices("themes")),
        kinds=_strings(answers.choices("kinds")),
        outcomes=_strings(answers.choices("outcomes")),
        layers=_strings(answers.choices("layers")),
        circles=_ids(answers.choices("circles")),
        years=years if years in YEARS else 0,
    )


def narrowed_line(search: Search, hits: Sequence[Hit], texts: Texts) -> str:
    """What an answer is narrowed to, in one line. Circles by number: a name may be closed.

    A workspace's own names of themes come from the cards that were found.
    """
    own = {hit.theme: hit.theme_names for hit in hits}
    said = [texts(f"outcome-{key.replace('_', '-')}") for key in search.outcomes if key in _OUT]
    said += [
        theme_name(key, own.get(key, ("", "")), texts)
        for key in search.themes
        if key in own or texts.knows(f"theme-{key}")
    ]
    said += [texts(f"kind-{key}") for key in search.kinds if key in set(Kind)]
    said += [texts(f"layer-{key.replace('_', '-')}") for key in search.layers if key in LAYERS]
    if search.circles:
        said.append(texts("refine-chosen-circles", count=len(search.circles)))
    if search.years:
        said.append(texts("refine-years", years=search.years))
    return texts("refine-narrowed", to=" · ".join(said))


_OUT = {each.value for each in Outcome}


def followed_up(search: Search, question: str) -> Search:
    """Another question on top of it, with the same choices; or another choice of outcome."""
    if outcome := outcome_asked(question):
        return replace(search, outcomes=(outcome.value,), offset=0)
    return replace(search, question=question, after=search.asked, offset=0, as_typed=False)
