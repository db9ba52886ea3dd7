"""Who joins a circle that runs, and who leaves it."""

from bot.domain.base.actor import Address
from bot.domain.circle import circles, fading, members
from bot.domain.circle.members import MembersForm
from bot.slack.base import ids
from bot.slack.circle.members import (
    members_modal,
    mine_modal,
    preview_modal,
    read_hosts,
    read_members,
    read_preview,
)
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens, turns


def register(door: Door) -> None:
    door.subcommand(("deelname", "membership"), opens(members.mine, mine_modal))
    door.action(ids.MEMBER_OPEN, open_people)
    door.view(ids.MEMBER_FORM, submit_people)
    door.view(ids.MEMBER_PREVIEW, submit_preview)
    door.action(ids.MEMBER_OPEN_MINE, opens(members.mine, mine_modal))
    door.pages(ids.MEMBER_MINE_PAGE, turns(members.mine, mine_modal))
    door.action(ids.MEMBER_LEAVE, leave)
    door.action(ids.MEMBER_HOSTS, set_hosting)
    door.action(ids.STILL_IN_YES, stay)
    door.action(ids.STILL_IN_LESS, stay_with_less)
    door.action(ids.STILL_IN_STOP, does(fading.stop))


def open_people(click: Click) -> None:
    with click.reading() as session:
        circle = circles.get_for_facilitator(session, click.actor, click.pressed)
        overview = circles.overview(session, circle)
    click.show(members_modal(overview, click.texts))


def submit_people(click: Click) -> None:
    """Show what would change; Slack is asked about new people beforehand."""
    wanted = read_members(click.view)
    profiles = click.directory.profiles(_new(wanted))
    with click.reading() as session:
        change = members.preview(session, click.actor, wanted, profiles)
    click.review(preview_modal(change, wanted, click.texts))


def _new(wanted: MembersForm) -> list[Address]:
    """The people that the form did not show; at most one more than a circle holds."""
    return [each for each in wanted.roles if each not in wanted.shown][
        : circles.MOST_MEMBERS + 1
    ]


def submit_preview(click: Click) -> None:
    wanted = read_preview(click.view)
    profiles = click.directory.profiles(_new(wanted))
    with click.work() as session:
        members.change(session, click.actor, wanted, profiles, click.now)
    click.done(click.notice("member-changed"))


def leave(click: Click) -> None:
    with click.work() as session:
        circle = members.leave(session, click.actor, click.pressed, click.now)
    click.replace(click.notice("member-left-said", name=circle.name))


def set_hosting(click: Click) -> None:
    circle_id, hosts = read_hosts(click.value)
    with click.work() as session:
        members.set_hosting(session, click.actor, circle_id, click.now, hosts=hosts)
    click.replace(click.notice("member-hosts-yes-said" if hosts else "member-hosts-no-said"))


def stay(click: Click) -> None:
    _stay(click, less=False)


def stay_with_less(click: Click) -> None:
    _stay(click, less=True)


def _stay(click: Click, *, less: bool) -> None:
    with click.work() as session:
        fading.stay(session, click.actor, click.pressed, click.now, less=less)
