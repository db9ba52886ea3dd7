"""The Web API over HTTP: tokens, limits, faults, then the method itself."""

import logging
import time
from typing import Any

from bot.sandbox.delivery import Delivery
from bot.sandbox.errors import SlackError
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.limits import RateLimits
from bot.sandbox.log import ExchangeLog
from bot.sandbox.manifest import App
from bot.sandbox.methods import METHODS, Call, arguments_of
from bot.sandbox.server import Hangup, Request, Response, Server, json_response
from bot.sandbox.state import BOT_USER_ID, Json, Workspace

logger = logging.getLogger("bot.sandbox")

_BEFORE = {"ratelimited", "error", "status", "drop_before"}
_AFTER = {"drop_after", "hang_after", "garbage", "cut"}


class Api:
    def __init__(
        self,
        workspace: Workspace,
        app: App,
        delivery: Delivery,
        log: ExchangeLog,
        faults: Faults,
        limits: RateLimits,
        server: Server,
    ) -> None:
        self._workspace = workspace
        self._app = app
        self._delivery = delivery
        self._log = log
        self._faults = faults
        self._limits = limits
        self._server = server
        self.bot_token = ""
        self.app_token = ""

    def handle(self, request: Request) -> Response:
        name = request.path.removeprefix("/api/")
        args = request.fields
        token = _token(request, args)
        started = time.monotonic()
        fault = self._faults.take(name, args)
        response: Response | None = None
        problem: str | None = None
        answer: Any = None
        try:
            answer, response = self._answer(name, args, token, fault)
        except Hangup as hangup:
            problem = str(hangup) or "connection broken"
            raise
        finally:
            failed = isinstance(answer, dict) and not answer.get("ok")
            self._log.add(
                "to_slack",
                name,
                at=self._workspace.clock.now(),
                request=args,
                response=answer,
                status=response.status if response is not None else None,
                duration=time.monotonic() - started,
                error=problem or (str(answer["error"]) if failed else _broken(response)),
            )
        return response

    def _answer(
        self, name: str, args: Json, token: str | None, fault: Fault | None
    ) -> tuple[Any, Response]:
        if fault and fault.kind == "slow":
            self._server.stopping.wait(fault.seconds)
        if fault and fault.kind in _BEFORE:
            return self._fail_before(fault)
        answer, response = self._perform(name, args, token)
        if fault and fault.kind in _AFTER:
            return answer, self._fail_after(fault)
        return answer, response

    def _fail_before(self, fault: Fault) -> tuple[Any, Response]:
        if fault.kind == "ratelimited":
            return _ratelimited(fault.retry_after)
        if fault.kind == "error":
            answer = {"ok": False, "error": fault.error}
            return answer, json_response(answer)
        if fault.kind == "status":
            page = f"<html><body>Error {fault.status}</body></html>".encode()
            return None, Response(fault.status, page, "text/html; charset=utf-8")
        raise Hangup("broken before anything happened")

    def _fail_after(self, fault: Fault) -> Response:
        if fault.kind == "garbage":
            return Response(200, b"<!DOCTYPE html><title>Slack</title>", "text/html")
        if fault.kind == "cut":
            promised = {"Content-Length": "1000"}
            return Response(200, b"", "application/json", promised, iter([b'{"ok": tr']))
        if fault.kind == "hang_after":
            self._server.stopping.wait(fault.seconds)
        raise Hangup("done, and the answer lost")

    def _perform(self, name: str, args: Json, token: str | None) -> tuple[Any, Response]:
        try:
            answer = {"ok": True, **self._call(name, args, token)}
        except SlackError as error:
            if error.error == "ratelimited":
                return _ratelimited(int(error.extra["retry_after"]))
            answer = error.response()
            return answer, json_response(answer, error.status)
        except Exception:
            logger.exception("%s broke the sandbox itself", name)
            answer = {"ok": False, "error": "fatal_error"}
            return answer, json_response(answer, 500)
        granted = ",".join(sorted(self._app.scopes))
        return answer, json_response(answer, 200, **{"X-OAuth-Scopes": granted})

    def _call(self, name: str, args: Json, token: str | None) -> Json:
        if name == "apps.connections.open":
            return self._open_connection(token)
        entry = METHODS.get(name)
        if entry is None:
            logger.warning("the bot called %s, which this sandbox does not know", name)
            raise SlackError("unknown_method", req_method=name)
        if name != "api.test":
            self._authorize(token)
        wait = self._limits.wait_for(name, entry.per_minute, str(args.get("channel", "")))
        if wait is not None:
            raise SlackError("ratelimited", retry_after=wait)
        args = {key: value for key, value in args.items() if key != "token"}
        unknown = set(args) - {*arguments_of(name), "team_id"}  # Bolt sends it with every call
        if unknown and name != "api.test":
            # Slack itself says nothing: it leaves them out, and the bot counts on them.
            logger.warning("%s has no argument %s", name, ", ".join(sorted(unknown)))
            raise SlackError("invalid_arguments")
        call = Call(self._workspace, self._app, self._server.url, args)
        if entry.scope:
            call.needs(entry.scope)
        with self._workspace.lock:
            answer = entry.method(call)
        self._delivery.later(call.events)
        return answer

    def _authorize(self, token: str | None) -> None:
        if not token:
            raise SlackError("not_authed")
        if token == self.app_token:
            raise SlackError("not_allowed_token_type")
        if token != self.bot_token:
            raise SlackError("invalid_auth")
        if self._workspace.token_revoked:
            raise SlackError("token_revoked")
        if self._workspace.profiles[BOT_USER_ID].deleted:
            raise SlackError("account_inactive")

    def _open_connection(self, token: str | None) -> Json:
        if not token:
            raise SlackError("not_authed")
        if token == self.bot_token:
            raise SlackError("not_allowed_token_type")
        if token != self.app_token:
            raise SlackError("invalid_auth")
        ticket = self._delivery.hub.new_ticket()
        return {"url": f"ws://127.0.0.1:{self._server.port}/link/?ticket={ticket}"}


def _token(request: Request, args: Json) -> str | None:
    header = request.headers.get("authorization", "")
    if header.lower().startswith("bearer "):
        return header[7:].strip()
    return str(args["token"]) if args.get("token") else None


def _ratelimited(seconds: int) -> tuple[Json, Response]:
    answer = {"ok": False, "error": "ratelimited"}
    return answer, json_response(answer, 429, **{"Retry-After": str(seconds)})


def _broken(response: Response | None) -> str | None:
    if response is None:
        return "no answer"
    if response.status >= 400:  # noqa: PLR2004
        return f"HTTP {response.status}"
    return None if response.content_type.startswith("application/json") else "garbage"
