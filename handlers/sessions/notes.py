"""Writing a line down during a session, parking a point, and what becomes of both."""

from bot.domain.sessions import notes
from bot.slack.base import ids
from bot.slack.base.forms import about_meeting
from bot.slack.sessions.notes import (
    ask_modal,
    list_modal,
    note_modal,
    point_modal,
    preview_modal,
    read_ask,
    read_note,
    read_point,
    read_preview,
)
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.action(ids.NOTE_OPEN, open_note)
    door.view(ids.NOTE_FORM, submit_note)
    door.view(ids.NOTE_PREVIEW, submits(read_preview, notes.share, "note-shared"))
    door.action(ids.NOTE_DROP, throw_away)
    door.action(ids.NOTE_LIST, opens(notes.look, list_modal))
    door.pages(ids.NOTE_PAGE, turns(notes.look, list_modal, about_meeting))
    door.action(ids.POINT_OPEN, open_point)
    door.view(ids.POINT_FORM, submits(read_point, notes.park))
    door.action(ids.POINT_DROP, drop_point)
    door.action(ids.POINT_OPEN_ASK, opens(notes.get_point, ask_modal))
    door.view(ids.POINT_ASK, submit_ask)


def open_note(click: Click) -> None:
    with click.reading() as session:
        _, meeting = notes.get_to_write(session, click.actor, click.pressed, click.now)
    click.show(note_modal(meeting.id, click.texts))


def submit_note(click: Click) -> None:
    """Kept for its author; what the circle may read is shown first."""
    meeting_id, kind, text, shared = read_note(click.view)
    with click.work() as session:
        noted = notes.write(session, click.actor, meeting_id, kind, text, click.now)
        circle, _ = notes.get_to_write(session, click.actor, meeting_id, click.now)
    if shared:
        click.done(preview_modal(noted, circle, click.texts))
    else:
        click.done(click.notice("note-kept"))


def throw_away(click: Click) -> None:
    with click.work() as session:
        captured = notes.throw_away(session, click.actor, click.pressed, click.now)
    click.replace(list_modal(captured, click.texts))


def open_point(click: Click) -> None:
    with click.reading() as session:
        _, meeting = notes.get_to_write(session, click.actor, click.pressed, click.now)
    click.show(point_modal(meeting.id, click.texts))


def drop_point(click: Click) -> None:
    with click.work() as session:
        captured = notes.drop_point(session, click.actor, click.pressed, click.now)
    click.replace(list_modal(captured, click.texts))


def submit_ask(click: Click) -> None:
    point_id, text = read_ask(click.view)
    with click.work() as session:
        captured = notes.ask_point(session, click.actor, point_id, text, click.now)
    click.done(click.notice("point-asked"))
    click.refresh_below(list_modal(captured, click.texts))
