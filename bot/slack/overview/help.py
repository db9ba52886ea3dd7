"""What the bot can do: the few commands that this person uses, and all of them on request."""

from slack_sdk.models.blocks import Block

from bot.domain.overview.home import Home, Part
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    fine_print,
    header,
    message,
    modal,
    say,
)
from bot.texts import Texts

# Five lines for one person, with one below them on how to go on.
SUBCOMMANDS = {
    Part.READER: ("zoek", "vragen", "abonnement", "meedoen", "instellingen"),
    Part.GUEST: ("reflectie", "praktijk", "agenda", "afwezig", "instellingen"),
    Part.PARTICIPANT: ("zoek", "reflectie", "praktijk", "afwezig", "instellingen"),
    Part.FACILITATOR: ("beheer", "zoek", "reflectie", "afwezig", "instellingen"),
    Part.MANAGER: ("programma", "status", "themas", "zoek", "instellingen"),
}
# Every command once, by who uses it most. A new one goes here.
ALL = {
    "help-for-everybody": (
        *("zoek", "handvatten", "vragen", "abonnement", "kennismaken", "profiel", "pioniers"),
        *("nieuw", "meedoen", "instellingen", "afwezig", "terug", "stop", "privacy"),
    ),
    "help-for-circle": (
        *("reflectie", "voornemen", "voornemens", "praktijk", "agenda", "deelname", "archief"),
    ),
    "help-for-facilitators": (
        *("beheer", "plan", "prikken", "bijeenkomsten", "draaiboek", "oogst", "kennisbrief"),
        *("hiaten", "synoniemen", "themas", "vakanties", "bezorging"),
    ),
    "help-for-managers": ("programma", "status"),
}


GUESTS_OWN = ("instellingen", "afwezig", "terug", "stop", "privacy")
FOR_GUESTS = {"help-for-everybody": GUESTS_OWN, "help-for-circle": ALL["help-for-circle"]}


def help_message(
    state: Home, texts: Texts, *, unknown: str | None = None, nearest: str | None = None
) -> Message:
    """What somebody like this needs; after an unknown word, with the one that comes nearest."""
    opening = []
    if unknown is not None:
        opening.append(say(texts("help-unknown", word=unknown[:60])))
        if nearest:
            opening.append(say(texts("help-nearest", word=nearest)))
    return message(*opening, header(texts("help-title")), *_help(state, texts))


def help_modal(state: Home, texts: Texts) -> Json:
    close = texts("button-close")
    return modal(ids.HELP, texts("help-title"), _help(state, texts), close=close)


def _help(state: Home, texts: Texts) -> list[Block]:
    return [
        say("\n".join(texts(f"help-{name}") for name in SUBCOMMANDS[state.part])),
        fine_print(texts("talk-home" if state.part is Part.GUEST else "help-more")),
        buttons(button(texts("help-all"), ids.HELP_ALL)),
    ]


def help_all_modal(texts: Texts, *, for_guest: bool = False) -> Json:
    """Every command, by who uses it; to a guest only those that they may use."""
    blocks: list[Block] = []
    for title, names in (FOR_GUESTS if for_guest else ALL).items():
        blocks += [
            header(texts(title)),
            say("\n".join(texts(f"help-{name}") for name in names)),
        ]
    return modal(ids.HELP, texts("help-title"), blocks, close=texts("button-close"))
