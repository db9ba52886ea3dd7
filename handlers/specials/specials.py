"""Making, reading and taking back a special edition: of a story, for a hall, of a quarter."""

from bot.domain.specials import published_specials, specials
from bot.domain.specials.specials import SpecialPlan
from bot.slack.base import ids
from bot.slack.base.paging import page_shown
from bot.slack.circulation.corrections import (
    read_corrected,
    read_correction,
    special_correction_modal,
)
from bot.slack.circulation.digests import OTHER_KINDS
from bot.slack.specials.published_specials import published_modal, reading_modal
from bot.slack.specials.specials import (
    CHANGES,
    exact_modal,
    preview_modal,
    read_change,
    read_preview,
    read_special,
    special_modal,
    title_for,
)
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens
from handlers.base.show import depth_of


def register(door: Door) -> None:
    for action in OTHER_KINDS:
        door.action(action, open_form)
    door.view(ids.SPECIAL_NEW, submit)
    door.view(ids.SPECIAL_PREVIEW, submit_preview)
    for change in CHANGES:
        door.action(change, rearrange)
    door.pages(ids.SPECIAL_OTHERS, turn_others)
    door.action(ids.SPECIAL_EXACT, opens(specials.look, exact_modal))
    door.action(ids.SPECIAL_RESUME, opens(specials.look, preview_modal))
    door.action(ids.SPECIAL_READ, opens(published_specials.read, reading_modal))
    door.action(ids.SPECIAL_TAKE_BACK, does(published_specials.take_back, "special-taken-back"))
    door.action(ids.SPECIAL_CORRECT, open_correction)
    door.view(
        ids.SPECIAL_CORRECTION,
        submit_correction,
        again(published_specials.correctable, special_correction_modal, read_corrected),
    )


def open_form(click: Click) -> None:
    kind = OTHER_KINDS[click.action["action_id"]]
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
        page = page_shown(click.view)
        found = specials.look(session, click.actor, special_id, click.now, page)
    click.redraw(preview_modal(found, click.texts))


def turn_others(click: Click) -> None:
    special_id, _ = read_preview(click.view)
    with click.reading() as session:
        found = specials.look(session, click.actor, special_id, click.now, click.page)
    click.redraw(preview_modal(found, click.texts))


def open_correction(click: Click) -> None:
    """In the place of the edition: it can be the third form on top of each other."""
    with click.reading() as session:
        found = published_specials.correctable(session, click.actor, click.pressed)
    click.replace_or_show(special_correction_modal(found, click.texts))


def submit_correction(click: Click) -> None:
    """The edition again, as its readers see it now."""
    special_id, words = read_corrected(click.view), read_correction(click.view)
    with click.work() as session:
        published_specials.correct(session, click.actor, special_id, words, click.now)
        found = published_specials.read(session, click.actor, special_id, click.now)
    click.done(reading_modal(found, click.texts))
