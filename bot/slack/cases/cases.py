"""How cases look: the table of a session, a case, how it ended."""

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    InputInteractiveElement,
    PlainTextInputElement,
    StaticSelectElement,
)

from bot.domain.cases.case_board import Board, Earlier
from bot.domain.cases.cases import (
    LEVELS,
    LONGEST_TEXT,
    LONGEST_TITLE,
    PHASES,
    CaseWords,
    Outcome,
)
from bot.domain.questions.found_cases import OBSTACLES
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    confirm,
    divider,
    field,
    fine_print,
    message,
    modal,
    option,
    remembered,
    say,
    strong,
)
from bot.slack.base.case_words import case_blocks, told_blocks, who_reads_case
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down
from bot.slack.base.levels import level_label, read_level_of
from bot.slack.base.moments import when
from bot.slack.base.paging import page_of, turners
from bot.texts import Texts
from storage.cases.cases import Brought
from storage.models import BroughtCase, Case, Meeting, ReleaseLevel

OPTIONAL = ("place", "parties", "obstacle")


def board_modal(board: Board, zone: str, texts: Texts, page: int = 0) -> Json:
    """The cases for the session at hand."""
    meeting = board.meeting
    groups = [_on_table(each, board, texts) for each in board.brought]
    groups += [_to_note(each, texts) for each in board.to_note]
    groups += [_ownerless(each, texts) for each in board.ownerless]
    groups += [_earlier(each, meeting, texts) for each in board.earlier]
    shown = page_of(groups, page)
    if meeting is None:
        blocks: list[Block] = [say(texts("case-no-meeting"))]
    else:
        blocks = [say(f"{board.circle.name}\n{when(meeting, zone, texts)}")]
        blocks += _lead(board, meeting, texts)
        if not board.brought:
            blocks.append(say(texts("case-none-came" if board.is_over else "case-none-yet")))
    blocks += [*shown.blocks, *turners(shown, ids.CASE_PAGE, texts), onward(texts)]
    if meeting is not None:
        blocks.append(fine_print(texts("case-who-reads")))
    return modal(
        ids.CASE_BOARD,
        texts("case-board-title"),
        blocks,
        close=texts("button-close"),
        remember={"circle": board.circle.id},
    )


def no_circle_message(texts: Texts) -> Message:
    """For who is in no circle: what others were helped by, and what they once brought."""
    return message(say(texts("case-no-circle")), onward(texts))


def onward(texts: Texts) -> Block:
    """To one's own cases, and to what helped others."""
    return buttons(
        button(texts("my-cases"), ids.CASE_MINE),
        button(texts("case-library"), ids.CASE_LIBRARY),
    )


def _lead(board: Board, meeting: Meeting, texts: Texts) -> list[Block]:
    said: list[Block] = []
    if board.is_over:
        return [say(texts("case-you-pick"))] if board.leads and board.to_pick else []
    pressed = [
        button(texts("case-bring"), ids.CASE_OPEN_BRING, meeting.id, style="primary"),
    ]
    if board.vote is not None and board.is_open:
        said = [say(texts("case-vote-goes-on"))]
        if board.leads:
            pressed.append(button(texts("case-close"), ids.CASE_CLOSE_VOTE, board.vote.id))
        else:
            pressed.append(button(texts("case-ballot"), ids.CASE_BALLOT, board.vote.id))
    elif board.chosen is None and board.leads and len(board.brought) > 1:
        pressed.append(button(texts("case-open-vote"), ids.CASE_OPEN_VOTE, meeting.id))
    if board.leads and board.to_pick:
        said = [*said, say(texts("case-you-pick"))]
    return [*said, buttons(*pressed)]


def _on_table(each: Brought, board: Board, texts: Texts) -> list[Block]:
    row, case, person = each
    state = f"case-is-{_state(row, case)}"
    return [
        divider(),
        *case_blocks(case, texts),
        *told_blocks(case, texts),
        fine_print(texts("case-brought-by", name=person.name, state=texts(state))),
        buttons(*_actions(row, case, board, texts)),
    ]


