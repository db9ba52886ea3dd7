"""How far a text may travel, to choose and to read."""

from slack_sdk.models.blocks import StaticSelectElement

from bot.errors import InvalidInput
from bot.slack.base.blocks import option
from bot.slack.base.forms import Answers
from bot.slack.base.inputs import drop_down
from bot.texts import Texts
from storage.models import ReleaseLevel


def level_label(level: ReleaseLevel, texts: Texts) -> str:
    """As a choice, in the words of whoever chooses: "Only me"."""
    return texts(f"release-{level.name.lower()}")


def who_reads(level: ReleaseLevel, texts: Texts) -> str:
    """As a fact, told to whoever wrote it: "only you"."""
    return texts("mine-level", level=audience(level, texts))


def audience(level: ReleaseLevel, texts: Texts) -> str:
    return texts(f"level-{level.name.lower()}")


def level_choice(chosen: ReleaseLevel, texts: Texts) -> StaticSelectElement:
    options = {level: option(level_label(level, texts), int(level)) for level in ReleaseLevel}
    return drop_down(options.values(), options[chosen])


def read_level_of(answers: Answers, block_id: str) -> ReleaseLevel:
    """Raises InvalidInput for a level that is none of the four."""
    try:
        return ReleaseLevel(int(answers.choice(block_id) or ""))
    except ValueError as problem:
        raise InvalidInput(block_id, "error-choose") from problem
