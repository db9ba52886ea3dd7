"""The Slack app: what it should be, and whether all is set up."""

from bot import manifest as app_manifest
from bot.commands.base import Arguments, print_json
from bot.doctor import examine
from bot.errors import ConfigError
from bot.settings import load


def doctor(_: Arguments) -> int:
    problems = 0
    for finding in examine(load()):
        problems += finding.is_problem
        mark = "problem" if finding.is_problem else "ok     "
        remedy = f" -> {finding.remedy}" if finding.is_problem else ""
        print(f"{mark}  {finding.about}: {finding.said}{remedy}")
    if problems:
        raise ConfigError(f"{problems} of these must be solved first")
    return 0


def manifest(arguments: Arguments) -> int:
    settings = load()
    url = arguments.url or settings.public_url
    if not arguments.socket_mode and not url:
        raise ConfigError("say where Slack reaches the bot with --url, or use --socket-mode")
    print_json(app_manifest.manifest(url=url, socket_mode=arguments.socket_mode))
    return 0
