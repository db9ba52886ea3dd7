"""Was it worth the time, and how is the circle doing? Below the request to reflect."""

from functools import partial

from bot.domain.learned import pulse, ratings
from bot.slack.base import ids
from bot.slack.learned.ratings import pulse_modal, read_pulse, read_word, word_modal
from handlers.base.acts import submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    for score in ratings.SCORES:
        door.action(f"{ids.RATING_GIVE}.{score}", partial(give, score=score))
    door.action(ids.RATING_ADD_WORD, opens(ratings.to_say, word_modal))
    door.view(ids.RATING_WORD, submits(read_word, ratings.say))
    door.action(ids.PULSE_OPEN, opens(pulse.to_answer, pulse_modal))
    door.view(ids.PULSE_FORM, submits(read_pulse, pulse.answer))


def give(click: Click, score: int) -> None:
    with click.work() as session:
        ratings.give(session, click.actor, click.pressed, score, click.now)
    click.replace(click.notice("rating-thanks"))
