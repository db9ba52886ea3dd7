"""An error becomes a kind sentence, in the place where the person is looking."""

import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Any

from slack_bolt import BoltContext, BoltResponse
from slack_sdk.errors import SlackApiError

from bot import logs
from bot.delivery.slack import NO_ANSWER, may_pass
from bot.domain.base.inbox import Replayed
from bot.errors import InvalidInput, Unreachable, UserError
from bot.slack.base.blocks import Json
from bot.slack.base.folding import Unfolded
from bot.slack.base.newer import Newer
from bot.slack.base.notices import is_refused, notice_message, notice_modal, refused
from bot.texts import LANGUAGES, Texts, texts_for
from handlers.base.click import STORED
from handlers.base.show import (
    DEEPEST,
    as_sent,
    depth_of,
    direct_answer,
    harmless,
    heads_thread,
    open_form,
    respond,
)
from storage.outages import is_outage

log = logging.getLogger(__name__)
# In Bolt's context, for whoever handed the request on:
REPLAYED = "replayed"  # it had its effect before
UNSETTLED = "unsettled"  # nobody was answered about this event: try it again
TOO_LATE = {
    "expired_trigger_id",
    "trigger_expired",
    "exchanged_trigger_id",
    "trigger_exchanged",
}

# Whoever pressed in a form closed it since, or pressed so often that others lie on it.
PAST = {"not_found", "push_limit_reached"}


def error_handler(language: str) -> Callable[..., BoltResponse | None]:
    """Bolt's error handler; `language` for when nobody knows yet who acts."""

    def handle(error: Exception, body: Json, context: BoltContext) -> BoltResponse | None:
        return answer_error(error, body, context, language)

    return handle


def answer_error(
    error: Exception, body: Json, context: BoltContext, language: str
) -> BoltResponse | None:
    """Says what went wrong, and always answers with status 200.

    Socket Mode drops any other answer, and Slack would show "failed" instead of a sentence.
    """
    click = context.get("click")
    actor = click.actor if click and click.actor.is_known else None
    known = actor.language if actor else context.get("language")
    texts = texts_for(known or language)
    if _needs_no_words(error, body, context):
        return BoltResponse(status=200, body="")
    if isinstance(error, Newer | Unfolded):
        return _show_instead(error, body, context)
    languages = [texts] if known else [texts_for(each) for each in LANGUAGES]
    said = _sentence(error, languages, is_stored=bool(context.get(STORED)))
    if body.get("type") == "view_submission":
        return BoltResponse(status=200, body=_in_form(error, said, body["view"], texts))
    if "command" in body and context.ack.response is None:
        return BoltResponse(status=200, body=direct_answer(notice_message(said)))
    context.ack()  # what follows may be slow
    try:
        _say(said, body, context, texts)
    except NO_ANSWER as problem:
        log.warning("could not say what went wrong: %s", type(problem).__name__)
        context[UNSETTLED] = may_pass(problem)
    return BoltResponse(status=200, body="")


def _needs_no_words(error: Exception, body: Json, context: BoltContext) -> bool:
    if isinstance(error, Replayed):
        context[REPLAYED] = True
        return True
    if "event" in body and _may_pass(error):
        _leave_for_later(error, context)
        return True
    if isinstance(error, SlackApiError) and error.response.get("error") in PAST:
        log.info("a form has no place any more: %s", error.response["error"])
        return True
    return False


def _may_pass(error: Exception) -> bool:
    """Slack or the database did not answer."""
    return isinstance(error, Unreachable) or may_pass(error) or is_outage(error)


def _leave_for_later(error: Exception, context: BoltContext) -> None:
    """What was stored stays, and storing it again changes nothing; its answer is still due.

    But not where the database failed after that: then the answer was given.
    """
    if context.get(STORED) and is_outage(error):
        return
    log.warning("an event waits for another try: %s", type(error).__name__)
    context[UNSETTLED] = True


def _show_instead(error: Newer | Unfolded, body: Json, context: BoltContext) -> BoltResponse:
    """In the place of the form: it holds older words than are stored, or folds a mistake."""
    if body.get("type") == "view_submission":
        answer = {"response_action": "update", "view": error.view}
        return BoltResponse(status=200, body=answer)
    context.ack()
    with harmless("the form could not be replaced"):
        context.client.views_update(view_id=body["view"]["id"], view=error.view)
    return BoltResponse(status=200, body="")


def _sentence(error: Exception, languages: Sequence[Texts], *, is_stored: bool) -> str:
    """In each of these languages: someone whom we do not know yet reads one of them."""
    text_id, values = _what_to_say(error, is_stored=is_stored)
    return "\n".join(texts(text_id, **values) for texts in languages)


def _what_to_say(error: Exception, *, is_stored: bool) -> tuple[str, dict[str, Any]]:
    """`is_stored`: it went wrong when the work was committed."""
    if isinstance(error, UserError):
        return error.text_id, dict(error.params)
    if isinstance(error, SlackApiError) and error.response.get("error") in TOO_LATE:
        return "error-stored-too-late" if is_stored else "error-too-late", {}
    if is_outage(error):  # the database says so itself, and a number would lead nowhere
        return "error-stored" if is_stored else "error-no-database", {}
    if isinstance(error, NO_ANSWER) and may_pass(error):
        log.warning("Slack did not answer: %s", type(error).__name__)
        return "error-stored" if is_stored else "error-slack-silent", {}
    reference = secrets.token_hex(4)
    # The exception itself may quote people's words or a whole response: its place is enough.
    log.error("unexpected, reference %s: %s", reference, logs.where(error))
    text_id = "error-stored-unexpected" if is_stored else "error-unexpected"
    return text_id, {"reference": reference}


def _in_form(error: Exception, said: str, view: Json, texts: Texts) -> Json:
    """Under the field that it is about; above the form, when it is about no field there.

    Slack shows errors under fields alone, and what stands above stays until the form is shown
    anew: once a sentence stands there, the next one takes its place.
    """
    labels = {
        block["block_id"]: (block.get("label") or {}).get("text")
        for block in view.get("blocks", [])
        if block["type"] == "input"
    }
    field = error.field if isinstance(error, InvalidInput) else None
    if field in labels and not is_refused(view):
        return {"response_action": "errors", "errors": {field: said}}
    if labels:
        shown = refused(as_sent(view), said, labels.get(field or ""))
        return {"response_action": "update", "view": shown}
    action = "push" if depth_of(view) < DEEPEST else "update"
    return {"response_action": action, "view": notice_modal(said, texts)}


def _say(said: str, body: Json, context: BoltContext, texts: Texts) -> None:
    client = context.client
    message = notice_message(said)
    if heads_thread(body):
        with harmless("the form could not be opened"):
            open_form(client, body, notice_modal(said, texts))
            return
    if body.get("response_url"):
        if not respond(context, message):
            # The person who pressed must hear what came of it, if need be in private.
            user = str((body.get("user") or {}).get("id") or body.get("user_id"))
            client.chat_postMessage(channel=user, text=message.text, blocks=message.blocks)
    elif body.get("trigger_id"):
        open_form(client, body, notice_modal(said, texts))
    elif channel := _spoken_in(body.get("event") or {}):
        client.chat_postMessage(channel=channel, text=message.text, blocks=message.blocks)


def _spoken_in(event: Json) -> str:
    """Where someone said something; who only opened Home, or was changed, asked nothing."""
    is_heard = event.get("type") == "message" and event.get("channel_type") == "im"
    return str(event.get("channel") or "") if is_heard else ""
