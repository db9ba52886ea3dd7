"""`/leerkring help`, and words that the bot does not know."""

from difflib import get_close_matches

from slack_bolt import Ack

from bot.slack.base.blocks import Json
from bot.slack.overview.help import help_message
from bot.texts import Texts
from handlers.base.door import Door, split
from handlers.base.show import direct_answer


def register(door: Door) -> None:
    """Call this last: it also answers every command that nobody else took."""
    door.subcommand(("help", "hulp", ""), say_help)
    known = sorted(door.words - {""})

    def say_unknown(ack: Ack, command: Json, texts: Texts) -> None:
        word, _ = split(command["text"])
        nearest = next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), None)
        ack(**direct_answer(help_message(texts, unknown=word, nearest=nearest)))

    door.any_command(say_unknown)


def say_help(ack: Ack, texts: Texts) -> None:
    ack(**direct_answer(help_message(texts)))
