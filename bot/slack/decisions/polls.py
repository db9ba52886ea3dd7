"""How finding a date together looks in Slack: asking, voting, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    StaticSelectElement,
    TimePickerElement,
)

from bot.domain.decisions.polls import FEWEST_SLOTS, MOST_SLOTS, PollForm
from bot.domain.decisions.votes import PollStanding
from bot.domain.planning.clashes import Obstacles
from bot.domain.planning.meetings import DURATIONS, LONGEST_PLACE
from bot.errors import InvalidInput, NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    LONGEST_SECTION,
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
)
from bot.slack.base.fitting import names
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import date_input, drop_down, one_line, radio
from bot.slack.base.moments import duration, span
from bot.slack.planning.clashes import moment_blocks
from bot.slack.planning.proposals import free_moments
from bot.texts import Texts
from storage.models import Circle, MeetingState, Person, PollSlot, PollState, Vote

ROWS = 2  # to begin with
NEW_ROWS = 3  # for a poll that goes on
USUAL_MINUTES = 120
LONGEST_NAMES = 650  # characters; four groups fit one section


@dataclass(frozen=True)
class Filled:
    """What stands in the form from the start; `replaces`: the session it is sought for."""

    circle_id: int | None = None
    minutes: int = USUAL_MINUTES
    place: str = ""
    replaces: int | None = None
    free: Sequence[datetime] = ()  # moments without a clash, to propose
    moments: Sequence[datetime] = ()  # to fill in


def poll_modal(
    circles: Sequence[Circle], texts: Texts, filled: Filled, rows: int = ROWS
) -> Json:
    """The form behind `/leerkring prikken`, for the circles that someone facilitates."""
    options = [option(circle.name, circle.id) for circle in circles]
    initial = next((o for o in options if o.value == str(filled.circle_id)), None)
    if len(options) == 1:
        initial = options[0]
    blocks = [
        fine_print(texts("poll-form-opening")),
        field(
            "circle",
            texts("meeting-circle"),
            drop_down(options, initial),
        ),
        *_proposed(circles, filled, texts),
        *_rows(max(rows, len(filled.moments)), texts, filled.moments),
        *([_more(rows + 1, texts)] if rows < MOST_SLOTS else []),
        field("minutes", texts("meeting-minutes"), _durations(filled.minutes, texts)),
        field(
            "place",
            texts("meeting-place"),
            one_line(LONGEST_PLACE, filled.place),
            hint=texts("meeting-place-hint"),
        ),
        field(
            "deadline_on",
            texts("poll-deadline"),
            date_input(),
            hint=texts("poll-deadline-hint"),
        ),
    ]
    return modal(
        ids.POLL_NEW,
        texts("poll-form-title"),
        blocks,
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"replaces": filled.replaces},
    )


def _proposed(circles: Sequence[Circle], filled: Filled, texts: Texts) -> list[Block]:
    """Nothing for fewer moments than a poll has at least."""
    circle = next((each for each in circles if each.id == filled.circle_id), None)
    if circle is None or len(filled.free) < FEWEST_SLOTS:
        return []
    use = button(texts("proposal-use"), ids.POLL_PROPOSED, circle.id)
    return [*free_moments(filled.free, circle.time_zone, texts), buttons(use)]


def _rows(count: int, texts: Texts, moments: Sequence[datetime] = ()) -> list[Block]:
    """The first two must be filled in: one date is not a choice."""
    blocks = []
    for number in range(1, count + 1):
        on = texts("poll-slot-on", number=number)
        at = texts("poll-slot-at", number=number)
        local = moments[number - 1] if number <= len(moments) else None
        blocks += _row(number, on, at, texts, local, is_optional=number > FEWEST_SLOTS)
    return blocks


def new_rows(texts: Texts) -> list[Block]:
    blocks = []
    for number in range(1, NEW_ROWS + 1):
        on = texts("poll-new-on", number=number)
        at = texts("poll-new-at", number=number)
        blocks += _row(number, on, at, texts, is_optional=True)
    return blocks


def _row(
    number: int,
    on: str,
    at: str,
    texts: Texts,
    local: datetime | None = None,
    *,
    is_optional: bool,
) -> list[Block]:
    """A date and a time, with their labels; read both with `read_moments`."""
    hint = texts("meeting-at-hint") if number == 1 else None
    time = TimePickerElement(initial_time=f"{local:%H:%M}" if local else "10:00")
    day = date_input(local.date() if local else None)
    return [
        field(f"on-{number}", on, day, optional=is_optional),
        field(f"at-{number}", at, time, hint=hint, optional=is_optional),
    ]


def _more(number: int, texts: Texts) -> Block:
    """Its value names what it shows, as where other fields are folded."""
    value = f"on-{number} at-{number}"
    return buttons(button(texts("poll-more-slots"), ids.POLL_ROW, value))


def _durations(chosen: int, texts: Texts) -> StaticSelectElement:
    options = {minutes: option(duration(minutes, texts), minutes) for minutes in DURATIONS}
    return drop_down(options.values(), options.get(chosen, options[USUAL_MINUTES]))


def read_rows(view: Json) -> int:
    """How many slots can be filled in, in the form as it is open now."""
    names = {str(block.get("block_id")) for block in view.get("blocks") or []}
    return len(names & {f"on-{n}" for n in range(1, MOST_SLOTS + 1)})


def read_replaces(view: Json) -> int | None:
    """The session in whose stead a date is sought; it can be forged."""
    value = remembered(view).get("replaces")
    return read_id(value) if value is not None else None


def read_poll(view: Json) -> PollForm:
    """The inverse of `poll_modal`.

    Raises:
        InvalidInput: the circle, a day or a time is missing.
    """
    answers = Answers(view)
    if (chosen := answers.choice("circle")) is None:
        raise InvalidInput("circle", "error-choose")
    return PollForm(
        circle_id=read_id(chosen),
        moments=read_moments(answers, required=FEWEST_SLOTS),
        minutes=answers.number("minutes") or 0,
        place=answers.text("place"),
        deadline_on=answers.required_date("deadline_on"),
        replaces=read_replaces(view),
    )


def read_moments(answers: Answers, required: int = 0) -> dict[int, datetime]:
    """Wall-clock moments by their row; one row more than the form has, to refuse it."""
    moments = {}
    for number in range(1, MOST_SLOTS + 2):
        on = answers.date(f"on-{number}")
        if number <= required:
            on = answers.required_date(f"on-{number}")
        if on is None:
            continue
        if (at := answers.time(f"at-{number}")) is None:
            raise InvalidInput(f"at-{number}", "error-choose")
        moments[number] = datetime.combine(on, at)
    return moments


def preview_modal(
    wanted: PollForm,
    moments: Sequence[datetime],
    circle: Circle,
    asked: Sequence[Person],
    texts: Texts,
    obstacles: Obstacles = Obstacles(),  # noqa: B008  # frozen
) -> Json:
    """Every slot in words, and who will be asked; nothing has been sent."""
    said = names(asked, LONGEST_SECTION - 100, texts)
    blocks = [
        say(texts("poll-preview-opening", count=len(moments), name=circle.name)),
        *moment_blocks(moments, circle.time_zone, obstacles, texts),
        say(f"{duration(wanted.minutes, texts)} · {wanted.place}"),
        say(texts("poll-until", day=texts.date(wanted.deadline_on))),
        say("\n".join(filter(None, [texts("poll-preview-asked", count=len(asked)), said]))),
    ]
    if wanted.replaces is not None:
        blocks.append(say(texts("poll-preview-replaces")))
    return modal(
        ids.POLL_PREVIEW,
        texts("meeting-preview-title"),
        blocks,
        submit=texts("poll-ask"),
        close=texts("button-cancel"),
        remember=_written(wanted),
    )


def _written(wanted: PollForm) -> dict[str, Any]:
    return {
        "circle": wanted.circle_id,
        "moments": [moment.isoformat() for moment in wanted.moments.values()],
        "minutes": wanted.minutes,
        "place": wanted.place,
        "deadline_on": wanted.deadline_on.isoformat(),
        "replaces": wanted.replaces,
    }


def read_preview(view: Json) -> PollForm:
    """The poll that was shown; its values can be forged, so `polls.create` checks them again.

    Raises:
        NotFound: it is not a poll at all.
    """
    memory = remembered(view)
    try:
        moments = [datetime.fromisoformat(str(each)) for each in memory["moments"]]
        return PollForm(
            circle_id=read_id(memory["circle"]),
            moments={n: each.replace(tzinfo=None) for n, each in enumerate(moments, start=1)},
            minutes=int(memory["minutes"]),
            place=str(memory["place"]),
            deadline_on=date.fromisoformat(memory["deadline_on"]),
            replaces=read_replaces(view),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NotFound from None


def poll_message(
    found: PollStanding, reader: Person, texts: Texts, *, reminds: bool
) -> Message:
    """The question when someone can, with what they said so far; later, what came of it."""
    title = header(texts("poll-title", name=found.circle.name))
    if not found.is_voting or not found.ahead:
        return message(title, *outcome(found, reader.time_zone, texts))
    opening = [texts("poll-reminder")] if reminds else _why(found, reader, texts)
    until = until_text(found, reader.time_zone, texts)
    lines = [
        _line(found, slot, found.vote_of(slot, reader.id), reader.time_zone, texts)
        for slot in found.ahead
    ]
    return message(
        title,
        say("\n".join([*opening, until])),
        say("\n".join(lines)),
        say(f"{duration(found.poll.minutes, texts)} · {found.poll.place}"),
        buttons(vote_button(found, reader.id, texts)),
        fine_print(texts("poll-reminder-last" if reminds else "poll-private")),
    )


def until_text(found: PollStanding, zone: str, texts: Texts) -> str:
    """The last day; for anyone who lives elsewhere, the moment at which it ends."""
    if zone == found.poll.time_zone:
        return texts("poll-until", day=texts.date(found.poll.deadline_on))
    return texts("poll-until-moment", moment=texts.moment(found.poll.closes_at, zone))


def _why(found: PollStanding, reader: Person, texts: Texts) -> list[str]:
    if found.replaced is None:
        return [texts("poll-opening")]
    when = texts.moment(found.replaced.starts_at, reader.time_zone)
    along = [texts("poll-sent-in")] if reader.id in found.givers else []
    return [texts("poll-replaces", when=when), *along, texts("poll-opening")]


def _line(
    found: PollStanding, slot: PollSlot, vote: Vote | None, zone: str, texts: Texts
) -> str:
    said = span(slot.starts_at, found.poll.minutes, zone, texts)
    return f"{said} – {_vote(vote, texts)}" if vote else said


def _vote(vote: Vote, texts: Texts) -> str:
    return texts(f"poll-vote-{vote.value.replace('_', '-')}")


def vote_button(found: PollStanding, reader_id: int, texts: Texts) -> ButtonElement:
    waits = found.waits_for(reader_id)
    label = texts("poll-open-vote" if waits else "poll-change-vote")
    return button(label, ids.POLL_OPEN_VOTE, found.poll.id, style="primary" if waits else None)


def outcome(found: PollStanding, zone: str, texts: Texts) -> list[Block]:
    """What people read in an old question: what it became, or that it waits."""
    match found.poll.state:
        case PollState.PLANNED if found.meeting is not None:
            when = span(found.meeting.starts_at, found.meeting.minutes, zone, texts)
            is_off = found.meeting.state is not MeetingState.PLANNED
            said = texts("poll-became-off" if is_off else "poll-became")
            return [say(said), say(f"{when}\n{found.meeting.place}")]
        case PollState.CANCELLED:
            return [say(texts("poll-is-cancelled"))]
        case _:
            return [say(texts("poll-is-closed"))]


def vote_modal(found: PollStanding, reader_id: int, zone: str, texts: Texts) -> Json:
    """One question for each slot that is ahead; what was said before stands in it."""
    return modal(
        ids.POLL_VOTE,
        texts("poll-vote-title"),
        [
            say(texts("poll-vote-opening", name=found.circle.name)),
            *(_asked(found, slot, reader_id, zone, texts) for slot in found.ahead),
            fine_print(f"{until_text(found, zone, texts)} {texts('poll-vote-then')}"),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"poll": found.poll.id},
    )


def _asked(
    found: PollStanding, slot: PollSlot, reader_id: int, zone: str, texts: Texts
) -> Block:
    options = {vote: option(_vote(vote, texts), vote.value) for vote in Vote}
    given = found.vote_of(slot, reader_id)
    return field(
        f"slot-{slot.id}",
        span(slot.starts_at, found.poll.minutes, zone, texts),
        radio(options.values(), options[given] if given else None),
        optional=True,
    )


def read_votes(view: Json) -> tuple[int, dict[int, Vote]]:
    """The poll, and what was said by slot; a slot that was left open is not in it."""
    answers = Answers(view)
    given = {}
    for block in view.get("blocks") or []:
        name = str(block.get("block_id"))
        said = answers.choice(name) if name.startswith("slot-") else None
        if said is not None and said in set(Vote):
            given[read_id(name.removeprefix("slot-"))] = Vote(said)
    return read_id(remembered(view).get("poll")), given


def cancelled_message(found: PollStanding, reader: Person, texts: Texts) -> Message:
    """To whoever kept a moment free, or gave something for the session that is off."""
    along = [say(texts("poll-stopped-sent-in"))] if reader.id in found.givers else []
    return message(say(texts("poll-stopped", name=found.circle.name)), *along)
