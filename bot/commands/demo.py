"""The workspace on this machine."""

import locale

from bot.commands.base import Arguments
from bot.demo import kept
from bot.demo.serve import serve
from bot.demo.story import play
from bot.running import stopped_by_signal
from bot.texts import LANGUAGES


def demo(arguments: Arguments) -> int:
    language = arguments.language or _own_language()
    if arguments.script:
        return play(language=language)
    with stopped_by_signal() as stop:
        return serve(arguments.port, stop, language=language, keep_in=kept.usual_folder())


def _own_language() -> str:
    """Of this machine, if the demo speaks it."""
    own = (locale.getlocale()[0] or "")[:2]
    return own if own in LANGUAGES else LANGUAGES[0]
