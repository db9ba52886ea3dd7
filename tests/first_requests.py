"""In a process of its own: what the first requests after a start had to make.

`python -m tests.first_requests DATABASE_URL [cold]` writes it as JSON.
"""

import gc
import json
import sys
from collections.abc import Iterator
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine.interfaces import CacheStats

from bot import texts
from bot.app import Leerkring
from bot.delivery.directory import read_profile
from bot.domain.people import people
from bot.inline import Inline
from bot.manifest import manifest
from bot.sandbox.sandbox import Sandbox
from bot.settings import Settings
from storage.models import Base

COMMANDS = ("help", "zoek hout", "instellingen", "nieuw", "antwoorden")  # two open a form
PATIENCE = 60.0  # seconds, on a slow machine


def main(url: str, *, cold: bool) -> dict[str, Any]:
    with Sandbox(manifest(), running=True) as slack:
        slack.wait_at_most(PATIENCE)
        slack.add_person("U0EVA", "eva", real_name="Eva Mulder")
        settings = Settings(
            slack_bot_token=slack.bot_token,
            slack_signing_secret=slack.signing_secret,
            slack_api_url=slack.api_url,
            database_url=url,
        )
        with Leerkring(settings, executor=Inline()) as leerkring:
            Base.metadata.create_all(leerkring.db.engine)
            leerkring.installation.note(leerkring.client.auth_test())
            with leerkring.db.begin() as session:
                eva = read_profile({"id": "U0EVA", "name": "eva"})
                people.remember(session, 1, eva, leerkring.clock()).opened_home = True
            leerkring.db.engine.clear_compiled_cache()
            if not cold:
                leerkring.warm()
            return _made(leerkring, slack)


def _made(leerkring: Leerkring, slack: Sandbox) -> dict[str, Any]:
    """By what it is that was made."""
    bundles = texts.texts_for.cache_info().misses
    modules, statements = set(sys.modules), list[str]()

    @event.listens_for(leerkring.db.engine, "before_cursor_execute")
    def note(_c: Any, _u: Any, statement: str, _p: Any, context: Any, _m: Any) -> None:
        if getattr(context, "cache_hit", None) is CacheStats.CACHE_MISS:
            statements.append(statement)

    for payload in _requests(slack):
        leerkring.intake(payload, {})
    misses = texts.texts_for.cache_info().misses - bundles
    return {
        "never looked at again": gc.get_freeze_count(),
        "answers": [each.kind for each in slack.log if each.kind.startswith("views.")],
        "modules": sorted(set(sys.modules) - modules),
        "statements": statements,
        "bundles": ["a language"] * misses,
    }


def _requests(slack: Sandbox) -> Iterator[dict[str, Any]]:
    team = {"team_id": slack.team_id}
    home = {"type": "app_home_opened", "user": "U0EVA", "tab": "home", "channel": "D0EVA"}
    asked = team | {"command": "/leerkring", "user_id": "U0EVA", "channel_id": "D0EVA"}
    for text in COMMANDS:
        trigger = slack.workspace.new_trigger("U0EVA", channel="D0EVA")
        yield asked | {"text": text, "trigger_id": trigger}
    yield team | {"type": "event_callback", "event_id": "E1", "event": home}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], cold="cold" in sys.argv[2:])))
