"""The workspace on this machine."""

import locale
from socket import create_server

from bot.causes import not_listening
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
    _check_that_one_can_listen(arguments.port)
    with stopped_by_signal() as stop:
        return serve(arguments.port, stop, language=language, keep_in=kept.usual_folder())


def _check_that_one_can_listen(port: int) -> None:
    """Before its past is made, which takes half a minute."""
    try:
        create_server(("127.0.0.1", port)).close()
    except OSError as error:
        raise not_listening(error, "127.0.0.1", port, setting="--port") from None


def _own_language() -> str:
    """Of this machine, if the demo speaks it."""
    own = (locale.getlocale()[0] or "")[:2]
    return own if own in LANGUAGES else LANGUAGES[0]
