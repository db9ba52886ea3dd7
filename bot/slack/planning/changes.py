"""How moving and cancelling sessions look in Slack."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    Option,
    StaticSelectElement,
)

from bot.domain.planning.changes import Cancelling, Move, Moving, Seen, SessionMove
from bot.domain.planning.clashes import Obstacles
from bot.domain.planning.invitations import ASKED_AT_ONCE, Planned
from bot.domain.planning.meetings import DURATIONS, LONGEST_PLACE
from bot.domain.planning.notices import ChangeNotice, Outdated
from bot.errors import InvalidInput, NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import date_input, drop_down, one_line, radio, time_input
from bot.slack.base.moments import when
from bot.slack.base.paging import page_of, turners
from bot.slack.planning.clashes import moment_line
from bot.slack.planning.invitations import (
    asked_each,
    listed,
    names_of,
    to_calendar,
)
from bot.slack.planning.meetings import duration
from bot.slack.planning.remarks import read_remark, remark_blocks, remark_field
from bot.texts import Texts
from storage.models import ChangeKind, Circle, Meeting, MeetingState, Person

ONE, FOLLOWING = "one", "following"
Led = Sequence[tuple[Circle, Sequence[Meeting]]]


def sessions_modal(
    led: Led, zone: str, texts: Texts, page: int = 0, *, circle_id: int | None = None
) -> Json:
    """The sessions ahead, each with what can be done about it; see `read_sessions`."""
    groups = [group for each in led for group in _sessions(*each, zone, texts)]
    shown = page_of(groups or [[say(texts("home-nothing-next"))]], page)
    return modal(
        ids.CHANGE_SESSIONS,
        texts("change-sessions-title"),
        [*shown.blocks, *turners(shown, ids.CHANGE_SESSIONS_PAGE, texts)],
        close=texts("button-close"),
        remember={"circle": circle_id, "page": shown.number},
    )


def _sessions(
    circle: Circle, meetings: Sequence[Meeting], zone: str, texts: Texts
) -> list[list[Block]]:
    if not meetings:
        return [[strong(circle.name), say(texts("home-no-meeting"))]]
    groups = [
        [
            say(f"{when(meeting, zone, texts)}\n{meeting.place}"),
            buttons(
                button(texts("change-move"), ids.CHANGE_OPEN_MOVE, meeting.id),
                button(texts("change-cancel"), ids.CHANGE_OPEN_CANCEL, meeting.id),
                button(texts("home-attendees"), ids.MEETING_ATTENDEES, meeting.id),
                button(texts("run-open"), ids.RUN_OPEN, meeting.id),
                button(texts("ledger-open"), ids.LEDGER_OPEN, meeting.id),
            ),
        ]
        for meeting in meetings
    ]
    groups[0].insert(0, strong(circle.name))
    return groups


def read_sessions(view: Json) -> tuple[int | None, int]:
    """The circle (None: all that someone leads) and the page that the list shows."""
    memory = remembered(view)
    circle, page = memory.get("circle"), memory.get("page")
    return (None if circle is None else read_id(circle)), (read_id(page) if page else 0)


def move_modal(meeting: Meeting, after: int, texts: Texts) -> Json:
    """The form to move a session; `after`: how many of its series come later."""
    blocks = [
        fine_print(texts("change-move-opening")),
        field(
            "day",
            texts("change-day"),
            date_input(meeting.local_start.date()),
        ),
        field(
            "at",
            texts("meeting-at"),
            time_input(meeting.local_start.time()),
            hint=texts("meeting-at-hint"),
        ),
        field("minutes", texts("meeting-minutes"), _durations(meeting.minutes, texts)),
        field(
            "place",
            texts("meeting-place"),
            one_line(LONGEST_PLACE, meeting.place),
        ),
        *_which(after, texts),
    ]
    return modal(
        ids.CHANGE_MOVE,
        texts("change-move-title"),
        blocks,
        submit=texts("button-next"),
        close=texts("button-back"),
        remember={"meeting": meeting.id},
    )


def _durations(current: int, texts: Texts) -> StaticSelectElement:
    options = {
        minutes: option(duration(minutes, texts), minutes)
        for minutes in sorted({*DURATIONS, current})
    }
    return drop_down(options.values(), options[current])


def _which(after: int, texts: Texts) -> list[Block]:
    """Only asked when there is a choice."""
    if not after:
        return []
    options: list[Option] = [
        option(texts("change-only-this"), ONE),
        option(texts("change-following", count=after), FOLLOWING),
    ]
    chooser = radio(options, options[0])
    return [field("which", texts("change-which"), chooser)]


def read_move(view: Json) -> Move:
    """The inverse of `move_modal`.

    Raises:
        InvalidInput: the day or the time is missing.
    """
    answers = Answers(view)
    day, at = answers.required_date("day"), answers.time("at")
    if at is None:
        raise InvalidInput("at", "error-choose")
    return Move(
        meeting_id=read_id(remembered(view).get("meeting")),
        day=day,
        at=at,
        minutes=answers.number("minutes") or 0,
        place=answers.text("place"),
        following=answers.choice("which") == FOLLOWING,
    )


def move_preview_modal(
    wanted: Move,
    moving: Moving,
    texts: Texts,
    obstacles: Obstacles = Obstacles(),  # noqa: B008  # frozen
) -> Json:
    """Every session as it is and as it will be, and who is told; nothing was sent yet."""
    moved = moving.kind is ChangeKind.MOVED
    asked = [texts("change-asked-again")] if moving.told else []
    consequence = asked if moved else [texts("change-answers-stay")]
    return modal(
        ids.CHANGE_MOVE_PREVIEW,
        texts("meeting-preview-title"),
        [
            say(texts("change-move-preview", count=len(moving.steps), name=moving.circle.name)),
            *(say(_step(step, obstacles, texts)) for step in moving.steps),
            say(_told(moving.told, texts)),
            *(say(each) for each in consequence),
            remark_field(texts),
            fine_print(texts("change-edited")),
        ],
        submit=texts("change-confirm"),
        close=texts("button-cancel"),
        remember={**_written(wanted), "seen": _pairs(moving.seen)},
    )


def _step(step: SessionMove, obstacles: Obstacles, texts: Texts) -> str:
    meeting = step.meeting
    old = texts.moment(meeting.starts_at, meeting.time_zone)
    lines = [texts("change-from", when=old)]
    new = moment_line(step.local_start, meeting.time_zone, obstacles, texts)
    lines.append(texts("change-to", when=new))
    if step.minutes != meeting.minutes:
        lines.append(duration(step.minutes, texts))
    if step.place != meeting.place:
        lines.append(step.place)
    return "\n".join(lines)


def _told(people: Sequence[Person], texts: Texts) -> str:
    said = texts("change-told", count=len(people))
    return f"{said}\n{names_of(people, texts)}" if people else said


def _written(wanted: Move) -> dict[str, Any]:
    return {
        "meeting": wanted.meeting_id,
        "day": wanted.day.isoformat(),
        "at": wanted.at.isoformat(),
        "minutes": wanted.minutes,
        "place": wanted.place,
        "following": wanted.following,
    }


def _pairs(seen: Seen) -> list[list[int]]:
    return [[meeting_id, sequence] for meeting_id, sequence in seen.items()]


def read_move_preview(view: Json) -> tuple[Move, Seen]:
    """The move that was shown, and of which sessions; checked again when it is carried out.

    Raises:
        NotFound: it is not a move at all.
    """
    memory = remembered(view)
    try:
        wanted = Move(
            meeting_id=read_id(memory["meeting"]),
            day=date.fromisoformat(memory["day"]),
            at=time.fromisoformat(memory["at"]).replace(tzinfo=None),
            minutes=int(memory["minutes"]),
            place=str(memory["place"]),
            following=memory["following"] is True,
            remark=read_remark(view),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NotFound from None
    return wanted, _read_pairs(memory)


def _read_pairs(memory: Mapping[str, Any]) -> Seen:
    try:
        return {int(meeting_id): int(sequence) for meeting_id, sequence in memory["seen"]}
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NotFound from None


def cancel_modal(meeting: Meeting, after: int, zone: str, texts: Texts) -> Json:
    """Which sessions: asked for a series alone."""
    return modal(
        ids.CHANGE_CANCEL,
        texts("change-cancel-title"),
        [say(f"{when(meeting, zone, texts)}\n{meeting.place}"), *_which(after, texts)],
        submit=texts("button-next"),
        close=texts("button-back"),
        remember={"meeting": meeting.id},
    )


def read_cancel(view: Json) -> tuple[int, bool]:
    """The session, and whether all that follow are meant too."""
    following = Answers(view).choice("which") == FOLLOWING
    return read_id(remembered(view).get("meeting")), following


def cancel_preview_modal(
    cancelling: Cancelling, zone: str, texts: Texts, *, following: bool
) -> Json:
    """What will not take place, and who is told; nothing was sent yet."""
    lines = [when(meeting, zone, texts) for meeting in cancelling.meetings]
    givers = cancelling.givers
    return modal(
        ids.CHANGE_CANCEL_PREVIEW,
        texts("meeting-preview-title"),
        [
            say(texts("change-cancel-preview", count=len(lines), name=cancelling.circle.name)),
            say("\n".join(lines)),
            say(_told(cancelling.told, texts)),
            *([say(texts("change-givers", count=givers))] if givers else []),
            remark_field(texts, "remark-cancel-hint"),
            fine_print(texts("change-edited")),
        ],
        submit=texts("change-cancel-confirm"),
        close=texts("button-back"),
        remember={
            "meeting": cancelling.meetings[0].id,
            "following": following,
            "seen": _pairs(cancelling.seen),
        },
    )


def read_cancel_preview(view: Json) -> tuple[int, bool, Seen]:
    """What `cancel_preview_modal` showed.

    Raises:
        NotFound: it is something else.
    """
    memory = remembered(view)
    return read_id(memory.get("meeting")), memory.get("following") is True, _read_pairs(memory)


def change_message(told: ChangeNotice, texts: Texts) -> Message:
    """To each member: what is different, and the question whether they come now."""
    planned, count = told.planned, len(told.planned.meetings)
    name, zone = told.circle.name, planned.reader.time_zone
    if not count:
        return message(say(texts("change-superseded", name=name)))
    lines = [f"{when(each, zone, texts)}\n{each.place}" for each in planned.meetings]
    match told.kind:
        case ChangeKind.MOVED:
            return message(
                header(texts("change-moved-title", name=name)),
                say(texts("change-moved", count=count)),
                *remark_blocks(planned.remarks),
                *([say(texts("change-sent-in"))] if planned.sent_in else []),
                *asked_each(planned, texts),
            )
        case ChangeKind.PLACE:
            return message(
                header(texts("change-place-title", name=name)),
                *remark_blocks(planned.remarks),
                *_listed(lines, planned, texts),
                fine_print(texts("change-place")),
            )
        case ChangeKind.CANCELLED:
            lines = [when(each, zone, texts) for each in planned.meetings]
            return message(
                header(texts("change-cancelled-title", name=name)),
                *remark_blocks(planned.remarks),
                *_listed(lines, planned, texts, out=True),
                *([say(texts("change-sent-in-next"))] if planned.sent_in else []),
                fine_print(texts("change-cancelled", count=count)),
            )


def _listed(
    lines: Sequence[str], planned: Planned, texts: Texts, *, out: bool = False
) -> Iterator[Block]:
    """The sessions, the first few with their calendar file: a file changes one at a time."""
    files = [to_calendar(each, planned.web, texts, out=out) for each in planned.meetings]
    if planned.web is None:
        yield from listed(lines, texts)
        return
    for line, file in zip(lines[:ASKED_AT_ONCE], files, strict=False):
        yield say(line, accessory=file[0])
    yield from listed(lines[ASKED_AT_ONCE:], texts)


def outdated_message(outdated: Outdated, zone: str, texts: Texts) -> Message:
    """In the place of a message about a moment at which nothing takes place any more."""
    name, old = outdated.circle.name, texts.moment(outdated.was_at, zone)
    if outdated.meeting.state is not MeetingState.PLANNED:
        return message(say(texts("change-outdated-cancelled", name=name, when=old)))
    new = when(outdated.meeting, zone, texts)
    return message(say(texts("change-outdated-moved", name=name, when=old, new=new)))
