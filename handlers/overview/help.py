"""`/leerkring help`, and words that the bot does not know."""

from difflib import get_close_matches

from bot.slack.overview.help import help_message
from handlers.base.click import Click
from handlers.base.door import Door


def register(door: Door) -> None:
    """Call this last: it also answers every command that nobody else took."""
    door.subcommand(("help", "hulp", ""), say_help)
    known = sorted(door.words - {""})

    def say_unknown(click: Click) -> None:
        nearest = next(iter(get_close_matches(click.word, known, n=1, cutoff=0.6)), None)
        click.tell(help_message(click.texts, unknown=click.word, nearest=nearest))

    door.any_other(say_unknown)


def say_help(click: Click) -> None:
    click.tell(help_message(click.texts))
