"""What the app's manifest says it may and will do. Tests through the sandbox test it too."""

from collections.abc import Mapping
from typing import Any

from bot.sandbox.errors import SandboxError

# The scope without which Slack does not send an event, any one of them.
_EVENT_SCOPES: dict[str, tuple[str, ...]] = {
    "app_mention": ("app_mentions:read",),
    "channel_archive": ("channels:read",),
    "channel_id_changed": ("channels:read", "groups:read"),
    "channel_left": ("channels:read",),
    "channel_unarchive": ("channels:read",),
    "group_left": ("groups:read",),
    "member_joined_channel": ("channels:read", "groups:read"),
    "member_left_channel": ("channels:read", "groups:read"),
    "message.channels": ("channels:history",),
    "message.groups": ("groups:history",),
    "message.im": ("im:history",),
    "message.mpim": ("mpim:history",),
    "reaction_added": ("reactions:read",),
    "team_join": ("users:read",),
    "user_change": ("users:read",),
}


class App:
    def __init__(self, manifest: Mapping[str, Any]) -> None:
        self.manifest = manifest
        self.name = str(_get(manifest, "display_information", "name") or "App")
        self.scopes = frozenset(
            [
                *(_get(manifest, "oauth_config", "scopes", "bot") or []),
                *(_get(manifest, "oauth_config", "scopes", "bot_optional") or []),
            ]
        )
        self.events = frozenset(
            _get(manifest, "settings", "event_subscriptions", "bot_events") or []
        )
        self.interactive = bool(_get(manifest, "settings", "interactivity", "is_enabled"))
        self.home_enabled = bool(_get(manifest, "features", "app_home", "home_tab_enabled"))
        app_home = _get(manifest, "features", "app_home") or {}
        self.messages_enabled = bool(app_home.get("messages_tab_enabled", True))
        self.messages_read_only = bool(app_home.get("messages_tab_read_only_enabled", False))
        self.redirect_urls: list[str] = list(
            _get(manifest, "oauth_config", "redirect_urls") or []
        )

    def listens_to(self, event: str) -> bool:
        """Whether Slack sends this event: subscribed to, and the scopes allow it."""
        scopes = _EVENT_SCOPES.get(event)
        return event in self.events and (scopes is None or bool(self.scopes & set(scopes)))

    def command(self, name: str) -> Mapping[str, Any]:
        """The slash command as the manifest has it.

        Raises:
            SandboxError: it is not there, so Slack would not know it.
        """
        commands = _get(self.manifest, "features", "slash_commands") or []
        for command in commands:
            if command.get("command") == name:
                return dict(command)
        known = ", ".join(str(command.get("command")) for command in commands) or "none"
        raise SandboxError(f"{name} is not a valid command; the manifest has: {known}")

    @property
    def shortcuts(self) -> list[dict[str, str]]:
        """As Slack lists them: name, type ("global" or "message") and callback_id."""
        return list(_get(self.manifest, "features", "shortcuts") or [])

    def shortcut(self, callback_id: str, kind: str) -> Mapping[str, Any]:
        for shortcut in self.shortcuts:
            if shortcut.get("callback_id") == callback_id and shortcut.get("type") == kind:
                return dict(shortcut)
        known = ", ".join(f"{s.get('callback_id')} ({s.get('type')})" for s in self.shortcuts)
        raise SandboxError(
            f"no {kind} shortcut {callback_id!r} in the manifest; it has: {known}"
        )


def _get(source: Mapping[str, Any], *path: str) -> Any:
    found: Any = source
    for key in path:
        if not isinstance(found, Mapping):
            return None
        found = found.get(key)
    return found
