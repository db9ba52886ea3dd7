"""users.*, team.info and the like: who is who."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.sandbox.errors import SlackError
from bot.sandbox.methods.base import Call, page
from bot.sandbox.state import (
    APP_ID,
    BOT_ID,
    BOT_USER_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    Json,
    Profile,
)


def user_json(profile: Profile, *, now: datetime, email: bool, locale: bool = False) -> Json:
    zone = now.astimezone(ZoneInfo(profile.tz))
    offset = zone.utcoffset()
    names = {
        "real_name": profile.real_name,
        "real_name_normalized": profile.real_name,
        "display_name": profile.real_name,
        "display_name_normalized": profile.real_name,
    }
    first, _, last = profile.real_name.partition(" ")
    user: Json = {
        "id": profile.id,
        "team_id": profile.team_id,
        "name": profile.name,
        "deleted": profile.deleted,
        "profile": {**names, "first_name": first, "last_name": last, "team": profile.team_id},
        "is_bot": profile.is_bot,
        "is_app_user": False,
        "updated": int(now.timestamp()),
    }
    if email and profile.email and not profile.is_bot:
        user["profile"]["email"] = profile.email
    if profile.deleted:
        return user  # Slack leaves the rest out
    user |= {
        "real_name": profile.real_name,
        "tz": profile.tz,
        "tz_label": zone.tzname(),
        "tz_offset": int(offset.total_seconds()) if offset else 0,
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": profile.is_restricted,
        "is_ultra_restricted": profile.is_ultra_restricted,
    }
    if profile.team_id != TEAM_ID:
        user["is_stranger"] = True
    elif locale:
        user["locale"] = profile.locale
    return user


def _shown(call: Call, profile: Profile) -> Json:
    return user_json(
        profile,
        now=call.workspace.clock.now(),
        email="users:read.email" in call.app.scopes,
        locale=call.flag("include_locale"),
    )


def info(call: Call) -> Json:
    call.needs("users:read")
    profile = call.workspace.profile(call.text("user"))
    if profile is None:
        raise SlackError("user_not_found")
    return {"user": _shown(call, profile)}


def list_all(call: Call) -> Json:
    call.needs("users:read")
    profiles, metadata = page(call, list(call.workspace.profiles.values()))
    return {
        "members": [_shown(call, profile) for profile in profiles],
        "cache_ts": int(datetime.now(UTC).timestamp()),
        "response_metadata": metadata,
    }


def lookup_by_email(call: Call) -> Json:
    call.needs("users:read.email")
    email = call.text("email").lower()
    for profile in call.workspace.profiles.values():
        if profile.email.lower() == email and email and not profile.deleted:
            return {"user": _shown(call, profile)}
    raise SlackError("users_not_found")


def team_info(call: Call) -> Json:
    call.needs("team:read")
    team = {
        "id": TEAM_ID,
        "name": call.workspace.team_name,
        "domain": TEAM_DOMAIN,
        "email_domain": "",
    }
    return {"team": team}


def bots_info(call: Call) -> Json:
    call.needs("users:read")
    if (call.text("bot") or BOT_ID) != BOT_ID:
        raise SlackError("bot_not_found")
    bot = {"id": BOT_ID, "deleted": False, "name": call.app.name, "app_id": APP_ID}
    return {"bot": {**bot, "user_id": BOT_USER_ID, "updated": 0}}


def auth_test(call: Call) -> Json:
    return {
        "url": f"https://{TEAM_DOMAIN}.slack.com/",
        "team": call.workspace.team_name,
        "user": call.workspace.profiles[BOT_USER_ID].name,
        "team_id": TEAM_ID,
        "user_id": BOT_USER_ID,
        "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }


def api_test(call: Call) -> Json:
    if call.text("error"):
        raise SlackError(call.text("error"), args=call.args)
    return {"args": call.args}
