"""How planning a session looks in Slack."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    Option,
    StaticSelectElement,
)

from bot.domain.decisions.choosing import Waiting
from bot.domain.decisions.votes import PollStanding
from bot.domain.planning.clashes import Obstacles
from bot.domain.planning.invitations import ASKED_AT_ONCE, Planned
from bot.domain.planning.meetings import (
    DURATIONS,
    LONGEST_PLACE,
    MOST_MEETINGS,
    WEEKS,
    MeetingPlan,
    Usual,
)
from bot.errors import InvalidInput, NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    buttons,
    field,
    fine_print,
    modal,
    option,
    remembered,
    say,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import (
    box,
    date_input,
    drop_down,
    drop_down_of_several,
    number_input,
    one_line,
    time_input,
)
from bot.slack.planning.clashes import moment_blocks
from bot.slack.planning.invitations import names_of
from bot.slack.planning.proposals import again_button, free_moments
from bot.slack.planning.remarks import read_remark, remark_field
from bot.texts import Texts
from storage.models import Circle, Monthly, Person, Rsvp


def plan_modal(
    circles: Sequence[Circle],
    texts: Texts,
    *,
    chosen: int | None = None,
    usual: Usual = Usual(),  # noqa: B008  # frozen
    free: Sequence[datetime] = (),
) -> Json:
    """The form behind `/leerkring plan`; place, time and length are as they usually are.

    `free`: moments without a clash, by the clocks of the chosen circle.
    """
    options = [option(circle.name, circle.id) for circle in circles]
    initial = next((o for o in options if o.value == str(chosen)), None)
    if len(options) == 1:
        initial = options[0]
    blocks = [
        fine_print(texts("meeting-form-opening")),
        *_proposed(circles, chosen, usual, free, texts),
        field(
            "circle",
            texts("meeting-circle"),
            drop_down(options, initial),
        ),
        *when_and_where(usual, texts),
        field("every_weeks", texts("meeting-repeat"), _repeats(texts)),
        field(
            "count",
            texts("meeting-count"),
            number_input(1, 99),
            hint=texts("meeting-count-hint", most=MOST_MEETINGS),
            optional=True,
        ),
        field("until", texts("meeting-until"), date_input(), optional=True),
    ]
    return modal(
        ids.MEETING_PLAN,
        texts("meeting-form-title"),
        blocks,
        submit=texts("button-next"),
        close=texts("button-cancel"),
    )


def _proposed(
    circles: Sequence[Circle],
    chosen: int | None,
    usual: Usual,
    free: Sequence[datetime],
    texts: Texts,
) -> list[Block]:
    circle = next((each for each in circles if each.id == chosen), None)
    if circle is None:
        return []
    like_last = [buttons(again_button(circle.id, texts))] if usual.weekday is not None else []
    return [*like_last, *free_moments(free, circle.time_zone, texts)]


def when_and_where(usual: Usual, texts: Texts) -> list[Block]:
    """The first day, the time, how long and the place of what is planned."""
    return [
        field("first_on", texts("meeting-first-on"), date_input()),
        field(
            "at",
            texts("meeting-at"),
            time_input(usual.at),
            hint=texts("meeting-at-hint"),
        ),
        field("minutes", texts("meeting-minutes"), durations(texts, usual.minutes)),
        field(
            "place",
            texts("meeting-place"),
            one_line(LONGEST_PLACE, usual.place),
            hint=texts("meeting-place-hint"),
        ),
    ]


def durations(texts: Texts, usual: int) -> StaticSelectElement:
    options = [option(duration(minutes, texts), minutes) for minutes in DURATIONS]
    initial = next((each for each in options if each.value == str(usual)), options[2])
    return drop_down(options, initial)


def duration(minutes: int, texts: Texts) -> str:
    hours, rest = divmod(minutes, 60)
    return texts("meeting-duration", hours=hours, minutes=rest)


def _repeats(texts: Texts) -> StaticSelectElement:
    once = option(texts("meeting-once"), 0)
    options: list[Option] = [
        once,
        *(option(texts("meeting-every-weeks", weeks=n), n) for n in WEEKS),
        *(option(texts(f"meeting-monthly-{each.value}"), each.value) for each in Monthly),
    ]
    return drop_down(options, once)


def read_plan(view: Json) -> MeetingPlan:
    """The inverse of `plan_modal`.

    Raises:
        InvalidInput: the circle, the day or the time is missing.
    """
    answers = Answers(view)
    chosen, at = answers.choice("circle"), answers.time("at")
    if chosen is None:
        raise InvalidInput("circle", "error-choose")
    first_on = answers.required_date("first_on")
    if at is None:
        raise InvalidInput("at", "error-choose")
    return MeetingPlan(
        circle_id=read_id(chosen),
        first_on=first_on,
        at=at,
        minutes=answers.number("minutes") or 0,
        place=answers.text("place"),
        every_weeks=answers.number("every_weeks") or None,
        count=_count(answers),
        until=answers.date("until"),
        monthly=_monthly(answers.choice("every_weeks")),
    )


def _monthly(said: str | None) -> Monthly | None:
    return next((each for each in Monthly if each.value == said), None)


def _count(answers: Answers) -> int | None:
    """0 for something that is not a number: refused by the rules, not taken for empty."""
    return (answers.number("count") or 0) if answers.text("count") else None


def preview_modal(
    plan: MeetingPlan,
    days: Sequence[date],
    circle: Circle,
    invited: Sequence[Person],
    texts: Texts,
    obstacles: Obstacles = Obstacles(),  # noqa: B008  # frozen
    waiting: Waiting = Waiting(),  # noqa: B008  # frozen
) -> Json:
    """Every session in words, and who will be invited; nothing has been sent."""
    moments = [datetime.combine(day, plan.at) for day in days]
    return modal(
        ids.MEETING_PREVIEW,
        texts("meeting-preview-title"),
        [
            say(texts("meeting-preview-opening", count=len(days), name=circle.name)),
            *moment_blocks(moments, circle.time_zone, obstacles, texts),
            say(f"{duration(plan.minutes, texts)} · {plan.place}"),
            *([_leave_out(days, texts)] if len(days) > 1 else []),
            say(invited_line(invited, texts)),
            *_given_before(waiting.givers, texts),
            *poll_field(waiting.poll, moments[0], texts),
            remark_field(texts),
        ],
        submit=texts("meeting-invite"),
        close=texts("button-cancel"),
        remember=written(plan),
    )


def _given_before(givers: int, texts: Texts) -> list[Block]:
    return [say(texts("meeting-preview-waiting", count=givers))] if givers else []


def poll_field(poll: PollStanding | None, first: datetime, texts: Texts) -> list[Block]:
    """Whether this comes instead of the circle's poll: likely once the voting is over."""
    if poll is None:
        return []
    stop = option(texts("meeting-stop-poll"), poll.poll.id)
    is_likely = not poll.is_voting or first in {slot.local_start for slot in poll.slots}
    return [
        field(
            "instead_of",
            texts("meeting-poll"),
            box(stop, ticked=is_likely),
            hint=texts("meeting-stop-poll-hint"),
            optional=True,
        )
    ]


