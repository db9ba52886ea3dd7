"""Making, reading and taking back a special edition: of a story, for a hall, of a quarter."""

from bot.domain.circulation import published_specials, specials
from bot.domain.circulation.specials import SpecialPlan
from bot.slack.base import ids
from bot.slack.circulation.published_specials import published_modal, reading_modal
from bot.slack.circulation.specials import (
    CHANGES,
    KINDS,
    exact_modal,
    preview_modal,
    read_change,
    read_page_of,
    read_preview,
    read_special,
    special_modal,
    title_for,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens
from handlers.base.show import depth_of


def register(door: Door) -> None:
    for action in KINDS:
        door.action(action, open_form)
    door.view(ids.SPECIAL_NEW, submit)
    door.view(ids.SPECIAL_PREVIEW, submit_preview)
    for change in CHANGES:
        door.action(change, rearrange)
    door.pages(ids.SPECIAL_OTHERS, turn_others)
    door.action(ids.SPECIAL_EXACT, opens(specials.look, exact_modal))
    door.action(ids.SPECIAL_RESUME, opens(specials.look, preview_modal))
    door.action(ids.SPECIAL_READ, opens(published_specials.read, reading_modal))
    door.action(ids.SPECIAL_TAKE_BACK, take_back)


def open_form(click: Click) -> None:
    kind = KINDS[click.action["action_id"]]
    circle_id = click.pressed if click.value else None
    with click.reading() as session:
        found = specials.choices(session, click.actor, kind, circle_id, click.now)
    click.replace_or_show(special_modal(found, click.texts))


def submit(click: Click) -> None:
    plan: SpecialPlan = read_special(click.view)
    with click.work() as session:
        made = specials.draft(session, click.actor, plan, title_for(plan), click.now)
    preview = preview_modal(made, click.texts)
    if depth_of(click.view) > 1:
        click.done(preview)  # the exact view comes on top of it, and Slack stacks three
    else:
        click.review(preview)


def submit_preview(click: Click) -> None:
    special_id, seen = read_preview(click.view)
    with click.work() as session:
        published = specials.publish(session, click.actor, special_id, seen, click.now)
    click.done(published_modal(published, click.texts))


def rearrange(click: Click) -> None:
    """A piece goes in, out, up or down."""
    special_id, _ = read_preview(click.view)
    change, ref = read_change(click.action)
    with click.work() as session:
        specials.rearrange(session, click.actor, special_id, change, ref, click.now)
        page = read_page_of(click.view)
        found = specials.look(session, click.actor, special_id, click.now, page)
    click.redraw(preview_modal(found, click.texts))


def turn_others(click: Click) -> None:
    special_id, _ = read_preview(click.view)
    with click.reading() as session:
        found = specials.look(session, click.actor, special_id, click.now, click.page)
    click.redraw(preview_modal(found, click.texts))


def take_back(click: Click) -> None:
    with click.work() as session:
        published_specials.take_back(session, click.actor, click.pressed, click.now)
    click.replace(click.notice("special-taken-back"))
