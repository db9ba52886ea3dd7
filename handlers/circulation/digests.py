"""Making, looking at and publishing a digest; reading one of its cards."""

from datetime import date

from bot.domain.circle import circles, themes
from bot.domain.circulation import composing, digests, editions, sending
from bot.errors import InvalidInput, NotAllowed
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.base.forms import Answers, draft_memory, read_draft
from bot.slack.base.paging import page_shown
from bot.slack.circulation.composing import (
    CHANGES,
    exact_modal,
    preview_modal,
    published_modal,
    read_change,
    read_preview,
)
from bot.slack.circulation.digests import (
    digest_modal,
    edition_modal,
    item_modal,
    read_digest,
)
from bot.slack.circulation.sending import progress_modal
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens
from handlers.base.show import as_sent


def register(door: Door) -> None:
    door.subcommand(("kennisbrief", "digest"), open_digest)
    door.action(ids.DIGEST_OPEN, open_digest)
    door.view(ids.DIGEST_NEW, submit_digest, whole=whole)
    door.view(ids.DIGEST_PREVIEW, submit_preview)
    for change in CHANGES:
        door.action(change, rearrange)
    door.pages(ids.DIGEST_OTHERS, turn_others)
    door.action(ids.DIGEST_EXACT, opens(composing.look, exact_modal))
    door.action(ids.DIGEST_PROGRESS, opens(sending.progress, progress_modal))
    door.action(ids.DIGEST_REFRESH, refresh)
    door.action(ids.DIGEST_STOP, stop)
    door.action(ids.DIGEST_PROPOSAL, open_proposal)
    door.action(ids.DIGEST_READ, opens(editions.item_for, item_modal))
    door.action(ids.DIGEST_READ_WHOLE, opens(editions.edition_for, edition_modal))


def open_digest(click: Click) -> None:
    click.show(_form(click, click.value))


def whole(click: Click) -> Json:
    """The title goes with the period as it was chosen by now."""
    answers = Answers(click.view)
    return _form(click, answers.choice("circle"), answers.date("period_to"), whole=True)


def _form(
    click: Click, circle_id: str | None, until: date | None = None, *, whole: bool = False
) -> Json:
    with click.reading() as session:
        mine = circles.facilitated_by(session, click.actor)
        if not mine:
            raise NotAllowed("digest-no-circle")
        chosen = next((circle for circle in mine if str(circle.id) == circle_id), mine[0])
        begin, end = digests.suggested_period(session, chosen, click.now)
        choice = themes.current(session, click.actor.workspace_id)
        last = sending.last(session, chosen)
        before = [*composing.unfinished(session, chosen, click.now), *([last] if last else [])]
    return digest_modal(
        mine,
        (begin, until or end),
        choice,
        click.texts,
        chosen=chosen,
        before=before,
        whole=whole,
    )


def submit_digest(click: Click) -> None:
    plan = read_digest(click.form)
    if not click.directory.may_post_in(*plan.channels):
        raise InvalidInput("channels", "digest-bot-not-in-channel")
    with click.work() as session:
        preview = digests.draft(session, click.actor, plan, click.now, read_draft(click.view))
    memory = draft_memory(click.view, preview.edition.digest.id)
    form = as_sent(click.view) | {"private_metadata": memory}
    click.review(preview_modal(preview, click.texts), form)


def submit_preview(click: Click) -> None:
    digest_id, shown = read_preview(click.view)
    with click.work() as session:
        published = digests.publish(session, click.actor, digest_id, shown, click.now)
    click.done(published_modal(published, click.texts))


def rearrange(click: Click) -> None:
    """A card goes in, out, up or down."""
    digest_id, _ = read_preview(click.view)
    change, insight_id = read_change(click.action)
    with click.work() as session:
        composing.rearrange(session, click.actor, digest_id, change, insight_id, click.now)
        preview = composing.look(
            session, click.actor, digest_id, click.now, page_shown(click.view)
        )
    click.redraw(preview_modal(preview, click.texts))


def turn_others(click: Click) -> None:
    digest_id, _ = read_preview(click.view)
    with click.reading() as session:
        preview = composing.look(session, click.actor, digest_id, click.now, click.page)
    click.redraw(preview_modal(preview, click.texts))


def refresh(click: Click) -> None:
    with click.reading() as session:
        found = sending.progress(session, click.actor, click.pressed, click.now)
    click.replace(progress_modal(found, click.texts))


def stop(click: Click) -> None:
    """What has not left stays here."""
    with click.work() as session:
        sending.stop(session, click.actor, click.pressed, click.now)
        found = sending.progress(session, click.actor, click.pressed, click.now)
    click.replace(progress_modal(found, click.texts))


def open_proposal(click: Click) -> None:
    """Under the offer to look at one: a draft of what is new."""
    title = click.texts("digest-title-proposed", date=click.texts.short_date(click.now.date()))
    with click.work() as session:
        preview = digests.propose_for(session, click.actor, click.pressed, title, click.now)
    click.show(preview_modal(preview, click.texts))
