"""Asking Slack who people are and where the bot may speak."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.domain.base.visible import one_line, shows
from bot.domain.people.people import Profile
from bot.slack.base.typed import unescape
from storage.models import Address, Surface

AT_ONCE = 8  # users.info allows 100 a minute and more; a circle has some ten people
GUESTS = ("is_restricted", "is_ultra_restricted", "is_stranger")  # and of elsewhere
ABSENT = {"channel_not_found", "not_in_channel", "is_archived", "missing_scope"}


class Directory:
    def __init__(self, client: WebClient) -> None:
        self._client = client

    def profile(self, address: Address) -> Profile | None:
        """None when Slack does not know this person."""
        if address.surface is not Surface.SLACK:
            return None
        try:
            user = self._client.users_info(user=address.external_id, include_locale=True)[
                "user"
            ]
        except SlackApiError as error:
            if error.response.get("error") in {"user_not_found", "user_not_visible"}:
                return None
            raise
        return read_profile(user)

    def profiles(self, addresses: Iterable[Address]) -> Sequence[Profile]:
        """Those that Slack knows, asked side by side: a form waits three seconds at most."""
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="directory") as pool:
            return [found for found in pool.map(self.profile, addresses) if found]

    def may_post_in(self, channel: str) -> bool:
        """Whether the bot is in this channel and the channel is in use."""
        try:
            info: dict[str, Any] = self._client.conversations_info(channel=channel)["channel"]
        except SlackApiError as error:
            if error.response.get("error") in ABSENT:
                return False
            raise
        return bool(info.get("is_member")) and not info.get("is_archived")


def read_profile(user: dict[str, Any]) -> Profile:
    """Slack's own description of a person, from `users.info` or a `user_change` event."""
    said = user.get("profile") or {}
    names = (said.get("display_name"), said.get("real_name"), user.get("real_name"))
    shown = (one_line(unescape(str(each))) for each in (*names, user.get("name")) if each)
    return Profile(
        address=Address.slack(user["id"]),
        name=next(filter(shows, shown), str(user["id"]))[:120],
        email=said.get("email"),
        language=_language(str(user.get("locale") or "")),
        time_zone=str(user.get("tz") or "Europe/Amsterdam"),
        is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        is_guest=any(user.get(each) for each in GUESTS),
        is_active=not user.get("deleted", False),
        is_external=bool(user.get("is_stranger")),
    )


def _language(locale: str) -> str | None:
    """Which of our languages someone reads, as far as Slack's locale tells.

    Slack has no Dutch: with an English locale, as without one, they may be anyone. Who set it
    to a third language rather reads English.
    """
    return "en" if locale and locale[:2].lower() not in {"nl", "en"} else None
