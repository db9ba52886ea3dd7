"""Finding a date together: asking for one, and deciding."""

from bot.domain.circle import circles
from bot.domain.decisions import choosing, polls, votes
from bot.domain.planning import clashes, meetings, proposals
from bot.errors import NotAllowed
from bot.slack.base import ids
from bot.slack.decisions.poll_decisions import change_modal, read_change, read_poll_id
from bot.slack.decisions.polls import (
    Filled,
    poll_modal,
    preview_modal,
    read_poll,
    read_preview,
    read_replaces,
    read_rows,
    vote_modal,
)
from bot.slack.planning.meetings import planned_modal
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens
from handlers.decisions.votes import overview_of


def register(door: Door) -> None:
    door.subcommand(("prikken", "poll"), open_new)
    door.action(ids.POLL_OPEN_NEW, open_new)
    door.action(ids.POLL_ROW, add_row)
    door.view(ids.POLL_NEW, submit_new)
    door.view(ids.POLL_PREVIEW, submit_preview)
    door.action(ids.POLL_CHOOSE, choose)
    door.action(ids.POLL_OPEN_CHANGE, opens(polls.to_change, change_modal))
    door.view(
        ids.POLL_CHANGE, submit_change, again(polls.to_change, change_modal, read_poll_id)
    )
    door.action(ids.POLL_CLOSE, close)
    door.action(ids.POLL_CANCEL, does(polls.cancel, "poll-is-cancelled"))


def open_new(click: Click) -> None:
    """Open the form for a poll, or show how the one stands that the circle is voting on.

    Someone who leads no circle gets to vote, if a poll waits for them.
    """
    with click.reading() as session:
        mine = circles.facilitated_by(session, click.actor)
        chosen, going_on = polls.to_begin(session, mine, click.pressed_or_none, click.now)
        usual = meetings.usual(session, mine, chosen)
        circle = next((each for each in mine if each.id == chosen), None)
        free = proposals.without_clash(session, circle, usual, click.now) if circle else []
        waiting = votes.most_urgent(session, click.actor, click.now) if not mine else None
    if waiting:
        click.show(vote_modal(waiting, click.actor.id, click.actor.time_zone, click.texts))
        return
    if not mine:
        raise NotAllowed("meeting-no-circle")
    if going_on is not None:
        click.show(overview_of(click, going_on))
    else:
        filled = Filled(chosen, usual.minutes, usual.place, free=free)
        click.show(poll_modal(mine, click.texts, filled))


def add_row(click: Click) -> None:
    """One more slot; what was filled in stays, because the fields keep their names."""
    with click.reading() as session:
        mine = circles.facilitated_by(session, click.actor)
    if not mine:
        raise NotAllowed("meeting-no-circle")
    rows = min(read_rows(click.view) + 1, polls.MOST_SLOTS)
    filled = Filled(replaces=read_replaces(click.view))
    click.replace(poll_modal(mine, click.texts, filled, rows))


def submit_new(click: Click) -> None:
    """Nothing is stored yet: the poll is shown, and travels with the preview."""
    wanted = read_poll(click.view)
    with click.reading() as session:
        circle = meetings.running_circle(session, click.actor, wanted.circle_id)
        moments = polls.check(wanted, circle.time_zone, click.now)
        polls.check_free(session, circle, click.now)
        asked = meetings.to_invite(session, circle, click.actor)
        obstacles = clashes.of(session, circle, moments, wanted.minutes, click.now)
    click.review(preview_modal(wanted, moments, circle, asked, click.texts, obstacles))


def submit_preview(click: Click) -> None:
    wanted = read_preview(click.view)
    with click.work() as session:
        polls.create(session, click.actor, wanted, click.now)
    click.done(click.notice("poll-asked"))


def choose(click: Click) -> None:
    """One click: the slot is the session, and the invitations go out."""
    with click.work() as session:
        planned = choosing.choose(session, click.actor, click.pressed, click.now)
    click.replace(planned_modal(planned, click.texts))


def submit_change(click: Click) -> None:
    wanted = read_change(click.view)
    with click.work() as session:
        found = polls.change(session, click.actor, wanted, click.now)
    click.done(click.notice("poll-changed", day=click.texts.date(found.poll.deadline_on)))
    click.refresh_below(overview_of(click, found))


def close(click: Click) -> None:
    with click.work() as session:
        found = polls.close(session, click.actor, click.pressed, click.now)
    click.replace(overview_of(click, found))
