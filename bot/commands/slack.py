"""The Slack app: what it should be, and whether all is set up."""

from bot import checks
from bot import manifest as app_manifest
from bot.clock import utc_now
from bot.commands.base import Arguments, print_json
from bot.doctor import examine
from bot.errors import ConfigError
from bot.settings import load


def doctor(_: Arguments) -> int:
    problems = 0
    for finding in examine(load(), utc_now()):
        problems += finding.is_problem
        mark = "problem" if finding.is_problem else "ok     "
        remedy = f" -> {finding.remedy}" if finding.is_problem else ""
        print(f"{mark}  {finding.about}: {finding.said}{remedy}")
    if problems:
        raise ConfigError(f"{problems} of these must be solved first")
    return 0


def manifest(arguments: Arguments) -> int:
    settings = load()
    try:
        url = checks.public_url(arguments.url or "") or settings.public_url
    except ValueError as error:
        raise ConfigError(f"--url {error}") from None
    if not arguments.socket_mode and not url:
        raise ConfigError("say where Slack reaches the bot with --url, or use --socket-mode")
    if not arguments.socket_mode and not url.startswith("https://"):
        raise ConfigError(f"{url} does not begin with https://; Slack calls no other addresses")
    language = arguments.language or settings.default_locale
    made = app_manifest.manifest(url=url, socket_mode=arguments.socket_mode, language=language)
    print_json(made)
    return 0
