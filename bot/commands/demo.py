"""The workspace on this machine."""

from bot.commands.base import Arguments
from bot.demo.serve import serve
from bot.demo.story import play
from bot.running import stopped_by_signal


def demo(arguments: Arguments) -> int:
    if arguments.script:
        return play(language=arguments.language)
    with stopped_by_signal() as stop:
        return serve(arguments.port, stop, language=arguments.language)
