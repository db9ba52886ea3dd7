"""The composition root: builds everything once, from arguments; only the top imports it."""

import gc
import logging
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import timedelta
from functools import cache, cached_property, partial
from ssl import SSLContext, create_default_context
from threading import Event
from typing import Self
from wsgiref.types import WSGIApplication

from flask import Flask
from slack_bolt import App, BoltContext
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from sqlalchemy.orm import Session

import handlers
from bot import checks, design_tokens, logs
from bot.clock import Clock, utc_now
from bot.delivery.directory import Directory
from bot.delivery.editor import Beside
from bot.delivery.installation import Installation, Ours
from bot.delivery.mail.bounces import EVERY, Bounces
from bot.delivery.mail.letter import From
from bot.delivery.mail.outbox import MailOutbox
from bot.delivery.mail.smtp import SmtpSender
from bot.delivery.outbox import Outbox
from bot.delivery.profiles import Profiles
from bot.delivery.render import RENDERERS
from bot.delivery.slack import SlackSender, refused_token
from bot.errors import Unreachable
from bot.intake import Intake
from bot.mail_server import BounceServer, read_bounce_server
from bot.operator import Operator
from bot.search.meaning import ENGINE, Engine
from bot.search.reading import CardReader
from bot.settings import Settings
from bot.slack.base.blocks import write_by_class
from bot.texts import name_contact
from bot.ticker import SEND_SECONDS, Heart
from bot.warming import warm
from bot.web.gate import Gate
from bot.web.site import site, with_gate
from handlers.base.errors import error_handler
from handlers.base.middleware import UNREACHABLE, Introduction
from storage.base import deliveries, edits
from storage.base.pace import Bucket, a_minute
from storage.database import Database

HANDLER_THREADS = 16
EDITOR_THREADS = 4
LOOK_SECONDS = 3  # for Slack, while somebody waits to hear how the bot is doing
SLACK_TIMEOUT = 10  # seconds; the outbox counts on it
SHORT_TIMEOUT = 2  # seconds; a form has to open within three


def slack_client(token: str | None, api_url: str, timeout: int = SLACK_TIMEOUT) -> WebClient:
    """Without the SDK's own retries: they post a message again that had arrived."""
    return WebClient(
        token=token,
        base_url=api_url,
        timeout=timeout,
        ssl=_certificates(),
        retry_handlers=[],
    )


@cache  # those that the machine trusts when it is first asked; a restart reads them again
def _certificates() -> SSLContext:
    """Read once: urllib would read all of them for each call to Slack, in some 25 ms."""
    return create_default_context()


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
        engine: Engine | None = None,
    ) -> None:
        logs.keep_words_out()
        write_by_class()
        name_contact(settings.technical_contact)
        self.settings = settings
        self.clock = clock
        database = database or Database(settings.database_url)
        self.db = database.carrying(**{ENGINE: engine}) if engine else database
        self.client = slack_client(
            settings.slack_bot_token.get_secret_value(), settings.slack_api_url
        )
        self.outbox = Outbox(self.db, SlackSender(self.client), RENDERERS, clock, bucket=bucket)
        self.mail = mail_outbox(settings, self.db, clock, self.outbox.stopping)
        reader = CardReader(self.db, engine, self.outbox.stopping) if engine else None
        self.heart = Heart(
            self.db,
            self.outbox,
            clock,
            self._catch_up,
            self._complete,
            self._mail_jobs(),
            reader,
        )
        self.executor = executor or ThreadPoolExecutor(HANDLER_THREADS, "handler")
        self.editors = executor or ThreadPoolExecutor(EDITOR_THREADS, "editor")
        self._stale = Beside()
        told = self.db.telling(self._follow)
        quick = slack_client(
            settings.slack_bot_token.get_secret_value(), settings.slack_api_url, SHORT_TIMEOUT
        )
        self.installation = _installation(quick, settings, told, clock, self.editors)
        self.profiles = Profiles(told, self.installation, Directory(quick), clock)
        introduction = Introduction(told, clock, self.profiles)
        self.bolt = build_bolt(self.installation, introduction, settings)
        self.intake = Intake(self.bolt, told, clock, self.executor, self.outbox.stopping)

    def _mail_jobs(self) -> dict[str, tuple[timedelta, Callable[[], None]]]:
        if self.mail is None:
            return {}
        jobs = {"mail": (timedelta(seconds=SEND_SECONDS), self.mail.send_due)}
        server = bounce_server(self.settings)
        if server is not None:
            domain, stopping = self.mail.sender.sender.domain, self.outbox.stopping
            bounces = Bounces(self.db, server, domain, self.clock, stopping=stopping)
            jobs["bounces"] = EVERY, bounces.read_some
        return jobs

    @cached_property
    def wsgi(self) -> WSGIApplication:
        """The gate for Slack, and the site for everyone else."""
        gate = Gate(
            self.settings.slack_signing_secret.get_secret_value(),
            self.intake,
            utc_now,
            self.settings.slack_api_url,
        )
        # Built when somebody first looks.
        return with_gate(gate, lambda environ, start: self.pages(environ, start))  # noqa: PLW0108

    @property
    def complete(self) -> WSGIApplication:
        """The same with the site built: two who look first at once would each build one."""
        self.pages  # noqa: B018
        return self.wsgi

    @cached_property
    def pages(self) -> Flask:
        """What is not Slack's: cards, calendars, and how the bot is doing."""
        token = self.settings.slack_bot_token.get_secret_value()
        client = slack_client(token, self.settings.slack_api_url, LOOK_SECONDS)
        refused = partial(refused_token, client)
        return site(self.db, self.clock, refused, operator=operator_of(self.settings))

    def warm(self) -> None:
        """Do beforehand what whoever comes first would wait for.

        What was made stays until the end: the collector, which would hold up everything for a
        fifth of a second each time that it looked at all of it, does not look again.
        """
        warm(self.db, self.installation, self.clock())
        gc.collect()
        gc.freeze()

    def _follow(self, changed: Session) -> None:
        """After a handler's commit: what it queued leaves, and what it changed is edited.

        Beside its answer: Slack waits three seconds for that, and an edit can take longer.
        """
        if deliveries.has_queued(changed):
            self.heart.nudge()
        if stale := edits.made_stale(changed):
            self._stale.add(stale)
            self.editors.submit(self.outbox.catch_up, self._stale)

    def _complete(self) -> None:
        self.profiles.complete(self.outbox.stopping.is_set)

    def _catch_up(self) -> None:
        self.intake.catch_up()

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


