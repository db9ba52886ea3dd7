"""The Slack app that belongs to this bot: commands, events and rights, each with a reason."""

from typing import Any

from bot.slack.base import ids

# Least rights: no reading of conversations. docs/scopes.md shows the same list.
SCOPES = {
    "chat:write": "send invitations, questions and digests",
    "commands": "/leerkring and the shortcuts",
    "im:history": "look up whether a message arrived, and read what is sent to the bot",
    "im:write": "open the conversation in which a message is looked up",
    "users:read": "name, language, time zone, and whether an account was switched off",
    "users:read.email": "recognise a person for exports and for digests by e-mail",
    "channels:read": "check that the bot is in a public channel before a circle uses it",
    "groups:read": "the same for private channels",
}
WORDS = {
    "nl": {
        "app": "Helpt leerkringen: plannen, terugkijken, inzichten delen",
        "command": "Leerkringen: plannen, terugkijken, inzichten vinden",
        "hint": "help | nieuw | plan | reflectie | zoek …",
        "reflect": "Reflectie toevoegen",
        "reflect-about": "Schrijf op wat je hebt geleerd",
        "keep": "Bewaar wat we leerden",
        "keep-about": "Vraag de schrijver of je conclusie bewaard mag worden",
    },
    "en": {
        "app": "Supports learning circles: plan sessions, look back, share insights",
        "command": "Learning circles: plan sessions, look back, find insights",
        "hint": "help | new | plan | reflect | search …",
        "reflect": "Add a reflection",
        "reflect-about": "Write down what you learned",
        "keep": "Keep what we learned",
        "keep-about": "Ask the author whether I may keep your conclusion",
    },
}
EVENTS = ("app_home_opened", "channel_id_changed", "message.im", "user_change")


def manifest(
    *, url: str = "https://leerkring.example", socket_mode: bool = False, language: str = "nl"
) -> dict[str, Any]:
    """For Slack's “create an app from a manifest”, schema version 2.

    `url` is where the bot can be reached; Socket Mode needs none. `language`: Slack shows
    commands and shortcuts in one, whatever its people read.
    """
    words = WORDS[language]
    address = {} if socket_mode else {"request_url": f"{url.rstrip('/')}/slack/events"}
    command = {
        "command": ids.COMMAND,
        "description": words["command"],
        "usage_hint": words["hint"],
        "should_escape": True,
    }
    if not socket_mode:
        command["url"] = address["request_url"]
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Leerkring",
            "description": words["app"],
            "background_color": "#154273",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Leerkring", "always_online": True},
            "shortcuts": [
                {
                    "name": words["reflect"],
                    "type": "global",
                    "callback_id": ids.REFLECTION_SHORTCUT,
                    "description": words["reflect-about"],
                },
                {
                    "name": words["keep"],
                    "type": "message",
                    "callback_id": ids.CAPTURE_SHORTCUT,
                    "description": words["keep-about"],
                },
            ],
            "slash_commands": [command],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {**address, "bot_events": sorted(EVENTS)},
            "interactivity": {"is_enabled": True, **address},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }
