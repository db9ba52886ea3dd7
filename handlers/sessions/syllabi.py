"""Learning paths: choosing one, making it the circle's own, planning it."""

from datetime import datetime

from bot.domain.circle import circles
from bot.domain.decisions import votes
from bot.domain.planning import clashes, meetings
from bot.domain.sessions import syllabi
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.planning.meetings import planned_modal, read_preview
from bot.slack.sessions.syllabi import (
    path_modal,
    paths_modal,
    plan_modal,
    preview_modal,
    read_path,
    read_place,
    read_plan,
    read_planned_path,
    read_preview_path,
    read_step,
    read_step_place,
    step_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.action(ids.SYLLABUS_OPEN, opens(syllabi.of_circle, paths_modal))
    door.action(ids.SYLLABUS_SEE, see)
    door.action(ids.SYLLABUS_ADOPT, adopt)
    door.action(ids.SYLLABUS_OPEN_STEP, open_step)
    door.view(ids.SYLLABUS_STEP, submit_step, stored_step)
    door.action(ids.SYLLABUS_DROP, drop_step)
    door.action(ids.SYLLABUS_OPEN_PLAN, open_plan)
    door.view(ids.SYLLABUS_PLAN, submit_plan)
    door.view(ids.SYLLABUS_PREVIEW, submit_preview)


def see(click: Click) -> None:
    circle_id, key = read_path(click.value)
    with click.reading() as session:
        seen = syllabi.see(session, click.actor, circle_id, key)
    click.replace(path_modal(seen, click.texts))


def adopt(click: Click) -> None:
    circle_id, key = read_path(click.value)
    with click.work() as session:
        seen = syllabi.adopt(session, click.actor, circle_id, key, click.now)
    click.replace(path_modal(seen, click.texts))


def open_step(click: Click) -> None:
    click.show(_step(click, *read_place(click.value)))


def stored_step(click: Click) -> Json:
    return _step(click, *read_step_place(click.view))


def _step(click: Click, circle_id: int, own_id: int, position: int) -> Json:
    with click.reading() as session:
        found = syllabi.step_of(session, click.actor, circle_id, own_id, position)
    return step_modal(found, click.texts)


def submit_step(click: Click) -> None:
    circle_id, own_id, position = read_step_place(click.view)
    step = read_step(click.view)
    with click.work() as session:
        seen = syllabi.set_step(
            session, click.actor, circle_id, own_id, position, step, click.now
        )
    click.done()
    click.refresh_below(path_modal(seen, click.texts))


def drop_step(click: Click) -> None:
    circle_id, own_id, position = read_place(click.value)
    with click.work() as session:
        seen = syllabi.set_step(
            session, click.actor, circle_id, own_id, position, None, click.now
        )
    click.replace(path_modal(seen, click.texts))


def open_plan(click: Click) -> None:
    circle_id, key = read_path(click.value)
    with click.reading() as session:
        seen = syllabi.see(session, click.actor, circle_id, key)
        mine = circles.facilitated_by(session, click.actor)
        usual = meetings.usual(session, mine, circle_id)
    click.show(plan_modal(seen, usual, click.texts))


def submit_plan(click: Click) -> None:
    """Nothing is stored yet: the plan is shown, and travels with the preview."""
    circle_id, key = read_planned_path(click.view)
    with click.reading() as session:
        seen = syllabi.see(session, click.actor, circle_id, key)
        wanted = read_plan(click.view, len(seen.path.steps))
        circle = meetings.running_circle(session, click.actor, circle_id)
        days = meetings.check(wanted, circle.time_zone, click.now)
        invited = meetings.to_invite(session, circle, click.actor)
        moments = [datetime.combine(day, wanted.at) for day in days]
        obstacles = clashes.of(session, circle, moments, wanted.minutes, click.now)
        poll = votes.open_in(session, circle, click.now)
    click.review(preview_modal(seen, wanted, days, invited, click.texts, obstacles, poll))


def submit_preview(click: Click) -> None:
    wanted, key = read_preview(click.view), read_preview_path(click.view)
    with click.work() as session:
        planned = syllabi.plan(session, click.actor, wanted, key, click.now)
    click.done(planned_modal(planned, click.texts))
