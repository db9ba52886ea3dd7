"""Notes and their offer, answers that participants offer, and taking back a card."""

from bot.domain.harvest import drafts, harvest
from bot.domain.insights import curation
from bot.slack.base import ids
from bot.slack.harvest.drafts import (
    done_modal,
    offered_twin_modal,
    read_withdrawal,
    result_modal,
    withdraw_modal,
)
from bot.slack.harvest.harvest import harvest_modal
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.harvest.harvest import read_card, stored, whole


def register(door: Door) -> None:
    door.action(ids.INSIGHT_NOTE, save_note, stored, whole=whole)
    door.action(ids.INSIGHT_PROPOSE_ANYWAY, propose_anyway)
    door.action(ids.INSIGHT_OFFER, offer)
    door.action(ids.INSIGHT_OFFER_ANYWAY, does(drafts.offer, "note-offer-done"))
    door.action(ids.INSIGHT_OPEN_WITHDRAW, open_withdraw)
    door.view(ids.INSIGHT_WITHDRAW, withdraw)


def save_note(click: Click) -> None:
    """A button inside the form: what is filled in so far comes along, complete or not."""
    draft = read_card(click)
    with click.work() as session:
        note = drafts.save(
            session, click.actor, draft.insight_id, draft.card, draft.source_ids, click.now
        )
        found = harvest.look_around(session, click.actor, note, click.now)
    said = click.texts("note-saved")
    click.replace(done_modal(said, click.texts, found.following(note)))
    click.refresh_below(harvest_modal(found, click.texts))


def propose_anyway(click: Click) -> None:
    with click.work() as session:
        result = drafts.propose(session, click.actor, click.pressed, click.now)
        found = harvest.look_around(session, click.actor, result.insight, click.now)
    click.replace(result_modal(result, click.texts, found.following(result.insight)))
    click.refresh_below(harvest_modal(found, click.texts))


def offer(click: Click) -> None:
    """What is there already is shown first, to recognise."""
    reflection_id = click.pressed
    with click.work() as session:
        twin = drafts.twin_of(session, click.actor, reflection_id)
        if twin is None:
            drafts.offer(session, click.actor, reflection_id, click.now)
    done = click.notice("note-offer-done")
    click.show(offered_twin_modal(twin, reflection_id, click.texts) if twin else done)


def open_withdraw(click: Click) -> None:
    """In the place of the card's form: Slack stacks three at most."""
    with click.reading() as session:
        insight = curation.of_facilitator(session, click.actor, click.pressed)
    click.replace(withdraw_modal(insight, click.texts))


def withdraw(click: Click) -> None:
    insight_id, reason, words = read_withdrawal(click.view)
    with click.work() as session:
        insight = curation.withdraw(session, click.actor, insight_id, reason, words, click.now)
        found = harvest.look_around(session, click.actor, insight, click.now)
    click.done(click.notice("insight-retracted"))
    click.refresh_below(harvest_modal(found, click.texts))
