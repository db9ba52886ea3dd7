"""Installing the app: a page that says yes at once, and the exchange of code for token."""

import base64
import secrets
from urllib.parse import urlencode, urlsplit

from bot.sandbox.manifest import App
from bot.sandbox.server import Request, Response, json_response
from bot.sandbox.state import APP_ID, BOT_USER_ID, TEAM_ID, Json, Workspace

CLIENT_ID = "1000000000.2000000000"
CLIENT_SECRET = "sandbox-client-secret"  # noqa: S105


class OAuth:
    def __init__(self, workspace: Workspace, app: App, bot_token: str) -> None:
        self._workspace = workspace
        self._app = app
        self._bot_token = bot_token
        self._codes: dict[str, Json] = {}

    def authorize(self, request: Request) -> Response:
        query = request.query
        redirect = query.get("redirect_uri") or next(iter(self._app.redirect_urls), "")
        if query.get("client_id") != CLIENT_ID:
            return Response(400, b"invalid_client_id\n")
        if not self._may_go_to(redirect):
            return Response(400, b"bad_redirect_uri\n")
        asked = {s for s in query.get("scope", "").split(",") if s}
        if not asked or not asked <= self._app.scopes:
            return Response(400, b"invalid_scope\n")
        code = secrets.token_hex(16)
        installer = query.get("user") or self._someone()
        self._codes[code] = {"user": installer, "scope": ",".join(sorted(asked))}
        answer = urlencode({"code": code, "state": query.get("state", "")})
        joint = "&" if "?" in redirect else "?"
        return Response(302, headers={"Location": f"{redirect}{joint}{answer}"})

    def access(self, request: Request) -> Response:
        args = request.fields
        client_id, client_secret = _client(request, args)
        if client_id != CLIENT_ID:
            return json_response({"ok": False, "error": "invalid_client_id"})
        if client_secret != CLIENT_SECRET:
            return json_response({"ok": False, "error": "bad_client_secret"})
        grant = self._codes.pop(str(args.get("code")), None)
        if grant is None:
            return json_response({"ok": False, "error": "invalid_code"})
        return json_response(
            {
                "ok": True,
                "access_token": self._bot_token,
                "token_type": "bot",
                "scope": grant["scope"],
                "bot_user_id": BOT_USER_ID,
                "app_id": APP_ID,
                "team": {"name": self._workspace.team_name, "id": TEAM_ID},
                "enterprise": None,
                "is_enterprise_install": False,
                "authed_user": {"id": grant["user"]},
            }
        )

    def _may_go_to(self, redirect: str) -> bool:
        """Where the manifest allows, or this machine: never elsewhere."""
        parts = urlsplit(redirect)
        if any(redirect.startswith(url) for url in self._app.redirect_urls):
            return True
        return parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"}

    def _someone(self) -> str:
        with self._workspace.lock:
            people = [p.id for p in self._workspace.profiles.values() if not p.is_bot]
        return people[0] if people else BOT_USER_ID


def _client(request: Request, args: Json) -> tuple[str, str]:
    header = request.headers.get("authorization", "")
    if header.lower().startswith("basic "):
        try:
            text = base64.b64decode(header[6:]).decode()
        except ValueError:
            return "", ""
        client_id, _, client_secret = text.partition(":")
        return client_id, client_secret
    return str(args.get("client_id", "")), str(args.get("client_secret", ""))
