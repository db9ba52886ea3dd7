"""How learning paths look: choosing one, making it one's own, and planning it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    PlainTextInputElement,
)

from bot.domain.decisions.votes import PollStanding
from bot.domain.planning.clashes import Obstacles
from bot.domain.planning.meetings import WEEKS, MeetingPlan, Usual
from bot.domain.sessions.syllabi import (
    LONGEST_HINT,
    LONGEST_TOPIC,
    MOST_SESSIONS,
    Path,
    Paths,
    PathSeen,
    Step,
)
from bot.errors import InvalidInput, NotFound
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
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import drop_down
from bot.slack.planning.clashes import moment_line
from bot.slack.planning.meetings import (
    duration,
    invited_line,
    poll_field,
    when_and_where,
    written,
)
from bot.texts import Texts
from storage.models import Person

LONGEST_KEY = 60  # characters
IN_ONE = 8  # lines of a plan; one block of Slack holds 3000 characters


def paths_modal(found: Paths, texts: Texts) -> Json:
    """The circle's own paths and those that come along."""
    blocks: list[Block] = [say(texts("syllabus-opening"))]
    for each in found.paths:
        see = button(texts("syllabus-see"), ids.SYLLABUS_SEE, f"{found.circle.id}/{each.key}")
        lines = [each.name, _size(each, texts), *filter(None, [each.about])]
        if each.own_id is not None:
            lines[1] = f"{texts('syllabus-own')} {lines[1]}"
        blocks.append(say("\n".join(lines), accessory=see))
    return modal(
        ids.SYLLABUS_LIST, texts("syllabus-title"), blocks, close=texts("button-close")
    )


def _size(path: Path, texts: Texts) -> str:
    return texts("syllabus-size", count=len(path.steps), weeks=path.weeks)


def read_path(value: object) -> tuple[int, str]:
    """The circle and the key of a path, in a pressed button."""
    circle_id, _, key = str(value).partition("/")
    return read_id(circle_id), key[:LONGEST_KEY]


def path_modal(seen: PathSeen, texts: Texts) -> Json:
    """Every session of a path; what is the circle's own can be changed."""
    path, place = seen.path, f"{seen.circle.id}/{seen.path.key}"
    pressed = [button(texts("syllabus-plan"), ids.SYLLABUS_OPEN_PLAN, place, style="primary")]
    if path.own_id is None:
        pressed.append(button(texts("syllabus-adopt"), ids.SYLLABUS_ADOPT, place))
    elif len(path.steps) < MOST_SESSIONS:
        new = f"{place}/{len(path.steps)}"
        pressed.append(button(texts("syllabus-add"), ids.SYLLABUS_OPEN_STEP, new))
    said = texts("syllabus-change-own" if path.own_id else "syllabus-adopt-first")
    blocks: list[Block] = [
        strong(path.name),
        say("\n".join(filter(None, [path.about, _size(path, texts)]))),
        buttons(*pressed),
        fine_print(said),
    ]
    for number, step in enumerate(path.steps):
        blocks += _step(seen, number, step, texts)
    return modal(
        ids.SYLLABUS_PATH, texts("syllabus-title-one"), blocks, close=texts("button-close")
    )


def _step(seen: PathSeen, number: int, step: Step, texts: Texts) -> list[Block]:
    lines = [f"{number + 1}. {step.topic}", seen.methods.get(step.method, "")]
    if step.preparation:
        lines.append(texts("syllabus-preparation-line", words=step.preparation))
    if step.exercise:
        lines.append(texts("syllabus-exercise-line", words=step.exercise))
    blocks = [divider(), say("\n".join(filter(None, lines)))]
    if seen.path.own_id is None:
        return blocks
    place = f"{seen.circle.id}/{seen.path.key}/{number}"
    pressed = [button(texts("syllabus-change"), ids.SYLLABUS_OPEN_STEP, place)]
    if len(seen.path.steps) > 1:
        pressed.append(button(texts("syllabus-drop"), ids.SYLLABUS_DROP, place))
    return [*blocks, buttons(*pressed)]


def read_place(value: object) -> tuple[int, int, int]:
    """The circle, its own path, and the place of a session in it."""
    circle_id, key, number, *_ = [*str(value).split("/"), "", ""]
    return read_id(circle_id), read_id(key.removeprefix("own-")), read_id(number)


