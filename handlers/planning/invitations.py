"""Answering an invitation, and seeing who comes."""

from bot.domain.planning import invitations
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import about_meeting
from bot.slack.base.notices import notice_message
from bot.slack.planning.invitations import (
    attendees_modal,
    contribution_modal,
    read_all_asked,
    read_asked,
    read_button,
    read_contribution,
    rsvp_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.action(ids.MEETING_YES, say_yes)
    door.action(ids.MEETING_YES_TO_ALL, say_yes_to_all)
    door.action(ids.MEETING_NO, say_no)
    door.action(ids.MEETING_CONTRIBUTES, open_contribution)
    door.action(ids.MEETING_CHANGE, opens(invitations.get_to_answer, rsvp_modal))
    door.view(ids.MEETING_CONTRIBUTION, submit_contribution, stored)
    who_comes = invitations.attendees
    door.action(ids.MEETING_ATTENDEES, opens(who_comes, attendees_modal))
    door.pages(ids.MEETING_ATTENDEES_PAGE, turns(who_comes, attendees_modal, about_meeting))


def say_yes(click: Click) -> None:
    asked = read_asked(click.value)
    with click.work() as session:
        row = invitations.accept(session, click.actor, asked.meeting_id, click.now, asked.about)
        said = "rsvp-yes-sent-in-said" if row.contribution else "rsvp-yes-said"
    click.replace(click.notice(said))


def say_yes_to_all(click: Click) -> None:
    """Each session by itself: one that was moved or cancelled does not hold up the others."""
    asked = read_all_asked(click.value)
    with click.work() as session:
        refused = invitations.accept_each(
            session, click.actor, [(each.meeting_id, each.about) for each in asked], click.now
        )
    if len(refused) == len(asked):
        raise refused[0]
    if refused:
        said = click.texts(refused[0].text_id, **refused[0].params)
        click.tell(notice_message(said))


def say_no(click: Click) -> None:
    asked = read_asked(click.value)
    with click.work() as session:
        row = invitations.decline(
            session, click.actor, asked.meeting_id, click.now, asked.about
        )
        said = f"rsvp-{row.rsvp.value}-said" if row.rsvp else "rsvp-no-said"
    click.replace(click.notice(said))


def open_contribution(click: Click) -> None:
    click.show(_contribution(click, click.value))


def stored(click: Click) -> Json:
    return _contribution(click, read_button(click.view))


def _contribution(click: Click, value: str | int) -> Json:
    asked = read_asked(value)
    with click.reading() as session:
        words, shared = invitations.contribution_of(
            session, click.actor, asked.meeting_id, click.now, asked.about
        )
    return contribution_modal(value, words, click.texts, shared=shared)


def submit_contribution(click: Click) -> None:
    asked, words, shared = read_contribution(click.view)
    with click.work() as session:
        invitations.contribute(
            session, click.actor, asked.meeting_id, words, click.now, asked.about, shared=shared
        )
    click.clear()
