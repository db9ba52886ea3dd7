"""Saying what one brings and wants to learn, and getting to know someone."""

from bot.domain.questions import introductions
from bot.slack.base import ids
from bot.slack.questions.introductions import (
    OUTCOMES,
    exchange_modal,
    exchange_saved,
    read_exchange,
    read_outcome,
)
from handlers.base.acts import does
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import again, opens
from handlers.base.guests import check_may_begin


def register(door: Door) -> None:
    beginning = door.checking(check_may_begin)
    show = opens(introductions.exchange_of, exchange_modal)
    beginning.subcommand(("kennismaken", "meet"), show)
    beginning.action(ids.EXCHANGE_OPEN, show)
    door.view(ids.EXCHANGE, submit_exchange, again(introductions.exchange_of, exchange_modal))
    door.action(ids.INTRODUCTION_YES, does(introductions.say_yes))
    door.for_everybody.action(ids.INTRODUCTION_NO, does(introductions.say_no))
    for each in OUTCOMES:
        door.action(f"{ids.INTRODUCTION_OUTCOME}.{each}", tell_outcome)


def submit_exchange(click: Click) -> None:
    wants, brings, is_open = read_exchange(click.view)
    with click.work() as session:
        kept = introductions.set_exchange(
            session, click.actor, wants, brings, click.now, is_open=is_open
        )
    click.done(exchange_saved(kept, click.texts))


def tell_outcome(click: Click) -> None:
    introduction_id, said = read_outcome(click.action)
    with click.work() as session:
        introductions.tell_outcome(session, click.actor, introduction_id, said, click.now)
