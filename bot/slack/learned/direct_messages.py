"""What the bot says about plain words that may be an answer, and what it takes for words."""

from enum import Enum, auto

from slack_sdk.models.blocks import Block

from bot.domain.learned.direct_messages import Heard, Spoken
from bot.domain.learned.prompts import PromptSeen
from bot.errors import NotFound
from bot.slack.base import ids
from bot.slack.base.blocks import (
    Json,
    Message,
    button,
    buttons,
    fine_print,
    message,
    say,
)
from bot.slack.base.forms import read_id
from bot.slack.learned.reflections import about
from bot.texts import Texts


class Speech(Enum):
    """What an event in the conversation with the bot is."""

    WORDS = auto()  # someone's own
    EDIT = auto()
    DELETION = auto()
    UNHEARD = auto()  # someone did something that holds no words
    REMARK = auto()  # of Slack's, or of an app


# Slack's subtypes of a message, from docs.slack.dev/reference/events/message and its clients.
SPOKEN = {None, "", "file_share", "me_message", "thread_broadcast", "reply_broadcast"}
SPOKEN |= {"file_comment"}
REMARKS = {"bot_message", "bot_add", "bot_remove", "bot_enable", "bot_disable"}
REMARKS |= {"app_conversation_join", "app_conversation_leave", "assistant_app_thread"}
REMARKS |= {"channel_archive", "channel_convert_to_private", "channel_join", "channel_leave"}
REMARKS |= {"channel_name", "channel_posting_permissions", "channel_purpose", "channel_topic"}
REMARKS |= {"channel_unarchive", "group_archive", "group_join", "group_leave", "group_name"}
REMARKS |= {"group_purpose", "group_topic", "group_unarchive", "joiner_notification"}
REMARKS |= {"file_created", "file_changed", "file_deleted", "file_mention", "file_public"}
REMARKS |= {"file_shared", "file_unshared", "message_replied", "pinned_item", "unpinned_item"}
REMARKS |= {"reminder_add", "slackbot_response", "tombstone"}


def is_for_us(event: Json) -> bool:
    """Said by a person, in their conversation with the bot."""
    said = event.get("message") or event
    is_direct = event.get("channel_type") in {"im", "app_home"}
    return is_direct and not (event.get("bot_id") or said.get("bot_id"))


def kind_of(event: Json, words: str) -> Speech:
    """A subtype that nobody knows yet is someone's words when they typed it."""
    subtype = event.get("subtype")
    if subtype == "message_changed":
        return Speech.EDIT
    if subtype == "message_deleted":
        return Speech.DELETION
    if subtype in REMARKS:
        return Speech.REMARK
    is_typed = subtype in SPOKEN or bool(event.get("client_msg_id"))
    return Speech.WORDS if is_typed and words else Speech.UNHEARD


def has_file(event: Json) -> bool:
    """A picture, a voice clip, a document: the bot keeps none of these."""
    return bool((event.get("message") or event).get("files"))


def unheard_message(texts: Texts) -> Message:
    return message(say(texts("said-unheard")))


def heard_message(heard: Heard, texts: Texts) -> Message:
    """Kept for you alone: is it an answer, and to what?"""
    said_about = about(heard.asked.circle, heard.asked.meeting, texts)
    questions: list[Block] = [
        say(
            question.text,
            accessory=button(
                texts("said-answers"), ids.SAID_ANSWERS, f"{heard.said.id}.{question.id}"
            ),
        )
        for question in heard.asked.questions
    ]
    divide = button(texts("said-divide"), ids.SAID_DIVIDE, heard.said.id, style="primary")
    return message(
        say(texts("said-heard", about=said_about)),
        *([buttons(divide)] if heard.is_numbered else []),
        *questions,
        fine_print(texts("said-promise")),
        buttons(
            button(texts("said-search"), ids.SAID_SEARCH, heard.said.id),
            button(texts("said-forget"), ids.SAID_FORGET, heard.said.id),
        ),
    )


def adopted_message(asked: PromptSeen, texts: Texts) -> Message:
    """It stands in the draft: nobody else has seen it."""
    return message(
        say(texts("said-adopted", about=about(asked.circle, asked.meeting, texts))),
        _to_the_form(asked, texts),
    )


def stays_message(asked: PromptSeen, texts: Texts) -> Message:
    """The message changed after its words were used: those stay as they were."""
    return message(
        say(texts("said-stays", about=about(asked.circle, asked.meeting, texts))),
        _to_the_form(asked, texts),
    )


def _to_the_form(asked: PromptSeen, texts: Texts) -> Block:
    prompt_id = asked.prompt.id if asked.prompt else 0
    return buttons(button(texts("said-open"), ids.REFLECTION_ANSWER, prompt_id))


def searched_message(texts: Texts) -> Message:
    return message(say(texts("said-searched")))


def forgotten_message(texts: Texts) -> Message:
    return message(say(texts("said-forgotten")))


def read_spoken(event: Json, words: str) -> Spoken:
    """A message, new or as it was edited; `words`: as they were typed."""
    found = event.get("message") or event
    return Spoken(
        str(event.get("channel")),
        str(found.get("ts")),
        str(found["thread_ts"]) if found.get("thread_ts") else None,
        words,
    )


def read_said(action: Json) -> tuple[int, int]:
    """Which words, and which question they answer."""
    said_id, dot, question_id = str(action.get("value")).partition(".")
    if not dot:
        raise NotFound
    return read_id(said_id), read_id(question_id)
