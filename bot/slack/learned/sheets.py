"""The form with the guiding questions: short, and longer only where someone tells more."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
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
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.fitting import fit_in_field
from bot.slack.base.folding import fold
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down, several_lines
from bot.slack.base.levels import level_choice, read_level_of
from bot.slack.base.newer import SHOWN_BEFORE, begun, inputs
from bot.slack.learned.reflections import heading
from bot.texts import Texts
from storage.models import Case, GuidingQuestion, Learning, ReleaseLevel

NO_CASE = 0
LEVELS, MORE = "levels", "more"  # what the form folds: a level per question, and the details
EACH = "each"  # in the place of one level: as it was chosen per question


def answer_modal(  # what it begins with and shows, by name
    asked: PromptSeen,
    texts: Texts,
    beginning: str = "",
    *,
    resumed: bool = True,
    shown: Collection[str] = (),
    whole: bool = False,
    level: ReleaseLevel | None = None,
) -> Json:
    """The guiding questions of today, and who may read the answers.

    `beginning` stands in the first one that has no answer yet, to go on from; when all have
    one, after the first. `resumed`: the form is opened, and if it was left before, says so.
    `shown`: what is unfolded; `level`: chosen for all answers, to go on from per question.
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
    for question in asked.questions:
        filled = sheet.filled.get(question.id)
        filled = filled or Filled("", asked.circle.default_release)
        words, rest = filled.text, list[Block]()
        if beginning and question.id == first:
            words = "\n\n".join(filter(None, [words, beginning]))
            words, rest = fit_in_field(words, LONGEST_ANSWER, texts)
        blocks += [*_question_fields(question, filled, words, level, texts), *rest]
    if LEVELS not in shown:
        blocks.append(_level_for_all(asked, texts))
    if asked.cases:
        blocks.append(_case_field(asked.cases, sheet.case_id, texts))
    blocks.append(buttons(button(texts("draft-keep"), ids.REFLECTION_KEEP_DRAFT)))
    form = modal(
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
            **(_levels_seen(asked) if level is not None else {}),
        },
        tells_when_closed=True,
    )
    return form if whole else fold(form, _folded(form, sheet, shown, texts))


def _folded(
    form: Json, sheet: Sheet, shown: Collection[str], texts: Texts
) -> dict[str, list[str]]:
    """By the label of the button that shows them."""
    names = [str(block["block_id"]) for block in inputs(form)]
    levels = [name for name in names if name.startswith("level-")]
    more = [name for name in names if not name.startswith(("answer-", "level"))]
    told = sheet.case_id or any(each.follow_up for each in sheet.filled.values())
    labels = {
        texts("reflection-who-per-question"): [] if LEVELS in shown else levels,
        texts("reflection-more-told" if told else "reflection-more"): (
            [] if MORE in shown else more
        ),
    }
    return {label: names for label, names in labels.items() if names}


def read_shown(view: Json) -> set[str]:
    """What is unfolded in the form as it is open now."""
    names = [str(block["block_id"]) for block in inputs(view)]
    shown = set() if "level" in names else {LEVELS}
    return shown | ({MORE} if any(name.startswith("follow_up-") for name in names) else set())


def read_level(view: Json) -> ReleaseLevel | None:
    """Chosen for all answers; None where it is chosen per question, or is no level."""
    with suppress(InvalidInput):
        return read_level_of(Answers(view), "level")
    return None


def _level_for_all(asked: PromptSeen, texts: Texts) -> Block:
    """One choice, which begins with what goes for every answer, also one still to be written.

    A level that was chosen before its words must not become a wider one unseen.
    """
    chosen = {each.level for each in asked.sheet.filled.values()}
    chosen = chosen or {asked.circle.default_release}
    select = level_choice(min(chosen), texts)
    if len(chosen) > 1:
        select.initial_option = option(texts("reflection-who-each"), EACH)
        select.options = [*(select.options or ()), select.initial_option]
    hint = texts("reflection-who-hint")
    return field("level", texts("reflection-who-all"), select, hint=hint)


def _text(sheet: Sheet, question_id: int) -> str:
    filled = sheet.filled.get(question_id)
    return filled.text if filled is not None else ""


def _begun(sheet: Sheet, question_id: int) -> dict[str, list[str]]:
    """What is stored there was seen: the field begins with it."""
    return {SHOWN_BEFORE: begun(f"answer-{question_id}", _text(sheet, question_id))}


def _levels_seen(asked: PromptSeen) -> dict[str, list[str]]:
    """The same for levels that begin with what was chosen for all."""
    marks = []
    for question in asked.questions:
        filled = asked.sheet.filled.get(question.id)
        level = filled.level if filled else asked.circle.default_release
        marks += begun(f"level-{question.id}", str(int(level)))
    return {SHOWN_BEFORE: marks}


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
    select = drop_down(options.values(), options.get(chosen or NO_CASE, options[NO_CASE]))
    return field("case", texts("details-case"), select, optional=True)


def _question_fields(
    question: GuidingQuestion,
    filled: Filled,
    words: str,
    level: ReleaseLevel | None,
    texts: Texts,
) -> list[Block]:
    blocks = [
        field(
            f"answer-{question.id}",
            question.text,
            several_lines(LONGEST_ANSWER, words),
            optional=True,
        ),
        field(
            f"level-{question.id}",
            texts("reflection-who"),
            level_choice(filled.level if level is None else level, texts),
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
        several_lines(MOST_LINKS * (LONGEST_LINK + 1), filled.links),
        hint=texts("details-links-hint", most=MOST_LINKS),
        optional=True,
    )
    return [*blocks, _learning(question_id, filled.learning, texts), links]


def _detail(block_id: str, label: str, value: str) -> Block:
    return field(block_id, label, several_lines(LONGEST_DETAIL, value), optional=True)


def _learning(question_id: int, chosen: str, texts: Texts) -> Block:
    options = {
        each.value: option(texts(f"learning-{each.value}"), each.value) for each in Learning
    }
    select = drop_down(options.values(), options.get(chosen))
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
            _read_level(answers, question_id),
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


def _read_level(answers: Answers, question_id: int) -> ReleaseLevel:
    for_all = "level" in answers and answers.choice("level") != EACH
    return read_level_of(answers, "level" if for_all else f"level-{question_id}")


def _read_filled(answers: Answers, question_id: int) -> Filled:
    try:
        level = _read_level(answers, question_id)
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
