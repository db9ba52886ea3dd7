"""How far an edition is on its way, and stopping what has not left."""

from bot.domain.circulation.editions import Edition
from bot.domain.circulation.sending import Progress
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    confirm,
    fine_print,
    message,
    modal,
    say,
)
from bot.slack.circulation.corrections import correction_blocks, correction_button
from bot.slack.circulation.digests import page_line
from bot.slack.circulation.feedback import feedback_blocks
from bot.texts import Texts

PARTS = ("waiting", "refused", "late", "dropped", "later")


def progress_modal(progress: Progress, texts: Texts) -> Json:
    digest = progress.digest
    counts = {name: getattr(progress, name) for name in PARTS}
    lines = [
        texts("digest-progress", sent=progress.sent, total=progress.total),
        *(texts(f"digest-progress-{name}", count=n) for name, n in counts.items() if n),
    ]
    blocks = [say(digest.title), say("\n".join(lines))]
    blocks += correction_blocks(digest, progress.circle.time_zone, texts)
    blocks += page_line(progress.url, digest, texts)
    if digest.stopped_at is not None:
        at = texts.moment(digest.stopped_at, progress.circle.time_zone)
        blocks.append(fine_print(texts("digest-stopped", moment=at)))
    elif progress.is_empty:
        blocks.append(fine_print(texts("digest-emptied")))
    pressed = [
        button(texts("digest-refresh"), ids.DIGEST_REFRESH, digest.id),
        correction_button(digest, ids.DIGEST_CORRECT, texts),
    ]
    if progress.can_stop:
        sure = confirm("digest-stop-title", "digest-stop-confirm", "digest-stop", texts)
        pressed.append(button(texts("digest-stop"), ids.DIGEST_STOP, digest.id, confirm=sure))
    return modal(
        ids.MESSAGE_NOTICE,
        texts("digest-progress-title"),
        [*blocks, buttons(*pressed), *feedback_blocks(progress.feedback, texts)],
        close=texts("button-close"),
    )


def emptied_message(edition: Edition, texts: Texts) -> Message:
    """For its facilitators: nothing is left in a digest that was on its way."""
    audience = edition.digest.audience.name.lower()
    said = texts("digest-emptied-news", name=edition.circle.name, audience=audience)
    return message(say(said))
