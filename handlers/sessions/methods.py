"""Choosing a method for a session, changing its phases, saving it for the circle."""

from bot.domain.sessions import preparation
from bot.domain.sessions.preparation import RunSheet
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import about_meeting
from bot.slack.sessions.methods import (
    method_modal,
    phase_modal,
    read_method,
    read_phase,
    read_place,
    read_save,
    save_modal,
    saved_modal,
    sheet_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.METHOD_OPEN, opens(preparation.prepare, method_modal, stores=True))
    door.view(
        ids.METHOD_CHOOSE,
        submit_method,
        again(preparation.prepare, method_modal, about_meeting),
    )
    door.action(ids.PHASE_ADD, add_phase)
    door.action(ids.PHASE_OPEN, open_phase)
    door.view(ids.PHASE_FORM, submit_phase, stored_phase)
    door.action(ids.PHASE_UP, move_up)
    door.action(ids.PHASE_DROP, drop_phase)
    door.action(ids.PHASE_FIT, fit_again)
    door.action(ids.METHOD_OPEN_SAVE, opens(preparation.prepare, save_modal, stores=True))
    door.view(ids.METHOD_SAVE, submit_save)


def submit_method(click: Click) -> None:
    meeting_id, key = read_method(click.view)
    with click.work() as session:
        sheet = preparation.choose(session, click.actor, meeting_id, key, click.now)
    click.done()
    _below(click, sheet)


def _below(click: Click, sheet: RunSheet) -> None:
    click.refresh_below(sheet_modal(sheet, click.actor.time_zone, click.texts))


def add_phase(click: Click) -> None:
    click.show(phase_modal(click.pressed, None, click.texts))


def open_phase(click: Click) -> None:
    meeting_id, phase_id = read_place(click.value)
    with click.reading() as session:
        phase = preparation.phase_of(session, click.actor, meeting_id, phase_id)
    click.show(phase_modal(meeting_id, phase, click.texts))


def stored_phase(click: Click) -> Json | None:
    meeting_id, phase_id, _ = read_phase(click.view)
    if phase_id is None:
        return None
    with click.reading() as session:
        phase = preparation.phase_of(session, click.actor, meeting_id, phase_id)
    return phase_modal(meeting_id, phase, click.texts)


def submit_phase(click: Click) -> None:
    meeting_id, phase_id, phase = read_phase(click.view)
    with click.work() as session:
        sheet = preparation.set_phase(
            session, click.actor, meeting_id, phase_id, phase, click.now
        )
    click.done()
    _below(click, sheet)


def move_up(click: Click) -> None:
    meeting_id, phase_id = read_place(click.value)
    with click.work() as session:
        sheet = preparation.move_up(session, click.actor, meeting_id, phase_id, click.now)
    click.replace(sheet_modal(sheet, click.actor.time_zone, click.texts))


def drop_phase(click: Click) -> None:
    meeting_id, phase_id = read_place(click.value)
    with click.work() as session:
        sheet = preparation.drop_phase(session, click.actor, meeting_id, phase_id, click.now)
    click.replace(sheet_modal(sheet, click.actor.time_zone, click.texts))


def fit_again(click: Click) -> None:
    with click.work() as session:
        sheet = preparation.fit_again(session, click.actor, click.pressed, click.now)
    click.replace(sheet_modal(sheet, click.actor.time_zone, click.texts))


def submit_save(click: Click) -> None:
    meeting_id, name = read_save(click.view)
    with click.work() as session:
        method = preparation.save(session, click.actor, meeting_id, name, click.now)
        sheet = preparation.prepare(session, click.actor, meeting_id, click.now)
    click.done(saved_modal(method, click.texts))
    _below(click, sheet)
