"""The sessions that a facilitator leads: moving and cancelling them."""

from bot.domain.planning import changes, clashes
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import read_id
from bot.slack.planning.changes import (
    Led,
    cancel_modal,
    cancel_preview_modal,
    move_modal,
    move_preview_modal,
    read_cancel,
    read_cancel_preview,
    read_move,
    read_move_preview,
    read_sessions,
    sessions_modal,
)
from bot.slack.planning.remarks import read_remark
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import shows


def register(door: Door) -> None:
    door.action(ids.CHANGE_SESSIONS, open_sessions)
    door.pages(ids.CHANGE_SESSIONS_PAGE, turn_sessions)
    door.action(ids.CHANGE_OPEN_MOVE, shows(_move, read_id))
    door.view(ids.CHANGE_MOVE, submit_move, stored)
    door.view(ids.CHANGE_MOVE_PREVIEW, confirm_move)
    door.action(ids.CHANGE_OPEN_CANCEL, open_cancel)
    door.view(ids.CHANGE_CANCEL, submit_cancel)
    door.view(ids.CHANGE_CANCEL_PREVIEW, confirm_cancel)


def open_sessions(click: Click) -> None:
    circle_id = click.pressed_or_none
    with click.reading() as session:
        led = changes.led(session, click.actor, circle_id, click.now)
    if not led:
        raise NotAllowed("meeting-no-circle")
    click.show(sessions_modal(led, click.actor.time_zone, click.texts, circle_id=circle_id))


def turn_sessions(click: Click) -> None:
    circle_id, _ = read_sessions(click.view)
    with click.reading() as session:
        led = changes.led(session, click.actor, circle_id, click.now)
    page, zone = click.page, click.actor.time_zone
    click.replace(sessions_modal(led, zone, click.texts, page, circle_id=circle_id))


def stored(click: Click) -> Json:
    return _move(click, read_move(click.view).meeting_id)


def _move(click: Click, meeting_id: int) -> Json:
    with click.reading() as session:
        meeting = changes.get_to_change(session, click.actor, meeting_id, click.now)
        after = len(changes.following(session, meeting, click.now))
    return move_modal(meeting, after, click.texts)


def submit_move(click: Click) -> None:
    """Nothing is stored yet: the move is shown, and travels with the preview."""
    wanted = read_move(click.view)
    with click.reading() as session:
        moving = changes.preview_move(session, click.actor, wanted, click.now)
        moments = [step.local_start for step in moving.steps]
        obstacles = clashes.of(
            *(session, moving.circle, moments, wanted.minutes, click.now), moving.seen
        )
    click.review(move_preview_modal(wanted, moving, click.texts, obstacles))


def confirm_move(click: Click) -> None:
    wanted, seen = read_move_preview(click.view)
    with click.work() as session:
        moved = changes.move(session, click.actor, wanted, seen, click.now)
        led = changes.led(session, click.actor, moved.circle.id, click.now)
    click.done(click.notice("change-move-done" if moved.told else "change-move-alone"))
    _show_list(click, led, moved.circle.id)


def open_cancel(click: Click) -> None:
    with click.reading() as session:
        meeting = changes.get_to_change(session, click.actor, click.pressed, click.now)
        after = len(changes.following(session, meeting, click.now))
    click.show(cancel_modal(meeting, after, click.actor.time_zone, click.texts))


def submit_cancel(click: Click) -> None:
    meeting_id, following = read_cancel(click.view)
    with click.reading() as session:
        cancelling = changes.preview_cancel(
            session, click.actor, meeting_id, click.now, all_following=following
        )
    zone = click.actor.time_zone
    click.review(cancel_preview_modal(cancelling, zone, click.texts, following=following))


def confirm_cancel(click: Click) -> None:
    meeting_id, following, seen = read_cancel_preview(click.view)
    remark = read_remark(click.view)
    with click.work() as session:
        cancelled = changes.cancel(
            *(session, click.actor, meeting_id, seen, click.now),
            all_following=following,
            remark=remark,
        )
        led = changes.led(session, click.actor, cancelled.circle.id, click.now)
    click.done(click.notice("change-cancel-done" if cancelled.told else "change-cancel-alone"))
    _show_list(click, led, cancelled.circle.id)


def _show_list(click: Click, led: Led, circle_id: int) -> None:
    """The list below the form, as things stand now."""
    zone = click.actor.time_zone
    click.refresh_below(sessions_modal(led, zone, click.texts, circle_id=circle_id))
