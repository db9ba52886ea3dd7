"""The manifest is one that Slack accepts, asks for little, and promises what is handled."""

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

import handlers
from bot.manifest import EVENTS, SCOPES, manifest
from bot.slack.base import ids
from bot.texts import LANGUAGES

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "tests/data/slack-manifest.schema.json").read_text())
TOO_MUCH = {"channels:history", "groups:history", "mpim:history", "chat:write.public", "admin"}

MANIFESTS = [
    *(manifest(language=language) for language in LANGUAGES),
    manifest(url="https://x.example/"),
    manifest(socket_mode=True),
]


@pytest.mark.parametrize("made", MANIFESTS)
def test_slack_accepts_it(made: dict[str, Any]) -> None:
    errors = [error.message for error in Draft7Validator(SCHEMA).iter_errors(made)]

    assert errors == []


def test_it_speaks_one_language_throughout() -> None:
    dutch, english = (_strings(manifest(language=each)) for each in LANGUAGES)

    same = {each for each in dutch & english if " " in each}
    assert same == set()
    assert "Keep what we learned" in english
    assert "Bewaar wat we leerden" in dutch


def _strings(made: Any) -> set[str]:
    if isinstance(made, dict):
        made = list(made.values())
    if isinstance(made, list):
        return {found for each in made for found in _strings(each)}
    return {made} if isinstance(made, str) else set()


def test_the_schema_would_notice_a_mistake() -> None:
    broken = manifest() | {"display_information": {"name": "x" * 36}}

    assert not Draft7Validator(SCHEMA).is_valid(broken)


def test_every_address_is_the_one_given() -> None:
    made = manifest(url="https://kring.example/")
    address = "https://kring.example/slack/events"

    assert made["settings"]["event_subscriptions"]["request_url"] == address
    assert made["settings"]["interactivity"]["request_url"] == address
    assert [command["url"] for command in made["features"]["slash_commands"]] == [address]


def test_socket_mode_needs_no_address() -> None:
    assert "https://" not in json.dumps(manifest(socket_mode=True))


def test_least_rights_each_with_its_reason() -> None:
    assert manifest()["oauth_config"]["scopes"] == {"bot": sorted(SCOPES)}
    assert not set(SCOPES) & TOO_MUCH
    assert all(len(reason) > 10 for reason in SCOPES.values())


def test_the_documentation_lists_the_same_rights() -> None:
    page = (ROOT / "docs/scopes.md").read_text()
    rows = dict(
        line.strip("| \n").split(" | ", 1)
        for line in page.splitlines()
        if line.startswith("| `")
    )

    assert rows == {f"`{scope}`": reason for scope, reason in SCOPES.items()}
    assert all(f"`{event}`" in page for event in EVENTS)


def listened_to() -> dict[str, set[str]]:
    """What the handlers register: "event", "shortcut" … → the names, as written in the code."""
    found: dict[str, set[str]] = {}
    for path in Path(handlers.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.args
            ):
                name = node.args[0]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    found.setdefault(node.func.attr, set()).add(name.value)
                if isinstance(name, ast.Attribute) and hasattr(ids, name.attr):
                    found.setdefault(node.func.attr, set()).add(getattr(ids, name.attr))
    return found


def test_what_slack_is_asked_to_send_is_handled() -> None:
    """An event that nobody handles counts as a failure at Slack."""
    handled = listened_to()

    assert {event.partition(".")[0] for event in EVENTS} == handled.get("event", set())
    shortcuts = {each["callback_id"] for each in manifest()["features"]["shortcuts"]}
    assert shortcuts == handled.get("shortcut", set())
