"""How own cases look: the list, who reads one, to a next session, and the one question."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import Block

from bot.domain.cases.cases import Outcome
from bot.domain.cases.my_cases import Choice, MyCase, Taking
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.case_words import about, case_blocks, told_blocks, who_reads_case
from bot.slack.base.fitting import SHORT
from bot.slack.base.forms import Answers, about_case, read_id
from bot.slack.base.inputs import date_input, drop_down
from bot.slack.base.moments import when
from bot.slack.base.paging import page_of, turners
from bot.slack.cases.cases import (
    level_field,
    outcome_fields,
    read_level,
    read_outcome,
    text_field,
)
from bot.texts import Texts
from storage.models import Case, ReleaseLevel

NEW = "new"  # the choice to bring something new
LONGEST_NAMES = 500  # characters of the names of circles


def mine_modal(mine: Sequence[MyCase], texts: Texts, page: int = 0) -> Json:
    """All that someone works on, or worked on, whichever circles know of it."""
    shown = page_of([_mine(each, texts) for each in mine], page)
    opening = texts("my-cases-opening" if mine else "my-cases-none")
    return modal(
        ids.CASE_MINE,
        texts("my-cases"),
        [fine_print(opening), *shown.blocks, *turners(shown, ids.CASE_MINE_PAGE, texts)],
        close=texts("button-close"),
    )


def _mine(each: MyCase, texts: Texts) -> list[Block]:
    case = each.case
    pressed = [
        button(texts("case-follow-up"), ids.CASE_TELL, case.id),
        button(texts("case-edit"), ids.CASE_OPEN_EDIT, case.id),
        button(texts("case-who"), ids.CASE_OPEN_REACH, case.id),
        button(texts("case-history"), ids.CASE_HISTORY, case.id),
    ]
    if case.told_at is None:
        pressed.insert(0, button(texts("case-take"), ids.CASE_OPEN_TAKE, case.id))
    return [
        divider(),
        strong(case.title),
        *([say(line)] if (line := about(case, texts)) else []),
        *told_blocks(case, texts),
        fine_print(_status(each, texts)),
        buttons(*pressed),
    ]


def _status(each: MyCase, texts: Texts) -> str:
    lines = [who_reads_case(each.case, texts)]
    if each.circles:
        named = ", ".join(circle.name for circle in each.circles)
        lines.append(texts("case-in-circles", circles=cut(named, LONGEST_NAMES)))
    if each.asks_on is not None:
        lines.append(texts("case-asks-on", day=texts.date(each.asks_on)))
    return "\n".join(lines)


def tell_modal(case: Case, texts: Texts) -> Json:
    """How it ended, from one's own list or the question; see `read_tell`."""
    return modal(
        ids.CASE_TELL_FORM,
        texts("case-follow-up-title"),
        outcome_fields(case, texts),
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"case": case.id},
    )


def read_tell(view: Json) -> tuple[int, Outcome]:
    return about_case(view), read_outcome(Answers(view))


def reach_modal(each: MyCase, texts: Texts) -> Json:
    """The very words that others may read, who those are, and when it is asked about."""
    case = each.case
    blocks = [*case_blocks(case, texts), *told_blocks(case, texts), divider()]
    blocks += [level_field(case, texts), fine_print(texts("case-no-names"))]
    if each.asks_on is not None:
        picker = date_input(each.asks_on)
        blocks.append(
            field(
                "ask_on",
                texts("case-ask-on"),
                picker,
                hint=texts("case-ask-on-hint"),
                optional=True,
            )
        )
    return modal(
        ids.CASE_REACH,
        texts("case-who"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"case": case.id},
    )


def read_reach(view: Json) -> tuple[int, ReleaseLevel, date | None]:
    answers = Answers(view)
    return about_case(view), read_level(answers), answers.date("ask_on")


def which_modal(choice: Choice, texts: Texts) -> Json:
    """Something new, or a case that runs already; see `read_which`."""
    options = [option(texts("case-new"), NEW)]
    options += [option(cut(case.title, SHORT), case.id) for case in choice.running]
    element = drop_down(options, options[0])
    return modal(
        ids.CASE_WHICH,
        texts("case-form-title"),
        [field("case", texts("case-which"), element)],
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"meeting": choice.meeting.id},
    )


def read_which(view: Json) -> tuple[int, int | None]:
    """The session, and the running case that goes there; None for something new."""
    chosen = Answers(view).choice("case")
    case_id = None if chosen in {NEW, None} else read_id(chosen)
    return read_id(remembered(view).get("meeting")), case_id


def take_modal(taking: Taking, zone: str, texts: Texts, circle_id: int | None = None) -> Json:
    """To which session, and what is asked of the others there; see `read_take`.

    `circle_id`: of the board that it was opened from, if it was.
    """
    options = [
        option(cut(f"{circle.name} · {when(meeting, zone, texts)}", SHORT), meeting.id)
        for meeting, circle in taking.tables
    ]
    element = drop_down(options, options[0])
    return modal(
        ids.CASE_TAKE,
        texts("case-form-title"),
        [
            strong(taking.case.title),
            field("meeting", texts("case-table"), element),
            text_field("asked_of_others", texts("case-asked"), taking.case.asked_of_others),
            fine_print(texts("case-take-reads")),
        ],
        submit=texts("case-take-send"),
        close=texts("button-cancel"),
        remember={"case": taking.case.id, "circle": circle_id},
    )


def read_take(view: Json) -> tuple[int, int, str]:
    """The case, the session and what is asked."""
    answers = Answers(view)
    meeting_id = read_id(answers.choice("meeting"))
    return about_case(view), meeting_id, answers.text("asked_of_others")


def question_message(case: Case, texts: Texts) -> Message:
    """The one question about it."""
    return message(
        say(texts("case-question")),
        quote(case.title),
        fine_print(texts("case-question-once")),
        buttons(
            button(texts("case-follow-up"), ids.CASE_TELL, case.id, style="primary"),
            button(texts("my-cases"), ids.CASE_MINE),
        ),
    )


def answered_message(case: Case, texts: Texts) -> Message:
    """What takes the question's place."""
    return message(
        say(texts("case-question-thanks")),
        quote(case.title),
        buttons(button(texts("my-cases"), ids.CASE_MINE)),
    )