def _state(row: BroughtCase, case: Case) -> str:
    if case.told_at is not None and row.brought_at <= case.told_at:
        return "followed-up"
    if row.discussed_at is not None:
        return "discussed"
    return "brought" if row.chosen_at is None else "chosen"


def _actions(row: BroughtCase, case: Case, board: Board, texts: Texts) -> list[ButtonElement]:
    pressed = [button(texts("case-history"), ids.CASE_HISTORY, case.id)]
    if case.person_id == board.reader_id:
        pressed += [
            button(texts("case-edit"), ids.CASE_OPEN_EDIT, case.id),
            button(
                texts("case-withdraw"),
                ids.CASE_WITHDRAW,
                row.id,
                confirm=confirm(
                    "case-withdraw-title",
                    "case-withdraw-sure",
                    "case-withdraw",
                    texts,
                    no="button-cancel",
                ),
            ),
        ]
        if row.discussed_at is not None or board.is_over:
            pressed.append(button(texts("case-follow-up"), ids.CASE_OPEN_FOLLOW_UP, row.id))
    if board.leads and case.id in board.to_pick and not board.is_open:
        pressed.append(button(texts("case-pick"), ids.CASE_PICK, row.id))
    if board.leads and row.chosen_at is not None and row.discussed_at is None:
        pressed.append(button(texts("case-discussed"), ids.CASE_DISCUSSED, row.id))
    return pressed


def _to_note(each: Brought, texts: Texts) -> list[Block]:
    """A case that was chosen for an earlier session, for whoever leads the circle."""
    row, case, person = each
    return [
        divider(),
        strong(case.title),
        fine_print(texts("case-to-note", name=person.name)),
        buttons(
            button(texts("case-discussed"), ids.CASE_DISCUSSED, row.id),
            button(texts("case-history"), ids.CASE_HISTORY, case.id),
        ),
    ]


def _ownerless(each: Brought, texts: Texts) -> list[Block]:
    """For who leads: nobody will be asked how it ended, and what the circle can do now."""
    _, case, person = each
    return [
        divider(),
        strong(case.title),
        fine_print(texts("case-owner-gone", name=person.name)),
        buttons(button(texts("case-history"), ids.CASE_HISTORY, case.id)),
    ]


def _earlier(each: Earlier, meeting: Meeting | None, texts: Texts) -> list[Block]:
    """A case of the reader's own: to bring again, or to tell to its end."""
    case, last = each.case, each.last
    pressed = [
        button(texts("case-edit"), ids.CASE_OPEN_EDIT, case.id),
        button(texts("case-history"), ids.CASE_HISTORY, case.id),
    ]
    if meeting is not None:
        again = f"{meeting.id}-{case.id}"
        pressed.insert(0, button(texts("case-again"), ids.CASE_BRING_AGAIN, again))
    if last is not None:
        pressed.append(button(texts("case-follow-up"), ids.CASE_OPEN_FOLLOW_UP, last.id))
    return [
        divider(),
        strong(case.title),
        fine_print(texts("case-earlier")),
        buttons(*pressed),
    ]


def read_again(value: object) -> tuple[int, int]:
    """The session and the case; raises NotFound for anything else."""
    meeting_id, _, case_id = str(value).partition("-")
    return read_id(meeting_id), read_id(case_id)


