"""How cases of others look: those about a question, and the library of what helped."""

from slack_sdk.models.blocks import Block

from bot.domain.questions.found_cases import OBSTACLES, FoundCases, Library
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    cut_as_sent,
    divider,
    fine_print,
    modal,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.case_words import about, told_blocks
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.models import Case

EVERY = "all"  # the button to every kind of obstacle
LONGEST_ASKED = 300  # characters of a question in a button


def found_modal(found: FoundCases, texts: Texts, page: int = 0) -> Json:
    """Cases about a question; who brought them stands in no circle but their own."""
    shown = page_of([_case(each, texts) for each in found.cases], page)
    opening = texts("found-cases-opening" if found.cases else "found-cases-none")
    return modal(
        ids.CASE_FOUND,
        texts("found-cases"),
        [
            quote(cut_as_sent(found.question, LONGEST_ASKED)),
            fine_print(opening),
            *shown.blocks,
            *turners(shown, ids.CASE_FOUND_PAGE, texts),
            buttons(button(texts("case-library"), ids.CASE_LIBRARY)),
        ],
        close=texts("button-close"),
        remember={"question": found.question},
    )


def read_found(view: Json) -> str:
    return str(remembered(view).get("question", ""))


def library_modal(library: Library, texts: Texts, page: int = 0) -> Json:
    """What stood in the way, by kind, and what got it moving."""
    shown = page_of([_case(each, texts) for each in library.cases], page)
    kind = library.obstacle
    shown_kind = texts("library-shown-all")
    if kind:
        shown_kind = texts("library-shown", obstacle=texts(f"case-obstacle-{kind}"))
    blocks: list[Block] = [
        fine_print(texts("library-opening")),
        _kinds(texts),
        say(shown_kind),
    ]
    if not library.cases:
        blocks.append(say(texts("library-none")))
    return modal(
        ids.CASE_LIBRARY,
        texts("case-library"),
        [*blocks, *shown.blocks, *turners(shown, ids.CASE_LIBRARY_PAGE, texts)],
        close=texts("button-close"),
        remember={"obstacle": kind or EVERY},
    )


def _kinds(texts: Texts) -> Block:
    every = button(texts("library-every"), f"{ids.CASE_LIBRARY_KIND}.{EVERY}", EVERY)
    kinds = (
        button(texts(f"case-obstacle-{kind}"), f"{ids.CASE_LIBRARY_KIND}.{kind}", kind)
        for kind in OBSTACLES
    )
    return buttons(every, *kinds)


def read_obstacle(view: Json) -> str:
    return str(remembered(view).get("obstacle", EVERY))


def _case(case: Case, texts: Texts) -> list[Block]:
    """Whole, in its owner's words and without a name: so far they let it travel."""
    line = about(case, texts)
    where = f"{line}\n{case.place}" if case.place else line
    blocks = [divider(), strong(case.title), fine_print(where or "–"), quote(case.description)]
    if case.obstacle:
        blocks += [fine_print(texts("case-obstacle")), quote(case.obstacle)]
    return [*blocks, *(told_blocks(case, texts) or [fine_print(texts("case-runs"))])]
