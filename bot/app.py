"""The composition root: builds everything once, from arguments; only the top imports it."""

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import cached_property, partial
from typing import Any, Self
from wsgiref.types import WSGIApplication

from flask import Flask
from slack_bolt import App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlalchemy.orm import Session

import handlers
from bot import logs
from bot.clock import Clock, utc_now
from bot.delivery.installation import Installation
from bot.delivery.outbox import Outbox
from bot.delivery.render import RENDERERS
from bot.delivery.slack import SlackSender, refused_token
from bot.settings import Settings
from bot.ticker import Heart
from bot.web.gate import Answer, Gate
from bot.web.site import site, with_gate
from handlers.base.errors import error_handler
from handlers.base.middleware import Introduction
from storage.base import edits
from storage.base.pace import Bucket
from storage.database import Database

HANDLER_THREADS = 16  # Bolt's default of 5 drops commands once all are busy
EDITOR_THREADS = 4
LOOK_SECONDS = 3  # for Slack, while somebody waits to hear how the bot is doing
SLACK_TIMEOUT = 10  # seconds; the outbox counts on it


def slack_client(token: str | None, api_url: str) -> WebClient:
    """Without the SDK's own retries: they post a message again that had arrived."""
    return WebClient(token=token, base_url=api_url, timeout=SLACK_TIMEOUT, retry_handlers=[])


class Leerkring:
    """Everything that runs: Bolt behind its gate, the outbox, the heartbeat."""

    def __init__(
        self,
        settings: Settings,
        *,
        database: Database | None = None,
        clock: Clock = utc_now,
        executor: Executor | None = None,
        bucket: Bucket = Bucket(),  # noqa: B008  # frozen
    ) -> None:
        logs.keep_words_out()
        self.settings = settings
        self.clock = clock
        self.db = database or Database(settings.database_url)
        self.client = slack_client(
            settings.slack_bot_token.get_secret_value(), settings.slack_api_url
        )
        self.outbox = Outbox(self.db, SlackSender(self.client), RENDERERS, clock, bucket=bucket)
        self.heart = Heart(self.db, self.outbox, clock)
        self.executor = executor or ThreadPoolExecutor(HANDLER_THREADS, "handler")
        self.editors = executor or ThreadPoolExecutor(EDITOR_THREADS, "editor")
        self.bolt = build_bolt(
            self.client,
            self.db.telling(self._freshen),
            clock,
            self.heart.nudge,
            self.executor,
            settings,
        )

    @cached_property
    def wsgi(self) -> WSGIApplication:
        """The gate for Slack, and the site for everyone else."""
        gate = Gate(
            self.settings.slack_signing_secret.get_secret_value(),
            partial(dispatch, self.bolt),
            utc_now,
            self.settings.slack_api_url,
        )
        return with_gate(gate, self.pages)

    @cached_property
    def pages(self) -> Flask:
        """What is not Slack's: cards, calendars, and how the bot is doing."""
        settings = self.settings
        client = slack_client(
            settings.slack_bot_token.get_secret_value(), settings.slack_api_url
        )
        client.timeout = LOOK_SECONDS
        return site(self.db, self.clock, partial(refused_token, client))

    def _freshen(self, changed: Session) -> None:
        """After a handler's commit: the messages that it changed are edited, beside its answer.

        Slack waits three seconds for that answer, and an edit can take longer.
        """
        if stale := edits.made_stale(changed):
            self.editors.submit(self.outbox.freshen, stale)

    def tick(self) -> None:
        """Queue what is due and send it: what the heartbeat does, once."""
        self.heart.tick()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self, *, keep_database: bool = False) -> None:
        """Finish what is under way, then let go of everything."""
        self.heart.stop()
        self.executor.shutdown(wait=True)
        self.editors.shutdown(wait=True)
        if not keep_database:
            self.db.close()


def build(
    settings: Settings,
    *,
    database: Database | None = None,
    clock: Clock = utc_now,
    executor: Executor | None = None,
) -> Leerkring:
    return Leerkring(settings, database=database, clock=clock, executor=executor)


def build_bolt(
    client: WebClient,
    db: Database,
    clock: Clock,
    nudge: Callable[[], None],
    executor: Executor,
    settings: Settings,
) -> App:
    """Bolt with every handler. The gate has checked the signature before it gets here."""
    installation = Installation(
        client,
        db,
        clock,
        settings.public_url,
        settings.default_locale,
        settings.default_timezone,
    )

    def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        installed = installation.get()
        if team_id != installed.team_id:
            # No token: the middleware stops a workspace that is not ours, without a word.
            return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=installed.bot_id,
            bot_user_id=installed.bot_user_id,
            bot_token=client.token,
        )

    logger = logging.getLogger("slack_bolt")
    logger.addFilter(logs.is_no_remark_on_tokens)
    app = App(
        # Without a token: `authorize` gives each request its own.
        client=slack_client(None, client.base_url),
        authorize=authorize,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        listener_executor=executor,
        logger=logger,
    )
    app.use(Introduction(db, clock, nudge))
    app.error(error_handler(settings.default_locale))
    handlers.register(app)
    return app


def dispatch(app: App, payload: dict[str, Any], headers: Mapping[str, str]) -> Answer:
    """Hand a checked and parsed request to Bolt.

    Bolt's own parsing loses commands that contain the word "payload"; its Socket Mode entrance
    takes what was parsed already.
    """
    request = BoltRequest(body=payload, headers=dict(headers), mode="socket_mode")
    response = app.dispatch(request)
    if response.status == 404:  # noqa: PLR2004  # nobody listens: Slack would count a failure
        logging.getLogger(__name__).info("nobody handles %s", payload.get("type"))
        return 200, {}, ""
    kinds = {name: values[0] for name, values in response.headers.items()}
    return response.status, kinds, response.body