def case_modal(
    texts: Texts,
    *,
    meeting_id: int | None = None,
    case: Case | None = None,
    circle_id: int | None = None,
) -> Json:
    """The form for a new case for a session, or for changing one; see `read_case`.

    `circle_id`: of the board that it was opened from, if it was.
    """

    def words(name: str, label: str, longest: int = LONGEST_TEXT) -> Block:
        said = getattr(case, name) if case else ""
        return text_field(name, texts(label), said, longest=longest, optional=name in OPTIONAL)

    blocks: list[Block] = [
        fine_print(texts("case-edit-reads" if case else "case-who-reads")),
        *([fine_print(who_reads_case(case, texts))] if case else []),
        words("title", "case-title", LONGEST_TITLE),
        words("description", "case-description"),
        words("place", "case-place", LONGEST_TITLE),
        words("parties", "case-parties"),
        field("phase", texts("case-phase"), _phases(case, texts)),
        field("obstacle_kind", texts("case-obstacle-kind"), _obstacles(case, texts)),
        words("obstacle", "case-obstacle"),
        words("asked_of_others", "case-asked"),
    ]
    return modal(
        ids.CASE_FORM,
        texts("case-edit-title" if case else "case-form-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"case": case.id, "circle": circle_id} if case else {"meeting": meeting_id},
    )


def text_field(
    name: str,
    label: str,
    words: str | None,
    *,
    longest: int = LONGEST_TEXT,
    optional: bool = False,
) -> Block:
    element: InputInteractiveElement = PlainTextInputElement(
        multiline=longest > LONGEST_TITLE, max_length=longest, initial_value=words or None
    )
    return field(name, label, element, optional=optional)


def _phases(case: Case | None, texts: Texts) -> StaticSelectElement:
    options = [option(texts(f"case-phase-{phase}"), phase) for phase in PHASES]
    chosen = next((o for o in options if case and o.value == case.phase), None)
    return drop_down(options, chosen)


def _obstacles(case: Case | None, texts: Texts) -> StaticSelectElement:
    options = [option(texts(f"case-obstacle-{kind}"), kind) for kind in OBSTACLES]
    chosen = next((o for o in options if case and o.value == case.obstacle_kind), None)
    return drop_down(options, chosen)


def change_modal(case: Case, texts: Texts) -> Json:
    return case_modal(texts, case=case)


def read_case(view: Json) -> tuple[int | None, int | None, CaseWords]:
    """The session (of a new case) or the case (that is changed), and the words."""
    answers, memory = Answers(view), remembered(view)
    words = CaseWords(
        title=answers.text("title"),
        description=answers.text("description"),
        parties=answers.text("parties"),
        phase=answers.choice("phase") or "",
        obstacle_kind=answers.choice("obstacle_kind") or "",
        obstacle=answers.text("obstacle"),
        asked_of_others=answers.text("asked_of_others"),
        place=answers.text("place"),
    )
    if "case" in memory:
        return None, read_id(memory["case"]), words
    return read_id(memory.get("meeting")), None, words


def read_edited(view: Json) -> int | None:
    """The case that is changed; None for a new one."""
    memory = remembered(view)
    return read_id(memory["case"]) if "case" in memory else None


def follow_up_modal(told: tuple[BroughtCase, Case], texts: Texts) -> Json:
    """From the board of a circle; see `read_follow_up`."""
    row, case = told
    return modal(
        ids.CASE_FOLLOW_UP,
        texts("case-follow-up-title"),
        outcome_fields(case, texts),
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"brought": row.id},
    )


def outcome_fields(case: Case, texts: Texts) -> list[Block]:
    """How it ended, and who may read the case, with the words of it; see `read_outcome`."""
    return [
        text_field("follow_up", texts("case-follow-up-label"), case.result),
        text_field("unlocked_by", texts("case-unlocked"), case.unlocked_by, optional=True),
        level_field(case, texts),
        fine_print(texts("case-no-names")),
        divider(),
        fine_print(texts("case-words-too")),
        *case_blocks(case, texts),
    ]


def level_field(case: Case, texts: Texts) -> Block:
    options = [option(level_label(each, texts), int(each)) for each in LEVELS]
    chosen = options[LEVELS.index(min(case.release_level, LEVELS[-1]))]
    element = drop_down(options, chosen)
    return field("level", texts("case-level"), element, hint=texts("case-level-hint"))


def read_level(answers: Answers) -> ReleaseLevel:
    """Raises InvalidInput for a level that a case cannot have."""
    level = read_level_of(answers, "level")
    if level not in LEVELS:
        raise InvalidInput("level", "error-choose")
    return level


def read_outcome(answers: Answers) -> Outcome:
    return Outcome(answers.text("follow_up"), answers.text("unlocked_by"), read_level(answers))


def read_follow_up(view: Json) -> tuple[int, Outcome]:
    return read_followed(view), read_outcome(Answers(view))


def read_followed(view: Json) -> int:
    return read_id(remembered(view).get("brought"))
