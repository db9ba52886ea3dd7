"""How choosing a method and making it fit look in Slack."""

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.sessions.methods import (
    LONGEST_NAME,
    LONGEST_PHASE,
    LONGEST_PROMPT,
    SHOWS,
    Choice,
    Phase,
)
from bot.domain.sessions.preparation import RunSheet
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    button,
    buttons,
    divider,
    field,
    fine_print,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, about_meeting, read_id
from bot.slack.base.inputs import boxes, drop_down, number_input, one_line, several_lines
from bot.slack.base.moments import duration, when
from bot.slack.base.notices import notice_modal
from bot.texts import Texts
from storage.models import Method, RunPhase, RunState


def sheet_modal(sheet: RunSheet, zone: str, texts: Texts) -> Json:
    """What is prepared: the phases with their minutes, who does what, and what can be done."""
    is_finished = sheet.run.state is RunState.FINISHED
    is_open = not (is_finished or sheet.is_live or sheet.is_over)
    blocks = [
        say(f"{sheet.circle.name}\n{when(sheet.meeting, zone, texts)}"),
        strong(sheet.run.title),
        fine_print(_total(sheet, texts)),
        *(_actions(sheet, zone, texts) if is_open else [say(_state(sheet, texts))]),
    ]
    for phase in sheet.phases:
        blocks += _phase(sheet, phase, texts, is_open=is_open)
    return modal(
        ids.RUN_SHEET,
        texts("sheet-title"),
        [*blocks, divider(), *_duties(sheet, texts)],
        close=texts("button-close"),
        remember={"meeting": sheet.meeting.id},
    )


def _total(sheet: RunSheet, texts: Texts) -> str:
    rest = sheet.meeting.minutes - sheet.minutes
    said = texts(
        "sheet-total",
        total=duration(sheet.minutes, texts),
        session=duration(sheet.meeting.minutes, texts),
    )
    if rest < 0:
        return f"{said} {texts('sheet-too-long', length=duration(-rest, texts))}"
    return f"{said} {texts('sheet-room', length=duration(rest, texts))}" if rest else said


def _state(sheet: RunSheet, texts: Texts) -> str:
    if sheet.is_live:
        return texts("sheet-goes-on")
    is_finished = sheet.run.state is RunState.FINISHED
    return texts("run-is-finished" if is_finished else "run-too-late")


def _actions(sheet: RunSheet, zone: str, texts: Texts) -> list[Block]:
    """No button to start before its time: it would only be able to refuse."""
    meeting_id = sheet.meeting.id
    start = button(texts("sheet-start"), ids.RUN_START, meeting_id, style="primary")
    from_then = texts("sheet-start-from", time=texts.local_time(sheet.starts_from, zone))
    return [
        *([] if sheet.may_start else [fine_print(from_then)]),
        buttons(
            *([start] if sheet.may_start else []),
            button(texts("sheet-method"), ids.METHOD_OPEN, meeting_id),
            button(texts("phase-add"), ids.PHASE_ADD, meeting_id),
            button(texts("sheet-fit"), ids.PHASE_FIT, meeting_id),
            button(texts("duty-divide"), ids.DUTY_OPEN, meeting_id),
            button(texts("sheet-save"), ids.METHOD_OPEN_SAVE, meeting_id),
        ),
    ]


def _phase(sheet: RunSheet, phase: RunPhase, texts: Texts, *, is_open: bool) -> list[Block]:
    length = duration(phase.minutes, texts)
    said = "\n".join(
        [
            f"{phase.position + 1}. {phase.name} – {length}",
            *(texts.word(f"phase-shows-{each}", each) for each in phase.shows),
        ]
    )
    blocks = [divider(), say(said), *([quote(phase.prompt)] if phase.prompt else [])]
    if is_open:
        value = f"{sheet.meeting.id}@{phase.id}"
        up = [button(texts("phase-up"), ids.PHASE_UP, value)] if phase.position else []
        blocks.append(
            buttons(
                button(texts("phase-change"), ids.PHASE_OPEN, value),
                *up,
                button(texts("phase-drop"), ids.PHASE_DROP, value),
            )
        )
    return blocks


