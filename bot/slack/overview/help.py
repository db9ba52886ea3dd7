"""What the bot can do, in a few lines."""

from bot.slack.base.blocks import Message, fine_print, header, message, say
from bot.texts import Texts

SUBCOMMANDS = (
    "nieuw",
    "beheer",
    "plan",
    "bijeenkomsten",
    "agenda",
    "prikken",
    "draaiboek",
    "praktijk",
    "reflectie",
    "voornemens",
    "oogst",
    "kennisbrief",
    "zoek",
    "synoniemen",
    "vragen",
    "kennismaken",
    "profiel",
    "themas",
    "abonnement",
    "deelname",
    "bezorging",
    "vakanties",
    "afwezig",
    "instellingen",
)


def help_message(
    texts: Texts, *, unknown: str | None = None, nearest: str | None = None
) -> Message:
    """The list of commands; after a word that is unknown, with the one that comes nearest."""
    opening = []
    if unknown is not None:
        opening.append(say(texts("help-unknown", word=unknown[:60])))
        if nearest:
            opening.append(say(texts("help-nearest", word=nearest)))
    lines = "\n".join(texts(f"help-{name}") for name in SUBCOMMANDS)
    return message(
        *opening, header(texts("help-title")), say(lines), fine_print(texts("help-more"))
    )
