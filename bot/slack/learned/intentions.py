"""How forming an intention, asking about it, and telling what came of it look in Slack."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
)

from bot.domain.learned.intentions import (
    LEVELS,
    LONGEST_INTENTION,
    LONGEST_RESULT,
    RESULTS,
    Blank,
    IntentionForm,
    IntentionResult,
    fingerprint,
)
from bot.domain.learned.shared_intentions import CircleIntentions
from bot.errors import InvalidInput
from bot.slack.base import ids
from bot.slack.base.agreements import agreement_blocks, contact_warning
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
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
from bot.slack.base.fitting import fit_in_field
from bot.slack.base.forms import Answers, about_meeting, read_id
from bot.slack.base.inputs import date_input, drop_down, radio, several_lines
from bot.slack.base.levels import level_label, who_reads
from bot.slack.base.newer import SHOWN_BEFORE, begun
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import page_of, turners
from bot.slack.base.shared_intentions import shared_blocks, state_label
from bot.slack.learned.reflections import about
from bot.texts import Texts
from storage.learned.intentions import Formed
from storage.models import Intention, IntentionState, ReleaseLevel

ANSWERS = (*RESULTS, IntentionState.DROPPED)


def intention_modal(blank: Blank, texts: Texts, beginning: str = "") -> Json:
    """One sentence, when to be asked, and whether the circle may read along.

    `beginning`: typed after the command; it comes after what is stored.
    """
    current = blank.intention
    stored = current.text if current else ""
    words = "\n".join(filter(None, [stored, beginning]))
    words, rest = fit_in_field(words, LONGEST_INTENTION, texts)
    blocks = [
        fine_print(texts("intention-about", about=about(blank.circle, blank.meeting, texts))),
        field(
            "text",
            texts("intention-label"),
            several_lines(LONGEST_INTENTION, words),
            hint=texts("intention-example"),
        ),
        *rest,
    ]
    blocks += _case_field(blank, texts)
    if not blank.was_asked:
        picker = date_input(blank.ask_on)
        hint = texts("intention-ask-on-hint")
        blocks.append(field("ask_on", texts("intention-ask-on"), picker, hint=hint))
    level = current.wanted_level if current else blank.circle.default_release
    return modal(
        ids.INTENTION_FORM,
        texts("intention-form-title"),
        [*blocks, _level_field(level, texts)],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={
            "meeting": blank.meeting.id,
            **({SHOWN_BEFORE: begun("text", stored)} if beginning else {}),
        },
    )


def _case_field(blank: Blank, texts: Texts) -> list[Block]:
    """For who brought a case: which one it is about, if any."""
    if not blank.cases:
        return []
    options = {each.id: option(each.title, each.id) for each in blank.cases}
    chosen = options.get(blank.intention.case_id or 0) if blank.intention else None
    select = drop_down(options.values(), chosen)
    return [field("case", texts("intention-case"), select, optional=True)]


def _level_field(level: ReleaseLevel, texts: Texts) -> Block:
    options = [option(level_label(each, texts), int(each)) for each in LEVELS]
    chosen = radio(options, options[min(level, LEVELS[-1])])
    return field("level", texts("reflection-who"), chosen, hint=texts("intention-level-hint"))


def read_intention(view: Json) -> IntentionForm:
    """The inverse of `intention_modal`.

    Raises:
        InvalidInput: a level that is none.
    """
    answers = Answers(view)
    return IntentionForm(
        meeting_id=about_meeting(view),
        text=answers.text("text"),
        level=_read_level(answers),
        ask_on=answers.date("ask_on"),
        case_id=read_id(case) if (case := answers.choice("case")) else None,
    )


def _read_level(answers: Answers) -> ReleaseLevel:
    try:
        return ReleaseLevel(int(answers.choice("level") or ""))
    except ValueError as problem:
        raise InvalidInput("level", "error-choose") from problem


def kept_modal(formed: Formed, texts: Texts, *, will_ask: bool) -> Json:
    """Who reads it now, and what happens next."""
    day = texts.date(formed.intention.ask_on)
    kept = texts("intention-kept", day=day) if will_ask else texts("intention-changed")
    is_shared = formed.intention.level > ReleaseLevel.PRIVATE
    shared = [texts("intention-is-shared")] if is_shared else []
    return notice_modal(" ".join([*shared, kept]), texts)


def preview_modal(formed: Formed, texts: Texts) -> Json:
    """Exactly what the circle would see, and where."""
    return modal(
        ids.INTENTION_PREVIEW,
        texts("reflection-preview-title"),
        [
            say(texts("intention-preview-opening", circle=formed.circle.name)),
            *shared_blocks([formed], texts),
            *contact_warning((formed.intention.text, formed.intention.happened), texts),
            *agreement_blocks(formed.circle, texts),
            fine_print(texts("intention-preview-closing")),
        ],
        submit=texts("reflection-share"),
        close=texts("reflection-not-yet"),
        remember={
            "intention": formed.intention.id,
            "seen": fingerprint(formed.intention),
        },
    )


def read_preview(view: Json) -> tuple[int, str]:
    """The intention, and what of it was looked at."""
    memory = remembered(view)
    return read_id(memory.get("intention")), str(memory.get("seen"))


def question_message(formed: Formed, texts: Texts) -> Message:
    """The one question about it, with four answers."""
    circle_reads = formed.intention.level >= ReleaseLevel.CIRCLE
    return message(
        say(texts("intention-question", about=about(formed.circle, formed.meeting, texts))),
        quote(formed.intention.text),
        fine_print(
            texts("intention-question-circle" if circle_reads else "intention-question-private")
        ),
        buttons(*(_answer_button(formed.intention, state, texts) for state in ANSWERS)),
    )


def _answer_button(intention: Intention, state: IntentionState, texts: Texts) -> ButtonElement:
    action_id = f"{ids.INTENTION_ANSWER}.{state.value}"
    return button(texts(f"intention-say-{state.value}"), action_id, intention.id)


def answered_message(formed: Formed, texts: Texts) -> Message:
    """What takes the question's place: the answer, and the way to say more."""
    intention = formed.intention
    if intention.state is IntentionState.DROPPED:
        return message(say(texts("intention-let-go")), _change(intention, texts))
    blocks = [
        say(texts("intention-thanks", result=state_label(intention, texts))),
        quote(intention.text),
    ]
    if intention.happened:
        blocks.append(quote(intention.happened))
    label = "intention-change-result" if intention.happened else "intention-say-more"
    again = button(texts(label), ids.INTENTION_OPEN_RESULT, intention.id)
    mine = button(texts("intention-mine"), ids.INTENTION_MINE)
    pressed = buttons(again, *_as_answer(intention, texts), mine)
    return message(*blocks, fine_print(_next(formed, texts)), pressed)