def _leave_out(days: Sequence[date], texts: Texts) -> Block:
    """A date of a series that does not suit, such as a holiday."""
    options = [option(texts.date(day), day.isoformat()) for day in days]
    return field(
        "left_out",
        texts("meeting-left-out"),
        drop_down_of_several(options),
        optional=True,
    )


def invited_line(people: Sequence[Person], texts: Texts) -> str:
    said = texts("meeting-preview-invited", count=len(people))
    return f"{said}\n{names_of(people, texts)}" if people else said


def written(plan: MeetingPlan) -> Mapping[str, Any]:
    """For a form that is sent in later; see `read_preview`."""
    return {
        "circle": plan.circle_id,
        "first_on": plan.first_on.isoformat(),
        "at": plan.at.isoformat(),
        "minutes": plan.minutes,
        "place": plan.place,
        "every_weeks": plan.every_weeks,
        "count": plan.count,
        "until": plan.until.isoformat() if plan.until else None,
        "monthly": plan.monthly,
    }


def read_preview(view: Json) -> MeetingPlan:
    """The plan that was shown; its values can be forged, so `meetings.plan` checks them again.

    Raises:
        NotFound: it is not a plan at all.
    """
    memory = remembered(view)
    try:
        return MeetingPlan(
            circle_id=read_id(memory["circle"]),
            first_on=date.fromisoformat(memory["first_on"]),
            at=time.fromisoformat(memory["at"]).replace(tzinfo=None),
            minutes=int(memory["minutes"]),
            place=str(memory["place"]),
            every_weeks=int(memory["every_weeks"]) if memory["every_weeks"] else None,
            count=int(memory["count"]) if memory["count"] else None,
            until=date.fromisoformat(memory["until"]) if memory["until"] else None,
            monthly=Monthly(memory["monthly"]) if memory["monthly"] else None,
            left_out=frozenset(map(date.fromisoformat, Answers(view).choices("left_out"))),
            remark=read_remark(view),
            instead_of=next(map(read_id, Answers(view).choices("instead_of")), None),
        )
    except (KeyError, TypeError, ValueError, OverflowError):
        raise NotFound from None


def _noted(planned: Planned, texts: Texts) -> str:
    """Whoever plans is taken to come, unless they said no to that moment in the poll."""
    first = planned.meetings[0]
    if planned.answers.get(first.id) is Rsvp.NO:
        return texts("meeting-planned-without-you", day=texts.date(first.local_start.date()))
    return texts("meeting-planned-you")


def planned_modal(planned: Planned, texts: Texts) -> Json:
    """After planning: what happens now."""
    is_long = len(planned.meetings) > ASKED_AT_ONCE
    return modal(
        ids.MESSAGE_NOTICE,
        texts("meeting-planned-title"),
        [
            say(
                texts("meeting-planned", count=len(planned.meetings), name=planned.circle.name)
            ),
            say(_noted(planned, texts)),
            say(texts("meeting-planned-next", series="long" if is_long else "short")),
        ],
        close=texts("button-close"),
    )
