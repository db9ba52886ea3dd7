"""Having somebody else look at a draft edition; looking at one."""

from bot.domain.circulation import composing, review
from bot.slack.base import ids
from bot.slack.circulation.composing import preview_modal
from bot.slack.circulation.review import (
    ask_modal,
    read_ask,
    read_suggested,
    read_suggestion,
    suggest_modal,
)
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens


def register(door: Door) -> None:
    door.action(ids.DIGEST_OPEN_ASK, opens(review.reviewers, ask_modal))
    door.view(ids.DIGEST_ASK, submit_ask)
    door.action(ids.DIGEST_APPROVE, does(review.approve))
    door.action(ids.DIGEST_SUGGEST, opens(review.asked_of, suggest_modal))
    door.view(
        ids.DIGEST_SUGGESTION,
        submit_suggestion,
        again(review.asked_of, suggest_modal, read_suggested),
    )
    door.action(ids.DIGEST_RESUME, opens(composing.look, preview_modal))


def submit_ask(click: Click) -> None:
    digest_id, reviewer_id = read_ask(click.view)
    with click.work() as session:
        asked = review.ask(session, click.actor, digest_id, reviewer_id, click.now)
        name = asked.name
    click.done(click.notice("digest-asked", name=name))


def submit_suggestion(click: Click) -> None:
    digest_id, words = read_suggested(click.view), read_suggestion(click.view)
    with click.work() as session:
        review.suggest(session, click.actor, digest_id, words, click.now)
    click.done(click.notice("digest-suggested"))
