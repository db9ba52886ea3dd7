"""Planning sessions."""

from datetime import datetime

from bot.domain.circle import circles
from bot.domain.decisions import choosing
from bot.domain.planning import clashes, meetings, proposals
from bot.domain.planning.meetings import MeetingPlan
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.planning.meetings import (
    plan_modal,
    planned_modal,
    preview_modal,
    read_plan,
    read_preview,
)
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    door.subcommand(("plan", "plannen"), open_plan)
    door.action(ids.MEETING_OPEN_PLAN, open_plan)
    door.view(ids.MEETING_PLAN, submit_plan)
    door.view(ids.MEETING_PREVIEW, submit_preview)


def open_plan(click: Click) -> None:
    with click.reading() as session:
        mine = circles.facilitated_by(session, click.actor)
        chosen = mine[0].id if len(mine) == 1 else click.pressed_or_none
        usual = meetings.usual(session, mine, chosen)
        circle = next((each for each in mine if each.id == chosen), None)
        free = proposals.without_clash(session, circle, usual, click.now) if circle else []
    if not mine:
        raise NotAllowed("meeting-no-circle")
    click.show(plan_modal(mine, click.texts, chosen=chosen, usual=usual, free=free))


def submit_plan(click: Click) -> None:
    """Nothing is stored yet: the plan is shown, and travels with the preview."""
    wanted = read_plan(click.view)
    click.review(review_of(click, wanted))


def review_of(click: Click, wanted: MeetingPlan) -> Json:
    """What a plan would do; raises InvalidInput for one that cannot be carried out."""
    with click.reading() as session:
        circle = meetings.running_circle(session, click.actor, wanted.circle_id)
        days = meetings.check(wanted, circle.time_zone, click.now)
        invited = meetings.to_invite(session, circle, click.actor)
        moments = [datetime.combine(day, wanted.at) for day in days]
        obstacles = clashes.of(session, circle, moments, wanted.minutes, click.now)
        waiting = choosing.waiting_in(session, circle, click.now)
    return preview_modal(wanted, days, circle, invited, click.texts, obstacles, waiting)


def submit_preview(click: Click) -> None:
    wanted = read_preview(click.view)
    with click.work() as session:
        planned = choosing.plan(session, click.actor, wanted, click.now)
    click.done(planned_modal(planned, click.texts))
