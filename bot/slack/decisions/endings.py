"""How a circle stops and goes on: the questions, the forms, what everybody hears."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.decisions.endings import Ending, Seen, Stopped
from bot.slack.base import ids
from bot.slack.base.blocks import (
    LONGEST_SECTION,
    Json,
    Message,
    button,
    buttons,
    cut,
    divider,
    field,
    fine_print,
    header,
    message,
    modal,
    option,
    quote,
    remembered,
    say,
    strong,
)
from bot.slack.base.forms import Answers, read_id
from bot.slack.base.inputs import radio
from bot.slack.base.moments import when
from bot.slack.base.notices import notice_modal
from bot.slack.base.paging import page_of, turners
from bot.slack.circle.handovers import resume_button
from bot.slack.planning.proposals import again_button
from bot.texts import Texts
from storage.decisions.endings import Harvested
from storage.models import STOPPED, Circle, CircleState, Meeting


def next_message(circle: Circle, coming: Meeting | None, zone: str, texts: Texts) -> Message:
    """Once, to facilitators, after the last planned session."""
    name = circle.name
    if circle.state in STOPPED:
        return message(say(texts(f"ending-is-{circle.state.value}", name=name)))
    if coming is not None:
        said = texts("ending-goes-on", name=name, when=when(coming, zone, texts))
        return message(say(said))
    return message(
        say(texts("ending-next", name=name)),
        buttons(
            again_button(circle.id, texts),
            button(texts("circle-plan-first"), ids.MEETING_OPEN_PLAN, circle.id),
            button(texts("home-find-date"), ids.POLL_OPEN_NEW, circle.id),
            button(texts("ending-open"), ids.ENDING_OPEN, circle.id),
        ),
        fine_print(texts("ending-next-once")),
    )


def horizon_message(circle: Circle, harvested: Harvested, texts: Texts) -> Message:
    """Once, to facilitators, a month before the day until which the circle would run."""
    name = circle.name
    if circle.state in STOPPED:
        return message(say(texts(f"ending-is-{circle.state.value}", name=name)))
    if circle.horizon_on is None:
        return message(say(texts("ending-no-horizon", name=name)))
    return message(
        say(texts("ending-horizon", name=name, date=texts.date(circle.horizon_on))),
        say(harvested_line(harvested, texts)),
        buttons(
            button(texts("circle-settings-open"), ids.CIRCLE_OPEN_SETTINGS, circle.id),
            button(texts("ending-open"), ids.ENDING_OPEN, circle.id),
        ),
        fine_print(texts("ending-horizon-next")),
    )


def harvested_line(harvested: Harvested, texts: Texts) -> str:
    return texts(
        "ending-harvested",
        sessions=harvested.sessions,
        answers=harvested.answers,
        insights=harvested.insights,
    )


def stop_modal(ending: Ending, zone: str, texts: Texts) -> Json:
    """What stops, what stays, and the choice between a pause and the end."""
    choices = [
        option(texts(f"ending-choice-{state.value}"), state.value)
        for state in (CircleState.PAUSED, CircleState.CLOSED)
    ]
    blocks: list[Block] = [
        strong(ending.circle.name),
        say(harvested_line(ending.harvested, texts)),
        field("state", texts("ending-choice"), radio(choices)),
    ]
    if ending.ahead:
        blocks.append(say(texts("ending-calls-off", count=len(ending.ahead))))
        blocks.append(fine_print(_moments(ending.ahead, zone, texts)))
    if ending.is_polling:
        blocks.append(say(texts("ending-ends-poll")))
    blocks += [
        say(texts("ending-stays")),
        fine_print(texts("ending-told", count=ending.told)),
    ]
    return modal(
        ids.ENDING_STOP,
        texts("ending-title"),
        blocks,
        submit=texts("ending-submit"),
        close=texts("button-cancel"),
        remember={"circle": ending.circle.id, "seen": list(ending.seen.items())},
    )


def _moments(meetings: Sequence[Meeting], zone: str, texts: Texts) -> str:
    return cut("\n".join(when(each, zone, texts) for each in meetings), LONGEST_SECTION - 100)


def read_stop(view: Json) -> tuple[int, CircleState, Seen]:
    """The circle, how it stops, and the sessions that were shown.

    A choice that is none is read as ACTIVE, which the rule refuses.
    """
    memory, chosen = remembered(view), Answers(view).choice("state")
    state = next((each for each in STOPPED if each.value == chosen), CircleState.ACTIVE)
    seen = memory.get("seen")
    pairs = seen if isinstance(seen, list) else []
    return (
        read_id(memory.get("circle")),
        state,
        {read_id(each[0]): read_id(each[1]) for each in pairs if _is_pair(each)},
    )


def _is_pair(each: object) -> bool:
    return isinstance(each, list) and len(each) == 2  # noqa: PLR2004  # a meeting and a number


def stopped_notice(ending: Ending, texts: Texts) -> Json:
    """After it stopped: what happens now, and the way back."""
    circle = ending.circle
    is_closed = circle.state is CircleState.CLOSED
    state = circle.state.value
    said = f"ending-done-{state}" if ending.told else f"ending-is-{state}"
    opening = texts(said, name=circle.name)
    if not ending.leads:  # a manager stopped what nobody led
        after = [] if is_closed else [texts("ending-without-lead")]
        return notice_modal("\n".join([opening, *after]), texts, title=texts("ending-title"))
    blocks: list[Block] = [say(opening)]
    if is_closed:
        blocks.append(say(texts("ending-thanks")))
        story = button(texts("special-story-make"), ids.SPECIAL_STORY, circle.id)
        blocks += [say(texts("special-story-offer")), buttons(story)]
    return modal(
        ids.MESSAGE_NOTICE,
        texts("ending-title"),
        [*blocks, say(texts("ending-way-back"))],
        close=texts("button-close"),
    )


def ended_message(found: Stopped, zone: str, texts: Texts) -> Message:
    """To everyone in it: what does not come any more, and what stays."""
    circle = found.circle
    blocks: list[Block] = [
        header(texts(f"ending-title-{circle.state.value}", name=circle.name)),
        say(texts(f"ending-said-{circle.state.value}")),
    ]
    if found.called_off:
        blocks.append(say(texts("ending-called-off", count=len(found.called_off))))
        blocks.append(fine_print(_moments(found.called_off, zone, texts)))
    if found.gave:
        blocks.append(say(texts("ending-sent-in")))
    if circle.state is CircleState.CLOSED:
        blocks.append(say(harvested_line(found.harvested, texts)))
    return message(
        *blocks,
        say(texts("ending-stays-yours")),
        buttons(button(texts("ending-see"), ids.ENDING_SEE, circle.id)),
    )


def resumed_message(circle: Circle, texts: Texts) -> Message:
    return message(
        header(texts("ending-title-resumed", name=circle.name)),
        say(texts("ending-said-resumed")),
    )


def archive_modal(circles: Sequence[Circle], texts: Texts, page: int = 0) -> Json:
    """Circles that stopped, of someone who was in them at the end."""
    groups = [
        [
            say(_line(circle, texts)),
            buttons(button(texts("ending-see"), ids.ENDING_SEE, circle.id)),
        ]
        for circle in circles
    ]
    shown = page_of(groups or [[say(texts("ending-archive-empty"))]], page)
    return modal(
        ids.MESSAGE_NOTICE,
        texts("ending-archive-title"),
        [*shown.blocks, *turners(shown, ids.ENDING_ARCHIVE_PAGE, texts)],
        close=texts("button-close"),
    )


def _line(circle: Circle, texts: Texts) -> str:
    state = texts(f"ending-state-{circle.state.value}")
    if circle.ended_at is None:
        return f"{circle.name}\n{state}"
    return f"{circle.name}\n{state} · {texts.short_date(circle.ended_at.date())}"


def stopped_modal(found: Stopped, zone: str, texts: Texts) -> Json:
    """One circle that stopped: what it was for, its sessions and its insights."""
    blocks: list[Block] = [
        strong(found.circle.name),
        quote(found.circle.purpose),
        fine_print(_line(found.circle, texts).partition("\n")[2]),
        say(harvested_line(found.harvested, texts)),
    ]
    if found.held:
        see = button(texts("session-list-title"), ids.SESSION_LIST, found.circle.id)
        blocks += [
            say(texts("ending-sessions"), accessory=see),
            fine_print(_moments(found.held, zone, texts)),
        ]
    if found.story is not None:
        read_it = button(texts("special-story-read"), ids.SPECIAL_READ, found.story)
        blocks.append(buttons(read_it))
    elif found.leads and found.circle.state is CircleState.CLOSED:
        make_it = button(texts("special-story-make"), ids.SPECIAL_STORY, found.circle.id)
        blocks.append(buttons(make_it))
    if found.insights:
        blocks += [divider(), say(texts("ending-insights"))]
    for hit in found.insights:
        read = button(texts("search-read"), ids.SEARCH_READ, hit.insight_id)
        blocks += [quote(hit.title), buttons(read)]
    if found.leads:
        blocks += [divider(), buttons(resume_button(found.circle.id, texts))]
    return modal(
        ids.MESSAGE_NOTICE,
        texts("ending-archive-title"),
        blocks,
        close=texts("button-close"),
    )