def step_modal(found: tuple[PathSeen, int], texts: Texts) -> Json:
    """One session of the circle's own path; see `read_step`."""
    seen, position = found
    is_new = position >= len(seen.path.steps)
    step = Step("", next(iter(seen.methods)), "") if is_new else seen.path.steps[position]
    options = [option(name, key) for key, name in seen.methods.items()]
    chosen = next((each for each in options if each.value == step.method), options[0])
    return modal(
        ids.SYLLABUS_STEP,
        texts("syllabus-step-title", number=position + 1),
        [
            field("topic", texts("syllabus-topic"), _text(step.topic, LONGEST_TOPIC)),
            field(
                "method",
                texts("syllabus-method"),
                drop_down(options, chosen),
            ),
            field(
                "preparation",
                texts("syllabus-preparation"),
                _text(step.preparation, LONGEST_HINT, multiline=True),
                hint=texts("syllabus-preparation-hint"),
                optional=True,
            ),
            field(
                "exercise",
                texts("syllabus-exercise"),
                _text(step.exercise, LONGEST_HINT, multiline=True),
                hint=texts("syllabus-exercise-hint"),
                optional=True,
            ),
        ],
        submit=texts("button-save"),
        close=texts("button-cancel"),
        remember={"place": f"{seen.circle.id}/{seen.path.key}/{position}"},
    )


def _text(words: str, longest: int, *, multiline: bool = False) -> PlainTextInputElement:
    return PlainTextInputElement(
        multiline=multiline, max_length=longest, initial_value=words or None
    )


def read_step_place(view: Json) -> tuple[int, int, int]:
    return read_place(remembered(view).get("place"))


def read_step(view: Json) -> Step:
    answers = Answers(view)
    return Step(
        answers.text("topic"),
        answers.choice("method") or "",
        answers.text("preparation"),
        answers.text("exercise"),
    )


def plan_modal(seen: PathSeen, usual: Usual, texts: Texts) -> Json:
    """When the first session is, and how far apart they are; see `read_plan`."""
    weeks = [option(texts("meeting-every-weeks", weeks=n), n) for n in WEEKS]
    chosen = next(each for each in weeks if each.value == str(seen.path.weeks))
    return modal(
        ids.SYLLABUS_PLAN,
        texts("syllabus-plan-title"),
        [
            strong(seen.path.name),
            fine_print(texts("meeting-form-opening")),
            *when_and_where(usual, texts),
            field(
                "every_weeks",
                texts("meeting-repeat"),
                drop_down(weeks, chosen),
            ),
        ],
        submit=texts("button-next"),
        close=texts("button-cancel"),
        remember={"path": f"{seen.circle.id}/{seen.path.key}"},
    )


def read_planned_path(view: Json) -> tuple[int, str]:
    return read_path(remembered(view).get("path"))


def read_plan(view: Json, count: int) -> MeetingPlan:
    """Raises InvalidInput for a day or a time that is missing."""
    answers = Answers(view)
    at = answers.time("at")
    if at is None:
        raise InvalidInput("at", "error-choose")
    return MeetingPlan(
        circle_id=read_planned_path(view)[0],
        first_on=answers.required_date("first_on"),
        at=at,
        minutes=answers.number("minutes") or 0,
        place=answers.text("place"),
        every_weeks=answers.number("every_weeks") or 0,
        count=count,
    )


def preview_modal(
    seen: PathSeen,
    plan: MeetingPlan,
    days: Sequence[date],
    invited: Sequence[Person],
    texts: Texts,
    obstacles: Obstacles,
    poll: PollStanding | None = None,
) -> Json:
    """Every session with its topic, and who will be invited; nothing has been sent."""
    zone = seen.circle.time_zone
    moments = [
        moment_line(datetime.combine(day, plan.at), zone, obstacles, texts) for day in days
    ]
    steps = enumerate(zip(moments, seen.path.steps, strict=True), start=1)
    lines = [f"{moment}\n{number}. {step.topic}" for number, (moment, step) in steps]
    parts = [lines[begin : begin + IN_ONE] for begin in range(0, len(lines), IN_ONE)]
    return modal(
        ids.SYLLABUS_PREVIEW,
        texts("meeting-preview-title"),
        [
            say(texts("meeting-preview-opening", count=len(days), name=seen.circle.name)),
            *(say("\n".join(part)) for part in parts),
            say(f"{duration(plan.minutes, texts)} · {plan.place}"),
            say(invited_line(invited, texts)),
            *poll_field(poll, datetime.combine(days[0], plan.at), texts),
        ],
        submit=texts("meeting-invite"),
        close=texts("button-cancel"),
        remember={**written(plan), "path": seen.path.key},
    )


def read_preview_path(view: Json) -> str:
    """The key of the path whose preview this is."""
    memory: dict[str, Any] = remembered(view)
    key = memory.get("path")
    if not isinstance(key, str):
        raise NotFound
    return key[:LONGEST_KEY]
