"""Asking Slack who people are and where the bot may speak."""

import logging
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache, partial
from time import monotonic
from typing import Any, TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.domain.base.visible import one_line, shows
from bot.domain.people.people import Profile
from bot.slack.base.typed import unescape
from bot.zones import is_known
from storage.models import Address, Surface

Found = TypeVar("Found")
log = logging.getLogger(__name__)

PATIENCE = 2  # seconds: a form has to open, or to be answered, within three
LONGEST_NAME, LONGEST_EMAIL, LONGEST_ZONE = 120, 254, 64  # characters
AT_ONCE = 8  # users.info allows 100 a minute and more; a circle has some ten people
GUESTS = ("is_restricted", "is_ultra_restricted", "is_stranger")  # and of elsewhere
MEMBERS = 999  # of a channel, in one answer
ABSENT = {"channel_not_found", "not_in_channel", "is_archived", "missing_scope"}


class Directory:
    """Every method raises one of NO_ANSWER, at the latest when `PATIENCE` is over."""

    def __init__(self, client: WebClient, *, for_a_form: bool = False) -> None:
        """`for_a_form`: that patience is for all that is asked, in however many calls."""
        self._client = client
        self._until = monotonic() + PATIENCE if for_a_form else None

    def profile(self, address: Address) -> Profile | None:
        """None when Slack does not know this person."""
        return self._answers([partial(self._profile, address)])[0]

    def profiles(self, addresses: Iterable[Address]) -> Sequence[Profile]:
        """Those that Slack knows, asked side by side."""
        found = self._answers([partial(self._profile, each) for each in addresses])
        return [each for each in found if each]

    def _profile(self, address: Address) -> Profile | None:
        if address.surface is not Surface.SLACK:
            return None
        try:
            said = self._client.users_info(user=address.external_id, include_locale=True)
        except SlackApiError as error:
            if error.response.get("error") in {"user_not_found", "user_not_visible"}:
                return None
            raise
        try:
            return read_profile(said["user"])
        except (LookupError, TypeError, AttributeError) as error:
            msg = f"users.info cannot be read: {type(error).__name__}"
            raise SlackRequestError(msg) from None

    def may_post_in(self, *channels: str) -> bool:
        """Whether the bot is in all of these channels and they are in use."""
        return all(self._answers([partial(self._may_post_in, each) for each in channels]))

    def _may_post_in(self, channel: str) -> bool:
        try:
            info: dict[str, Any] = self._client.conversations_info(channel=channel)["channel"]
        except SlackApiError as error:
            if error.response.get("error") in ABSENT:
                return False
            raise
        return bool(info.get("is_member")) and not info.get("is_archived")

    def is_in(self, channel: str, user: str) -> bool:
        """Whether someone is in a channel that the bot is in."""
        cursor: str | None = ""
        while cursor is not None:
            found = self._client.conversations_members(
                channel=channel, cursor=cursor or None, limit=MEMBERS
            )
            if user in found["members"]:
                return True
            cursor = (found.get("response_metadata") or {}).get("next_cursor") or None
        return False

    def _answers(self, asks: Sequence[Callable[[], Found]]) -> Sequence[Found]:
        """Of all of them, asked side by side. Raises TimeoutError.

        The SDK's own patience begins anew with each byte, and with each address of a name.
        """
        pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="directory")
        try:
            until = self._until or monotonic() + PATIENCE
            asked = [pool.submit(ask) for ask in asks]
            return [each.result(max(0.0, until - monotonic())) for each in asked]
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def read_profile(user: dict[str, Any]) -> Profile:
    """Slack's own description of a person, from `users.info` or a `user_change` event."""
    profile = user.get("profile")
    said = profile if isinstance(profile, dict) else {}
    names = (said.get("display_name"), said.get("real_name"), user.get("real_name"))
    shown = (one_line(unescape(str(each))) for each in (*names, user.get("name")) if each)
    return Profile(
        address=Address.slack(user["id"]),
        name=next(filter(shows, shown), str(user["id"]))[:LONGEST_NAME],
        email=_email(said.get("email")),
        language=_language(str(user.get("locale") or "")),
        time_zone=_zone(user.get("tz")),
        is_bot=bool(user.get("is_bot")) or user["id"] == "USLACKBOT",
        is_guest=any(user.get(each) for each in GUESTS),
        is_active=not user.get("deleted", False),
        is_external=bool(user.get("is_stranger")),
    )


def read_sender(address: Address, body: dict[str, Any]) -> Profile:
    """What a request says of whoever sent it, which is little."""
    user = body.get("user") or {}
    name = user.get("name") or user.get("username") or body.get("user_name")
    return read_profile({"id": address.external_id, "name": name})


def _email(address: object) -> str | None:
    """None for what cannot be one, so that nobody writes to it or is found by it."""
    said = one_line(address) if isinstance(address, str) else ""
    return said if "@" in said and " " not in said and len(said) <= LONGEST_EMAIL else None


def _zone(name: object) -> str | None:
    """None for a zone that this machine does not know: they live by that of the workspace."""
    if not name:
        return None
    if isinstance(name, str) and is_known(name):
        return name
    _say_unknown(repr(name)[:LONGEST_ZONE])
    return None


@lru_cache
def _say_unknown(name: str) -> None:
    """Once for each name, not for each person and every day."""
    log.warning("this machine does not know the time zone %s: is its tzdata old?", name)


def _language(locale: str) -> str | None:
    """Which of our languages someone reads, as far as Slack's locale tells.

    Slack has no Dutch: with an English locale, as without one, they may be anyone. Who set it
    to a third language rather reads English.
    """
    return "en" if locale and locale[:2].lower() not in {"nl", "en"} else None
