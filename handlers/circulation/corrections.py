"""Putting a correction on top of an edition that was published."""

from bot.domain.circulation import corrections, sending
from bot.slack.base import ids
from bot.slack.circulation.corrections import (
    correction_modal,
    read_corrected,
    read_correction,
)
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


def submit(click: Click) -> None:
    digest_id, words = read_corrected(click.view), read_correction(click.view)
    with click.work() as session:
        corrections.correct(session, click.actor, digest_id, words, click.now)
        found = sending.progress(session, click.actor, digest_id, click.now)
    click.refresh_below(progress_modal(found, click.texts))
    click.done(click.notice("digest-correction-kept" if words else "digest-correction-gone"))
