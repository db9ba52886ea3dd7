"""What someone does with a request to reflect: answer it, later, or not."""

from bot.domain.learned import prompts
from bot.slack.base import ids
from bot.slack.learned.sheets import answer_modal
from handlers.base.acts import does
from handlers.base.door import Door
from handlers.base.forms import opens


def register(door: Door) -> None:
    door.action(ids.REFLECTION_ANSWER, opens(prompts.asked, answer_modal))
    door.action(ids.REFLECTION_LATER, does(prompts.postpone))
    door.action(ids.REFLECTION_SKIP, does(prompts.skip))