def read_place(value: object) -> tuple[int, int]:
    """The session and the phase of a pressed button."""
    meeting_id, _, phase_id = str(value).partition("@")
    return read_id(meeting_id), read_id(phase_id)


def _duties(sheet: RunSheet, texts: Texts) -> list[Block]:
    lines = [
        f"{texts(f'duty-{duty.value}')}: {person.name if person else texts('duty-nobody')}"
        for duty, person in sheet.duties.items()
    ]
    return [say("\n".join(lines) or texts("duty-no-roles")), fine_print(texts("duty-by-turn"))]


def method_modal(sheet: RunSheet, texts: Texts) -> Json:
    """All methods of the circle; its own come first."""
    options = {each.key: option(_name(each, texts), each.key) for each in sheet.choices}
    run = sheet.run
    current = options.get(run.method_key or f"own-{run.method_id}")
    select = drop_down(options.values(), current)
    about = "\n".join(f"{each.name}: {each.about}" for each in sheet.choices if each.about)
    return modal(
        ids.METHOD_CHOOSE,
        texts("method-title"),
        [
            field("method", texts("method-label"), select, hint=texts("method-hint")),
            fine_print(about),
        ],
        submit=texts("method-use"),
        close=texts("button-back"),
        remember={"meeting": sheet.meeting.id},
    )


def _name(choice: Choice, texts: Texts) -> str:
    length = duration(choice.minutes, texts)
    if choice.version is None:
        return texts("method-name", name=choice.name, length=length)
    return texts("method-own", name=choice.name, length=length, version=choice.version)


def read_method(view: Json) -> tuple[int, str]:
    """The session, and the key of the method."""
    return about_meeting(view), Answers(view).choice("method") or ""


def phase_modal(meeting_id: int, phase: RunPhase | None, texts: Texts) -> Json:
    """A phase to change, or (None) a new one."""
    options = [option(texts(f"phase-shows-{each}"), each) for each in SHOWS]
    chosen = [each for each in options if phase and each.value in phase.shows]
    return modal(
        ids.PHASE_FORM,
        texts("phase-title"),
        [
            field(
                "name",
                texts("phase-name"),
                one_line(LONGEST_NAME, phase.name if phase else None),
            ),
            field(
                "minutes",
                texts("phase-minutes"),
                number_input(1, LONGEST_PHASE, phase.minutes if phase else 10),
            ),
            field(
                "prompt",
                texts("phase-prompt"),
                several_lines(LONGEST_PROMPT, phase.prompt if phase else ""),
                optional=True,
            ),
            field(
                "shows",
                texts("phase-shows"),
                boxes(options, chosen),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"meeting": meeting_id, "phase": phase.id if phase else None},
    )


def read_phase(view: Json) -> tuple[int, int | None, Phase]:
    """The session, which phase (None: a new one), and how it will be."""
    memory, answers = remembered(view), Answers(view)
    phase_id = memory.get("phase")
    return (
        read_id(memory.get("meeting")),
        None if phase_id is None else read_id(phase_id),
        Phase(
            name=" ".join(answers.text("name").split()),
            minutes=answers.number("minutes") or 0,
            prompt=answers.text("prompt"),
            shows=tuple(answers.choices("shows")),
        ),
    )


def save_modal(sheet: RunSheet, texts: Texts) -> Json:
    """Under which name the circle keeps these phases."""
    own = sheet.run.title if sheet.run.method_id else None
    return modal(
        ids.METHOD_SAVE,
        texts("method-save-title"),
        [
            field(
                "name",
                texts("method-save-name"),
                one_line(LONGEST_NAME, own),
                hint=texts("method-save-hint"),
            )
        ],
        submit=texts("button-save"),
        close=texts("button-back"),
        remember={"meeting": sheet.meeting.id},
    )


def read_save(view: Json) -> tuple[int, str]:
    """The session, and the name."""
    return read_id(remembered(view).get("meeting")), Answers(view).text("name")


def saved_modal(method: Method, texts: Texts) -> Json:
    return notice_modal(texts("method-saved", name=method.name, version=method.version), texts)
