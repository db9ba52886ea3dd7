"""“Bewaar als inzicht”: on a message, and what its author says to that."""

from bot.domain.learned import captures, sharing
from bot.slack.base import ids
from bot.slack.learned.captures import (
    capture_modal,
    keep_modal,
    read_capture,
    read_keep,
    read_own,
    read_source,
    read_words,
)
from bot.slack.learned.sharing import SharingPreview, preview_modal
from handlers.base.acts import does, submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.shortcut(ids.CAPTURE_SHORTCUT, open_capture)
    door.view(ids.CAPTURE_FORM, submits(read_capture, captures.ask, "capture-asked-said"))
    door.view(ids.CAPTURE_OWN, submit_own)
    door.action(ids.CAPTURE_YES, opens(captures.to_keep, keep_modal))
    door.action(ids.CAPTURE_NO, does(captures.refuse))
    door.view(ids.CAPTURE_KEEP, submit_keep)


def open_capture(click: Click) -> None:
    """The payload carries the message, so that the bot need not read the channel."""
    source = read_source(click.body)
    author = None if source.author == click.actor.address else source.author
    profile = click.directory.profile(author) if author else None
    with click.reading() as session:
        desk = captures.can_keep(session, click.actor, source, profile)
    click.show(capture_modal(desk, click.texts, "" if desk.author else click.typed))


def submit_own(click: Click) -> None:
    source, circle_id, words = read_own(click.view, click.texts)
    with click.work() as session:
        kept = captures.keep_own(session, click.actor, source, circle_id, words, click.now)
        look = sharing.about_to_share(session, click.actor, kept)
    _show_kept(click, look)


def submit_keep(click: Click) -> None:
    """Now they are the author's own words, and the same look comes before sharing them."""
    capture_id, words = read_keep(click.view), read_words(click.view, click.texts)
    with click.work() as session:
        kept = captures.accept(session, click.actor, capture_id, words, click.now)
        look = sharing.about_to_share(session, click.actor, kept)
    _show_kept(click, look)


def _show_kept(click: Click, about: sharing.LevelsChanged) -> None:
    if about.waiting:
        look = SharingPreview(about.circle, click.actor.name, about.waiting, (), about.crowd)
        click.done(preview_modal(look, click.texts))
    else:
        click.done(click.notice("capture-kept-private"))
