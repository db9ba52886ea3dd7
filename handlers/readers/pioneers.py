"""A page under one's own name: made, seen, shown, taken back; and those of colleagues."""

from bot.domain.readers import pioneers
from bot.slack.base import ids
from bot.slack.readers.pioneers import (
    form_modal,
    list_modal,
    own_modal,
    page_modal,
    preview_modal,
    read_form,
    read_preview,
    shown_modal,
)
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens, turns


def register(door: Door) -> None:
    door.for_everybody.subcommand(("profiel", "profile"), opens(pioneers.own, own_modal))
    door.subcommand(("pioniers", "pioneers"), opens(pioneers.listed, list_modal))
    door.for_everybody.action(ids.PROFILE_MINE, opens(pioneers.own, own_modal))
    door.action(ids.PROFILE_OPEN_FORM, open_form)
    door.view(ids.PROFILE_FORM, submit_form, again(pioneers.own, form_modal))
    door.view(ids.PROFILE_PREVIEW, submit_preview)
    door.for_everybody.action(ids.PROFILE_TAKE_BACK, take_back)
    door.action(ids.PROFILE_SEE, opens(pioneers.read, page_modal))
    door.pages(ids.PROFILE_PAGE, turns(pioneers.listed, list_modal))


def open_form(click: Click) -> None:
    with click.reading() as session:
        own = pioneers.own(session, click.actor)
    if not own.candidates:
        click.replace(own_modal(own, click.texts))
    else:
        click.show(form_modal(own, click.texts))


def submit_form(click: Click) -> None:
    """Nothing is kept yet: first the exact page."""
    wish = read_form(click.view)
    with click.reading() as session:
        draft = pioneers.draft(session, click.actor, wish)
    click.review(preview_modal(draft, click.texts))


def submit_preview(click: Click) -> None:
    wish, seen = read_preview(click.view)
    with click.work() as session:
        page = pioneers.show(session, click.actor, wish, seen, click.now)
    click.done(shown_modal(page, click.texts))


def take_back(click: Click) -> None:
    with click.work() as session:
        pioneers.take_back(session, click.actor, click.now)
    click.replace(click.notice("profile-taken-back"))
