"""`/leerkring help`, and words that the bot does not know."""

from difflib import get_close_matches

from slack_bolt import Ack, Respond

from bot.slack.blocks import Json
from bot.slack.help import help_message
from bot.texts import Texts
from handlers.door import Door, split


def register(door: Door) -> None:
    """Call this last: it also answers every command that nobody else took."""
    door.subcommand(("help", "hulp", ""), say_help)
    known = sorted(door.words - {""})

    def say_unknown(ack: Ack, command: Json, respond: Respond, texts: Texts) -> None:
        ack()
        word, _ = split(command["text"])
        nearest = next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), None)
        message = help_message(texts, unknown=word, nearest=nearest)
        respond(text=message.text, blocks=message.blocks)

    door.any_command(say_unknown)


def say_help(ack: Ack, respond: Respond, texts: Texts) -> None:
    ack()
    message = help_message(texts)
    respond(text=message.text, blocks=message.blocks)
