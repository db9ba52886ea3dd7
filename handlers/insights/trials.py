"""What came of using a card: the one question, and a sentence about it."""

from bot.domain.insights import trials
from bot.slack.base import ids
from bot.slack.base.blocks import Json
from bot.slack.insights.trials import read_answer, read_trial, trial_modal
from handlers.base.acts import does, submits
from handlers.base.click import Click
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    for result in trials.RESULTS:
        door.action(f"{ids.TRIAL_ANSWER}.{result.value}", answer)
    door.action(ids.TRIAL_TELL, opens(trials.to_tell, trial_modal))
    door.view(ids.TRIAL_FORM, submits(read_trial, trials.tell, "trial-saved"), stored)
    door.for_everybody.action(ids.TRIAL_TAKE_BACK, does(trials.take_back, "trial-taken-back"))


def answer(click: Click) -> None:
    insight_id, result = read_answer(click.action)
    with click.work() as session:
        trials.answer(session, click.actor, insight_id, result, click.now)


def stored(click: Click) -> Json:
    insight_id, _, _ = read_trial(click.view)
    with click.reading() as session:
        found = trials.to_tell(session, click.actor, insight_id)
    return trial_modal(found, click.texts)
