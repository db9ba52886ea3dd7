"""A facilitator arranges the answers to a question in groups."""

from bot.domain.harvest import groups, harvest
from bot.slack.base import ids
from bot.slack.harvest.groups import group_modal, is_of_group, read_answers, read_wish
from bot.slack.harvest.harvest import harvest_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.action(ids.GROUP_OPEN, open_group)
    door.action(ids.GROUP_OPEN_NEW, opens(groups.look_to_add, group_modal))
    door.view(ids.GROUP_FORM, submit)


def open_group(click: Click) -> None:
    with click.reading() as session:
        there = groups.look(session, click.actor, [click.pressed])
    click.show(group_modal(there, click.texts))


def submit(click: Click) -> None:
    """What a colleague changed meanwhile is shown before it is replaced."""
    wish, known = read_wish(click.view), read_answers(click.view)
    with click.work() as session:
        there = groups.look(session, click.actor, known, lock=True)
        if not is_of_group(click.view):
            there = groups.without(there)
        click.check_unchanged(group_modal(there, click.texts))
        groups.arrange(session, click.actor, there, wish, click.now)
        found = harvest.look(session, click.actor, there.circle.id, there.meeting_id, click.now)
    click.done()
    click.refresh_below(harvest_modal(found, click.texts))