def _installation(
    client: WebClient, settings: Settings, db: Database, clock: Clock, beside: Executor
) -> Installation:
    ours = Ours(
        settings.public_url,
        settings.default_locale,
        settings.default_timezone,
        mail_sender(settings).address if settings.smtp_url else "",
    )
    return Installation(client, db, clock, beside.submit, ours)


def operator_of(settings: Settings) -> Operator:
    return Operator(
        accessibility_url=settings.accessibility_statement_url,
        privacy_url=settings.privacy_url,
        security_contact=settings.security_contact,
        is_indexed=settings.web_indexed,
        hsts_subdomains=settings.hsts_subdomains,
        tokens=design_tokens.read(settings.design_tokens) if settings.design_tokens else {},
    )


def mail_sender(settings: Settings) -> From:
    return From(*checks.read_sender(settings.mail_from), settings.bounce_address)


def bounce_server(settings: Settings) -> BounceServer | None:
    """None: what comes back later is not read."""
    url = settings.bounce_url.get_secret_value()
    return read_bounce_server(url) if url else None


def mail_outbox(
    settings: Settings, db: Database, clock: Clock, stopping: Event
) -> MailOutbox | None:
    """None without a mail server."""
    if settings.mail_server is None:
        return None
    sender = SmtpSender(settings.mail_server, mail_sender(settings))
    everyone, domain = a_minute(settings.mail_rate), a_minute(settings.mail_domain_rate)
    return MailOutbox(db, sender, clock, everyone, domain, stopping=stopping)


def build_bolt(
    installation: Installation, introduction: Introduction, settings: Settings
) -> App:
    """Bolt with every handler, each of which runs in the thread that asks for it.

    The gate has checked the signature before it gets here.
    """
    token = settings.slack_bot_token.get_secret_value()

    def authorize(
        enterprise_id: str | None, team_id: str | None, context: BoltContext
    ) -> AuthorizeResult:
        """Without a token the introduction stops a workspace that is not ours."""
        result = AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id)
        try:
            installed = installation.get()
        except Unreachable:
            context[UNREACHABLE] = True  # Bolt would answer in English
            return result
        if team_id == installed.team_id:
            result.bot_user_id = installed.bot_user_id
            result.bot_token = token
        return result

    logger = logging.getLogger("slack_bolt")
    logger.addFilter(logs.is_no_remark_on_tokens)
    app = App(
        name="leerkring",  # it would look through the whole stack for one
        # Without a token: `authorize` gives each request its own.
        client=slack_client(None, settings.slack_api_url),
        authorize=authorize,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        process_before_response=True,
        logger=logger,
    )
    app.use(introduction)
    app.error(error_handler(settings.default_locale))
    app.use(handlers.register())
    return app