def _as_answer(intention: Intention, texts: Texts) -> list[ButtonElement]:
    """A result that others could learn from can become an answer, which can become a card."""
    if not intention.happened:
        return []
    return [button(texts("intention-as-answer"), ids.INTENTION_AS_ANSWER, intention.id)]


def as_answer(intention: Intention) -> str:
    """The beginning of an answer: what was tried, and what happened."""
    return f"{intention.text}\n{intention.happened}".strip()


def _change(intention: Intention, texts: Texts) -> Block:
    again = button(texts("intention-take-up"), ids.INTENTION_OPEN, intention.meeting_id)
    return buttons(again)


def _next(formed: Formed, texts: Texts) -> str:
    if formed.waits:
        return texts("intention-not-shared-yet")
    circle_reads = formed.intention.level >= ReleaseLevel.CIRCLE
    return texts("intention-next-circle" if circle_reads else "intention-next-private")


def read_answer(action: Json) -> tuple[int, IntentionState]:
    """The intention and the answer of a pressed button, which anyone can forge."""
    said = str(action.get("action_id")).removeprefix(f"{ids.INTENTION_ANSWER}.")
    return read_id(action.get("value")), IntentionState(said)


def result_modal(formed: Formed, texts: Texts) -> Json:
    """How it went, and in their own words what happened."""
    intention = formed.intention
    options = [option(texts(f"intention-say-{state.value}"), state.value) for state in RESULTS]
    chosen = next((each for each in options if each.value == intention.state.value), None)
    return modal(
        ids.INTENTION_RESULT,
        texts("intention-result-title"),
        [
            fine_print(
                texts("intention-about", about=about(formed.circle, formed.meeting, texts))
            ),
            quote(intention.text),
            field(
                "state",
                texts("intention-how"),
                radio(options, chosen),
            ),
            field(
                "happened",
                texts("intention-happened"),
                several_lines(LONGEST_RESULT, intention.happened),
                optional=True,
            ),
            _level_field(intention.wanted_level, texts),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"intention": intention.id},
    )


