"""Putting a correction on top of an edition that was published."""

from bot.domain.circulation import corrections, published_specials, sending
from bot.slack.base import ids
from bot.slack.circulation.corrections import (
    correction_modal,
    read_corrected,
    read_correction,
    special_correction_modal,
)
from bot.slack.circulation.published_specials import reading_modal
from bot.slack.circulation.sending import progress_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.DIGEST_CORRECT, opens(corrections.correctable, correction_modal))
    door.view(
        ids.DIGEST_CORRECTION,
        submit,
        again(corrections.correctable, correction_modal, read_corrected),
    )
    door.action(ids.SPECIAL_CORRECT, open_special)
    door.view(
        ids.SPECIAL_CORRECTION,
        submit_special,
        again(corrections.correctable_special, special_correction_modal, read_corrected),
    )


def submit(click: Click) -> None:
    digest_id, words = read_corrected(click.view), read_correction(click.view)
    with click.work() as session:
        corrections.correct(session, click.actor, digest_id, words, click.now)
        found = sending.progress(session, click.actor, digest_id, click.now)
    click.refresh_below(progress_modal(found, click.texts))
    click.done(click.notice("digest-correction-kept" if words else "digest-correction-gone"))


def open_special(click: Click) -> None:
    """In the place of the edition: it can be the third form on top of each other."""
    with click.reading() as session:
        found = corrections.correctable_special(session, click.actor, click.pressed)
    click.replace_or_show(special_correction_modal(found, click.texts))


def submit_special(click: Click) -> None:
    """The edition again, as its readers see it now."""
    special_id, words = read_corrected(click.view), read_correction(click.view)
    with click.work() as session:
        corrections.correct_special(session, click.actor, special_id, words, click.now)
        found = published_specials.read(session, click.actor, special_id, click.now)
    click.done(reading_modal(found, click.texts))
