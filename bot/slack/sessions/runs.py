"""How a session that goes on looks in its channel, and in the thread there."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.sessions.runs import Press, RunShown
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Message,
    button,
    buttons,
    confirm,
    cut_as_sent,
    fine_print,
    header,
    message,
    quote,
    say,
    strong,
)
from bot.slack.base.fitting import fitting
from bot.slack.base.forms import read_id
from bot.slack.base.moments import duration
from bot.slack.sessions.notes import parked_blocks
from bot.texts import Texts
from storage.models import Run, RunPhase, RunState

PRESSES = {
    ids.RUN_NEXT: Press.NEXT,
    ids.RUN_RETURN: Press.BACK,
    ids.RUN_PAUSE: Press.PAUSE,
    ids.RUN_RESUME: Press.RESUME,
    ids.RUN_EXTEND: Press.EXTEND,
    ids.RUN_FINISH: Press.FINISH,
}
LONGEST_INPUT = 1500  # characters as they travel; the whole is with the facilitator
ROOM = 6000  # characters as they travel, for what was sent in
MINUTE = 60  # seconds


def run_message(shown: RunShown, texts: Texts) -> Message:
    """In the channel: where the session is, until when, who does what, what comes next."""
    if shown.run.state is RunState.FINISHED:
        return _finished(shown, texts)
    if not shown.is_live:
        return stopped_message(shown, texts)
    return message(
        header(texts("run-title", name=shown.circle.name)),
        fine_print(_place(shown, shown.phase, texts)),
        strong(shown.phase.name),
        say(_time(shown, texts)),
        *_prompt(shown.phase),
        *_duties(shown, texts),
        fine_print(_next(shown, texts)),
        *_parked_count(shown, texts),
        _steering(shown, texts),
        _for_all(shown, texts),
    )


def stopped_message(shown: RunShown, texts: Texts) -> Message:
    """The session was called off or moved; it may have begun again in another message."""
    return message(say(texts("run-stopped", name=shown.circle.name)))


def _finished(shown: RunShown, texts: Texts) -> Message:
    return message(
        header(texts("run-title", name=shown.circle.name)),
        say(texts("run-finished")),
        *_duties(shown, texts),
        *_parked_count(shown, texts),
        buttons(
            button(texts("note-open"), ids.NOTE_OPEN, shown.meeting.id),
            button(texts("note-open-list"), ids.NOTE_LIST, shown.meeting.id),
        ),
    )


def _place(shown: RunShown, phase: RunPhase, texts: Texts) -> str:
    number, count = phase.position + 1, len(shown.phases)
    return texts("run-place", method=shown.run.title, number=number, count=count)


def _time(shown: RunShown, texts: Texts) -> str:
    run = shown.run
    if run.ends_at is None:
        minutes = -(-(run.seconds_left or 0) // MINUTE)
        return texts("run-paused", minutes=minutes)
    until = texts.local_time(run.ends_at, shown.meeting.time_zone)
    return texts("run-until", time=until)


def _prompt(phase: RunPhase) -> list[Block]:
    return [quote(phase.prompt)] if phase.prompt else []


def _duties(shown: RunShown, texts: Texts) -> list[Block]:
    lines = [
        f"{texts(f'duty-{duty.value}')}: {person.name if person else texts('duty-nobody')}"
        for duty, person in shown.duties.items()
    ]
    return [say("\n".join(lines))] if lines else []


def _next(shown: RunShown, texts: Texts) -> str:
    following = shown.next_phase
    if following is None:
        return texts("run-last")
    length = duration(following.minutes, texts)
    return texts("run-next", name=following.name, length=length)


def _parked_count(shown: RunShown, texts: Texts) -> list[Block]:
    count = len(shown.parked)
    return [fine_print(texts("run-parked", count=count))] if count else []


def _steering(shown: RunShown, texts: Texts) -> Block:
    """For facilitators; whoever else presses gets a kind answer."""
    value = step_value(shown.run)
    finish = button(
        texts("run-press-finish"),
        ids.RUN_FINISH,
        value,
        style="primary" if shown.next_phase is None else None,
        confirm=confirm("run-finish-title", "run-finish-sure", "run-press-finish", texts),
    )
    onward = button(texts("run-press-next"), ids.RUN_NEXT, value, style="primary")
    return buttons(
        *([onward] if shown.next_phase else [finish]),
        button(texts("run-press-extend"), ids.RUN_EXTEND, value),
        _pause(shown.run, value, texts),
        *([_back(value, texts)] if shown.run.position else []),
        *([finish] if shown.next_phase else []),
    )


def _pause(run: Run, value: str, texts: Texts) -> ButtonElement:
    if run.ends_at is None:
        return button(texts("run-press-resume"), ids.RUN_RESUME, value)
    return button(texts("run-press-pause"), ids.RUN_PAUSE, value)


def _back(value: str, texts: Texts) -> ButtonElement:
    return button(texts("run-press-back"), ids.RUN_RETURN, value)


def _for_all(shown: RunShown, texts: Texts) -> Block:
    meeting_id = shown.meeting.id
    return buttons(
        button(texts("point-open"), ids.POINT_OPEN, meeting_id),
        button(texts("note-open"), ids.NOTE_OPEN, meeting_id),
        button(texts("duty-mine"), ids.DUTY_MINE, meeting_id),
        button(texts("note-open-list"), ids.NOTE_LIST, meeting_id),
    )


def step_value(run: Run) -> str:
    """For a button: which session, and at which step it was shown."""
    return f"{run.meeting_id}@{run.step}"


def read_step(value: object) -> tuple[int, int]:
    """The inverse of `step_value`; raises NotFound for anything else."""
    meeting_id, found, step = str(value).partition("@")
    if not found:
        raise NotFound
    return read_id(meeting_id), read_id(step)


def phase_message(shown: RunShown, phase: RunPhase, texts: Texts) -> Message:
    """In the thread, as it begins: what it is for, and what belongs in it."""
    return message(
        fine_print(_place(shown, phase, texts)),
        strong(phase.name),
        say(duration(phase.minutes, texts)),
        *_prompt(phase),
        *(_inputs(shown, texts) if "input" in phase.shows else []),
        *(_parked(shown, texts) if "parked" in phase.shows else []),
    )


def _inputs(shown: RunShown, texts: Texts) -> Sequence[Block]:
    """What was sent in by people who are not there, as far as it may stand here."""
    groups = [
        [
            fine_print(texts("run-input", name=person.name)),
            quote(cut_as_sent(words, LONGEST_INPUT)),
        ]
        for person, words in shown.inputs.shared
    ]
    blocks, rest = fitting(groups, ROOM)
    kept = shown.inputs.kept + rest
    return [*blocks, fine_print(texts("run-input-kept", count=kept))] if kept else blocks


def _parked(shown: RunShown, texts: Texts) -> Sequence[Block]:
    if not shown.parked:
        return []
    return [say(texts("run-parked-list")), *parked_blocks(shown.parked, texts)]


def soon_message(shown: RunShown, texts: Texts) -> Message:
    return message(
        say(texts("run-soon", name=shown.phase.name)), fine_print(_next(shown, texts))
    )


def over_message(shown: RunShown, texts: Texts) -> Message:
    return message(
        say(texts("run-over", name=shown.phase.name)), fine_print(_next(shown, texts))
    )


def done_message(shown: RunShown, texts: Texts) -> Message:
    """In the thread, at the end: thanks, and what is still parked."""
    return message(say(texts("run-done")), *_parked(shown, texts))