def read_result(view: Json) -> IntentionResult:
    """The inverse of `result_modal`.

    Raises:
        InvalidInput: no answer, or a level that is none.
    """
    answers = Answers(view)
    try:
        state = IntentionState(answers.choice("state") or "")
    except ValueError as problem:
        raise InvalidInput("state", "error-choose") from problem
    return IntentionResult(
        intention_id=read_told(view),
        state=state,
        happened=answers.text("happened"),
        level=_read_level(answers),
    )


def read_told(view: Json) -> int:
    """The intention of which the result is told."""
    return read_id(remembered(view).get("intention"))


def mine_modal(mine: Sequence[Formed], texts: Texts, page: int = 0) -> Json:
    """Everything someone meant to try, newest first, and how it went."""
    shown = page_of([_mine_group(each, texts) for each in mine], page)
    opening = texts("intention-mine-opening") if mine else texts("intention-mine-empty")
    return modal(
        ids.INTENTION_MINE,
        texts("intention-mine"),
        [
            fine_print(opening),
            *shown.blocks,
            *turners(shown, ids.INTENTION_MINE_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"page": shown.number},
    )


def _mine_group(formed: Formed, texts: Texts) -> list[Block]:
    intention = formed.intention
    heading = texts("intention-about", about=about(formed.circle, formed.meeting, texts))
    if formed.case is not None:
        heading = f"{heading}\n{formed.case.title}"
    blocks = [divider(), fine_print(heading), quote(intention.text)]
    if intention.happened:
        blocks += [fine_print(texts("intention-happened")), quote(intention.happened)]
    if intention.state is IntentionState.DROPPED:
        return [*blocks, fine_print(state_label(intention, texts)), _change(intention, texts)]
    said = f"{status(formed, texts)}\n{who_reads(intention.level, texts)}"
    if formed.waits:
        said = f"{said}\n{texts('intention-not-shared-yet')}"
    return [
        *blocks,
        fine_print(said),
        buttons(
            button(texts("intention-tell"), ids.INTENTION_OPEN_RESULT, intention.id),
            button(texts("intention-change"), ids.INTENTION_OPEN, intention.meeting_id),
            *_as_answer(intention, texts),
            button(texts("intention-say-dropped"), ids.INTENTION_DROP, intention.id),
        ),
    ]


def status(formed: Formed, texts: Texts) -> str:
    intention = formed.intention
    if intention.state is IntentionState.OPEN and formed.was_asked:
        return texts("intention-was-asked")
    if intention.state is IntentionState.OPEN and not formed.may_be_asked:
        return texts("intention-not-asked")
    if intention.state is IntentionState.OPEN:
        return texts("intention-asked-on", day=texts.date(intention.ask_on))
    return state_label(intention, texts)


def shared_modal(found: CircleIntentions, texts: Texts, page: int = 0) -> Json:
    """All that a circle may read of what its members try."""
    groups = [shared_blocks([each], texts) for each in found.formed]
    shown = page_of(groups or [[say(texts("home-nothing-left"))]], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("intention-shared-title"),
        [
            strong(found.circle.name),
            *shown.blocks,
            *turners(shown, ids.INTENTION_SHARED_PAGE, texts),
        ],
        close=texts("button-close"),
        remember={"circle": found.circle.id},
    )
