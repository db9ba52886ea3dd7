"""The form with the guiding questions: short, and longer only where someone tells more."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    PlainTextInputElement,
    StaticSelectElement,
)

from bot.domain.base.links import LONGEST_LINK, MOST_LINKS
from bot.domain.learned.prompts import PromptSeen
from bot.domain.learned.reflections import Answer
from bot.domain.learned.sheets import (
    FOLLOW_UPS,
    LONGEST_ANSWER,
    LONGEST_DETAIL,
    OTHERWISE,
    Filled,
    Sheet,
    details_from,
)
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    field,
    fine_print,
    menu,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.fitting import fit_in_field
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.levels import level_choice, read_level_of
from bot.slack.base.newer import SHOWN_BEFORE, begun
from bot.slack.learned.reflections import heading
from bot.texts import Texts
from storage.models import Case, GuidingQuestion, Learning, ReleaseLevel

NO_CASE = 0


def answer_modal(
    asked: PromptSeen, texts: Texts, beginning: str = "", *, resumed: bool = True
) -> Json:
    """The guiding questions of today, each with who may read the answer.

    `beginning` stands in the first one that has no answer yet, to go on from; when all have
    one, after the first. `resumed`: the form is opened, and if it was left before, says so.
    """
    sheet = asked.sheet
    every = [question.id for question in asked.questions]
    first = next((each for each in every if not _text(sheet, each)), next(iter(every), None))
    blocks = [
        say(heading(asked.circle, asked.meeting, texts)),
        fine_print(texts("reflection-form-opening")),
    ]
    if asked.draft is not None and resumed:
        blocks += _left_before(texts)
    if asked.cases:
        blocks.append(_case_field(asked.cases, sheet.case_id, texts))
    for question in asked.questions:
        filled = sheet.filled.get(question.id)
        filled = filled or Filled("", asked.circle.default_release)
        words, rest = filled.text, list[Block]()
        if beginning and question.id == first:
            words = "\n\n".join(filter(None, [words, beginning]))
            words, rest = fit_in_field(words, LONGEST_ANSWER, texts)
        blocks += [*_question_fields(question, filled, words, texts), *rest]
    blocks.append(buttons(button(texts("draft-keep"), ids.REFLECTION_KEEP_DRAFT)))
    return modal(
        ids.REFLECTION_FORM,
        texts("reflection-form-title"),
        blocks,
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={
            "circle": asked.circle.id,
            "meeting": asked.meeting.id if asked.meeting else None,
            "questions": every,
            **(_begun(sheet, first) if beginning and first else {}),
        },
        tells_when_closed=True,
    )


def _text(sheet: Sheet, question_id: int) -> str:
    filled = sheet.filled.get(question_id)
    return filled.text if filled is not None else ""


def _begun(sheet: Sheet, question_id: int) -> dict[str, list[str]]:
    """What is stored there was seen: the field begins with it."""
    return {SHOWN_BEFORE: begun(f"answer-{question_id}", _text(sheet, question_id))}


def _left_before(texts: Texts) -> list[Block]:
    return [
        fine_print(texts("draft-resumed")),
        buttons(_forget_button(texts)),
    ]


def _forget_button(texts: Texts) -> ButtonElement:
    return button(texts("draft-forget"), ids.REFLECTION_FORGET_DRAFT)


def _case_field(cases: Sequence[Case], chosen: int | None, texts: Texts) -> Block:
    options = {NO_CASE: option(texts("details-no-case"), NO_CASE)}
    options |= {each.id: option(each.title, each.id) for each in cases}
    select = StaticSelectElement(
        **menu([*options.values()]),
        initial_option=options.get(chosen or NO_CASE, options[NO_CASE]),
    )
    return field("case", texts("details-case"), select, optional=True)


def _question_fields(
    question: GuidingQuestion, filled: Filled, words: str, texts: Texts
) -> list[Block]:
    blocks = [
        field(
            f"answer-{question.id}",
            question.text,
            _area(LONGEST_ANSWER, words),
            optional=True,
        ),
        field(
            f"level-{question.id}", texts("reflection-who"), level_choice(filled.level, texts)
        ),
        _follow_up(question.id, filled.follow_up, texts),
    ]
    if filled.follow_up in FOLLOW_UPS:
        blocks += _details_fields(question.id, filled, texts)
    return blocks


def _follow_up(question_id: int, chosen: str, texts: Texts) -> Block:
    options = {
        each: option(texts(f"follow-up-{each.replace('_', '-')}"), each) for each in FOLLOW_UPS
    }
    select = StaticSelectElement(
        options=list(options.values()),
        initial_option=options.get(chosen),
        placeholder=texts("follow-up-open"),
    )
    return field(
        f"follow_up-{question_id}",
        texts("follow-up"),
        select,
        optional=True,
        tells=ids.REFLECTION_FOLLOW_UP,
    )


def _details_fields(question_id: int, filled: Filled, texts: Texts) -> list[Block]:
    """Why and under which condition only where something was tried."""
    blocks = []
    if filled.follow_up != OTHERWISE:
        why = texts(f"why-{filled.follow_up.replace('_', '-')}")
        blocks += [
            _detail(f"why-{question_id}", why, filled.why),
            _detail(f"condition-{question_id}", texts("details-condition"), filled.condition),
        ]
    links = field(
        f"links-{question_id}",
        texts("details-links"),
        _area(MOST_LINKS * (LONGEST_LINK + 1), filled.links),
        hint=texts("details-links-hint", most=MOST_LINKS),
        optional=True,
    )
    return [*blocks, _learning(question_id, filled.learning, texts), links]


def _detail(block_id: str, label: str, value: str) -> Block:
    return field(block_id, label, _area(LONGEST_DETAIL, value), optional=True)


def _area(longest: int, value: str) -> PlainTextInputElement:
    return PlainTextInputElement(
        multiline=True, max_length=longest, initial_value=value or None
    )


def _learning(question_id: int, chosen: str, texts: Texts) -> Block:
    options = {
        each.value: option(texts(f"learning-{each.value}"), each.value) for each in Learning
    }
    select = StaticSelectElement(
        options=list(options.values()), initial_option=options.get(chosen)
    )
    return field(f"learning-{question_id}", texts("details-learning"), select, optional=True)


def read_answers(view: Json) -> list[Answer]:
    """The inverse of `answer_modal`.

    Raises:
        InvalidInput: a level that is none of the four, or details that cannot be.
        NotFound: ids that cannot be ours.
    """
    sheet = read_sheet(view)
    answers = Answers(view)
    return [
        Answer(
            question_id,
            filled.text,
            read_level_of(answers, f"level-{question_id}"),
            details_from(filled, question_id),
            sheet.case_id if filled.text else None,
        )
        for question_id, filled in sheet.filled.items()
    ]


def read_subject(view: Json) -> tuple[int, int | None]:
    """The circle, and the session if there is one."""
    memory = remembered(view)
    meeting = memory.get("meeting")
    return read_id(memory.get("circle")), None if meeting is None else read_id(meeting)


def read_sheet(view: Json) -> Sheet:
    """The form as it stands, whatever is in it. Raises NotFound for ids that cannot be ours."""
    answers = Answers(view)
    questions = remembered(view).get("questions")
    question_ids = [read_id(each) for each in questions] if isinstance(questions, list) else []
    return Sheet(
        {each: _read_filled(answers, each) for each in question_ids},
        (read_id(answers.choice("case") or NO_CASE) or None),
    )


def is_blank(view: Json) -> bool:
    """Whether the view came without what was filled in, as Slack may send a closed one."""
    values: Mapping[str, object] = (view.get("state") or {}).get("values") or {}
    return not any(block_id.startswith("answer-") for block_id in values)


def _read_filled(answers: Answers, question_id: int) -> Filled:
    try:
        level = read_level_of(answers, f"level-{question_id}")
    except InvalidInput:
        level = ReleaseLevel.PRIVATE
    return Filled(
        answers.text(f"answer-{question_id}")[: LONGEST_ANSWER + 1],
        level,
        answers.choice(f"follow_up-{question_id}") or "",
        answers.text(f"why-{question_id}"),
        answers.text(f"condition-{question_id}"),
        answers.choice(f"learning-{question_id}") or "",
        answers.text(f"links-{question_id}"),
    )
